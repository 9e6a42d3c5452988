"""Which parties carry risk, and when: the ends that paths look for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ontologies.model import Ontology
from screening.postings import Ints, load_array, ranges, write_arrays
from screening.snapshot.adjacency import ALWAYS_FROM, ALWAYS_TO, end_day, first_day
from screening.snapshot.party import Party, Tie

CLASSES = ("designated", "assessed", "tracked", "defence")
CIVILIAN = "civilian"


@dataclass(frozen=True, slots=True)
class Risk:
    """Periods of risk of party i are entries starts[i] to starts[i + 1].

    Attributes:
        classes: Row in `CLASSES`.
        mask: One bit per class and party, over all time: a quick no.
    """

    starts: NDArray[np.int64]
    classes: NDArray[np.uint8]
    valid_from: NDArray[np.int32]
    valid_to: NDArray[np.int32]
    mask: NDArray[np.uint8]

    def classes_on(self, parties: Ints, day: np.int32) -> NDArray[np.uint8]:
        """Return the classes (bits) of which each party carries risk on a day."""
        entries, places = ranges(self.starts[parties], self.starts[parties + 1])
        holds = np.flatnonzero((self.valid_from[entries] <= day) & (day < self.valid_to[entries]))
        found = np.zeros(len(parties), dtype=np.uint8)
        np.bitwise_or.at(found, places[holds], np.uint8(1) << self.classes[entries[holds]])
        return found

    def save(self, folder: Path) -> None:
        """Write the arrays."""
        write_arrays(folder, "risk", {name: getattr(self, name) for name in self.__slots__})

    @classmethod
    def load(cls, folder: Path) -> "Risk":
        """Open what `save` wrote."""
        return cls(*(load_array(folder, f"risk.{name}") for name in cls.__slots__))


def class_bits(names: Iterable[str]) -> int:
    """Return the bits of risk classes."""
    return sum(1 << CLASSES.index(name) for name in names)


def build_risk(parties: Sequence[Party], ontology: Ontology) -> Risk:
    """Return the periods of risk of parties, in their order."""
    periods = [list(_periods(party, ontology)) for party in parties]
    flat = [period for found in periods for period in found]
    masks = [sum({1 << period[0] for period in found}) for found in periods]
    return Risk(
        starts=np.cumsum([0, *map(len, periods)], dtype=np.int64),
        classes=np.array([period[0] for period in flat], dtype=np.uint8),
        valid_from=np.array([period[1] for period in flat], dtype=np.int32),
        valid_to=np.array([period[2] for period in flat], dtype=np.int32),
        mask=np.array(masks, dtype=np.uint8),
    )


def _periods(party: Party, ontology: Ontology) -> Iterable[tuple[int, int, int]]:
    for listing in party.listings:
        if listing_indicator(listing, ontology):
            yield CLASSES.index("designated"), first_day(listing.valid_from), end_day(listing.valid_to)
    for assessment in party.assessments:
        period = first_day(assessment.valid_from), end_day(assessment.valid_to)
        yield CLASSES.index("tracked"), *period
        if assessment.properties.get("category") != CIVILIAN:
            yield CLASSES.index("assessed"), *period
    if party.values("sector"):
        yield CLASSES.index("defence"), ALWAYS_FROM, int(ALWAYS_TO)


def listing_indicator(listing: Tie, ontology: Ontology) -> str:
    """Return the indicator that a listing in force fires, by measure and level of authority; empty when none."""
    key = (listing.properties["measure"], listing.properties["authorityLevel"])
    return ontology.measure_indicators.get(key, "")
