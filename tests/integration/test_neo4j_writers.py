"""One writer at a time in Neo4j: who lost its place adds nothing more; of two that begin at once both write."""

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Barrier
from time import sleep
from typing import Any

import pytest

from graph.errors import StoreConflict
from graph.facts import DatasetId
from graph.neo4j_address import Neo4jAddress
from graph.neo4j_database import Neo4jDatabase
from graph.neo4j_facts import fact_row
from graph.neo4j_store import Neo4jStore
from graph.statements import statement
from graph.store import Delta
from graph.version import Version
from ontologies.load import load_ontology
from tests.support.facts import encoded, entity
from tests.support.graph import version_of

OURS, THEIRS = encoded(entity("a:1"), entity("a:2")), encoded(entity("a:3"))


@pytest.fixture
def database(neo4j_address: Neo4jAddress) -> Iterator[Neo4jDatabase]:
    with closing(Neo4jDatabase(neo4j_address)) as opened:
        Neo4jStore(opened, may_write=True)
        yield opened


class Overtaken(Neo4jStore):
    """A writer whose lock another one takes over before it adds anything."""

    def _prepare(self, writer: Any, version: Version, wanted: Mapping[str, str]) -> Delta:
        writer.switch._transaction.close()  # as when the server notices that the connection is gone
        Neo4jStore(self._database, may_write=True).fold(version_of("a", 1), THEIRS)
        return super()._prepare(writer, version, wanted)


def facts(database: Neo4jDatabase) -> list[str]:
    return [stored.encoded for stored in Neo4jStore(database, may_write=False).facts()]


def test_who_lost_the_lock_adds_nothing(database: Neo4jDatabase) -> None:
    with pytest.raises(StoreConflict, match="Another process took over"):
        Overtaken(database, may_write=True).fold(version_of("a", 1), OURS)
    assert facts(database) == THEIRS
    assert len(database.read("MATCH (f:Fact) RETURN f.key AS key")) == len(THEIRS)


def test_a_batch_that_waits_while_another_writer_takes_over_adds_nothing(database: Neo4jDatabase) -> None:
    rows = [fact_row(line, DatasetId("a"), 1, load_ontology()) for line in OURS]
    database.write(statement("writer_named"), token="ours")
    with ThreadPoolExecutor() as threads, database.transaction() as taking_over:
        taking_over.rows(statement("writer_named"), token="theirs")
        batch = threads.submit(database.write, statement("facts_added"), token="ours", rows=rows)
        sleep(1)  # long enough to find the place of the token, which is locked now
        assert not batch.done()
        taking_over.commit()
        assert batch.result() == [{"written": 0}]
    assert database.read("MATCH (f:Fact) RETURN f.key AS key") == []


class AtOnce(Neo4jStore):
    """A writer that looks for others at the same moment as another one: before it begins, and after."""

    barrier = Barrier(2)
    looks = 0

    def _writers(self) -> int:
        found = super()._writers()
        self.looks += 1
        if self.looks <= len(("before", "after")):
            self.barrier.wait(timeout=20)
        return found


def test_of_two_that_begin_at_once_both_come_to_write(database: Neo4jDatabase) -> None:
    def fold(dataset: str, lines: Iterable[str]) -> Delta:
        return AtOnce(database, may_write=True).fold(version_of(dataset, 1), lines)

    with ThreadPoolExecutor() as threads:
        folded = [threads.submit(fold, "a", OURS), threads.submit(fold, "b", encoded(entity("b:1")))]
        assert [item.result(timeout=30) for item in folded] == [Delta(2, 0), Delta(1, 0)]
    assert {item.dataset for item in Neo4jStore(database, may_write=False).versions()} == {"a", "b"}
