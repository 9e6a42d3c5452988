"""What holds for every path found, on any small graph; and that nothing is missed, beside a search by brute force."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from ontologies.load import load_ontology
from screening.automaton import Automaton, compile_shapes
from screening.path_ends import FoundPath
from screening.paths import PathLimits, find_paths
from screening.snapshot.adjacency import Adjacency, Edge, build_adjacency, first_day, step_symbols
from screening.snapshot.party import Mark, Party, PartyClaim, Tie
from screening.snapshot.risk import CLASSES, Risk, build_risk

ONTOLOGY = load_ontology()
SYMBOLS = step_symbols(ONTOLOGY)
STEPS = {number: name for name, number in SYMBOLS.items()}
AUTOMATON: Automaton = compile_shapes(ONTOLOGY.path_shapes, SYMBOLS)
TYPES = ("OWNS", "PART_OF", "HOSTS", "JOINT_LAB", "SUPERVISED_BY", "SUCCESSOR_OF", "CO_PUBLISHED")
MARK = Mark("a", 1, "1")
DAY = np.int32(date(2024, 6, 1).toordinal())
PERIODS = (("", ""), ("2020", ""), ("", "2030"), ("2025", ""), ("2020", "2023"), ("", "2024-06-01"))
EVERY = 10_000


@dataclass(frozen=True)
class Graph:
    """A graph in the arrays of a snapshot, without an overlay."""

    adjacency: Adjacency
    risk: Risk
    edges: tuple[Edge, ...]
    classes: tuple[str, ...]

    @property
    def overlaid_parties(self) -> NDArray[np.int64]:
        return np.empty(0, dtype=np.int64)

    def overlaid(self, party: int, day: np.int32) -> Sequence[tuple[int, int, int]]:
        return ()

    def weight(self, edge: int) -> tuple[int, int]:
        return int(self.adjacency.confidence[edge]), int(self.adjacency.valid_from[edge])

    def search(self, max_hops: int, max_paths: int = EVERY) -> list[FoundPath]:
        return list(find_paths(self, AUTOMATON, 0, DAY, PathLimits(max_hops, max_paths)).paths)


def tie(relation_type: str, period: tuple[str, str], confidence: str = "confirmed", **properties: str) -> Tie:
    return Tie("1", relation_type, "", "", "fact", confidence, *period, "", "2020", "", properties, MARK)


def party_of(risk_class: str) -> Party:
    """A party that carries risk of a class."""
    measures = {"measure": "asset_freeze", "authorityLevel": "eu"}
    listings = (tie("LISTED_IN", ("", ""), **measures),) if risk_class == "designated" else ()
    category = {"assessed": "military", "tracked": "civilian"}.get(risk_class)
    assessments = (tie("ASSESSED_IN", ("", ""), category=category),) if category else ()
    claims = (PartyClaim("sector", "military", "", "x", True, MARK),) if risk_class == "defence" else ()
    return Party("x", ("x",), "Organization", "x", claims, listings, assessments, {})


def edges_between(sources: st.SearchStrategy[int], targets: st.SearchStrategy[int]) -> st.SearchStrategy[Edge]:
    """A relation of any type, period and certainty."""
    return st.builds(
        lambda name, period, confidence, source, target: Edge(tie(name, period, confidence), source, target),
        st.sampled_from(TYPES),
        st.sampled_from(PERIODS),
        st.sampled_from(tuple(ONTOLOGY.vocabularies["Confidence"])),
        sources,
        targets,
    ).filter(lambda edge: edge.source != edge.target)


def classes_of(count: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(("", *CLASSES)), min_size=count, max_size=count)


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Any graph of at most seven parties; party 0 is the start."""
    count = draw(st.integers(2, 7))
    rows = st.integers(0, count - 1)
    return graph_of(draw(st.lists(edges_between(rows, rows), max_size=14)), draw(classes_of(count)))


@st.composite
def trees(draw: st.DrawFn) -> Graph:
    """A graph without circles: each party has one relation with one of those before it, in either direction."""
    count = draw(st.integers(2, 8))
    edges = []
    for later in range(1, count):
        earlier = draw(st.integers(0, later - 1))
        ends = draw(st.permutations((earlier, later)))
        edges.append(draw(edges_between(st.just(ends[0]), st.just(ends[1]))))
    return graph_of(edges, draw(classes_of(count)))


def graph_of(edges: Sequence[Edge], classes: Sequence[str]) -> Graph:
    risk = build_risk([party_of(name) for name in classes], ONTOLOGY)
    return Graph(build_adjacency(edges, len(classes), ONTOLOGY), risk, tuple(edges), tuple(classes))


def shortest_by_brute_force(graph: Graph, max_hops: int) -> dict[tuple[str, int], int]:
    """Every way without a repeated party is tried, and its steps are compared with each shape as a text."""
    found: dict[tuple[str, int], int] = {}
    for parties, steps in ways(graph, (0,), (), max_hops):
        for shape in ONTOLOGY.path_shapes:
            if carries(graph.classes[parties[-1]], shape.reaches) and re.fullmatch(as_regex(shape.expression), steps):
                key = shape.id, parties[-1]
                found[key] = min(found.get(key, EVERY), len(parties) - 1)
    return found


def ways(
    graph: Graph, parties: tuple[int, ...], steps: tuple[str, ...], max_hops: int
) -> Iterator[tuple[tuple[int, ...], str]]:
    if steps:
        yield parties, "".join(f"<{step}>" for step in steps)
    if len(steps) == max_hops:
        return
    for edge in graph.edges:
        ends = ((edge.source, edge.tie.type, edge.target), (edge.target, f"^{edge.tie.type}", edge.source))
        for here, step, there in ends:
            if here == parties[-1] and there not in parties and holds(edge):
                yield from ways(graph, (*parties, there), (*steps, step), max_hops)


def holds(edge: Edge) -> bool:
    return (edge.tie.valid_from, edge.tie.valid_to) in {("", ""), ("2020", ""), ("", "2030")}


def carries(risk_class: str, reaches: frozenset[str]) -> bool:
    classes = {"tracked", "assessed"} if risk_class == "assessed" else {risk_class}
    return bool(classes & reaches)


def as_regex(expression: str) -> str:
    return re.sub(r"\^?[A-Z_]+", lambda step: f"(?:<{re.escape(step[0])}>)", expression).replace("/", "")


def shortest(paths: Sequence[FoundPath]) -> dict[tuple[str, int], int]:
    found: dict[tuple[str, int], int] = {}
    for path in paths:
        key = path.shape.id, path.parties[-1]
        found[key] = min(found.get(key, EVERY), len(path.edges))
    return found


def by_end(found: dict[tuple[str, int], int]) -> dict[int, int]:
    ends: dict[int, int] = {}
    for (_, end), hops in found.items():
        ends[end] = min(ends.get(end, EVERY), hops)
    return ends


@settings(max_examples=120, deadline=None)
@given(graphs(), st.integers(1, 5))
def test_the_search_reaches_the_same_ends_by_as_few_hops_as_brute_force(graph: Graph, max_hops: int) -> None:
    assert by_end(shortest(graph.search(max_hops))) == by_end(shortest_by_brute_force(graph, max_hops))


@settings(max_examples=120, deadline=None)
@given(trees(), st.integers(1, 5))
def test_without_circles_every_shape_is_found_as_by_brute_force(graph: Graph, max_hops: int) -> None:
    assert shortest(graph.search(max_hops)) == shortest_by_brute_force(graph, max_hops)


@settings(max_examples=120, deadline=None)
@given(graphs(), st.integers(1, 6))
def test_every_path_is_one_that_brute_force_allows(graph: Graph, max_hops: int) -> None:
    allowed = {(parties, steps) for parties, steps in ways(graph, (0,), (), max_hops)}
    for path in graph.search(max_hops):
        steps = "".join(f"<{STEPS[symbol]}>" for symbol in path.symbols)
        assert (path.parties, steps) in allowed
        assert re.fullmatch(as_regex(path.shape.expression), steps)
        assert carries(graph.classes[path.parties[-1]], path.shape.reaches)


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_the_relations_of_a_path_join_its_parties_in_the_direction_of_the_step(graph: Graph) -> None:
    for path in graph.search(5):
        assert len(path.edges) == len(path.symbols) == len(path.parties) - 1
        for here, there, number, symbol in zip(path.parties, path.parties[1:], path.edges, path.symbols, strict=False):
            edge = graph.edges[number]
            forward = here, edge.tie.type, there
            assert forward == (edge.source, STEPS[symbol], edge.target) or (
                (there, f"^{edge.tie.type}", here) == (edge.source, STEPS[symbol], edge.target)
            )


@settings(max_examples=60, deadline=None)
@given(graphs(), st.integers(1, 8))
def test_a_lower_number_of_paths_keeps_the_first_ones(graph: Graph, max_paths: int) -> None:
    every = graph.search(5)
    shapes = {path.shape.id for path in every}
    first = {shape: [path for path in every if path.shape.id == shape][:max_paths] for shape in shapes}
    assert graph.search(5, max_paths) == [path for path in every if path in first[path.shape.id]]


@settings(max_examples=60, deadline=None)
@given(graphs(), st.integers(1, 8))
def test_paths_that_are_left_out_are_told(graph: Graph, max_paths: int) -> None:
    found = find_paths(graph, AUTOMATON, 0, DAY, PathLimits(5, max_paths))
    assert found.truncated is (len(found.paths) < len(graph.search(5)))


@settings(max_examples=60, deadline=None)
@given(graphs(), st.integers(1, 4))
def test_one_more_hop_loses_no_path(graph: Graph, max_hops: int) -> None:
    assert set(graph.search(max_hops)) <= set(graph.search(max_hops + 1))


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_paths_come_by_strength_certainty_hops_and_recency(graph: Graph) -> None:
    ranks = list(ONTOLOGY.vocabularies["Confidence"])
    known = []
    for path in graph.search(5):
        ties = [graph.edges[number].tie for number in path.edges]
        confidence = max(ranks.index(item.confidence) for item in ties)
        newest = max(first_day(item.valid_from) for item in ties)
        known.append((path.shape.strength, confidence, len(ties), -newest, path.parties))
    assert known == sorted(known)
