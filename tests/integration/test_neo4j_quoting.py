"""The Cypher that shows a path finds parties whose ids need quoting, on a real Neo4j server."""

from contextlib import closing
from dataclasses import replace

from graph.neo4j_address import Neo4jAddress
from graph.neo4j_database import Neo4jDatabase
from screening.cypher import path_cypher
from tests.support.odd_ids import ODD_IDS
from tests.support.path_graphs import party_of, tie

PAIRS = """
MERGE (end:Entity {id: 'a:2'})
WITH end UNWIND $rows AS row
CREATE (:Entity {id: row.id})-[:OWNS {key: row.key}]->(end)
RETURN count(*) AS made
"""


def test_a_path_between_odd_ids_is_drawn(neo4j_address: Neo4jAddress) -> None:
    ties = {entity: replace(tie("OWNS"), id=entity) for entity in ODD_IDS}
    end = replace(party_of(""), id="a:2")
    with closing(Neo4jDatabase(neo4j_address)) as database:
        database.write(PAIRS, rows=[{"id": entity, "key": owns.key} for entity, owns in ties.items()])
        for entity, owns in ties.items():
            drawn = path_cypher([replace(end, id=entity), end], [owns], [False], own="overlay")
            (row,) = database.read(drawn)  # type: ignore[arg-type]
            assert [node["id"] for node in row["p1"][::2]] == [entity, "a:2"]
