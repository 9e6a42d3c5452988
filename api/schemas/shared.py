"""What all messages have in common. Requests are strict: an unknown field is refused, never silently used."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

Text = Annotated[str, Field(max_length=500)]


class Request(BaseModel):
    """Base of what comes in."""

    model_config = ConfigDict(strict=True, extra="forbid", alias_generator=to_camel)


class Answer(BaseModel):
    """Base of what goes out."""

    model_config = ConfigDict(alias_generator=to_camel)


class ProblemAnswer(BaseModel):
    """A problem document (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    instance: str | None = None
    errors: list[dict[str, str]] | None = None
