"""Each hand-written pair of names gets the identity a careful person gives it; what today gets wrong is listed."""

from collections import Counter

import pytest

from screening.normalise.names import name_form, organization_form
from tests.support.matching import (
    BANDS,
    SCRIPTS,
    Case,
    bands_of,
    every_case,
    hard_negatives,
    read_cases,
    todays_bands,
)

CASES = read_cases("cases.tsv")
GAPS = read_cases("known_gaps.tsv")
NAMES_OF_HARD_NEGATIVES = sorted({case.candidate for case in hard_negatives()})


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_query_gets_the_identity_a_careful_person_gives_it(case: Case) -> None:
    assert todays_bands()[case] == case.expected, case.reason


@pytest.mark.parametrize("case", hard_negatives(), ids=str)
def test_different_institutions_with_like_names_are_not_found_for_each_other(case: Case) -> None:
    assert todays_bands()[case] == "none", case.reason


@pytest.mark.parametrize("case", GAPS, ids=str)
def test_a_known_gap_is_still_open(case: Case) -> None:
    assert todays_bands()[case] != case.expected, "This gap closed: move the line to cases.tsv or hard_negatives.tsv."


def test_each_institution_is_confirmed_by_its_own_name_among_its_neighbours() -> None:
    distinctive = [name for name in NAMES_OF_HARD_NEGATIVES if organization_form(name).is_distinctive]
    themselves = [Case("same name", name, name, "organization", "", "", "confirmed", "") for name in distinctive]
    assert len(distinctive) >= len(NAMES_OF_HARD_NEGATIVES) - 1
    assert {case.query for case, band in bands_of(themselves).items() if band != "confirmed"} == set()


@pytest.mark.parametrize("script", SCRIPTS)
def test_each_script_has_a_pair_that_must_match_and_one_that_must_not(script: str) -> None:
    expected = {case.expected == "none" for case in CASES if case.script == script}
    assert expected == {True, False}


@pytest.mark.parametrize("feature", sorted({case.feature for case in CASES}))
def test_each_feature_has_a_pair_that_must_match_and_one_that_must_not(feature: str) -> None:
    expected = {case.expected == "none" for case in CASES if case.feature == feature}
    assert expected == {True, False}


def test_there_are_at_least_200_cases_beside_the_hard_negatives() -> None:
    assert len(CASES) + len(GAPS) >= 200


def test_the_tables_use_known_words_and_give_a_reason() -> None:
    for case in every_case():
        assert case.expected in BANDS, case
        assert case.kind in {"organization", "person"}, case
        assert len(case.reason.split()) >= 2, case


def test_no_case_stands_in_two_tables() -> None:
    questions = Counter((case.query, case.party, case.country) for case in every_case())
    assert [question for question, count in questions.items() if count > 1] == []


def test_no_two_parties_of_the_tables_carry_the_same_name() -> None:
    parties = {case.party for case in every_case()}
    keys = Counter((kind, name_form(name, kind).key) for name, kind, _ in parties if kind == "organization")
    allowed = {"York University", "University of York"}
    shared = {key for key, count in keys.items() if count > 1}
    assert {name for name, kind, _ in parties if (kind, name_form(name, kind).key) in shared} <= allowed
