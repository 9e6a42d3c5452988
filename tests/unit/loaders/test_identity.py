"""Which records are one party: each rule on a pair that it must join and one that it must not."""

import pytest

from graph.facts import EntityId, encode_fact
from graph.sqlite_store import SqliteStore
from loaders.identity import join_records
from loaders.profiles import read_profiles
from tests.support.graph import GraphBuilder, version_of

BRANCHES = ("Noorderlicht Fotonica B.V.", "Noorderlicht Fotonica")


def joined(graph: GraphBuilder) -> set[frozenset[str]]:
    """Return the parties of more than one record."""
    store = SqliteStore()
    for dataset, facts in graph.facts.items():
        store.fold(version_of(dataset, 1), map(encode_fact, facts))
    parties: dict[EntityId, set[str]] = {}
    for relation in join_records(read_profiles(store.facts()), lambda entity: (0, entity)):
        parties.setdefault(relation.target, {relation.target}).add(relation.source)
    return set(map(frozenset, parties.values()))


def organizations(first: str, second: str, **claims: str) -> GraphBuilder:
    """Return two organisations of one name in one town."""
    graph = GraphBuilder()
    for entity in (first, second):
        graph.organization(entity, BRANCHES[0], country="NL", city="Enschede", **claims)
    return graph


def test_one_name_in_one_place_joins_records_of_two_lists() -> None:
    assert joined(organizations("a:I.1", "b:I.2")) == {frozenset({"a:I.1", "b:I.2"})}


@pytest.mark.parametrize("second", ["a:II.2", "a:I.00606a0516ecbdd4", "a:I.9500a4836b2f45ae823a07fbf2a5b200e3726f27-2"])
def test_one_name_in_one_place_joins_records_that_no_list_numbers_apart(second: str) -> None:
    assert joined(organizations("a:I.1", second)) == {frozenset({"a:I.1", second})}


def test_one_name_in_one_place_does_not_join_organisations_that_one_list_numbers_apart() -> None:
    assert joined(organizations("a:I.1", "a:I.2")) == set()


def test_a_number_joins_organisations_that_one_list_numbers_apart() -> None:
    assert joined(organizations("a:I.1", "a:I.2", identifier="registration:7")) == {frozenset({"a:I.1", "a:I.2"})}


def test_a_third_record_does_not_bring_together_what_one_list_numbers_apart() -> None:
    graph = organizations("a:I.1", "a:I.2")
    graph.organization("b:1", BRANCHES[0], country="NL", city="Enschede")
    assert joined(graph) == {frozenset({"a:I.1", "b:1"})}


def twins(first: str, second: str) -> GraphBuilder:
    graph = GraphBuilder()
    for entity, name in (("a:I.1", first), ("a:I.2", second)):
        graph.person(entity, name, alias="Los Mellizos", birthDate="1959-07-11")
    return graph


def test_a_nickname_and_a_birth_date_do_not_join_twins_that_one_list_numbers_apart() -> None:
    assert joined(twins("Victor Manuel Ejemplo", "Miguel Angel Ejemplo")) == set()


def test_persons_published_under_names_alike_are_joined_though_one_list_numbers_them_apart() -> None:
    assert joined(twins("Nikolai Voorbeeldov", "Nikolay Voorbeeldov")) == {frozenset({"a:I.1", "a:I.2"})}


def numbered(identifier: str, first: str, second: str) -> GraphBuilder:
    graph = GraphBuilder()
    graph.organization("a:1", "Voorbeeldbank", country=first, identifier=identifier)
    graph.organization("b:1", "Voorbeeldbank Minsk", country=second, identifier=identifier)
    return graph


@pytest.mark.parametrize(
    ("identifier", "first", "second", "is_one"),
    [
        ("ru_inn:7750004150", "RU", "BY", False),
        ("ru_ogrn:1027700159497", "RU", "BY", False),
        ("cn_uscc:91110000100000000X", "CN", "HK", False),
        ("ru_inn:7750004150", "RU", "RU", True),
        ("lei:253400XXXXXXXXXXXX00", "RU", "BY", True),
    ],
)
def test_a_national_number_joins_no_organisations_of_different_countries(
    identifier: str, first: str, second: str, is_one: bool
) -> None:
    assert bool(joined(numbered(identifier, first, second))) is is_one


def test_a_national_number_joins_where_one_country_is_not_known() -> None:
    graph = GraphBuilder()
    graph.organization("a:1", "Voorbeeldbank", country="RU", identifier="ru_inn:7750004150")
    graph.organization("b:1", "Voorbeeldbank", identifier="ru_inn:7750004150")
    assert joined(graph) == {frozenset({"a:1", "b:1"})}


def test_the_place_of_a_record_without_an_address_is_read_in_its_own_names() -> None:
    graph = GraphBuilder()
    graph.organization("a:1", "Institute of Optics", alias="Kazan Institute of Optics", country="RU")
    graph.organization("b:1", "Institute of Optics", country="RU", city="Kazan")
    assert joined(graph) == {frozenset({"a:1", "b:1"})}


def test_the_other_names_of_the_record_with_the_address_tell_nothing_of_the_place_of_the_other() -> None:
    graph = GraphBuilder()
    graph.organization("a:1", "Institute of Optics", country="RU")
    graph.organization("b:1", "Institute of Optics", alias="Kazan Optical Works", country="RU", city="Kazan")
    assert joined(graph) == set()


def test_one_floor_is_no_place() -> None:
    graph = GraphBuilder()
    graph.organization("a:1", BRANCHES[0], country="NL", address="Ground Floor, 1 Kade, Delft")
    graph.organization("b:1", BRANCHES[0], country="NL", address="Ground Floor, 8 Plein, Breda")
    assert joined(graph) == set()


def test_a_page_on_a_platform_is_no_website_in_common() -> None:
    graph = GraphBuilder()
    graph.organization("a:1", BRANCHES[0], country="NL", website="https://www.facebook.com/one")
    graph.organization("b:1", BRANCHES[0], country="NL", website="https://facebook.com/two")
    assert joined(graph) == set()


@pytest.mark.parametrize(("others", "is_one"), [(2, True), (3, False)])
def test_a_website_of_many_names_is_no_second_field(others: int, is_one: bool) -> None:
    graph = GraphBuilder()
    for number in range(2):
        graph.organization(f"{'ab'[number]}:1", BRANCHES[0], country="NL", website="groep.example")
    for name in ("Zuiderlicht", "Oosterlicht", "Westerlicht")[:others]:
        graph.organization(f"c:{name}", name, country="NL", website="groep.example")
    assert bool(joined(graph)) is is_one
