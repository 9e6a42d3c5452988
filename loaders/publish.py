"""Publication: joins records of one party, builds the snapshot, makes it current."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from graph.errors import SnapshotError
from graph.facts import DatasetId, EntityId, VersionId, encode_fact
from graph.store import NOTHING_SHOWN, GraphView, Shown, Store
from graph.version import Status, Version
from graph.version_files import VersionFiles, hash_facts
from loaders.identity import join_records
from loaders.known_lists import missing_datasets
from loaders.profiles import read_profiles
from loaders.registry import load_sources
from ontologies.load import load_ontology
from ontologies.model import Label
from screening.graph_view import build_view
from screening.normalise.version import names_version
from screening.snapshot.build import build_snapshot
from screening.snapshot.folder import SnapshotFolder
from screening.snapshot.manifest import DatasetInfo, Manifest, VersionInfo
from screening.snapshot.snapshot import open_snapshot

IDENTITY = DatasetId("identity")
IDENTITY_TITLE = Label("Samengevoegde partijen (door dit systeem afgeleid)", "Joined parties (inferred by this system)")
LAST_RANK = 999


def publish(
    store: Store,
    files: VersionFiles,
    snapshots: SnapshotFolder,
    now: datetime,
    checks: Mapping[str, str],
    *,
    shows_again: bool = False,
) -> Manifest:
    """Bring the snapshot up to date with the store; when nothing changed, the current one stays.

    Args:
        now: The time of publication, UTC.
        checks: Versions, each with the day on which its publisher last said that it is current.
        shows_again: Whether a store that is browsed is compared with what it should show, also when it says that it
            does: somebody may have changed it by hand.
    """
    if is_behind(store, snapshots, checks):
        _publish(store, files, snapshots, now, checks)
    manifest, shown = snapshots.current(), store.shown()
    if shown is not None and (shows_again or shown != Shown(manifest.id, now.date().isoformat())):
        store.show(_view(snapshots, now.date()))
    return manifest


def _publish(
    store: Store, files: VersionFiles, snapshots: SnapshotFolder, now: datetime, checks: Mapping[str, str]
) -> None:
    _fold_identity(store, files, now)
    datasets = _datasets(store, checks)
    missing = missing_datasets({info.id for info in datasets})

    def build(folder: Path) -> Manifest:
        return build_snapshot(folder, store.facts(), datasets, missing, load_ontology())

    snapshots.publish(build, now.isoformat(timespec="seconds"))


def view_problems(store: Store, snapshots: SnapshotFolder) -> list[str]:
    """Return where a store that is browsed shows something else than was published."""
    shown = store.shown()
    if shown is None or (shown == NOTHING_SHOWN and not snapshots.all()):
        return []
    manifest = snapshots.current()
    if shown.snapshot != manifest.id:
        return [f"Neo4j shows snapshot {shown.snapshot or 'none'}, not {manifest.id} (kennisgraaf snapshot publish)."]
    day = date.fromisoformat(shown.as_of)
    return store.differs_from(_view(snapshots, day))


def _view(snapshots: SnapshotFolder, day: date) -> GraphView:
    """Return the current snapshot as it is browsed on a day."""
    ontology = load_ontology()
    return build_view(open_snapshot(snapshots, ontology), ontology, day)


def is_behind(store: Store, snapshots: SnapshotFolder, checks: Mapping[str, str]) -> bool:
    """Return whether the current snapshot is damaged or lacks something: versions, checks, rules, known lists."""
    try:
        current = snapshots.current()
    except SnapshotError:  # there is none, also when the first publication was interrupted; or it cannot be read
        return True
    served, known = _state(current.datasets), _state(_datasets(store, checks))
    missing = tuple(missing_datasets(known.keys()))
    if not snapshots.is_sound(current.id):
        return True
    rules = load_ontology().versions["model"], names_version()
    return served != known or (current.model, current.names) != rules or current.missing != missing


def _state(datasets: Iterable[DatasetInfo]) -> dict[str, tuple[str, str]]:
    return {info.id: (info.newest.id, info.checked_on) for info in datasets if info.id != IDENTITY}


def _fold_identity(store: Store, files: VersionFiles, now: datetime) -> None:
    """Fold what follows from the records about who is who, as a version of its own dataset."""
    ranks = {source.spec.id: source.spec.authority_rank for source in load_sources()}

    def rank(entity: EntityId) -> tuple[int, str]:
        return ranks.get(entity.partition(":")[0], LAST_RANK), entity

    facts = [encode_fact(relation) for relation in join_records(read_profiles(store.facts()), rank)]
    known = store.versions(IDENTITY)
    sha256 = hash_facts(facts)
    if known and known[-1].sha256 == sha256:
        return
    number = len(known) + 1
    editions = [info.newest.edition for info in _datasets(store, {}) if info.id != IDENTITY]
    edition = max(editions, default=now.date().isoformat())
    version = Version(
        dataset=IDENTITY,
        id=VersionId(f"{edition}-{number}-{sha256[:12]}"),  # what was undone may come back on the same day
        number=number,
        edition=edition,
        edition_basis="newest_record",
        fetched_at=now.isoformat(timespec="seconds"),
        sha256=sha256,
        status=Status.PUBLISHED,
        counts={"records": len(facts), "relations": len(facts)},
    )
    files.keep(version, {}, facts, (), {})
    store.fold(version, facts)


def _datasets(store: Store, checks: Mapping[str, str]) -> list[DatasetInfo]:
    """Return what the manifest says of each dataset, by id."""
    published: dict[DatasetId, list[Version]] = {}
    for version in store.versions():
        if version.status is Status.PUBLISHED:
            published.setdefault(version.dataset, []).append(version)
    datasets = [_dataset(dataset, published[dataset]) for dataset in sorted(published)]
    return [replace(info, checked_on=checks.get(info.newest.id, "")) for info in datasets]


def _dataset(dataset: DatasetId, versions: Sequence[Version]) -> DatasetInfo:
    source = dataset.partition("/")[0]
    editions = tuple(VersionInfo(version.id, version.edition) for version in versions)
    records = versions[-1].counts.get("records", 0)
    fetched_at = versions[-1].fetched_at
    spec = next((item.spec for item in load_sources() if item.spec.id == source), None)
    if spec is None:
        return DatasetInfo(dataset, source, IDENTITY_TITLE, "", "", "", False, 0, records, fetched_at, editions)
    described = spec.dataset(dataset)
    part = dataset.partition("/")[2]
    return DatasetInfo(
        id=dataset,
        source=source,
        title=described.title,
        licence=spec.licence,
        address=described.address.format(celex=part, dataset=part),
        transcription=spec.transcription.format(celex=part, dataset=part),
        is_required=described.is_required,
        stale_after_days=spec.stale_after_days,
        records=records,
        fetched_at=fetched_at,
        versions=editions,
    )
