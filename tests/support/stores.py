"""The adapters of the graph store: the contract suite runs over each of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.sqlite_store import SqliteStore
from graph.store import Store


@dataclass(frozen=True, slots=True)
class Adapter:
    """A way to keep the graph.

    Attributes:
        open: Opens the store that belongs to an empty folder; a second time gives a second connection to it. Who finds
            another process writing must not wait long.
        is_shared: Whether a second connection sees what the first one wrote.
    """

    open: Callable[[Path], Store]
    is_shared: bool


ADAPTERS: Mapping[str, Adapter] = {
    "sqlite-memory": Adapter(lambda folder: SqliteStore(), is_shared=False),
    "sqlite-file": Adapter(lambda folder: SqliteStore(folder / "graph.sqlite", busy_seconds=0.1), is_shared=True),
}
SHARED = [name for name, adapter in ADAPTERS.items() if adapter.is_shared]
