"""What was not searched is named: lists that are described but not loaded, and lists this release cannot load."""

import yaml

from loaders.known_lists import NO_LOADER, NOT_LOADED, PATH, missing_datasets
from loaders.registry import load_sources

DESCRIBED = {dataset.id for source in load_sources() for dataset in source.spec.datasets}
REQUIRED = {"un_sc", "eu_fsf", "us_csl", "eu_annexes/32014R0269", "eu_annexes/32014R0833"}


def test_with_nothing_loaded_every_known_list_is_missing() -> None:
    missing = {item.id: item for item in missing_datasets(())}
    assert missing.keys() >= DESCRIBED
    assert {name for name, item in missing.items() if item.is_required} == REQUIRED


def test_a_list_that_is_loaded_is_not_missing() -> None:
    before = {item.id for item in missing_datasets(())}
    assert before - {item.id for item in missing_datasets({"un_sc"})} == {"un_sc"}


def test_a_list_without_loader_stays_missing_whatever_is_loaded() -> None:
    missing = {item.id: item.reason for item in missing_datasets(DESCRIBED)}
    assert missing
    assert set(missing.values()) == {NO_LOADER}
    assert "us_ofac" in missing


def test_the_reason_tells_what_can_be_loaded_from_what_cannot() -> None:
    reasons = {item.id: item.reason for item in missing_datasets(())}
    assert (reasons["un_sc"], reasons["us_ofac"]) == (NOT_LOADED, NO_LOADER)


def test_required_lists_come_first() -> None:
    required = [item.is_required for item in missing_datasets(())]
    assert required == sorted(required, reverse=True)


def test_a_list_is_named_once_and_in_both_languages() -> None:
    missing = missing_datasets(())
    assert len({item.id for item in missing}) == len(missing)
    assert all(item.title.nl and item.title.en for item in missing)


def test_no_list_with_a_loader_is_said_to_have_none() -> None:
    named = {item["id"] for item in yaml.safe_load(PATH.read_bytes())}
    assert named.isdisjoint(source.spec.id for source in load_sources())
