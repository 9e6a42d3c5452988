"""The service follows the snapshot that is current, keeps the ones in use, and says honestly when it cannot answer."""

import shutil
import threading
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from api.app import create_app
from api.services import Services, offer_files
from api.snapshots import MOST_OPEN, OpenSnapshots
from graph.errors import NoPublishedSnapshot, NotFound, SnapshotDamaged
from loaders.sample import APPROVAL
from tests.conftest import NOW
from tests.support.api import CLEAN, LISTED, load_later_edition, post, problem


def readiness(services: Services, now: datetime = NOW) -> tuple[int, dict[str, Any]]:
    response = create_app(services.settings, clock=lambda: now).test_client().get("/readyz")
    return response.status_code, response.get_json()


def test_nothing_published_is_an_error_and_no_empty_answer(empty_services: Services) -> None:
    with pytest.raises(NoPublishedSnapshot):
        OpenSnapshots(empty_services).screener()


def test_the_same_snapshot_is_opened_once(loaded_services: Services) -> None:
    snapshots = OpenSnapshots(loaded_services)
    assert snapshots.screener() is snapshots.screener(loaded_services.snapshots.current().id)


def test_a_new_snapshot_is_used_without_a_restart(loaded_services: Services, sample_lists: Path) -> None:
    snapshots = OpenSnapshots(loaded_services)
    before = snapshots.screener().snapshot.manifest.id
    published = load_later_edition(loaded_services, sample_lists)
    assert snapshots.screener().snapshot.manifest.id == published != before


def test_the_snapshot_before_can_still_be_asked(loaded_services: Services, sample_lists: Path) -> None:
    snapshots = OpenSnapshots(loaded_services)
    before = snapshots.screener()
    load_later_edition(loaded_services, sample_lists)
    assert snapshots.screener(before.snapshot.manifest.id) is before


def test_a_request_that_runs_keeps_its_snapshot_however_many_are_opened_after_it(
    loaded_services: Services, sample_lists: Path
) -> None:
    snapshots = OpenSnapshots(loaded_services)
    held = snapshots.screener()
    for days in range(1, MOST_OPEN + 2):
        load_later_edition(loaded_services, sample_lists, days)
        snapshots.screener()
    assert held.snapshot.party(0).name
    assert snapshots.screener(held.snapshot.manifest.id) is not held


def test_many_threads_open_a_snapshot_once(loaded_services: Services) -> None:
    snapshots = OpenSnapshots(loaded_services)
    found: set[int] = set()
    threads = [threading.Thread(target=lambda: found.add(id(snapshots.screener()))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 1


@pytest.mark.parametrize("snapshot_id", ["0" * 16, "..", "../home", "", "current", "manifest.json", "/", "a" * 5000])
def test_an_id_of_no_snapshot_never_leads_to_another_file(loaded_services: Services, snapshot_id: str) -> None:
    snapshots = OpenSnapshots(loaded_services)
    if snapshot_id == "":
        assert snapshots.screener(snapshot_id) is snapshots.screener()
        return
    with pytest.raises(NotFound):
        snapshots.screener(snapshot_id)


def test_a_damaged_snapshot_is_not_answered_from(loaded_services: Services) -> None:
    manifest = loaded_services.snapshots.current()
    path = loaded_services.snapshots.place(manifest.id) / "organization.words.content.npy"
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(SnapshotDamaged):
        OpenSnapshots(loaded_services).screener()


def test_a_current_snapshot_that_is_gone_is_damage_and_not_a_wrong_question(loaded_services: Services) -> None:
    shutil.rmtree(loaded_services.snapshots.place(loaded_services.snapshots.current().id))
    with pytest.raises(SnapshotDamaged):
        OpenSnapshots(loaded_services).screener()


def test_a_service_with_current_lists_is_ready_and_fresh(sample_services: Services) -> None:
    snapshot = sample_services.snapshots.current().id
    ready = {"canAnswer": True, "isFresh": True, "snapshot": snapshot, "stale": [], "missing": []}
    assert readiness(sample_services) == (200, ready)


def test_a_service_with_nothing_published_lives_and_cannot_answer(empty_services: Services) -> None:
    client = create_app(empty_services.settings, clock=lambda: NOW).test_client()
    assert client.get("/healthz").status_code == 200
    ready = client.get("/readyz")
    assert (ready.status_code, ready.get_json()["canAnswer"], ready.get_json()["isFresh"]) == (503, False, False)
    problem(post(client, CLEAN), 503)
    problem(client.get("/v1/entities/un_sc:KPe.901"), 503)


def test_a_service_with_nothing_published_still_tells_its_sources(empty_services: Services) -> None:
    client = create_app(empty_services.settings, clock=lambda: NOW).test_client()
    assert client.get("/v1/sources").status_code == 200


def test_a_service_with_stale_lists_can_answer_and_is_not_fresh(sample_services: Services) -> None:
    status, ready = readiness(sample_services, NOW + timedelta(days=400))
    assert (status, ready["canAnswer"], ready["isFresh"]) == (200, True, False)
    assert "un_sc" in ready["stale"]


def test_a_missing_required_list_makes_a_service_not_fresh_and_is_named(
    empty_services: Services, sample_lists: Path
) -> None:
    offer = offer_files("us_csl", [sample_lists / "consolidated_screening_list.csv"], APPROVAL)
    empty_services.load(offer, NOW, lambda message: None)
    status, ready = readiness(empty_services)
    assert (status, ready["canAnswer"], ready["isFresh"], ready["stale"]) == (200, True, False, [])
    assert "un_sc" in ready["missing"]


def test_a_service_with_a_damaged_snapshot_lives_and_cannot_answer(loaded_services: Services) -> None:
    manifest = loaded_services.snapshots.current()
    (loaded_services.snapshots.place(manifest.id) / "attributes.sqlite").unlink()
    assert readiness(loaded_services)[0] == 503
    assert readiness(loaded_services)[1]["canAnswer"] is False


def test_a_snapshot_published_while_the_service_runs_answers_the_next_question(
    client: FlaskClient, loaded_services: Services, sample_lists: Path
) -> None:
    before = post(client, LISTED).get_json()["versions"]["snapshot"]
    published = load_later_edition(loaded_services, sample_lists)
    assert post(client, LISTED).get_json()["versions"]["snapshot"] == published != before
    assert post(client, LISTED, snapshot=before).get_json()["versions"]["snapshot"] == before


def test_a_service_started_before_anything_was_published_answers_once_something_is(
    empty_services: Services, sample_lists: Path
) -> None:
    client = create_app(empty_services.settings, clock=lambda: NOW).test_client()
    problem(post(client, LISTED), 503)
    load_later_edition(empty_services, sample_lists)
    assert post(client, LISTED).get_json()["outcome"] == "insufficient"
