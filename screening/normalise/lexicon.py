"""Replaces the known words and phrases of names by their symbols."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from ontologies.lexicon import LexiconEntry, load_lexicon
from screening.normalise.scripts import is_east_asian
from screening.normalise.text import split_words, to_latin

# A symbol is written "#university" among the words of a name, so that it cannot be mistaken for a word.
Phrase: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Terms by their first word, longest first, and East Asian terms by their first character."""

    by_word: Mapping[str, Sequence[tuple[Phrase, LexiconEntry]]]
    by_character: Mapping[str, Sequence[tuple[str, LexiconEntry]]]
    classes: Mapping[str, str]
    org_types: Mapping[str, str]


@cache
def phrases(*, persons: bool = False) -> Phrases:
    """Return the terms of the lexicon: those of organisation names, or those in front of persons' names."""
    by_word: dict[str, list[tuple[Phrase, LexiconEntry]]] = {}
    by_character: dict[str, list[tuple[str, LexiconEntry]]] = {}
    classes: dict[str, str] = {}
    org_types: dict[str, str] = {}
    for entry in load_lexicon():
        if (entry.word_class == "title") is not persons:
            continue
        if len(entry.symbols) == 1:  # a term for several words says nothing of each of them
            classes.setdefault(f"#{entry.symbols[0]}", entry.word_class)
            if entry.org_type:
                org_types.setdefault(f"#{entry.symbols[0]}", entry.org_type)
        for term in entry.terms:
            if is_east_asian(term):
                by_character.setdefault(term[0], []).append((term, entry))
            else:
                words = tuple(map(to_latin, split_words(term)))
                by_word.setdefault(words[0], []).append((words, entry))
    _longest_first(by_word)
    _longest_first(by_character)
    return Phrases(by_word, by_character, classes, org_types)


def _longest_first(terms: Mapping[str, list[tuple[Phrase, LexiconEntry]] | list[tuple[str, LexiconEntry]]]) -> None:
    for found in terms.values():
        found.sort(key=lambda item: -len(item[0]))


def find_phrase(words: Sequence[str], start: int, known: Phrases) -> tuple[int, LexiconEntry] | None:
    """Return the length and the entry of the longest known phrase that begins at a word."""
    for phrase, entry in known.by_word.get(words[start], ()):
        if len(phrase) == 1 or tuple(words[start : start + len(phrase)]) == phrase:
            return len(phrase), entry
    return None


def find_term(text: str, start: int, known: Phrases) -> tuple[int, LexiconEntry] | None:
    """Return the length and the entry of the longest known East Asian term that begins at a character."""
    for term, entry in known.by_character.get(text[start], ()):
        if text.startswith(term, start):
            return len(term), entry
    return None
