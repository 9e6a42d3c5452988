"""How facts become parties: records joined into one, what is kept, what is searched, and by which name it is shown."""

from pathlib import Path

import pytest

from graph.errors import NotFound
from screening.screen import Screener
from tests.support.graph import GraphBuilder, screen
from tests.support.history import History

NAME = "Zonnehoek Universiteit"


@pytest.fixture
def graph() -> GraphBuilder:
    """Three records of one organisation, of three lists; the third is listed."""
    builder = GraphBuilder()
    for dataset in ("a", "b", "c"):
        builder.organization(f"{dataset}:1", NAME)
    builder.listing("c:1")
    return builder


def members(screener: Screener, entity: str) -> tuple[str, ...]:
    return screener.snapshot.party(screener.snapshot.row_of(entity)).members


# --- one party of several records ---

JOINS = {
    "one after another": [("c:1", "b:1"), ("b:1", "a:1")],
    "all to the first": [("c:1", "a:1"), ("b:1", "a:1")],
    "through one they share": [("c:1", "a:1"), ("c:1", "b:1")],
    "in a circle": [("a:1", "b:1"), ("b:1", "c:1"), ("c:1", "a:1")],
}


@pytest.mark.parametrize("joins", JOINS.values(), ids=JOINS)
def test_records_that_are_joined_are_one_party_with_all_that_is_said_of_them(
    graph: GraphBuilder, tmp_path: Path, joins: list[tuple[str, str]]
) -> None:
    for number, (member, party) in enumerate(joins):
        graph.relate(
            "SAME_AS",
            member,
            party,
            kind="inference",
            number=number,
            status="decided",
            basis="same_number ror:03yrm5c26",
        )
    screener = graph.screener(tmp_path)
    result = screen(screener, NAME)
    assert [(item.outcome, sorted(item.members)) for item in result.candidates] == [("listed", ["a:1", "b:1", "c:1"])]
    assert {members(screener, entity) for entity in ("a:1", "b:1", "c:1")} == {result.candidates[0].members}


def test_a_party_is_known_by_the_record_the_others_are_joined_to(graph: GraphBuilder, tmp_path: Path) -> None:
    graph.same("a:1", "c:1")
    graph.same("b:1", "c:1")
    assert members(graph.screener(tmp_path), "b:1") == ("c:1", "a:1", "b:1")


def test_a_join_that_is_only_proposed_joins_nothing(graph: GraphBuilder, tmp_path: Path) -> None:
    graph.relate("SAME_AS", "c:1", "a:1", kind="inference", status="proposed", basis="name")
    assert members(graph.screener(tmp_path), "a:1") == ("a:1",)


def test_a_join_that_a_newer_edition_takes_back_no_longer_holds(tmp_path: Path) -> None:
    history = History(tmp_path)
    for edition, is_joined in (("2024-02-01", True), ("2025-02-01", False)):
        graph = GraphBuilder()
        graph.organization("a:1", NAME)
        graph.organization("b:1", NAME)
        graph.facts.setdefault("identity", [])
        if is_joined:
            graph.same("b:1", "a:1")
            graph.facts["identity"].append(graph.facts["b"].pop())
        history.fold(edition, graph)
        history.publish()
    assert members(history.screener(), "a:1") == ("a:1",)


def test_why_records_are_joined_is_kept_per_record(graph: GraphBuilder, tmp_path: Path) -> None:
    graph.same("b:1", "a:1", basis="same_number ror:03yrm5c26")
    graph.same("c:1", "a:1", basis="same_website b.example")
    screener = graph.screener(tmp_path)
    party = screener.snapshot.party(screener.snapshot.row_of("a:1"))
    assert party.grounds == {"b:1": "same_number ror:03yrm5c26", "c:1": "same_website b.example"}


def test_a_relation_between_two_records_of_one_party_leads_nowhere(graph: GraphBuilder, tmp_path: Path) -> None:
    graph.same("c:1", "a:1")
    graph.relate("PART_OF", "c:1", "a:1")
    screener = graph.screener(tmp_path)
    assert screener.snapshot.manifest.counts["relations"] == 0
    assert screen(screener, NAME).candidates[0].paths == ()


def test_relations_of_every_record_are_those_of_the_party(graph: GraphBuilder, tmp_path: Path) -> None:
    graph.same("b:1", "a:1")
    graph.organization("b:9", "Rekeninstituut Waterland")
    graph.listing("b:9")
    graph.relate("PART_OF", "b:9", "b:1")
    (path,) = screen(graph.screener(tmp_path), NAME).candidates[0].paths
    assert [node.entity_id for node in path.nodes] == ["a:1", "b:9"]


# --- what is kept and what is searched ---


@pytest.mark.parametrize("kind", ["Vessel", "Asset"])
def test_ships_and_goods_are_kept_and_not_found_by_name(tmp_path: Path, kind: str) -> None:
    graph = GraphBuilder()
    graph.organization("a:1", "Golfbreker Hooglandse", kind=kind)
    graph.listing("a:1")
    screener = graph.screener(tmp_path)
    assert screen(screener, "Golfbreker Hooglandse").candidates == ()
    assert members(screener, "a:1") == ("a:1",)


def test_a_ship_on_the_way_of_ownership_is_passed(tmp_path: Path) -> None:
    graph = GraphBuilder()
    graph.organization("a:1", NAME)
    graph.organization("a:2", "Golfbreker Hooglandse", kind="Vessel")
    graph.listing("a:2")
    graph.relate("OWNS", "a:1", "a:2", share="100")
    assert [path.shape for path in screen(graph.screener(tmp_path), NAME).candidates[0].paths] == ["owns"]


def test_a_list_is_no_party(graph: GraphBuilder, tmp_path: Path) -> None:
    screener = graph.screener(tmp_path)
    with pytest.raises(NotFound):
        screener.snapshot.row_of("c:programme-EX")
    assert screener.snapshot.programme_name("c:programme-EX", "nl") == "EX"


def test_the_counts_are_of_parties_names_relations_and_listings(graph: GraphBuilder, tmp_path: Path) -> None:
    graph.same("c:1", "a:1")
    graph.relate("PART_OF", "b:1", "a:1")
    counts = graph.screener(tmp_path).snapshot.manifest.counts
    assert counts == {"parties": 2, "names": 2, "relations": 1, "listings": 1}


# --- the name that is shown ---


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ({"name": "Zonnehoek Universiteit", "alias": "Aanhoek Universiteit"}, "Zonnehoek Universiteit"),
        ({"name": [], "alias": "Aanhoek Universiteit", "previousName": "Aaa Universiteit"}, "Aanhoek Universiteit"),
        ({"name": [], "weakAlias": "Aanhoek Universiteit", "acronym": "AU"}, "Aanhoek Universiteit"),
        ({"name": [], "acronym": "AU"}, "AU"),
    ],
)
def test_a_name_goes_before_an_alias_and_an_acronym_comes_last(
    tmp_path: Path, claims: dict[str, str | list[str]], expected: str
) -> None:
    graph = GraphBuilder()
    names = dict(claims)
    graph.organization("a:1", names.pop("name"), **names)  # type: ignore[arg-type]
    screener = graph.screener(tmp_path)
    assert screener.snapshot.party(0).name == expected


def test_a_current_name_goes_before_a_former_one(tmp_path: Path) -> None:
    history = History(tmp_path)
    for edition, name in (("2024-02-01", "Aanhoek Universiteit"), ("2025-02-01", "Zonnehoek Universiteit")):
        graph = GraphBuilder()
        graph.organization("a:1", name)
        history.fold(edition, graph)
    history.publish()
    assert history.screener().snapshot.party(0).name == "Zonnehoek Universiteit"


def test_the_most_authoritative_record_names_the_party(graph: GraphBuilder, tmp_path: Path) -> None:
    graph.organization("d:1", "Aanhoek Universiteit")
    graph.same("d:1", "c:1")
    screener = graph.screener(tmp_path)
    assert screener.snapshot.party(screener.snapshot.row_of("d:1")).name == NAME
