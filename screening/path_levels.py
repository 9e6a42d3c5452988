"""Parties reached hop by hop: the steps a search may take, all those of a level at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from screening.automaton import DEAD, Automaton
from screening.snapshot.adjacency import Adjacency
from screening.snapshot.risk import Risk

Ints: TypeAlias = NDArray[np.signedinteger[Any]]


class Steps(Protocol):
    """Where the search may step: the snapshot, or the snapshot with an overlay."""

    @property
    def adjacency(self) -> Adjacency:
        """The steps of the snapshot."""

    @property
    def risk(self) -> Risk:
        """Who carries risk, and when."""

    @property
    def overlaid_parties(self) -> Ints:
        """Parties with further steps."""

    def overlaid(self, party: int, day: np.int32) -> Sequence[tuple[int, int, int]]:
        """Return further steps of a party that hold on a day: number of the step, party, edge."""

    def weight(self, edge: int) -> tuple[int, int]:
        """Return confidence and first day of an edge."""


@dataclass(frozen=True, slots=True)
class Level:
    """Parties reached by the same number of hops, each with the place it was reached from in the level before."""

    parties: Ints
    states: Ints
    origins: Ints
    edges: Ints
    symbols: Ints


def expand(steps: Steps, automaton: Automaton, level: Level, day: np.int32, budget: int) -> tuple[Level, int, bool]:
    """Return what one more step reaches, how many steps were looked at, and whether some had to be left out."""
    arrays = steps.adjacency
    in_snapshot = np.flatnonzero(level.parties < arrays.parties)
    known = level.parties[in_snapshot]
    bundles, places = _ranges(arrays.starts[known], arrays.starts[known + 1])
    origins = in_snapshot[places]
    states = automaton.table[level.states[origins], arrays.symbols[bundles]]
    goes_on = np.flatnonzero(states != DEAD)
    bundles, origins, states = bundles[goes_on], origins[goes_on], states[goes_on]
    begins, ends = arrays.begins[bundles], arrays.begins[bundles + 1]
    total = int((ends - begins).sum())
    if total > budget:
        ends = begins + np.clip(budget - np.cumsum(ends - begins) + ends - begins, 0, ends - begins)
    entries, places = _ranges(begins, ends)
    edges = arrays.edges[entries]
    holds = np.flatnonzero((arrays.valid_from[edges] <= day) & (day < arrays.valid_to[edges]))
    places = places[holds]
    symbols = arrays.symbols[bundles[places]].astype(np.int64)
    reached = Level(arrays.targets[entries[holds]], states[places], origins[places], edges[holds], symbols)
    return _with_overlay(steps, automaton, level, reached, day), len(entries), total > budget


def _ranges(begins: Ints, ends: Ints) -> tuple[Ints, Ints]:
    """Return the numbers of all ranges one after another, and for each the place of its range."""
    counts = ends - begins
    places = np.repeat(np.arange(len(counts)), counts)
    offsets = np.cumsum(counts) - counts
    return np.arange(len(places)) + (begins - offsets)[places], places


def _with_overlay(steps: Steps, automaton: Automaton, level: Level, reached: Level, day: np.int32) -> Level:
    rows = []
    for origin in map(int, np.flatnonzero(np.isin(level.parties, steps.overlaid_parties))):
        for symbol, target, edge in steps.overlaid(int(level.parties[origin]), day):
            following = int(automaton.table[level.states[origin], symbol])
            if following != DEAD:
                rows.append((target, following, origin, edge, symbol))
    if not rows:
        return reached
    columns = np.array(rows, dtype=np.int64).T
    names = ("parties", "states", "origins", "edges", "symbols")
    return Level(*(np.concatenate([getattr(reached, name), columns[i]]) for i, name in enumerate(names)))


def take(level: Level, chosen: NDArray[np.bool_] | Ints) -> Level:
    """Return the chosen arrivals of a level."""
    return Level(*(getattr(level, name)[chosen] for name in Level.__slots__))


def first_of_each(steps: Steps, level: Level, keys: Ints) -> Ints:
    """Return the places of one arrival per party and state: the most certain, then the lowest edge."""
    ordered = np.sort(keys, kind="stable")
    if not np.any(ordered[1:] == ordered[:-1]):
        return np.arange(len(keys))
    confidence = np.zeros(len(keys), dtype=np.uint8)  # what an institution states itself is certain
    is_known = level.edges >= 0
    confidence[is_known] = steps.adjacency.confidence[level.edges[is_known]]
    order = np.lexsort((level.edges, confidence, keys))
    first = np.ones(len(order), dtype=bool)
    first[1:] = keys[order][1:] != keys[order][:-1]
    return np.sort(order[first])
