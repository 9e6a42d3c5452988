"""G3: what could not be searched is part of every answer about a candidate, and never reads as nothing found."""

from pathlib import Path

import pytest

from ontologies.load import load_ontology
from screening.candidates import find_candidates
from screening.context import Context
from screening.coverage import coverage_on
from screening.indicators.assess import find_findings
from screening.overlay import NO_OVERLAY
from screening.query import check_query
from screening.world import World
from tests.support.findings import finding_of, findings_of
from tests.support.graph import TODAY, GraphBuilder, missing_dataset, screen

NAME = "Zonnehoek Universiteit"


@pytest.fixture
def graph() -> GraphBuilder:
    builder = GraphBuilder()
    builder.organization("a:1", NAME)
    return builder


def test_a_missing_required_list_is_named(graph: GraphBuilder, tmp_path: Path) -> None:
    graph.missing.append(missing_dataset("eu", required=True))
    finding = finding_of(screen(graph.screener(tmp_path), NAME), "G3")
    assert (finding.kind, finding.band, finding.in_force) == ("context", "INFO", None)
    assert finding.sentence == "Not searched completely: List eu is missing."


def test_a_stale_list_is_named_with_its_age_also_when_not_required(graph: GraphBuilder, tmp_path: Path) -> None:
    finding = finding_of(screen(graph.screener(tmp_path, {"a": "2026-01-01"}), NAME), "G3")
    assert finding.sentence == "Not searched completely: List a is 325 days old."


def test_known_lists_that_are_not_required_are_counted(graph: GraphBuilder, tmp_path: Path) -> None:
    graph.missing.extend(missing_dataset(name, required=False) for name in ("x", "y", "z"))
    finding = finding_of(screen(graph.screener(tmp_path), NAME), "G3")
    assert finding.sentence == "Not searched completely: 3 other known lists not loaded."


def test_of_many_gaps_the_first_are_named_and_the_rest_counted(graph: GraphBuilder, tmp_path: Path) -> None:
    graph.missing.extend(missing_dataset(name, required=True) for name in ("p", "q", "r", "s", "t", "u", "v"))
    sentence = finding_of(screen(graph.screener(tmp_path), NAME), "G3").sentence
    assert sentence.endswith("List t is missing; and 2 more.")


def test_complete_and_current_lists_give_no_gap(graph: GraphBuilder, tmp_path: Path) -> None:
    assert findings_of(screen(graph.screener(tmp_path), NAME)) == []


def test_a_gap_alone_does_not_make_a_party_a_point_of_attention(graph: GraphBuilder, tmp_path: Path) -> None:
    graph.missing.append(missing_dataset("x", required=False))
    result = screen(graph.screener(tmp_path), NAME)
    assert ([item.indicator for item in findings_of(result)], result.outcome) == (["G3"], "no_signal")


@pytest.mark.parametrize(("is_cut", "expected"), [(True, ["G3"]), (False, [])])
def test_a_search_for_paths_that_was_cut_off_is_a_gap_also_when_it_found_nothing(
    graph: GraphBuilder, tmp_path: Path, is_cut: bool, expected: list[str]
) -> None:
    screener, query, ontology = graph.screener(tmp_path), check_query(NAME, TODAY), load_ontology()
    (candidate,) = find_candidates(screener.snapshot, query)
    world = World(screener.snapshot, NO_OVERLAY)
    coverage = coverage_on(screener.snapshot.manifest, TODAY)
    context = Context(world, ontology, candidate, (), coverage, TODAY, "en", is_cut)
    assert [finding.indicator for finding in find_findings(context)] == expected
