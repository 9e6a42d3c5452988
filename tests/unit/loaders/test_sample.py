"""The sample lists are openly fictional, of today, in the real formats, and tell the story of the demonstration."""

from datetime import date
from pathlib import Path

import pytest

from api.cli.demo import STORY
from api.services import Services, offer_folder
from graph.facts import Claim, Relation, decode_fact
from graph.version import Status
from loaders.registry import load_sources
from loaders.sample import FOLDER, write_sample
from screening.result import Result
from screening.screen import Screener
from tests.conftest import NOW
from tests.support.editions import read_file
from tests.support.graph import screen

FICTIONAL = "Fictional sample"
NAMES = sorted(path.name for path in FOLDER.iterdir() if path.suffix in {".csv", ".json", ".xml"})
# Supervisors as openly fictional as those they supervise; only who publishes a list exists.
FICTIONAL_AGENCIES = {
    "Ministry of Phoenix Industries",
    "Ministry of Cranes and Learning",
    "Commission for Heron and Crane Assets",
}


def story_of(screener: Screener, reason: str) -> Result:
    (name,) = [name for name, told in STORY if told == reason]
    return screen(screener, name)


def test_every_source_recognises_its_sample_list(sample_lists: Path) -> None:
    datasets = {read_file(sample_lists / name).dataset for name in NAMES}
    assert {dataset.partition("/")[0] for dataset in datasets} == {source.spec.id for source in load_sources()}


def test_every_required_list_has_a_sample(sample_services: Services) -> None:
    loaded = {info.id for info in sample_services.snapshots.current().datasets}
    required = {item.id for source in load_sources() for item in source.spec.datasets if item.is_required}
    assert required <= loaded


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("today", [date(2026, 11, 22), date(2031, 1, 2)])
def test_a_sample_list_is_of_the_day_it_is_written(name: str, today: date, tmp_path: Path) -> None:
    write_sample(tmp_path, today)
    text = (tmp_path / name).read_text(encoding="utf-8")
    assert "@TODAY" not in text
    printed = f"{today.day}.{today.month}.{today.year}"
    assert today.isoformat() in text or printed in text or name == "china-defence-universities.json"


def test_no_sample_list_is_stale_on_the_day_it_is_written(sample_screener: Screener) -> None:
    result = screen(sample_screener, "Iets Heel Anders")
    assert result.outcome == "no_signal"
    assert not [dataset["id"] for dataset in result.datasets if dataset["stale"] or dataset["ageDays"]]


@pytest.mark.parametrize("name", NAMES)
def test_every_record_says_that_it_is_fictional(name: str, sample_lists: Path) -> None:
    facts = [decode_fact(line) for line in read_file(sample_lists / name).encoded_facts]
    said = {
        str(fact.record)
        for fact in facts
        if (isinstance(fact, Claim) and FICTIONAL in fact.value)
        or (isinstance(fact, Relation) and any(FICTIONAL in text for text in fact.properties.values()))
    }
    parties = read_file(sample_lists / name).record_ids
    records = {record for kind, ids in parties.items() if kind != "Ownership" for record in ids}
    assert records <= said


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_list_loads_without_a_complaint_about_its_records(name: str, sample_lists: Path) -> None:
    edition = read_file(sample_lists / name)
    assert not edition.unusable
    assert {issue.code for issue in edition.issues} <= {"undated_file"}


def test_the_supervisors_of_the_sample_are_fictional(sample_lists: Path) -> None:
    facts = [decode_fact(line) for name in NAMES for line in read_file(sample_lists / name).encoded_facts]
    agencies = {
        fact.value
        for fact in facts
        if isinstance(fact, Claim) and fact.property == "name" and ":agency." in fact.entity
    }
    assert agencies == FICTIONAL_AGENCIES


def test_a_listed_partner_is_listed_with_its_assessment_apart(sample_screener: Screener) -> None:
    result = story_of(sample_screener, "demo_listed")
    (candidate,) = [candidate for candidate in result.candidates if candidate.identity == "confirmed"]
    kinds = {finding.indicator: finding.kind for finding in candidate.findings}
    assert (result.outcome, kinds["A3"], kinds["A6"]) == ("listed", "designation", "assessment")
    assert {member.partition(":")[0] for member in candidate.members} == {"us_csl", "cn_defence_universities"}


def test_a_laboratory_of_a_listed_university_is_linked_by_a_path_to_it(sample_screener: Screener) -> None:
    result = story_of(sample_screener, "demo_laboratory")
    assert result.outcome == "linked"
    ends = {path.nodes[-1].name for path in result.candidates[0].paths if path.shape == "laboratory_of"}
    assert ends == {"Qingluan University of Aerospace Technology"}


def test_a_company_owned_through_two_layers_is_linked_with_both_shares(sample_screener: Screener) -> None:
    result = story_of(sample_screener, "demo_owned")
    (path,) = [path for path in result.candidates[0].paths if path.shape == "owned_by"]
    assert result.outcome == "linked"
    assert "B1" in {finding.indicator for finding in result.candidates[0].findings}
    assert [relation.share for relation in path.relations] == ["55", "60"]
    assert path.nodes[-1].name == "Zvezdograd Instruments JSC"


def test_a_name_that_only_sounds_alike_is_to_be_verified_and_never_confirmed(sample_screener: Screener) -> None:
    result = story_of(sample_screener, "demo_alike")
    assert result.outcome == "verify"
    assert result.candidates
    assert "confirmed" not in {candidate.identity for candidate in result.candidates}


def test_a_clean_partner_has_no_signal_and_no_candidate(sample_screener: Screener) -> None:
    result = story_of(sample_screener, "demo_clean")
    assert (result.outcome, result.candidates) == ("no_signal", ())


def test_the_story_tells_each_ending_once() -> None:
    assert [reason for _, reason in STORY] == [
        "demo_listed",
        "demo_laboratory",
        "demo_owned",
        "demo_alike",
        "demo_clean",
    ]


def test_loading_the_sample_again_changes_nothing(loaded_services: Services, sample_lists: Path) -> None:
    before = loaded_services.snapshots.current().id
    loads, manifest = loaded_services.load(offer_folder(sample_lists), NOW, lambda message: None)
    assert {load.status for load in loads} == {Status.UNCHANGED}
    assert manifest is not None
    assert manifest.id == before
