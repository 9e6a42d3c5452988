"""The indicators are complete in both languages, and say which of them this release assesses."""

import pytest

from ontologies.load import load_ontology
from ontologies.model import LANGUAGES, Indicator, Label, Language, Ontology

SEED = {"A": 8, "B": 11, "C": 3, "D": 5, "E": 3, "F": 4, "G": 4}
IDS = [f"{letter}{number}" for letter, count in SEED.items() for number in range(1, count + 1)]
ASSESSED = {*(f"A{number}" for number in range(1, 9)), "B1", "B3", "B4", "B5", "B7", "B8", "B9", "B10", "G3"}
INDICATORS = list(load_ontology().indicators.values())
EACH = pytest.mark.parametrize("indicator", INDICATORS, ids=[item.id for item in INDICATORS])


def texts(indicator: Indicator) -> dict[str, Label]:
    found = {name: getattr(indicator, name) for name in ("title", "caveat", "benign", "follow_up")}
    reason = indicator.not_assessed_reason
    return {**found, **({"reason": reason} if reason else {})}


def test_the_38_indicators_of_the_seed_set_are_there() -> None:
    assert len(IDS) == 38
    assert sorted(item.id for item in INDICATORS) == sorted(IDS)


def test_exactly_these_are_assessed() -> None:
    assert {item.id for item in INDICATORS if item.is_assessed} == ASSESSED


@EACH
def test_each_text_is_there_in_both_languages_and_ends_as_a_text(indicator: Indicator) -> None:
    for name, label in texts(indicator).items():
        for language in LANGUAGES:
            text = label.in_language(language)
            assert text.strip() == text != ""
            assert name == "title" or text[-1] in ".?!", text


@EACH
def test_dutch_and_english_differ(indicator: Indicator) -> None:
    for label in texts(indicator).values():
        assert label.nl != label.en


@EACH
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_texts_of_an_indicator_are_the_same(indicator: Indicator, language: Language) -> None:
    found = [label.in_language(language) for label in texts(indicator).values()]
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("name", ["title", "caveat", "benign", "follow_up", "reason"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_indicators_share_a_text(name: str, language: Language) -> None:
    found = [texts(item)[name].in_language(language) for item in INDICATORS if name in texts(item)]
    assert len(set(found)) == len(found)


@EACH
def test_kind_and_band_are_those_of_the_model(indicator: Indicator, ontology: Ontology) -> None:
    assert indicator.kind in ontology.vocabularies["StatementKind"]
    assert indicator.band in ontology.vocabularies["Band"]


@EACH
def test_what_is_not_assessed_says_why_and_what_is_assessed_does_not(indicator: Indicator) -> None:
    assert (indicator.not_assessed_reason is None) is indicator.is_assessed


@EACH
def test_what_only_the_matcher_says_settles_nothing(indicator: Indicator) -> None:
    assert (indicator.band == "VERIFY") is (indicator.kind == "inference")


def test_only_acts_of_the_eu_and_un_or_what_follows_from_them_are_legal() -> None:
    assert {item.id for item in INDICATORS if item.band == "LEGAL"} == {"A1", "A2", "B1", "E2"}


def test_an_assessment_is_never_called_an_act_of_an_authority(ontology: Ontology) -> None:
    assert ontology.indicators["A6"].kind == "assessment"
    assert [item.id for item in INDICATORS if item.kind == "assessment"] == ["A6"]


NO_SIGNAL = {"debarment", "counter_sanction", "watch"}


def test_each_measure_of_each_level_fires_an_indicator_but_those_that_are_no_signal(ontology: Ontology) -> None:
    measures, levels = ontology.vocabularies["Measure"].keys(), ontology.vocabularies["Authority"].keys()
    expected = {(measure, level) for measure in measures - NO_SIGNAL for level in levels}
    assert ontology.measure_indicators.keys() == expected
    assert NO_SIGNAL < measures


def test_a_measure_fires_an_assessed_designation(ontology: Ontology) -> None:
    fired = {ontology.indicators[name] for name in ontology.measure_indicators.values()}
    assert {(item.kind, item.is_assessed) for item in fired} == {("designation", True)}


@pytest.mark.parametrize(
    ("measure", "level", "indicator"),
    [
        ("asset_freeze", "eu", "A1"),
        ("asset_freeze", "un", "A1"),
        ("asset_freeze", "member_state", "A1"),
        ("asset_freeze", "third_country", "A3"),
        ("export_restriction", "eu", "A2"),
        ("export_restriction", "third_country", "A3"),
        ("sectoral", "eu", "A2"),
        ("unspecified", "third_country", "A3"),
        ("research_security", "third_country", "A4"),
        ("military_company", "third_country", "A5"),
    ],
)
def test_a_measure_weighs_by_the_authority_that_took_it(
    ontology: Ontology, measure: str, level: str, indicator: str
) -> None:
    assert ontology.measure_indicators[measure, level] == indicator
