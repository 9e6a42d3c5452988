"""Which sources there are: the folders of loaders/sources, found by looking."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from graph.errors import ConfigurationError
from graph.facts import DatasetId, Fact
from loaders.edition_date import EditionDate
from loaders.issues import Issues
from loaders.record import Record
from loaders.record_ids import PreviousRecords
from loaders.resource import Resource
from loaders.source import SourceSpec, read_source

FOLDER = Path(__file__).parent / "sources"
DATASET_NAME = re.compile(r"[A-Za-z0-9_]{1,64}")


@dataclass(frozen=True, slots=True)
class Context:
    """What a mapper may use beside the records.

    Attributes:
        dataset: The dataset the file is an edition of.
        record_ids: Gives ids to records of lists that print none.
        edition: Learns, while the file is read, of which date it is.
    """

    spec: SourceSpec
    dataset: DatasetId
    issues: Issues
    record_ids: PreviousRecords
    edition: EditionDate


class Mapper(Protocol):
    """Turns one record into facts."""

    def __call__(self, record: Record) -> Iterable[Fact]:
        """Return the facts of a record.

        Raises:
            InvalidRecord: The record cannot be used.
        """


class Parse(Protocol):
    """What `parse.py` of a source offers."""

    def recognise(self, resource: Resource) -> DatasetId | None:
        """Return the dataset a file is an edition of, or None when it is not of this source."""

    def read(self, resource: Resource, context: Context) -> Iterator[Record]:
        """Yield the records of a file, in its order; dates it holds go to ``context.edition``.

        Raises:
            SourceChanged: The file is damaged, cut off or not in the form described.
        """


class Map(Protocol):
    """What `map.py` of a source offers."""

    def build_mapper(self, context: Context, records: Iterable[Record]) -> Mapper:
        """Return a mapper; one that must see all records first may read them here, as often as it needs."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source: its description and its two modules."""

    spec: SourceSpec
    parse: Parse
    map: Map


@cache
def load_sources() -> tuple[Source, ...]:
    """Return all sources, by id."""
    folders = sorted(path.parent for path in FOLDER.glob("*/source.yml"))
    return tuple(_load(folder) for folder in folders)


def _load(folder: Path) -> Source:
    package = f"{__package__}.sources.{folder.name}"
    # A module offers the functions of a protocol; the tests of each source prove it.
    parse = cast(Parse, import_module(f"{package}.parse"))
    mapping = cast(Map, import_module(f"{package}.map"))
    return Source(read_source(folder), parse, mapping)


def find_dataset(name: str) -> tuple[Source, DatasetId | None]:
    """Return the source of ``SOURCE`` or ``SOURCE/DATASET``, and the dataset when it is named.

    Raises:
        ConfigurationError: There is no such source, or the name cannot be one of a dataset.
    """
    source, _, part = name.partition("/")
    if "/" in name and not DATASET_NAME.fullmatch(part):
        raise ConfigurationError(f"{part!r} cannot be the name of a dataset: letters, digits and '_' only.")
    return find_source(source), DatasetId(name) if part else None


def find_source(name: str) -> Source:
    """Return the source with an id.

    Raises:
        ConfigurationError: There is none.
    """
    for source in load_sources():
        if source.spec.id == name:
            return source
    known = ", ".join(source.spec.id for source in load_sources())
    raise ConfigurationError(f"There is no source {name!r}; there are: {known}.")
