"""The published graph in Neo4j is what was published: changes by hand are told, and undone by the next publication."""

import pytest

from api.services import Services
from graph.neo4j_database import Neo4jDatabase
from graph.store import Shown
from tests.conftest import NOW

NOT_AS_PUBLISHED = "not shown in Neo4j as it was published."
NOT_PUBLISHED = "Relations that were not published, and are shown in Neo4j: 1."
BY_HAND = {
    "a name": ("MATCH (p:Risk) WITH p LIMIT 1 SET p.name = 'Other' RETURN p.id", NOT_AS_PUBLISHED),
    "a label lost": ("MATCH (p:Risk) WITH p LIMIT 1 REMOVE p:Risk RETURN p.id", NOT_AS_PUBLISHED),
    "a label more": ("MATCH (p:Party) WITH p LIMIT 1 SET p:Suspect RETURN p.id", NOT_AS_PUBLISHED),
    "a property more": ("MATCH (p:Party) WITH p LIMIT 1 SET p.note = 'x' RETURN p.id", NOT_AS_PUBLISHED),
    "a party lost": (
        "MATCH (p:Party)-[r:OWNS]->() WITH p, r LIMIT 1 DELETE r SET p = {id: p.id} RETURN 1 AS n",
        NOT_AS_PUBLISHED,
    ),
    "a party more": ("CREATE (p:Entity:Party {id: 'x:1', name: 'Nobody'}) RETURN p.id", NOT_AS_PUBLISHED),
    "a period": (
        "MATCH ()-[r:OWNS]->() WITH r LIMIT 1 SET r.holdsUntil = date('2001-01-01') RETURN r.key",
        NOT_AS_PUBLISHED,
    ),
    "a relation lost": ("MATCH ()-[r:OWNS]->() WITH r LIMIT 1 DELETE r RETURN 1 AS n", NOT_AS_PUBLISHED),
    "a relation more": (
        "MATCH (a:Party)-[:OWNS]->(b) WITH a, b LIMIT 1 CREATE (a)<-[c:OWNS {key: 'x'}]-(b) RETURN c.key",
        NOT_PUBLISHED,
    ),
    "a relation without a key": (
        "MATCH (a:Party)-[:OWNS]->(b) WITH a, b LIMIT 1 CREATE (a)-[c:KNOWS]->(b) RETURN type(c) AS type",
        NOT_PUBLISHED,
    ),
    "a relation twice": (
        "MATCH (a:Party)-[r:OWNS]->(b) WITH a, r, b LIMIT 1 CREATE (a)-[c:OWNS]->(b) SET c = r RETURN c.key",
        NOT_PUBLISHED,
    ),
}


@pytest.fixture
def database(sample_on_neo4j: Services) -> Neo4jDatabase:
    return sample_on_neo4j.database()


def everything(database: Neo4jDatabase) -> list[str]:
    nodes = database.read("MATCH (n:Entity) RETURN n.id AS id, labels(n) AS labels, properties(n) AS p ORDER BY id")
    ties = database.read("MATCH (:Entity)-[r]->(:Entity) RETURN type(r) AS type, properties(r) AS p ORDER BY r.key")
    return [str({**row, "labels": sorted(row.get("labels", []))}) for row in (*nodes, *ties)]


@pytest.mark.parametrize("change", BY_HAND)
def test_a_change_by_hand_is_told_and_undone(sample_on_neo4j: Services, database: Neo4jDatabase, change: str) -> None:
    statement, told = BY_HAND[change]
    before = everything(database)
    assert database.write(statement)  # type: ignore[arg-type]
    assert everything(database) != before
    (problem, *_) = sample_on_neo4j.check()
    assert problem.endswith(told)
    sample_on_neo4j.publish(NOW)
    assert sample_on_neo4j.check() == []
    assert everything(database) == before


def test_showing_the_same_again_changes_nothing(sample_on_neo4j: Services, database: Neo4jDatabase) -> None:
    before = database.read("MATCH ()-[r]->() RETURN elementId(r) AS place ORDER BY place")
    sample_on_neo4j.publish(NOW)
    assert database.read("MATCH ()-[r]->() RETURN elementId(r) AS place ORDER BY place") == before
    shown = sample_on_neo4j.shown_in_neo4j()
    assert shown == Shown(sample_on_neo4j.snapshots.current().id, NOW.date().isoformat())
