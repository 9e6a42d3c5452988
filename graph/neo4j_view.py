"""What is shown to who browses the database: the parties and ties of the published snapshot.

It is changed in one transaction, and only where it differs: a digest of each node and relation tells.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, LiteralString

from graph.errors import StoreConflict
from graph.neo4j_database import Neo4jDatabase, OpenTransaction, Row
from graph.statements import statement
from graph.store import NOTHING_SHOWN, GraphView, Shown, ShownEntity, ShownRelation
from ontologies.load import load_ontology

BATCH = 5_000
MOST_TOLD = 5
ROLES = ("Party", "Risk")  # labels that say what an entity is in the published graph, beside its kind


@dataclass(frozen=True, slots=True)
class _Change:
    """What must change: rows for the statements that do it."""

    entities: Sequence[Row]
    hidden: Sequence[str]
    relations: Sequence[Row]
    removed: Sequence[str]


def read_mark(database: Neo4jDatabase) -> Shown:
    """Return of which snapshot, as of which day, the database shows the graph; empty texts before the first."""
    rows = database.read(statement("publication"))
    return Shown(rows[0]["snapshot"], rows[0]["as_of"]) if rows else NOTHING_SHOWN


def write_view(transaction: OpenTransaction, view: GraphView) -> None:
    """Show a view in a transaction: everything in it becomes visible when that is committed."""
    change = _change(transaction.rows(statement("view_entities")), transaction.rows(statement("view_relations")), view)
    labels = [*ROLES, *load_ontology().kinds]
    _in_batches(transaction, statement("view_relations_removed"), "places", change.removed)
    _in_batches(transaction, statement("view_entities_hidden"), "ids", change.hidden, labels=labels)
    _in_batches(transaction, statement("view_entities_shown"), "rows", change.entities, labels=labels)
    _in_batches(transaction, statement("view_relations_shown"), "rows", change.relations)
    transaction.rows(statement("publication_shown"), snapshot=view.mark.snapshot, asOf=view.mark.as_of)


def differences(database: Neo4jDatabase, view: GraphView) -> list[str]:
    """Return a sentence for each difference between what is shown and a view, at most a few."""
    entities = database.stream(statement("view_entities"))
    change = _change(list(entities), list(database.stream(statement("view_relations"))), view)
    told = [*(row["id"] for row in change.entities), *change.hidden, *(row["key"] for row in change.relations)]
    found = [f"{item}: not shown in Neo4j as it was published." for item in told]
    if change.removed and not found:
        found = [f"{len(change.removed)} relations are shown in Neo4j that were not published."]
    return found[:MOST_TOLD]


def _in_batches(
    transaction: OpenTransaction, change: LiteralString, name: str, items: Sequence[Any], **values: Any
) -> None:
    for begin in range(0, len(items), BATCH):
        batch = items[begin : begin + BATCH]
        rows = transaction.rows(change, **{name: batch}, **values)
        if rows[0]["written"] != len(batch):
            raise StoreConflict("The graph shown in Neo4j was changed by somebody else; publish again.")


def _change(entities: Sequence[Row], relations: Sequence[Row], view: GraphView) -> _Change:
    known = {row["id"]: row["digest"] for row in entities}
    wanted = {entity.id: _entity_row(entity) for entity in view.entities}
    ties = {relation.key: _relation_row(relation) for relation in view.relations}
    right = (row for row in relations if row["key"] in ties and ties[row["key"]]["digest"] == row["digest"])
    kept = {row["key"]: row["place"] for row in right}  # one of each, should somebody have copied a relation
    return _Change(
        entities=[row for row in wanted.values() if known.get(row["id"]) != row["digest"]],
        hidden=[entity for entity in known if entity not in wanted],
        relations=[row for key, row in ties.items() if key not in kept],
        removed=[row["place"] for row in relations if kept.get(row["key"]) != row["place"]],
    )


def _entity_row(entity: ShownEntity) -> Row:
    properties = dict(_filled(entity.properties))
    digest = _digest([entity.labels, properties])
    own = {"id": entity.id, "digest": digest}
    return {**own, "labels": list(entity.labels), "properties": {**properties, **own}}


def _relation_row(relation: ShownRelation) -> Row:
    properties = dict(_filled(relation.properties))
    ends = {"source": relation.source, "target": relation.target, "type": relation.type}
    digest = _digest([ends, properties])
    own = {"key": relation.key, "digest": digest}
    return {**ends, **own, "properties": {**properties, **own}}


def _filled(properties: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    return ((name, value) for name, value in sorted(properties.items()) if value not in (None, "", []))


def _digest(content: Any) -> str:
    return hashlib.blake2b(json.dumps(content, ensure_ascii=False, default=str).encode(), digest_size=16).hexdigest()
