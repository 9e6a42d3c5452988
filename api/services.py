"""What the command line and the HTTP interface share: the parts of one installation, opened when they are needed."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from api.settings import Settings
from graph.check import check_store, copy_store, rebuild_store
from graph.errors import ConfigurationError, SourceChanged
from graph.sqlite_store import SqliteStore
from graph.store import Shown, Store
from graph.version_files import VersionFiles
from loaders.fetch import SeenFiles
from loaders.lock import only_writer
from loaders.publish import publish, view_problems
from loaders.registry import Source, find_dataset
from loaders.report import Load, rejected_file
from loaders.resource import Resource, read_resource
from loaders.run import Approval, Loading
from ontologies.load import load_ontology
from screening.screen import Screener
from screening.snapshot.folder import SnapshotFolder
from screening.snapshot.manifest import Manifest
from screening.snapshot.snapshot import open_snapshot

if TYPE_CHECKING:
    from graph.neo4j_database import Neo4jDatabase
    from graph.neo4j_store import Neo4jStore


class Services:
    """One installation: its settings and its folder."""

    def __init__(self, settings: Settings) -> None:
        """Use the settings; nothing is opened yet."""
        self.settings = settings
        self.snapshots = SnapshotFolder(settings.snapshots_path)
        self.files = VersionFiles(settings.versions_path)
        self.seen = SeenFiles(settings.home / "fetched")
        self._database: Neo4jDatabase | None = None
        self._opening = threading.Lock()

    @contextmanager
    def store(self, *, may_write: bool = False) -> Iterator[Store]:
        """Open the graph store for as long as it is used.

        Args:
            may_write: Whether it is brought to this release's form first, which a user who only reads may not do.
        """
        opened = self._neo4j_store(may_write=may_write) if self.settings.store == "neo4j" else self._embedded_store()
        try:
            yield opened
        finally:
            opened.close()

    def _embedded_store(self) -> Store:
        return SqliteStore(self.settings.graph_path)

    def _neo4j_store(self, *, may_write: bool) -> "Neo4jStore":
        from graph.neo4j_store import Neo4jStore  # noqa: PLC0415 - a screening must not wait for the driver

        return Neo4jStore(self.database(), may_write=may_write)

    def database(self) -> "Neo4jDatabase":
        """Return the connection to Neo4j, one for the life of the process.

        Raises:
            ConfigurationError: No setting names a server, or it refuses us.
            StoreUnavailable: It does not answer.
        """
        from graph.neo4j_database import Neo4jDatabase  # noqa: PLC0415 - as above

        if self.settings.neo4j is None:
            raise ConfigurationError("No Neo4j server is named: set NEO4J_URI and NEO4J_PASSWORD or NEO4J_AUTH_PATH.")
        with self._opening:
            if self._database is None:
                self._database = Neo4jDatabase(self.settings.neo4j)
            return self._database

    def close(self) -> None:
        """Let go of what was opened."""
        if self._database is not None:
            self._database.close()
            self._database = None

    def load(
        self,
        offer: Callable[[Loading], list[Load]],
        now: datetime,
        progress: Callable[[str], None],
    ) -> tuple[list[Load], Manifest | None]:
        """Take files in and publish what came of it, as the only writer.

        Args:
            offer: Offers the files to the run.

        Returns:
            What became of each file, and the snapshot that is served now; None when nothing was ever published.
        """
        with only_writer(self.settings.home), self.store(may_write=True) as store:
            loads = offer(Loading(store, self.files, now, progress))
            if not any(load.is_served for load in loads) and not self.snapshots.all():
                return loads, None
            progress("publishing")
            return loads, publish(store, self.files, self.snapshots, now, self.seen.checks())

    def publish(self, now: datetime) -> Manifest:
        """Bring the snapshot up to date with the store."""
        with only_writer(self.settings.home), self.store(may_write=True) as store:
            rebuild_store(store, self.files)
            return publish(store, self.files, self.snapshots, now, self.seen.checks(), shows_again=True)

    def check(self) -> list[str]:
        """Return the differences between the store and the version files."""
        with only_writer(self.settings.home), self.store() as store:
            problems = check_store(store, self.files, self.settings.home / "check.sqlite")
            return [*problems, *view_problems(store, self.snapshots)]

    def migrate(self) -> int:
        """Bring the store to this release's form and complete interrupted runs; return the number of versions."""
        with only_writer(self.settings.home), self.store(may_write=True) as store:
            rebuild_store(store, self.files)
            return len(store.versions())

    def copy_to_neo4j(self, now: datetime) -> int:
        """Copy the embedded store to Neo4j and show the published graph there; return the number of versions.

        Raises:
            ConfigurationError: There is no embedded store, no server is named, or its database holds something else.
            StoreConflict: Neo4j holds another history, or it differs after the copy.
        """
        if not self.settings.graph_path.is_file():  # opening it would make an empty one
            raise ConfigurationError(f"There is no embedded store in {self.settings.home}.")
        with only_writer(self.settings.home), closing(self._embedded_store()) as embedded:
            store = self._neo4j_store(may_write=True)
            copy_store(embedded, store, self.files)
            if self.snapshots.all():
                publish(store, self.files, self.snapshots, now, self.seen.checks())
            return len(store.versions())

    def shown_in_neo4j(self) -> Shown:
        """Return which snapshot the Neo4j database shows."""
        return self._neo4j_store(may_write=False).shown()

    def screener(self, snapshot_id: str | None = None) -> Screener:
        """Open a snapshot for screening, the current one when no id is given."""
        ontology = load_ontology()
        return Screener(open_snapshot(self.snapshots, ontology, snapshot_id), ontology)


def offer_folder(folder: Path, approval: Approval | None = None) -> Callable[[Loading], list[Load]]:
    """Offer every file under a folder.

    Args:
        approval: That of a folder whose lists are known to be small, such as the samples.

    Raises:
        ConfigurationError: There is no such folder.
    """
    if not folder.is_dir():
        raise ConfigurationError(f"There is no folder {folder}.")
    paths = sorted(path for path in folder.rglob("*") if path.is_file())

    def offer(loading: Loading) -> list[Load]:
        damaged: list[Load] = []
        return [*loading.load_all(_readable(folder, paths, damaged), approval), *damaged]

    return offer


def _readable(folder: Path, paths: Sequence[Path], damaged: list[Load]) -> Iterator[Resource]:
    for path in paths:
        place = str(path.relative_to(folder))
        try:
            yield replace(read_resource(path), place=place)
        except SourceChanged as error:
            damaged.append(rejected_file(place, error.message))


def offer_files(name: str, paths: Sequence[Path], approval: Approval | None) -> Callable[[Loading], list[Load]]:
    """Offer files that are said to be of a source, or of one of its datasets, the oldest edition first.

    Args:
        name: ``SOURCE`` or ``SOURCE/DATASET``.

    Raises:
        ConfigurationError: There is no such source, or a file cannot be read.
    """
    source, dataset = find_dataset(name)
    read = [_read(source, path) for path in paths]
    readable = [item for item in read if isinstance(item, Resource)]
    damaged = [item for item in read if isinstance(item, Load)]

    def offer(loading: Loading) -> list[Load]:
        return [*loading.load_files(readable, source, dataset, approval), *damaged]

    return offer


def _read(source: Source, path: Path) -> Resource | Load:
    try:
        return read_resource(path)
    except SourceChanged as error:
        return rejected_file(path.name, error.message, source.spec.id)
