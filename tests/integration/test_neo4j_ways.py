"""The saved query about ways to risk says what the graph sums up, also where ways meet again and are parallel."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest

from graph.neo4j_address import Neo4jAddress
from tests.support.engines import ONTOLOGY, Both, show_alone
from tests.support.random_ties import random_ties

FILE = Path(__file__).parents[2] / "docs" / "queries" / "07-ways-to-risk.cypher"


@pytest.fixture(scope="module")
def generated(neo4j_server: Neo4jAddress, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    """A generated graph of 300 parties and 1,700 ties."""
    with show_alone(random_ties(300, 1_700, seed=4), neo4j_server, tmp_path_factory.mktemp("generated")) as both:
        yield both


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
