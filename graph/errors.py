"""Every error of the product: one sentence as message, the facts as attributes."""

from dataclasses import dataclass


@dataclass(eq=False)
class KennisgraafError(Exception):
    """Base of all errors that a user is told about in one sentence."""

    message: str

    def __str__(self) -> str:
        return self.message


@dataclass(eq=False)
class ConfigurationError(KennisgraafError):
    """Settings or arguments that cannot work; nothing was started."""


@dataclass(eq=False)
class SourceError(KennisgraafError):
    """A published list could not be taken in; what was served stays served."""

    source: str = ""


@dataclass(eq=False)
class SourceUnavailable(SourceError):
    """The publisher could not be reached or did not give the whole file."""


@dataclass(eq=False)
class SourceChanged(SourceError):
    """The file is not in the form its source describes: damaged, cut off, or another list."""

    file: str = ""


@dataclass(eq=False)
class SourceFragment(SourceError):
    """The file is plainly a piece of a list and no edition of it; no approval makes it one."""

    file: str = ""


@dataclass(eq=False)
class ExpectationFailed(SourceError):
    """The file is well formed, but differs so much from the edition before that a person must approve it."""

    reasons: tuple[str, ...] = ()


@dataclass(eq=False)
class InvalidRecord(KennisgraafError):
    """One record cannot be used; the rest of the file can."""

    code: str = "invalid_record"
    record: str = ""


@dataclass(eq=False)
class InvalidQuery(KennisgraafError):
    """A question that cannot be searched; never answered with a match."""

    field: str = "name"


@dataclass(eq=False)
class NotFound(KennisgraafError):
    """The thing asked for does not exist."""


@dataclass(eq=False)
class SnapshotError(KennisgraafError):
    """Screening cannot answer from a snapshot."""


@dataclass(eq=False)
class NoPublishedSnapshot(SnapshotError):
    """Nothing has been published yet; this is not the same as finding nothing."""


@dataclass(eq=False)
class SnapshotDamaged(SnapshotError):
    """A file of the snapshot is missing or differs from its checksum."""


@dataclass(eq=False)
class StoreError(KennisgraafError):
    """The graph store failed."""


@dataclass(eq=False)
class StoreUnavailable(StoreError):
    """The graph store cannot be reached or written."""


@dataclass(eq=False)
class StoreConflict(StoreError):
    """Another process is writing, or the store holds something that contradicts the version files."""
