"""Finds the paths with a meaning from a party to parties that carry risk, as of a day, within bounds."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from screening.automaton import Automaton
from screening.path_ends import FoundPath, best_ends
from screening.path_levels import Ints, Level, Steps, expand, first_of_each, take
from screening.postings import are_in


@dataclass(frozen=True, slots=True)
class PathLimits:
    """Longest length in hops, most paths of each shape, most steps looked at."""

    max_hops: int = 4
    max_of_shape: int = 5
    max_expansions: int = 200_000


@dataclass(frozen=True, slots=True)
class PathSearch:
    """The paths found, best first; truncated when the bounds cut something off."""

    paths: tuple[FoundPath, ...]
    truncated: bool


def find_paths(steps: Steps, automaton: Automaton, start: int, day: np.int32, limits: PathLimits) -> PathSearch:
    """Return the best paths from a party to parties that carry risk on a day.

    Each party is reached by its shortest ways only. A relation counts on a day when it had begun, or its beginning is
    unknown, and it had not ended.
    """
    none = np.empty(0, dtype=np.int64)
    levels = [Level(np.array([start]), np.array([0]), none, none, none)]
    seen = _keys(levels[0], automaton)
    budget = limits.max_expansions
    truncated = False
    found: list[FoundPath] = []
    for _ in range(limits.max_hops):
        if budget <= 0:
            truncated = True
            break
        reached, expanded, is_cut = expand(steps, automaton, levels[-1], day, budget)
        budget -= expanded
        truncated |= is_cut
        reached = take(reached, (reached.parties != start) & ~are_in(_keys(reached, automaton), seen))
        if not len(reached.parties):
            break
        found.extend(best_ends(steps, automaton, [*levels, reached], day, limits.max_of_shape + 1))
        levels.append(take(reached, first_of_each(steps, reached, _keys(reached, automaton))))
        seen = np.sort(np.concatenate([seen, _keys(levels[-1], automaton)]), kind="stable")
    kept = _first_of_shapes(sorted(found, key=lambda path: path.order), limits.max_of_shape)
    return PathSearch(kept, truncated or len(kept) < len(found))


def _first_of_shapes(paths: Sequence[FoundPath], most: int) -> tuple[FoundPath, ...]:
    """Return the first paths of each shape: many joint laboratories must not hide an owner."""
    counts: Counter[str] = Counter()
    kept = []
    for path in paths:
        counts[path.shape.id] += 1
        if counts[path.shape.id] <= most:
            kept.append(path)
    return tuple(kept)


def _keys(level: Level, automaton: Automaton) -> Ints:
    """Return one number for the party and the state of each arrival."""
    return level.parties.astype(np.int64) * len(automaton.accepts) + level.states
