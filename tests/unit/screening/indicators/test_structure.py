"""B4, B5, B7, B10: which tie to a listed party fires what, on what ground, and what says nothing."""

from datetime import date
from pathlib import Path

import pytest

from tests.support.findings import finding_of, fired
from tests.support.graph import GraphBuilder, screen

NAME = "Rekeninstituut Waterland"
OTHER = "Zonnehoek Universiteit"


@pytest.fixture
def graph() -> GraphBuilder:
    """The partner, a:1, and another party, a:2."""
    builder = GraphBuilder()
    builder.organization("a:1", NAME)
    builder.organization("a:2", OTHER)
    return builder


# Relation, from, to: and what that makes of a:1 when a:2 is listed.
TIES = [
    ("PART_OF", "a:1", "a:2", "B4", "HIGH", f"Part of {OTHER}, which is listed (EX)."),
    ("HOSTS", "a:2", "a:1", "B4", "HIGH", f"Part of {OTHER}, which is listed (EX)."),
    ("PART_OF", "a:2", "a:1", "B5", "MEDIUM", f"Has a listed unit or company: {OTHER} (EX)."),
    ("HOSTS", "a:1", "a:2", "B5", "MEDIUM", f"Has a listed unit or company: {OTHER} (EX)."),
    ("OWNS", "a:1", "a:2", "B5", "MEDIUM", f"Owns a listed party, wholly or in part: {OTHER} (EX)."),
    ("JOINT_LAB", "a:1", "a:2", "B7", "HIGH", f"Shares a laboratory with {OTHER}. {OTHER} is listed in: EX."),
    ("JOINT_LAB", "a:2", "a:1", "B7", "HIGH", f"Shares a laboratory with {OTHER}. {OTHER} is listed in: EX."),
    ("SUCCESSOR_OF", "a:1", "a:2", "B10", "HIGH", f"Successor or predecessor of {OTHER}, which is listed (EX)."),
    ("SUCCESSOR_OF", "a:2", "a:1", "B10", "HIGH", f"Successor or predecessor of {OTHER}, which is listed (EX)."),
]
IDS = [f"{tie[0]} {tie[1]} {tie[2]}" for tie in TIES]


@pytest.mark.parametrize(("relation", "source", "target", "indicator", "band", "sentence"), TIES, ids=IDS)
def test_a_tie_to_a_listed_party_fires_its_indicator(
    graph: GraphBuilder,
    tmp_path: Path,
    relation: str,
    source: str,
    target: str,
    indicator: str,
    band: str,
    sentence: str,
) -> None:
    graph.listing("a:2")
    graph.relate(relation, source, target)
    result = screen(graph.screener(tmp_path), NAME)
    finding = finding_of(result, indicator)
    assert (finding.kind, finding.band, finding.in_force, finding.sentence) == ("fact", band, None, sentence)
    assert (fired(result), result.outcome) == ([indicator], "linked" if band == "HIGH" else "attention")


@pytest.mark.parametrize(("relation", "source", "target"), [tie[:3] for tie in TIES], ids=IDS)
def test_a_tie_to_a_party_without_listing_says_nothing(
    graph: GraphBuilder, tmp_path: Path, relation: str, source: str, target: str
) -> None:
    graph.relate(relation, source, target)
    assert fired(screen(graph.screener(tmp_path), NAME)) == []


@pytest.mark.parametrize(("relation", "source", "target"), [tie[:3] for tie in TIES], ids=IDS)
def test_a_tie_to_a_party_with_measures_that_are_no_risk_says_nothing(
    graph: GraphBuilder, tmp_path: Path, relation: str, source: str, target: str
) -> None:
    for number, measure in enumerate(("counter_sanction", "debarment", "watch")):
        graph.listing("a:2", measure=measure, number=number)
    graph.relate(relation, source, target)
    assert fired(screen(graph.screener(tmp_path), NAME)) == []


@pytest.mark.parametrize(("relation", "source", "target"), [tie[:3] for tie in TIES], ids=IDS)
def test_a_tie_that_ended_before_the_day_says_nothing(
    graph: GraphBuilder, tmp_path: Path, relation: str, source: str, target: str
) -> None:
    graph.listing("a:2")
    graph.relate(relation, source, target, until="2024-05-01")
    assert fired(screen(graph.screener(tmp_path), NAME)) == []


@pytest.mark.parametrize(
    ("relation", "source", "target", "indicator"), [tie[:4] for tie in TIES if tie[3] != "B7"], ids=IDS[:5] + IDS[7:]
)
def test_a_tie_to_a_listing_that_may_not_have_held_yet_is_of_low_band_and_says_so(
    graph: GraphBuilder, tmp_path: Path, relation: str, source: str, target: str, indicator: str
) -> None:
    graph.listing("a:2", since="")
    graph.relate(relation, source, target)
    finding = finding_of(screen(graph.screener(tmp_path), NAME, as_of=date(2019, 1, 1)), indicator)
    assert finding.band == "LOW"
    assert "was in force on 2019-01-01 is not known" in finding.sentence


@pytest.mark.parametrize(
    ("relation", "source", "target", "indicator"), [tie[:4] for tie in TIES if tie[3] != "B7"], ids=IDS[:5] + IDS[7:]
)
def test_the_evidence_is_the_tie_and_the_listing_and_copies_count_once(
    graph: GraphBuilder, tmp_path: Path, relation: str, source: str, target: str, indicator: str
) -> None:
    graph.organization("b:2", OTHER)
    graph.same("b:2", "a:2")
    graph.listing("a:2", reason="Listed by a.")
    graph.listing("b:2", reason="Listed by b.")
    graph.relate(relation, source, target, quote="As printed.")
    finding = finding_of(screen(graph.screener(tmp_path), NAME), indicator)
    assert {item.quote for item in finding.evidence} == {"As printed.", "Listed by a.", "Listed by b."}
    assert finding.origins == ("eu",)


# --- B4: how far a listing reaches ---


@pytest.mark.parametrize(("scope", "expected"), [("entity", ["B4"]), ("with_subunits", ["B4"]), ("named_subunits", [])])
@pytest.mark.parametrize(("relation", "ends"), [("PART_OF", ("a:1", "a:2")), ("HOSTS", ("a:2", "a:1"))])
def test_a_listing_of_named_units_only_does_not_reach_the_others(
    graph: GraphBuilder, tmp_path: Path, scope: str, expected: list[str], relation: str, ends: tuple[str, str]
) -> None:
    graph.listing("a:2", scope=scope)
    graph.relate(relation, *ends)
    assert fired(screen(graph.screener(tmp_path), NAME)) == expected


def test_one_listing_that_reaches_units_is_enough(graph: GraphBuilder, tmp_path: Path) -> None:
    graph.listing("a:2", scope="named_subunits", number=1)
    graph.listing("a:2", scope="entity", since="", origin="un", authorityLevel="un", number=2)
    graph.relate("PART_OF", "a:1", "a:2")
    assert finding_of(screen(graph.screener(tmp_path), NAME), "B4").origins == ("un",)


def test_a_unit_of_a_unit_is_part_of_the_whole(graph: GraphBuilder, tmp_path: Path) -> None:
    graph.organization("a:3", "Molenwerf Faculteit")
    graph.listing("a:2", reason="Listed.")
    graph.relate("PART_OF", "a:1", "a:3", quote="One.")
    graph.relate("PART_OF", "a:3", "a:2", quote="Two.")
    finding = finding_of(screen(graph.screener(tmp_path), NAME), "B4")
    assert [item.quote for item in finding.evidence] == ["Listed.", "One.", "Two."]


def test_a_sister_unit_of_the_same_whole_is_not_reached(graph: GraphBuilder, tmp_path: Path) -> None:
    graph.organization("a:3", "Molenwerf Faculteit")
    graph.listing("a:2")
    graph.relate("PART_OF", "a:1", "a:3")
    graph.relate("PART_OF", "a:2", "a:3")
    assert fired(screen(graph.screener(tmp_path), NAME)) == []


def test_two_ties_through_the_same_parties_are_both_told(graph: GraphBuilder, tmp_path: Path) -> None:
    graph.listing("a:2", scope="named_subunits")
    graph.relate("PART_OF", "a:1", "a:2")
    graph.relate("JOINT_LAB", "a:1", "a:2")
    graph.relate("SUCCESSOR_OF", "a:1", "a:2")
    assert fired(screen(graph.screener(tmp_path), NAME)) == ["B10", "B7"]


def test_each_listed_unit_is_told_once_however_it_is_reached(graph: GraphBuilder, tmp_path: Path) -> None:
    graph.listing("a:2")
    graph.relate("PART_OF", "a:2", "a:1")
    graph.relate("OWNS", "a:1", "a:2")
    graph.relate("HOSTS", "a:1", "a:2")
    assert fired(screen(graph.screener(tmp_path), NAME)) == ["B5"]
