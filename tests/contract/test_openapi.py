"""The OpenAPI document is valid, names every route and nothing else, and every answer is as it says, field by field."""

import copy
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import schemathesis
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator, FormatChecker
from werkzeug.test import TestResponse

from api.app import create_app
from api.services import Services
from tests.conftest import settings_of
from tests.support.api import CLEAN, LISTED, OWNED, post, private_client

OVERLAY = {
    "parties": [{"id": "own:1", "name": "Polderlicht Optiek B.V."}],
    "relations": [{"type": "OWNS", "from": "opensanctions:sample-zvezdograd", "to": "own:1", "share": 60}],
}
ENTITY = "/v1/entities/us_csl:EL.f1c7100000000000000000000000000000000001"
Send = Callable[[FlaskClient], TestResponse]


@pytest.fixture(scope="module")
def client(sample_services: Services, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    return private_client(sample_services, tmp_path_factory.mktemp("interface"))


@pytest.fixture(scope="module")
def nothing_published(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    return create_app(settings_of(tmp_path_factory.mktemp("empty"))).test_client()


@pytest.fixture(scope="module")
def document(client: FlaskClient) -> dict[str, Any]:
    return dict(client.get("/v1/openapi.json").get_json())


def closed(document: dict[str, Any]) -> dict[str, Any]:
    """Return the document with every object closed: a field that is answered and not described is an error."""
    strict = copy.deepcopy(document)
    for schema in strict["components"]["schemas"].values():
        if "properties" in schema:
            schema["additionalProperties"] = False
    return strict


def problems(document: dict[str, Any], operation: dict[str, Any], response: TestResponse) -> list[str]:
    """Return what of a response is not as the operation says."""
    described = operation["responses"].get(str(response.status_code))
    if described is None:
        return [f"{response.status_code} is not described"]
    missing = [name for name in described.get("headers", {}) if name not in response.headers]
    content = described["content"].get(response.mimetype)
    if content is None:
        return [*missing, f"{response.mimetype} is not described"]
    schema = {**content["schema"], "components": closed(document)["components"]}
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    return [*missing, *(error.message for error in validator.iter_errors(response.get_json()))]


def test_the_document_is_valid_openapi(client: FlaskClient) -> None:
    schema = schemathesis.openapi.from_wsgi("/v1/openapi.json", client.application)
    schema.validate()
    assert schema.specification.version == "3.1.0"


def test_every_schema_of_the_document_is_a_valid_json_schema(document: dict[str, Any]) -> None:
    for schema in document["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)


def routes(client: FlaskClient) -> Iterator[tuple[str, str]]:
    """Yield path and method of every route of version 1, but the document's own."""
    for rule in client.application.url_map.iter_rules():
        if rule.rule.startswith("/v1/") and rule.rule != "/v1/openapi.json":
            path = rule.rule.removeprefix("/v1").replace("<", "{").replace(">", "}")
            yield from ((path, method.lower()) for method in (rule.methods or set()) - {"HEAD", "OPTIONS"})


def test_every_route_is_in_the_document_and_the_reverse(client: FlaskClient, document: dict[str, Any]) -> None:
    described = {(path, method) for path, methods in document["paths"].items() for method in methods}
    assert described == set(routes(client))


def test_every_parameter_in_a_path_is_described(document: dict[str, Any]) -> None:
    for path, methods in document["paths"].items():
        for operation in methods.values():
            named = {item["name"] for item in operation["parameters"] if item["in"] == "path"}
            assert named == {part.strip("{}") for part in path.split("/") if part.startswith("{")}


def test_every_operation_says_in_two_languages_what_it_does(document: dict[str, Any]) -> None:
    summaries = [operation["summary"] for methods in document["paths"].values() for operation in methods.values()]
    assert all(" / " in summary for summary in summaries)


def test_every_reference_leads_somewhere_and_every_schema_is_used(document: dict[str, Any]) -> None:
    text = str(document)
    schemas = document["components"]["schemas"]
    used = {part.split("'")[0] for part in text.split("#/components/schemas/")[1:]}
    assert used == set(schemas)


def test_no_request_can_hold_a_field_that_is_not_described(document: dict[str, Any]) -> None:
    for name in ("ScreeningRequest", "PersonMode", "OverlayRequest", "OverlayParty", "OverlayRelation"):
        assert document["components"]["schemas"][name]["additionalProperties"] is False


def test_every_text_and_list_of_a_request_has_a_limit(document: dict[str, Any]) -> None:
    def unbounded(schema: Any, place: str) -> Iterator[str]:
        if isinstance(schema, dict):
            kinds = schema["type"] if isinstance(schema.get("type"), list) else [schema.get("type")]
            if "string" in kinds and not schema.keys() & {"maxLength", "pattern", "enum", "format", "const"}:
                yield place
            if "array" in kinds and "maxItems" not in schema:
                yield place
            for key, value in schema.items():
                yield from unbounded(value, f"{place}/{key}")
        elif isinstance(schema, list):
            for number, item in enumerate(schema):
                yield from unbounded(item, f"{place}/{number}")

    schemas = document["components"]["schemas"]
    requests = {name: schemas[name] for name in schemas if not name.endswith(("Answer", "Dataset", "NotSearched"))}
    assert set(requests) == {"ScreeningRequest", "PersonMode", "OverlayRequest", "OverlayParty", "OverlayRelation"}
    assert list(unbounded(requests, "")) == []


ANSWERS: list[tuple[str, str, int, Send]] = [
    ("/screenings", "post", 201, lambda client: post(client, LISTED)),
    ("/screenings", "post", 201, lambda client: post(client, OWNED, language="nl", topic="Optics", asOf="2026-11-01")),
    ("/screenings", "post", 201, lambda client: post(client, CLEAN, country="NL", identifiers=["registration:1"])),
    ("/screenings", "post", 201, lambda client: post(client, "Arvid Stormkraai", person={"purpose": "Appointment"})),
    ("/screenings", "post", 201, lambda client: post(client, "Polderlicht Optiek B.V.", overlay=OVERLAY)),
    ("/screenings", "post", 201, lambda client: post(client, "Zvezdograd Instruments")),
    ("/screenings", "post", 201, lambda client: post(client, "凤凰飞行控制重点实验室")),
    ("/screenings", "post", 400, lambda client: post(client, "?!")),
    ("/screenings", "post", 400, lambda client: post(client, CLEAN, colour="red")),
    ("/screenings", "post", 404, lambda client: post(client, CLEAN, snapshot="0" * 16)),
    ("/screenings", "post", 413, lambda client: post(client, CLEAN, city="a" * 1_000_000)),
    ("/screenings", "post", 415, lambda client: client.post("/v1/screenings", data=b"{}", content_type="text/plain")),
    ("/screenings/{screening_id}", "get", 200, lambda client: client.get(post(client, LISTED).headers["Location"])),
    ("/screenings/{screening_id}", "get", 404, lambda client: client.get("/v1/screenings/nothing")),
    ("/entities/{entity_id}", "get", 200, lambda client: client.get(ENTITY)),
    ("/entities/{entity_id}", "get", 200, lambda client: client.get(f"{ENTITY}?pageSize=1")),
    ("/entities/{entity_id}", "get", 200, lambda client: client.get("/v1/entities/opensanctions:sample-noorderlicht")),
    ("/entities/{entity_id}", "get", 403, lambda client: client.get("/v1/entities/un_sc:KPi.901")),
    ("/entities/{entity_id}", "get", 400, lambda client: client.get(f"{ENTITY}?pageSize=0")),
    ("/entities/{entity_id}", "get", 404, lambda client: client.get("/v1/entities/un_sc:nobody")),
    ("/sources", "get", 200, lambda client: client.get("/v1/sources")),
]
NO_ANSWERS: list[tuple[str, str, int, Send]] = [
    ("/screenings", "post", 503, lambda client: post(client, CLEAN)),
    ("/entities/{entity_id}", "get", 503, lambda client: client.get(ENTITY)),
    ("/sources", "get", 200, lambda client: client.get("/v1/sources")),
]


def name_of(case: object) -> str | None:
    return None if callable(case) else str(case)


@pytest.mark.parametrize(("path", "method", "status", "send"), ANSWERS, ids=name_of)
def test_every_answer_is_as_described(
    client: FlaskClient, document: dict[str, Any], path: str, method: str, status: int, send: Send
) -> None:
    response = send(client)
    assert response.status_code == status
    assert problems(document, document["paths"][path][method], response) == []


@pytest.mark.parametrize(("path", "method", "status", "send"), NO_ANSWERS, ids=name_of)
def test_every_answer_of_a_service_without_data_is_as_described(
    nothing_published: FlaskClient, document: dict[str, Any], path: str, method: str, status: int, send: Send
) -> None:
    response = send(nothing_published)
    assert response.status_code == status
    assert problems(document, document["paths"][path][method], response) == []


def test_every_status_the_document_promises_is_shown_here_but_damage(document: dict[str, Any]) -> None:
    described = {
        (path, method, int(status))
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
        for status in operation["responses"]
    }
    shown = {case[:3] for case in (*ANSWERS, *NO_ANSWERS)}
    damage = {("/screenings/{screening_id}", "get", 503), ("/sources", "get", 503)}  # see unit/api/test_casebook.py
    assert described - shown == damage


def test_a_field_that_is_not_described_would_be_seen(client: FlaskClient, document: dict[str, Any]) -> None:
    operation = document["paths"]["/sources"]["get"]
    described = copy.deepcopy(document)
    del described["components"]["schemas"]["SourceAnswer"]["properties"]["limits"]
    assert problems(described, operation, client.get("/v1/sources")) != []
