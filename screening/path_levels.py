"""Ways of the same number of hops, all of them at once: a level of the search."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from screening.postings import Ints
from screening.snapshot.adjacency import Adjacency

SYMBOLS = 256  # at most: the arrays keep the number of a step in a byte


@dataclass(frozen=True, slots=True)
class Level:
    """All ways of the same number of hops: the party and state each came to, by which edge and step, and its origin.

    The origin is the place in the level before of the way that it goes on from.
    """

    parties: Ints
    states: Ints
    origins: Ints
    edges: Ints
    symbols: Ints


def first_level(start: int) -> Level:
    """Return the one way without a hop."""
    nothing = np.zeros(1, dtype=np.int64)
    return Level(np.array([start]), nothing, nothing, nothing, nothing)


def join_levels(parts: Sequence[Level]) -> Level:
    """Return the ways of all parts, which go on from the same level."""
    return parts[0] if len(parts) == 1 else Level(*map(np.concatenate, zip(*map(_columns, parts), strict=True)))


def without_circles(levels: Sequence[Level], reached: Level) -> Level:
    """Return the ways that come to a party they have not passed; ``levels`` are those before."""
    is_new = np.ones(len(reached.parties), dtype=bool)
    places = reached.origins
    for level in reversed(levels):
        is_new &= level.parties[places] != reached.parties
        places = level.origins[places]
    return reached if is_new.all() else _take(reached, is_new)


def most_certain(adjacency: Adjacency, level: Level) -> Level:
    """Return one way for each origin, step and party: by the most certain relation, then by that of the lowest row.

    What an institution states itself is certain; its rows are negative.
    """
    parties = int(level.parties.max(initial=0)) + 1
    keys = (level.origins * SYMBOLS + level.symbols) * parties + level.parties
    if np.all(keys[1:] > keys[:-1]):  # so they come from the snapshot, where no relation is parallel to another
        return level
    confidence, is_known = np.zeros(len(keys), dtype=np.uint8), level.edges >= 0
    confidence[is_known] = adjacency.confidence[level.edges[is_known]]
    order = np.lexsort((level.edges, confidence, keys))
    is_first = np.ones(len(order), dtype=bool)
    is_first[1:] = keys[order][1:] != keys[order][:-1]
    return _take(level, np.sort(order[is_first]))


def _take(level: Level, chosen: NDArray[np.bool_] | Ints) -> Level:
    return Level(*(column[chosen] for column in _columns(level)))


def _columns(level: Level) -> list[Ints]:
    return [getattr(level, name) for name in Level.__slots__]
