"""The sources: what is loaded, of which date, under which licence."""

from flask import Blueprint, Response

from api.openapi import Operation, states
from api.routes.parts import answer, language_of_request, services, today
from api.schemas.source import SourcesAnswer
from api.sources_view import describe_sources

sources = Blueprint("sources", __name__)


@sources.get("/sources")
@states(
    Operation(summary="Alle bronnen / All sources", answer=SourcesAnswer, problems={503: "The snapshot is damaged."})
)
def get_sources() -> Response:
    """Return every source with the datasets that are served, and those that are not."""
    return answer({"sources": describe_sources(services(), today(), language_of_request())})
