"""The OpenAPI document of this interface; free to read from anywhere."""

from flask import Blueprint, Flask, Response, current_app

from api.openapi import Operation, build_document
from api.routes.parts import answer

document = Blueprint("document", __name__)
PREFIX = "/v1"


@document.get("/openapi.json")
def get_document() -> Response:
    """Return the OpenAPI document."""
    headers = {"Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=300"}
    return answer(build_document(stated_routes(current_app), PREFIX), headers=headers)


def stated_routes(app: Flask) -> dict[str, dict[str, Operation]]:
    """Return the operations of version 1 by path and method."""
    routes: dict[str, dict[str, Operation]] = {}
    for rule in app.url_map.iter_rules():
        operation: Operation | None = getattr(app.view_functions[rule.endpoint], "operation", None)
        if operation is not None and rule.rule.startswith(f"{PREFIX}/"):
            path = rule.rule.removeprefix(PREFIX).replace("<", "{").replace(">", "}")
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                routes.setdefault(path, {})[method.lower()] = operation
    return routes
