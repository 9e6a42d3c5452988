"""Every route: its methods, its headers, and what it answers where there is nothing to answer."""

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from api.services import Services
from tests.support.api import CLEAN, LISTED, post, private_client, problem

SECURITY = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
}
ROUTES = {
    "/v1/screenings": {"POST"},
    "/v1/screenings/<screening_id>": {"GET"},
    "/v1/entities/<entity_id>": {"GET"},
    "/v1/sources": {"GET"},
    "/v1/openapi.json": {"GET"},
    "/healthz": {"GET"},
    "/readyz": {"GET"},
}
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "TRACE")
LISTED_ID = "us_csl:EL.f1c7100000000000000000000000000000000001"


@pytest.fixture(scope="module")
def client(sample_services: Services, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    return private_client(sample_services, tmp_path_factory.mktemp("interface"))


def address(rule: str) -> str:
    """Return an address of a route, with an id of nothing."""
    return rule.replace("<screening_id>", "A" * 22).replace("<entity_id>", "un_sc:nobody")


def every_answer(client: FlaskClient) -> Iterator[tuple[str, str]]:
    """Yield a method and an address for each kind of answer the service has."""
    location = post(client, CLEAN).headers["Location"]
    yield from (
        ("GET", location),
        ("GET", f"/v1/entities/{LISTED_ID}"),
        ("GET", "/nowhere"),
        ("POST", "/v1/screenings"),
    )
    yield from ((method, address(rule)) for rule in ROUTES for method in (*METHODS, "HEAD", "OPTIONS"))


def test_the_routes_are_these_and_no_other(client: FlaskClient) -> None:
    rules = client.application.url_map.iter_rules()
    found = {rule.rule: (rule.methods or set()) - {"HEAD", "OPTIONS"} for rule in rules}
    assert found == ROUTES


@pytest.mark.parametrize("rule", ROUTES)
@pytest.mark.parametrize("method", METHODS)
def test_a_method_a_route_does_not_have_is_refused_with_those_it_has(
    client: FlaskClient, rule: str, method: str
) -> None:
    if method in ROUTES[rule]:
        return
    response = client.open(address(rule), method=method)
    problem(response, 405)
    assert set(response.headers["Allow"].split(", ")) - {"HEAD", "OPTIONS"} == ROUTES[rule]


@pytest.mark.parametrize("rule", ROUTES)
def test_options_tells_the_methods_and_changes_nothing(client: FlaskClient, rule: str) -> None:
    response = client.options(address(rule))
    assert (response.status_code, response.data) == (200, b"")
    assert set(response.headers["Allow"].split(", ")) - {"HEAD", "OPTIONS"} == ROUTES[rule]
    assert "Access-Control-Allow-Origin" not in response.headers


@pytest.mark.parametrize("rule", [rule for rule, methods in ROUTES.items() if "GET" in methods])
def test_head_answers_as_get_does_without_a_body(client: FlaskClient, rule: str) -> None:
    head, get = client.head(address(rule)), client.get(address(rule))
    assert (head.status_code, head.data) == (get.status_code, b"")
    assert head.headers["Content-Type"] == get.headers["Content-Type"]


@pytest.mark.parametrize("name", SECURITY)
def test_every_answer_carries_the_security_headers(client: FlaskClient, name: str) -> None:
    for method, path in every_answer(client):
        response = client.open(path, method=method)
        is_public = path == "/v1/openapi.json" and name == "Cache-Control" and response.status_code == 200
        is_public = is_public and method in {"GET", "HEAD"}
        assert response.headers[name] == ("public, max-age=300" if is_public else SECURITY[name]), (method, path)


def test_a_person_is_not_shown_outside_a_screening_with_a_purpose(client: FlaskClient) -> None:
    document = problem(client.get("/v1/entities/un_sc:KPi.901"), 403)
    assert document["detail"] == "Persons are shown only within a screening with a purpose."
    assert "Stormkraai" not in str(document)


def test_every_answer_names_the_version_of_the_interface(client: FlaskClient) -> None:
    versions = {client.open(path, method=method).headers["API-Version"] for method, path in every_answer(client)}
    assert versions == {client.get("/v1/openapi.json").get_json()["info"]["version"]}


def test_no_answer_tells_which_software_serves_it_or_sets_a_cookie(client: FlaskClient) -> None:
    for method, path in every_answer(client):
        headers = client.open(path, method=method).headers
        assert not {"Set-Cookie", "X-Powered-By", "Server"} & set(headers.keys()), (method, path)


def test_only_the_description_of_the_interface_may_be_read_from_other_sites(client: FlaskClient) -> None:
    allowed = {
        path
        for method, path in every_answer(client)
        if "Access-Control-Allow-Origin" in client.open(path, method=method).headers
    }
    assert allowed == {"/v1/openapi.json"}


@pytest.mark.parametrize(
    "path", ["/", "/v1", "/v1/", "/v2/screenings", "/v1/sources/", "//v1/sources", "/v1/screenings/a/b", "/V1/sources"]
)
def test_an_address_of_nothing_is_not_found(client: FlaskClient, path: str) -> None:
    problem(client.get(path), 404)


def test_every_answer_is_json(client: FlaskClient) -> None:
    for method, path in every_answer(client):
        if method in {"HEAD", "OPTIONS"}:
            continue
        response = client.open(path, method=method)
        assert response.mimetype == ("application/json" if response.status_code < 400 else "application/problem+json")
        assert response.get_json() is not None


def test_an_entity_is_told_under_the_id_of_any_of_its_records(client: FlaskClient) -> None:
    ids = (LISTED_ID, "cn_defence_universities:00000000-0000-4000-8000-000000000001")
    first, second = (client.get(f"/v1/entities/{entity}") for entity in ids)
    assert first.get_json() == second.get_json()
    assert first.get_json()["name"] == LISTED


def test_every_id_in_an_answer_can_be_asked_for(client: FlaskClient) -> None:
    for candidate in post(client, LISTED).get_json()["candidates"]:
        nodes = {node["entityId"] for path in candidate["paths"] for node in path["nodes"]}
        for entity in {candidate["entityId"], *candidate["members"], *nodes}:
            assert client.get(f"/v1/entities/{entity}").status_code == 200, entity


@pytest.mark.parametrize("size", [1, 2, 100])
def test_all_pages_of_an_entity_together_hold_every_neighbour_once(client: FlaskClient, size: int) -> None:
    whole = client.get(f"/v1/entities/{LISTED_ID}?pageSize=100").get_json()
    found, cursor = [], "0"
    while cursor is not None:
        page = client.get(f"/v1/entities/{LISTED_ID}?pageSize={size}&cursor={cursor}").get_json()
        found += page["neighbours"]
        cursor = page["nextCursor"]
    assert found == whole["neighbours"]
    assert len(found) > 2


def test_the_sources_are_told_in_the_language_accepted(client: FlaskClient) -> None:
    dutch, english = (
        client.get("/v1/sources", headers={"Accept-Language": language}).get_json()["sources"]
        for language in ("nl", "en")
    )
    assert [source["id"] for source in dutch] == [source["id"] for source in english]
    assert dutch[0]["coverage"] != english[0]["coverage"]
