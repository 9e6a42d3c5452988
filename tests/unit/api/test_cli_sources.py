"""kennisgraaf sources: the lists there are, and loading them; each way it can end has its own exit code."""

import gzip
import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import requests

from api.services import Services, offer_folder
from loaders.lock import only_writer
from loaders.sample import APPROVAL, write_sample
from tests.conftest import NOW, Ran, settings_of

LOAD_KEYS = {
    "source",
    "dataset",
    "version",
    "files",
    "status",
    "publishedAt",
    "records",
    "entities",
    "relations",
    "listings",
    "issues",
    "seconds",
}
SAMPLE_FILES = 8
UN = "un_sc_consolidated.xml"
US = "consolidated_screening_list.csv"
Run = Callable[..., Ran]


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    """The sample lists of today, for a home that serves those of a week before: the command line knows no other day."""
    before = tmp_path / "before"
    write_sample(before, datetime.now(UTC).date() - timedelta(days=7))
    Services(settings_of(tmp_path / "home")).load(offer_folder(before, APPROVAL), NOW, lambda message: None)
    folder = tmp_path / "lists"
    write_sample(folder, datetime.now(UTC).date())
    return folder


@pytest.fixture
def load(run_command: Run) -> Run:
    """Load and answer as JSON."""

    def run(*arguments: str | Path) -> Ran:
        return run_command("sources", "load", *map(str, arguments), "--format", "json")

    return run


def loads(ran: Ran) -> list[dict[str, Any]]:
    return list(json.loads(ran.out)["loads"])


def statuses(ran: Ran) -> set[str]:
    return {load["status"] for load in loads(ran)}


def without_most_records(lists: Path) -> Path:
    """Return the US list with one of its three records."""
    path = lists / US
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:2]), encoding="utf-8")
    return path


def test_a_folder_is_loaded_published_and_counted(load: Run, lists: Path) -> None:
    ran = load("--dir", lists)
    assert (ran.code, statuses(ran)) == (0, {"published", "unchanged"})
    assert len(loads(ran)) == SAMPLE_FILES
    assert json.loads(ran.out)["snapshot"]


def test_every_load_answers_with_the_fields_of_the_contract(load: Run, lists: Path) -> None:
    for item in loads(load("--dir", lists)):
        assert set(item) >= LOAD_KEYS
        assert item["records"] > 0


def test_progress_is_on_stderr_and_the_answer_on_stdout(load: Run, lists: Path) -> None:
    ran = load("--dir", lists)
    assert UN in ran.err
    assert json.loads(ran.out)


def test_loading_the_same_folder_again_changes_nothing(load: Run, lists: Path) -> None:
    first, second = load("--dir", lists), load("--dir", lists)
    assert (second.code, statuses(second)) == (0, {"unchanged"})
    assert json.loads(first.out)["snapshot"] == json.loads(second.out)["snapshot"]


def test_a_file_nobody_recognises_is_skipped_and_the_others_are_loaded(load: Run, lists: Path) -> None:
    (lists / "shopping.txt").write_text("milk\n")
    ran = load("--dir", lists)
    assert (ran.code, statuses(ran)) == (0, {"published", "skipped", "unchanged"})


@pytest.mark.parametrize(("name", "content"), [("READ ME.txt", b"milk\n"), ("cut.csv.gz", b"\x1f\x8b\x08\x00 cut off")])
def test_a_file_that_is_not_taken_is_named_with_its_path_under_the_folder(
    run_command: Run, lists: Path, name: str, content: bytes
) -> None:
    for folder in ("one", "two"):
        (lists / folder).mkdir()
        (lists / folder / name).write_bytes(content)
    ran = run_command("sources", "load", "--dir", str(lists))
    assert f"one/{name}" in ran.out
    assert f"two/{name}" in ran.out


def test_an_empty_folder_publishes_nothing(load: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ran = load("--dir", tmp_path / "empty")
    assert (ran.code, json.loads(ran.out)) == (0, {"loads": [], "snapshot": None})


@pytest.mark.parametrize("content", ["", "<!DOCTYPE html><html>Log in</html>", "<CONSOLIDATED_LIST dateGenerated="])
def test_a_file_that_is_not_the_list_is_rejected_with_a_reason(load: Run, tmp_path: Path, content: str) -> None:
    (tmp_path / UN).write_text(content)
    ran = load("un_sc", "--file", tmp_path / UN)
    (item,) = loads(ran)
    assert (ran.code, item["status"], json.loads(ran.out)["snapshot"]) == (4, "rejected", None)
    assert item["issues"][0]["message"]


def test_a_damaged_file_among_good_ones_ends_with_the_worst_code(load: Run, lists: Path) -> None:
    (lists / "cut.csv.gz").write_bytes(b"\x1f\x8b\x08\x00 cut off")
    ran = load("--dir", lists)
    assert (ran.code, statuses(ran)) == (4, {"published", "rejected", "unchanged"})


def test_an_edition_that_lost_most_of_its_records_is_held(load: Run, lists: Path) -> None:
    before = json.loads(load("--dir", lists).out)["snapshot"]
    ran = load("us_csl", "--file", without_most_records(lists))
    assert (ran.code, statuses(ran)) == (3, {"held"})
    assert json.loads(ran.out)["snapshot"] == before


def test_a_held_edition_is_published_when_a_named_person_approves(load: Run, run_command: Run, lists: Path) -> None:
    load("--dir", lists)
    path = without_most_records(lists)
    load("us_csl", "--file", path)
    ran = load("us_csl", "--file", path, "--approve", "--by", "A. Example", "--reason", "Checked with the publisher")
    shown = json.loads(run_command("sources", "show", "us_csl", "--format", "json").out)
    assert (ran.code, statuses(ran)) == (0, {"published"})
    assert [(item["approvedBy"], item["reason"]) for item in shown["versions"]][-1] == (
        "A. Example",
        "Checked with the publisher",
    )


def test_an_older_edition_is_held(load: Run, lists: Path, tmp_path: Path) -> None:
    load("--dir", lists)
    older = tmp_path / "older"
    write_sample(older, datetime.now(UTC).date() - timedelta(days=3))
    assert load("un_sc", "--file", older / UN).code == 3


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("un_sc",),
        ("--file", "{lists}/un_sc_consolidated.xml"),
        ("un_sc", "--dir", "{lists}"),
        ("--dir", "{lists}", "--file", "{lists}/un_sc_consolidated.xml"),
        ("--dir", "{lists}/nowhere"),
        ("nobody", "--file", "{lists}/un_sc_consolidated.xml"),
        ("un_sc", "--file", "{lists}/nowhere.xml"),
        ("un_sc", "--file", "{lists}"),
        ("un_sc", "--file", "{lists}/un_sc_consolidated.xml", "--approve"),
        ("un_sc", "--file", "{lists}/un_sc_consolidated.xml", "--approve", "--by", "A. Example"),
        ("un_sc", "--file", "{lists}/un_sc_consolidated.xml", "--by", "A. Example", "--reason", "x"),
        ("--dir", "{lists}", "--approve", "--by", "A. Example", "--reason", "x"),
    ],
    ids=" ".join,
)
def test_a_load_that_was_asked_for_wrongly_is_a_usage_error(load: Run, lists: Path, arguments: tuple[str, ...]) -> None:
    ran = load(*(argument.format(lists=lists) for argument in arguments))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("kennisgraaf: ")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_text_tells_what_became_of_each_file_in_words(run_command: Run, lists: Path, language: str) -> None:
    (lists / "shopping.txt").write_text("milk\n")
    (lists / "cut.csv.gz").write_bytes(b"\x1f\x8b\x08\x00 cut off")
    ran = run_command("sources", "load", "--dir", str(lists), "--language", language, COLUMNS="120")
    words = {"nl": ("gepubliceerd", "geweigerd", "overgeslagen"), "en": ("published", "rejected", "skipped")}
    assert [word for word in words[language] if word not in ran.out] == []
    assert "un_sc" in ran.out
    assert "shopping.txt" in ran.out
    assert "\x1b" not in ran.out + ran.err


def test_a_home_that_cannot_be_made_is_an_error_without_a_trace(run_command: Run, lists: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ran = run_command("sources", "load", "--dir", str(lists), home=tmp_path / "file" / "home")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("kennisgraaf: The folder ")


def test_only_one_process_loads_at_a_time(run_command: Run, lists: Path, tmp_path: Path) -> None:
    with only_writer(tmp_path / "home"):
        ran = run_command("sources", "load", "--dir", str(lists))
    assert (ran.code, ran.out) == (1, "")
    assert "Another process" in ran.err


def test_the_sources_are_listed_before_anything_is_loaded(run_command: Run) -> None:
    ran = run_command("sources", "list", "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    assert {"un_sc", "us_csl", "eu_annexes"} <= {source["id"] for source in json.loads(ran.out)["sources"]}


def test_a_source_is_shown_with_its_versions(run_command: Run, load: Run, lists: Path) -> None:
    load("--dir", lists)
    text = run_command("sources", "show", "un_sc")
    shown = json.loads(run_command("sources", "show", "un_sc", "--format", "json").out)
    assert shown["versions"][0]["sha256"][:12] in text.out
    assert shown["limits"].split()[0] in text.out


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("out of date after: {days} days", "format: XML", "refreshed: on every change")),
        ("nl", ("verouderd na: {days} dagen", "vorm: XML", "ververst: on every change")),
    ],
)
def test_a_source_is_shown_with_its_form_its_refreshing_and_its_staleness_limit(
    run_command: Run, language: str, said: tuple[str, ...]
) -> None:
    text = " ".join(run_command("sources", "show", "un_sc", "--language", language).out.split())
    days = json.loads(run_command("sources", "show", "un_sc", "--format", "json").out)["staleAfterDays"]
    assert [words for words in said if words.format(days=days) not in text] == []


def test_the_person_who_approved_is_named_with_the_reason(load: Run, run_command: Run, lists: Path) -> None:
    load("--dir", lists)
    path = without_most_records(lists)
    load("us_csl", "--file", path, "--approve", "--by", "A. Example", "--reason", "Checked.")
    assert "approval by A. Example: Checked." in run_command("sources", "show", "us_csl").out


@pytest.mark.parametrize(("columns", "is_wide"), [("80", False), ("99", False), ("100", True), ("", True)])
def test_a_narrow_table_of_loads_leaves_out_what_would_break_its_cells(
    run_command: Run, lists: Path, columns: str, is_wide: bool
) -> None:
    out = run_command("sources", "load", "--dir", str(lists), COLUMNS=columns).out
    assert ("relations" in out) is is_wide
    assert f" {datetime.now(UTC).date()} " in out
    assert "published" in out
    assert max(map(len, out.splitlines())) <= int(columns or 100)


def test_a_line_that_wraps_stays_indented(run_command: Run) -> None:
    lines = run_command("sources", "list", COLUMNS="60").out.splitlines()
    heads = tuple(
        source["id"] for source in json.loads(run_command("sources", "list", "--format", "json").out)["sources"]
    )
    assert [line for line in lines if line and not line.startswith(("  ", *heads))] == []


@pytest.mark.parametrize("command", [("show", "nobody"), ("update", "nobody"), ("update", "opensanctions")])
def test_a_source_that_is_not_there_is_a_usage_error(run_command: Run, command: tuple[str, ...]) -> None:
    ran = run_command("sources", *command)
    assert (ran.code, ran.out) == (2, "")
    assert command[1] in ran.err


def test_an_update_that_does_not_reach_the_publisher_fails_and_changes_nothing(
    run_command: Run, load: Run, lists: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = json.loads(load("--dir", lists).out)["snapshot"]

    def unreachable(*arguments: object, **options: object) -> None:
        raise requests.ConnectionError("no route to host")

    monkeypatch.setattr(requests.Session, "get", unreachable)
    ran = run_command("sources", "update", "un_sc", "us_csl", "--format", "json")
    assert (ran.code, statuses(ran)) == (1, {"skipped"})
    assert {issue["code"] for item in loads(ran) for issue in item["issues"]} == {"unavailable"}
    assert json.loads(ran.out)["snapshot"] == before


def test_a_list_below_the_folder_is_found_too(load: Run, lists: Path) -> None:
    shutil.move(lists, lists.parent / "deep")
    lists.mkdir()
    shutil.move(lists.parent / "deep", lists / "some" / "where")
    assert len(loads(load("--dir", lists))) == SAMPLE_FILES


def test_a_folder_with_the_letters_of_markup_is_printed_as_it_is(
    run_command: Run, sample_lists: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "lists" / "old[" / "[bold]"
    folder.mkdir(parents=True)
    (folder / "x.xml.gz").write_bytes(gzip.compress((sample_lists / UN).read_bytes())[:-20])
    ran = run_command("sources", "load", "--dir", str(tmp_path / "lists"), COLUMNS="160")
    assert "old[/[bold]/x.xml.gz" in "".join(ran.out.split())
