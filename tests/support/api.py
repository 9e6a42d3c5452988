"""Speaks to the HTTP interface in tests, reads its problem documents, and publishes a later edition under it."""

import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from api.app import create_app
from api.services import Services, offer_files
from loaders.sample import APPROVAL
from tests.conftest import NOW, settings_of

LISTED = "Qingluan University of Aerospace Technology"  # in the sample lists: on a list of an authority
OWNED = "Noorderlicht Fotonica B.V."  # in the sample lists: owned through two layers by a listed company
CLEAN = "Waddenwind Hogeschool"  # in none of the sample lists


def private_client(services: Services, folder: Path) -> FlaskClient:
    """Return a client over a copy of an installation in an empty folder, for tests that only ask."""
    home = folder / "home"
    shutil.copytree(services.settings.home, home)
    return create_app(settings_of(home), clock=lambda: NOW).test_client()


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


def load_later_edition(services: Services, folder: Path, days: int = 1) -> str:
    """Load the UN sample list as of a later day, and return the id of the snapshot that came of it."""
    later = NOW + timedelta(days=days)
    lists = services.settings.home / "later"
    lists.mkdir(parents=True, exist_ok=True)
    text = (folder / "un_sc_consolidated.xml").read_text(encoding="utf-8")
    path = lists / f"un_sc_{days}.xml"
    path.write_text(text.replace(NOW.date().isoformat(), later.date().isoformat()), encoding="utf-8")
    loads, manifest = services.load(offer_files("un_sc", [path], APPROVAL), later, lambda message: None)
    assert manifest is not None, loads
    return manifest.id
