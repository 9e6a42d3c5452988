"""What `sources load` answers."""

from dataclasses import dataclass, replace
from typing import Any

from graph.facts import DatasetId
from graph.version import Status, Version
from loaders.issues import Issue

OLDER_EDITION = "older_edition"


@dataclass(frozen=True, slots=True)
class Load:
    """What became of one file or edition; the names are those of the command-line contract."""

    source: str
    dataset: str
    version: str
    files: tuple[str, ...]
    status: Status
    edition: str = ""
    published_at: str = ""
    records: int = 0
    unusable_records: int = 0
    merged_records: int = 0
    entities: int = 0
    relations: int = 0
    listings: int = 0
    issues: tuple[Issue, ...] = ()
    seconds: float = 0.0

    @property
    def is_served(self) -> bool:
        """Whether what the file says is in the store now."""
        is_older = any(issue.code == OLDER_EDITION for issue in self.issues)
        return self.status in {Status.PUBLISHED, Status.UNCHANGED} and not is_older

    def as_json(self) -> dict[str, Any]:
        """Return the load in the form of the contract."""
        return {
            "source": self.source or None,
            "dataset": self.dataset or None,
            "version": self.version or None,
            "files": list(self.files),
            "status": self.status.value,
            "edition": self.edition or None,
            "publishedAt": self.published_at or None,
            "records": self.records,
            "unusableRecords": self.unusable_records,
            "mergedRecords": self.merged_records,
            "entities": self.entities,
            "relations": self.relations,
            "listings": self.listings,
            "issues": [{"code": i.code, "record": i.record, "message": i.message} for i in self.issues],
            "seconds": round(self.seconds, 2),
        }


def rejected_file(name: str, message: str, source: str = "") -> Load:
    """Return the load of a file that could not even be unpacked."""
    issue = Issue("unusable_file", name, message)
    return Load(source, "", "", (name,), Status.REJECTED, issues=(issue,))


def skipped_file(name: str) -> Load:
    """Return the load of a file that no source knows."""
    issue = Issue("not_recognised", name, "No source of this release recognises this file.")
    return Load("", "", "", (name,), Status.SKIPPED, issues=(issue,))


def fragment_of(dataset: DatasetId, name: str, message: str) -> Load:
    """Return the load of a piece of a list: it is no edition, so nothing is noted of it and nobody can approve it."""
    issue = Issue("fragment", name, message)
    return Load(dataset.partition("/")[0], dataset, "", (name,), Status.SKIPPED, issues=(issue,))


def superseded(dataset: DatasetId, name: str, edition: str, served: str) -> Load:
    """Return the load of an old edition that a file repeats in other words: it stays as it was first published."""
    message = f"{name} repeats the edition of {edition} in other words; the one of {served} is in use."
    issue = Issue(OLDER_EDITION, name, message)
    source = dataset.partition("/")[0]
    return Load(source, dataset, "", (name,), Status.SKIPPED, edition=edition, issues=(issue,))


def load_of(version: Version, issues: tuple[Issue, ...] = ()) -> Load:
    """Return the load of a version."""
    counts = version.counts
    return Load(
        source=version.source,
        dataset=version.dataset,
        version=version.id,
        files=version.files,
        status=version.status,
        edition=version.edition,
        published_at=version.fetched_at if version.number else "",
        records=counts.get("records", 0),
        unusable_records=counts.get("unusable_records", 0),
        merged_records=counts.get("merged_records", 0),
        entities=counts.get("entities", 0),
        relations=counts.get("relations", 0),
        listings=counts.get("listings", 0),
        issues=issues,
    )


def unchanged(known: Version, served: Version) -> Load:
    """Return the load of a file that was published before; one that was replaced since is told, and stays replaced."""
    issues: tuple[Issue, ...] = ()
    if known is not served:
        message = f"The edition of {known.edition} was published before; that of {served.edition} stays in use."
        issues = (Issue(OLDER_EDITION, known.id, message),)
    return replace(load_of(known, issues), status=Status.UNCHANGED)
