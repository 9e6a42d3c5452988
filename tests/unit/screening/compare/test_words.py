"""Words of two names are paired: equal ones first, then those that differ by a few letters."""

import pytest

from screening.compare.words import INITIAL, align_words, word_similarity


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("zonnehoek", "zonnehoek"),
        ("14", "14"),
        ("#university", "#university"),
        ("a", "a"),
    ],
)
def test_a_word_is_wholly_like_itself(first: str, second: str) -> None:
    assert word_similarity(first, second) == 1.0


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("zonnehoek", "zonnehoeck"),
        ("zonnehoek", "zonehoek"),
        ("zonnehoek", "zonneheok"),
        ("delft", "delf"),
        ("harbin", "harbn"),
        ("universty", "#university"),
        ("kesterduinen", "kestreduinne"),
    ],
)
def test_a_word_with_few_letters_changed_is_alike(first: str, second: str) -> None:
    assert 0.7 <= word_similarity(first, second) < 1.0


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("wei", "lei"),
        ("li", "lu"),
        ("delft", "dalef"),
        ("harbin", "herben"),
        ("wageningen", "groningen"),
        ("zonnehoek", "kesterduin"),
        ("chalmers", "srempals"),
    ],
)
def test_a_word_with_many_letters_changed_for_its_length_is_another(first: str, second: str) -> None:
    assert word_similarity(first, second) == 0.0


@pytest.mark.parametrize(("first", "second"), [("14", "15"), ("2014", "2015"), ("14", "14a"), ("3d", "3m")])
def test_numbers_are_never_alike(first: str, second: str) -> None:
    assert word_similarity(first, second) == 0.0


@pytest.mark.parametrize(("first", "second"), [("#physics", "#optics"), ("#army", "#navy"), ("#fund", "#fund2")])
def test_known_words_are_never_alike(first: str, second: str) -> None:
    assert word_similarity(first, second) == 0.0


@pytest.mark.parametrize(("first", "second"), [("j", "jan"), ("jan", "j")])
def test_an_initial_stands_for_words_that_begin_with_it(first: str, second: str) -> None:
    assert word_similarity(first, second) == INITIAL


@pytest.mark.parametrize(("first", "second"), [("j", "piet"), ("j", "k"), ("1", "j"), ("j", "#joint")])
def test_an_initial_stands_for_no_other_word(first: str, second: str) -> None:
    assert word_similarity(first, second) == 0.0


def test_all_words_found_in_any_order_give_full_recall_and_precision() -> None:
    alignment = align_words(["delft", "#university"], ["#university", "delft"])
    assert (alignment.recall, alignment.precision) == (1.0, 1.0)
    assert (alignment.only_query, alignment.only_candidate) == ((), ())


def test_a_word_only_the_query_has_lowers_recall_alone() -> None:
    alignment = align_words(["delft", "blue", "#university"], ["#university", "delft"])
    assert alignment.only_query == ("blue",)
    assert alignment.recall < 1.0
    assert alignment.precision == 1.0


def test_a_word_only_the_candidate_has_lowers_precision_alone() -> None:
    alignment = align_words(["delft", "#university"], ["#university", "delft", "blue"])
    assert alignment.only_candidate == ("blue",)
    assert alignment.recall == 1.0
    assert alignment.precision < 1.0


def test_a_missing_name_of_its_own_costs_more_than_a_missing_type() -> None:
    own = align_words(["delft", "blue", "#university"], ["delft", "#university"])
    kind = align_words(["delft", "blue", "#university"], ["delft", "blue"])
    assert own.recall < kind.recall


def test_equal_words_are_paired_before_alike_ones() -> None:
    alignment = align_words(["jilan", "jilin"], ["jilin", "jilon"])
    assert ("jilin", "jilin", 1.0) in alignment.pairs
    assert {pair[:2] for pair in alignment.pairs} == {("jilin", "jilin"), ("jilan", "jilon")}


def test_the_most_alike_words_are_paired_first() -> None:
    alignment = align_words(["kesterduin"], ["kestarduyn", "kesterduyn"])
    assert [pair[:2] for pair in alignment.pairs] == [("kesterduin", "kesterduyn")]
    assert alignment.only_candidate == ("kestarduyn",)


def test_each_word_is_paired_once() -> None:
    alignment = align_words(["harbin", "harbin"], ["harbin"])
    assert alignment.pairs == (("harbin", "harbin", 1.0),)
    assert alignment.only_query == ("harbin",)


def test_words_that_are_alike_count_in_part() -> None:
    alignment = align_words(["zonehoek"], ["zonnehoek"])
    ((_, _, similarity),) = alignment.pairs
    assert alignment.recall == alignment.precision == similarity < 1.0


@pytest.mark.parametrize(("query", "candidate"), [([], ["delft"]), (["delft"], []), ([], [])])
def test_without_words_nothing_is_found(query: list[str], candidate: list[str]) -> None:
    alignment = align_words(query, candidate)
    assert (alignment.recall, alignment.precision, alignment.pairs) == (0.0, 0.0, ())


def test_the_words_given_are_not_changed() -> None:
    query, candidate = ["delft", "blue"], ["delft", "blua"]
    align_words(query, candidate)
    assert (query, candidate) == (["delft", "blue"], ["delft", "blua"])
