"""One party: every claim with its source, and its neighbours page by page."""

from flask import Blueprint, Response, request
from werkzeug.exceptions import Forbidden

from api.entity_view import describe_entity
from api.openapi import Operation, states
from api.routes.parts import answer, language_of_request, open_snapshots
from api.schemas.entity import EntityAnswer
from graph.errors import InvalidQuery

entities = Blueprint("entities", __name__)
LARGEST_PAGE = 100


@entities.get("/entities/<entity_id>")
@states(
    Operation(
        summary="Een partij met bronnen en relaties / A party with sources and relations",
        answer=EntityAnswer,
        parameters=(
            {"name": "entity_id", "in": "path", "required": True, "schema": {"type": "string", "maxLength": 300}},
            {"name": "cursor", "in": "query", "schema": {"type": "string", "pattern": r"^\d{1,9}$"}},
            {"name": "pageSize", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE}},
        ),
        problems={
            400: "A page cannot be given.",
            403: "The entity is a person: persons are shown only within a screening with a purpose.",
            404: "There is no such entity.",
            503: "Nothing is published.",
        },
    )
)
def get_entity(entity_id: str) -> Response:
    """Return a party that is no person; ids of its records and former ids lead to it too."""
    cursor = _number("cursor", default=0, most=999_999_999)
    size = _number("pageSize", default=25, most=LARGEST_PAGE, least=1)
    screener = open_snapshots().screener()
    entity = describe_entity(screener.snapshot, entity_id, cursor, size, language_of_request())
    if entity["kind"] == "Person":
        raise Forbidden("Persons are shown only within a screening with a purpose.")
    return answer(entity)


def _number(name: str, *, default: int, most: int, least: int = 0) -> int:
    text = request.args.get(name)
    if text is None:
        return default
    if not text.isascii() or not text.isdigit() or len(text) > 9 or not least <= int(text) <= most:
        raise InvalidQuery(f"{name} must be a number from {least} to {most}.", field=name)
    return int(text)
