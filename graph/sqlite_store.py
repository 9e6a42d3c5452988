"""The embedded store: one SQLite file in WAL mode, one writer, any number of readers."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from graph.errors import StoreConflict, StoreUnavailable
from graph.facts import DatasetId, decode_fact, fact_key, form_place, subject_of
from graph.store import Delta, GraphView, StoredFact
from graph.version import Version, decode_version, encode_version

FORMAT = 1
SCHEMA = """
CREATE TABLE IF NOT EXISTS version (
    position INTEGER PRIMARY KEY,
    dataset  TEXT NOT NULL,
    id       TEXT NOT NULL,
    number   INTEGER NOT NULL,
    body     TEXT NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS version_number_unique ON version (dataset, number) WHERE number > 0;
CREATE TABLE IF NOT EXISTS fact (
    subject TEXT NOT NULL,
    dataset TEXT NOT NULL,
    form    INTEGER NOT NULL,
    key     BLOB NOT NULL,
    first   INTEGER NOT NULL,
    last    INTEGER,
    body    TEXT NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS fact_order_unique ON fact (subject, dataset, form, key, first);
CREATE INDEX IF NOT EXISTS fact_current_idx ON fact (dataset, key) WHERE last IS NULL;
"""
STAGING = """
CREATE TEMP TABLE staged (key BLOB PRIMARY KEY, subject TEXT, form INTEGER, body TEXT) WITHOUT ROWID;
"""
CLOSE_GONE = """
UPDATE fact SET last = :before
WHERE dataset = :dataset AND last IS NULL AND key NOT IN (SELECT key FROM staged);
"""
OPEN_NEW = """
INSERT INTO fact (subject, dataset, form, key, first, body)
SELECT subject, :dataset, form, key, :number, body FROM staged
WHERE key NOT IN (SELECT key FROM fact WHERE dataset = :dataset AND last IS NULL)
ORDER BY subject, form, key;
"""
IN_ORDER = "ORDER BY subject, dataset, form, key, first"


class SqliteStore:
    """A graph store in one SQLite file. Several processes may read while one writes."""

    def __init__(self, path: Path | None = None, *, busy_seconds: float = 10.0) -> None:
        """Open the file, making it if needed; without a path the store lives in memory.

        Raises:
            StoreUnavailable: The file cannot be opened, or holds another format.
        """
        self._path = path
        try:
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path or ":memory:", timeout=busy_seconds, isolation_level=None)
            self._prepare()
        except (sqlite3.Error, OSError) as error:
            raise StoreUnavailable(f"The graph store {self._name} cannot be opened: {error}.") from error

    @property
    def _name(self) -> str:
        return self._path.name if self._path else "in memory"

    def _prepare(self) -> None:
        found: int = self._connection.execute("PRAGMA user_version").fetchone()[0]
        if found not in (0, FORMAT):
            raise StoreUnavailable(
                f"The graph store {self._name} has format {found}; this release reads {FORMAT}. "
                "Remove it and run 'store migrate' to rebuild it from the version files."
            )
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = FULL")
        if not found:
            self._connection.executescript(SCHEMA)
            self._connection.execute(f"PRAGMA user_version = {FORMAT}")

    def versions(self, dataset: DatasetId | None = None) -> list[Version]:
        """Return every version the store was told of, in the order it was told."""
        where = "" if dataset is None else "WHERE dataset = ?"
        rows = self._rows(
            f"SELECT body FROM version {where} ORDER BY position",  # noqa: S608 - a constant is chosen, no value
            () if dataset is None else (dataset,),
        )
        return [decode_version(json.loads(body)) for (body,) in rows]

    def note(self, version: Version) -> None:
        """Remember a version that was held or rejected."""
        with self._transaction():
            self._insert(version)

    def fold(self, version: Version, encoded_facts: Iterable[str]) -> Delta:
        """Make a version the newest of its dataset, as a whole or not at all; a second time changes nothing."""
        with self._transaction():
            known = {item.number: item.id for item in self.versions(version.dataset) if item.number}
            if known.get(version.number) == version.id:
                return Delta(0, 0)
            if version.number != max(known, default=0) + 1:
                raise StoreConflict(f"Version {version.number} of {version.dataset} is not the next one.")
            self._stage(encoded_facts)
            values = {"dataset": version.dataset, "number": version.number, "before": version.number - 1}
            removed = self._connection.execute(CLOSE_GONE, values).rowcount
            added = self._connection.execute(OPEN_NEW, values).rowcount
            self._connection.execute("DROP TABLE staged")
            self._insert(version)
        return Delta(added, removed)

    def _stage(self, encoded_facts: Iterable[str]) -> None:
        self._connection.execute("DROP TABLE IF EXISTS temp.staged")
        self._connection.execute(STAGING)
        self._connection.executemany("INSERT OR IGNORE INTO staged VALUES (?, ?, ?, ?)", map(_row, encoded_facts))

    def _insert(self, version: Version) -> None:
        body = json.dumps(encode_version(version), ensure_ascii=False)
        self._connection.execute(
            "INSERT INTO version (dataset, id, number, body) VALUES (?, ?, ?, ?)",
            (version.dataset, version.id, version.number, body),
        )

    def facts(self, dataset: DatasetId | None = None) -> Iterator[StoredFact]:
        """Yield all facts in the order of the interface."""
        where = "" if dataset is None else "WHERE dataset = ?"
        rows = self._rows(
            f"SELECT body, dataset, first, last FROM fact {where} {IN_ORDER}",  # noqa: S608 - constants only
            () if dataset is None else (dataset,),
        )
        return (StoredFact(*row) for row in rows)

    def shown(self) -> None:
        """Return nothing: nobody browses this store."""

    def show(self, view: GraphView) -> None:
        """Do nothing."""

    def differs_from(self, view: GraphView) -> list[str]:  # noqa: ARG002 - the interface of stores
        """Return nothing."""
        return []

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _rows(self, statement: str, values: tuple[str, ...]) -> Iterator[Any]:
        try:
            yield from self._connection.execute(statement, values)
        except sqlite3.Error as error:
            raise StoreUnavailable(f"The graph store {self._name} cannot be read: {error}.") from error

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            yield
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            self._roll_back()
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                raise StoreConflict(f"The graph store {self._name} is being written by another process.") from error
            raise StoreUnavailable(f"The graph store {self._name} cannot be written: {error}.") from error
        except BaseException:
            self._roll_back()
            raise

    def _roll_back(self) -> None:
        # After a full disk SQLite has done so itself.
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")


def _row(encoded: str) -> tuple[bytes, str, int, str]:
    fact = decode_fact(encoded)
    return fact_key(encoded), subject_of(fact), form_place(encoded), encoded
