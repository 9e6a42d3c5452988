"""What a snapshot says has changed in listings since the one before: listed, ended, changed, and nothing else."""

import json
from pathlib import Path

import pytest

from tests.support.graph import GraphBuilder
from tests.support.history import History

FIRST, SECOND, THIRD = "2024-02-01", "2025-02-01", "2026-02-01"


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path)


def listed(*entities: str, **properties: str) -> GraphBuilder:
    graph = GraphBuilder()
    for number in range(1, 4):
        graph.organization(f"a:{number}", f"Zonnehoek Universiteit {number}")
    for entity in entities:
        graph.listing(entity, number=1, **properties)
    return graph


def changes(history: History) -> list[tuple[str, str]]:
    """Party and change of each line of the current snapshot."""
    path = history.snapshots.place(history.snapshots.current().id) / "changes.jsonl"
    told = map(json.loads, path.read_text("utf-8").splitlines())
    return [(item["party"], item["change"]) for item in told]


def test_the_first_snapshot_tells_no_changes(history: History) -> None:
    history.add(FIRST, listed("a:1"))
    assert changes(history) == []


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (listed(), listed("a:1"), [("a:1", "listed")]),
        (listed("a:1"), listed(), [("a:1", "ended")]),
        (listed("a:1"), listed("a:1"), []),
        (listed("a:1"), listed("a:1", until="2024-06-01"), [("a:1", "ended")]),
        (listed("a:1", reason="Old words."), listed("a:1", reason="New words."), [("a:1", "changed")]),
        (listed("a:1", scope="entity"), listed("a:1", scope="with_subunits"), [("a:1", "changed")]),
        (listed("a:1", since="2020"), listed("a:1", since="2021"), [("a:1", "changed")]),
        (listed("a:1", until="2023-01-01"), listed("a:1", until="2023-06-01"), [("a:1", "changed")]),
        (listed("a:1", "a:2"), listed("a:2", "a:3"), [("a:1", "ended"), ("a:3", "listed")]),
    ],
)
def test_a_change_in_a_listing_is_told_once(
    history: History, before: GraphBuilder, after: GraphBuilder, expected: list[tuple[str, str]]
) -> None:
    history.add(FIRST, before)
    history.add(SECOND, after)
    assert changes(history) == expected


def test_listed_again_is_told_as_listed(history: History) -> None:
    history.add(FIRST, listed("a:1"))
    history.add(SECOND, listed())
    history.add(THIRD, listed("a:1"))
    assert changes(history) == [("a:1", "listed")]


def test_changes_are_told_against_the_snapshot_before_and_not_the_first(history: History) -> None:
    history.add(FIRST, listed())
    history.add(SECOND, listed("a:1"))
    history.add(THIRD, listed("a:1", "a:2"))
    assert changes(history) == [("a:2", "listed")]


def test_a_change_in_something_else_is_no_change_of_a_listing(history: History) -> None:
    history.add(FIRST, listed("a:1"))
    other = listed("a:1")
    other.organization("a:9", "Molenwerf Techniek", alias="Molenwerf")
    other.relate("PART_OF", "a:9", "a:1")
    history.add(SECOND, other)
    assert changes(history) == []


def test_a_change_names_the_party_and_not_the_record(history: History) -> None:
    history.add(FIRST, GraphBuilder(facts={**listed().facts, **copy_of_the_first().facts}))
    after = listed()
    after.facts.update(copy_of_the_first(is_listed=True).facts)
    history.add(SECOND, after)
    assert changes(history) == [("a:1", "listed")]


def copy_of_the_first(*, is_listed: bool = False) -> GraphBuilder:
    """A record of another list that is the same party as a:1."""
    graph = GraphBuilder()
    graph.organization("b:1", "Zonnehoek Universiteit 1")
    if is_listed:
        graph.listing("b:1")
    graph.same("b:1", "a:1")
    return graph
