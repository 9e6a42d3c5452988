"""The search for paths tells exactly what its definition says, on any small graph; and in which order and bounds."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from screening.paths import PathLimits
from screening.snapshot.adjacency import Edge, first_day
from screening.snapshot.risk import CLASSES
from tests.support.path_graphs import EVERY, RANKS, STEPS, Graph, Way, graph_of, paths_by_brute_force, relation

TYPES = ("OWNS", "PART_OF", "HOSTS", "JOINT_LAB", "SUPERVISED_BY", "SUCCESSOR_OF", "CO_PUBLISHED")
OVER = (("2025", ""), ("2020", "2023"), ("", "2024-06-01"))  # not on the day it ends
PERIODS = (*(("", ""), ("2020", ""), ("2021", "2030"), ("", "2024-06-02")) * 4, *OVER)  # most hold on the day
RISKS = (("designated",), ("", "designated"), ("", *CLASSES))


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Any graph of at most seven parties, some of them and some relations of an overlay; party 0 is the start.

    Most have few types of relation and of risk, so that ways are long, meet again and have parallel relations.
    """
    count = draw(st.integers(2, 7))
    published = draw(st.integers(1, count))
    types = draw(st.lists(st.sampled_from(TYPES), min_size=1, max_size=3))
    edges = draw(edges_among(published, types, 18)) if published > 1 else []
    own = draw(edges_among(count, types, 4))
    carried = st.tuples(st.sampled_from(draw(st.sampled_from(RISKS))), st.sampled_from(PERIODS))
    classes, periods = zip(*draw(st.lists(carried, min_size=published, max_size=published)), strict=True)
    return graph_of(edges, classes, own, periods)


@st.composite
def edges_among(draw: st.DrawFn, count: int, types: Sequence[str], most: int) -> list[Edge]:
    """Relations of any period and certainty, some of them beside others between the same parties."""
    rows = st.integers(0, count - 1)
    pairs = st.tuples(st.sampled_from(types), rows, rows).filter(lambda drawn: drawn[1] != drawn[2])
    between = draw(st.lists(pairs, min_size=draw(st.integers(0, most)), max_size=most))
    twice = draw(st.lists(st.sampled_from(between), max_size=3)) if between else []
    weights = st.tuples(st.sampled_from(tuple(RANKS)), st.sampled_from(PERIODS))
    return [relation(*ends, *draw(weights)) for ends in draw(st.permutations([*between, *twice]))]


def found_in(graph: Graph, limits: PathLimits, target: int | None = None) -> set[tuple[str, Way]]:
    """Return what the search finds, as brute force tells it; no path twice."""
    search = graph.find(limits, target)
    steps = [tuple(STEPS[symbol] for symbol in path.symbols) for path in search.paths]
    ways = [Way(path.parties, path.edges, names) for path, names in zip(search.paths, steps, strict=True)]
    found = [(path.shape.id, way) for path, way in zip(search.paths, ways, strict=True)]
    assert len(set(found)) == len(found)
    assert not search.truncated
    return set(found)


@settings(max_examples=300, deadline=None)
@given(graphs(), st.integers(1, 5), st.integers(0, 2))
def test_the_paths_are_those_of_the_definition(graph: Graph, max_hops: int, least_certain: int) -> None:
    limits = PathLimits(max_hops, EVERY, least_certain=least_certain)
    assert found_in(graph, limits) == paths_by_brute_force(graph, limits)


@settings(max_examples=150, deadline=None)
@given(graphs(), st.integers(1, 5), st.integers(0, 2), st.integers(0, 6))
def test_the_paths_to_one_party_are_those_of_the_definition(
    graph: Graph, max_hops: int, least_certain: int, target: int
) -> None:
    limits = PathLimits(max_hops, EVERY, least_certain=least_certain)
    assert found_in(graph, limits, target) == paths_by_brute_force(graph, limits, target)


@settings(max_examples=60, deadline=None)
@given(graphs(), st.integers(0, 6))
def test_a_party_that_is_looked_for_is_found_by_every_path_to_it_that_risk_gives(graph: Graph, target: int) -> None:
    by_risk = {path for path in graph.search(5) if path.parties[-1] == target}
    assert by_risk <= set(graph.find(PathLimits(5, EVERY), target).paths)


@settings(max_examples=60, deadline=None)
@given(graphs(), st.integers(1, 8))
def test_a_lower_number_of_paths_keeps_the_first_ones_and_tells_the_rest(graph: Graph, max_of_shape: int) -> None:
    every = graph.search(5)
    shapes = {path.shape.id for path in every}
    first = {shape: [path for path in every if path.shape.id == shape][:max_of_shape] for shape in shapes}
    found = graph.find(PathLimits(5, max_of_shape))
    assert list(found.paths) == [path for path in every if path in first[path.shape.id]]
    assert found.truncated is (len(found.paths) < len(every))


@settings(max_examples=60, deadline=None)
@given(graphs(), st.integers(1, 4))
def test_one_more_hop_loses_no_path(graph: Graph, max_hops: int) -> None:
    assert set(graph.search(max_hops)) <= set(graph.search(max_hops + 1))


@settings(max_examples=60, deadline=None)
@given(graphs(), st.integers(0, 40))
def test_a_search_that_is_not_cut_off_misses_nothing(graph: Graph, max_expansions: int) -> None:
    found = graph.find(PathLimits(5, EVERY, max_expansions))
    assert found.truncated or found.paths == graph.search(5)


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_paths_come_by_strength_certainty_hops_recency_and_ids(graph: Graph) -> None:
    known = []
    for path in graph.search(5):
        confidence = max(map(graph.rank, path.edges))
        newest = max(first_day(graph.tie(row).valid_from) for row in path.edges)
        known.append((path.shape.strength, confidence, len(path.edges), -newest, path.parties, path.shape.id))
    assert known == sorted(known)
