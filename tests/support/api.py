"""Speaks to the HTTP interface in tests, and reads its problem documents."""

from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

LISTED = "Qingluan University of Aerospace Technology"  # in the sample lists: on a list of an authority
OWNED = "Noorderlicht Fotonica B.V."  # in the sample lists: owned through two layers by a listed company
CLEAN = "Waddenwind Hogeschool"  # in none of the sample lists


def post(client: FlaskClient, name: str, *, headers: dict[str, str] | None = None, **fields: Any) -> TestResponse:
    """Post a screening with fields named as in the contract, such as ``asOf``."""
    return client.post("/v1/screenings", json={"name": name, **fields}, headers=headers)


def problem(response: TestResponse, status: int) -> dict[str, Any]:
    """Return the problem document of a response, and check that it is a whole one."""
    assert response.status_code == status, response.get_data(as_text=True)
    assert response.mimetype == "application/problem+json"
    document = response.get_json()
    assert set(document) >= {"type", "title", "status", "detail"}
    assert document["status"] == status
    assert document["title"]
    assert document["detail"]
    return dict(document)


def pointers(document: dict[str, Any]) -> list[str]:
    """Return which fields a problem document objects to."""
    return [error["pointer"] for error in document["errors"]]
