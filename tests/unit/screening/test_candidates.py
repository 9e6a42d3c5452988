"""Who may be meant: which party is confirmed, which only probable or possible, and which fields settle it."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

import pytest

from screening import matcher
from screening.candidates import Candidate, find_candidates
from screening.query import check_query
from screening.snapshot.snapshot import Snapshot
from tests.support.graph import TODAY, GraphBuilder

NAME = "Zonnehoek Optics Institute"
ROR, OTHER_ROR = "ror:03yrm5c26", "ror:05xg72x27"
Given: TypeAlias = tuple[str, str, str, tuple[tuple[str, str], ...]]
Find: TypeAlias = Callable[..., list[Candidate]]


def org(number: int, name: str = NAME, **claims: str) -> Given:
    return f"a:{number}", "Organization", name, tuple(claims.items())


def person(number: int, name: str = "Jan Zonnehoek", **claims: str) -> Given:
    return f"a:{number}", "Person", name, tuple(claims.items())


@pytest.fixture(scope="module")
def find(tmp_path_factory: pytest.TempPathFactory) -> Find:
    """Screen a name against parties; the same parties are published once."""
    published: dict[tuple[Given, ...], Snapshot] = {}

    def run(*parties: Given, name: str = NAME, **fields: object) -> list[Candidate]:
        if parties not in published:
            graph = GraphBuilder()
            for entity, kind, printed, claims in parties:
                graph.organization(entity, printed, kind=kind, **dict(claims))
            published[parties] = graph.screener(tmp_path_factory.mktemp("graph")).snapshot
        return find_candidates(published[parties], check_query(name, TODAY, **fields))  # type: ignore[arg-type]

    return run


def identities(candidates: Sequence[Candidate]) -> dict[str, str]:
    return {candidate.party.id: candidate.identity for candidate in candidates}


@pytest.mark.parametrize("name", [NAME, NAME.upper(), "Zonnehoek  Optics-Institute", "Zonnehoek Optics Inst."])
def test_the_full_name_of_one_party_confirms_it(find: Find, name: str) -> None:
    assert identities(find(org(1), name=name)) == {"a:1": "confirmed"}


@pytest.mark.parametrize("name", ["Zonnehoek Optik Institut", "Optics Institute Zonnehoek"])
def test_a_translation_or_another_order_makes_it_probable(find: Find, name: str) -> None:
    assert identities(find(org(1), name=name)) == {"a:1": "probable"}


@pytest.mark.parametrize(("country", "identity"), [("", "probable"), ("NL", "confirmed")])
def test_a_name_of_known_words_needs_the_country(find: Find, country: str, identity: str) -> None:
    found = find(org(1, "Agricultural Bank", country="NL"), name="Agricultural Bank", country=country)
    assert identities(found) == {"a:1": identity}


@pytest.mark.parametrize("role", ["alias", "previousName"])
def test_another_full_name_confirms_a_party_too(find: Find, role: str) -> None:
    assert identities(find(org(1, "Kesterduin Lenses", **{role: NAME}))) == {"a:1": "confirmed"}


@pytest.mark.parametrize("role", ["weakAlias", "acronym"])
def test_a_weak_name_or_acronym_never_confirms(find: Find, role: str) -> None:
    assert identities(find(org(1, "Kesterduin Lenses", **{role: NAME})))["a:1"] in {"probable", "possible"}


@pytest.mark.parametrize(
    ("asked", "identity"),
    [
        ("Zonnehoek Institute of Optics", "probable"),
        ("Zonehoek Optics Institute", "probable"),
        ("Zonne Hoek Optics Institute", "probable"),
        ("ZOI", "possible"),
    ],
)
def test_less_than_the_full_name_does_not_confirm(find: Find, asked: str, identity: str) -> None:
    assert identities(find(org(1), name=asked)) == {"a:1": identity}


def test_a_name_of_one_word_does_not_confirm(find: Find) -> None:
    assert identities(find(org(1, "Zonnehoek BV"), name="Zonnehoek BV")) == {"a:1": "probable"}


def test_a_name_that_two_parties_carry_confirms_neither(find: Find) -> None:
    assert identities(find(org(1), org(2))) == {"a:1": "probable", "a:2": "probable"}


def test_a_country_tells_which_of_two_parties_with_one_name_is_meant(find: Find) -> None:
    found = find(org(1, country="NL"), org(2, country="CN"), country="CN")
    assert identities(found) == {"a:2": "confirmed", "a:1": "possible"}


def test_two_parties_of_one_name_and_country_stay_open(find: Find) -> None:
    parties = (org(1, country="NL"), org(2, country="CN"), org(3, country="CN"))
    assert "confirmed" not in identities(find(*parties, country="CN")).values()


def test_two_numbers_of_two_parties_confirm_neither(find: Find) -> None:
    parties = (org(1, identifier=ROR), org(2, "Kesterduin Lenses", identifier=OTHER_ROR))
    found = identities(find(*parties, name="Molenwerf Techniek", identifiers=[ROR, OTHER_ROR]))
    assert found == {"a:1": "probable", "a:2": "probable"}


def test_the_same_name_in_another_country_is_possible_and_not_lost(find: Find) -> None:
    assert identities(find(org(1, country="NL"), country="CN")) == {"a:1": "possible"}


def test_a_like_name_in_another_country_is_no_candidate(find: Find) -> None:
    assert find(org(1, country="NL"), name="Zonehoek Optics Institute", country="CN") == []


def test_a_party_without_a_country_conflicts_with_none(find: Find) -> None:
    assert identities(find(org(1), country="CN")) == {"a:1": "confirmed"}


def test_a_strong_number_confirms_whatever_the_name(find: Find) -> None:
    found = find(org(1, "Kesterduin Lenses", identifier=ROR), identifiers=[ROR])
    assert identities(found) == {"a:1": "confirmed"}


def test_a_number_that_differs_does_not_confirm_the_same_name(find: Find) -> None:
    assert identities(find(org(1, identifier=OTHER_ROR), identifiers=[ROR])) == {"a:1": "probable"}


def test_a_strong_number_against_the_country_is_to_be_looked_at(find: Find) -> None:
    found = find(org(1, identifier=ROR, country="NL"), identifiers=[ROR], country="CN")
    assert identities(found) == {"a:1": "possible"}


def test_a_weak_number_finds_a_party_and_does_not_confirm_it(find: Find) -> None:
    found = find(org(1, "Kesterduin Lenses", identifier="tax:12"), identifiers=["tax:12"])
    assert identities(found) == {"a:1": "probable"}


def test_a_website_alone_makes_a_possible_candidate(find: Find) -> None:
    found = find(org(1, "Kesterduin Lenses", website="https://zonnehoek.example"), website="zonnehoek.example")
    assert identities(found) == {"a:1": "possible"}


@pytest.mark.parametrize(
    "fields",
    [{"country": "NL"}, {"city": "Zonnehoek"}, {"website": "zonnehoek.example"}, {"identifiers": ["tax:12"]}],
    ids=str,
)
def test_a_field_that_agrees_raises_the_score(find: Find, fields: dict[str, object]) -> None:
    party = org(1, country="NL", city="Zonnehoek", website="https://zonnehoek.example", identifier="tax:12")
    (plain,) = find(party, name="Zonehoek Optics")
    (helped,) = find(party, name="Zonehoek Optics", **fields)
    assert plain.score < helped.score <= 1.0


@pytest.mark.parametrize("name", ["Zonnehoek", "Zonnehoek Bank", "Kesterduin Optics Institute"])
def test_a_name_below_the_threshold_is_no_candidate(find: Find, name: str) -> None:
    assert find(org(1), name=name) == []


def test_every_candidate_is_at_or_above_the_threshold_and_the_confirmed_stand_first(find: Find) -> None:
    names = (f"{NAME} North", NAME, "Zonehoek Optics Institute", "Kesterduin Bank")
    found = find(*(org(number, name) for number, name in enumerate(names)))
    assert [candidate.party.id for candidate in found] == ["a:1", "a:2", "a:0"]
    assert found[0].identity == "confirmed"
    assert all(matcher.POSSIBLE <= candidate.score <= 1.0 for candidate in found)


@pytest.mark.parametrize(
    ("fields", "entity"),
    [({}, "a:1"), ({"is_person": True, "purpose": "A visit"}, "a:2")],
    ids=["plain", "person mode"],
)
def test_organisations_and_persons_are_not_mixed(find: Find, fields: dict[str, object], entity: str) -> None:
    parties = (org(1, "Jan Zonnehoek", identifier="tax:12"), person(2, identifier="tax:12"))
    assert identities(find(*parties, name="Jan Zonnehoek", identifiers=["tax:12"], **fields)).keys() == {entity}


@pytest.mark.parametrize(
    ("published", "given", "identity"),
    [
        ("1970-05-17", "", "probable"),
        ("1970-05-17", "1970-05-17", "confirmed"),
        ("1970-05", "1970-05-17", "confirmed"),
        ("1970", "1970", "confirmed"),
        ("1970-05-17", "1970", "probable"),
        ("", "1970-05-17", "probable"),
    ],
)
def test_a_person_is_confirmed_by_name_and_a_date_of_birth_as_exact_as_published(
    find: Find, published: str, given: str, identity: str
) -> None:
    party = person(1, birthDate=published) if published else person(1)
    found = find(party, name="Zonnehoek, Jan", is_person=True, purpose="A visit", birth_date=given)
    assert identities(found) == {"a:1": identity}


def test_another_date_of_birth_does_not_confirm_a_person(find: Find) -> None:
    fields = {"is_person": True, "purpose": "A visit", "birth_date": "1971-05-17"}
    assert (
        "confirmed" not in identities(find(person(1, birthDate="1970-05-17"), name="Jan Zonnehoek", **fields)).values()
    )


def test_two_persons_of_one_name_and_date_of_birth_stay_open(find: Find) -> None:
    fields = {"is_person": True, "purpose": "A visit", "birth_date": "1970-05-17"}
    parties = (person(1, birthDate="1970-05-17"), person(2, birthDate="1970-05-17"))
    assert set(identities(find(*parties, name="Jan Zonnehoek", **fields)).values()) == {"probable"}
