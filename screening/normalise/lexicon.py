"""Replaces the known words and phrases of names by their symbols."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from ontologies.lexicon import LexiconEntry, load_lexicon
from screening.normalise.scripts import is_east_asian
from screening.normalise.text import split_words, to_latin

# A symbol is written "#university" among the words of a name, so that it cannot be mistaken for a word.
Phrase: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the lexicon as names hold it.

    Attributes:
        words: In Latin letters; an East Asian term is one word, in its own characters.
        symbols: What it means, without "#".
        word_class: legal, type, generic, field, stop or title.
        printed: The words of its first spelling ("centre" for "ctr").
    """

    words: Phrase
    symbols: Phrase
    word_class: str
    printed: str


@dataclass(frozen=True, slots=True)
class Phrases:
    """Terms by their first word, longest first, and East Asian terms by their first character.

    Attributes:
        letters: Letters of other scripts that are words without a meaning: as "i" Russian "and" would be a number.
    """

    by_word: Mapping[str, Sequence[Term]]
    by_character: Mapping[str, Sequence[Term]]
    letters: frozenset[str]
    classes: Mapping[str, str]
    org_types: Mapping[str, str]


@cache
def phrases(*, persons: bool = False) -> Phrases:
    """Return the terms of the lexicon: those of organisation names, or those in front of persons' names."""
    entries = [entry for entry in load_lexicon() if (entry.word_class == "title") is persons]
    letters = frozenset(_letters(entries))
    by_word: dict[str, list[Term]] = {}
    by_character: dict[str, list[Term]] = {}
    for entry in entries:
        for text in entry.terms:
            if is_east_asian(text):
                by_character.setdefault(text[0], []).append(Term((text,), entry.symbols, entry.word_class, text))
            elif text not in letters:
                words, printed = _words(text), " ".join(_words(entry.spellings.get(text, text)))
                by_word.setdefault(words[0], []).append(Term(words, entry.symbols, entry.word_class, printed))
    for terms in (*by_word.values(), *by_character.values()):
        terms.sort(key=lambda term: (-len(term.words), -len(term.words[0])))
    return Phrases(by_word, by_character, letters, *_meanings(entries))


def _letters(entries: Iterable[LexiconEntry]) -> Iterator[str]:
    for entry in entries:
        if entry.word_class == "stop":
            yield from (text for text in entry.terms if len(text) == 1 and not text.isascii())


def _meanings(entries: Iterable[LexiconEntry]) -> tuple[dict[str, str], dict[str, str]]:
    """Return class and type of organisation by symbol; a term for several words says nothing of each of them."""
    single = [entry for entry in reversed(list(entries)) if len(entry.symbols) == 1]
    classes = {f"#{entry.symbols[0]}": entry.word_class for entry in single}
    return classes, {f"#{entry.symbols[0]}": entry.org_type for entry in single if entry.org_type}


def _words(text: str) -> Phrase:
    return tuple(map(to_latin, split_words(text)))


def find_phrase(words: Sequence[str], start: int, known: Phrases) -> Term | None:
    """Return the longest known phrase that begins at a word."""
    return next(
        (
            term
            for term in known.by_word.get(words[start], ())
            if tuple(words[start : start + len(term.words)]) == term.words
        ),
        None,
    )


def find_term(text: str, start: int, known: Phrases) -> Term | None:
    """Return the longest known East Asian term that begins at a character."""
    return next(
        (term for term in known.by_character.get(text[start], ()) if text.startswith(term.words[0], start)), None
    )
