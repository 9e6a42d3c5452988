"""The sources, and whether the service is ready."""

from typing import Literal

from api.schemas.shared import Answer


class SourceDatasetAnswer(Answer):
    """A dataset that is served."""

    id: str
    title: str
    required: bool
    version: str
    edition: str
    fetched_at: str
    checked_on: str | None
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
