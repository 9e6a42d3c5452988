"""Every error as problem+json (RFC 9457). The statuses stand in one table; names of partners are never echoed."""

from collections.abc import Sequence
from typing import Any

import structlog
from flask import Flask, Response, g, json
from pydantic import ValidationError
from werkzeug.exceptions import HTTPException

from api.logs import place_of
from graph.errors import (
    ConfigurationError,
    ExpectationFailed,
    InvalidQuery,
    InvalidRecord,
    KennisgraafError,
    NoPublishedSnapshot,
    NotFound,
    SnapshotDamaged,
    SnapshotError,
    SourceChanged,
    SourceError,
    SourceFragment,
    SourceUnavailable,
    StoreConflict,
    StoreError,
    StoreUnavailable,
)

PROBLEM_JSON = "application/problem+json"
# A test demands an entry for every class of graph/errors.py.
STATUSES: dict[type[KennisgraafError], tuple[int, str]] = {
    KennisgraafError: (500, "Internal error"),
    ConfigurationError: (500, "The service is not configured well"),
    SourceError: (502, "A source cannot be used"),
    SourceUnavailable: (502, "A source cannot be reached"),
    SourceChanged: (502, "A source changed its form"),
    SourceFragment: (502, "A source gave a fragment"),
    ExpectationFailed: (409, "A source is held for approval"),
    InvalidRecord: (502, "A record cannot be used"),
    InvalidQuery: (400, "The question cannot be searched"),
    NotFound: (404, "Not found"),
    SnapshotError: (503, "Screening is not possible now"),
    NoPublishedSnapshot: (503, "Nothing has been published yet"),
    SnapshotDamaged: (503, "The snapshot is damaged"),
    StoreError: (503, "The store is not available"),
    StoreUnavailable: (503, "The store is not available"),
    StoreConflict: (503, "The store is busy"),
}
# Where a field of a query stands in the body of a request, when not at its top.
PLACES = {"purpose": "person/purpose", "birthDate": "person/birthDate"}
KEPT_HEADERS = ("Allow", "Retry-After", "WWW-Authenticate")

log = structlog.get_logger()


def problem(status: int, title: str, detail: str, errors: Sequence[dict[str, str]] = ()) -> Response:
    """Return a problem document."""
    content: dict[str, Any] = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    if errors:
        content["errors"] = list(errors)
    if status >= 500:
        content["instance"] = f"urn:request:{g.get('request_id', '')}"
    return Response(json.dumps(content), status=status, mimetype=PROBLEM_JSON)


def register_errors(app: Flask) -> None:
    """Answer every error of a request as a problem document."""
    app.register_error_handler(ValidationError, _invalid_body)
    app.register_error_handler(KennisgraafError, _known)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unknown)


def _invalid_body(error: ValidationError) -> Response:
    found = error.errors(include_input=False, include_url=False, include_context=False)
    errors = [{"pointer": _pointer(item["loc"]), "detail": item["msg"], "code": item["type"]} for item in found]
    return problem(400, "The request cannot be used", "One or more fields cannot be used.", errors)


def _pointer(location: Sequence[int | str]) -> str:
    return "#/" + "/".join(str(part).replace("~", "~0").replace("/", "~1") for part in location)


def _known(error: KennisgraafError) -> Response:
    status, title = STATUSES[type(error)]
    if isinstance(error, InvalidQuery):
        pointer = f"#/{PLACES.get(error.field, error.field)}"
        errors = [{"pointer": pointer, "detail": error.message, "code": "invalid_query"}]
        return problem(status, title, error.message, errors)
    if status >= 500:
        log.error("request failed", kind=type(error).__name__, message=error.message)
    return problem(status, title, error.message)


def _http(error: HTTPException) -> Response:
    response = problem(error.code or 500, error.name, error.description or error.name)
    for name, value in error.get_headers():
        if name in KEPT_HEADERS:
            response.headers[name] = value
    return response


def _unknown(error: Exception) -> Response:
    log.error("request failed", kind=type(error).__name__, place=place_of(error))
    return problem(500, "Internal error", "Something went wrong; it was logged under the reference given.")
