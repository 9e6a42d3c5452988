"""kennisgraaf snapshot and store: what is published, whether it is whole, and whether store and version files agree."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from api.services import Services
from tests.conftest import Ran
from tests.support.api import CLEAN, load_later_edition

Run = Callable[..., Ran]


@pytest.fixture
def run(run_command: Run, loaded_services: Services) -> Run:
    """Run a command on a copy of the installation with the sample lists."""
    return lambda *arguments: run_command(*arguments, home=loaded_services.settings.home)


def as_json(ran: Ran) -> dict[str, Any]:
    assert (ran.code, ran.err) == (0, ""), ran.err
    return dict(json.loads(ran.out))


def damage(services: Services) -> None:
    """Cut the last byte off a file of the current snapshot."""
    path = services.snapshots.place(services.snapshots.current().id) / "attributes.sqlite"
    path.write_bytes(path.read_bytes()[:-1])


def test_the_current_snapshot_is_shown_with_what_is_in_it_and_what_is_not(run: Run, loaded_services: Services) -> None:
    shown = as_json(run("snapshot", "show", "--format", "json"))
    assert (shown["id"], shown["current"]) == (loaded_services.snapshots.current().id, True)
    assert {"un_sc", "us_csl"} <= {item["id"] for item in shown["datasets"]}
    assert "ror" in shown["missing"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_snapshot_is_shown_as_text_with_its_lists_and_the_missing_ones(run: Run, language: str) -> None:
    ran = run("snapshot", "show", "--language", language)
    assert (ran.code, ran.err) == (0, "")
    assert all(name in ran.out for name in ("un_sc", "2026-11-22", "uk_sanctions"))
    assert "\x1b" not in ran.out


def test_a_complete_list_of_what_is_missing_does_not_send_the_reader_elsewhere(run: Run) -> None:
    shown = run("snapshot", "show")
    missing = as_json(run("snapshot", "show", "--format", "json"))["missing"]
    assert f"not loaded ({len(missing)}): " in shown.out
    assert "--format json" not in shown.out


def test_a_damaged_snapshot_is_not_shown_as_if_it_were_whole(run: Run, loaded_services: Services) -> None:
    damage(loaded_services)
    ran = run("snapshot", "show")
    assert (ran.code, ran.out) == (1, "")
    assert "damaged" in ran.err


def test_publishing_anew_repairs_a_damaged_snapshot_as_its_message_says(run: Run, loaded_services: Services) -> None:
    damage(loaded_services)
    assert run("screen", CLEAN).code == 1
    assert run("snapshot", "publish").code == 0
    assert run("screen", CLEAN).code == 0


def test_publishing_when_nothing_changed_keeps_the_snapshot(run: Run, loaded_services: Services) -> None:
    before = loaded_services.snapshots.current().id
    assert as_json(run("snapshot", "publish", "--format", "json"))["id"] == before
    assert len(loaded_services.snapshots.all()) == 1


def test_the_list_of_snapshots_is_oldest_first_and_marks_the_current_one(
    run: Run, loaded_services: Services, sample_lists: Path
) -> None:
    first = loaded_services.snapshots.current().id
    second = load_later_edition(loaded_services, sample_lists)
    listed = as_json(run("snapshot", "list", "--format", "json"))["snapshots"]
    assert [(item["id"], item["current"]) for item in listed] == [(first, False), (second, True)]
    assert listed[1]["predecessor"] == first


def test_an_earlier_snapshot_can_be_shown(run: Run, loaded_services: Services, sample_lists: Path) -> None:
    first = loaded_services.snapshots.current().id
    load_later_edition(loaded_services, sample_lists)
    shown = as_json(run("snapshot", "show", first, "--format", "json"))
    assert (shown["id"], shown["current"]) == (first, False)


@pytest.mark.parametrize("snapshot_id", ["0" * 16, "..", "../snapshots", "a" * 1_000, "²"])
def test_a_snapshot_that_is_not_there_cannot_be_shown(run: Run, snapshot_id: str) -> None:
    ran = run("snapshot", "show", snapshot_id)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("kennisgraaf: ")


def test_before_anything_is_loaded_there_is_no_snapshot(run_command: Run) -> None:
    assert as_json(run_command("snapshot", "list", "--format", "json")) == {"snapshots": []}
    assert run_command("snapshot", "show").code == 1


def test_an_empty_snapshot_answers_that_the_data_are_insufficient(run_command: Run) -> None:
    assert run_command("snapshot", "publish").code == 0
    assert as_json(run_command("screen", CLEAN, "--format", "json"))["outcome"] == "insufficient"


def test_a_store_that_agrees_with_its_version_files_is_sound(run: Run) -> None:
    assert as_json(run("store", "check", "--format", "json")) == {"problems": [], "sound": True}


@pytest.mark.parametrize(("language", "said"), [("nl", "stemmen overeen"), ("en", "agree")])
def test_a_sound_store_is_said_to_be_so_in_words(run: Run, language: str, said: str) -> None:
    assert said in run("store", "check", "--language", language).out


def test_a_changed_store_is_found_out(run: Run, loaded_services: Services) -> None:
    with closing(sqlite3.connect(loaded_services.settings.graph_path)) as connection, connection:
        connection.execute("DELETE FROM fact WHERE rowid IN (SELECT rowid FROM fact LIMIT 1)")
    ran = run("store", "check", "--format", "json")
    assert (ran.code, json.loads(ran.out)["sound"]) == (1, False)


def test_changed_raw_files_are_found_out(run: Run, loaded_services: Services) -> None:
    (raw,) = loaded_services.settings.versions_path.glob("un_sc/*/raw/*")
    raw.write_bytes(raw.read_bytes() + b" ")
    ran = run("store", "check")
    assert ran.code == 1
    assert "un_sc" in ran.out


def test_checking_leaves_nothing_behind(run: Run, loaded_services: Services) -> None:
    home = loaded_services.settings.home
    before = {path.name for path in home.iterdir()}
    run("store", "check")
    assert {path.name for path in home.iterdir()} - before <= {"writer.lock", "graph.sqlite-wal", "graph.sqlite-shm"}


def test_a_lost_store_is_rebuilt_from_the_version_files(run: Run, loaded_services: Services) -> None:
    versions = as_json(run("store", "migrate", "--format", "json"))["versions"]
    for path in loaded_services.settings.home.glob("graph.sqlite*"):
        path.unlink()
    assert as_json(run("store", "migrate", "--format", "json"))["versions"] == versions > 0
    assert as_json(run("store", "check", "--format", "json"))["sound"] is True


def test_a_store_of_another_release_is_refused_with_what_to_do(run: Run, loaded_services: Services) -> None:
    with closing(sqlite3.connect(loaded_services.settings.graph_path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    ran = run("store", "migrate")
    assert (ran.code, ran.out) == (1, "")
    assert "99" in ran.err


def test_screening_goes_on_while_the_store_is_gone(run: Run, loaded_services: Services) -> None:
    shutil.rmtree(loaded_services.settings.versions_path)
    for path in loaded_services.settings.home.glob("graph.sqlite*"):
        path.unlink()
    screening = as_json(run("screen", CLEAN, "--as-of", "2026-11-22", "--format", "json"))
    assert screening["outcome"] == "no_signal"


def test_without_an_embedded_store_there_is_nothing_to_copy_and_none_is_made(run_command: Run, tmp_path: Path) -> None:
    home, server = tmp_path / "nowhere", {"NEO4J_URI": "bolt://127.0.0.1:1", "NEO4J_PASSWORD": "Zilvervos"}
    ran = run_command("store", "copy", "--to", "neo4j", home=home, **server)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"kennisgraaf: There is no embedded store in {home}.\n"
    assert not home.exists()
