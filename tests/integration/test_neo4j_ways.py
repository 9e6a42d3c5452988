"""The saved query about ways to risk says what the graph sums up, also where ways meet again and are parallel."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, cast

import pytest

from graph.neo4j_address import Neo4jAddress
from graph.neo4j_database import Neo4jDatabase
from graph.neo4j_store import Neo4jStore
from screening.graph_view import build_view
from tests.conftest import empty_database
from tests.support.engines import DAYS, ONTOLOGY, Both
from tests.support.random_ties import random_ties

FILE = Path(__file__).parents[2] / "docs" / "queries" / "07-ways-to-risk.cypher"


@pytest.fixture(scope="module")
def generated(neo4j_server: Neo4jAddress, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    """A generated graph of 300 parties and 1,700 ties."""
    empty_database(neo4j_server)
    snapshot = random_ties(300, 1_700, seed=4).screener(tmp_path_factory.mktemp("generated")).snapshot
    with closing(Neo4jDatabase(neo4j_server)) as database:
        Neo4jStore(database, may_write=True).show(build_view(snapshot, ONTOLOGY, DAYS[-1]))
        yield Both(snapshot, database)


@pytest.fixture(scope="module")
def ways(generated: Both) -> dict[str, list[dict[str, Any]]]:
    """The rows of the saved query, all of them, for some parties."""
    text = cast(Any, FILE.read_text(encoding="utf-8").replace("LIMIT 100\n", "LIMIT 100000\n"))
    parties = [generated.world.party(row).id for row in generated.starts(80)]
    return {party: [dict(row) for row in generated.database.read(text, party=party)] for party in parties}


def test_the_shapes_of_the_ways_are_those_of_the_party(generated: Both, ways: dict[str, list[dict[str, Any]]]) -> None:
    shown = generated.database.read("MATCH (p:Party) RETURN p.id AS id, coalesce(p.riskShapes, []) AS shapes")
    expected = {row["id"]: set(row["shapes"]) for row in shown if row["id"] in ways}
    assert {party: {row["shape"] for row in rows} for party, rows in ways.items()} == expected
    assert {shape.id for shape in ONTOLOGY.path_shapes} == set().union(*expected.values())


def test_no_way_comes_to_a_party_twice(ways: dict[str, list[dict[str, Any]]]) -> None:
    passed = [[node["id"] for node in row["way"][::2]] for rows in ways.values() for row in rows]
    assert len(passed) > 100
    assert [ids for ids in passed if len(set(ids)) < len(ids)] == []
