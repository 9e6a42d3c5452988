"""The steps a search may take: from all ways of one length to all that are one hop longer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from screening.automaton import DEAD, Automaton
from screening.path_levels import Level, join_levels, most_certain, without_circles
from screening.postings import Ints, ranges
from screening.snapshot.adjacency import Adjacency
from screening.snapshot.risk import Risk


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
class Walk:
    """What a search follows: steps by which a shape goes on, that hold on the day and are certain enough."""

    steps: Steps
    automaton: Automaton
    day: np.int32
    least_certain: int


def expand(walk: Walk, levels: Sequence[Level], budget: int) -> tuple[Level, int, bool]:
    """Return all ways that are one hop longer, how many steps were looked at, and whether the budget was too small.

    No way passes a party twice. Of several relations of the same step between the same two parties it takes the most
    certain, then that of the lowest row. What an institution states itself is looked at first: no hub crowds it out.
    """
    own = list(_overlay_ways(walk, levels[-1], budget))
    looked_at = sum(len(part.parties) for part in own)
    known, known_looked_at, is_cut = _snapshot_ways(walk, levels[-1], max(budget - looked_at, 0))
    reached = most_certain(walk.steps.adjacency, without_circles(levels, join_levels([*own, known])))
    return reached, looked_at + known_looked_at, is_cut or looked_at > budget


def _overlay_ways(walk: Walk, last: Level, budget: int) -> Iterator[Level]:
    """Yield the ways on by each relation of the overlay, until the budget is used up."""
    for party in np.unique(last.parties[np.isin(last.parties, walk.steps.overlaid_parties)]).tolist():
        origins = np.flatnonzero(last.parties == party)
        for symbol, target, edge in walk.steps.overlaid(party, walk.day):
            states = walk.automaton.table[last.states[origins], symbol]
            goes_on = np.flatnonzero(states != DEAD)
            parties, edges, symbols = (np.full(len(goes_on), number) for number in (target, edge, symbol))
            yield Level(parties, states[goes_on], origins[goes_on], edges, symbols)
            budget -= len(goes_on)
            if budget < 0:
                return


def _snapshot_ways(walk: Walk, last: Level, budget: int) -> tuple[Level, int, bool]:
    arrays = walk.steps.adjacency
    bundles, origins, states = _bundles(walk, last)
    begins, ends = arrays.begins[bundles], arrays.begins[bundles + 1]
    before = np.cumsum(ends - begins) - ends + begins
    total = int((ends - begins).sum())
    if total > budget:
        ends = np.clip(begins + budget - before, begins, ends)
    entries, places = ranges(begins, ends)
    edges = arrays.edges[entries]
    holds = (arrays.valid_from[edges] <= walk.day) & (walk.day < arrays.valid_to[edges])
    chosen = np.flatnonzero(holds & (arrays.confidence[edges] <= walk.least_certain))
    places = places[chosen]
    symbols = arrays.symbols[bundles].astype(np.int64)[places]
    reached = Level(arrays.targets[entries[chosen]], states[places], origins[places], edges[chosen], symbols)
    return reached, len(entries), total > budget


def _bundles(walk: Walk, last: Level) -> tuple[Ints, Ints, Ints]:
    """Return the bundles of steps by which a shape goes on: with each the place of its way, and the state after it."""
    arrays = walk.steps.adjacency
    in_snapshot = np.flatnonzero(last.parties < arrays.parties)
    known = last.parties[in_snapshot]
    bundles, places = ranges(arrays.starts[known], arrays.starts[known + 1])
    origins = in_snapshot[places]
    states = walk.automaton.table[last.states[origins], arrays.symbols[bundles]]
    goes_on = np.flatnonzero(states != DEAD)
    return bundles[goes_on], origins[goes_on], states[goes_on]
