"""What a graph store does, whichever database is behind it.

A store holds the folded history: each fact once for every unbroken run of versions that state it, with the first and
the last version of the run. It can be rebuilt from the version files at any time.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeAlias

from graph.facts import DatasetId, Fact, decode_fact
from graph.version import Version


@dataclass(frozen=True, slots=True)
class StoredFact:
    """A fact with its history.

    Attributes:
        encoded: The fact as `graph.facts.encode_fact` writes it.
        first: Number of the version that first stated it in this run.
        last: Number of the last version of this run; None while the newest version still states it.
    """

    encoded: str
    dataset: DatasetId
    first: int
    last: int | None

    @property
    def fact(self) -> Fact:
        """The fact itself."""
        return decode_fact(self.encoded)


@dataclass(frozen=True, slots=True)
class Delta:
    """How many facts a version brought and took away."""

    added: int
    removed: int


ShownValue: TypeAlias = str | int | float | date | Sequence[str] | None


@dataclass(frozen=True, slots=True)
class Shown:
    """Of which snapshot a database shows the published graph, and as of which day (ISO) its ways to risk are."""

    snapshot: str
    as_of: str


NOTHING_SHOWN = Shown("", "")


@dataclass(frozen=True, slots=True)
class ShownEntity:
    """An entity as it is browsed. Labels are ``Party``, ``Risk`` and kinds of the model."""

    id: str
    labels: tuple[str, ...]
    properties: Mapping[str, ShownValue]


@dataclass(frozen=True, slots=True)
class ShownRelation:
    """A plain relation as it is browsed; ``key`` tells it from every other, in every publication."""

    key: str
    type: str
    source: str
    target: str
    properties: Mapping[str, ShownValue]


@dataclass(frozen=True, slots=True)
class GraphView:
    """The published graph as it is browsed."""

    mark: Shown
    entities: Sequence[ShownEntity]
    relations: Sequence[ShownRelation]


class Store(Protocol):
    """The interface of both adapters. Facts come in one order: subject, dataset, form, key, first version.

    Every method raises StoreUnavailable when the database cannot be read or written.
    """

    def versions(self, dataset: DatasetId | None = None) -> list[Version]:
        """Return every version the store was told of, in the order it was told."""

    def note(self, version: Version) -> None:
        """Remember a version that was held or rejected; its facts do not enter the store."""

    def fold(self, version: Version, encoded_facts: Iterable[str]) -> Delta:
        """Make a version the newest of its dataset, as a whole or not at all; a second time changes nothing.

        Args:
            encoded_facts: Every fact of the version, encoded; repeated ones count once.

        Raises:
            StoreConflict: Another process is folding, or the version's number is not the next one.
        """

    def facts(self, dataset: DatasetId | None = None) -> Iterator[StoredFact]:
        """Yield all facts, of one dataset or of all."""

    def shown(self) -> Shown | None:
        """Return what the database shows of the published graph; None for a store that nobody browses."""

    def show(self, view: GraphView) -> None:
        """Show a published graph to who browses the database, all at once; nothing in a store that nobody browses.

        Raises:
            StoreConflict: Another process is writing.
        """

    def differs_from(self, view: GraphView) -> list[str]:
        """Return a sentence for each difference between what is shown and a view, at most a few."""

    def close(self) -> None:
        """Let go of the database."""
