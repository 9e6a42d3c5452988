"""The rule that sets the outcome: the first that holds, and the sentence that says so."""

from pathlib import Path

import pytest

from tests.support.graph import GraphBuilder, missing_dataset, screen

NAME = "Zonnehoek Universiteit"


@pytest.fixture
def graph() -> GraphBuilder:
    builder = GraphBuilder()
    builder.organization("a:1", NAME, country="NL")
    return builder


def test_a_party_with_a_listing_in_force_is_listed(graph: GraphBuilder, tmp_path: Path) -> None:
    graph.listing("a:1")
    result = screen(graph.screener(tmp_path), NAME)
    assert (result.outcome, result.candidates[0].outcome) == ("listed", "listed")
    assert result.outcome_rule == "Confirmed, and listed on the as-of date (A1)."


def test_a_name_that_only_resembles_is_to_be_verified(graph: GraphBuilder, tmp_path: Path) -> None:
    graph.listing("a:1")
    result = screen(graph.screener(tmp_path), "Zonnehoek Universiteit Groningen")
    assert result.outcome == "verify"
    assert result.candidates[0].identity != "confirmed"


def test_nothing_found_on_complete_current_lists_is_no_signal(graph: GraphBuilder, tmp_path: Path) -> None:
    assert screen(graph.screener(tmp_path), "Iets Heel Anders").outcome == "no_signal"


def test_a_missing_required_list_is_never_no_signal(graph: GraphBuilder, tmp_path: Path) -> None:
    graph.missing.append(missing_dataset("eu", required=True))
    result = screen(graph.screener(tmp_path), "Iets Heel Anders")
    assert result.outcome == "insufficient"
    assert "List eu is missing" in result.outcome_rule


def test_a_stale_required_list_is_never_no_signal(graph: GraphBuilder, tmp_path: Path) -> None:
    graph.required.add("a")
    result = screen(graph.screener(tmp_path, {"a": "2026-01-01"}), "Iets Heel Anders")
    assert result.outcome == "insufficient"


def test_a_listing_outranks_a_missing_list(graph: GraphBuilder, tmp_path: Path) -> None:
    graph.listing("a:1")
    graph.missing.append(missing_dataset("eu", required=True))
    assert screen(graph.screener(tmp_path), NAME).outcome == "listed"
