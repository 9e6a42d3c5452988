"""Screenings: posted, because a partner's name belongs in no address; stored with their institution."""

from flask import Blueprint, Response, url_for

from api.casebook.casebook import Casebook
from api.openapi import Operation, states
from api.overlay import make_overlay
from api.routes.parts import answer, language_of_request, now, open_snapshots, read_body, settings, today
from api.schemas.question import ScreeningRequest
from api.schemas.screening import ScreeningAnswer
from screening.overlay import NO_OVERLAY
from screening.query import Query, check_query

screenings = Blueprint("screenings", __name__)


@screenings.post("/screenings")
@states(
    Operation(
        summary="Toets een naam / Screen a name",
        body=ScreeningRequest,
        answer=ScreeningAnswer,
        status=201,
        problems={
            400: "The question cannot be searched.",
            404: "There is no such snapshot.",
            413: "The body is too large.",
            415: "The body is not application/json.",
            503: "Nothing is published, or the casebook cannot be written.",
        },
    )
)
def post_screening() -> Response:
    """Screen a name and keep the result."""
    body = read_body(ScreeningRequest)
    query = _query(body)
    overlay = make_overlay(body.overlay) if body.overlay else NO_OVERLAY
    screener = open_snapshots().screener(body.snapshot)
    result = screener.screen(query, body.language or language_of_request(), overlay).as_json()
    with Casebook(settings().casebook_path, settings().institution) as casebook:
        screening_id = casebook.store(result, now())
    location = url_for("screenings.get_screening", screening_id=screening_id)
    return answer({"id": screening_id, **result}, 201, {"Location": location})


@screenings.get("/screenings/<screening_id>")
@states(
    Operation(
        summary="Een bewaarde toetsing / A stored screening",
        answer=ScreeningAnswer,
        parameters=(
            {"name": "screening_id", "in": "path", "required": True, "schema": {"type": "string", "maxLength": 100}},
        ),
        problems={404: "This institution has no such screening.", 503: "The casebook cannot be read."},
    )
)
def get_screening(screening_id: str) -> Response:
    """Return a stored screening of this institution."""
    with Casebook(settings().casebook_path, settings().institution) as casebook:
        return answer(casebook.screening(screening_id))


def _query(body: ScreeningRequest) -> Query:
    return check_query(
        body.name,
        body.as_of or today(),
        country=body.country or "",
        city=body.city or "",
        website=body.website or "",
        identifiers=body.identifiers,
        topic=body.topic or "",
        is_person=body.person is not None,
        purpose=body.person.purpose if body.person else "",
        birth_date=(body.person.birth_date or "") if body.person else "",
        max_hops=body.max_hops,
        limit=body.limit,
    )
