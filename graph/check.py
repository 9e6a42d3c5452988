"""Proves that the store holds what the version files say, by folding them anew and comparing."""

from collections.abc import Iterable
from itertools import islice, zip_longest
from pathlib import Path

from graph.errors import StoreConflict
from graph.sqlite_store import SqliteStore
from graph.store import Store
from graph.version import Status, Version
from graph.version_files import VersionFiles

MOST_SHOWN = 20


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
        problems.extend(_first_difference(_published(store), _published(rebuilt)))
        problems.extend(_first_difference(store.facts(), rebuilt.facts()))
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


def _published(store: Store) -> list[Version]:
    published = [version for version in store.versions() if version.status is Status.PUBLISHED]
    return sorted(published, key=lambda version: (version.dataset, version.number))


def _first_difference(stored: Iterable[object], expected: Iterable[object]) -> list[str]:
    pairs = zip_longest(stored, expected)
    different = (f"The store holds {ours}, the version files say {theirs}." for ours, theirs in pairs if ours != theirs)
    return list(islice(different, 1))
