"""Decides whether an edition may replace the one that is served."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.dates import earliest
from loaders.intake import Edition

BASE_LOSS = 15.0
LOSS_PER_MONTH = 1.0
MOST_LOSS = 60.0
MOST_GROWTH = 200.0
LEAST_NAMED = 95.0
LEAST_OF_FIRST = 10.0


@dataclass(frozen=True, slots=True)
class Published:
    """What the gate knows of the edition that is served now."""

    date: str
    record_ids: Mapping[str, frozenset[str]]


def objections(edition: Edition, published: Published | None, expected: Mapping[str, int]) -> list[str]:
    """Return why a person must look at an edition before it is published; empty when nobody needs to.

    Args:
        published: The edition served now; None for a first one, which is compared with what is expected.
        expected: Records per record type of the editions the source was described with.

    Source: docs/how-to/load-lists.md, "An edition is held"; decision 0005.
    """
    return list(_objections(edition, published, expected))


def _objections(edition: Edition, published: Published | None, expected: Mapping[str, int]) -> Iterator[str]:
    # A record that cannot be used counts as one without a name: most of them lack it.
    parties = edition.parties + edition.unusable
    named = 100.0 * edition.named / parties if parties else 0.0
    if named < LEAST_NAMED:
        yield f"Only {named:.1f} % of the parties can be used and have a name; at least {LEAST_NAMED:.0f} % should."
    if published is None:
        yield from shortfalls(edition, expected, LEAST_OF_FIRST)
        return
    if earliest(edition.date) < earliest(published.date):
        yield f"The edition is of {edition.date}, older than the published one of {published.date}."
    allowed = allowed_loss(published.date, edition.date)
    for record_type, before in sorted(published.record_ids.items()):
        yield from _compare(record_type, before, edition.record_ids.get(record_type, frozenset()), allowed)


def _compare(record_type: str, before: frozenset[str], now: frozenset[str], allowed: float) -> Iterator[str]:
    fewer = 100.0 * (len(before) - len(now)) / len(before)
    gone = 100.0 * len(before - now) / len(before)
    if fewer > allowed:
        yield f"{record_type}: {len(now)} records after {len(before)}, {fewer:.1f} % fewer (allowed {allowed:.0f} %)."
    elif gone > allowed:
        lost = len(before - now)
        yield f"{record_type}: {lost} of {len(before)} ids are gone, {gone:.1f} % (allowed {allowed:.0f} %)."
    if 100.0 * len(now) / len(before) > MOST_GROWTH:
        yield f"{record_type}: {len(now)} records after {len(before)}, more than {MOST_GROWTH:.0f} %."


def shortfalls(edition: Edition, expected: Mapping[str, int], percentage: float = 100.0) -> list[str]:
    """Return of which record types a first edition holds less than a percentage of what is expected."""
    found = {record_type: len(edition.record_ids.get(record_type, ())) for record_type in sorted(expected)}
    return [
        f"{record_type}: {count:,} records; the editions this source was described with hold {expected[record_type]:,}."
        for record_type, count in found.items()
        if 100.0 * count < percentage * expected[record_type]
    ]


def allowed_loss(before: str, now: str) -> float:
    """Return the percentage of records or ids that may be gone between editions of two dates.

    15 %, and one percentage point for each whole month that lies between them, at most 60 %.
    """
    first, second = earliest(before), earliest(now)
    months = (second.year - first.year) * 12 + second.month - first.month - (second.day < first.day)
    return min(MOST_LOSS, BASE_LOSS + LOSS_PER_MONTH * max(0, months))
