"""Every path shape of the model can be said in Cypher, in its own directions, with values as parameters only."""

import re
from collections.abc import Iterator

import pytest

from graph.errors import ConfigurationError
from ontologies.load import load_ontology
from ontologies.model import Label, PathShape
from screening.shape_cypher import MOST_PATHS, RISK, shape_queries
from screening.snapshot.risk import CLASSES

ONTOLOGY = load_ontology()
SHAPES = {shape.id: shape for shape in ONTOLOGY.path_shapes}
HOPS = range(1, 7)
PATTERN = re.compile(r"(?P<begin><?)-\[(?P<tie>r\d):(?P<types>[A-Z_|]+)\]-(?P<end>>?)\(")
QUANTIFIER = re.compile(r"\{(\d+),(\d+)\}")
STEP = re.compile(r"\^?[A-Z_]+")
# The fewest hops of each alternative of a shape: what is longer than asked is not asked for.
LEAST_HOPS = {shape: [1] for shape in SHAPES} | {"unit_owned_by": [2], "successor": [1, 1]}
LEAST_HOPS |= {"joint_laboratory": [1, 2, 1]}

UNSAYABLE = [
    "PART_OF/LIKES",
    "^LIKES",
    "PART_OF{2}",
    "PART_OF//OWNS",
    "PART_OF|",
    "(PART_OF",
    "!PART_OF",
    "part_of",
    "",
]
UNSAYABLE += ["((PART_OF)+/OWNS)*", "(PART_OF/OWNS)+"]  # a shape in brackets is one step of several

every_shape = pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
with_and_without_target = pytest.mark.parametrize("has_target", [False, True], ids=["to risk", "to a party"])


def queries(shape: PathShape, max_hops: int = 6, *, has_target: bool = False) -> list[str]:
    return shape_queries(shape, ONTOLOGY, max_hops, has_target=has_target)


def steps_of(query: str) -> Iterator[str]:
    """Yield the steps a query takes, as a shape writes them: where an arrow has no head, by what is asked instead."""
    for found in PATTERN.finditer(query):
        types = found["types"].split("|")
        if found["begin"] != found["end"]:
            yield from (f"^{name}" if found["begin"] else name for name in types)
        for sign, node in (("", "a"), ("^", "b")):
            way = rf"startNode\({found['tie']}\) = {node}\d AND type\({found['tie']}\) IN \[([^\]]*)\]"
            yield from (f"{sign}{name}" for ways in re.findall(way, query) for name in re.findall("[A-Z_]+", ways))


@every_shape
@with_and_without_target
@pytest.mark.parametrize("max_hops", HOPS)
def test_every_alternative_that_is_short_enough_is_asked_for(shape: PathShape, has_target: bool, max_hops: int) -> None:
    expected = [least for least in LEAST_HOPS[shape.id] if least <= max_hops]
    assert len(queries(shape, max_hops, has_target=has_target)) == len(expected)


@every_shape
def test_a_query_takes_the_steps_of_its_shape_in_their_directions(shape: PathShape) -> None:
    taken = {step for query in queries(shape) for step in steps_of(query)}
    assert taken == set(STEP.findall(shape.expression))


@every_shape
@pytest.mark.parametrize("max_hops", HOPS)
def test_no_query_goes_further_than_asked(shape: PathShape, max_hops: int) -> None:
    for query in queries(shape, max_hops):
        times = [(int(least), int(most)) for least, most in QUANTIFIER.findall(query)]
        assert sum(least for least, _ in times) <= max_hops
        assert all(least <= most <= max_hops for least, most in times)
        assert f"WHERE length(path) <= {max_hops}\n" in query


@every_shape
@with_and_without_target
def test_values_are_parameters_and_nothing_else_is_said(shape: PathShape, has_target: bool) -> None:
    names = {"starts", "asOf", "confidences"} | ({"target"} if has_target else set())
    for query in queries(shape, has_target=has_target):
        assert set(re.findall(r"\$(\w+)", query)) == names
        assert set(re.findall("'([^']*)'", query)) <= {*ONTOLOGY.relation_types, "civilian", ""}
        assert '"' not in query
        assert query.endswith(f"\nLIMIT {MOST_PATHS}")


def test_every_class_of_risk_can_be_asked_for_and_every_shape_reaches_known_ones() -> None:
    assert RISK.keys() == set(CLASSES)
    assert {name for shape in SHAPES.values() for name in shape.reaches} <= set(CLASSES)


@every_shape
def test_the_end_carries_risk_unless_a_party_is_looked_for(shape: PathShape) -> None:
    asked = {"designated": "LISTED_IN", "tracked": "ASSESSED_IN", "assessed": "civilian", "defence": "end.sector"}
    for query in queries(shape):
        assert all(asked[name] in query for name in shape.reaches)
    for query in queries(shape, has_target=True):
        assert "(end:Entity {id: $target})" in query
        assert not any(word in query for word in asked.values())


@every_shape
def test_a_relation_of_another_day_or_certainty_does_not_count(shape: PathShape) -> None:
    for query in queries(shape):
        for found in PATTERN.finditer(query):
            tie = found["tie"]
            assert f"{tie}.holdsFrom <= $asOf" in query
            assert f"$asOf < {tie}.holdsUntil" in query
            assert f"{tie}.confidence IN $confidences" in query


def test_a_chain_of_owners_is_read_against_the_arrow() -> None:
    (query,) = queries(SHAPES["owned_by"], 3)
    assert "(:Entity {id: start}) ((a0)<-[r0:OWNS]-(b0) WHERE " in query
    assert "){1,3} (end:Party)" in query


def test_what_cannot_be_taken_within_the_hops_is_left_out() -> None:
    (query,) = queries(SHAPES["laboratory_of"], 1)
    assert "HOSTS" in query
    assert "PART_OF" not in query


@pytest.mark.parametrize(
    "expression",
    UNSAYABLE,
)
def test_a_shape_that_cannot_be_said_is_refused_by_its_name(expression: str) -> None:
    shape = PathShape("odd", Label("vreemd", "odd"), expression, frozenset({"designated"}), 1)
    with pytest.raises(ConfigurationError, match="The path shape 'odd' cannot be said in Cypher: "):
        queries(shape)
