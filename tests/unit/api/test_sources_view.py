"""What is told about sources: every one, what of it is served and how old it is, and what is not loaded."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from api.services import Services, offer_files
from api.sources_view import describe_source, describe_sources
from graph.errors import ConfigurationError
from loaders.registry import load_sources
from loaders.sample import APPROVAL
from tests.conftest import NOW

TODAY = NOW.date()
LISTS = {"un_sc", "us_1286", "eu_fsf", "us_csl", "eu_annexes", "cn_defence_universities", "opensanctions"}


def by_id(services: Services, today: date = TODAY) -> Mapping[str, dict[str, Any]]:
    return {source["id"]: source for source in describe_sources(services, today, "en")}


def test_every_source_is_told_of_also_when_nothing_is_loaded(empty_services: Services) -> None:
    assert set(by_id(empty_services)) == {source.spec.id for source in load_sources()}


def test_asking_for_the_sources_makes_nothing(empty_services: Services) -> None:
    describe_sources(empty_services, TODAY, "en")
    assert not empty_services.settings.home.exists()


def test_without_a_snapshot_no_dataset_is_served_and_each_known_one_is_not_loaded(empty_services: Services) -> None:
    for source in by_id(empty_services).values():
        assert source["datasets"] == []
    not_loaded = {item["id"] for source in by_id(empty_services).values() for item in source["notLoaded"]}
    assert {"un_sc", "us_csl", "eu_annexes/32014R0833"} <= not_loaded


def test_a_dataset_is_either_served_or_not_loaded(sample_services: Services) -> None:
    for source in by_id(sample_services).values():
        served = {item["id"] for item in source["datasets"]}
        assert served & {item["id"] for item in source["notLoaded"]} == set()


def test_the_sample_lists_are_served(sample_services: Services) -> None:
    assert {name for name, source in by_id(sample_services).items() if source["datasets"]} == LISTS


def test_every_source_says_what_it_is_not_and_under_which_licence(sample_services: Services) -> None:
    for source in by_id(sample_services).values():
        assert all(source[key] for key in ("title", "publisher", "licence", "address", "coverage", "limits"))


def test_sources_are_described_in_both_languages(sample_services: Services) -> None:
    dutch = {source["id"]: source["coverage"] for source in describe_sources(sample_services, TODAY, "nl")}
    english = {name: source["coverage"] for name, source in by_id(sample_services).items()}
    assert [name for name in english if dutch[name] == english[name]] == []


def test_a_dataset_becomes_stale_the_day_after_its_limit(sample_services: Services) -> None:
    limit = by_id(sample_services)["un_sc"]["staleAfterDays"]
    (last,) = by_id(sample_services, TODAY + timedelta(days=limit))["un_sc"]["datasets"]
    (after,) = by_id(sample_services, TODAY + timedelta(days=limit + 1))["un_sc"]["datasets"]
    assert (last["ageDays"], last["stale"]) == (limit, False)
    assert (after["ageDays"], after["stale"]) == (limit + 1, True)


def test_an_edition_of_tomorrow_is_no_day_old(sample_services: Services) -> None:
    (dataset,) = by_id(sample_services, TODAY - timedelta(days=3))["un_sc"]["datasets"]
    assert (dataset["ageDays"], dataset["stale"]) == (0, False)


def test_an_edition_that_was_held_and_then_approved_is_told_once(
    loaded_services: Services, sample_lists: Path, tmp_path: Path
) -> None:
    path = tmp_path / "un.xml"
    text = (sample_lists / "un_sc_consolidated.xml").read_text(encoding="utf-8")
    path.write_text(text.replace(NOW.date().isoformat(), "2026-11-01"), encoding="utf-8")
    for approval in (None, APPROVAL):
        loaded_services.load(offer_files("un_sc", [path], approval), NOW, lambda message: None)
    versions = describe_source(loaded_services, "un_sc", TODAY, "en")["versions"]
    assert [(version["edition"], version["status"]) for version in versions] == [
        (NOW.date().isoformat(), "published"),
        ("2026-11-01", "published"),
    ]


def test_one_source_is_told_with_its_versions(sample_services: Services) -> None:
    (version,) = describe_source(sample_services, "un_sc", TODAY, "en")["versions"]
    assert (version["dataset"], version["number"], version["status"]) == ("un_sc", 1, "published")
    assert version["edition"] == TODAY.isoformat()
    assert len(version["sha256"]) == 64
    assert version["files"] == ["un_sc_consolidated.xml"]
    assert {issue["code"] for issue in version["issues"]} == {"fewer_than_expected"}


def test_versions_of_other_sources_are_not_told(sample_services: Services) -> None:
    versions = describe_source(sample_services, "eu_annexes", TODAY, "en")["versions"]
    assert {version["dataset"] for version in versions} == {"eu_annexes/32014R0269", "eu_annexes/32014R0833"}


def test_a_rejected_file_is_told_with_its_reason_and_changes_nothing_that_is_served(
    loaded_services: Services, tmp_path: Path
) -> None:
    page = tmp_path / "un_sc_consolidated.xml"
    page.write_text("<!DOCTYPE html><html>Service unavailable</html>")
    before = by_id(loaded_services)["un_sc"]["datasets"]
    loaded_services.load(offer_files("un_sc", [page], None), NOW, lambda message: None)
    told = describe_source(loaded_services, "un_sc", TODAY, "en")
    first, second = told["versions"]
    assert (second["status"], second["number"], second["edition"]) == ("rejected", None, None)
    assert "HTML" in second["reason"]
    assert (told["datasets"], first["status"]) == (before, "published")


def test_an_unknown_source_is_refused_with_the_names_of_those_there_are(sample_services: Services) -> None:
    with pytest.raises(ConfigurationError) as caught:
        describe_source(sample_services, "un", TODAY, "en")
    assert "un_sc" in caught.value.message
