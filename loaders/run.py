"""Takes files in: recognises, reads, judges, keeps, folds. What is served changes only when all of it went well."""

import time
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from graph.check import rebuild_store
from graph.dates import earliest
from graph.errors import KennisgraafError, SourceError, SourceFragment
from graph.facts import DatasetId, VersionId
from graph.store import Store
from graph.version import Status, Version
from graph.version_files import VersionFiles, hash_files
from loaders.edition_date import EditionDate
from loaders.gate import Published, objections, shortfalls
from loaders.intake import Edition, take_in
from loaders.issues import Issue, Issues
from loaders.recognise import Recognised, editions_of, recognise
from loaders.record_ids import PreviousRecords
from loaders.registry import Context, Source, load_sources
from loaders.report import Load, fragment_of, load_of, skipped_file, superseded, unchanged
from loaders.resource import Resource, describe


@dataclass(frozen=True, slots=True)
class Approval:
    """A named person accepts what the gate objects to."""

    by: str
    reason: str


class Loading:
    """One run over one or more files."""

    def __init__(self, store: Store, files: VersionFiles, now: datetime, progress: Callable[[str], None]) -> None:
        """Prepare a run; an interrupted run before this one is completed first.

        Args:
            now: The time of loading, UTC.
            progress: Told in a few words what is being done.
        """
        self._store = store
        self._files = files
        self._now = now
        self._progress = progress
        rebuild_store(store, files)

    @property
    def today(self) -> str:
        """The day of loading, UTC, ISO."""
        return self._now.date().isoformat()

    def served(self, dataset: DatasetId) -> str:
        """Return the id of the version that is served; empty when none is."""
        published = self._published(dataset)
        return published[-1].id if published else ""

    def load_files(
        self, resources: Iterable[Resource], source: Source, dataset: DatasetId | None, approval: Approval | None
    ) -> list[Load]:
        """Take in files said to be of a source, and of one dataset when that is given, oldest edition first."""
        named = [self._named(resource, source, dataset) for resource in resources]
        rejected = [item for item in named if isinstance(item, Load)]
        return [*rejected, *self._load_in_order((item for item in named if isinstance(item, Recognised)), approval)]

    def _named(self, resource: Resource, source: Source, dataset: DatasetId | None) -> Recognised | Load:
        found = recognise(resource, [source])
        wanted = dataset or DatasetId(source.spec.id)
        if found is None:
            message = f"{resource.name} is {describe(resource)}, not {source.spec.dataset(wanted).title.en}."
            return self._rejected(wanted, resource, "not_the_list", message)
        if dataset in {None, found.dataset}:
            return found
        if not source.spec.datasets:  # only the user knows which collection it is
            return replace(found, dataset=wanted)
        return self._rejected(wanted, resource, "not_the_list", f"{resource.name} is {found.dataset}, not {dataset}.")

    def load_all(self, resources: Iterable[Resource], approval: Approval | None) -> list[Load]:
        """Take in every file some source recognises, the editions of a dataset oldest first; skip the others."""
        offered = [(resource, recognise(resource, load_sources())) for resource in resources]
        skipped = [skipped_file(resource.place or resource.name) for resource, found in offered if found is None]
        return [*self._load_in_order((found for _, found in offered if found), approval), *skipped]

    def _load_in_order(self, offered: Iterable[Recognised], approval: Approval | None) -> list[Load]:
        by_dataset: dict[DatasetId, list[Recognised]] = {}
        for found in offered:
            by_dataset.setdefault(found.dataset, []).extend(editions_of(found))
        return [
            self.load(found, approval) for editions in by_dataset.values() for found in self._oldest_first(editions)
        ]

    def load(self, found: Recognised, approval: Approval | None) -> Load:
        """Take in one recognised file."""
        started = time.perf_counter()
        self._progress(f"{found.dataset}: {found.resource.name}")
        load = self._load(found, approval)
        return replace(load, seconds=time.perf_counter() - started)

    def _load(self, found: Recognised, approval: Approval | None) -> Load:
        published = self._published(found.dataset)
        sha256 = hash_files({found.resource.name: found.resource.raw})
        same = next((version for version in reversed(published) if version.sha256 == sha256), None)
        if same is not None and (found.is_followed or not _comes_back(same, published[-1], approval)):
            return unchanged(same, same if found.is_followed else published[-1])
        try:
            edition = take_in(found.source, found.resource, self._context(found))
        except SourceFragment as error:
            return fragment_of(found.dataset, found.resource.place or found.resource.name, error.message)
        except SourceError as error:
            return self._rejected(found.dataset, found.resource, "unusable_file", error.message)
        except KennisgraafError:
            raise
        except Exception as error:  # a source run ends here: what one file does must not stop the others
            message = f"{found.resource.name} cannot be read: {type(error).__name__} at {_place_of(error)}."
            return self._rejected(found.dataset, found.resource, "unusable_file", message)
        if found.is_followed and published and earliest(edition.date) < earliest(published[-1].edition):
            return superseded(found.dataset, found.resource.name, edition.date, published[-1].edition)
        expected = found.source.spec.dataset(found.dataset).expected
        # What a list lost and gained in the past says nothing of the file; its newest edition is compared.
        reasons = objections(edition, None, {}) if found.is_followed else self._objections(edition, published, expected)
        if not published:
            edition = _with_shortfalls(edition, expected)
        return self._judge(edition, sha256, published, reasons, approval)

    def _objections(self, edition: Edition, published: Sequence[Version], expected: Mapping[str, int]) -> list[str]:
        return objections(edition, self._newest(published), expected)

    def _judge(
        self,
        edition: Edition,
        sha256: str,
        published: Sequence[Version],
        reasons: Sequence[str],
        approval: Approval | None,
    ) -> Load:
        is_held = bool(reasons) and approval is None
        version = Version(
            dataset=edition.dataset,
            id=_version_id(edition, sha256, published),
            number=0 if is_held else len(published) + 1,
            edition=edition.date,
            edition_basis=edition.basis,
            fetched_at=edition.resource.fetched_at or self._now.isoformat(timespec="seconds"),
            sha256=sha256,
            status=Status.HELD if is_held else Status.PUBLISHED,
            files=(edition.resource.name,),
            counts=edition.counts,
            approved_by=approval.by if approval and reasons else "",
            reason=approval.reason if approval and reasons else " ".join(reasons),
        )
        self._keep(version, edition)
        held = tuple(Issue("held", edition.dataset, reason) for reason in reasons if is_held)
        others = (issue for issue in edition.issues if not is_held or issue.message not in reasons)
        return load_of(version, (*held, *others))

    def _keep(self, version: Version, edition: Edition) -> None:
        raw = {edition.resource.name: edition.resource.raw}
        issue_lines = [issue.line() for issue in edition.issues]
        self._files.keep(version, raw, edition.encoded_facts, issue_lines, edition.record_ids)
        if version.status is Status.PUBLISHED:
            self._store.fold(version, edition.encoded_facts)
        else:
            self._note(version)

    def _rejected(self, dataset: DatasetId, resource: Resource, code: str, message: str) -> Load:
        sha256 = hash_files({resource.name: resource.raw})
        version = Version(
            dataset=dataset,
            id=VersionId(f"rejected-{sha256[:12]}"),
            number=0,
            edition="",
            edition_basis="",
            fetched_at=self._now.isoformat(timespec="seconds"),
            sha256=sha256,
            status=Status.REJECTED,
            files=(resource.name,),
            reason=message,
        )
        self._note(version)
        return load_of(version, (Issue(code, resource.name, message),))

    def _note(self, version: Version) -> None:
        if version not in [
            replace(known, fetched_at=version.fetched_at) for known in self._store.versions(version.dataset)
        ]:
            self._store.note(version)

    def _published(self, dataset: DatasetId) -> list[Version]:
        return [version for version in self._store.versions(dataset) if version.status is Status.PUBLISHED]

    def _newest(self, published: Sequence[Version]) -> Published | None:
        if not published:
            return None
        newest = published[-1]
        return Published(newest.edition, self._files.record_ids(newest))

    def _context(self, found: Recognised) -> Context:
        record_ids = PreviousRecords(self._store, found.dataset)
        edition = EditionDate(self.today)
        return Context(found.source.spec, found.dataset, Issues(), record_ids, edition)

    def _oldest_first(self, editions: list[Recognised]) -> list[Recognised]:
        if len(editions) == 1:
            return editions
        return sorted(editions, key=self._date_of)

    def _date_of(self, found: Recognised) -> str:
        context = self._context(found)
        try:
            for _ in found.source.parse.read(found.resource, context):
                pass
        except Exception:
            return ""  # it is rejected, with its reason, when its turn comes
        return context.edition.found


def _comes_back(known: Version, served: Version, approval: Approval | None) -> bool:
    """Return whether a version published before may replace the served one: when it is newer, or approved."""
    return known is not served and (approval is not None or earliest(known.edition) > earliest(served.edition))


def _version_id(edition: Edition, sha256: str, published: Iterable[Version]) -> VersionId:
    """Return an id that no published version has: what came back keeps the files of its first publication."""
    plain = VersionId(f"{edition.date}-{sha256[:12]}")
    known = [version.id for version in published]
    return VersionId(f"{plain}-{len(known) + 1}") if plain in known else plain


def _with_shortfalls(edition: Edition, expected: Mapping[str, int]) -> Edition:
    """Return a first edition with an issue for each record type of which it holds fewer than expected."""
    found = [Issue("fewer_than_expected", edition.dataset, sentence) for sentence in shortfalls(edition, expected)]
    counts = {**edition.counts, "issues": len(edition.issues) + len(found)}
    return replace(edition, issues=(*edition.issues, *found), counts=counts)


def _place_of(error: Exception) -> str:
    """Return where an error nobody foresaw arose; its text may hold a name and is left out."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(frame.filename).name}:{frame.lineno}"
