"""The two stores side by side: what comes to one comes to the other, and must leave the same behind."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from graph.errors import StoreConflict
from graph.facts import DatasetId, Relation
from graph.neo4j_database import Neo4jDatabase
from graph.neo4j_store import Neo4jStore
from graph.sqlite_store import SqliteStore
from graph.store import Delta, Store, StoredFact
from graph.version import Status, Version
from graph.version_files import VersionFiles
from loaders.publish import publish, view_problems
from screening.snapshot.folder import SnapshotFolder
from tests.conftest import NOW
from tests.support.graph import version_of
from tests.support.random_editions import DATASETS, Step

TIES = "MATCH (fact:Relation)-[:OBJECT]->(object) RETURN fact.body AS body, object.id AS id LIMIT 100000"


class CutOffError(Exception):
    """The process that was folding is gone."""


@dataclass(frozen=True, slots=True)
class Told:
    """Everything a store says of what it holds: all of it, and by dataset."""

    facts: list[StoredFact]
    versions: list[Version]
    of_datasets: list[tuple[list[StoredFact], list[Version]]]

    @classmethod
    def by(cls, store: Store) -> "Told":
        """Ask a store."""
        parts = [(list(store.facts(dataset)), store.versions(dataset)) for dataset in dict.fromkeys(DATASETS)]
        return cls(list(store.facts()), store.versions(), parts)


@dataclass
class BothStores:
    """An embedded store and one on a server, each with the snapshots published from it."""

    embedded: SqliteStore
    server: Neo4jStore
    database: Neo4jDatabase
    folder: Path
    editions: dict[DatasetId, list[tuple[Version, tuple[str, ...]]]] = field(default_factory=dict)

    def take(self, step: Step) -> None:
        """Let a step come to both stores, and compare what they answer."""
        known = self.editions.setdefault(step.dataset, [])
        next_version = version_of(step.dataset, len(known) + 1, step.edition)
        match step.kind:
            case "fold" | "same":
                facts = known[-1][1] if step.kind == "same" and known else step.facts
                self._fold(next_version, facts)
                known.append((next_version, facts))
            case "again" if known:
                assert self._fold(*known[step.pick % len(known)]) == Delta(0, 0)
            case "not next":
                number = step.pick if step.pick <= len(known) else step.pick + 1
                other = replace(version_of(step.dataset, number), edition="2020")
                assert isinstance(self._fold(replace(other, id=other.id + "x"), step.facts), str)
            case "held" | "rejected":
                self._note(replace(version_of(step.dataset, 0, step.edition), status=Status(step.kind)))
            case "cut off":
                with cut_off(after_writes=step.pick):
                    assert self._fold(next_version, step.facts) == "cut off"
            case "publish":
                self.publish()

    def _fold(self, version: Version, facts: tuple[str, ...]) -> Delta | str:
        ours, theirs = (_answer(store.fold, version, facts) for store in (self.embedded, self.server))
        assert theirs == ours
        return ours

    def _note(self, version: Version) -> None:
        for store in (self.embedded, self.server):
            store.note(version)

    def compare(self) -> None:
        """Compare what the stores hold; and on the server the ties of relations with the relations."""
        told = Told.by(self.embedded)
        assert Told.by(self.server) == told
        ties = {(row["body"], row["id"]) for row in self.database.read(TIES)}
        stored = {(item.encoded, fact.target) for item in told.facts if isinstance(fact := item.fact, Relation)}
        assert stored <= ties  # more is prepared by a fold that was cut off

    def publish(self) -> None:
        """Publish from both; compare the snapshots, and what the server shows with them."""
        files, ids = VersionFiles(self.folder / "versions"), []
        for name, store in (("embedded", self.embedded), ("server", self.server)):
            snapshots = SnapshotFolder(self.folder / name)
            manifest = publish(store, files, snapshots, NOW, {})
            ids.append((manifest.id, manifest.checksums))
            assert view_problems(store, snapshots) == []
        assert ids[1] == ids[0]


def _answer(fold: Callable[..., Delta], *arguments: Any) -> Delta | str:
    """Return what changed, or why nothing did."""
    try:
        return fold(*arguments)
    except StoreConflict as error:
        return error.message
    except CutOffError:
        return "cut off"


@contextmanager
def cut_off(*, after_writes: int) -> Iterator[None]:
    """Let folds die: on the server after a number of writes, at the latest before they are told."""
    write, left = Neo4jDatabase.write, iter(range(after_writes))

    def dying_write(*arguments: Any, **values: Any) -> Any:
        if next(left, None) is None:
            raise CutOffError
        return write(*arguments, **values)

    with ExitStack() as patches:
        patches.enter_context(patch.object(Neo4jDatabase, "write", dying_write))
        patches.enter_context(patch("graph.neo4j_store._tell", side_effect=CutOffError))
        patches.enter_context(patch.object(SqliteStore, "_insert", side_effect=CutOffError))
        yield
