"""Every error becomes a problem document: its status from one table, and nothing in it that nobody meant to say."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

import graph.errors
from api.cli.output import EXIT_CODES, report_error
from api.errors import STATUSES
from graph.errors import (
    ConfigurationError,
    ExpectationFailed,
    InvalidQuery,
    KennisgraafError,
    NoPublishedSnapshot,
    NotFound,
    SnapshotDamaged,
    SourceChanged,
    SourceUnavailable,
    StoreConflict,
    StoreUnavailable,
)
from tests.support.api import problem

SECRET = "Arvid Geheimzinnig"


def all_errors(base: type[KennisgraafError] = KennisgraafError) -> Iterator[type[KennisgraafError]]:
    yield base
    for kind in base.__subclasses__():
        yield from all_errors(kind)


@pytest.fixture
def failing(app: Flask) -> FlaskClient:
    """A client of the application, with one more route: it raises the error it was given."""

    def fail() -> str:
        raise app.config["error"]

    app.add_url_rule("/fail", view_func=fail)
    return app.test_client()


def test_every_class_of_error_has_a_status() -> None:
    assert set(STATUSES) == set(all_errors())


def test_every_class_of_error_is_told_of_in_graph_errors() -> None:
    assert {kind.__module__ for kind in all_errors()} == {graph.errors.__name__}


@pytest.mark.parametrize("kind", list(all_errors()), ids=lambda kind: kind.__name__)
def test_every_error_becomes_a_problem_document_with_its_sentence(
    failing: FlaskClient, kind: type[KennisgraafError]
) -> None:
    failing.application.config["error"] = kind("One sentence.")
    status, title = STATUSES[kind]
    document = problem(failing.get("/fail"), status)
    assert (document["title"], document["detail"]) == (title, "One sentence.")


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (InvalidQuery("x"), 400),
        (NotFound("x"), 404),
        (NoPublishedSnapshot("x"), 503),
        (SnapshotDamaged("x"), 503),
        (StoreUnavailable("x"), 503),
        (StoreConflict("x"), 503),
        (ConfigurationError("x"), 500),
    ],
)
def test_a_caller_can_tell_its_own_mistake_from_ours(
    failing: FlaskClient, error: KennisgraafError, status: int
) -> None:
    failing.application.config["error"] = error
    problem(failing.get("/fail"), status)


def test_a_question_that_cannot_be_searched_names_the_field(failing: FlaskClient) -> None:
    failing.application.config["error"] = InvalidQuery("Too far.", field="maxHops")
    errors = problem(failing.get("/fail"), 400)["errors"]
    assert errors == [{"pointer": "#/maxHops", "detail": "Too far.", "code": "invalid_query"}]


def test_an_unforeseen_error_is_a_500_that_tells_nothing_of_it(failing: FlaskClient) -> None:
    failing.application.config["error"] = RuntimeError(SECRET)
    response = failing.get("/fail")
    document = problem(response, 500)
    assert SECRET not in response.get_data(as_text=True)
    assert "RuntimeError" not in response.get_data(as_text=True)
    assert document["instance"].startswith("urn:request:")


def test_an_unforeseen_error_is_logged_with_the_reference_given_and_without_its_text(
    failing: FlaskClient, capsys: pytest.CaptureFixture[str]
) -> None:
    failing.application.config["error"] = RuntimeError(SECRET)
    reference = problem(failing.get("/fail"), 500)["instance"].removeprefix("urn:request:")
    logged = "".join(capsys.readouterr())
    assert reference in logged
    assert "RuntimeError" in logged
    assert "test_errors.py" in logged
    assert SECRET not in logged


def test_a_problem_of_ours_carries_a_reference_and_one_of_the_caller_does_not(failing: FlaskClient) -> None:
    failing.application.config["error"] = StoreUnavailable("x")
    assert "instance" in problem(failing.get("/fail"), 503)
    failing.application.config["error"] = NotFound("x")
    assert "instance" not in problem(failing.get("/fail"), 404)


def test_two_requests_have_different_references(failing: FlaskClient) -> None:
    failing.application.config["error"] = StoreUnavailable("x")
    first, second = (failing.get("/fail").get_json()["instance"] for _ in range(2))
    assert first != second


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ConfigurationError("x"), 2),
        (InvalidQuery("x"), 2),
        (SourceChanged("x"), 4),
        (SourceUnavailable("x"), 1),
        (ExpectationFailed("x"), 3),
        (NotFound("x"), 1),
        (NoPublishedSnapshot("x"), 1),
        (SnapshotDamaged("x"), 1),
        (StoreConflict("x"), 1),
        (StoreUnavailable("x"), 1),
    ],
)
def test_every_error_ends_a_command_with_the_code_of_the_contract(
    error: KennisgraafError, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report_error(error) == code
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "kennisgraaf: x\n")


@pytest.mark.parametrize("kind", list(all_errors()), ids=lambda kind: kind.__name__)
def test_no_error_is_without_an_exit_code(kind: type[KennisgraafError]) -> None:
    assert any(issubclass(kind, listed) for listed, _ in EXIT_CODES)
