"""Records of lists without ids: one that changes its name keeps its id, and two never share one."""

import pytest

from graph.facts import Claim, DatasetId, Entity, EntityId, Fact, RecordId, encode_fact
from graph.sqlite_store import SqliteStore
from loaders.record_ids import PreviousRecords, content_id
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
            facts.extend(Claim(entity, "name", name, RecordId(record)) for name in names)
        store.fold(version_of("a", number), map(encode_fact, facts))
    return store


def previous(*editions: dict[str, list[str]]) -> PreviousRecords:
    return PreviousRecords(store_of(*editions), DATASET)


def test_a_record_of_a_first_edition_gets_its_group_and_own_id() -> None:
    assert previous().identify("EL", "h1", ["Noorderlicht Fotonica"]) == "EL.h1"


def test_the_same_record_asked_for_twice_has_one_id() -> None:
    known = previous({"EL.h0": ["Noorderlicht Fotonica"]})
    first = known.identify("EL", "h1", ["Noorderlicht Fotonica"])
    assert known.identify("EL", "h1", ["Noorderlicht Fotonica"]) == first == "EL.h0"


def test_a_record_whose_text_changed_keeps_its_id_by_its_name() -> None:
    assert previous({"EL.h1": ["Noorderlicht Fotonica"]}).identify("EL", "h2", ["Noorderlicht Fotonica"]) == "EL.h1"


def test_a_renamed_record_keeps_its_id_by_a_former_name_it_still_states() -> None:
    known = previous({"EL.h1": ["Noorderlicht Fotonica"]})
    assert known.identify("EL", "h2", ["Poollicht Fotonica", "Noorderlicht Fotonica"]) == "EL.h1"


def test_a_name_written_in_another_way_is_the_same_name() -> None:
    known = previous({"EL.h1": ["NOORDERLICHT  FOTONICA"]})
    assert known.identify("EL", "h2", ["Noorderlicht Fotonica"]) == "EL.h1"


def test_another_name_is_another_record() -> None:
    assert previous({"EL.h1": ["Noorderlicht Fotonica"]}).identify("EL", "h2", ["Zuiderlicht Fotonica"]) == "EL.h2"


def test_a_name_in_another_part_of_the_list_is_another_record() -> None:
    assert previous({"UVL.h1": ["Noorderlicht Fotonica"]}).identify("EL", "h2", ["Noorderlicht Fotonica"]) == "EL.h2"


def test_only_the_edition_before_counts() -> None:
    known = previous({"EL.h1": ["Noorderlicht Fotonica"]}, {"EL.h9": ["Zuiderlicht Fotonica"]})
    assert known.identify("EL", "h2", ["Noorderlicht Fotonica"]) == "EL.h2"


def test_an_acronym_does_not_tell_a_record() -> None:
    store = store_of({"EL.h1": []})
    claim = Claim(EntityId("a:EL.h1"), "acronym", "NLF", RecordId("EL.h1"))
    entity = Entity(EntityId("a:EL.h1"), "Organization", RecordId("EL.h1"))
    store.fold(version_of("a", 2), map(encode_fact, (entity, claim)))
    assert PreviousRecords(store, DATASET).identify("EL", "h2", ["NLF"]) == "EL.h2"


@pytest.mark.parametrize("order", [("h1", "h2"), ("h2", "h1")])
def test_two_records_of_one_name_keep_their_own_ids(order: tuple[str, str]) -> None:
    known = previous({"EL.h1": ["Noorderlicht Fotonica"], "EL.h2": ["Noorderlicht Fotonica"]})
    assert [known.identify("EL", own, ["Noorderlicht Fotonica"]) for own in order] == [f"EL.{own}" for own in order]


def test_two_new_records_of_one_name_become_the_two_of_the_edition_before() -> None:
    known = previous({"EL.h1": ["Noorderlicht Fotonica"], "EL.h2": ["Noorderlicht Fotonica"]})
    found = {known.identify("EL", own, ["Noorderlicht Fotonica"]) for own in ("h3", "h4")}
    assert found == {"EL.h1", "EL.h2"}


def test_a_second_record_of_a_name_does_not_collapse_into_the_first() -> None:
    known = previous({"EL.h1": ["Noorderlicht Fotonica"]})
    found = [known.identify("EL", own, ["Noorderlicht Fotonica"]) for own in ("h2", "h3")]
    assert found == ["EL.h1", "EL.h3"]


def test_a_record_whose_id_went_to_another_gets_one_of_its_own() -> None:
    known = previous({"EL.h1": ["Noorderlicht Fotonica"]})
    found = [known.identify("EL", own, ["Noorderlicht Fotonica"]) for own in ("h2", "h1", "h3")]
    assert found[0] == "EL.h1"
    assert len(set(found)) == 3


def test_an_id_made_of_content_is_the_same_for_the_same_content_alone() -> None:
    assert content_id("Noorderlicht", "2021") == content_id("Noorderlicht", "2021")
    assert content_id("Noorderlicht", "2021") != content_id("Noorderlicht", "2022")
