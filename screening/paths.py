"""Finds the paths with a meaning from a party to parties that carry risk, as of a day, within bounds."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from screening.automaton import Automaton
from screening.path_ends import Ends, FoundPath
from screening.path_levels import first_level
from screening.path_steps import Steps, Walk, expand

UNCONFIRMED = 2


@dataclass(frozen=True, slots=True)
class PathLimits:
    """Longest length in hops, most paths of each shape, most steps looked at, least certain relation.

    Attributes:
        least_certain: 0 confirmed, 1 derived, 2 unconfirmed.
    """

    max_hops: int = 4
    max_of_shape: int = 5
    max_expansions: int = 200_000
    least_certain: int = UNCONFIRMED


@dataclass(frozen=True, slots=True)
class PathSearch:
    """The paths found, best first; truncated when the bounds cut something off."""

    paths: tuple[FoundPath, ...]
    truncated: bool


def find_paths(
    steps: Steps, automaton: Automaton, start: int, day: np.int32, limits: PathLimits, *, target: int | None = None
) -> PathSearch:
    """Return the best paths from a party to parties that carry risk on a day.

    The paths of a shape from a party: every simple way (no party twice) of at most ``max_hops`` relations that fits the
    shape, whose relations hold on the day and are at least as certain as asked, and that ends at a party carrying risk
    of a class the shape reaches on that day. Of several relations of the same step between the same two parties, the
    most certain counts, then the first edge (lowest row). Of the ways of one shape to the same end only those with the
    fewest hops are told, and of those through the same parties only the best. Per shape the best ``max_of_shape``, in
    the order strength, confidence, hops, recency, ids.

    A relation counts on a day when it had begun, or its beginning is unknown, and it had not ended. All this is exact
    unless ``max_expansions`` ends the search, which is told.

    Args:
        target: Only ways that end at this party count; it need not carry risk.

    Source: decision 0008 (which ways are told).
    """
    walk = Walk(steps, automaton, day, limits.least_certain)
    ends = Ends(walk, limits.max_of_shape + 1, target)
    levels = [first_level(start)]
    budget, is_cut = limits.max_expansions, False
    found: list[FoundPath] = []
    while len(levels) <= limits.max_hops and len(levels[-1].parties) and not is_cut:
        reached, looked_at, is_cut = expand(walk, levels, budget)
        budget -= looked_at
        levels.append(reached)
        found.extend(ends.best(levels))
    return best_of_shapes(found, limits.max_of_shape, is_cut=is_cut)


def best_of_shapes(found: Sequence[FoundPath], most: int, *, is_cut: bool) -> PathSearch:
    """Return the best paths of each shape, in the order of paths.

    Args:
        is_cut: Whether the search that found them ended at its bound.
    """
    kept = _first_of_shapes(sorted(found, key=lambda path: path.order), most)
    return PathSearch(kept, is_cut or len(kept) < len(found))


def _first_of_shapes(paths: Sequence[FoundPath], most: int) -> tuple[FoundPath, ...]:
    """Return the first paths of each shape: many joint laboratories must not hide an owner."""
    counts: Counter[str] = Counter()
    kept = []
    for path in paths:
        counts[path.shape.id] += 1
        if counts[path.shape.id] <= most:
            kept.append(path)
    return tuple(kept)
