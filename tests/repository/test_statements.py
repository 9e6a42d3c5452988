"""Every statement of the store says what it returns, is used, is bounded; and the model's names are not the store's."""

import re
from pathlib import Path

import pytest

from graph.facts import DatasetId, encode_fact
from graph.neo4j_facts import fact_row
from ontologies.load import load_ontology
from screening.graph_view import build_view
from tests.support.facts import relation
from tests.support.graph import TODAY, GraphBuilder

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "graph" / "cypher"
STATEMENTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.cypher"))}
CODE = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "graph").glob("*.py")))
WRITES = re.compile(r"^ *(?:CREATE|MERGE|SET|DELETE|DETACH DELETE|REMOVE)\b", re.MULTILINE)
MOST_ROWS = 10_000_000  # more than that is never held in memory
# The period is of the model and of the store: one thing under one name, which a relation holds in fields of its own.
SHARED = {"validFrom", "validTo"}

every_statement = pytest.mark.parametrize("name", STATEMENTS)


def names_in_the_model() -> set[str]:
    return {name for described in load_ontology().relation_types.values() for name in described.properties}


def names_in_cypher() -> set[str]:
    """Return the properties that statements read or write of facts and relations."""
    return {name for text in STATEMENTS.values() for name in re.findall(r"\b(?:fact|relation)\.(\w+)", text)}


def test_there_are_statements_to_look_at() -> None:
    assert {"facts", "facts_added", "view_relations_shown"} <= STATEMENTS.keys()
    assert sorted(path.name for path in FOLDER.iterdir() if path.suffix != ".cypher") == ["migrations"]


@every_statement
def test_a_statement_begins_with_what_it_returns(name: str) -> None:
    first, _, rest = STATEMENTS[name].partition("\n")
    assert re.fullmatch(r"// [A-Z].* .*\.", first)
    assert re.search(r"\breturns\b", first, re.IGNORECASE)
    assert not rest.startswith("//")


@pytest.mark.parametrize("path", sorted((FOLDER / "migrations").iterdir()), ids=lambda path: path.stem)
def test_a_migration_begins_with_what_it_is_for(path: Path) -> None:
    assert re.match(r"// [A-Z].*\.\n", path.read_text(encoding="utf-8"))
    assert re.fullmatch(r"V[0-9]{3}__[a-z0-9_]+\.cypher", path.name)


def test_every_statement_is_used_and_every_one_that_is_used_is_there() -> None:
    assert set(re.findall(r'\bstatement\("(\w+)"\)', CODE)) == STATEMENTS.keys()


@every_statement
def test_a_statement_has_a_limit_and_one_without_a_real_one_is_streamed(name: str) -> None:
    found = re.search(r"^LIMIT ([0-9]+)\n\Z", STATEMENTS[name], re.MULTILINE)
    assert found
    assert int(found[1]) <= MOST_ROWS or f'.stream(statement("{name}")' in CODE


@every_statement
def test_a_statement_that_is_streamed_writes_nothing(name: str) -> None:
    if f'.stream(statement("{name}")' in CODE or f'.read(statement("{name}")' in CODE:
        assert not WRITES.search(STATEMENTS[name])


@every_statement
def test_what_changes_facts_first_locks_the_writer_and_then_reads_its_token(name: str) -> None:
    if f'_in_batches(writer, statement("{name}")' in CODE:
        locks, reads = STATEMENTS[name].splitlines()[1:3]
        assert locks.startswith("MATCH (writer:Writer {name: 'writer'}) SET ")
        assert reads == "WITH writer WHERE writer.token = $token"
        assert "RETURN count(*) AS written\nLIMIT 1\n" in STATEMENTS[name]


def test_the_nodes_of_relations_hold_the_model_s_properties_beside_those_of_the_store() -> None:
    bare = fact_row(encode_fact(relation("a:1", "a:2")), DatasetId("a"), 1, load_ontology())
    own = set(bare["properties"]) | names_in_cypher()
    assert {"key", "dataset", "firstVersion", "lastVersion", "body", "confidence"} <= own
    assert own & names_in_the_model() == SHARED


def test_plain_relations_hold_the_model_s_properties_beside_those_of_the_store(tmp_path: Path) -> None:
    graph = GraphBuilder()
    for entity in ("a:1", "a:2"):
        graph.organization(entity, "Zonnehoek")
    graph.relate("OWNS", "a:1", "a:2")
    view = build_view(graph.screener(tmp_path).snapshot, load_ontology(), TODAY)
    own = {name for shown in view.relations for name in shown.properties} | names_in_cypher()
    assert {"key", "dataset", "holdsFrom", "holdsUntil", "endedBy"} <= own
    assert own & names_in_the_model() == SHARED
