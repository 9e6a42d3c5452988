"""What the command line and the HTTP interface share: the parts of one installation, opened when they are needed."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from api.settings import Settings
from graph.check import check_store, rebuild_store
from graph.errors import ConfigurationError, SourceChanged
from graph.sqlite_store import SqliteStore
from graph.store import Store
from graph.version_files import VersionFiles
from loaders.fetch import SeenFiles
from loaders.lock import only_writer
from loaders.publish import publish
from loaders.registry import Source, find_dataset
from loaders.report import Load, rejected_file
from loaders.resource import Resource, read_resource
from loaders.run import Approval, Loading
from ontologies.load import load_ontology
from screening.screen import Screener
from screening.snapshot.folder import SnapshotFolder
from screening.snapshot.manifest import Manifest
from screening.snapshot.snapshot import open_snapshot


class Services:
    """One installation: its settings and its folder."""

    def __init__(self, settings: Settings) -> None:
        """Use the settings; nothing is opened yet."""
        self.settings = settings
        self.snapshots = SnapshotFolder(settings.snapshots_path)
        self.files = VersionFiles(settings.versions_path)
        self.seen = SeenFiles(settings.home / "fetched")

    @contextmanager
    def store(self) -> Iterator[Store]:
        """Open the graph store for as long as it is used."""
        opened = SqliteStore(self.settings.graph_path)
        try:
            yield opened
        finally:
            opened.close()

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
        with only_writer(self.settings.home), self.store() as store:
            loads = offer(Loading(store, self.files, now, progress))
            if not any(load.is_served for load in loads) and not self.snapshots.all():
                return loads, None
            progress("publishing")
            return loads, publish(store, self.files, self.snapshots, now, self.seen.checks())

    def publish(self, now: datetime) -> Manifest:
        """Bring the snapshot up to date with the store."""
        with only_writer(self.settings.home), self.store() as store:
            rebuild_store(store, self.files)
            return publish(store, self.files, self.snapshots, now, self.seen.checks())

    def check(self) -> list[str]:
        """Return the differences between the store and the version files."""
        with only_writer(self.settings.home), self.store() as store:
            return check_store(store, self.files, self.settings.home / "check.sqlite")

    def migrate(self) -> int:
        """Bring the store to this release's form and complete interrupted runs; return the number of versions."""
        with only_writer(self.settings.home), self.store() as store:
            rebuild_store(store, self.files)
            return len(store.versions())

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
