"""The three forms of a fact: an entity exists, a claim about it, a relation between two.

Each fact comes from one record of one version of one dataset. The dataset and version are those of the version file a
fact stands in; the record is in the fact itself. A fact's key is a hash of its content: the same statement in two
editions has the same key, and a changed statement is a new fact.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, NewType, TypeAlias

EntityId = NewType("EntityId", str)
RelationId = NewType("RelationId", str)
DatasetId = NewType("DatasetId", str)
VersionId = NewType("VersionId", str)
RecordId = NewType("RecordId", str)


@dataclass(frozen=True, slots=True)
class Entity:
    """An organisation, person or thing that a record speaks of. ``kind`` is a kind of the ontology."""

    form: ClassVar[str] = "entity"
    id: EntityId
    kind: str
    record: RecordId


@dataclass(frozen=True, slots=True)
class Claim:
    """One value of one property of an entity. ``language`` is a BCP 47 tag, or empty when unknown."""

    form: ClassVar[str] = "claim"
    entity: EntityId
    property: str
    value: str
    record: RecordId
    language: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """A statement that ties two entities.

    Attributes:
        type: A relation type of the ontology, such as ``LISTED_IN``.
        kind: designation, assessment, fact or inference.
        confidence: confirmed, derived or unconfirmed.
        valid_from: Partial date from which it holds; empty when unknown.
        valid_to: Partial date until which it held; empty when it still holds or unknown.
        properties: Further properties the ontology allows for the type; text values.
    """

    form: ClassVar[str] = "relation"
    id: RelationId
    type: str
    source: EntityId
    target: EntityId
    kind: str
    record: RecordId
    confidence: str = "confirmed"
    valid_from: str = ""
    valid_to: str = ""
    properties: Mapping[str, str] = field(default_factory=dict)


Fact: TypeAlias = Entity | Claim | Relation


def subject_of(fact: Fact) -> EntityId:
    """Return the entity a fact belongs to; a relation belongs to the one it starts from."""
    match fact:
        case Entity():
            return fact.id
        case Claim():
            return fact.entity
        case Relation():
            return fact.source


def encode_fact(fact: Fact) -> str:
    """Return the fact as one line of canonical JSON."""
    return json.dumps(_as_list(fact), ensure_ascii=False, separators=(",", ":"))


def decode_fact(line: str) -> Fact:
    """Return the fact of a line that `encode_fact` wrote."""
    form, *values = json.loads(line)
    return _FORMS[form](*values)


def form_place(encoded: str) -> int:
    """Return the place of an encoded fact among facts of one subject: entities, then claims, then relations."""
    return "ecr".index(encoded[2])  # the first letter of the form: ["entity", ["claim", ["relation"


def fact_key(encoded: str) -> bytes:
    """Return the 16-byte key of an encoded fact."""
    return hashlib.blake2b(encoded.encode(), digest_size=16).digest()


def _as_list(fact: Fact) -> list[Any]:
    match fact:
        case Entity():
            return ["entity", fact.id, fact.kind, fact.record]
        case Claim():
            return ["claim", fact.entity, fact.property, fact.value, fact.record, fact.language]
        case Relation():
            properties = dict(sorted(fact.properties.items()))
            head = ["relation", fact.id, fact.type, fact.source, fact.target, fact.kind, fact.record]
            return [*head, fact.confidence, fact.valid_from, fact.valid_to, properties]


_FORMS: Mapping[str, type[Entity] | type[Claim] | type[Relation]] = {
    "entity": Entity,
    "claim": Claim,
    "relation": Relation,
}
