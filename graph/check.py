"""Proves that the store holds what the version files say, by folding them anew and comparing."""

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from graph.sqlite_store import SqliteStore
from graph.store import Store
from graph.version_files import VersionFiles

MOST_SHOWN = 20


def check_store(store: Store, files: VersionFiles, scratch: Path) -> list[str]:
    """Return one sentence for each difference, at most 20; empty when store and version files agree.

    Args:
        scratch: A path for the rebuilt store; it is removed afterwards.
    """
    problems = files.damaged()
    rebuilt = SqliteStore(scratch)
    try:
        rebuild_store(rebuilt, files)
        problems.extend(_differences(store, rebuilt))
    finally:
        rebuilt.close()
        for path in scratch.parent.glob(f"{scratch.name}*"):
            path.unlink()
    return problems[:MOST_SHOWN]


def rebuild_store(store: Store, files: VersionFiles) -> None:
    """Fold every published version that the store does not hold yet, in the order of their numbers."""
    known = {(version.dataset, version.number) for version in store.versions()}
    for version in files.published():
        if (version.dataset, version.number) not in known:
            store.fold(version, files.encoded_facts(version))


def _differences(store: Store, rebuilt: Store) -> Iterator[str]:
    for stored, expected in zip_longest(store.facts(), rebuilt.facts()):
        if stored != expected:
            yield f"The store holds {stored}, the version files say {expected}."
            return
