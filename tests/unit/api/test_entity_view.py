"""What is told about one party: every statement with its source, its neighbours page by page, by any of its ids."""

from pathlib import Path
from typing import Any

import pytest

from api.entity_view import describe_entity
from graph.errors import NotFound
from screening.snapshot.snapshot import Snapshot
from tests.support.graph import EDITION, LISTING, GraphBuilder

MANY = 23


def graph() -> GraphBuilder:
    """A university of two records with a listing, an assessment and many institutes."""
    builder = GraphBuilder()
    builder.organization("a:1", "Zonnehoek Universiteit", country="NL", alias=["Sunny Corner University"])
    builder.organization("b:1", "Zonnehoek", country="NL")
    builder.same("b:1", "a:1")
    builder.listing("a:1", since="2020-05", reason="Fictional reason.")
    builder.assessment("b:1", "seven_sons", authority="Example Institute", listedName="As assessed", origin="b")
    builder.organization("a:owner", "Moeder Holding N.V.")
    builder.relate("OWNS", "a:owner", "a:1", share="55.5", since="2019")
    for number in range(MANY):
        builder.organization(f"a:unit-{number}", f"Instituut {number}")
        builder.relate("PART_OF", f"a:unit-{number}", "a:1")
    return builder


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return graph().screener(tmp_path_factory.mktemp("snapshots")).snapshot


def describe(snapshot: Snapshot, entity: str = "a:1", cursor: int = 0, size: int = 100) -> dict[str, Any]:
    return describe_entity(snapshot, entity, cursor, size, "en")


def test_a_party_has_its_name_kind_and_snapshot(snapshot: Snapshot) -> None:
    party = describe(snapshot)
    assert (party["entityId"], party["kind"], party["snapshot"]) == ("a:1", "Organization", snapshot.manifest.id)
    assert party["name"] == "Zonnehoek Universiteit"


@pytest.mark.parametrize("entity", ["a:1", "b:1"])
def test_the_id_of_any_record_leads_to_the_whole_party(snapshot: Snapshot, entity: str) -> None:
    assert describe(snapshot, entity) == describe(snapshot, "a:1")
    assert describe(snapshot, entity)["members"] == ["a:1", "b:1"]


@pytest.mark.parametrize("entity", ["", "a:nobody", "own:1", "a:1 ", "A:1", "%"])
def test_an_unknown_id_is_not_found(snapshot: Snapshot, entity: str) -> None:
    with pytest.raises(NotFound):
        describe(snapshot, entity)


def test_every_claim_says_which_record_of_which_edition_states_it(snapshot: Snapshot) -> None:
    claims = {(claim["property"], claim["value"]): claim for claim in describe(snapshot)["claims"]}
    own, other = claims["name", "Zonnehoek Universiteit"], claims["name", "Zonnehoek"]
    assert (own["entityId"], other["entityId"]) == ("a:1", "b:1")
    assert (own["evidence"]["dataset"], own["evidence"]["record"], own["evidence"]["date"]) == ("a", "1", EDITION)
    assert other["evidence"]["dataset"] == "b"


def test_no_claim_of_any_record_is_lost(snapshot: Snapshot) -> None:
    values = {claim["value"] for claim in describe(snapshot)["claims"] if claim["property"] in {"name", "alias"}}
    assert values == {"Zonnehoek Universiteit", "Sunny Corner University", "Zonnehoek"}


def test_a_claim_is_labelled_in_the_language_asked_for(snapshot: Snapshot) -> None:
    labels = {
        language: {claim["label"] for claim in describe_entity(snapshot, "a:1", 0, 1, language)["claims"]}
        for language in ("nl", "en")
    }
    assert labels["nl"] != labels["en"]


def test_a_listing_and_an_assessment_stay_apart(snapshot: Snapshot) -> None:
    party = describe(snapshot)
    assert [tie["type"] for tie in party["listings"]] == ["LISTED_IN"]
    assert [tie["type"] for tie in party["assessments"]] == ["ASSESSED_IN"]


def test_a_listing_has_its_period_and_the_words_of_the_list(snapshot: Snapshot) -> None:
    (listing,) = describe(snapshot)["listings"]
    assert (listing["validFrom"], listing["validTo"]) == ("2020-05", None)
    assert listing["evidence"][0]["quote"] == "Fictional reason."


def test_a_listing_names_authority_programme_and_measure(snapshot: Snapshot) -> None:
    (listing,) = describe(snapshot)["listings"]
    assert (listing["authority"], listing["programme"]) == (LISTING["authority"], LISTING["programme"])
    assert (listing["measure"], listing["measureLabel"]) == ("asset_freeze", "asset freeze")


def test_an_assessment_names_authority_and_category(snapshot: Snapshot) -> None:
    (assessment,) = describe(snapshot)["assessments"]
    assert (assessment["authority"], assessment["category"]) == ("Example Institute", "seven_sons")
    assert assessment["categoryLabel"] == "one of the Seven Sons of National Defence"


def test_a_join_is_told_with_its_ground(snapshot: Snapshot) -> None:
    (join,) = describe(snapshot)["joined"]
    assert (join["entityId"], join["evidence"][0]["quote"]) == ("b:1", "Zonnehoek")
    assert join["reason"] == "the same number ror:03yrm5c26"


def test_a_neighbour_is_told_with_the_direction_in_which_the_source_states_it(snapshot: Snapshot) -> None:
    (owner,) = [item for item in describe(snapshot)["neighbours"] if item["relation"]["type"] == "OWNS"]
    assert (owner["relation"]["from"], owner["relation"]["to"]) == ("a:owner", "a:1")
    assert (owner["relation"]["inverse"], owner["relation"]["share"]) == (True, 55.5)
    assert owner["node"]["name"] == "Moeder Holding N.V."


def test_the_same_relation_reads_the_other_way_round_from_the_other_side(snapshot: Snapshot) -> None:
    (owned,) = describe(snapshot, "a:owner")["neighbours"]
    (owner,) = [item for item in describe(snapshot)["neighbours"] if item["relation"]["type"] == "OWNS"]
    assert owned["relation"]["inverse"] is False
    assert owned["relation"]["label"] != owner["relation"]["label"]
    assert owned["node"]["entityId"] == "a:1"


def test_every_neighbour_has_evidence(snapshot: Snapshot) -> None:
    evidence = [item["relation"]["evidence"] for item in describe(snapshot)["neighbours"]]
    assert all(one["dataset"] and one["version"] and one["record"] for (one,) in evidence)


@pytest.mark.parametrize("size", [1, 7, MANY, MANY + 1, 100])
def test_all_pages_together_hold_every_neighbour_once(snapshot: Snapshot, size: int) -> None:
    seen: list[str] = []
    cursor: str | None = "0"
    while cursor is not None:
        page = describe(snapshot, cursor=int(cursor), size=size)
        assert 0 < len(page["neighbours"]) <= size
        seen += [item["node"]["entityId"] for item in page["neighbours"]]
        cursor = page["nextCursor"]
    assert sorted(seen) == sorted(["a:owner", *(f"a:unit-{number}" for number in range(MANY))])


def test_every_page_tells_the_party_whole(snapshot: Snapshot) -> None:
    first, later = describe(snapshot, size=5), describe(snapshot, cursor=5, size=5)
    assert {**first, "neighbours": [], "nextCursor": ""} == {**later, "neighbours": [], "nextCursor": ""}


def test_a_page_after_the_last_is_empty_and_says_so(snapshot: Snapshot) -> None:
    page = describe(snapshot, cursor=999_999_999, size=10)
    assert (page["neighbours"], page["nextCursor"]) == ([], None)


def test_a_former_id_of_a_party_still_leads_to_it(tmp_path: Path) -> None:
    before = GraphBuilder()
    before.organization("b:1", "Zonnehoek Universiteit")
    assert describe(before.screener(tmp_path / "before").snapshot, "b:1")["entityId"] == "b:1"
    after = GraphBuilder()
    after.organization("b:1", "Zonnehoek Universiteit")
    after.organization("a:1", "Zonnehoek Universiteit")
    after.same("b:1", "a:1")
    assert describe(after.screener(tmp_path / "after").snapshot, "b:1")["entityId"] == "a:1"
