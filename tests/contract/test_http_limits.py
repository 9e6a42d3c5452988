"""Every input over HTTP has a limit, and what does not fit is refused with the place and the reason."""

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from api.services import Services
from ontologies.model import Ontology
from tests.support.api import CLEAN, pointers, post, private_client, problem


@pytest.fixture(scope="module")
def client(sample_services: Services, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    return private_client(sample_services, tmp_path_factory.mktemp("interface"))


def send(client: FlaskClient, body: str | bytes, content_type: str = "application/json") -> Any:
    return client.post("/v1/screenings", data=body, content_type=content_type)


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"name": ""}, "#/name"),
    ({"name": "   "}, "#/name"),
    ({"name": "..., --- !!!"}, "#/name"),
    ({"name": "\u200b\u200e\u202e"}, "#/name"),
    ({"name": "a" * 201}, "#/name"),
    ({"name": "a" * 801}, "#/name"),
    ({"name": "\ufdfa" * 30}, "#/name"),  # one character that is eighteen when it is written out
    ({"name": 7}, "#/name"),
    ({"name": None}, "#/name"),
    ({"name": [CLEAN]}, "#/name"),
    ({"country": "nl"}, "#/country"),
    ({"country": "NLD"}, "#/country"),
    ({"country": "NL\n"}, "#/country"),
    ({"country": ""}, "#/country"),
    ({"city": "a" * 501}, "#/city"),
    ({"website": "a" * 501}, "#/website"),
    ({"topic": "a" * 501}, "#/topic"),
    ({"identifiers": ["lei:1"] * 11}, "#/identifiers"),
    ({"identifiers": ["a:" + "1" * 139]}, "#/identifiers/0"),
    ({"identifiers": ["no scheme"]}, "#/identifiers"),
    ({"identifiers": ["lei:12345"]}, "#/identifiers"),
    ({"identifiers": "lei:1"}, "#/identifiers"),
    ({"asOf": "yesterday"}, "#/asOf"),
    ({"asOf": "2026-02-30"}, "#/asOf"),
    ({"asOf": "2026-11-22T00:00:00"}, "#/asOf"),
    ({"asOf": 0}, "#/asOf"),
    ({"snapshot": "../home"}, "#/snapshot"),
    ({"snapshot": "0" * 17}, "#/snapshot"),
    ({"maxHops": 0}, "#/maxHops"),
    ({"maxHops": 7}, "#/maxHops"),
    ({"maxHops": 2.0}, "#/maxHops"),
    ({"maxHops": "2"}, "#/maxHops"),
    ({"limit": 0}, "#/limit"),
    ({"limit": 51}, "#/limit"),
    ({"limit": True}, "#/limit"),
    ({"language": "de"}, "#/language"),
    ({"person": {"purpose": "a" * 501}}, "#/person/purpose"),
    ({"person": "yes"}, "#/person"),
    ({"overlay": []}, "#/overlay"),
    ({"as_of": "2026-11-22"}, "#/as_of"),
    ({"max_hops": 2}, "#/max_hops"),
    ({"a/b~c": 1}, "#/a~1b~0c"),
]


@pytest.mark.parametrize(
    ("fields", "pointer"), REFUSED, ids=[f"{number}-{item[1]}" for number, item in enumerate(REFUSED)]
)
def test_a_field_that_does_not_fit_is_refused_with_its_place(
    client: FlaskClient, fields: dict[str, Any], pointer: str
) -> None:
    response = client.post("/v1/screenings", json={"name": CLEAN, **fields})
    assert pointers(problem(response, 400)) == [pointer]


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "ab"},
        {"name": "a" * 200},
        {"city": "a" * 500},
        {"topic": "a" * 500},
        {"identifiers": [f"registration:{number}" for number in range(10)]},
        {"maxHops": 1},
        {"maxHops": 6},
        {"limit": 1},
        {"limit": 50},
        {"person": {"purpose": "a" * 500}},
        {"overlay": {}},
        {"country": None, "city": None, "asOf": None, "language": None, "person": None, "overlay": None},
    ],
)
def test_a_field_at_its_limit_is_taken(client: FlaskClient, fields: dict[str, Any]) -> None:
    assert client.post("/v1/screenings", json={"name": CLEAN, **fields}).status_code == 201


def test_every_wrong_field_is_named_at_once(client: FlaskClient) -> None:
    document = problem(post(client, CLEAN, country="x", limit=0, colour="red"), 400)
    assert set(pointers(document)) == {"#/country", "#/limit", "#/colour"}


@pytest.mark.parametrize("place", ["", "person", "overlay"])
def test_no_forbidden_input_is_taken_anywhere(client: FlaskClient, ontology: Ontology, place: str) -> None:
    for name in ontology.forbidden_inputs:
        wrong = {name: "x"}
        body = {"name": CLEAN, **({place: {"purpose": "x", **wrong}} if place else wrong)}
        document = problem(client.post("/v1/screenings", json=body), 400)
        assert f"#/{place}/{name}".replace("//", "/") in pointers(document)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{",
        "[]",
        "null",
        "7",
        '"name"',
        '{"name": "Waddenwind",}',
        "{'name': 'Waddenwind'}",
        '{"name": NaN}',
        '{"name": "Waddenwind", "limit": NaN}',
        '{"name": "Waddenwind", "limit": 1e400}',
        '{"name": "Waddenwind", "limit": -Infinity}',
        '{"name": "\\ud800 half a character"}',
        b'{"name": "\xff\xfe"}',
        b"\xef\xbb\xbf{}",
        '{"name": "Waddenwind"}'.encode("utf-16"),
        "name=Waddenwind",
        b"\x00" * 100,
        "[" * 10_000,
        '{"name": ' * 10_000,
        '{"name": "Waddenwind", "overlay": ' + "[" * 500 + "]" * 500 + "}",
    ],
    ids=lambda body: repr(body[:30]),
)
def test_a_body_that_is_no_json_object_is_refused(client: FlaskClient, body: str | bytes) -> None:
    problem(send(client, body), 400)


@pytest.mark.parametrize("share", ["NaN", "Infinity", "-Infinity", "1e400", "-1", "100.1"])
def test_a_number_that_is_no_percentage_is_refused(client: FlaskClient, share: str) -> None:
    relation = f'{{"type": "OWNS", "from": "own:1", "to": "own:1", "share": {share}}}'
    body = f'{{"name": "Waddenwind", "overlay": {{"relations": [{relation}]}}}}'
    assert pointers(problem(send(client, body), 400)) == ["#/overlay/relations/0/share"]


@pytest.mark.parametrize(
    "content_type", ["", "text/plain", "application/x-www-form-urlencoded", "text/json", "application/xml", ";;;"]
)
def test_a_body_that_is_not_said_to_be_json_is_refused(client: FlaskClient, content_type: str) -> None:
    problem(send(client, json.dumps({"name": CLEAN}), content_type), 415)


@pytest.mark.parametrize("content_type", ["application/json", "application/json; charset=utf-8", "Application/JSON"])
def test_json_may_be_announced_in_any_way_that_means_it(client: FlaskClient, content_type: str) -> None:
    assert send(client, json.dumps({"name": CLEAN}), content_type).status_code == 201


@pytest.mark.parametrize(("size", "status"), [(1_000_000, 201), (1_000_001, 413)])
def test_a_body_of_more_than_a_megabyte_is_refused_unread(client: FlaskClient, size: int, status: int) -> None:
    body = json.dumps({"name": CLEAN})
    response = send(client, body + " " * (size - len(body)))
    assert response.status_code == status
    if status == 413:
        problem(response, 413)


@pytest.mark.parametrize("query", ["cursor=-1", "cursor=x", "cursor=", "cursor=1000000000", "cursor=²", "cursor=1.0"])
def test_a_cursor_that_is_no_number_is_refused(client: FlaskClient, query: str) -> None:
    assert pointers(problem(client.get(f"/v1/entities/un_sc:KPe.901?{query}"), 400)) == ["#/cursor"]


@pytest.mark.parametrize("size", ["0", "101", "-1", "ten", "", "٣"])
def test_a_page_size_outside_its_bounds_is_refused(client: FlaskClient, size: str) -> None:
    assert pointers(problem(client.get(f"/v1/entities/un_sc:KPe.901?pageSize={size}"), 400)) == ["#/pageSize"]


@pytest.mark.parametrize("path", ["/v1/screenings/", "/v1/entities/"])
@pytest.mark.parametrize(
    "name", ["a" * 8_000, "%00", "%0d%0aSet-Cookie:%20a=b", "..%2f..%2fgraph.sqlite", "%ff", "'--"]
)
def test_an_odd_id_is_not_found_and_does_no_harm(client: FlaskClient, path: str, name: str) -> None:
    response = client.get(path + name)
    problem(response, 404)
    assert "Set-Cookie" not in response.headers
