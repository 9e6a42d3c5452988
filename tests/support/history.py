"""Several editions of small graphs, folded and published one after another, as loads on different days would."""

from dataclasses import dataclass, field
from pathlib import Path

from graph.facts import encode_fact
from graph.sqlite_store import SqliteStore
from ontologies.load import load_ontology
from screening.screen import Screener
from screening.snapshot.build import build_snapshot
from screening.snapshot.folder import SnapshotFolder
from screening.snapshot.manifest import Manifest, MissingDataset
from screening.snapshot.snapshot import open_snapshot
from tests.support.graph import GraphBuilder, dataset_info, version_of


@dataclass
class History:
    """A store that grows, and the snapshots published from it."""

    folder: Path
    store: SqliteStore = field(default_factory=SqliteStore)
    editions: dict[str, list[str]] = field(default_factory=dict)
    missing: list[MissingDataset] = field(default_factory=list)

    @property
    def snapshots(self) -> SnapshotFolder:
        """Where the snapshots are."""
        return SnapshotFolder(self.folder / "snapshots")

    def fold(self, edition: str, graph: GraphBuilder) -> None:
        """Make a graph the newest edition of each of its datasets."""
        assert not graph.problems(), graph.problems()
        for dataset, facts in graph.facts.items():
            dates = self.editions.setdefault(dataset, [])
            dates.append(edition)
            self.store.fold(version_of(dataset, len(dates), edition), [encode_fact(fact) for fact in facts])

    def build(self, part: Path) -> Manifest:
        """Build a snapshot of the store into an empty folder."""
        datasets = [dataset_info(name, dates, stale_after=20_000) for name, dates in sorted(self.editions.items())]
        return build_snapshot(part, self.store.facts(), datasets, self.missing, load_ontology())

    def publish(self, created_at: str = "2026-11-22T12:00:00+00:00") -> Manifest:
        """Publish what the store holds."""
        return self.snapshots.publish(self.build, created_at)

    def screener(self, snapshot_id: str | None = None) -> Screener:
        """Open a snapshot, the current one when no id is given."""
        return Screener(open_snapshot(self.snapshots, load_ontology(), snapshot_id), load_ontology())

    def add(self, edition: str, graph: GraphBuilder) -> Screener:
        """Fold an edition, publish, and return a screener over the new snapshot."""
        self.fold(edition, graph)
        self.publish(f"{edition}T12:00:00+00:00")
        return self.screener()
