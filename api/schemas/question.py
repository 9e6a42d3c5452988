"""A question to screen, as it is posted."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from api.schemas.shared import Request, Text
from screening.normalise.text import MAX_NAME
from screening.query import MOST_CANDIDATES, MOST_HOPS


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
