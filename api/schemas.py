"""What comes in and goes out over HTTP. Requests are strict: an unknown field is refused, never silently used."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from screening.normalise.text import MAX_NAME
from screening.query import MOST_CANDIDATES, MOST_HOPS

Text = Annotated[str, Field(max_length=500)]


class Request(BaseModel):
    """Base of what comes in."""

    model_config = ConfigDict(strict=True, extra="forbid", alias_generator=to_camel)


class Answer(BaseModel):
    """Base of what goes out."""

    model_config = ConfigDict(alias_generator=to_camel)


class PersonMode(Request):
    """Screens a person instead of an organisation; the purpose is recorded."""

    purpose: Annotated[str, Field(min_length=1, max_length=500)]
    birth_date: Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")] | None = None


class OverlayParty(Request):
    """An organisation of the institution's own, for this call only."""

    id: Annotated[str, Field(pattern=r"^own:[A-Za-z0-9._-]{1,80}$")]
    name: Annotated[str, Field(min_length=1, max_length=MAX_NAME)]
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = None


class OverlayRelation(Request):
    """A relation of the institution's own, for this call only."""

    type: Annotated[str, Field(max_length=40)]
    source: Annotated[str, Field(max_length=300, alias="from")]
    target: Annotated[str, Field(max_length=300, alias="to")]
    share: Annotated[float, Field(ge=0, le=100)] | None = None
    valid_from: Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")] | None = None
    valid_to: Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")] | None = None
    note: Text | None = None


class OverlayRequest(Request):
    """The institution's own parties and relations, for this call only; nothing of it is stored in the graph."""

    parties: Annotated[list[OverlayParty], Field(max_length=200)] = Field(default_factory=list)
    relations: Annotated[list[OverlayRelation], Field(max_length=1000)] = Field(default_factory=list)


class ScreeningRequest(Request):
    """A question to screen."""

    name: Annotated[str, Field(max_length=4 * MAX_NAME, description="The name, in any script; at most 200 characters.")]
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$", description="Seat of the organisation.")] | None = None
    city: Text | None = None
    website: Text | None = None
    identifiers: Annotated[list[Annotated[str, Field(max_length=140)]], Field(max_length=10)] = Field(
        default_factory=list
    )
    topic: Text | None = None
    as_of: date | None = None
    snapshot: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")] | None = None
    max_hops: Annotated[int, Field(ge=1, le=MOST_HOPS)] = 4
    limit: Annotated[int, Field(ge=1, le=MOST_CANDIDATES)] = 10
    language: Literal["nl", "en"] | None = None
    person: PersonMode | None = None
    overlay: OverlayRequest | None = None


class EvidenceAnswer(Answer):
    """What a statement rests on; the date is that of the edition in which it was seen."""

    source: str
    dataset: str
    version: str
    record: str
    url: str | None
    quote: str | None
    date: str


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
    age_days: int
    stale: bool
    records: int


class NotSearched(Answer):
    """A list that was not searched."""

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
    datasets: list[SearchedDataset]
    not_searched: list[NotSearched]
    versions: dict[str, str]
    result_hash: str


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


class SourceDatasetAnswer(Answer):
    """A dataset that is served."""

    id: str
    title: str
    required: bool
    version: str
    edition: str
    fetched_at: str
    age_days: int
    stale: bool
    records: int
    address: str
    transcription: str | None


class NotLoadedAnswer(Answer):
    """A dataset that is known and not loaded."""

    id: str
    title: str
    required: bool


class SourceAnswer(Answer):
    """A source: what it is, what it is not, and what of it is served."""

    id: str
    title: str
    publisher: str
    licence: str
    address: str
    transcription: str | None
    format: str
    refresh: str
    coverage: str
    limits: str
    stale_after_days: int
    datasets: list[SourceDatasetAnswer]
    not_loaded: list[NotLoadedAnswer]


class SourcesAnswer(Answer):
    """All sources."""

    sources: list[SourceAnswer]


class HealthAnswer(Answer):
    """The process runs."""

    status: Literal["ok"]


class ReadinessAnswer(Answer):
    """Whether the service can answer, and, apart from that, whether its required data are current."""

    can_answer: bool
    is_fresh: bool
    snapshot: str | None
    stale: list[str]
    missing: list[str]


class ProblemAnswer(BaseModel):
    """A problem document (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    instance: str | None = None
    errors: list[dict[str, str]] | None = None
