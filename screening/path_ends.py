"""The ends of a search: which parties reached carry risk, and the best ways to them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ontologies.model import PathShape
from screening.automaton import Automaton
from screening.path_levels import Ints, Level, Steps
from screening.snapshot.risk import class_bits


@dataclass(frozen=True, slots=True)
class FoundPath:
    """A path by rows: parties, and between them edges with the steps by which they were taken.

    Attributes:
        confidence: The least certain of its relations: 0 confirmed, 1 derived, 2 unconfirmed.
        newest: Latest first day of its relations, as ordinal; 0 when unknown.
    """

    shape: PathShape
    parties: tuple[int, ...]
    edges: tuple[int, ...]
    symbols: tuple[int, ...]
    confidence: int
    newest: int

    @property
    def order(self) -> tuple[int, int, int, int, tuple[int, ...]]:
        """The order in which paths are told: shape strength, confidence, hops, recency, ids."""
        return self.shape.strength, self.confidence, len(self.edges), -self.newest, self.parties


@dataclass(frozen=True, slots=True)
class _Ways:
    """The ways to the ends of a level, a row each: columns are the places along the way."""

    parties: Ints
    edges: Ints
    symbols: Ints
    confidence: Ints
    newest: Ints

    def in_order(self, rows: Ints) -> Ints:
        """Return rows in the order of paths of one shape: certain first, then new, then by party."""
        columns = [*self.parties[rows].T[::-1], -self.newest[rows], self.confidence[rows]]
        return rows[np.lexsort(columns)]

    def path(self, row: int, shape: PathShape) -> FoundPath:
        """Return the way of a row as a path."""
        parties, edges, symbols = (tuple(part[row].tolist()) for part in (self.parties, self.edges, self.symbols))
        return FoundPath(shape, parties, edges, symbols, int(self.confidence[row]), int(self.newest[row]))


def best_ends(
    steps: Steps, automaton: Automaton, levels: Sequence[Level], day: np.int32, most: int
) -> Iterator[FoundPath]:
    """Yield the paths that end in the last level, for each shape the best ones.

    A way through the same parties comes once per shape, by its most certain relations. Two shapes through the same
    parties are two ties: a part of a listed party may also share a laboratory with it.
    """
    last = levels[-1]
    in_snapshot = last.parties < len(steps.risk.mask)
    masks = np.where(in_snapshot, steps.risk.mask[np.where(in_snapshot, last.parties, 0)], 0)
    hits = np.flatnonzero(masks & automaton.wanted[last.states])
    if not len(hits):
        return
    ways, states, masks = _ways(steps, levels, hits), last.states[hits], masks[hits]
    for shape in sorted({shape for state in np.unique(states) for shape in automaton.accepts[state]}, key=_id_of):
        accepts = np.array([shape in accepted for accepted in automaton.accepts])
        wanted = class_bits(shape.reaches)
        seen: set[tuple[int, ...]] = set()
        for row in map(int, ways.in_order(np.flatnonzero(accepts[states] & (masks & wanted != 0)))):
            path = ways.path(row, shape)
            is_way = len(set(path.parties)) == len(path.parties)
            if is_way and path.parties not in seen and steps.risk.carries(path.parties[-1], wanted, day):
                seen.add(path.parties)
                yield path
            if len(seen) == most:
                break


def _id_of(shape: PathShape) -> str:
    return shape.id


def _ways(steps: Steps, levels: Sequence[Level], places: Ints) -> _Ways:
    """Return the ways that end at places of the last level."""
    parties, edges, symbols = [], [], []
    for level in reversed(levels):
        parties.append(level.parties[places])
        if level is not levels[0]:
            edges.append(level.edges[places])
            symbols.append(level.symbols[places])
            places = level.origins[places]
    columns = (np.column_stack(part[::-1]) for part in (parties, edges, symbols))
    return _weighed(steps, *columns)


def _weighed(steps: Steps, parties: Ints, edges: Ints, symbols: Ints) -> _Ways:
    confidence, newest = np.zeros(edges.shape, dtype=np.int64), np.zeros(edges.shape, dtype=np.int64)
    is_known = edges >= 0
    confidence[is_known] = steps.adjacency.confidence[edges[is_known]]
    newest[is_known] = steps.adjacency.valid_from[edges[is_known]]
    for edge in map(int, np.unique(edges[~is_known])):
        confidence[edges == edge], newest[edges == edge] = steps.weight(edge)
    return _Ways(parties, edges, symbols, confidence.max(axis=1), newest.max(axis=1))
