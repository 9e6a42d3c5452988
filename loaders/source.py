"""What `source.yml` says of a source, checked and typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_args

import yaml

from graph.errors import ConfigurationError
from graph.facts import DatasetId
from ontologies.model import Label

EditionBasis: TypeAlias = Literal["printed", "newest_record"]
TEXTS = {"id", "title", "publisher", "licence", "address", "format", "refresh", "coverage", "limits", "edition"}
NUMBERS = {"stale_after_days", "authority_rank", "max_megabytes"}
DATASET_FIELDS = frozenset({"name", "title", "required", "address", "expected", "fragment_below"})
FIELDS = frozenset(TEXTS | NUMBERS | {"transcription", "edition_column", "datasets", "tables", "ignored"})


@dataclass(frozen=True, slots=True)
class DatasetSpec:
    """One dataset of a source. A required one that is missing or stale makes a screening insufficient.

    Attributes:
        expected: Records per record type of the editions seen; a first edition with fewer is reported, and held when it
            is far too small.
        fragment_below: A file of fewer records is plainly a fragment: it is skipped, and cannot be approved.
    """

    id: DatasetId
    title: Label
    is_required: bool
    address: str
    expected: Mapping[str, int]
    fragment_below: int = 0


@dataclass(frozen=True, slots=True)
class SourceSpec:
    """A source as its folder describes it.

    Attributes:
        address: The publisher's own address.
        transcription: Address of the copy that is loaded, when the publisher offers no machine-readable file.
        edition: Where the edition date is from: printed in the file, or its newest record.
        edition_column: Column that says of which edition a row is, where one file holds several; else empty.
        stale_after_days: Age from which the data no longer count as current.
        authority_rank: Lower goes first when records of several sources make one party.
        datasets: Known datasets. A source of unnamed datasets (one per file) leaves this empty.
        tables: Closed vocabularies: what the publisher writes, and what it means here.
        ignored: Fields left in the raw file on purpose.
    """

    id: str
    title: Label
    publisher: str
    licence: str
    address: str
    transcription: str
    format: str
    refresh: str
    coverage: Label
    limits: Label
    edition: EditionBasis
    edition_column: str
    stale_after_days: int
    authority_rank: int
    max_bytes: int
    datasets: tuple[DatasetSpec, ...]
    tables: Mapping[str, Mapping[str, str]]
    ignored: frozenset[str]

    def table(self, name: str) -> Mapping[str, str]:
        """Return a closed vocabulary of the source."""
        return self.tables[name]

    def dataset(self, dataset: DatasetId) -> DatasetSpec:
        """Return the description of a dataset; one the source does not name is described by the source's own title."""
        known = {item.id: item for item in self.datasets}
        part = dataset.partition("/")[2]
        title = Label(f"{self.title.nl}: {part}", f"{self.title.en}: {part}")
        return known.get(dataset, DatasetSpec(dataset, title, False, self.address, {}))

    def fetch_address(self, dataset: DatasetId) -> str:
        """Return the address from which a dataset is fetched: the transcription where there is one."""
        part = dataset.partition("/")[2]
        return (self.transcription or self.dataset(dataset).address).format(celex=part, dataset=part)


def read_source(folder: Path) -> SourceSpec:
    """Read and check `source.yml` of a folder.

    Raises:
        ConfigurationError: A field is missing, unknown or of the wrong form.
    """
    path = folder / "source.yml"
    try:
        data = yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
        return _build(data)
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise ConfigurationError(f"The description of source {folder.name} cannot be used: {error!r}.") from error


def _build(data: Mapping[str, Any]) -> SourceSpec:
    if data["edition"] not in get_args(EditionBasis):
        raise ValueError(f"edition is {data['edition']!r}")
    if unknown := data.keys() - FIELDS:
        raise ValueError(f"there is no field {', '.join(sorted(unknown))}")
    source = str(data["id"])
    return SourceSpec(
        id=source,
        title=Label(**data["title"]),
        publisher=data["publisher"],
        licence=data["licence"],
        address=data["address"],
        transcription=data.get("transcription", ""),
        format=data["format"],
        refresh=data["refresh"],
        coverage=Label(**data["coverage"]),
        limits=Label(**data["limits"]),
        edition=data["edition"],
        edition_column=data.get("edition_column", ""),
        stale_after_days=int(data["stale_after_days"]),
        authority_rank=int(data["authority_rank"]),
        max_bytes=int(data["max_megabytes"]) * 1_000_000,
        datasets=tuple(_dataset(source, item, data) for item in data["datasets"]),
        tables={name: {str(k): str(v) for k, v in table.items()} for name, table in data.get("tables", {}).items()},
        ignored=frozenset(data.get("ignored", ())),
    )


def _dataset(source: str, item: Mapping[str, Any], data: Mapping[str, Any]) -> DatasetSpec:
    if unknown := item.keys() - DATASET_FIELDS:
        raise ValueError(f"there is no field {', '.join(sorted(unknown))} of a dataset")
    name = item.get("name", "")
    return DatasetSpec(
        id=DatasetId(f"{source}/{name}" if name else source),
        title=Label(**item.get("title", data["title"])),
        is_required=bool(item["required"]),
        address=item.get("address", data["address"]),
        expected={str(record_type): int(count) for record_type, count in item.get("expected", {}).items()},
        fragment_below=int(item.get("fragment_below", 0)),
    )
