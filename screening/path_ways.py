"""Ways traced back from where they came to: all their parties and relations, weighed."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from screening.path_levels import Level
from screening.path_steps import Steps
from screening.postings import Ints


@dataclass(frozen=True, slots=True)
class Ways:
    """Ways of the same number of hops, a row each: columns are the places along the way."""

    parties: Ints
    edges: Ints
    symbols: Ints
    confidence: Ints
    newest: Ints

    def in_order(self, rows: Ints) -> Ints:
        """Return rows in the order of paths of one shape: certain first, then new, then by parties and edges."""
        columns = [*self.edges[rows].T[::-1], *self.parties[rows].T[::-1], -self.newest[rows], self.confidence[rows]]
        return rows[np.lexsort(columns)]


def trace_ways(steps: Steps, levels: Sequence[Level], places: Ints) -> Ways:
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


def _weighed(steps: Steps, parties: Ints, edges: Ints, symbols: Ints) -> Ways:
    confidence, newest = np.zeros(edges.shape, dtype=np.int64), np.zeros(edges.shape, dtype=np.int64)
    is_known = edges >= 0
    confidence[is_known] = steps.adjacency.confidence[edges[is_known]]
    newest[is_known] = steps.adjacency.valid_from[edges[is_known]]
    for edge in map(int, np.unique(edges[~is_known])):
        confidence[edges == edge], newest[edges == edge] = steps.weight(edge)
    return Ways(parties, edges, symbols, confidence.max(axis=1), newest.max(axis=1))
