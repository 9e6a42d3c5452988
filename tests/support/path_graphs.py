"""Small graphs to search for paths in, and the same search by brute force: the definition, written out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from ontologies.load import load_ontology
from ontologies.model import PathShape
from screening.automaton import Automaton, compile_shapes
from screening.path_ends import FoundPath
from screening.paths import PathLimits, PathSearch, find_paths
from screening.snapshot.adjacency import Adjacency, Edge, build_adjacency, end_day, first_day, step_symbols
from screening.snapshot.party import Mark, Party, PartyClaim, Tie
from screening.snapshot.risk import Risk, build_risk

ONTOLOGY = load_ontology()
RANKS = {name: term.rank for name, term in ONTOLOGY.vocabularies["Confidence"].items()}
SYMBOLS = step_symbols(ONTOLOGY)
STEPS = {number: name for name, number in SYMBOLS.items()}
AUTOMATON: Automaton = compile_shapes(ONTOLOGY.path_shapes, SYMBOLS)
MARK = Mark("a", 1, "1")
DAY = np.int32(date(2024, 6, 1).toordinal())
EVERY = 10_000


@dataclass(frozen=True)
class Graph:
    """A graph in the arrays of a snapshot, and relations laid over it.

    Attributes:
        edges: Those of the snapshot, then those laid over it.
        rows: Number of each edge; negative for those laid over.
        periods: When each party carries its class.
    """

    adjacency: Adjacency
    risk: Risk
    edges: Sequence[Edge]
    rows: Sequence[int]
    classes: Sequence[str]
    periods: Sequence[tuple[str, str]]

    @property
    def overlaid_parties(self) -> NDArray[np.int64]:
        own = [edge for edge, row in zip(self.edges, self.rows, strict=True) if row < 0]
        return np.array(sorted({end for edge in own for end in (edge.source, edge.target)}), dtype=np.int64)

    def overlaid(self, party: int, day: np.int32) -> Sequence[tuple[int, int, int]]:
        return [
            (SYMBOLS[step], there, row)
            for edge, row in zip(self.edges, self.rows, strict=True)
            for here, step, there in readings(edge)
            if row < 0 and here == party and holds(edge.tie, day)
        ]

    def weight(self, row: int) -> tuple[int, int]:
        return self.rank(row), first_day(self.tie(row).valid_from)

    def rank(self, row: int) -> int:
        return 0 if row < 0 else RANKS[self.tie(row).confidence]

    def tie(self, row: int) -> Tie:
        return self.edges[self.rows.index(row)].tie

    def find(self, limits: PathLimits, target: int | None = None) -> PathSearch:
        return find_paths(self, AUTOMATON, 0, DAY, limits, target=target)

    def search(self, max_hops: int, max_of_shape: int = EVERY) -> Sequence[FoundPath]:
        return self.find(PathLimits(max_hops, max_of_shape)).paths


def tie(relation_type: str, period: tuple[str, str] = ("", ""), confidence: str = "confirmed", **more: str) -> Tie:
    """A relation of a type, of which only what a search reads is filled in."""
    return Tie("1", relation_type, "", "", "fact", confidence, *period, "", "2020", "", more, MARK)


def relation(
    relation_type: str, source: int, target: int, confidence: str = "confirmed", period: tuple[str, str] = ("", "")
) -> Edge:
    """A relation between two parties."""
    return Edge(tie(relation_type, period, confidence), source, target)


def party_of(risk_class: str, period: tuple[str, str] = ("", "")) -> Party:
    """A party that carries risk of a class, for a period; that of a sector has none."""
    measures = {"measure": "asset_freeze", "authorityLevel": "eu"}
    listings = (tie("LISTED_IN", period, **measures),) if risk_class == "designated" else ()
    category = {"assessed": "military", "tracked": "civilian"}.get(risk_class)
    assessments = (tie("ASSESSED_IN", period, category=category),) if category else ()
    claims = (PartyClaim("sector", "military", "", "x", True, MARK),) if risk_class == "defence" else ()
    return Party("x", ("x",), "Organization", "x", claims, listings, assessments, {})


def graph_of(
    edges: Sequence[Edge],
    classes: Sequence[str],
    own: Sequence[Edge] = (),
    periods: Sequence[tuple[str, str]] | None = None,
) -> Graph:
    """Return the graph of relations; party i carries risk of class i, and ``own`` is laid over it.

    Parties that ``own`` names beyond the classes are of the overlay.
    """
    periods = periods or [("", "")] * len(classes)
    risk = build_risk([party_of(*carried) for carried in zip(classes, periods, strict=True)], ONTOLOGY)
    rows = [*range(len(edges)), *range(-1, -len(own) - 1, -1)]
    return Graph(build_adjacency(edges, len(classes), ONTOLOGY), risk, [*edges, *own], rows, classes, periods)


@dataclass(frozen=True)
class Way:
    """A simple way: parties, and the relations and steps between them."""

    parties: tuple[int, ...]
    edges: tuple[int, ...] = ()
    steps: tuple[str, ...] = ()


def paths_by_brute_force(graph: Graph, limits: PathLimits, target: int | None = None) -> set[tuple[str, Way]]:
    """Return the paths by their definition, however many they are: each way beside each shape, as a text."""
    ways = list(simple_ways(graph, Way((0,)), limits))
    found = set()
    for shape in ONTOLOGY.path_shapes:
        fitting = [way for way in ways if fits(way, shape) and is_end(graph, way.parties[-1], shape, target)]
        fewest = {way.parties[-1]: len(way.edges) for way in sorted(fitting, key=lambda way: -len(way.edges))}
        shortest = [way for way in fitting if len(way.edges) == fewest[way.parties[-1]]]
        best = {way.parties: way for way in sorted(shortest, key=lambda way: order_of(graph, way), reverse=True)}
        found |= {(shape.id, way) for way in best.values()}
    return found


def simple_ways(graph: Graph, way: Way, limits: PathLimits) -> Iterator[Way]:
    """Yield all ways on, by the one relation that counts of each step between two parties."""
    if way.steps:
        yield way
    if len(way.steps) == limits.max_hops:
        return
    chosen: dict[tuple[str, int], tuple[int, int]] = {}
    for edge, row in zip(graph.edges, graph.rows, strict=True):
        weight = graph.rank(row), row
        for here, step, there in readings(edge):
            is_on = here == way.parties[-1] and there not in way.parties
            if is_on and holds(edge.tie, DAY) and weight[0] <= limits.least_certain:
                chosen[step, there] = min(weight, chosen.get((step, there), weight))
    for (step, there), (_, row) in chosen.items():
        yield from simple_ways(graph, Way((*way.parties, there), (*way.edges, row), (*way.steps, step)), limits)


def readings(edge: Edge) -> tuple[tuple[int, str, int], tuple[int, str, int]]:
    """Return a relation read in both directions."""
    return (edge.source, edge.tie.type, edge.target), (edge.target, f"^{edge.tie.type}", edge.source)


def holds(item: Tie, day: np.int32) -> bool:
    """Return whether a relation holds on a day."""
    return first_day(item.valid_from) <= int(day) < end_day(item.valid_to)


def is_end(graph: Graph, party: int, shape: PathShape, target: int | None) -> bool:
    """Return whether a way of a shape may end at a party."""
    if target is not None:
        return party == target
    if party >= len(graph.classes) or not graph.classes[party]:
        return False
    begin, end = ("", "") if graph.classes[party] == "defence" else graph.periods[party]
    return carries(graph.classes[party], shape.reaches) and holds(tie("", (begin, end)), DAY)


def carries(risk_class: str, reaches: frozenset[str]) -> bool:
    """Return whether a class is one of those a shape reaches; what is assessed is tracked too."""
    return bool(({"tracked", "assessed"} if risk_class == "assessed" else {risk_class}) & reaches)


def fits(way: Way, shape: PathShape) -> bool:
    """Return whether the steps of a way fit a shape."""
    return bool(re.fullmatch(as_regex(shape.expression), "".join(f"<{step}>" for step in way.steps)))


def as_regex(expression: str) -> str:
    """Return a shape as a regular expression over steps in angle brackets."""
    return re.sub(r"\^?[A-Z_]+", lambda step: f"(?:<{re.escape(step[0])}>)", expression).replace("/", "")


def order_of(graph: Graph, way: Way) -> tuple[int, int, tuple[int, ...], tuple[int, ...]]:
    """Return the order of ways of one shape and length: confidence, recency, ids."""
    newest = max(first_day(graph.tie(row).valid_from) for row in way.edges)
    return max(map(graph.rank, way.edges)), -newest, way.parties, way.edges
