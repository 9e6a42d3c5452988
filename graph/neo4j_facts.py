"""Facts as nodes: what a row of the statement `facts_added` holds, and how facts come back in their order."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from graph.facts import Claim, DatasetId, Entity, Fact, Relation, decode_fact, fact_key, form_place, subject_of
from graph.neo4j_database import Row
from graph.store import StoredFact
from ontologies.model import Ontology


def fact_hash(key: str) -> str:
    """Return the hash of a fact's content, out of the key of its node."""
    return key.rsplit("|", 2)[1]


def fact_row(encoded: str, dataset: DatasetId, number: int, ontology: Ontology) -> Row:
    """Return the node of a fact that version ``number`` of a dataset states first.

    Labels and properties are those of the model; what a fact holds beyond it is in ``body`` only.
    """
    fact = decode_fact(encoded)
    plain: dict[str, Any] = {
        "key": f"{dataset}|{fact_key(encoded).hex()}|{number}",
        "dataset": dataset,
        "subject": subject_of(fact),
        "record": fact.record,
        "firstVersion": number,
        "body": encoded,
    }
    shown, labels = _shown(fact, ontology)
    objects = [fact.target] if isinstance(fact, Relation) else []
    return {"properties": {**shown, **plain}, "labels": labels, "objects": objects}


def _shown(fact: Fact, ontology: Ontology) -> tuple[Mapping[str, str], Sequence[str]]:
    """Return the properties by which a fact is read in the database, and its labels."""
    match fact:
        case Entity():
            return {"kind": fact.kind}, ["Record"]
        case Claim():
            return {"property": fact.property, "value": fact.value, "language": fact.language}, ["Claim"]
        case Relation():
            own = {"id": fact.id, "type": fact.type, "kind": fact.kind, "confidence": fact.confidence}
            period = {"validFrom": fact.valid_from, "validTo": fact.valid_to}
            described = ontology.relation_types.get(fact.type)
            allowed = described.properties if described else frozenset()
            told = {name: value for name, value in fact.properties.items() if name in allowed}
            return {**told, **own, **period}, ["Relation", *([described.class_name] if described else [])]


def in_order(rows: Iterable[Row], known: Mapping[str, int]) -> Iterator[StoredFact]:
    """Yield facts in the order of the interface, as of the versions that are known.

    What a fold prepared and did not yet switch to is left out: so readers see one state, however long they read.

    Args:
        rows: In the order of their subjects.
        known: Number of the newest version per dataset.
    """
    for _, of_subject in groupby(rows, key=lambda row: row["subject"]):
        told = [row for row in of_subject if row["first"] <= known.get(row["dataset"], 0)]
        for row in sorted(told, key=_place):
            last = row["last"]
            is_over = last is not None and last < known[row["dataset"]]
            yield StoredFact(row["body"], row["dataset"], row["first"], last if is_over else None)


def _place(row: Row) -> tuple[str, int, str, int]:
    return row["dataset"], form_place(row["body"]), fact_hash(row["key"]), row["first"]
