"""Finds the paths with a meaning from a party to parties that carry risk, as of a day, within bounds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from ontologies.model import PathShape
from screening.automaton import DEAD, Automaton
from screening.snapshot.adjacency import Adjacency
from screening.snapshot.risk import Risk, class_bits

Ints: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class PathLimits:
    """Longest length in hops, most paths shown, most steps looked at."""

    max_hops: int = 4
    max_paths: int = 5
    max_expansions: int = 200_000


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
        """The order of DESIGN section 5: shape strength, confidence, hops, recency, ids."""
        return self.shape.strength, self.confidence, len(self.edges), -self.newest, self.parties


@dataclass(frozen=True, slots=True)
class PathSearch:
    """The paths found, best first; truncated when the bounds cut something off."""

    paths: tuple[FoundPath, ...]
    truncated: bool


class Steps(Protocol):
    """Where the search may step: the snapshot, or the snapshot with an overlay."""

    @property
    def adjacency(self) -> Adjacency:
        """The steps of the snapshot."""

    @property
    def risk(self) -> Risk:
        """Who carries risk, and when."""

    def overlaid(self, party: int, day: np.int32) -> Sequence[tuple[int, int, int]]:
        """Return further steps of a party that hold on a day: number of the step, party, edge."""

    def weight(self, edge: int) -> tuple[int, int]:
        """Return confidence and first day of an edge."""


@dataclass(frozen=True, slots=True)
class _Level:
    """Parties reached by the same number of hops, each with the place it was reached from in the level before."""

    parties: Ints
    states: Ints
    origins: Ints
    edges: Ints
    symbols: Ints


def find_paths(steps: Steps, automaton: Automaton, start: int, day: np.int32, limits: PathLimits) -> PathSearch:
    """Return the best paths from a party to parties that carry risk on a day.

    Each party is reached by its shortest ways only. A relation counts on a day when it had begun, or its beginning is
    unknown, and it had not ended.
    """
    none = np.empty(0, dtype=np.int64)
    levels = [_Level(np.array([start]), np.array([0]), none, none, none)]
    seen = np.array([start * len(automaton.accepts)])
    budget = limits.max_expansions
    truncated = False
    found: list[FoundPath] = []
    for _ in range(limits.max_hops):
        reached, expanded, is_cut = _expand(steps, automaton, levels[-1], day, budget)
        budget -= expanded
        truncated |= is_cut
        keys = reached.parties * len(automaton.accepts) + reached.states
        is_new = (reached.parties != start) & ~np.isin(keys, seen)
        reached, keys = _take(reached, is_new), keys[is_new]
        levels.append(reached)
        found.extend(_ends(steps, automaton, levels, day))
        first = _first_of_each(steps, reached, keys)
        levels[-1] = _take(reached, first)
        seen = np.union1d(seen, keys[first])
        if not len(first):
            break
    ordered = sorted(_once(found), key=lambda path: path.order)
    return PathSearch(tuple(ordered[: limits.max_paths]), truncated)


def _expand(steps: Steps, automaton: Automaton, level: _Level, day: np.int32, budget: int) -> tuple[_Level, int, bool]:
    """Return what one more step reaches, how many steps were looked at, and whether some had to be left out."""
    arrays = steps.adjacency
    in_snapshot = level.parties < len(arrays.starts) - 1
    known = np.where(in_snapshot, level.parties, 0)
    begins = arrays.starts[known]
    counts = np.where(in_snapshot, arrays.starts[known + 1] - begins, 0)
    is_cut = bool(counts.sum() > budget)
    if is_cut:
        counts = np.minimum(counts, np.maximum(0, budget - np.cumsum(counts) + counts))
    origins = np.repeat(np.arange(len(counts)), counts)
    entries = np.repeat(begins, counts) + np.arange(len(origins)) - np.repeat(np.cumsum(counts) - counts, counts)
    symbols = arrays.symbols[entries].astype(np.int64)
    states = automaton.table[level.states[origins], symbols]
    edges = arrays.edges[entries].astype(np.int64)
    holds = (states != DEAD) & (arrays.valid_from[edges] <= day) & (day < arrays.valid_to[edges])
    targets = arrays.targets[entries].astype(np.int64)
    reached = _take(_Level(targets, states.astype(np.int64), origins, edges, symbols), holds)
    return _with_overlay(steps, automaton, level, reached, day), len(origins), is_cut


def _with_overlay(steps: Steps, automaton: Automaton, level: _Level, reached: _Level, day: np.int32) -> _Level:
    rows = []
    for origin, (party, state) in enumerate(zip(level.parties, level.states, strict=True)):
        for symbol, target, edge in steps.overlaid(int(party), day):
            following = int(automaton.table[state, symbol])
            if following != DEAD:
                rows.append((target, following, origin, edge, symbol))
    if not rows:
        return reached
    columns = np.array(rows, dtype=np.int64).T
    names = ("parties", "states", "origins", "edges", "symbols")
    return _Level(*(np.concatenate([getattr(reached, name), columns[i]]) for i, name in enumerate(names)))


def _take(level: _Level, chosen: NDArray[np.bool_] | Ints) -> _Level:
    return _Level(*(getattr(level, name)[chosen] for name in _Level.__slots__))


def _first_of_each(steps: Steps, level: _Level, keys: Ints) -> Ints:
    """Return the places of one arrival per party and state: the most certain, then the lowest edge."""
    confidence = np.zeros(len(keys), dtype=np.uint8)  # what an institution states itself is certain
    is_known = level.edges >= 0
    confidence[is_known] = steps.adjacency.confidence[level.edges[is_known]]
    order = np.lexsort((level.edges, confidence, keys))
    first = np.ones(len(order), dtype=bool)
    first[1:] = keys[order][1:] != keys[order][:-1]
    return np.sort(order[first])


def _ends(steps: Steps, automaton: Automaton, levels: Sequence[_Level], day: np.int32) -> list[FoundPath]:
    """Return the paths that end in the last level, one per party, shape and way."""
    last = levels[-1]
    in_snapshot = last.parties < len(steps.risk.mask)
    masks = np.where(in_snapshot, steps.risk.mask[np.where(in_snapshot, last.parties, 0)], 0)
    hits = np.flatnonzero(masks & automaton.wanted[last.states])
    paths = []
    for place in map(int, hits):
        for shape in automaton.accepts[int(last.states[place])]:
            if steps.risk.carries(int(last.parties[place]), class_bits(shape.reaches), day):
                path = _trace(steps, shape, levels, place)
                if len(set(path.parties)) == len(path.parties):
                    paths.append(path)
    return paths


def _trace(steps: Steps, shape: PathShape, levels: Sequence[_Level], place: int) -> FoundPath:
    parties, edges, symbols = [], [], []
    for level in reversed(levels):
        parties.append(int(level.parties[place]))
        if level is not levels[0]:
            edges.append(int(level.edges[place]))
            symbols.append(int(level.symbols[place]))
            place = int(level.origins[place])
    weights = [steps.weight(edge) for edge in edges]
    return FoundPath(
        shape=shape,
        parties=tuple(reversed(parties)),
        edges=tuple(reversed(edges)),
        symbols=tuple(reversed(symbols)),
        confidence=max(confidence for confidence, _ in weights),
        newest=max(day for _, day in weights),
    )


def _once(paths: Sequence[FoundPath]) -> list[FoundPath]:
    """Return each way through the same parties once per shape: by its most certain relations.

    Two shapes through the same parties are two ties: a part of a listed party may also share a laboratory with it.
    """
    best: dict[tuple[str, tuple[int, ...]], FoundPath] = {}
    for path in paths:
        key = path.shape.id, path.parties
        if key not in best or path.order < best[key].order:
            best[key] = path
    return list(best.values())
