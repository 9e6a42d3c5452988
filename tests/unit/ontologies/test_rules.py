"""Ownership rules are dated data: on each day it is certain which of them have force."""

from datetime import date, timedelta

import pytest

from ontologies.load import load_ontology
from ontologies.model import LANGUAGES, Ontology, OwnershipRule

RULES = {rule.id: rule for rule in load_ontology().ownership_rules}
EU = ("eu_asset_freeze_50", "eu_asset_freeze_over_50")


def has_force(rule: OwnershipRule, day: date) -> bool:
    """Return whether a rule has force on a day, by the words of the model: from the first day until the last."""
    text = day.isoformat()
    return (not rule.force_from or rule.force_from <= text) and (not rule.force_to or text < rule.force_to)


def test_there_is_a_rule_of_each_regime() -> None:
    assert set(RULES) == {*EU, "us_ofac_50", "us_bis_affiliates_50"}


@pytest.mark.parametrize("day", [date(2024, 7, 3) + timedelta(days=days) for days in (-4000, -1, 0, 1, 4000)])
def test_on_each_day_exactly_one_rule_of_the_eu_has_force(day: date) -> None:
    assert len([name for name in EU if has_force(RULES[name], day)]) == 1


def test_half_is_enough_for_the_eu_since_july_2024_and_was_not_before() -> None:
    now, before = (RULES[name] for name in EU)
    assert (now.threshold, now.is_strict, now.force_from) == (50, False, "2024-07-03")
    assert (before.threshold, before.is_strict, before.force_to) == (50, True, "2024-07-03")


@pytest.mark.parametrize("name", ["us_ofac_50", "us_bis_affiliates_50"])
def test_half_is_enough_for_the_us(name: str) -> None:
    assert (RULES[name].threshold, RULES[name].is_strict) == (50, False)


def test_only_the_rules_of_the_eu_bind_an_institution_by_themselves() -> None:
    assert {name for name, rule in RULES.items() if rule.band == "LEGAL"} == set(EU)


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2025, 9, 28), False), (date(2025, 9, 29), True), (date(2025, 11, 9), True), (date(2025, 11, 10), False)],
)
def test_the_affiliates_rule_had_force_from_29_september_to_9_november_2025(day: date, expected: bool) -> None:
    assert has_force(RULES["us_bis_affiliates_50"], day) is expected


def test_a_rule_that_ended_without_a_successor_says_what_is_known_of_the_time_after() -> None:
    afterwards = RULES["us_bis_affiliates_50"].afterwards
    assert afterwards is not None
    assert "2026" in afterwards.nl
    assert "2026" in afterwards.en


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_a_rule_names_its_source_and_counts_listings_the_model_knows(rule: OwnershipRule, ontology: Ontology) -> None:
    assert rule.source
    assert all(rule.label.in_language(language) for language in LANGUAGES)
    assert rule.counts
    for condition in rule.counts:
        assert condition.keys() <= {"authorityLevel", "origin", "measure"}
        assert condition["measure"] <= ontology.vocabularies["Measure"].keys()
        assert condition.get("authorityLevel", frozenset()) <= ontology.vocabularies["Authority"].keys()


def test_the_rule_of_the_eu_counts_no_listing_of_a_third_country() -> None:
    for name in EU:
        assert all(condition["authorityLevel"] == {"eu", "un", "member_state"} for condition in RULES[name].counts)
