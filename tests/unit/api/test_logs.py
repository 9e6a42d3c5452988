"""No name reaches a log or an address, whatever becomes of the question; answers alone are on stdout."""

import json
import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
import structlog
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from api.app import create_app
from api.logs import ServerLines, configure_logs, place_of
from api.services import Services
from graph.errors import ConfigurationError
from tests.conftest import NOW, Ran, settings_of
from tests.support.api import post, private_client

NAME = "Xanthippe Quistwater-Zzyzx"
PURPOSE = "Gastaanstelling Vlinderkunde"
TOPIC = "Kwetsbaarheid van kievitseieren"
QUERY = {"person": {"purpose": PURPOSE, "birthDate": "1961-07-23"}, "topic": TOPIC}
PARTS = ("xanthippe", "quistwater", "zzyzx", "gastaanstelling", "vlinderkunde", "1961", "kievitseieren")
Send = Callable[[FlaskClient], TestResponse]


@pytest.fixture(autouse=True)
def logs(capsys: pytest.CaptureFixture[str]) -> Iterator[None]:
    """Log everything to what pytest captures, as the server does; afterwards as before."""
    configure_logs(level=logging.DEBUG)
    yield
    structlog.reset_defaults()


@pytest.fixture(scope="module")
def client(sample_services: Services, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    return private_client(sample_services, tmp_path_factory.mktemp("interface"))


def said(text: str) -> list[str]:
    """Return which parts of the question stand in a text."""
    return [part for part in PARTS if part in text.casefold()]


REQUESTS: list[tuple[str, int, Send]] = [
    ("answered", 201, lambda client: post(client, NAME, **QUERY)),
    ("without purpose", 400, lambda client: post(client, NAME, person={"purpose": ""})),
    ("with a country", 400, lambda client: post(client, NAME, country="NL", **QUERY)),
    ("too long", 400, lambda client: post(client, NAME * 20, **QUERY)),
    ("unknown field", 400, lambda client: post(client, NAME, **{NAME: NAME}, **QUERY)),
    ("wrong type", 400, lambda client: post(client, NAME, limit=NAME, **QUERY)),
    ("no such snapshot", 404, lambda client: post(client, NAME, snapshot="0" * 16, **QUERY)),
    ("not JSON", 400, lambda client: client.post("/v1/screenings", data=NAME, content_type="application/json")),
    ("another type", 415, lambda client: client.post("/v1/screenings", data=NAME, content_type="text/plain")),
    ("too large", 413, lambda client: post(client, NAME, city=NAME * 50_000)),
    ("as an address", 404, lambda client: client.get(f"/v1/screenings/{NAME}")),
    ("as an entity", 404, lambda client: client.get(f"/v1/entities/{NAME}")),
    ("as a parameter", 400, lambda client: client.get(f"/v1/entities/x?cursor={NAME}")),
    ("another method", 405, lambda client: client.delete(f"/v1/screenings/{NAME}")),
    ("nowhere", 404, lambda client: client.get(f"/{NAME}?name={NAME}")),
]


@pytest.mark.parametrize(("status", "send"), [case[1:] for case in REQUESTS], ids=[case[0] for case in REQUESTS])
def test_nothing_of_a_question_is_logged(
    client: FlaskClient, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture, status: int, send: Send
) -> None:
    response = send(client)
    captured = capsys.readouterr()
    assert response.status_code == status
    assert said(captured.out + captured.err + caplog.text) == []
    assert '"event": "request"' in captured.err, "this test proves nothing when nothing is logged"


@pytest.mark.parametrize("send", [case[2] for case in REQUESTS[1:]], ids=[case[0] for case in REQUESTS[1:]])
def test_nothing_of_a_question_is_echoed_in_a_problem_except_the_field_it_made_up(
    client: FlaskClient, send: Send
) -> None:
    document = send(client).get_json()
    for error in document.get("errors", []):
        error.pop("pointer")
    assert said(json.dumps(document)) == []


def test_an_address_of_an_answer_tells_nothing_of_the_question(client: FlaskClient) -> None:
    response = post(client, NAME, **QUERY)
    assert said("\n".join(f"{name}: {value}" for name, value in response.headers)) == []


def broken_casebook(services: Services) -> None:
    services.settings.casebook_path.write_bytes(b"no database at all " * 100)


def read_only_casebook(services: Services) -> None:
    with closing(sqlite3.connect(services.settings.casebook_path)) as connection:
        connection.execute("CREATE TABLE screening (institution TEXT)")


def broken_snapshot(services: Services) -> None:
    manifest = services.snapshots.current()
    (services.snapshots.place(manifest.id) / "attributes.sqlite").write_bytes(b"")


@pytest.mark.parametrize("damage", [broken_casebook, read_only_casebook, broken_snapshot])
def test_nothing_of_a_question_is_logged_when_the_service_fails(
    app: Flask,
    loaded_services: Services,
    capsys: pytest.CaptureFixture[str],
    damage: Callable[[Services], None],
) -> None:
    damage(loaded_services)
    response = post(app.test_client(), NAME, **QUERY)
    captured = capsys.readouterr()
    assert response.status_code == 503
    assert '"level": "error"' in captured.err
    assert said(captured.out + captured.err + response.get_data(as_text=True)) == []


def test_logs_go_to_stderr_as_lines_of_json_with_the_reference_of_the_request(
    client: FlaskClient, capsys: pytest.CaptureFixture[str]
) -> None:
    client.get("/healthz")
    client.get("/v1/screenings/secret-id")
    captured = capsys.readouterr()
    first, second = (json.loads(line) for line in captured.err.splitlines())
    assert captured.out == ""
    assert (second["event"], second["route"], second["status"]) == ("request", "/v1/screenings/<screening_id>", 404)
    assert first["request_id"] != second["request_id"]


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--country", "NL"),
        ("--snapshot", "0" * 16),
        ("--as-of", "yesterday"),
        ("--birth-date", "1961-13"),
        ("--max-hops", "99"),
        ("--overlay", "nowhere.json"),
        ("--id", "nonsense"),
    ],
)
def test_nothing_of_a_question_is_on_stderr_of_the_command_line(
    run_command: Callable[..., Ran], loaded_services: Services, arguments: tuple[str, ...]
) -> None:
    home = loaded_services.settings.home
    ran = run_command("screen", NAME, "--person", "--purpose", PURPOSE, *arguments, home=home)
    assert (ran.code == 0) == (not arguments)
    assert said(ran.err) == []


def test_a_person_without_purpose_is_refused_without_naming_the_person(run_command: Callable[..., Ran]) -> None:
    ran = run_command("screen", NAME, "--person")
    assert ran.code == 2
    assert said(ran.err + ran.out) == []


def test_an_error_without_a_request_says_where_it_arose_and_not_what_it_said() -> None:
    with pytest.raises(ValueError, match=NAME) as caught:
        int(NAME)
    place = place_of(caught.value)
    assert place.startswith("test_logs.py:")
    assert said(place) == []


def test_two_institutions_do_not_share_the_context_of_a_log_line(
    sample_services: Services, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clients = [create_app(settings_of(tmp_path / name), clock=lambda: NOW).test_client() for name in ("a", "b")]
    for client in clients:
        client.get("/healthz")
    references = [json.loads(line)["request_id"] for line in capsys.readouterr().err.splitlines()]
    assert len(set(references)) == 2


def server_line(message: str, *arguments: object, error: Exception | None = None) -> dict[str, str]:
    exc_info = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord("gunicorn.error", logging.ERROR, "glogging.py", 1, message, arguments, exc_info)
    return dict(json.loads(ServerLines().format(record)))


def test_a_line_of_the_server_has_the_form_of_our_own() -> None:
    line = server_line("Booting worker with pid: %s", 12)
    assert set(line) == {"event", "level", "timestamp", "message"}
    assert (line["event"], line["level"], line["message"]) == ("server", "error", "Booting worker with pid: 12")


@pytest.mark.parametrize(
    ("message", "arguments"),
    [
        (f"Invalid request from ip=192.0.2.1: Invalid HTTP Version: '{NAME}'", ()),
        ("Error handling request %s %s", ("GET", f"/v1/entities?name={NAME}")),
    ],
)
def test_what_the_server_says_of_a_request_is_cut_to_its_kind(message: str, arguments: tuple[str, ...]) -> None:
    line = server_line(message, *arguments, error=ValueError(NAME))
    assert message.startswith(line["message"])
    assert said(json.dumps(line)) == []
    assert "192.0.2.1" not in json.dumps(line)
    assert line["kind"] == "ValueError"


def test_an_error_of_ours_says_in_the_log_of_the_server_what_is_wrong() -> None:
    line = server_line("Exception in worker process", error=ConfigurationError("The settings cannot be used."))
    assert line["reason"] == "The settings cannot be used."
