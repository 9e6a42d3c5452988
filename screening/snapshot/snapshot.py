"""An open snapshot: everything screening may read."""

import json
import sqlite3
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

from graph.errors import NotFound, SnapshotDamaged
from ontologies.model import Language, Ontology
from screening.index import NameIndex
from screening.normalise.version import names_version
from screening.postings import Postings
from screening.snapshot.adjacency import Adjacency, step_symbols
from screening.snapshot.folder import SnapshotFolder, check_files
from screening.snapshot.manifest import Manifest
from screening.snapshot.party import Party, Tie, decode_party, decode_tie
from screening.snapshot.risk import Risk


class Snapshot:
    """An immutable snapshot, memory-mapped. Safe to share between threads."""

    def __init__(self, folder: Path, manifest: Manifest, ontology: Ontology) -> None:
        """Open the files of a folder.

        Raises:
            SnapshotDamaged: A file is missing or damaged, or the snapshot was built with another model or other rules
                for names.
        """
        check_files(folder, manifest)
        if manifest.model != ontology.versions["model"]:
            raise SnapshotDamaged(
                f"Snapshot {manifest.id} was built with model {manifest.model}, this release has "
                f"{ontology.versions['model']}: publish anew (kennisgraaf snapshot publish)."
            )
        if manifest.names != names_version():
            raise SnapshotDamaged(
                f"Snapshot {manifest.id} was built with other rules for names than this release has: publish anew "
                "(kennisgraaf snapshot publish), or ask the release that built it."
            )
        self.manifest = manifest
        self.index = NameIndex.load(folder)
        self.fields = Postings.load(folder, "fields")
        self.adjacency = Adjacency.load(folder)
        self.risk = Risk.load(folder)
        self.symbols = step_symbols(ontology)
        self._database = f"file:{folder / 'attributes.sqlite'}?mode=ro&immutable=1"
        self._local = threading.local()
        self.datasets = {info.id: info for info in manifest.datasets}

    @property
    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = sqlite3.connect(self._database, uri=True)
        return connection

    def party(self, row: int) -> Party:
        """Return the party of a row."""
        (body,) = self._connection.execute("SELECT body FROM party WHERE row = ?", (row,)).fetchone()
        return decode_party(body)

    def row_of(self, entity: str) -> int:
        """Return the row of the party an entity belongs to; former party ids lead to the party of today.

        Raises:
            NotFound: The snapshot has no such entity.
        """
        found = self._connection.execute("SELECT party FROM member WHERE entity = ?", (entity,)).fetchone()
        if found is None:
            raise NotFound("There is no entity with this id in the snapshot.")
        return int(found[0])

    def tie(self, edge: int) -> Tie:
        """Return the relation of an edge."""
        (body,) = self._connection.execute("SELECT body FROM edge WHERE row = ?", (edge,)).fetchone()
        return decode_tie(body)

    def programme_name(self, entity: str, language: Language) -> str:
        """Return the name of a list or programme, in a language if it has one."""
        found = self._connection.execute("SELECT names FROM programme WHERE entity = ?", (entity,)).fetchone()
        names: dict[str, str] = json.loads(found[0]) if found else {}
        return names.get(language) or next(iter(names.values()), entity)

    def programmes(self) -> Iterator[tuple[str, Mapping[str, str]]]:
        """Yield every list or programme with its names by language, by id."""
        for entity, names in self._connection.execute("SELECT entity, names FROM programme ORDER BY entity"):
            yield entity, json.loads(names)


def open_snapshot(folder: SnapshotFolder, ontology: Ontology, snapshot_id: str | None = None) -> Snapshot:
    """Open a snapshot, the current one when no id is given.

    Raises:
        NoPublishedSnapshot: Nothing has been published.
        NotFound: There is no snapshot with the id.
        SnapshotDamaged: It cannot be used.
    """
    manifest = folder.manifest(snapshot_id) if snapshot_id else folder.current()
    return Snapshot(folder.place(manifest.id), manifest, ontology)
