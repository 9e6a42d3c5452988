"""Ownership as a cascade: a layer counts as a whole once it is itself owned, and shares of owners are added up.

Multiplying shares along a path gives wrong answers in both directions (OFAC FAQ 401, examples 1 to 5). A share that is
not known is counted once as nothing and once as all that the known shares leave, which gives an interval.
"""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from screening.world import World

MOST_OWNERS = 2_000
WHOLE = 100.0


@dataclass(frozen=True, slots=True)
class Holding:
    """An owner's share in per cent of an asset; None when it is unknown. ``edge`` is the relation that says so."""

    owner: int
    asset: int
    share: float | None
    edge: int


ByAsset: TypeAlias = Mapping[int, Sequence[Holding]]


@dataclass(frozen=True, slots=True)
class Cascade:
    """What listed owners hold of a party, directly and through layers.

    Attributes:
        least: Per cent when unknown shares are nothing.
        most: Per cent when unknown shares are all that is left.
        counted: The holdings that were added up, from the listed owners down to the party.
        owners: The listed owners they begin with.
    """

    least: float
    most: float
    counted: tuple[Holding, ...]
    owners: tuple[int, ...]


def holdings_above(world: World, party: int, day: np.int32) -> list[Holding]:
    """Return the holdings in a party, in its owners, and so on, that hold on a day; at most 2,000 owners."""
    found: list[Holding] = []
    seen, waiting = {party}, deque([party])
    while waiting and len(seen) < MOST_OWNERS:
        asset = waiting.popleft()
        for owner, edge in world.steps(asset, "^OWNS", day):
            found.append(Holding(owner, asset, world.share(edge), edge))
            if owner not in seen:
                seen.add(owner)
                waiting.append(owner)
    return found


def cascade(
    party: int, holdings: Sequence[Holding], listed: Collection[int], reaches: Callable[[float], bool]
) -> Cascade:
    """Return what listed parties hold of a party.

    Args:
        reaches: Whether a total in per cent makes a layer count as owned: 50 or more, or more than 50.
    """
    by_asset = _by_asset(holdings)
    least_owned = _owned(by_asset, listed, reaches, unknown_counts=False)
    most_owned = _owned(by_asset, listed, reaches, unknown_counts=True)
    least = _total(party, by_asset, least_owned, unknown_counts=False)
    most = _total(party, by_asset, most_owned, unknown_counts=True)
    counted = _counted(party, by_asset, most_owned)
    owners = {holding.owner for holding in counted} & set(listed)
    return Cascade(least, most, tuple(counted), tuple(sorted(owners)))


def _by_asset(holdings: Sequence[Holding]) -> ByAsset:
    found: dict[int, list[Holding]] = {}
    for holding in holdings:
        found.setdefault(holding.asset, []).append(holding)
    return found


def _owned(
    by_asset: ByAsset, listed: Collection[int], reaches: Callable[[float], bool], *, unknown_counts: bool
) -> set[int]:
    """Return the listed parties and all that they own, layer by layer, until nothing is added; circles end it too."""
    owned = set(listed)
    while True:
        totals = {
            asset: _total(asset, by_asset, owned, unknown_counts=unknown_counts) for asset in by_asset.keys() - owned
        }
        more = {asset for asset, total in totals.items() if reaches(total)}
        if not more:
            return owned
        owned |= more


def _total(asset: int, by_asset: ByAsset, owned: Collection[int], *, unknown_counts: bool) -> float:
    mine = by_asset.get(asset, ())
    counted = [holding for holding in mine if holding.owner in owned and holding.owner != asset]
    total = sum(_by_owner(counted).values())
    if unknown_counts and any(holding.share is None for holding in counted):
        total += max(0.0, WHOLE - sum(_by_owner(mine).values()))
    return min(WHOLE, round(total, 6))  # 49.3 + 0.7 is 50, whatever binary fractions make of it


def _by_owner(holdings: Iterable[Holding]) -> Mapping[int, float]:
    """Return one share per owner: two sources that state the same holding do not add up; the larger one counts."""
    shares: dict[int, float] = {}
    for holding in holdings:
        if holding.share is not None:
            shares[holding.owner] = max(shares.get(holding.owner, 0.0), holding.share)
    return shares


def _counted(party: int, by_asset: ByAsset, owned: Collection[int]) -> list[Holding]:
    """Return the holdings of owned owners on the way down to the party, the lowest layer first."""
    found: list[Holding] = []
    seen, waiting = {party}, deque([party])
    while waiting:
        asset = waiting.popleft()
        for holding in by_asset.get(asset, ()):
            if holding.owner in owned and holding.owner != party:
                found.append(holding)
                if holding.owner not in seen:
                    seen.add(holding.owner)
                    waiting.append(holding.owner)
    return found
