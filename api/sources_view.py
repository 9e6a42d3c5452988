"""What is told about sources, on the command line and over HTTP."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from api.services import Services
from graph.errors import NoPublishedSnapshot
from graph.version import Status, Version
from loaders.registry import Source, find_source, load_sources
from ontologies.model import Language
from screening.snapshot.manifest import DatasetInfo


def describe_sources(services: Services, today: date, language: Language) -> list[dict[str, Any]]:
    """Return every source with the datasets that are served."""
    served = _served(services)
    return [_source(source, served, today, language) for source in load_sources()]


def describe_source(services: Services, name: str, today: date, language: Language) -> dict[str, Any]:
    """Return one source with its versions and their issues, the newest last.

    Raises:
        ConfigurationError: There is no such source.
    """
    source = find_source(name)
    described = _source(source, _served(services), today, language)
    with services.store() as store:
        versions = [version for version in store.versions() if version.source == source.spec.id]
    published = {(version.dataset, version.id) for version in versions if version.number}
    told = [version for version in versions if version.number or (version.dataset, version.id) not in published]
    return {**described, "versions": [_version(services, version) for version in told]}


def _served(services: Services) -> Sequence[DatasetInfo]:
    try:
        return services.snapshots.current().datasets
    except NoPublishedSnapshot:
        return ()


def _source(source: Source, served: Sequence[DatasetInfo], today: date, language: Language) -> dict[str, Any]:
    spec = source.spec
    loaded = [info for info in served if info.source == spec.id]
    known = {info.id for info in loaded}
    return {
        "id": spec.id,
        "title": spec.title.in_language(language),
        "publisher": spec.publisher,
        "licence": spec.licence,
        "address": spec.address,
        "transcription": spec.transcription or None,
        "format": spec.format,
        "refresh": spec.refresh,
        "coverage": spec.coverage.in_language(language),
        "limits": spec.limits.in_language(language),
        "staleAfterDays": spec.stale_after_days,
        "datasets": [_dataset(info, today, language) for info in loaded],
        "notLoaded": [
            {"id": item.id, "title": item.title.in_language(language), "required": item.is_required}
            for item in spec.datasets
            if item.id not in known
        ],
    }


def _dataset(info: DatasetInfo, today: date, language: Language) -> dict[str, Any]:
    age = info.age_on(today)
    return {
        "id": info.id,
        "title": info.title.in_language(language),
        "required": info.is_required,
        "version": info.newest.id,
        "edition": info.newest.edition,
        "fetchedAt": info.fetched_at,
        "checkedOn": info.checked_on or None,
        "ageDays": age,
        "stale": age > info.stale_after_days,
        "records": info.records,
        "address": info.address,
        "transcription": info.transcription or None,
    }


def _version(services: Services, version: Version) -> dict[str, Any]:
    return {
        "dataset": version.dataset,
        "id": version.id,
        "number": version.number or None,
        "status": version.status.value,
        "edition": version.edition or None,
        "editionBasis": version.edition_basis or None,
        "fetchedAt": version.fetched_at,
        "sha256": version.sha256,
        "files": list(version.files),
        "counts": dict(version.counts),
        "approvedBy": version.approved_by if version.status is Status.PUBLISHED and version.approved_by else None,
        "reason": version.reason or None,
        "issues": services.files.issues(version),
    }
