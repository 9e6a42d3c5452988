"""The ends of a search: which ways come to a party that is looked for, and the best of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ontologies.model import PathShape
from screening.path_levels import Level
from screening.path_steps import Walk
from screening.path_ways import Ways, trace_ways
from screening.postings import Ints
from screening.snapshot.risk import CLASSES, class_bits

EVERY_CLASS = class_bits(CLASSES)
NOWHERE: Ints = np.empty(0, dtype=np.int64)


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
    def order(self) -> tuple[int, int, int, int, tuple[int, ...], str]:
        """The order in which paths are told: shape strength, confidence, hops, recency, ids."""
        return self.shape.strength, self.confidence, len(self.edges), -self.newest, self.parties, self.shape.id


class Ends:
    """Finds, hop by hop, the best paths of each shape; remembers which ends a shape has reached by fewer hops."""

    def __init__(self, walk: Walk, most: int, target: int | None) -> None:
        """Look for parties that carry risk, or for one party whether it does or not.

        Args:
            most: Number of paths of each shape and length.
        """
        self._walk = walk
        self._most = most
        self._target = target
        self._reached: dict[str, Ints] = {}

    def best(self, levels: Sequence[Level]) -> list[FoundPath]:
        """Return the best paths that end in the last level, of each shape.

        Two shapes through the same parties are two ties: a part of a listed party may also share a laboratory with it.
        """
        automaton, last = self._walk.automaton, levels[-1]
        hits = np.flatnonzero(self._classes(last.parties) & automaton.wanted[last.states])
        if not len(hits):
            return []
        ways, states = trace_ways(self._walk.steps, levels, hits), last.states[hits]
        classes = self._classes_on_day(last.parties[hits])
        found: list[FoundPath] = []
        for shape in {shape for state in np.unique(states) for shape in automaton.accepts[state]}:
            accepts = np.array([shape in accepted for accepted in automaton.accepts])
            rows = np.flatnonzero(accepts[states] & (classes & class_bits(shape.reaches) != 0))
            found.extend(self._best_of(ways, self._not_yet_reached(shape, ways, rows), shape))
        return found

    def _classes(self, parties: Ints) -> NDArray[np.uint8]:
        """Return the classes (bits) that parties may carry on any day; the one looked for counts as of every class."""
        if self._target is not None:
            return np.where(parties == self._target, EVERY_CLASS, 0).astype(np.uint8)
        mask, classes = self._walk.steps.risk.mask, np.zeros(len(parties), dtype=np.uint8)
        is_known = parties < len(mask)  # parties of an overlay carry no risk of their own
        classes[is_known] = mask[parties[is_known]]
        return classes

    def _classes_on_day(self, parties: Ints) -> NDArray[np.uint8]:
        if self._target is not None:
            return self._classes(parties)
        return self._walk.steps.risk.classes_on(parties, self._walk.day)

    def _not_yet_reached(self, shape: PathShape, ways: Ways, rows: Ints) -> Ints:
        """Return the rows whose ends the shape did not reach by fewer hops; from now on it has."""
        before = self._reached.get(shape.id, NOWHERE)
        rows = rows[~np.isin(ways.parties[rows, -1], before)]
        self._reached[shape.id] = np.concatenate([before, ways.parties[rows, -1]])
        return rows

    def _best_of(self, ways: Ways, rows: Ints, shape: PathShape) -> Iterator[FoundPath]:
        """Yield the best paths of a shape: the same parties once, by the best of the steps between them."""
        seen: set[tuple[int, ...]] = set()
        for row in map(int, ways.in_order(rows)):
            path = _path(ways, row, shape)
            if path.parties not in seen:
                seen.add(path.parties)
                yield path
            if len(seen) == self._most:
                return


def _path(ways: Ways, row: int, shape: PathShape) -> FoundPath:
    parties, edges, symbols = (tuple(part[row].tolist()) for part in (ways.parties, ways.edges, ways.symbols))
    return FoundPath(shape, parties, edges, symbols, int(ways.confidence[row]), int(ways.newest[row]))
