"""An institution's own parties and relations count in one call, are marked as its own, and leave nothing behind."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from graph.errors import InvalidQuery
from ontologies.load import load_ontology
from ontologies.model import Ontology
from screening.overlay import NO_OVERLAY, Overlay, build_overlay
from screening.query import check_query
from screening.result import Result
from screening.screen import Screener
from tests.support.findings import finding_of, fired
from tests.support.graph import TODAY, GraphBuilder

OWN = "Eigen Onderneming Duinrand"
LISTED = "Zonnehoek Universiteit"
PARTY = {"id": "own:1", "name": OWN}
OWNED = {"type": "OWNS", "from": "a:1", "to": "own:1", "share": "60"}


@pytest.fixture(scope="module")
def screener(tmp_path_factory: pytest.TempPathFactory) -> Screener:
    """A listed university with a laboratory, and a company that is not listed; no relation of theirs is published."""
    graph = GraphBuilder()
    graph.organization("a:1", LISTED, country="NL")
    graph.organization("a:2", "Molenwerf Techniek", sector="military")
    graph.organization("a:3", "Golfkamer Hooglandse")
    graph.listing("a:1")
    return graph.screener(tmp_path_factory.mktemp("overlay"))


def ask(
    screener: Screener,
    name: str,
    *relations: Mapping[str, str],
    parties: tuple[Mapping[str, str], ...] = (PARTY,),
    as_of: date = TODAY,
    **fields: object,
) -> Result:
    overlay = build_overlay(parties, relations, load_ontology())
    return screener.screen(check_query(name, as_of, **fields), "en", overlay)  # type: ignore[arg-type]


# --- what it adds ---


@pytest.mark.parametrize(
    ("relation", "expected", "outcome"),
    [
        (OWNED, ["B1"], "linked"),
        ({**OWNED, "share": "20"}, ["B3"], "attention"),
        ({**OWNED, "share": ""}, ["B3"], "attention"),
        ({"type": "PART_OF", "from": "own:1", "to": "a:1"}, ["B4"], "linked"),
        ({"type": "PART_OF", "from": "a:1", "to": "own:1"}, ["B5"], "attention"),
        ({"type": "JOINT_LAB", "from": "own:1", "to": "a:1"}, ["B7"], "linked"),
        ({"type": "JOINT_LAB", "from": "own:1", "to": "a:2"}, ["B7"], "linked"),
        ({"type": "SUPERVISED_BY", "from": "own:1", "to": "a:2"}, ["B8"], "attention"),
        ({"type": "SUCCESSOR_OF", "from": "own:1", "to": "a:1"}, ["B10"], "linked"),
        ({"type": "CO_PUBLISHED", "from": "own:1", "to": "a:1"}, [], "no_signal"),
    ],
)
def test_a_relation_of_the_institution_counts_as_a_published_one(
    screener: Screener, relation: Mapping[str, str], expected: list[str], outcome: str
) -> None:
    result = ask(screener, OWN, relation)
    assert (fired(result), result.outcome) == (expected, outcome)


def test_without_the_overlay_nothing_is_known_of_its_party(screener: Screener) -> None:
    ask(screener, OWN, OWNED)
    result = screener.screen(check_query(OWN, TODAY), "en")
    assert (result.candidates, result.outcome) == ((), "no_signal")


def test_a_published_party_is_linked_by_a_relation_of_the_institution(screener: Screener) -> None:
    result = ask(screener, "Golfkamer Hooglandse", {"type": "PART_OF", "from": "a:3", "to": "a:1"})
    assert (fired(result), result.outcome) == (["B4"], "linked")


def test_a_path_may_go_through_an_own_party_that_is_not_asked_for(screener: Screener) -> None:
    relations = ({"type": "PART_OF", "from": "a:3", "to": "own:1"}, {"type": "PART_OF", "from": "own:1", "to": "a:1"})
    (path,) = ask(screener, "Golfkamer Hooglandse", *relations).candidates[0].paths
    assert [node.entity_id for node in path.nodes] == ["a:3", "own:1", "a:1"]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ({}, ["B1"]),
        ({"validFrom": "2020", "validTo": "2030"}, ["B1"]),
        ({"validTo": "2024-05-01"}, []),
        ({"validFrom": "2025"}, []),
    ],
)
def test_a_relation_of_the_institution_has_a_time(
    screener: Screener, dates: Mapping[str, str], expected: list[str]
) -> None:
    assert fired(ask(screener, OWN, {**OWNED, **dates}, as_of=date(2024, 6, 1))) == expected


def test_what_the_institution_states_is_marked_as_its_own_and_the_listing_is_not(screener: Screener) -> None:
    result = ask(screener, OWN, {**OWNED, "note": "Annual report, page 4."})
    listing, own = finding_of(result, "B1").evidence
    assert (own.source, own.version, own.record) == ("overlay", result.query["overlay"], "relation 1")
    assert (own.quote, own.date) == ("Annual report, page 4.", TODAY.isoformat())
    assert listing.source == "a"


def test_an_own_party_never_carries_risk_itself(screener: Screener) -> None:
    result = ask(screener, "Golfkamer Hooglandse", {"type": "PART_OF", "from": "a:3", "to": "own:1"})
    assert (fired(result), result.candidates[0].paths) == ([], ())


# --- candidates ---


@pytest.mark.parametrize(
    ("name", "identity"),
    [(OWN, "confirmed"), ("Eigen Onderneming Duinranden", "probable"), ("Duinrand Eigen Onderneming", "probable")],
)
def test_an_own_party_is_confirmed_by_its_full_name_only(screener: Screener, name: str, identity: str) -> None:
    (candidate,) = ask(screener, name).candidates
    assert (candidate.entity_id, candidate.identity) == ("own:1", identity)


def test_an_own_party_of_another_country_is_not_confirmed(screener: Screener) -> None:
    parties = ({**PARTY, "country": "BE"},)
    candidates = ask(screener, OWN, parties=parties, country="NL").candidates
    assert [item.identity for item in candidates if item.identity == "confirmed"] == []


@pytest.mark.parametrize("limit", [1, 2])
def test_own_parties_of_like_names_never_push_a_published_one_out(screener: Screener, limit: int) -> None:
    parties = tuple({"id": f"own:{place}", "name": f"{LISTED} {place}"} for place in range(5))
    result = ask(screener, LISTED, parties=parties, limit=limit)
    assert (result.candidates[0].entity_id, result.outcome) == ("a:1", "listed")


def test_of_an_own_and_a_published_party_of_the_same_name_the_published_one_comes_first(screener: Screener) -> None:
    parties = ({"id": "own:1", "name": LISTED},)
    assert [item.entity_id for item in ask(screener, LISTED, parties=parties).candidates] == ["a:1", "own:1"]


def test_two_own_parties_of_one_name_confirm_neither(screener: Screener) -> None:
    parties = (PARTY, {"id": "own:2", "name": OWN})
    assert {item.identity for item in ask(screener, OWN, parties=parties).candidates} == {"probable"}


def test_an_own_party_of_a_published_name_is_open_and_unsettles_nobody(screener: Screener) -> None:
    candidates = ask(screener, LISTED, parties=({"id": "own:1", "name": LISTED},)).candidates
    assert {item.entity_id: item.identity for item in candidates} == {"a:1": "confirmed", "own:1": "probable"}


def test_own_parties_are_no_persons(screener: Screener) -> None:
    result = ask(screener, OWN, is_person=True, purpose="Visit of a guest.")
    assert result.candidates == ()


# --- the digest ---


def test_the_query_tells_which_overlay_was_used_by_its_digest_only(screener: Screener) -> None:
    result = ask(screener, LISTED)
    assert result.query["overlay"] == build_overlay((PARTY,), (), load_ontology()).digest
    assert OWN not in json.dumps(result.query)


def test_without_an_overlay_the_query_says_so(screener: Screener) -> None:
    assert screener.screen(check_query(LISTED, TODAY), "en", NO_OVERLAY).query["overlay"] is None


def test_another_overlay_is_another_result(screener: Screener) -> None:
    hashes = {ask(screener, LISTED, parties=({**PARTY, "name": name},)).result_hash for name in ("Een Naam", "Andere")}
    assert len(hashes) == 2


def test_the_same_overlay_is_the_same_result(screener: Screener) -> None:
    assert ask(screener, OWN, OWNED) == ask(screener, OWN, OWNED)


def test_the_order_of_the_fields_of_a_relation_does_not_count(ontology: Ontology) -> None:
    turned = dict(reversed(OWNED.items()))
    assert build_overlay((PARTY,), (turned,), ontology) == build_overlay((PARTY,), (OWNED,), ontology)


@pytest.mark.parametrize("end", ["a:99", "own:9"])
def test_a_relation_to_a_party_that_is_nowhere_is_refused_whatever_is_asked(screener: Screener, end: str) -> None:
    with pytest.raises(InvalidQuery):
        ask(screener, "Iets Heel Anders", {**OWNED, "from": end})


def test_screening_does_not_change_the_overlay(screener: Screener) -> None:
    overlay: Overlay = build_overlay((PARTY,), (OWNED,), load_ontology())
    screener.screen(check_query(OWN, TODAY), "en", overlay)
    assert overlay == build_overlay((PARTY,), (OWNED,), load_ontology())


def test_nothing_of_an_overlay_is_written_into_the_snapshot(tmp_path: Path) -> None:
    graph = GraphBuilder()
    graph.organization("a:1", LISTED)
    screener = graph.screener(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    ask(screener, OWN, {"type": "PART_OF", "from": "own:1", "to": "a:1"})
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_relation_to_a_published_party_of_a_wrong_kind_is_refused(tmp_path: Path) -> None:
    graph = GraphBuilder()
    graph.person("a:1", "Jan Zonnehoek")
    screener = graph.screener(tmp_path)
    with pytest.raises(InvalidQuery, match="of a kind"):
        ask(screener, OWN, {"type": "PART_OF", "from": "own:1", "to": "a:1"})
