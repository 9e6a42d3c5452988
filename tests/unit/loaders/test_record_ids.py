"""Records of lists without ids: one that changes its name keeps its id, and no newcomer takes it."""

import pytest

from graph.facts import Claim, DatasetId, Entity, EntityId, Fact, RecordId, encode_fact
from graph.sqlite_store import SqliteStore
from loaders.record_ids import PreviousRecords, content_id, name_id
from tests.support.graph import version_of

DATASET = DatasetId("a")


def store_of(*editions: dict[str, list[str]]) -> SqliteStore:
    """Return a store of editions, each of records with their names."""
    store = SqliteStore()
    for number, edition in enumerate(editions, start=1):
        facts: list[Fact] = []
        for record, names in edition.items():
            entity = EntityId(f"a:{record}")
            facts.append(Entity(entity, "Organization", RecordId(record)))
            roles = ["name", *["alias"] * len(names)]
            facts.extend(Claim(entity, role, name, RecordId(record)) for role, name in zip(roles, names, strict=False))
        store.fold(version_of("a", number), map(encode_fact, facts))
    return store


def ids(store: SqliteStore, *records: tuple[str, list[str]]) -> list[str]:
    """Return the ids of an edition of records, each with its own id in the part EL and its names."""
    known = PreviousRecords(store, DATASET)
    for own, names in records:
        known.identify("EL", own, names)
    known.settle()
    return [known.identify("EL", own, names) for own, names in records]


def test_a_record_of_a_first_edition_gets_its_group_and_own_id() -> None:
    assert ids(store_of(), ("h1", ["Noorderlicht Fotonica"])) == ["EL.h1"]


@pytest.mark.parametrize(
    ("before", "record", "expected"),
    [
        pytest.param("NOORDERLICHT  FOTONICA", ["Noorderlicht Fotonica"], "EL.h1", id="its text changed"),
        pytest.param("Noorderlicht Fotonica", ["Poollicht", "Noorderlicht Fotonica"], "EL.h1", id="renamed"),
        pytest.param("Noorderlicht Fotonica", ["Zuiderlicht Fotonica"], "EL.h2", id="another name"),
    ],
)
def test_a_record_is_that_of_the_edition_before_with_one_of_its_names(
    before: str, record: list[str], expected: str
) -> None:
    assert ids(store_of({"EL.h1": [before]}), ("h2", record)) == [expected]


def test_only_another_id_than_the_own_one_is_worth_mapping_again() -> None:
    known = PreviousRecords(store_of({"EL.h1": ["Noorderlicht"]}), DATASET)
    known.identify("EL", "h1", ["Noorderlicht"])
    assert known.settle() is False
    known.identify("EL", "h2", ["Noorderlicht"])
    assert known.settle() is False
    assert PreviousRecords(store_of(), DATASET).settle() is False


def test_a_name_in_another_part_of_the_list_is_another_record() -> None:
    assert ids(store_of({"UVL.h1": ["Noorderlicht Fotonica"]}), ("h2", ["Noorderlicht Fotonica"])) == ["EL.h2"]


def test_only_the_edition_before_counts() -> None:
    store = store_of({"EL.h1": ["Noorderlicht Fotonica"]}, {"EL.h9": ["Zuiderlicht Fotonica"]})
    assert ids(store, ("h2", ["Noorderlicht Fotonica"])) == ["EL.h2"]


def test_an_acronym_does_not_tell_a_record() -> None:
    store = store_of({"EL.h1": []})
    claim = Claim(EntityId("a:EL.h1"), "acronym", "NLF", RecordId("EL.h1"))
    entity = Entity(EntityId("a:EL.h1"), "Organization", RecordId("EL.h1"))
    store.fold(version_of("a", 2), map(encode_fact, (entity, claim)))
    assert ids(store, ("h2", ["NLF"])) == ["EL.h2"]


@pytest.mark.parametrize("order", [("h1", "h2"), ("h2", "h1")])
def test_two_records_of_one_name_keep_their_own_ids(order: tuple[str, str]) -> None:
    store = store_of({"EL.h1": ["Noorderlicht Fotonica"], "EL.h2": ["Noorderlicht Fotonica"]})
    assert ids(store, *((own, ["Noorderlicht Fotonica"]) for own in order)) == [f"EL.{own}" for own in order]


def test_two_new_records_of_one_name_become_the_two_of_the_edition_before() -> None:
    store = store_of({"EL.h1": ["Noorderlicht Fotonica"], "EL.h2": ["Noorderlicht Fotonica"]})
    assert set(ids(store, *((own, ["Noorderlicht Fotonica"]) for own in ("h3", "h4")))) == {"EL.h1", "EL.h2"}


def test_a_second_record_of_a_name_does_not_collapse_into_the_first() -> None:
    store = store_of({"EL.h1": ["Noorderlicht Fotonica"]})
    assert ids(store, *((own, ["Noorderlicht Fotonica"]) for own in ("h2", "h3"))) == ["EL.h1", "EL.h3"]


@pytest.mark.parametrize("own", ["h1", "h2"])
def test_a_newcomer_does_not_take_the_id_of_an_entry_whose_other_name_it_has(own: str) -> None:
    store = store_of({"EL.h1": ["Acme Raketten", "Beta Aandrijving"]})
    newcomer, entry = ("h9", ["Beta Aandrijving"]), (own, ["Acme Raketten", "Beta Aandrijving"])
    assert ids(store, newcomer, entry) == ["EL.h9", "EL.h1"]


def test_an_id_made_of_content_is_the_same_for_the_same_content_alone() -> None:
    assert content_id("Noorderlicht", "2021") == content_id("Noorderlicht", "2021")
    assert content_id("Noorderlicht", "2021") != content_id("Noorderlicht", "2022")


@pytest.mark.parametrize("name", ["Centre for Optics, Ltd.", "CENTRE FOR OPTICS LTD", "  Centre  for Optics (Ltd) "])
def test_an_id_of_a_name_is_the_same_in_every_release(name: str) -> None:
    assert name_id(name) == "f5763703efaa7d55"


@pytest.mark.parametrize("name", ["Center for Optics Ltd", "Centre for Optics", "Centre for Optics GmbH"])
def test_an_id_of_a_name_depends_on_nothing_but_its_words(name: str) -> None:
    assert name_id(name) != name_id("Centre for Optics, Ltd.")
    assert name_id(name, "a:1") != name_id(name, "a:2")


def test_a_name_that_a_record_tells_of_another_entity_finds_nobody() -> None:
    store = store_of({"EL.h1": ["Instituut Maan, Zonnehoek"]})
    whole = EntityId("a:EL.h9")
    facts = [Entity(whole, "Organization", RecordId("EL.h1")), Claim(whole, "name", "Zonnehoek", RecordId("EL.h1"))]
    store.fold(version_of("a", 2), map(encode_fact, facts))
    assert ids(store, ("h2", ["Zonnehoek"])) == ["EL.h2"]
