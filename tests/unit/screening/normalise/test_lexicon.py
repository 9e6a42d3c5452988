"""Each term of the lexicon is known in a name, whatever its script and case; longer terms come before shorter ones."""

import pytest

from ontologies.lexicon import LexiconEntry, load_lexicon
from screening.normalise.lexicon import phrases
from screening.normalise.names import NameForm, organization_form, person_form

ENTRIES = load_lexicon()
MEANING = [entry for entry in ENTRIES if entry.word_class not in {"title", "stop"}]
CLASSES = {"legal", "type", "generic", "field", "stop", "title"}


def name_of(entry: LexiconEntry) -> str:
    return "_".join(entry.symbols) or entry.word_class


def symbols_in(form: NameForm) -> list[str]:
    return [token for token in (*form.tokens, *sorted(form.legal)) if token.startswith("#")]


@pytest.mark.parametrize("entry", MEANING, ids=name_of)
def test_every_term_of_an_entry_gives_its_symbols(entry: LexiconEntry) -> None:
    expected = [f"#{symbol}" for symbol in entry.symbols]
    for term in entry.terms:
        assert symbols_in(organization_form(f"Zonnehoek {term}")) == expected, term


@pytest.mark.parametrize("entry", MEANING, ids=name_of)
def test_the_case_of_a_term_does_not_count(entry: LexiconEntry) -> None:
    for term in entry.terms:
        assert organization_form(f"{term.upper()} Zonnehoek").tokens == organization_form(f"{term} Zonnehoek").tokens


def test_words_without_meaning_in_a_name_leave_no_token() -> None:
    (stop,) = [entry for entry in ENTRIES if entry.word_class == "stop"]
    for term in stop.terms:
        if len(term) == 1 and term.isascii():
            continue  # a single letter may be the name of a plant or an institute
        assert organization_form(f"Zonnehoek {term} Kesterduin").tokens == ("zonnehoek", "kesterduin"), term


def test_titles_leave_no_token_in_a_persons_name() -> None:
    (title,) = [entry for entry in ENTRIES if entry.word_class == "title"]
    for term in title.terms:
        assert person_form(f"{term} Jan Zonnehoek").tokens == ("jan", "zonnehoek"), term


def test_titles_are_words_in_the_name_of_an_organisation() -> None:
    assert "captain" in organization_form("Captain Zonnehoek Shipping").tokens


@pytest.mark.parametrize(
    ("longer", "shorter"),
    [
        ("Zonnehoek University of Technology", "Zonnehoek University"),
        ("Zonnehoek Science and Technology", "Zonnehoek Science"),
        ("Zonnehoek Air Force", "Zonnehoek Air"),
        ("东岭理工大学", "东岭大学"),
        ("东岭研究院所", "东岭研究"),
        ("东岭航空航天大学", "东岭航空大学"),
        ("东岭集团公司", "东岭公司"),
    ],
)
def test_a_longer_term_comes_before_the_shorter_one_it_begins_with(longer: str, shorter: str) -> None:
    assert symbols_in(organization_form(longer)) != symbols_in(organization_form(shorter))


def test_a_part_of_a_word_is_no_term_in_scripts_that_write_spaces() -> None:
    assert organization_form("Universityland Instituteville").tokens == ("universityland", "instituteville")


def test_a_term_inside_an_unspaced_word_is_found() -> None:
    assert organization_form("东岭大学").tokens == ("dongling", "#university")


@pytest.mark.parametrize("name", ["People's Liberation Army", "People’s Liberation Army", "Peoples Liberation Army"])
def test_the_armed_forces_are_known_with_any_apostrophe(name: str) -> None:
    assert organization_form(f"{name} Zonnehoek").tokens == organization_form("PLA Zonnehoek").tokens


def test_every_entry_has_a_known_class() -> None:
    assert {entry.word_class for entry in ENTRIES} == CLASSES


def test_no_term_stands_in_two_entries_of_organisation_words() -> None:
    terms = [(term, name_of(entry)) for entry in ENTRIES if entry.word_class != "title" for term in set(entry.terms)]
    assert len({term for term, _ in terms}) == len(terms)


@pytest.mark.parametrize(
    ("symbol", "org_type"),
    [
        ("#university", "university"),
        ("#laboratory", "laboratory"),
        ("#navy", "military"),
        ("#ministry", "government"),
        ("#ltd", "company"),
        ("#institute", "institute"),
    ],
)
def test_a_symbol_tells_the_type_of_organisation(symbol: str, org_type: str) -> None:
    assert phrases().org_types[symbol] == org_type


@pytest.mark.parametrize("symbol", ["#physics", "#national", "#technology"])
def test_a_field_or_rank_tells_no_type_of_organisation(symbol: str) -> None:
    assert symbol not in phrases().org_types
