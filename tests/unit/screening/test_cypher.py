"""The Cypher that shows a path: one pattern, ids quoted, in pieces around what an institution states itself."""

import re
from dataclasses import replace

import pytest

from screening.cypher import path_cypher
from screening.snapshot.party import Mark, Party, Tie
from tests.support.odd_ids import ODD_IDS
from tests.support.path_graphs import party_of, tie

OWN = "overlay"
LITERAL = re.compile(r"'((?:[^'\\]|\\.)*)'", re.DOTALL)


def parties(*ids: str) -> list[Party]:
    return [replace(party_of(""), id=entity) for entity in ids]


def ties(*types: str) -> list[Tie]:
    """Return relations by their types; a star stands before one that an institution states."""
    own, theirs = Mark(OWN, 1, "1"), Mark("a", 1, "1")
    return [
        replace(tie(name.strip("*")), id=f"{number}", mark=own if name.startswith("*") else theirs)
        for number, name in enumerate(types, start=1)
    ]


def test_a_path_is_one_pattern_in_the_order_of_its_parties() -> None:
    drawn = path_cypher(parties("a:1", "a:2", "a:3"), ties("PART_OF", "OWNS"), [False, True], own=OWN)
    assert drawn == (
        "MATCH p1 = (:Entity {id: 'a:1'})-[:PART_OF {key: 'a|1|0'}]->(:Entity {id: 'a:2'})"
        "<-[:OWNS {key: 'a|2|0'}]-(:Entity {id: 'a:3'}) RETURN p1 LIMIT 1"
    )


@pytest.mark.parametrize("entity", ODD_IDS)
def test_an_odd_id_stays_one_text(entity: str) -> None:
    drawn = path_cypher(parties(entity, "a:2"), [replace(*ties("OWNS"), id=entity)], [False], own=OWN)
    told = [re.sub(r"\\(.)", r"\1", found, flags=re.DOTALL) for found in LITERAL.findall(drawn)]
    assert told == [entity, f"a|{entity}|0", "a:2"]
    assert LITERAL.sub("", drawn) == "MATCH p1 = (:Entity {id: })-[:OWNS {key: }]->(:Entity {id: }) RETURN p1 LIMIT 1"


def test_what_an_institution_states_splits_the_path() -> None:
    path = parties("a:1", "a:2", "a:3", "a:4")
    drawn = path_cypher(path, ties("OWNS", "*PART_OF", "HOSTS"), [False] * 3, own=OWN)
    assert drawn == (
        "MATCH p1 = (:Entity {id: 'a:1'})-[:OWNS {key: 'a|1|0'}]->(:Entity {id: 'a:2'}), "
        "p2 = (:Entity {id: 'a:3'})-[:HOSTS {key: 'a|3|0'}]->(:Entity {id: 'a:4'}) RETURN p1, p2 LIMIT 1"
    )


@pytest.mark.parametrize(
    ("types", "first"),
    [(("*OWNS", "PART_OF"), "a:2"), (("PART_OF", "*OWNS"), "a:1"), (("*OWNS",) * 2 + ("OWNS",), "a:3")],
)
def test_what_an_institution_states_at_an_end_is_left_out(types: tuple[str, ...], first: str) -> None:
    path = parties(*(f"a:{number}" for number in range(1, len(types) + 2)))
    drawn = path_cypher(path, ties(*types), [False] * len(types), own=OWN)
    assert drawn.startswith(f"MATCH p1 = (:Entity {{id: '{first}'}})-[")
    assert drawn.count(":Entity") == 2
    assert drawn.endswith(" RETURN p1 LIMIT 1")


@pytest.mark.parametrize("types", [(), ("*OWNS",), ("*OWNS", "*PART_OF")])
def test_nothing_is_drawn_when_nothing_is_in_the_database(types: tuple[str, ...]) -> None:
    path = parties("own:1", "own:2", "own:3")[: len(types) + 1]
    assert path_cypher(path, ties(*types), [False] * len(types), own=OWN) == ""
