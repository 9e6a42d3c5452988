"""The words of names are clean data: known classes, types of the model, no term without a meaning."""

from collections import Counter

import pytest

from ontologies.lexicon import LexiconEntry, load_lexicon
from ontologies.model import Ontology

ENTRIES = load_lexicon()


def entry_of(term: str) -> LexiconEntry:
    return next(entry for entry in ENTRIES if term in entry.terms)


def test_every_word_is_of_a_known_class() -> None:
    assert {entry.word_class for entry in ENTRIES} == {"legal", "type", "generic", "field", "stop", "title"}


def test_every_type_of_organisation_is_one_of_the_model(ontology: Ontology) -> None:
    assert {entry.org_type for entry in ENTRIES} - {""} <= ontology.vocabularies["OrgType"].keys()


def test_no_term_is_empty_or_has_spaces_around_it() -> None:
    assert [term for entry in ENTRIES for term in entry.terms if term != term.strip() or not term] == []


def test_no_entry_holds_a_term_twice() -> None:
    assert [term for entry in ENTRIES for term, count in Counter(entry.terms).items() if count > 1] == []


def test_only_stop_words_and_titles_mean_nothing() -> None:
    assert {entry.word_class for entry in ENTRIES if not entry.symbols} == {"stop", "title"}
    assert {entry.word_class for entry in ENTRIES if entry.symbols} == {"legal", "type", "generic", "field"}


def test_a_legal_form_or_a_type_says_which_type_of_organisation_it_is() -> None:
    assert [entry for entry in ENTRIES if entry.word_class == "legal" and not entry.org_type] == []


@pytest.mark.parametrize(
    ("term", "symbols", "word_class"),
    [
        ("university", ("university",), "type"),
        ("universiteit", ("university",), "type"),
        ("大学", ("university",), "type"),
        ("gmbh", ("gmbh",), "legal"),
        ("technische universiteit", ("technology", "university"), "type"),
        ("van", (), "stop"),
        ("prof", (), "title"),
    ],
)
def test_a_term_stands_for_its_symbols(term: str, symbols: tuple[str, ...], word_class: str) -> None:
    assert (entry_of(term).symbols, entry_of(term).word_class) == (symbols, word_class)
