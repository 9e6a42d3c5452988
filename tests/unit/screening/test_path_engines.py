"""What the engine that asks a database makes of answers that are cut off, or not of the snapshot."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from graph.errors import StoreConflict
from ontologies.load import load_ontology
from screening import path_engines
from screening.overlay import NO_OVERLAY
from screening.path_engines import paths_by_cypher
from screening.paths import PathLimits, PathSearch
from screening.world import World
from tests.support.graph import TODAY, GraphBuilder


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A party that is part of a listed one."""
    graph = GraphBuilder()
    for name in ("a:1", "a:2"):
        graph.organization(name, f"Institute {name}")
    graph.listing("a:2")
    graph.relate("PART_OF", "a:1", "a:2")
    return World(graph.screener(tmp_path).snapshot, NO_OVERLAY)


def search(world: World, row: Mapping[str, Any]) -> PathSearch:
    """Return what is found when the database gives one row to every query."""

    def ask(_statement: str, **_values: Any) -> Sequence[Mapping[str, Any]]:
        return [row]

    start = world.snapshot.row_of("a:1")
    return paths_by_cypher(world, load_ontology(), [start], TODAY, PathLimits(), ask=ask)[start]


def answer(world: World) -> dict[str, Any]:
    return {"start": "a:1", "parties": ["a:1", "a:2"], "relations": [world.tie(0).key]}


def test_what_the_database_gives_is_told_in_full(world: World) -> None:
    found = search(world, answer(world))
    assert found.paths
    assert not found.truncated


def test_an_answer_that_is_cut_off_is_told_as_such(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(path_engines, "MOST_PATHS", 1)
    assert search(world, answer(world)).truncated


@pytest.mark.parametrize("other", [{"relations": ["another"]}, {"parties": ["a:1", "a:9"]}], ids=["relation", "party"])
def test_what_is_not_in_the_snapshot_is_a_conflict(world: World, other: dict[str, Any]) -> None:
    with pytest.raises(StoreConflict, match="kennisgraaf store check"):
        search(world, {**answer(world), **other})
