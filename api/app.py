"""The Flask application, made by a factory: nothing is opened before it is asked for."""

import secrets
import time
from collections.abc import Callable
from datetime import UTC, datetime

import structlog
from flask import Flask, Response, g, request

from api.errors import register_errors
from api.openapi import VERSION
from api.routes.document import document
from api.routes.entities import entities
from api.routes.health import health
from api.routes.screenings import screenings
from api.routes.sources import sources
from api.services import Services
from api.settings import Settings
from api.snapshots import OpenSnapshots

SECURITY_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "API-Version": VERSION,
}

log = structlog.get_logger()


def create_app(settings: Settings, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> Flask:
    """Return the application.

    Args:
        clock: Tells the time, UTC; the only place where it enters.
    """
    app = Flask("kennisgraaf", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body_bytes
    app.url_map.strict_slashes = True
    services = Services(settings)
    app.extensions["kennisgraaf"] = {
        "settings": settings,
        "services": services,
        "snapshots": OpenSnapshots(services),
        "clock": clock,
    }
    register_errors(app)
    app.before_request(_begin)
    app.after_request(_finish)
    for blueprint in (screenings, entities, sources, document):
        app.register_blueprint(blueprint, url_prefix="/v1")
    app.register_blueprint(health)
    return app


def _begin() -> None:
    g.request_id = secrets.token_hex(8)
    g.begun = time.perf_counter()
    structlog.contextvars.bind_contextvars(request_id=g.request_id)


def _finish(response: Response) -> Response:
    for name, value in SECURITY_HEADERS.items():
        response.headers.setdefault(name, value)
    rule = request.url_rule.rule if request.url_rule else "none"  # the rule, never the address: ids stay out of logs
    milliseconds = round(1000 * (time.perf_counter() - g.begun), 1)
    log.info("request", method=request.method, route=rule, status=response.status_code, milliseconds=milliseconds)
    structlog.contextvars.clear_contextvars()
    return response
