"""A folder of files: what is recognised is loaded, editions of one list oldest first; the rest is skipped by name."""

import gzip
from pathlib import Path

import pytest

from graph.version import Status
from tests.support.lists import SAMPLES, Installation, csl_list, eu_act, install, sample_bytes, un_list, un_name

TEN = range(1, 11)


@pytest.fixture
def home(tmp_path: Path) -> Installation:
    return install(tmp_path)


def test_every_list_of_a_folder_is_recognised_whatever_its_name(home: Installation) -> None:
    files = {f"folder {place}/file{place}": sample_bytes(dataset) for place, dataset in enumerate(SAMPLES)}
    loads = home.offer_folder(files)
    assert {load.dataset for load in loads} >= SAMPLES.keys() - {"opensanctions/sample"}
    assert {load.status for load in loads} == {Status.PUBLISHED}


def test_what_no_source_knows_is_skipped_and_named(home: Installation) -> None:
    loads = home.offer_folder({"un.xml": un_list(TEN), "README.txt": b"Read me.", "empty.csv": b""})
    assert {load.files: load.status for load in loads} == {
        ("un.xml",): Status.PUBLISHED,
        ("README.txt",): Status.SKIPPED,
        ("empty.csv",): Status.SKIPPED,
    }


def test_editions_of_one_list_are_loaded_oldest_first_whatever_their_names(home: Installation) -> None:
    files = {
        "1.xml": un_list(TEN, "2026-11-20"),
        "2.xml": un_list(TEN, "2026-11-18"),
        "3.xml": un_list(TEN, "2026-11-19"),
    }
    loads = home.offer_folder(files)
    assert [(load.edition, load.status) for load in loads] == [
        ("2026-11-18", Status.PUBLISHED),
        ("2026-11-19", Status.PUBLISHED),
        ("2026-11-20", Status.PUBLISHED),
    ]


def test_editions_without_a_printed_date_are_ordered_by_their_newest_record(home: Installation) -> None:
    rows = [{"_id": str(number), "name": f"Maanvis {number} Handel", "start_date": "2021-01-01"} for number in TEN]
    newer = [*rows, {"_id": "11", "name": "Maanvis 11 Handel", "start_date": "2024-01-01"}]
    loads = home.offer_folder({"1.csv": csl_list(newer), "2.csv": csl_list(rows)})
    assert [(load.edition, load.status) for load in loads] == [
        ("2021-01-01", Status.PUBLISHED),
        ("2024-01-01", Status.PUBLISHED),
    ]


def test_a_damaged_edition_among_others_is_rejected_and_the_others_are_loaded(home: Installation) -> None:
    files = {"1.xml": un_list(TEN, "2026-11-20"), "2.xml": un_list(TEN, "2026-11-19")[:-60]}
    loads = home.offer_folder(files)
    assert {load.files: load.status for load in loads} == {
        ("1.xml",): Status.PUBLISHED,
        ("2.xml",): Status.REJECTED,
    }


def test_a_copy_of_a_file_in_the_folder_is_unchanged(home: Installation) -> None:
    loads = home.offer_folder({"a/un.xml": un_list(TEN), "b/un.xml": un_list(TEN)})
    assert [load.status for load in loads] == [Status.PUBLISHED, Status.UNCHANGED]


def test_packed_files_are_loaded_and_damaged_ones_rejected_by_name(home: Installation) -> None:
    packed = gzip.compress(un_list(TEN))
    loads = home.offer_folder({"good.xml.gz": packed, "bad.xml.gz": packed[:-20]})
    assert {load.files: load.status for load in loads} == {
        ("good.xml",): Status.PUBLISHED,
        ("bad.xml.gz",): Status.REJECTED,
    }


def test_a_folder_loaded_twice_changes_nothing(home: Installation) -> None:
    files = {SAMPLES[dataset]: sample_bytes(dataset) for dataset in SAMPLES}
    home.offer_folder(files)
    with home.services.store() as store:
        facts, served = list(store.facts()), home.served
    loads = home.offer_folder(files)
    assert {load.status for load in loads} == {Status.UNCHANGED}
    with home.services.store() as store:
        assert (list(store.facts()), home.served) == (facts, served)


def test_the_order_in_which_lists_are_loaded_does_not_change_what_is_served(tmp_path: Path) -> None:
    one, other = install(tmp_path / "one"), install(tmp_path / "other")
    for home, datasets in ((one, list(SAMPLES)), (other, list(reversed(SAMPLES)))):
        for dataset in datasets:
            home.offer(sample_bytes(dataset), dataset.partition("/")[0], name=SAMPLES[dataset])
    name = "Zvezdograd Instruments JSC"
    assert _without_versions(one, name) == _without_versions(other, name)


def _without_versions(home: Installation, name: str) -> object:
    result = home.screen(name)
    return [
        (item.entity_id, item.outcome, [finding.sentence for finding in item.findings]) for item in result.candidates
    ]


def test_one_list_held_does_not_keep_another_from_being_served(home: Installation) -> None:
    home.offer(un_list(TEN))
    act = eu_act([{"name": "Sneeuwuil Instituut", "address": "Strelsau, Russia"}], "32014R0208")
    loads = home.offer_folder({"un.xml": un_list([1], "2026-11-21"), "act.csv": act})
    assert {load.dataset: load.status for load in loads} == {
        "un_sc": Status.HELD,
        "eu_annexes/32014R0208": Status.PUBLISHED,
    }
    assert home.screen(un_name(3)).outcome == "listed"
    assert home.screen("Sneeuwuil Instituut").outcome == "listed"
