"""What a snapshot says of itself: its id, the datasets in it, those that are not, and the checksums of its files."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from graph.dates import earliest
from graph.errors import SnapshotDamaged
from ontologies.model import Label

FORMAT = 2


@dataclass(frozen=True, slots=True)
class VersionInfo:
    """One version of a dataset, as evidence names it."""

    id: str
    edition: str


@dataclass(frozen=True, slots=True)
class DatasetInfo:
    """A dataset in the snapshot.

    Attributes:
        versions: All published versions, oldest first; evidence counts them from 1.
        fetched_at: UTC time at which the newest came in.
        licence: What an answer that shows its data must say.
        checked_on: The day on which the publisher last said that the newest is current; empty when it was not asked.
    """

    id: str
    source: str
    title: Label
    licence: str
    address: str
    transcription: str
    is_required: bool
    stale_after_days: int
    records: int
    fetched_at: str
    versions: tuple[VersionInfo, ...]
    checked_on: str = ""

    @property
    def newest(self) -> VersionInfo:
        """The version that is in force."""
        return self.versions[-1]

    def reaches_back_to(self, day: date) -> bool:
        """Return whether an edition of that day or before is known; what was delisted before the first one is not."""
        return earliest(self.first_edition) <= day

    @property
    def first_edition(self) -> str:
        """The date of the oldest edition that is known, in whichever order they came in."""
        return min((version.edition for version in self.versions), key=earliest)

    def age_on(self, day: date) -> int:
        """Return the age in days of what was known on a day, at least 0.

        Counted from the edition that was published last among those of that day or before: one that was replaced says
        nothing any more. Or from when the publisher said that the newest is current.
        """
        known = [version for version in self.versions if earliest(version.edition) <= day]
        said = [known[-1].edition] if known else []
        if self.checked_on and known[-1:] == [self.newest]:
            said.append(self.checked_on)
        days = [earliest(text) for text in said if earliest(text) <= day]
        return (day - max(days)).days if days else 0


@dataclass(frozen=True, slots=True)
class MissingDataset:
    """A list that exists and is not in the snapshot, with the reason."""

    id: str
    title: Label
    is_required: bool
    reason: Label


@dataclass(frozen=True, slots=True)
class Manifest:
    """The description of a snapshot.

    Attributes:
        id: Start of the hash of its content; two snapshots with the same id answer alike.
        predecessor: Id of the snapshot before it; empty for the first.
        created_at: UTC time of publication.
        model: Version of the model it was built with.
        names: Version of the rules that made its names comparable.
        counts: parties, names, relations, listings.
        checksums: SHA-256 of each file.
    """

    id: str
    predecessor: str
    created_at: str
    model: str
    names: str
    datasets: tuple[DatasetInfo, ...]
    missing: tuple[MissingDataset, ...]
    counts: Mapping[str, int] = field(default_factory=dict)
    checksums: Mapping[str, str] = field(default_factory=dict)
    format: int = FORMAT

    def encode(self) -> str:
        """Return the manifest as JSON text."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)


def decode_manifest(text: str | bytes) -> Manifest:
    """Return the manifest of a text that `encode` wrote.

    Raises:
        SnapshotDamaged: The text is no manifest of this release.
    """
    try:
        data: dict[str, Any] = json.loads(text)
        if data["format"] != FORMAT:
            raise SnapshotDamaged(
                f"The snapshot has format {data['format']}; this release reads {FORMAT}: publish anew."
            )
        datasets = tuple(_dataset(item) for item in data["datasets"])
        missing = tuple(_missing(item) for item in data["missing"])
        return Manifest(**{**data, "datasets": datasets, "missing": missing})
    except (ValueError, KeyError, TypeError) as error:
        raise SnapshotDamaged(f"The manifest of the snapshot cannot be read: {error!r}.") from error


def _dataset(item: Mapping[str, Any]) -> DatasetInfo:
    versions = tuple(VersionInfo(**version) for version in item["versions"])
    return DatasetInfo(**{**item, "title": Label(**item["title"]), "versions": versions})


def _missing(item: Mapping[str, Any]) -> MissingDataset:
    return MissingDataset(**{**item, "title": Label(**item["title"]), "reason": Label(**item["reason"])})
