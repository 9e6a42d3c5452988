"""The OpenAPI document, made from the routes themselves: each states its input, output and other answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core import core_schema

from api.schemas.shared import ProblemAnswer

VERSION = "1.0.0"
F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Operation:
    """What a route states of itself.

    Attributes:
        summary: Dutch and English.
        body: Model of the request body.
        answer: Model of the answer.
        status: Status of the answer when all went well.
        parameters: Query and path parameters as OpenAPI has them.
        problems: Other statuses, with why.
    """

    summary: str
    answer: type[BaseModel]
    body: type[BaseModel] | None = None
    status: int = 200
    parameters: tuple[Mapping[str, Any], ...] = ()
    problems: Mapping[int, str] = field(default_factory=dict)


def states(operation: Operation) -> Callable[[F], F]:
    """Attach what a route states to its function."""

    def attach(function: F) -> F:
        function.operation = operation  # type: ignore[attr-defined]
        return function

    return attach


class _Schema(GenerateJsonSchema):
    """Writes "date or nothing" as one type: the Dutch API rules want the format beside it."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Return the schema of a value that may be null."""
        inner = self.generate_inner(schema["schema"])
        if "type" in inner and isinstance(inner["type"], str):
            return {**inner, "type": [inner["type"], "null"]}
        return {"anyOf": [inner, {"type": "null"}]}


def build_document(routes: Mapping[str, Mapping[str, Operation]], server: str) -> dict[str, Any]:
    """Return the OpenAPI document.

    Args:
        routes: Operations by path (with {parameters}, without the version) and method.
        server: Address at which version 1 is served.
    """
    operations = [operation for methods in routes.values() for operation in methods.values()]
    models: set[type[BaseModel]] = {operation.answer for operation in operations}
    models.update(operation.body for operation in operations if operation.body)
    named: list[type[BaseModel]] = sorted({*models, ProblemAnswer}, key=lambda model: model.__name__)
    _, schemas = models_json_schema(
        [(model, "validation") for model in named],
        ref_template="#/components/schemas/{model}",
        schema_generator=_Schema,
        by_alias=True,
    )
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "kennisgraaf",
            "version": VERSION,
            "description": (
                "Toetst onderzoekspartners aan sanctie-, exportcontrole- en militaire-bandengegevens, met bewijs. / "
                "Screens research partners against sanctions, export-control and military-link data, with evidence."
            ),
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
            "contact": {
                "name": "kennisgraaf",
                "url": "https://kennisgraaf.example",
                "email": "contact@kennisgraaf.example",
            },
        },
        "servers": [{"url": server}],
        "paths": {
            path: {method: _operation(operation) for method, operation in methods.items()}
            for path, methods in sorted(routes.items())
        },
        "components": {
            "schemas": schemas["$defs"],
            "headers": {"API-Version": _text_header("Version of this interface.")},
        },
    }


def _operation(operation: Operation) -> dict[str, Any]:
    described: dict[str, Any] = {
        "summary": operation.summary,
        "parameters": [dict(parameter) for parameter in operation.parameters],
        "responses": {
            str(operation.status): _answer(operation),
            **{str(status): _problem(text) for status, text in sorted(operation.problems.items())},
        },
    }
    if operation.body is not None:
        content = {"application/json": {"schema": _reference(operation.body)}}
        described["requestBody"] = {"required": True, "content": content}
    return described


def _answer(operation: Operation) -> dict[str, Any]:
    headers: dict[str, Any] = {"API-Version": {"$ref": "#/components/headers/API-Version"}}
    if operation.status == 201:
        headers["Location"] = _text_header("Address of what was made.")
    content = {"application/json": {"schema": _reference(operation.answer)}}
    return {"description": operation.answer.__doc__ or "", "headers": headers, "content": content}


def _problem(text: str) -> dict[str, Any]:
    headers = {"API-Version": {"$ref": "#/components/headers/API-Version"}}
    return {
        "description": text,
        "headers": headers,
        "content": {"application/problem+json": {"schema": _reference(ProblemAnswer)}},
    }


def _reference(model: type[BaseModel]) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{model.__name__}"}


def _text_header(description: str) -> dict[str, Any]:
    return {"description": description, "schema": {"type": "string"}}
