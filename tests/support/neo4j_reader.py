"""A reader that asks without a pause while others are killed, and notes whatever is of no whole edition."""

import hashlib
import json
import threading
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from types import TracebackType

from graph.errors import StoreUnavailable
from graph.facts import DatasetId
from graph.neo4j_database import Neo4jDatabase
from graph.neo4j_store import Neo4jStore
from graph.store import GraphView, Shown, Store
from ontologies.load import load_ontology
from screening.graph_view import build_view
from screening.snapshot.snapshot import open_snapshot
from tests.support.lists import Installation

NAME = "Noorderlicht Fotonica B.V."
DAY = date(2026, 11, 22)
TRIES = 3  # to read the shown graph: it is read in several steps, between which a publication may fall


@dataclass(frozen=True)
class State:
    """What an edition is to readers: a digest of the facts of each dataset, the snapshot, an answer."""

    facts: dict[DatasetId, str]
    snapshot: str
    answer: str


def read_state(home: Installation) -> State:
    """Return the state an installation is in."""
    with home.services.store() as store:
        facts = {dataset: digest_of(store, dataset) for dataset in {version.dataset for version in store.versions()}}
    return State(facts, home.served, answer_of(home))


def digest_of(store: Store, dataset: DatasetId) -> str:
    """Return a digest of all facts of a dataset, with their history, in their order."""
    lines = [f"{stored.encoded} {stored.first} {stored.last}\n" for stored in store.facts(dataset)]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def answer_of(home: Installation) -> str:
    """Return the answer to a question about a fixed name on a fixed day."""
    return json.dumps(home.screen(NAME, DAY).as_json(), default=str)


class Reader:
    """Asks in a thread of its own for as long as the block lasts; each thing may turn from old to new, once."""

    def __init__(self, home: Installation, whole: Installation, states: Sequence[State], *, is_away: bool) -> None:
        """Read an installation.

        Args:
            whole: One that holds the snapshots of both states.
            states: The old one and the new one.
            is_away: Whether the server may be away.
        """
        self.violations: list[str] = []
        self.polls = 0
        self._home, self._whole, self._states = home, whole, states
        self._is_away = is_away
        self._turned: set[str] = set()
        self._views: dict[Shown, GraphView] = {}
        self._ended = threading.Event()
        self._one_at_a_time = threading.Lock()
        address = home.services.settings.neo4j
        assert address is not None
        self._database = Neo4jDatabase(address)
        self._thread = threading.Thread(target=self._read_on, daemon=True)

    def __enter__(self) -> "Reader":
        self.poll()
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._thread.join()
        self._database.close()

    def _read_on(self) -> None:
        while not self._ended.is_set():
            self.poll()

    def poll(self) -> None:
        """Ask for everything once."""
        with self._one_at_a_time:
            try:
                self._one_of("the answer", answer_of(self._home), [state.answer for state in self._states])
                self._read_store()
            except StoreUnavailable as error:
                self._note([] if self._is_away else [f"a reader failed: {error}"])
            except Exception as error:  # a thread that ends in silence would prove nothing
                self._note([f"a reader failed: {type(error).__name__}: {error}"])
            self.polls += 1

    def must_be_new(self) -> None:
        """Note what was never seen to be new, though the load is complete."""
        old, new = self._states
        wanted = {"the answer", "the shown graph", *(name for name in new.facts if new.facts[name] != old.facts[name])}
        self._note([f"{name} is still old" for name in sorted(wanted - self._turned)])

    def _read_store(self) -> None:
        with closing(Neo4jStore(self._database, may_write=False)) as store:
            for dataset in self._states[0].facts:
                digest = digest_of(store, dataset)
                self._one_of(dataset, digest, [state.facts[dataset] for state in self._states])
            self._read_shown(store)

    def _read_shown(self, store: Neo4jStore) -> None:
        found: list[str] = []
        for _ in range(TRIES):
            mark = store.shown()
            self._one_of("the shown graph", mark.snapshot, [state.snapshot for state in self._states])
            found = store.differs_from(self._view_of(mark))
            if not found:
                return
        self._note(found)

    def _view_of(self, mark: Shown) -> GraphView:
        if mark not in self._views:
            ontology = load_ontology()
            snapshot = open_snapshot(self._whole.services.snapshots, ontology, mark.snapshot)
            self._views[mark] = build_view(snapshot, ontology, date.fromisoformat(mark.as_of))
        return self._views[mark]

    def _one_of(self, name: str, found: str, allowed: Sequence[str]) -> None:
        old, new = allowed
        if found not in allowed:
            self._note([f"{name} is neither old nor new"])
        elif found == new != old:
            self._turned.add(name)
        elif found == old != new and name in self._turned:
            self._note([f"{name} is old again"])

    def _note(self, found: Sequence[str]) -> None:
        self.violations += [item for item in found if item not in self.violations]
