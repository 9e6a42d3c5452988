"""Tells persons from organisations where the list does not: about a quarter of its rows print no type."""

import re

from screening.normalise.names import organization_form
from screening.normalise.text import clean_text, to_latin

MOST_WORDS = 6
NOT_IN_PERSONS = re.compile(r"[\d&/()\"]")


class GivenNames:
    """The given names of the persons that the list marks as such ("LAST, First")."""

    def __init__(self) -> None:
        """Start with none."""
        self._names: set[str] = set()

    def learn(self, printed: str) -> None:
        """Take the given names out of a marked person's name."""
        _, comma, given = clean_text(printed).partition(",")
        if comma:
            self._names.update(word for word in map(to_latin, given.casefold().split()) if len(word) > 2)

    def has_one(self, printed: str) -> bool:
        """Return whether a word of the name is a known given name."""
        return any(to_latin(word) in self._names for word in clean_text(printed).casefold().split())


def looks_like_person(printed: str) -> bool:
    """Return whether nothing in a name speaks against a person: no known word of organisations, number or acronym."""
    form = organization_form(printed)
    words = printed.replace(",", " ").split()
    is_shouted = printed.isupper()
    has_acronym = any(word.isupper() and len(word) <= 3 and word.isalpha() for word in words) and not is_shouted
    has_known_word = bool(form.legal) or any(token.startswith("#") for token in form.tokens)
    return 2 <= len(words) <= MOST_WORDS and not (has_acronym or has_known_word or NOT_IN_PERSONS.search(printed))


def in_order(printed: str) -> str:
    """Return "LAST, First" as "First LAST"."""
    last, comma, given = printed.partition(",")
    return f"{given.strip()} {last.strip()}" if comma and given.strip() else printed.strip(" ,")
