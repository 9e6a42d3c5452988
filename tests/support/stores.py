"""The adapters of the graph store: the contract suite runs over each of them."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from graph.neo4j_address import Neo4jAddress
from graph.neo4j_database import Neo4jDatabase
from graph.neo4j_store import Neo4jStore
from graph.sqlite_store import SqliteStore
from graph.store import Store

SERVER = "neo4j.json"  # in the folder of a test: where its server is, for the processes it starts


@dataclass(frozen=True, slots=True)
class Adapter:
    """A way to keep the graph.

    Attributes:
        open: Opens the store that belongs to an empty folder; a second time gives a second connection to it. Who finds
            another process writing must not wait long.
        is_shared: Whether a second connection sees what the first one wrote.
        needs_server: Whether the folder must hold the address of an empty Neo4j database (`tell_server`).
    """

    open: Callable[[Path], Store]
    is_shared: bool
    needs_server: bool = False


class OwnNeo4jStore(Neo4jStore):
    """A store with a database connection of its own."""

    def close(self) -> None:
        """Let go of the connection."""
        self._database.close()


def open_neo4j(folder: Path) -> OwnNeo4jStore:
    """Open the store on the server a folder tells of."""
    address = Neo4jAddress(**json.loads((folder / SERVER).read_text(encoding="utf-8")))
    return OwnNeo4jStore(Neo4jDatabase(address), may_write=True, busy_seconds=0.1)


def tell_server(folder: Path, address: Neo4jAddress) -> None:
    """Write into a folder where its server is."""
    (folder / SERVER).write_text(json.dumps(asdict(address)), encoding="utf-8")


ADAPTERS: Mapping[str, Adapter] = {
    "sqlite-memory": Adapter(lambda folder: SqliteStore(), is_shared=False),
    "sqlite-file": Adapter(lambda folder: SqliteStore(folder / "graph.sqlite", busy_seconds=0.1), is_shared=True),
    "neo4j": Adapter(open_neo4j, is_shared=True, needs_server=True),
}
SHARED = [name for name, adapter in ADAPTERS.items() if adapter.is_shared]
