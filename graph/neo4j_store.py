"""The store on a Neo4j server: analysts browse it, any number of readers, one writer.

A version is folded in two steps. *Prepare*: facts it brings are added with its number, facts it lacks are marked with
the number before, in batches; readers leave both out, for they read as of the versions that were told. *Switch*: one
transaction tells the version. What an interrupted fold prepared is taken over or taken back by the next one.
"""

import json
import secrets
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, LiteralString

from graph.errors import StoreConflict
from graph.facts import DatasetId, decode_fact, fact_key
from graph.neo4j_database import Neo4jDatabase, OpenTransaction
from graph.neo4j_facts import fact_hash, fact_row, in_order
from graph.neo4j_schema import check_schema, migrate
from graph.neo4j_view import differences, read_mark, write_view
from graph.statements import statement
from graph.store import Delta, GraphView, Shown, StoredFact
from graph.version import Version, decode_version, encode_version
from ontologies.load import load_ontology

BATCH = 5_000
SECONDS_BETWEEN_TRIES = 0.05


@dataclass(frozen=True, slots=True)
class _Writer:
    """Who holds the lock: ``switch`` is the transaction that does, ``token`` proves it to every other one."""

    switch: OpenTransaction
    token: str


class Neo4jStore:
    """A graph store in a Neo4j database. Several processes may read while one writes."""

    def __init__(self, database: Neo4jDatabase, *, may_write: bool, busy_seconds: float = 10.0) -> None:
        """Use a database.

        Args:
            may_write: False for a user who only reads: then nothing is prepared, and an empty database is an empty
                store.
            busy_seconds: How long to wait for another process that writes.

        Raises:
            ConfigurationError: The database holds something else.
            StoreUnavailable: It cannot be read, or has the form of another release.
        """
        self._database = database
        self._busy_seconds = busy_seconds
        if may_write:
            migrate(database)
        else:
            check_schema(database)

    def versions(self, dataset: DatasetId | None = None) -> list[Version]:
        """Return every version the store was told of, in the order it was told."""
        rows = self._database.read(statement("versions"), dataset=dataset)
        return [decode_version(json.loads(row["body"])) for row in rows]

    def note(self, version: Version) -> None:
        """Remember a version that was held or rejected."""
        with self._writing() as writer:
            _tell(writer, version)

    def fold(self, version: Version, encoded_facts: Iterable[str]) -> Delta:
        """Make a version the newest of its dataset, as a whole or not at all; a second time changes nothing."""
        with self._writing() as writer:
            known = {item.number: item.id for item in self.versions(version.dataset) if item.number}
            if known.get(version.number) == version.id:
                return Delta(0, 0)
            if version.number != max(known, default=0) + 1:
                raise StoreConflict(f"Version {version.number} of {version.dataset} is not the next one.")
            delta = self._prepare(writer, version, {fact_key(line).hex(): line for line in map(_sound, encoded_facts)})
            _tell(writer, version)
        return delta

    def _prepare(self, writer: _Writer, version: Version, wanted: Mapping[str, str]) -> Delta:
        """Bring the facts to what the version needs, wherever an interrupted fold left them."""
        dataset, number = version.dataset, version.number
        rows = self._database.stream(statement("fact_keys"), dataset=dataset, before=number - 1)
        held = list(rows)
        before = {fact_hash(row["key"]): row for row in held if row["first"] < number}
        prepared = {fact_hash(row["key"]): row for row in held if row["first"] == number}
        gone = [row for key, row in before.items() if key not in wanted]
        stale = [row["key"] for key, row in prepared.items() if key not in wanted or key in before]
        reopened = [row["key"] for key, row in before.items() if key in wanted and row["last"] is not None]
        new = [key for key in wanted if key not in before]
        missing = [wanted[key] for key in new if key not in prepared]
        self._in_batches(writer, statement("facts_removed"), "keys", stale)
        self._in_batches(writer, statement("facts_ended"), "keys", reopened, last=None)
        ended = [row["key"] for row in gone if row["last"] is None]
        self._in_batches(writer, statement("facts_ended"), "keys", ended, last=number - 1)
        self._add(writer, version, missing)
        return Delta(len(new), len(gone))

    def _add(self, writer: _Writer, version: Version, lines: Sequence[str]) -> None:
        ontology = load_ontology()
        for begin in range(0, len(lines), BATCH):
            batch = lines[begin : begin + BATCH]
            rows = [fact_row(line, version.dataset, version.number, ontology) for line in batch]
            self._in_batches(writer, statement("facts_added"), "rows", rows)

    def _in_batches(
        self, writer: _Writer, change: LiteralString, name: str, items: Sequence[Any], **values: Any
    ) -> None:
        for begin in range(0, len(items), BATCH):
            batch = items[begin : begin + BATCH]
            rows = self._database.write(change, token=writer.token, **{name: batch}, **values)
            if rows[0]["written"] != len(batch):  # the statement begins by finding the writer's token
                raise StoreConflict("Another process took over writing the graph store; load again.")

    @contextmanager
    def _writing(self) -> Iterator[_Writer]:
        """Be the only writer; what the block tells is visible when it ends, or never.

        The lock is that of a transaction that stays open, so it is free as soon as its process or connection is gone.
        """
        with self._transaction_alone() as switch:
            switch.rows(statement("lock"))
            token = secrets.token_hex(16)
            self._database.write(statement("writer_named"), token=token)
            yield _Writer(switch, token)
            switch.commit()

    @contextmanager
    def _transaction_alone(self) -> Iterator[OpenTransaction]:
        """Open a transaction when no other writer has one; of two that open theirs at once both try again."""
        until = time.monotonic() + self._busy_seconds
        while True:
            if not self._writers():
                with self._database.transaction() as switch:
                    if self._writers() <= 1:
                        yield switch
                        return
            if time.monotonic() > until:
                raise StoreConflict("The graph store is being written by another process.")
            time.sleep(secrets.SystemRandom().uniform(1, 2) * SECONDS_BETWEEN_TRIES)  # not both at the same time again

    def _writers(self) -> int:
        return len(self._database.read(statement("writers")))

    def facts(self, dataset: DatasetId | None = None) -> Iterator[StoredFact]:
        """Yield all facts in the order of the interface."""
        known: dict[str, int] = {}
        for version in self.versions(dataset):
            known[version.dataset] = max(version.number, known.get(version.dataset, 0))
        if dataset is None:
            return in_order(self._database.stream(statement("facts")), known)
        return in_order(self._database.stream(statement("facts_of_dataset"), dataset=dataset), known)

    def shown(self) -> Shown:
        """Return which snapshot the database shows to who browses it."""
        return read_mark(self._database)

    def show(self, view: GraphView) -> None:
        """Show a published graph: labels, names, plain relations, ways to risk; all at once or nothing."""
        with self._writing() as writer:
            write_view(writer.switch, view)

    def differs_from(self, view: GraphView) -> list[str]:
        """Return a sentence for each difference between what is shown and what should be, at most a few."""
        return differences(self._database, view)

    def close(self) -> None:
        """Do nothing: the database is that of the process."""


def _sound(encoded: str) -> str:
    decode_fact(encoded)  # a line that is no fact must not come as far as the server
    return encoded


def _tell(writer: _Writer, version: Version) -> None:
    writer.switch.rows(
        statement("version_told"),
        dataset=version.dataset,
        id=version.id,
        number=version.number,
        edition=version.edition,
        status=version.status.value,
        body=json.dumps(encode_version(version), ensure_ascii=False),
    )
