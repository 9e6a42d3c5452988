"""Proves that the store holds what the version files say, by folding them anew and comparing."""

from collections.abc import Callable, Iterable
from itertools import zip_longest
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from graph.errors import StoreConflict
from graph.facts import fact_key, form_place, subject_of
from graph.sqlite_store import SqliteStore
from graph.store import Store, StoredFact
from graph.version import Status, Version
from graph.version_files import VersionFiles

MOST_SHOWN = 20
STORE_AND_FILES = ("the store", "the version files")
COPY_AND_STORE = ("the copy", "the embedded store")
OTHER_HISTORY = "Neo4j holds another history than the embedded store; give it an empty database."
Item = TypeVar("Item")
Place: TypeAlias = tuple[Any, ...]


def check_store(store: Store, files: VersionFiles, scratch: Path) -> list[str]:
    """Return what is wrong: a sentence for each damaged version, at most 20, and for the first difference.

    Args:
        scratch: A path for the rebuilt store; whatever is there is removed, before and afterwards.

    Returns:
        Nothing when the version files are sound, and store and version files agree on versions and facts.
    """
    _remove(scratch)
    rebuilt = SqliteStore(scratch)
    problems: list[str] = []
    try:
        problems.extend(files.damaged()[:MOST_SHOWN])
        rebuild_store(rebuilt, files)
        problems.extend(_first_difference(_published(store), _published(rebuilt), _version))
        problems.extend(_first_difference(store.facts(), rebuilt.facts(), _fact))
    except StoreConflict as error:
        problems.append(error.message)
    finally:
        rebuilt.close()
        _remove(scratch)
    return problems


def _remove(scratch: Path) -> None:
    for path in scratch.parent.glob(f"{scratch.name}*"):
        path.unlink()


def rebuild_store(store: Store, files: VersionFiles) -> None:
    """Fold every published version that the store does not hold yet, in the order of their numbers.

    Raises:
        StoreConflict: The store holds another version of that number, or version files are gone or damaged.
    """
    known = {(version.dataset, version.number, version.id) for version in store.versions()}
    for version in files.published():
        if (version.dataset, version.number, version.id) not in known:
            store.fold(version, files.encoded_facts(version))


def copy_store(source: Store, target: Store, files: VersionFiles) -> None:
    """Bring a store to what another one holds, version by version; what it holds already stays.

    Raises:
        StoreConflict: The target holds another history, version files are gone, or the two differ afterwards.
    """
    versions, known = source.versions(), target.versions()
    if known != versions[: len(known)]:
        raise StoreConflict(OTHER_HISTORY)
    for version in versions[len(known) :]:
        if version.status is Status.PUBLISHED:
            target.fold(version, files.encoded_facts(version))
        else:
            target.note(version)
    if target.versions() != versions:  # somebody else wrote meanwhile
        raise StoreConflict(OTHER_HISTORY)
    if found := _first_difference(target.facts(), source.facts(), _fact, COPY_AND_STORE):
        raise StoreConflict(f"After copying, the stores differ. {found[0]}")


def _published(store: Store) -> list[Version]:
    published = [version for version in store.versions() if version.status is Status.PUBLISHED]
    return sorted(published, key=lambda version: (version.dataset, version.number))


def _first_difference(
    stored: Iterable[Item],
    expected: Iterable[Item],
    describe: Callable[[Item], tuple[Place, str]],
    names: tuple[str, str] = STORE_AND_FILES,
) -> list[str]:
    """Return a sentence about the first difference of two series, both in the order of the places of their items."""
    pairs = zip_longest(stored, expected)
    ours, theirs = next((pair for pair in pairs if pair[0] != pair[1]), (None, None))
    here, there = names
    sides = ((ours, here, there), (theirs, there, here))
    found = sorted((*describe(item), where, other) for item, where, other in sides if item is not None)
    if not found:
        return []
    place, name, where, other = found[0]  # the first of the two is what the other side lacks
    if len(found) > 1 and found[1][0] == place:
        return [f"{name}: not the same in {here} and in {there}."]
    return [f"{name}: in {where}, not in {other}."]


def _version(version: Version) -> tuple[Place, str]:
    return (version.dataset, version.number), f"{version.dataset} {version.id}"


def _fact(stored: StoredFact) -> tuple[Place, str]:
    fact = stored.fact
    place = subject_of(fact), stored.dataset, form_place(stored.encoded), fact_key(stored.encoded), stored.first
    return place, f"{stored.dataset}, {fact.form} of record {fact.record}"
