"""The limit of a query cuts what is shown, never the outcome."""

import pytest

from screening.screen import Screener
from tests.support.graph import GraphBuilder, screen

NAME = "Zonnehoek Optics Institute"


@pytest.fixture(scope="module")
def screener(tmp_path_factory: pytest.TempPathFactory) -> Screener:
    """Eight like names, the last of which is listed."""
    graph = GraphBuilder()
    for number, word in enumerate(("North", "East", "West", "South", "Upper", "Lower", "Inner", "Outer")):
        graph.organization(f"a:{number}", f"{NAME} {word}")
    graph.listing("a:7")
    return graph.screener(tmp_path_factory.mktemp("limit"))


@pytest.mark.parametrize("limit", range(1, 9))
def test_a_smaller_limit_gives_the_first_candidates_of_a_larger_one(screener: Screener, limit: int) -> None:
    every = screen(screener, NAME, limit=50).candidates
    assert len(every) == 8
    assert screen(screener, NAME, limit=limit).candidates == every[:limit]


def test_the_outcome_is_that_of_all_candidates(screener: Screener) -> None:
    assert {screen(screener, NAME, limit=limit).outcome for limit in (1, 5, 50)} == {"verify"}


def test_the_number_of_candidates_is_told(screener: Screener) -> None:
    assert screen(screener, NAME, limit=2).as_json()["candidateCount"] == 8
