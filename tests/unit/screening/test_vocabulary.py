"""Words that differ by a few letters are found among all words, with bounded work."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screening.compare.words import word_similarity
from screening.vocabulary import LEAST_SHARED, Vocabulary, letter_triples

WORDS = ["harbin", "harbour", "hamburg", "kesterduin", "zonnehoek", "zonnehoeck", "2014", "wei", "lei"]


@pytest.fixture(params=["built", "kept"])
def vocabulary(request: pytest.FixtureRequest, tmp_path: Path) -> Vocabulary:
    built = Vocabulary.build(WORDS)
    if request.param == "built":
        return built
    built.save(tmp_path, "organization")
    return Vocabulary.load(tmp_path, "organization")


@pytest.mark.parametrize(
    ("word", "other"),
    [("harbn", "harbin"), ("harbni", "harbin"), ("kesterduyn", "kesterduin"), ("zonehoek", "zonnehoek")],
)
def test_a_misspelt_word_leads_to_the_right_one(vocabulary: Vocabulary, word: str, other: str) -> None:
    assert vocabulary.similar(word)[0][0] == other


def test_the_most_similar_word_stands_first(vocabulary: Vocabulary) -> None:
    found = vocabulary.similar("zonnehoekk")
    assert [word for word, _ in found] == ["zonnehoeck", "zonnehoek"]
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)


def test_a_word_is_not_similar_to_itself(vocabulary: Vocabulary) -> None:
    assert "harbin" not in [word for word, _ in vocabulary.similar("harbin")]


@pytest.mark.parametrize("word", ["wei", "lai", "2015", "20142", "qqqqqq", "x"])
def test_short_words_numbers_and_strange_words_are_similar_to_none(vocabulary: Vocabulary, word: str) -> None:
    assert vocabulary.similar(word) == []


def test_at_most_twelve_words_are_returned_of_however_many() -> None:
    words = [f"zonnehoe{first}{second}" for first in "abcdefghij" for second in "klmnopqrst"]
    assert len(Vocabulary.build(words).similar("zonnehoeaa")) == 12


def test_the_order_of_the_words_does_not_count() -> None:
    assert Vocabulary.build(reversed(WORDS)).similar("harbn") == Vocabulary.build(WORDS).similar("harbn")


@pytest.mark.parametrize(
    ("word", "triples"), [("abc", ["^ab", "abc", "bc$"]), ("a", ["^a$"]), ("aaaa", ["^aa", "aaa", "aa$"])]
)
def test_triples_mark_beginning_and_end_and_stand_once(word: str, triples: list[str]) -> None:
    assert letter_triples(word) == triples


def similar_by_brute_force(word: str, words: list[str]) -> dict[str, float]:
    """Return the words that share enough triples with a word and differ by a few letters."""
    own = set(letter_triples(word))
    others = [(other, set(letter_triples(other))) for other in words if other != word]
    near = [other for other, theirs in others if 2 * len(own & theirs) >= LEAST_SHARED * (len(own) + len(theirs))]
    return {other: score for other in near if (score := word_similarity(word, other)) > 0.0}


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.text("abc", min_size=3, max_size=12), max_size=12, unique=True),
    st.text("abcd", min_size=4, max_size=14),
)
def test_the_search_finds_what_a_comparison_with_every_word_finds(words: list[str], word: str) -> None:
    assert dict(Vocabulary.build(words).similar(word)) == similar_by_brute_force(word, words)


@pytest.mark.parametrize("word", ["xyvwzonabcdefgh", "qqqqqqqqqhoek", "zonqwertyuiopasdfghjkl"])
def test_a_long_word_of_which_one_triple_is_known_is_similar_to_none(word: str) -> None:
    assert Vocabulary.build(["zonnehoek"]).similar(word) == []
