"""kennisgraaf screen: what it answers as text and as JSON, and how it refuses what cannot be searched."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from api.casebook.casebook import Casebook
from api.services import Services
from ontologies.load import load_ontology
from screening.not_searched import BESIDE_LISTS
from tests.conftest import Ran
from tests.support.api import CLEAN, LISTED, OWNED, post

DAY = ("--as-of", "2026-11-22")
PERSON_MODE = ("--person", "--purpose", "Appointment")
NOTES = {"nl": "Dit is een hulpmiddel, geen besluit.", "en": "This is an aid, not a decision."}
Screen = Callable[..., Ran]


@pytest.fixture
def screen(run_command: Callable[..., Ran], loaded_services: Services) -> Screen:
    """Screen a name against the sample lists, as of the day they were published."""

    def run(name: str, *arguments: str, **environment: str) -> Ran:
        day = () if "--as-of" in arguments else DAY
        return run_command("screen", name, *day, *arguments, home=loaded_services.settings.home, **environment)

    return run


def one_line(text: str) -> str:
    return " ".join(text.split())


def as_json(ran: Ran) -> dict[str, Any]:
    assert (ran.code, ran.err) == (0, ""), ran.err
    return dict(json.loads(ran.out))


def test_json_is_alone_on_stdout(screen: Screen) -> None:
    screening = as_json(screen(LISTED, "--format", "json"))
    assert screening["outcome"] == "listed"
    assert len(screening["id"]) >= 22


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(("name", "outcome"), [(LISTED, "listed"), (OWNED, "linked"), (CLEAN, "no_signal")])
def test_text_says_the_outcome_with_its_rule_and_the_standing_note(
    screen: Screen, name: str, outcome: str, language: str
) -> None:
    ran = screen(name, "--language", language)
    screening = as_json(screen(name, "--language", language, "--format", "json"))
    text = one_line(ran.out)
    label = load_ontology().vocabularies["Outcome"][outcome].label
    assert (ran.code, ran.err) == (0, "")
    assert (label.nl if language == "nl" else label.en) in text
    assert one_line(screening["outcomeRule"]) in text
    assert NOTES[language] in text


@pytest.mark.parametrize("language", ["nl", "en"])
def test_text_tells_every_candidate_with_its_findings_and_their_sources(screen: Screen, language: str) -> None:
    text = one_line(screen(LISTED, "--language", language).out)
    for candidate in as_json(screen(LISTED, "--language", language, "--format", "json"))["candidates"]:
        assert candidate["name"] in text
        for finding in candidate["findings"]:
            assert one_line(finding["title"]) in text
            assert one_line(finding["sentence"]) in text
            assert all(item["record"] in text for item in finding["evidence"])


@pytest.mark.parametrize("name", [LISTED, CLEAN])
def test_text_tells_every_list_searched_and_how_many_were_not(screen: Screen, name: str) -> None:
    text = one_line(screen(name).out)
    screening = as_json(screen(name, "--format", "json"))
    rows = [line for line in screen(name).out.splitlines() if "2026-11-22" in line and "current" in line]
    lists = [item for item in screening["notSearched"] if item["id"] not in BESIDE_LISTS]
    assert len(rows) == len(screening["datasets"])
    assert f"Not searched ({len(lists)} lists" in text


@pytest.mark.parametrize(
    ("mode", "language", "said"),
    [
        ((), "en", "No organisation with a name like this, in 8 lists. Persons were not searched (--person)."),
        (
            (),
            "nl",
            "Geen organisatie met een naam die hierop lijkt, in 8 lijsten. Personen zijn niet doorzocht (--person).",
        ),
        (PERSON_MODE, "en", "No person with a name like this, in 8 lists. Organisations were not searched"),
        (PERSON_MODE, "nl", "Geen persoon met een naam die hierop lijkt, in 8 lijsten. Organisaties zijn niet"),
    ],
)
def test_text_for_nobody_found_says_whom_it_looked_for_and_in_how_many_lists(
    screen: Screen, mode: tuple[str, ...], language: str, said: str
) -> None:
    assert said in one_line(screen(CLEAN, *mode, "--language", language).out)


def test_text_for_nobody_found_says_what_to_try(screen: Screen) -> None:
    assert "--id" in screen(CLEAN).out


def test_what_was_left_out_beside_lists_has_a_line_of_its_own(screen: Screen) -> None:
    text = screen(CLEAN, "--topic", "Optics", COLUMNS="200").out
    assert "\nNot searched: Persons." in text
    assert "\nNot searched: Topic of the project." in text
    assert "\n21 of 38 indicators are not assessed in this release: B2, B6, B11, C1," in text


def test_text_names_the_id_under_which_the_screening_is_stored(screen: Screen, loaded_services: Services) -> None:
    found = re.search(r"stored as (\S+) ", screen(CLEAN).out)
    settings = loaded_services.settings
    assert found
    with Casebook(settings.casebook_path, settings.institution) as casebook:
        assert casebook.screening(found.group(1))["query"]["name"] == CLEAN


def test_text_tells_on_what_grounds_records_were_joined(screen: Screen) -> None:
    (candidate,) = as_json(screen(LISTED, "--format", "json"))["candidates"]
    (join,) = candidate["joined"]
    assert f"{join['entityId']} is the same party ({join['reason']}). [1]" in one_line(screen(LISTED).out)


def test_the_indicator_for_a_listing_still_to_come_advises_to_screen_again(screen: Screen) -> None:
    text = one_line(screen(LISTED, "--as-of", "2019-06-01").out)
    finding = text.partition("A7")[2].partition("G3")[0]
    assert "What to do: The party was listed later. Screen again as of today before you decide." in finding
    assert "Possible ordinary explanation" not in finding


def test_an_own_statement_is_named_as_such_with_the_day_it_is_for(screen: Screen, tmp_path: Path) -> None:
    overlay = tmp_path / "overlay.json"
    party = {"id": "own:1", "name": "Polderlicht Optiek B.V."}
    relation = {"type": "OWNS", "from": "opensanctions:sample-zvezdograd", "to": "own:1", "share": 60.5}
    overlay.write_text(json.dumps({"parties": [party], "relations": [relation]}), encoding="utf-8")
    text = one_line(screen("Polderlicht Optiek B.V.", "--overlay", str(overlay), "--language", "nl").out)
    assert "eigen opgave, relatie 1, peildatum 2026-11-22" in text
    assert "gelijk aan die van een partij uit uw eigen opgave" in text
    assert "houdt 60,5 % van Polderlicht Optiek B.V. [" in text


@pytest.mark.parametrize("name", [LISTED, OWNED, CLEAN])
def test_text_holds_no_colours_and_no_trailing_spaces_when_it_is_not_read_on_a_screen(
    screen: Screen, name: str
) -> None:
    out = screen(name).out
    assert "\x1b" not in out
    assert [line for line in out.splitlines() if line != line.rstrip()] == []


@pytest.mark.parametrize("columns", range(60, 80))
def test_a_per_cent_sign_stays_with_its_number_when_a_line_wraps(screen: Screen, columns: int) -> None:
    out = screen(OWNED, COLUMNS=str(columns)).out
    assert "\N{NO-BREAK SPACE}%" in out
    assert [line for line in out.splitlines() if line.strip().startswith("%")] == []


def test_the_language_is_that_of_the_settings_when_none_is_asked_for(
    run_command: Callable[..., Ran], loaded_services: Services
) -> None:
    home = loaded_services.settings.home
    ran = run_command("screen", CLEAN, *DAY, home=home, KENNISGRAAF_LANGUAGE="nl")
    assert NOTES["nl"] in one_line(ran.out)


NAMES: list[tuple[str, str]] = [
    ("", "empty"),
    ("   \t", "empty"),
    ("\u200b\u202e", "empty"),
    ("...,,, --- !!! ()", "fewer than two letters"),
    ("«»", "fewer than two letters"),
    ("a", "fewer than two letters"),
    ("a" * 201, "longer than 200"),
    ("\ufdfa" * 30, "longer than 200"),
]


@pytest.mark.parametrize(("name", "reason"), NAMES, ids=[str(number) for number in range(len(NAMES))])
def test_a_name_that_cannot_be_searched_is_refused_with_the_reason(screen: Screen, name: str, reason: str) -> None:
    ran = screen(name)
    assert (ran.code, ran.out) == (2, "")
    assert reason in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("--country", "Netherlands"),
        ("--id", "no scheme"),
        ("--as-of", "2024-13"),
        ("--as-of", "2024"),
        ("--as-of", "2024-05"),
        ("--as-of", "20240517"),
        ("--as-of", "tomorrow"),
        ("--as-of", "24-01-01"),
        ("--max-hops", "0"),
        ("--max-hops", "7"),
        ("--max-hops", "many"),
        ("--limit", "0"),
        ("--limit", "51"),
        ("--city", "a" * 501),
        ("--topic", "a" * 501),
        ("--person",),
        ("--person", "--purpose", " "),
        ("--person", "--purpose", "Appointment", "--country", "NL"),
        ("--person", "--purpose", "Appointment", "--birth-date", "1971-02-30"),
        ("--purpose", "Appointment"),
        ("--birth-date", "1971"),
        ("--overlay", "nowhere.json"),
        ("--language", "de"),
        ("--format", "yaml"),
        ("--nationality", "NL"),
        ("a second name",),
    ],
    ids=" ".join,
)
def test_a_question_that_cannot_be_asked_is_a_usage_error(screen: Screen, arguments: tuple[str, ...]) -> None:
    ran = screen(LISTED, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.strip()
    assert "Traceback" not in ran.err


def test_a_person_is_screened_in_person_mode_with_the_purpose_in_the_answer(screen: Screen) -> None:
    arguments = ("--person", "--purpose", "Appointment", "--birth-date", "1971-02-18", "--format", "json")
    screening = as_json(screen("Arvid Stormkraai", *arguments))
    assert (screening["outcome"], screening["query"]["purpose"]) == ("listed", "Appointment")


@pytest.mark.parametrize(
    "arguments", [("--website", "x.example/\udcff"), ("--id", "registration:x\udcff"), ("--city", "\udcff")]
)
def test_bytes_that_are_no_text_do_no_harm(screen: Screen, arguments: tuple[str, ...]) -> None:
    assert screen(f"{LISTED}\udcff", *arguments, "--format", "json").code == 0


def test_an_earlier_snapshot_can_be_asked_and_one_that_never_was_cannot(
    screen: Screen, loaded_services: Services
) -> None:
    snapshot = loaded_services.snapshots.current().id
    asked = as_json(screen(LISTED, "--snapshot", snapshot, "--format", "json"))
    assert asked["versions"]["snapshot"] == snapshot
    missing = screen(LISTED, "--snapshot", "0" * 16)
    assert (missing.code, missing.out) == (1, "")


def test_nothing_published_is_an_error_and_no_empty_answer(run_command: Callable[..., Ran], tmp_path: Path) -> None:
    ran = run_command("screen", LISTED, home=tmp_path / "nowhere")
    assert (ran.code, ran.out) == (1, "")
    assert "sources load" in ran.err


def test_a_screening_that_cannot_be_kept_is_not_shown(screen: Screen, loaded_services: Services) -> None:
    loaded_services.settings.casebook_path.write_bytes(b"no database at all " * 100)
    ran = screen(LISTED)
    assert (ran.code, ran.out) == (1, "")
    assert "casebook" in ran.err


def test_the_same_question_gives_the_same_result_on_the_command_line_and_over_http(
    screen: Screen, client: FlaskClient
) -> None:
    asked = as_json(screen(LISTED, "--format", "json"))
    posted = post(client, LISTED).get_json()
    assert set(asked) == set(posted)
    assert asked["resultHash"] == posted["resultHash"]
