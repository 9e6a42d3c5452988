"""How well two names agree: what makes them one, what speaks against, and that each feature moves the score."""

import pytest

from screening import matcher
from screening.matcher import NameScore, compare_names, score_names
from screening.normalise.names import NameKind, name_form


def score(query: str, candidate: str, kind: NameKind = "organization", *, is_acronym: bool = False) -> NameScore:
    return score_names(name_form(query, kind), name_form(candidate, kind), is_acronym=is_acronym)


@pytest.mark.parametrize("name", ["Zonnehoek Optics BV", "北京航空航天大学", "Заря", "The Company", "14", "BUAA"])
def test_a_name_agrees_wholly_with_itself(name: str) -> None:
    assert score(name, name) == NameScore(1.0, "exact")


@pytest.mark.parametrize(
    ("query", "candidate"),
    [("Bei Hang University", "Beihang University"), ("Micro-Optics Zonnehoek", "Microoptics Zonnehoek")],
)
def test_the_same_letters_with_other_spaces_are_nearly_the_same_name(query: str, candidate: str) -> None:
    assert score(query, candidate) == NameScore(matcher.SAME_LETTERS, "letters")


def test_the_same_words_in_another_order_are_nearly_the_same_organisation() -> None:
    found = score("University of Leiden", "Leiden University")
    assert (found.value, found.by) == (matcher.SAME_WORDS, "order")


def test_the_same_words_in_another_order_are_the_same_person() -> None:
    assert score("ZONNEHOEK, Jan", "Jan Zonnehoek", "person") == NameScore(1.0, "exact")


def test_the_same_words_in_another_script_are_a_little_less_sure() -> None:
    found = score("复旦大学", "Fudan University")
    assert (found.value, found.by) == (matcher.SAME_WORDS * matcher.OTHER_SCRIPT, "order")


@pytest.mark.parametrize("query", ["BUAA", "buaa"])
def test_first_letters_suggest_a_name(query: str) -> None:
    found = score(query, "Beijing University of Aeronautics and Astronautics")
    assert found == NameScore(matcher.GIVEN_ACRONYM, "acronym")


@pytest.mark.parametrize("query", ["BUA", "BUAAX", "UBAA", "BAUA"])
def test_other_letters_suggest_nothing(query: str) -> None:
    assert score(query, "Beijing University of Aeronautics and Astronautics").value == 0.0


def test_first_letters_of_two_words_suggest_nothing() -> None:
    assert score("ZO", "Zonnehoek Optics").by != "acronym"


def test_a_name_that_is_an_acronym_suggests_and_never_settles() -> None:
    assert score("BUAA", "BUAA", is_acronym=True) == NameScore(matcher.GIVEN_ACRONYM, "acronym")


@pytest.mark.parametrize("query", ["BUA", "BUAA University", "Beihang"])
def test_another_name_does_not_meet_an_acronym(query: str) -> None:
    assert score(query, "BUAA", is_acronym=True).value == 0.0


@pytest.mark.parametrize(
    ("query", "candidate"),
    [("", "Zonnehoek"), ("Zonnehoek", ""), ("...", "Zonnehoek"), ("", "")],
)
def test_a_name_of_nothing_agrees_with_none(query: str, candidate: str) -> None:
    assert score(query, candidate).value == 0.0


@pytest.mark.parametrize(
    ("feature", "better", "worse"),
    [
        ("a letter left out", "Zonnehoek Optics", "Zonehoek Optics"),
        ("two letters", "Zonehoek Optics", "Zonehoec Optics"),
        ("a word more", "Zonnehoek Optics", "Zonnehoek Blue Optics"),
        ("another type", "Zonnehoek Blue University", "Zonnehoek Blue Hospital"),
        ("a type more than none", "Zonnehoek Blue", "Zonnehoek Blue Hospital"),
        ("another number", "Zonnehoek 14", "Zonnehoek 15"),
        ("a number left out", "Zonnehoek Blue Institute 14", "Zonnehoek Blue Institute"),
        ("another legal form", "Zonnehoek Optics BV", "Zonnehoek Optics NV"),
        ("another field", "Zonnehoek Optics", "Zonnehoek Physics"),
        ("another script", "Zonnehoek Optics Blue", "Зоннехоек Оптика Блуэ"),
    ],
)
def test_what_differs_lowers_the_score(feature: str, better: str, worse: str) -> None:
    assert score(better, better).value > score(better, worse).value, feature


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("Zonnehoek Optics BV", "Zonnehoek Optics", "Zonnehoek Optics NV"),
        ("Zonnehoek Blue Plant 14", "Zonnehoek Blue Plant", "Zonnehoek Blue Plant 15"),
        ("Zonnehoek Blue University", "Zonnehoek Blue", "Zonnehoek Blue Hospital"),
        (
            "Zonnehoek Blue University",
            "Zonnehoek Blue University Red",
            "Zonnehoek Blue University of Physics and Mining",
        ),
        ("Zonnehoek Blue", "Zonehoek Blue", "Zonnehoek"),
    ],
)
def test_a_conflict_weighs_more_than_silence(query: str, better: str, worse: str) -> None:
    assert score(query, better).value > score(query, worse).value


def test_a_field_more_weighs_as_another_institution() -> None:
    plain = score("Zonnehoek University", "Zonnehoek University Normal").value
    assert plain <= matcher.EXTRA_FIELD


@pytest.mark.parametrize(
    ("query", "candidate"),
    [
        ("Zonnehoek University", "Kesterduin University"),
        ("Zonnehoek Trading Co., Ltd.", "Kesterduin Trading Co., Ltd."),
        ("201 Research Institute", "202 Research Institute"),
        ("Ministry of Defence", "Ministry of Education"),
    ],
)
def test_names_that_share_only_common_words_are_below_the_candidate_threshold(query: str, candidate: str) -> None:
    assert score(query, candidate).value < matcher.POSSIBLE


def test_persons_with_one_family_name_are_below_the_candidate_threshold() -> None:
    assert compare_names("Jan Zonnehoek", "Piet Zonnehoek", "person") < matcher.POSSIBLE


def test_words_of_organisations_have_no_meaning_between_persons() -> None:
    assert compare_names("Jan Bank", "Jan Banque", "organization") == matcher.SAME_WORDS
    assert compare_names("Jan Bank", "Jan Banque", "person") < matcher.SAME_WORDS


def test_the_thresholds_stand_in_order() -> None:
    assert 0.0 < matcher.POSSIBLE < matcher.GIVEN_ACRONYM < matcher.PROBABLE < matcher.SAME_WORDS < matcher.SAME_NAME


def test_an_acronym_alone_is_possible_and_never_probable() -> None:
    assert matcher.POSSIBLE <= matcher.GIVEN_ACRONYM < matcher.PROBABLE


@pytest.mark.parametrize(
    ("first", "second", "conflict"),
    [
        ("Zonnehoek University", "Zonnehoek Hospital", True),
        ("Zonnehoek University", "Zonnehoek Universiteit", False),
        ("Zonnehoek University Hospital", "Zonnehoek Hospital", False),
        ("Zonnehoek University", "Zonnehoek", False),
        ("Zonnehoek Physics", "Zonnehoek Optics", False),
    ],
)
def test_types_conflict_only_when_both_names_tell_one(first: str, second: str, conflict: bool) -> None:
    forms = (name_form(first, "organization"), name_form(second, "organization"))
    assert matcher.types_conflict(*forms) is conflict
