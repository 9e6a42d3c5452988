"""The parts of the application a route may use."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, TypeVar, cast

from flask import Response, current_app, json, request
from pydantic import BaseModel
from werkzeug.exceptions import UnsupportedMediaType

from api.services import Services
from api.settings import Settings
from api.snapshots import OpenSnapshots
from ontologies.model import LANGUAGES, Language

Body = TypeVar("Body", bound=BaseModel)
NO_HEADERS: Mapping[str, str] = {}


def settings() -> Settings:
    """Return the settings."""
    return cast(Settings, current_app.extensions["kennisgraaf"]["settings"])


def services() -> Services:
    """Return the installation."""
    return cast(Services, current_app.extensions["kennisgraaf"]["services"])


def open_snapshots() -> OpenSnapshots:
    """Return the snapshots in use."""
    return cast(OpenSnapshots, current_app.extensions["kennisgraaf"]["snapshots"])


def now() -> datetime:
    """Return the time of the request, UTC."""
    return cast(datetime, current_app.extensions["kennisgraaf"]["clock"]())


def today() -> date:
    """Return the day of the request."""
    return now().date()


def answer(content: dict[str, Any], status: int = 200, headers: Mapping[str, str] = NO_HEADERS) -> Response:
    """Return JSON."""
    response = Response(json.dumps(content), status=status, mimetype="application/json")
    response.headers.update(headers)
    return response


def read_body(model: type[Body]) -> Body:
    """Return the request's body, checked.

    Raises:
        UnsupportedMediaType: The body is not said to be JSON.
        ValidationError: It is no JSON, or not of the model.
    """
    if request.mimetype != "application/json":
        raise UnsupportedMediaType("The body must be application/json.")
    return model.model_validate_json(request.get_data(cache=False))


def language_of_request() -> Language:
    """Return the language of ``Accept-Language``, else of the settings."""
    own = settings().language
    best = request.accept_languages.best_match([own, *LANGUAGES], default=own)
    return "nl" if best == "nl" else "en"
