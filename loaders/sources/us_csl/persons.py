"""Tells persons from organisations where the list does not: about a quarter of its rows print no type."""

import re
from collections import Counter
from collections.abc import Sequence

from loaders.clean.countries import country_code
from loaders.sources.us_csl.names import SUFFIX
from screening.normalise.names import organization_form
from screening.normalise.text import clean_text, to_latin

MOST_WORDS = 6
LEAST_LETTERS = 3  # shorter words stand in too many names
NOT_IN_PERSONS = re.compile(r"[\d&/()\"]|\band\b", re.IGNORECASE)
# "John B. Maan" and "Ramil Yarullovich Magzhanov": an initial or a patronymic stands for a given name.
LIKE_GIVEN_NAME = re.compile(r"(?:^|\s)[A-Z]\.\s|\w{3}(?:[oe]vich|[oe]vna)\b", re.IGNORECASE)
ACRONYM = re.compile(r"\b[^\W\d_]{2,4}\b(?!,)")


class NameWords:
    """The words of names, as the rows teach them that say, by a type or by their list, whom they name."""

    def __init__(self) -> None:
        """Start with none."""
        self._given: set[str] = set()
        self._in_persons: set[str] = set()
        self._beginnings: Counter[str] = Counter()

    def learn_person(self, printed: str) -> None:
        """Take the words out of a person's name, printed as "LAST, First" or as "First LAST"."""
        last, comma, given = SUFFIX.sub("", clean_text(printed)).partition(",")
        words = _words(f"{given} {last}")
        self._given.update(_telling(_words(given) if comma else words[:1]))
        self._in_persons.update(_telling(words))

    def learn_organization(self, printed: str) -> None:
        """Take note of the word an organisation's name begins with."""
        self._beginnings.update(_telling(_words(printed)[:1]))

    def speak_for_person(self, printed: str) -> bool:
        """Return whether the words of a name that looks like a person's are known from persons."""
        words = _telling(_words(SUFFIX.sub("", printed)))
        if self._speak_against(printed, words):
            return False
        has_given_name = any(word in self._given for word in words) or LIKE_GIVEN_NAME.search(printed)
        known = sum(word in self._in_persons for word in words)
        return bool(has_given_name) or (known > 0 and 2 * known >= len(words))

    def _speak_against(self, printed: str, words: Sequence[str]) -> bool:
        """Return whether a name holds a country, or begins as several organisations do: "Huawei Cloud Hong Kong"."""
        is_series = any(word not in self._given and self._beginnings[word] > 1 for word in words[:1])
        return is_series or any(self._is_country(part) for part in _parts(printed))

    def _is_country(self, part: str) -> bool:
        """Return whether a part of a name is a country's name and no given name, as Jordan is."""
        return len(part) >= LEAST_LETTERS and part.casefold() not in self._given and bool(country_code(part))


def looks_like_person(printed: str) -> bool:
    """Return whether nothing in a name speaks against a person: no known word of organisations, number or acronym."""
    form = organization_form(printed)
    name = SUFFIX.sub("", printed)
    has_acronym = any(word.isupper() for word in ACRONYM.findall(name)) and not name.isupper()
    has_known_word = bool(form.legal) or any(token.startswith("#") for token in form.tokens)
    words = name.replace(",", " ").split()
    return 2 <= len(words) <= MOST_WORDS and not (has_acronym or has_known_word or NOT_IN_PERSONS.search(name))


def _words(text: str) -> list[str]:
    return [to_latin(word) for word in re.findall(r"\w+", clean_text(text).casefold())]


def _telling(words: Sequence[str]) -> list[str]:
    return [word for word in words if len(word) >= LEAST_LETTERS]


def _parts(printed: str) -> list[str]:
    """Return the runs of one to three words of a name."""
    words = printed.replace(",", " ").split()
    return [" ".join(words[start : start + size]) for size in (1, 2, 3) for start in range(len(words) - size + 1)]
