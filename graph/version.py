"""Versions: one edition of one dataset, published, held or rejected as a whole."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from graph.facts import DatasetId, VersionId


class Status(StrEnum):
    """What became of a file that was offered."""

    PUBLISHED = "published"
    UNCHANGED = "unchanged"
    HELD = "held"
    REJECTED = "rejected"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Version:
    """One edition of one dataset.

    Attributes:
        id: Edition date and the start of the hash of its files.
        number: 1 for the first edition of the dataset that was published, and so on: the order of the history. 0 for
            an edition that was not published.
        edition: Partial date the list speaks of: its own date, else the date it was fetched.
        edition_basis: Where ``edition`` is from: ``printed``, ``newest_record`` or ``fetched``.
        fetched_at: UTC time, ISO 8601, at which the bytes came in.
        sha256: Hash of what the files hold, unpacked, in the order of their names.
        files: Names of the files, without folders.
        counts: Records per record type, and ``entities``, ``relations``, ``listings``, ``issues``.
        approved_by: Who approved a held version; empty when nobody had to.
        reason: Why it was approved, held or rejected.
    """

    dataset: DatasetId
    id: VersionId
    number: int
    edition: str
    edition_basis: str
    fetched_at: str
    sha256: str
    status: Status
    files: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    approved_by: str = ""
    reason: str = ""

    @property
    def source(self) -> str:
        """The source the dataset belongs to."""
        return self.dataset.partition("/")[0]


def encode_version(version: Version) -> dict[str, Any]:
    """Return the version as JSON-able data."""
    return asdict(version)


def decode_version(data: Mapping[str, Any]) -> Version:
    """Return the version of data that `encode_version` made."""
    return Version(**{**data, "status": Status(data["status"]), "files": tuple(data["files"])})
