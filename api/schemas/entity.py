"""A party, as it is answered."""

from api.schemas.screening import EvidenceAnswer, NodeAnswer, PathRelationAnswer
from api.schemas.shared import Answer


class ClaimAnswer(Answer):
    """One value of one property, with its record; not current when the newest edition no longer has it."""

    property: str
    label: str
    value: str
    language: str | None
    entity_id: str
    current: bool
    evidence: EvidenceAnswer


class NeighbourAnswer(Answer):
    """A relation of the entity with another party."""

    relation: PathRelationAnswer
    node: NodeAnswer


class EntityAnswer(Answer):
    """A party: its records, claims, listings and assessments, and a page of its neighbours."""

    entity_id: str
    members: list[str]
    name: str
    kind: str
    claims: list[ClaimAnswer]
    listings: list[PathRelationAnswer]
    assessments: list[PathRelationAnswer]
    neighbours: list[NeighbourAnswer]
    next_cursor: str | None
    snapshot: str
