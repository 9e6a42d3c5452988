"""Which of the ways to a party are told: all of the shortest, by the relations that count, as certain as asked."""

from itertools import pairwise

from screening.paths import PathLimits
from screening.snapshot.adjacency import Edge
from tests.support.path_graphs import Graph, graph_of, relation

LISTED = "designated"


def told(graph: Graph, target: int | None = None, **limits: int) -> list[tuple[str, tuple[int, ...]]]:
    return [(path.shape.id, path.parties) for path in graph.find(PathLimits(**limits), target).paths]


def part_of(*rows: int) -> list[Edge]:
    """A chain: each party is part of the next."""
    return [relation("PART_OF", lower, upper) for lower, upper in pairwise(rows)]


# --- which ways ---


def test_two_equally_short_ways_to_one_party_are_both_told() -> None:
    graph = graph_of([*part_of(0, 2, 3), *part_of(0, 1, 3)], ["", "", "", LISTED])
    assert told(graph) == [("part_of", (0, 1, 3)), ("part_of", (0, 2, 3))]


def test_a_longer_way_of_the_same_shape_to_the_same_party_is_not_told() -> None:
    graph = graph_of([*part_of(0, 1, 2, 3), *part_of(0, 3)], ["", LISTED, LISTED, LISTED])
    assert told(graph) == [("part_of", (0, 1)), ("part_of", (0, 3)), ("part_of", (0, 1, 2))]


def test_a_longer_way_of_another_shape_to_the_same_party_is_told() -> None:
    graph = graph_of([relation("OWNS", 2, 0), *part_of(0, 1, 2)], ["", "", LISTED])
    assert told(graph) == [("owned_by", (0, 2)), ("part_of", (0, 1, 2))]


def test_a_longer_way_is_not_told_either_when_there_is_no_room_for_the_shorter_one() -> None:
    shorter = [relation("PART_OF", 0, row, "unconfirmed") for row in (2, 3, 4)]
    graph = graph_of([*shorter, *part_of(0, 1, 4)], ["", LISTED, LISTED, LISTED, LISTED])
    found = graph.find(PathLimits(max_of_shape=2))
    assert [path.parties for path in found.paths] == [(0, 1), (0, 2)]
    assert found.truncated


def test_a_way_on_through_a_risk_party_leads_to_the_next() -> None:
    graph = graph_of(part_of(0, 1, 2), ["", LISTED, LISTED])
    assert told(graph) == [("part_of", (0, 1)), ("part_of", (0, 1, 2))]


def test_a_way_passes_no_party_twice() -> None:
    laboratory = relation("JOINT_LAB", 0, 1)  # and back by the same relation, read the other way
    graph = graph_of([laboratory, *part_of(0, 2)], [LISTED, "", LISTED])
    assert told(graph) == [("part_of", (0, 2))]


def test_a_party_beyond_the_longest_length_is_not_told() -> None:
    graph = graph_of(part_of(0, 1, 2), ["", "", LISTED])
    assert told(graph, max_hops=1) == []
    assert told(graph, max_hops=2) == [("part_of", (0, 1, 2))]


# --- which of parallel relations ---


def edges_told(edges: list[Edge], own: list[Edge] | None = None) -> list[tuple[str, tuple[int, ...]]]:
    return [(path.shape.id, path.edges) for path in graph_of(edges, ["", LISTED], own or []).search(4)]


def test_of_parallel_relations_the_most_certain_counts() -> None:
    certainties = ("unconfirmed", "derived", "confirmed", "derived")
    assert edges_told([relation("PART_OF", 0, 1, certainty) for certainty in certainties]) == [("part_of", (2,))]


def test_of_equally_certain_relations_the_first_counts_though_another_is_newer() -> None:
    periods = (("2010", ""), ("2020", ""))
    assert edges_told([relation("PART_OF", 0, 1, period=period) for period in periods]) == [("part_of", (0,))]


def test_a_relation_of_the_overlay_counts_before_a_published_one() -> None:
    same = relation("PART_OF", 0, 1)
    assert edges_told([same], [same]) == [("part_of", (-1,))]


def test_the_same_parties_by_two_steps_of_one_shape_are_told_once_by_the_best() -> None:
    older = relation("SUCCESSOR_OF", 0, 1, period=("2010", ""))
    newer = relation("SUCCESSOR_OF", 1, 0, period=("2020", ""))
    assert edges_told([older, newer]) == [("successor", (1,))]


# --- how certain ---


def test_relations_less_certain_than_asked_are_left_out() -> None:
    certainties = ("confirmed", "derived", "unconfirmed")
    edges = [relation("PART_OF", 0, row, certainty) for row, certainty in enumerate(certainties, start=1)]
    graph = graph_of(edges, ["", LISTED, LISTED, LISTED])
    ends = [{path[1][-1] for path in told(graph, least_certain=rank)} for rank in range(3)]
    assert ends == [{1}, {1, 2}, {1, 2, 3}]


def test_a_longer_certain_way_is_told_when_the_shorter_is_less_certain_than_asked() -> None:
    graph = graph_of([relation("PART_OF", 0, 2, "derived"), *part_of(0, 1, 2)], ["", "", LISTED])
    assert told(graph) == [("part_of", (0, 2))]
    assert told(graph, least_certain=0) == [("part_of", (0, 1, 2))]


def test_what_an_institution_states_itself_is_certain() -> None:
    graph = graph_of([], ["", LISTED], own=[relation("PART_OF", 0, 1, "unconfirmed")])
    assert told(graph, least_certain=0) == [("part_of", (0, 1))]


# --- to one party ---


def test_a_party_looked_for_need_not_carry_risk() -> None:
    graph = graph_of(part_of(0, 1, 2), ["", "", ""])
    assert told(graph) == []
    assert told(graph, target=2) == [("part_of", (0, 1, 2))]


def test_other_parties_are_not_told_when_one_is_looked_for() -> None:
    graph = graph_of(part_of(0, 1, 2), ["", LISTED, ""])
    assert told(graph, target=2) == [("part_of", (0, 1, 2))]


def test_every_shape_counts_towards_a_party_looked_for_whatever_it_reaches() -> None:
    graph = graph_of([relation("SUPERVISED_BY", 0, 1), relation("HOSTS", 1, 0)], ["", LISTED])
    assert told(graph, target=1) == [("laboratory_of", (0, 1)), ("supervised_by", (0, 1))]


def test_a_party_of_the_overlay_can_be_looked_for() -> None:
    graph = graph_of([], ["", ""], own=[relation("PART_OF", 0, 2)])
    assert told(graph, target=2) == [("part_of", (0, 2))]


# --- what it may cost ---


def test_a_search_that_looks_at_too_many_steps_says_so() -> None:
    graph = graph_of([*part_of(0, 1), *part_of(0, 2)], ["", LISTED, LISTED])
    cut, whole = (graph.find(PathLimits(max_expansions=count)) for count in (1, 4))
    assert (len(cut.paths), cut.truncated) == (1, True)
    assert (len(whole.paths), whole.truncated) == (2, False)


def test_relations_of_the_overlay_are_steps_too() -> None:
    graph = graph_of([], [""], own=part_of(0, 1, 2))
    assert [graph.find(PathLimits(max_expansions=count)).truncated for count in (0, 1, 2)] == [True, True, False]


def test_an_overlay_without_end_is_cut_off() -> None:
    parties = range(9)
    own = [relation("SUCCESSOR_OF", one, other) for one in parties for other in parties if one != other]
    graph = graph_of([], [""], own)
    assert graph.find(PathLimits(max_hops=6, max_expansions=1_000)).truncated


def test_a_hub_does_not_crowd_out_what_an_institution_states_itself() -> None:
    graph = graph_of([*part_of(0, 1), *part_of(0, 2)], ["", "", "", LISTED], own=part_of(0, 3))
    assert told(graph, max_expansions=1) == [("part_of", (0, 3))]
