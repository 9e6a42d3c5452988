"""Every graph store keeps the same history: each fact once for every unbroken run of versions that state it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import StoreConflict
from graph.facts import DatasetId, Fact, encode_fact, fact_key, subject_of
from graph.store import Delta, Store, StoredFact
from graph.version import Status
from tests.support.facts import claim, encoded, entity, relation
from tests.support.graph import version_of
from tests.support.stores import ADAPTERS

A, B = DatasetId("a"), DatasetId("b/x")
PARTY = encode_fact(entity("a:1"))
OLD_NAME = encode_fact(claim("a:1", "Old name"))
NEW_NAME = encode_fact(claim("a:1", "New name"))


@pytest.fixture(params=ADAPTERS)
def store(request: pytest.FixtureRequest, adapter_folder: Callable[[str], Path]) -> Iterator[Store]:
    """An empty store of each adapter."""
    opened = ADAPTERS[request.param].open(adapter_folder(request.param))
    yield opened
    opened.close()


def fold(store: Store, *editions: list[str], dataset: DatasetId = A) -> Delta:
    """Fold editions of a dataset one after the other; return what the last one changed."""
    known = len([version for version in store.versions(dataset) if version.number])
    deltas = [store.fold(version_of(dataset, known + place), facts) for place, facts in enumerate(editions, start=1)]
    return deltas[-1]


def runs(store: Store, encoded_fact: str, dataset: DatasetId = A) -> list[tuple[int, int | None]]:
    """Return the runs of versions that state a fact."""
    return [(item.first, item.last) for item in store.facts(dataset) if item.encoded == encoded_fact]


def place_of(stored: StoredFact) -> tuple[bytes, bytes, int, bytes, int]:
    """Return where a fact stands in the order of the interface."""
    form = ["entity", "claim", "relation"].index(stored.fact.form)
    subject = subject_of(stored.fact).encode()
    return subject, stored.dataset.encode(), form, fact_key(stored.encoded), stored.first


def test_an_empty_store_holds_nothing(store: Store) -> None:
    assert list(store.facts()) == []
    assert store.versions() == []


def test_the_first_version_brings_all_its_facts(store: Store) -> None:
    assert fold(store, [PARTY, OLD_NAME]) == Delta(added=2, removed=0)
    assert runs(store, PARTY) == runs(store, OLD_NAME) == [(1, None)]


def test_a_stored_fact_is_the_fact_that_was_folded(store: Store) -> None:
    facts: list[Fact] = [
        entity("a:1"),
        claim("a:1", "北方\u2028大学", language="zh"),
        relation("a:1", "a:2", "OWNS", share="51"),
    ]
    fold(store, encoded(*facts))
    assert [stored.fact for stored in store.facts()] == facts
    assert {stored.dataset for stored in store.facts()} == {A}


def test_a_repeated_fact_counts_once(store: Store) -> None:
    assert fold(store, [PARTY, OLD_NAME, PARTY]) == Delta(added=2, removed=0)


def test_folding_a_version_twice_changes_nothing(store: Store) -> None:
    fold(store, [PARTY, OLD_NAME])
    before = list(store.facts()), store.versions()
    assert store.fold(version_of("a", 1), [PARTY, NEW_NAME]) == Delta(added=0, removed=0)
    assert (list(store.facts()), store.versions()) == before


def test_folding_a_former_version_again_changes_nothing(store: Store) -> None:
    fold(store, [PARTY], [PARTY, NEW_NAME])
    assert store.fold(version_of("a", 1), [PARTY]) == Delta(added=0, removed=0)
    assert runs(store, NEW_NAME) == [(2, None)]


def test_a_fact_that_stays_keeps_one_run(store: Store) -> None:
    assert fold(store, [PARTY], [PARTY], [PARTY]) == Delta(added=0, removed=0)
    assert runs(store, PARTY) == [(1, None)]


def test_a_fact_that_is_gone_ends_with_the_last_version_that_stated_it(store: Store) -> None:
    assert fold(store, [PARTY, OLD_NAME], [PARTY, OLD_NAME], [PARTY, NEW_NAME]) == Delta(added=1, removed=1)
    assert runs(store, OLD_NAME) == [(1, 2)]
    assert runs(store, NEW_NAME) == [(3, None)]


def test_a_fact_that_comes_back_opens_a_second_run(store: Store) -> None:
    fold(store, [PARTY, OLD_NAME], [PARTY], [PARTY, OLD_NAME], [PARTY])
    assert runs(store, OLD_NAME) == [(1, 1), (3, 3)]


def test_an_edition_without_facts_ends_all_of_them(store: Store) -> None:
    assert fold(store, [PARTY, OLD_NAME], []) == Delta(added=0, removed=2)
    assert [stored.last for stored in store.facts()] == [1, 1]


def test_datasets_do_not_touch_each_other(store: Store) -> None:
    fold(store, [PARTY], [PARTY, OLD_NAME])
    fold(store, [PARTY], [], dataset=B)
    assert runs(store, PARTY, A) == [(1, None)]
    assert runs(store, PARTY, B) == [(1, 1)]
    assert {stored.dataset for stored in store.facts(B)} == {B}
    assert len(list(store.facts())) == 3


def test_facts_come_in_one_order(store: Store) -> None:
    names = ["b:1", "a:10", "a:2", "A:1", "a:é", "a:ﬁ", "a:𐍈", "a:大学", "a"]
    facts = [
        fact for name in names for fact in (claim(name, "x"), relation(name, "a:1"), entity(name), claim(name, "y"))
    ]
    fold(store, encoded(*facts), [], encoded(*facts), dataset=B)
    fold(store, encoded(*reversed(facts)))
    found = list(store.facts())
    assert len(found) == 3 * len(facts)
    assert found == sorted(found, key=place_of)
    assert list(store.facts(A)) == [stored for stored in found if stored.dataset == A]


def test_a_version_is_kept_as_it_was_told(store: Store) -> None:
    version = replace(version_of("a", 1), files=("list.csv",), counts={"records": 2}, approved_by="A. de Vries")
    store.fold(version, [PARTY])
    assert store.versions() == [version]


def test_versions_come_in_the_order_they_were_told(store: Store) -> None:
    held = replace(version_of("a", 0), status=Status.HELD, reason="Halved.")
    fold(store, [PARTY], dataset=B)
    fold(store, [PARTY])
    store.note(held)
    fold(store, [PARTY])
    assert [(item.dataset, item.number) for item in store.versions()] == [(B, 1), (A, 1), (A, 0), (A, 2)]
    assert [item.number for item in store.versions(A)] == [1, 0, 2]


@pytest.mark.parametrize("status", [Status.HELD, Status.REJECTED])
def test_a_noted_version_is_remembered_without_touching_the_facts(store: Store, status: Status) -> None:
    fold(store, [PARTY])
    noted = replace(version_of("a", 0), status=status, reason="Halved.")
    store.note(noted)
    assert store.versions(A)[-1] == noted
    assert runs(store, PARTY) == [(1, None)]


def test_several_versions_of_a_dataset_can_be_held(store: Store) -> None:
    for day in ("2026-11-02", "2026-11-03"):
        store.note(replace(version_of("a", 0, edition=day), status=Status.HELD))
    assert [version.edition for version in store.versions(A)] == ["2026-11-02", "2026-11-03"]


@pytest.mark.parametrize("number", [0, 1, 3, 4])
def test_only_the_next_number_can_be_folded(store: Store, number: int) -> None:
    fold(store, [PARTY])
    store.note(replace(version_of("a", 0), status=Status.HELD))
    other = version_of("a", number, edition="2026-12-01")
    with pytest.raises(StoreConflict, match=f"Version {number} of a is not the next one"):
        store.fold(other, [NEW_NAME])
    assert runs(store, NEW_NAME) == []
    assert len(store.versions()) == 2


def test_the_first_number_is_one(store: Store) -> None:
    with pytest.raises(StoreConflict, match="Version 2 of a is not the next one"):
        store.fold(version_of("a", 2), [PARTY])


def failing_facts() -> Iterator[str]:
    yield NEW_NAME
    raise RuntimeError("the reading failed")


def test_a_fold_that_fails_midway_changes_nothing(store: Store) -> None:
    fold(store, [PARTY, OLD_NAME])
    before = list(store.facts()), store.versions()
    with pytest.raises(RuntimeError, match="the reading failed"):
        store.fold(version_of("a", 2), failing_facts())
    assert (list(store.facts()), store.versions()) == before


def test_a_line_that_is_no_fact_changes_nothing(store: Store) -> None:
    fold(store, [PARTY])
    with pytest.raises(ValueError, match="Expecting value"):
        store.fold(version_of("a", 2), [NEW_NAME, "no fact"])
    assert [stored.encoded for stored in store.facts()] == [PARTY]


def test_after_a_fold_that_failed_the_next_one_succeeds(store: Store) -> None:
    fold(store, [PARTY, OLD_NAME])
    with pytest.raises(RuntimeError, match="the reading failed"):
        store.fold(version_of("a", 2), failing_facts())
    assert fold(store, [PARTY, NEW_NAME]) == Delta(added=1, removed=1)
