"""What is shown to who browses the database: the parties and ties of the published snapshot.

It is changed in one transaction, and only where it differs from what should be there, whoever changed it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, LiteralString

from graph.errors import StoreConflict
from graph.neo4j_database import Neo4jDatabase, OpenTransaction, Row
from graph.statements import statement
from graph.store import NOTHING_SHOWN, GraphView, Shown, ShownEntity, ShownRelation
from ontologies.load import load_ontology

BATCH = 5_000
MOST_TOLD = 5
ENTITY = "Entity"
BARE: Row = {"labels": [], "properties": {}}  # what is not shown
ROLES = ("Party", "Risk")  # labels that say what an entity is in the published graph, beside its kind


@dataclass(frozen=True, slots=True)
class _Change:
    """What must change: rows for the statements that do it."""

    entities: Sequence[Row]
    hidden: Sequence[str]
    relations: Sequence[Row]
    removed: Sequence[str]
    labels: Sequence[str]  # all that an entity may have to lose


def read_mark(database: Neo4jDatabase) -> Shown:
    """Return of which snapshot, as of which day, the database shows the graph; empty texts before the first."""
    rows = database.read(statement("publication"))
    return Shown(rows[0]["snapshot"], rows[0]["as_of"]) if rows else NOTHING_SHOWN


def write_view(transaction: OpenTransaction, view: GraphView) -> None:
    """Show a view in a transaction: everything in it becomes visible when that is committed."""
    entities = transaction.stream(statement("view_entities"))
    change = _change(entities, transaction.stream(statement("view_relations")), view)
    labels = {"labels": change.labels}
    _in_batches(transaction, statement("view_relations_removed"), "places", change.removed)
    _in_batches(transaction, statement("view_entities_hidden"), "ids", change.hidden, **labels)
    _in_batches(transaction, statement("view_entities_shown"), "rows", change.entities, **labels)
    _in_batches(transaction, statement("view_relations_shown"), "rows", change.relations)
    transaction.rows(statement("publication_shown"), snapshot=view.mark.snapshot, asOf=view.mark.as_of)


def differences(database: Neo4jDatabase, view: GraphView) -> list[str]:
    """Return a sentence for each difference between what is shown and a view, at most a few."""
    entities = database.stream(statement("view_entities"))
    change = _change(entities, database.stream(statement("view_relations")), view)
    told = [*(row["id"] for row in change.entities), *change.hidden, *(row["key"] for row in change.relations)]
    found = [f"{item}: not shown in Neo4j as it was published." for item in told]
    if change.removed and not found:
        found = [f"Relations that were not published, and are shown in Neo4j: {len(change.removed)}."]
    return found[:MOST_TOLD]


def _in_batches(
    transaction: OpenTransaction, change: LiteralString, name: str, items: Sequence[Any], **values: Any
) -> None:
    for begin in range(0, len(items), BATCH):
        batch = items[begin : begin + BATCH]
        rows = transaction.rows(change, **{name: batch}, **values)
        if rows[0]["written"] != len(batch):
            raise StoreConflict("The graph shown in Neo4j was changed by somebody else; publish again.")


def _change(entities: Iterable[Row], relations: Iterable[Row], view: GraphView) -> _Change:
    """Compare what is there with what should be: everything on entities and between them is the publication's."""
    missing = {entity.id: _entity_row(entity) for entity in view.entities}
    untied = {relation.key: _relation_row(relation) for relation in view.relations}
    labels, hidden, removed = {ENTITY, *ROLES, *load_ontology().kinds}, [], []
    for row in entities:
        labels.update(row["labels"])
        wanted = missing.get(row["id"], BARE)
        if _of_entity(row) == _of_entity(wanted):
            missing.pop(row["id"], None)
        elif wanted is BARE:
            hidden.append(row["id"])
    for row in relations:
        key = row["properties"].get("key", "")
        if key in untied and _of_relation(row) == _of_relation(untied[key]):
            del untied[key]  # one of each: should somebody have copied a relation, the copy is removed
        else:
            removed.append(row["place"])
    return _Change(list(missing.values()), hidden, list(untied.values()), removed, sorted(labels - {ENTITY}))


def _of_entity(row: Row) -> Any:
    properties = {name: value for name, value in row["properties"].items() if name != "id"}
    return {*row["labels"]} | {ENTITY}, properties


def _of_relation(row: Row) -> Any:
    return row["source"], row["target"], row["type"], row["properties"]


def _entity_row(entity: ShownEntity) -> Row:
    properties = {**_filled(entity.properties), "id": entity.id}
    return {"id": entity.id, "labels": list(entity.labels), "properties": properties}


def _relation_row(relation: ShownRelation) -> Row:
    ends = {"source": relation.source, "target": relation.target, "type": relation.type}
    properties = {**_filled(relation.properties), "key": relation.key}
    return {**ends, "key": relation.key, "properties": properties}


def _filled(properties: Mapping[str, Any]) -> Row:
    return {name: _plain(value) for name, value in sorted(properties.items()) if value not in (None, "", [], ())}


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value  # as it comes back
