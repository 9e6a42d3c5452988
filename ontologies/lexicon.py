"""The words of organisation and person names, as `lexicon.tsv` prints them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PATH = Path(__file__).with_name("lexicon.tsv")


@dataclass(frozen=True, slots=True)
class LexiconEntry:
    """Terms that mean the same.

    Attributes:
        symbols: What they mean; several where a term abbreviates several words, none where it means nothing.
        word_class: legal, type, generic, field, stop or title.
        org_type: The type of organisation the word stands for, as coded in the model; empty when it says nothing.
        terms: As printed, in any script.
        spellings: The term that others only spell in another way ("center", "ctr": "centre").
    """

    symbols: tuple[str, ...]
    word_class: str
    org_type: str
    terms: tuple[str, ...]
    spellings: Mapping[str, str]


@cache
def load_lexicon() -> tuple[LexiconEntry, ...]:
    """Return the entries in the order of the file; where two hold the same term the first counts."""
    lines = PATH.read_text(encoding="utf-8").splitlines()
    return tuple(_entry(line) for line in lines if not line.startswith("#"))


def _entry(line: str) -> LexiconEntry:
    symbols, word_class, org_type, terms = line.split("\t")
    groups = [group.split("=") for group in terms.split("|")]
    spellings = {term: first for first, *others in groups for term in others}
    all_terms = tuple(term for group in groups for term in group)
    return LexiconEntry(tuple(symbols.replace("-", "").split()), word_class, org_type, all_terms, spellings)
