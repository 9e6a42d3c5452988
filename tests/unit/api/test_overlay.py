"""An overlay has one form, posted or in a file; what it holds counts exactly as given, and nothing of it is dropped."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from api.overlay import make_overlay, read_overlay
from api.schemas.question import OverlayRequest
from api.services import Services
from graph.errors import ConfigurationError, InvalidQuery
from tests.conftest import Ran
from tests.support.api import pointers, post, problem

OWNER = "opensanctions:sample-zvezdograd"  # a record of a listed company of the sample lists
PARTNER = "Polderlicht Optiek B.V."
OWNED: dict[str, Any] = {
    "parties": [{"id": "own:1", "name": PARTNER, "country": "NL"}],
    "relations": [{"type": "OWNS", "from": OWNER, "to": "own:1", "share": 60, "validFrom": "2020", "note": "Annual"}],
}


def with_share(share: float) -> dict[str, Any]:
    relation = {**OWNED["relations"][0], "share": share}
    return {**OWNED, "relations": [relation]}


def kept_share(share: float) -> str:
    return make_overlay(OverlayRequest.model_validate_json(json.dumps(with_share(share)))).ties[0].properties["share"]


def write(folder: Path, content: Any) -> Path:
    path = folder / "overlay.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def test_a_partner_owned_by_a_listed_company_is_linked_by_an_overlay(client: FlaskClient) -> None:
    assert post(client, PARTNER).get_json()["outcome"] == "no_signal"
    assert post(client, PARTNER, overlay=OWNED).get_json()["outcome"] == "linked"


def test_nothing_of_an_overlay_is_left_for_the_next_question(client: FlaskClient) -> None:
    post(client, PARTNER, overlay=OWNED)
    assert post(client, PARTNER).get_json()["candidates"] == []


def test_the_same_overlay_gives_the_same_result_posted_and_from_a_file(
    client: FlaskClient, run_command: Callable[..., Ran], loaded_services: Services, tmp_path: Path
) -> None:
    posted = post(client, PARTNER, overlay=OWNED).get_json()
    path = str(write(tmp_path, OWNED))
    home = loaded_services.settings.home
    arguments = ("--as-of", "2026-11-22", "--format", "json", "--overlay", path)
    ran = run_command("screen", PARTNER, *arguments, home=home)
    assert json.loads(ran.out)["resultHash"] == posted["resultHash"]


@pytest.mark.parametrize(
    ("share", "kept"),
    [(55, "55"), (100, "100"), (0, "0"), (33.25, "33.25"), (49.9999999, "49.9999999"), (0.00001, "0.00001")],
)
def test_a_share_is_kept_as_given_without_rounding(share: float, kept: str) -> None:
    assert kept_share(share) == kept


def test_just_under_half_is_not_half(client: FlaskClient) -> None:
    def found(share: float) -> set[str]:
        (candidate,) = post(client, PARTNER, overlay=with_share(share)).get_json()["candidates"]
        return {finding["indicator"] for finding in candidate["findings"]}

    assert "B1" in found(50)
    assert "B1" not in found(49.99999)


@pytest.mark.parametrize("target", ["own:2", "un_sc:nobody", ""])
@pytest.mark.parametrize("name", [PARTNER, "Iemand Heel Anders"])
def test_a_relation_to_nobody_is_refused_whoever_is_asked_for(client: FlaskClient, target: str, name: str) -> None:
    overlay = {**OWNED, "relations": [{**OWNED["relations"][0], "to": target}]}
    assert pointers(problem(post(client, name, overlay=overlay), 400)) == ["#/overlay"]


@pytest.mark.parametrize(
    ("overlay", "pointer"),
    [
        ({"partys": []}, "#/overlay/partys"),
        ({"parties": [{"id": "1", "name": "Een Naam"}]}, "#/overlay/parties/0/id"),
        ({"parties": [{"id": "own:1", "name": ""}]}, "#/overlay/parties/0/name"),
        ({"parties": [{"id": "own:1", "name": "a" * 201}]}, "#/overlay/parties/0/name"),
        ({"parties": [{"id": "own:1", "name": "Een", "nationality": "NL"}]}, "#/overlay/parties/0/nationality"),
        ({"parties": [{"id": f"own:{n}", "name": "Een"} for n in range(201)]}, "#/overlay/parties"),
        ({"relations": [{**OWNED["relations"][0], "share": 101}]}, "#/overlay/relations/0/share"),
        ({"relations": [{**OWNED["relations"][0], "share": "60"}]}, "#/overlay/relations/0/share"),
        ({"relations": [{**OWNED["relations"][0], "valid_to": "2020"}]}, "#/overlay/relations/0/valid_to"),
        ({"relations": [{**OWNED["relations"][0], "validFrom": "May"}]}, "#/overlay/relations/0/validFrom"),
        ({"relations": [{**OWNED["relations"][0], "validFrom": "2020-13"}]}, "#/overlay"),
        ({"relations": [{**OWNED["relations"][0], "type": "LISTED_IN"}]}, "#/overlay"),
        ({"relations": [{**OWNED["relations"][0], "type": "KNOWS"}]}, "#/overlay"),
    ],
)
def test_an_overlay_that_cannot_be_used_is_refused_with_the_place(
    client: FlaskClient, overlay: dict[str, Any], pointer: str
) -> None:
    assert pointers(problem(post(client, PARTNER, overlay=overlay), 400)) == [pointer]


@pytest.mark.parametrize("content", ["", "[]", "{", "[" * 100_000, '{"partys": []}', '{"parties": [{"id": "own:1"}]}'])
def test_a_file_that_is_no_overlay_is_refused_by_its_name(tmp_path: Path, content: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        read_overlay(write(tmp_path, content))
    assert "overlay.json" in caught.value.message


def test_a_file_that_is_not_there_is_refused_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="nowhere"):
        read_overlay(tmp_path / "nowhere.json")


def test_a_value_that_only_the_model_can_judge_is_refused_in_a_file_too(tmp_path: Path) -> None:
    relation = {**OWNED["relations"][0], "type": "LISTED_IN"}
    with pytest.raises(InvalidQuery):
        read_overlay(write(tmp_path, {**OWNED, "relations": [relation]}))


def test_what_an_overlay_says_is_marked_as_the_institutions_own(client: FlaskClient) -> None:
    (candidate,) = post(client, PARTNER, overlay=OWNED).get_json()["candidates"]
    own = [
        item
        for path in candidate["paths"]
        for relation in path["relations"]
        for item in relation["evidence"]
        if item["source"] == "overlay"
    ]
    assert {item["quote"] for item in own} == {"Annual"}
