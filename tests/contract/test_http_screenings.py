"""A screening over HTTP: posted, kept, given back as it was, in the language and as of the day asked for."""

from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from api.app import create_app
from api.services import Services
from tests.conftest import NOW, settings_of
from tests.support.api import CLEAN, LISTED, OWNED, load_later_edition, pointers, post, problem

PERSON = "Arvid Stormkraai"  # in the sample lists: a listed person, born on 1971-02-18
UNKNOWN_ID = "A" * 22


def answer(client: FlaskClient, name: str, **fields: Any) -> dict[str, Any]:
    response = post(client, name, **fields)
    assert response.status_code == 201, response.get_data(as_text=True)
    return dict(response.get_json())


@pytest.mark.parametrize(("name", "outcome"), [(LISTED, "listed"), (OWNED, "linked"), (CLEAN, "no_signal")])
def test_a_screening_is_created_with_its_outcome(client: FlaskClient, name: str, outcome: str) -> None:
    response = post(client, name)
    assert (response.status_code, response.mimetype) == (201, "application/json")
    assert response.get_json()["outcome"] == outcome


def test_the_location_of_a_screening_gives_the_very_same_answer(client: FlaskClient) -> None:
    posted = post(client, LISTED)
    again = client.get(posted.headers["Location"])
    assert (again.status_code, again.get_json()) == (200, posted.get_json())


def test_a_location_is_an_address_on_this_service_with_the_id_of_the_answer(client: FlaskClient) -> None:
    posted = post(client, LISTED)
    assert posted.headers["Location"] == f"/v1/screenings/{posted.get_json()['id']}"


def test_the_same_question_gives_the_same_result_under_another_id(client: FlaskClient) -> None:
    first, second = answer(client, LISTED), answer(client, LISTED)
    assert first.pop("id") != second.pop("id")
    assert first == second


def test_every_answer_says_what_was_searched_and_what_was_not(client: FlaskClient) -> None:
    for name in (LISTED, CLEAN):
        screening = answer(client, name)
        assert {"un_sc", "us_csl", "eu_annexes/32014R0833"} <= {item["id"] for item in screening["datasets"]}
        assert {"us_ofac", "ror"} <= {item["id"] for item in screening["notSearched"]}


def test_a_stored_screening_stays_as_it_was_when_a_new_snapshot_is_published(
    client: FlaskClient, loaded_services: Services, sample_lists: Path
) -> None:
    posted = post(client, LISTED)
    load_later_edition(loaded_services, sample_lists)
    assert client.get(posted.headers["Location"]).get_json() == posted.get_json()


def test_an_answer_can_be_asked_again_from_the_snapshot_it_came_from(
    client: FlaskClient, loaded_services: Services, sample_lists: Path
) -> None:
    first = answer(client, LISTED)
    published = load_later_edition(loaded_services, sample_lists)
    again = answer(client, LISTED, snapshot=first["versions"]["snapshot"], asOf=first["asOf"])
    newest = answer(client, LISTED)
    assert again["resultHash"] == first["resultHash"]
    assert newest["versions"]["snapshot"] == published != first["versions"]["snapshot"]
    assert newest["resultHash"] != first["resultHash"]


def test_a_snapshot_that_never_was_is_not_found(client: FlaskClient) -> None:
    problem(post(client, LISTED, snapshot="0" * 16), 404)


def test_the_day_is_today_unless_another_is_asked_for(client: FlaskClient) -> None:
    assert answer(client, CLEAN)["asOf"] == "2026-11-22"
    assert answer(client, CLEAN, asOf="2026-11-01")["asOf"] == "2026-11-01"


def test_a_listing_that_came_later_was_not_in_force_before_it(client: FlaskClient) -> None:
    def in_force(day: str) -> set[tuple[str, bool]]:
        (candidate,) = answer(client, LISTED, asOf=day)["candidates"]
        return {(item["indicator"], item["inForce"]) for item in candidate["findings"] if item["indicator"] == "A3"}

    assert in_force("2020-12-18") == {("A3", True)}
    assert ("A3", True) not in in_force("2020-12-17")


def test_lists_too_old_on_the_day_asked_for_are_never_no_signal(client: FlaskClient) -> None:
    assert answer(client, CLEAN, asOf="2028-01-01")["outcome"] == "insufficient"


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("nl", "nl"),
        ("nl-NL,nl;q=0.9,en;q=0.5", "nl"),
        ("en", "en"),
        ("fr, nl;q=0.1", "nl"),
        ("de", "en"),
        ("*", "en"),
        ("nl;q=0", "en"),
        ("", "en"),
        ("\x7f;;;q=,", "en"),
    ],
)
def test_the_language_is_the_one_accepted_else_that_of_the_service(
    client: FlaskClient, accepted: str, language: str
) -> None:
    response = post(client, LISTED, headers={"Accept-Language": accepted})
    assert response.get_json()["language"] == language


def test_a_dutch_service_answers_in_dutch_unless_asked_otherwise(loaded_services: Services) -> None:
    settings = settings_of(loaded_services.settings.home, KENNISGRAAF_LANGUAGE="nl")
    client = create_app(settings, clock=lambda: NOW).test_client()
    asked = (None, {"Accept-Language": "*"}, {"Accept-Language": "en"})
    assert [post(client, CLEAN, headers=headers).get_json()["language"] for headers in asked] == ["nl", "nl", "en"]


def test_the_language_of_the_body_wins_over_that_of_the_header(client: FlaskClient) -> None:
    response = post(client, LISTED, headers={"Accept-Language": "nl"}, language="en")
    assert response.get_json()["language"] == "en"


def test_both_languages_say_the_same_thing_in_other_words(client: FlaskClient) -> None:
    dutch, english = answer(client, LISTED, language="nl"), answer(client, LISTED, language="en")
    assert dutch["resultHash"] == english["resultHash"]
    assert dutch["outcomeRule"] != english["outcomeRule"]


def test_a_person_is_found_only_in_person_mode(client: FlaskClient) -> None:
    assert answer(client, PERSON)["candidates"] == []
    found = answer(client, PERSON, person={"purpose": "Appointment", "birthDate": "1971-02-18"})
    assert (found["outcome"], found["query"]["kind"], found["query"]["purpose"]) == ("listed", "person", "Appointment")


@pytest.mark.parametrize(
    ("fields", "pointer"),
    [
        ({"person": {}}, "#/person/purpose"),
        ({"person": {"purpose": ""}}, "#/person/purpose"),
        ({"person": {"purpose": " \t"}}, "#/person/purpose"),
        ({"person": {"purpose": "x", "nationality": "NL"}}, "#/person/nationality"),
        ({"person": {"purpose": "x", "birthDate": "1971-02-30"}}, "#/person/birthDate"),
        ({"person": {"purpose": "x", "birthDate": "١٩٧١"}}, "#/person/birthDate"),
        ({"person": {"purpose": "x"}, "country": "NL"}, "#/country"),
    ],
)
def test_person_mode_without_purpose_or_with_a_forbidden_input_is_refused(
    client: FlaskClient, fields: dict[str, Any], pointer: str
) -> None:
    assert pointers(problem(post(client, PERSON, **fields), 400)) == [pointer]


def test_another_institution_cannot_read_a_screening_and_cannot_tell_that_it_exists(
    client: FlaskClient, loaded_services: Services
) -> None:
    location = post(client, LISTED).headers["Location"]
    settings = settings_of(loaded_services.settings.home, KENNISGRAAF_INSTITUTION="others")
    theirs = create_app(settings, clock=lambda: NOW).test_client()
    existing, imagined = theirs.get(location), theirs.get(f"/v1/screenings/{UNKNOWN_ID}")
    assert existing.get_json() == problem(imagined, 404)
    assert dict(existing.headers) == dict(imagined.headers)
    assert client.get(location).status_code == 200


def test_a_screening_that_cannot_be_kept_is_not_answered(client: FlaskClient, loaded_services: Services) -> None:
    loaded_services.settings.casebook_path.write_bytes(b"no database at all " * 100)
    document = problem(post(client, LISTED), 503)
    assert set(document) == {"type", "title", "status", "detail", "instance"}


def test_a_damaged_casebook_is_not_the_same_as_no_such_screening(
    client: FlaskClient, loaded_services: Services
) -> None:
    loaded_services.settings.casebook_path.write_bytes(b"no database at all " * 100)
    problem(client.get(f"/v1/screenings/{UNKNOWN_ID}"), 503)
