"""A party, as it is answered."""

from api.schemas.screening import EvidenceAnswer, JoinAnswer, NodeAnswer, PathRelationAnswer
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


class ListingAnswer(PathRelationAnswer):
    """An act of an authority: who listed the entity, under which programme, with which measure."""

    authority: str
    programme: str
    measure: str
    measure_label: str


class AssessmentAnswer(PathRelationAnswer):
    """A judgement without legal force: who made it, and in which category."""

    authority: str
    category: str
    category_label: str


class EntityAnswer(Answer):
    """A party that is no person: its records, claims, listings and assessments, and a page of its neighbours."""

    entity_id: str
    members: list[str]
    joined: list[JoinAnswer]
    name: str
    kind: str
    claims: list[ClaimAnswer]
    listings: list[ListingAnswer]
    assessments: list[AssessmentAnswer]
    neighbours: list[NeighbourAnswer]
    next_cursor: str | None
    snapshot: str
