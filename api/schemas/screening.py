"""A screening, as it is answered and stored."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from api.schemas.shared import Answer


class EvidenceAnswer(Answer):
    """What a statement rests on; the date is that of the edition in which it was seen.

    Of an overlay (dataset ``overlay``) the date is the as-of date.
    """

    source: str
    dataset: str
    version: str
    record: str
    url: str | None
    quote: str | None
    date: str


class JoinAnswer(Answer):
    """A record that was taken to be the same party, an inference: on which grounds, and where it is published."""

    entity_id: str
    kind: Literal["inference"]
    basis: str
    reason: str
    evidence: list[EvidenceAnswer]


class FeatureAnswer(Answer):
    """One comparison: its contribution, a sentence, both values."""

    id: str
    score: float
    sentence: str
    query_value: str
    candidate_value: str


class FindingAnswer(Answer):
    """An indicator that fired."""

    indicator: str
    kind: Literal["designation", "assessment", "fact", "inference", "context"]
    band: Literal["LEGAL", "HIGH", "MEDIUM", "LOW", "INFO", "VERIFY"]
    in_force: bool | None
    origins: list[str]
    title: str
    sentence: str
    benign: str
    follow_up: str
    evidence: list[EvidenceAnswer]


class NodeAnswer(Answer):
    """A party on a path."""

    entity_id: str
    name: str
    kind: str
    country: str | None


class PathRelationAnswer(Answer):
    """A relation on a path, as the source states it."""

    type: str
    source: Annotated[str, Field(alias="from")]
    target: Annotated[str, Field(alias="to")]
    label: str
    inverse: bool
    valid_from: str | None
    valid_to: str | None
    confidence: Literal["confirmed", "derived", "unconfirmed"]
    share: float | None
    evidence: list[EvidenceAnswer]


class PathAnswer(Answer):
    """A path to a party that carries risk."""

    shape: str
    sentence: str
    hops: int
    confidence: Literal["confirmed", "derived", "unconfirmed"]
    truncated: bool
    cypher: str
    nodes: list[NodeAnswer]
    relations: list[PathRelationAnswer]


OutcomeCode = Literal["listed", "linked", "attention", "verify", "insufficient", "no_signal"]


class CandidateAnswer(Answer):
    """A party that may be meant."""

    entity_id: str
    members: list[str]
    joined: list[JoinAnswer]
    name: str
    native_names: list[dict[str, str]]
    kind: str
    org_type: str | None
    country: str | None
    countries: list[str]
    identifiers: list[str]
    score: float
    identity: Literal["confirmed", "probable", "possible"]
    matched_name: str | None
    matched: dict[str, Any]
    features: list[FeatureAnswer]
    outcome: OutcomeCode
    outcome_rule: str
    findings: list[FindingAnswer]
    paths: list[PathAnswer]


class SearchedDataset(Answer):
    """A dataset that was searched."""

    id: str
    title: str
    licence: str
    required: bool
    version: str
    published_at: str
    fetched_at: str
    checked_on: str | None
    age_days: int
    stale: bool
    starts_later: bool
    records: int


class NotSearched(Answer):
    """What was not searched: a list, or ``persons``, ``organizations``, ``topics`` or ``indicators``."""

    id: str
    title: str
    required: bool
    reason: str


class QueryAnswer(Answer):
    """The question as it was understood."""

    name: str
    kind: Literal["organization", "person"]
    country: str | None
    city: str | None
    website: str | None
    identifiers: list[str]
    topic: str | None
    purpose: str | None
    birth_date: str | None
    max_hops: int
    limit: int
    overlay: str | None


class ScreeningAnswer(Answer):
    """A screening: the question, the candidates with what was found, and what was searched."""

    id: str
    query: QueryAnswer
    as_of: date
    language: Literal["nl", "en"]
    outcome: OutcomeCode
    outcome_rule: str
    candidates: list[CandidateAnswer]
    candidate_count: int
    datasets: list[SearchedDataset]
    not_searched: list[NotSearched]
    versions: dict[str, str]
    result_hash: str
