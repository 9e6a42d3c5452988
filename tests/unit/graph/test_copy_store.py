"""Copying a store brings another one to the same history, goes on where it stopped, and refuses another history."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from graph.check import copy_store, rebuild_store
from graph.errors import StoreConflict
from graph.facts import DatasetId
from graph.sqlite_store import SqliteStore
from graph.store import Store
from graph.version import Status, Version
from graph.version_files import VersionFiles, hash_files
from tests.support.facts import claim, encoded, entity
from tests.support.graph import version_of
from tests.support.stores import ADAPTERS

OTHER_HISTORY = r"^Neo4j holds another history than the embedded store; give it an empty database\.$"
RAW = {"list.csv": b"as published"}
EDITIONS = [
    encoded(entity("a:1"), claim("a:1", "Old name")),
    encoded(entity("a:1"), claim("a:1", "New name")),
    encoded(entity("a:1"), claim("a:1", "Old name")),
]


@dataclass(frozen=True)
class Source:
    """A store, and the version files from which another one is filled."""

    store: SqliteStore
    files: VersionFiles

    def fold(self, version: Version, facts: list[str]) -> None:
        self.files.keep(version, RAW, facts, [], {})
        self.store.fold(version, facts)


def edition(number: int, dataset: str = "a") -> Version:
    return replace(version_of(dataset, number), sha256=hash_files(RAW), files=("list.csv",))


@pytest.fixture
def source(tmp_path: Path) -> Iterator[Source]:
    """Three editions of a list, one of another, between them one that was held and one that was rejected."""
    with closing(SqliteStore()) as store:
        made = Source(store, VersionFiles(tmp_path / "versions"))
        made.fold(edition(1), EDITIONS[0])
        store.note(replace(version_of("a", 0, "2026-11-02"), status=Status.HELD, reason="Halved."))
        made.fold(edition(2), EDITIONS[1])
        made.fold(edition(1, "b/x"), encoded(entity("b:1")))
        store.note(replace(version_of("b/x", 0, "2026-11-03"), status=Status.REJECTED))
        made.fold(edition(3), EDITIONS[2])
        yield made


@pytest.fixture(params=["sqlite-memory", "neo4j"])
def target(request: pytest.FixtureRequest, adapter_folder: Callable[[str], Path]) -> Iterator[Store]:
    """An empty store of each adapter."""
    opened = ADAPTERS[request.param].open(adapter_folder(request.param))
    yield opened
    opened.close()


def assert_is_the_same(target: Store, source: Source) -> None:
    assert target.versions() == source.store.versions()
    assert list(target.facts()) == list(source.store.facts())


def test_an_empty_store_becomes_the_same(source: Source, target: Store) -> None:
    copy_store(source.store, target, source.files)
    assert_is_the_same(target, source)
    assert len(target.versions()) == 6


def test_a_copy_goes_on_where_it_stopped(source: Source, target: Store) -> None:
    versions = source.store.versions()
    target.fold(versions[0], EDITIONS[0])
    target.note(versions[1])
    copy_store(source.store, target, source.files)
    assert_is_the_same(target, source)


def test_a_second_copy_changes_nothing(source: Source, target: Store) -> None:
    for _ in range(2):
        copy_store(source.store, target, source.files)
    assert_is_the_same(target, source)


def test_what_came_since_is_added(source: Source, target: Store) -> None:
    copy_store(source.store, target, source.files)
    source.fold(edition(4), EDITIONS[1])
    copy_store(source.store, target, source.files)
    assert_is_the_same(target, source)


def test_another_history_is_refused(source: Source, target: Store) -> None:
    other = replace(edition(1), id=version_of("a", 1, "2020-01-01").id)
    target.fold(other, encoded(entity("a:7")))
    before = list(target.facts()), target.versions()
    with pytest.raises(StoreConflict, match=OTHER_HISTORY):
        copy_store(source.store, target, source.files)
    assert (list(target.facts()), target.versions()) == before


def test_a_store_that_holds_more_is_refused(source: Source, target: Store) -> None:
    copy_store(source.store, target, source.files)
    target.fold(version_of("c", 1), encoded(entity("c:1")))
    with pytest.raises(StoreConflict, match=OTHER_HISTORY):
        copy_store(source.store, target, source.files)


def test_the_same_versions_told_in_another_order_are_refused(source: Source) -> None:
    with closing(SqliteStore()) as target:
        target.fold(edition(1, "b/x"), encoded(entity("b:1")))
        with pytest.raises(StoreConflict, match=OTHER_HISTORY):
            copy_store(source.store, target, source.files)
        assert len(target.versions()) == 1  # nothing was copied


def test_a_store_that_lacks_what_was_held_in_between_is_refused(source: Source) -> None:
    with closing(SqliteStore()) as target:
        rebuild_store(target, source.files)  # version files know of published versions only
        before = target.versions()
        with pytest.raises(StoreConflict, match=OTHER_HISTORY):
            copy_store(source.store, target, source.files)
        assert target.versions() == before


def test_a_version_that_somebody_else_tells_meanwhile_is_noticed(source: Source) -> None:
    class Shared(SqliteStore):
        def note(self, version: Version) -> None:
            super().note(version)
            super().note(replace(version, id=version_of("z", 0, "2026-11-09").id))

    with closing(Shared()) as target, pytest.raises(StoreConflict, match=OTHER_HISTORY):
        copy_store(source.store, target, source.files)


def test_other_facts_under_the_same_versions_are_refused(source: Source) -> None:
    with closing(SqliteStore()) as target:
        target.fold(edition(1), encoded(entity("a:1"), claim("a:1", "Other name")))
        with pytest.raises(StoreConflict, match=r"^After copying, the stores differ\. a, claim of record 1: "):
            copy_store(source.store, target, source.files)


def test_version_files_that_are_gone_are_told(source: Source, tmp_path: Path) -> None:
    with closing(SqliteStore()) as target:
        with pytest.raises(StoreConflict, match="cannot be read"):
            copy_store(source.store, target, VersionFiles(tmp_path / "elsewhere"))
        assert list(target.facts(DatasetId("a"))) == []
        assert target.versions() == []
