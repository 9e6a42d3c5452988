"""Whatever comes to the stores, in any order: both answer the same, hold the same, and give the same snapshot."""

import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings

from graph.neo4j_address import Neo4jAddress
from graph.neo4j_database import Neo4jDatabase
from graph.neo4j_store import Neo4jStore
from graph.sqlite_store import SqliteStore
from tests.conftest import empty_database
from tests.support.both_stores import BothStores
from tests.support.random_editions import Step, histories

SMALL_BATCH = 8  # so that an edition is more than one


@pytest.fixture(scope="module")
def database(neo4j_server: Neo4jAddress) -> Iterator[Neo4jDatabase]:
    """One connection for all examples."""
    with closing(Neo4jDatabase(neo4j_server)) as opened, patch("graph.neo4j_store.BATCH", SMALL_BATCH):
        yield opened


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(histories())
def test_both_stores_hold_the_same_after_every_step(
    neo4j_server: Neo4jAddress, database: Neo4jDatabase, taken: list[Step]
) -> None:
    empty_database(neo4j_server)
    with tempfile.TemporaryDirectory() as folder, closing(SqliteStore()) as embedded:
        both = BothStores(embedded, Neo4jStore(database, may_write=True), database, Path(folder))
        for step in taken:
            both.take(step)
            both.compare()
        both.publish()
        both.compare()
