"""The two engines that find paths, side by side."""

import random
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from graph.neo4j_address import Neo4jAddress
from graph.neo4j_database import Neo4jDatabase
from graph.neo4j_store import Neo4jStore
from ontologies.load import load_ontology
from screening.graph_view import build_view
from screening.overlay import NO_OVERLAY
from screening.path_ends import FoundPath
from screening.path_engines import paths_by_cypher, paths_in_snapshot
from screening.paths import PathLimits
from screening.snapshot.snapshot import Snapshot
from screening.world import World
from tests.conftest import empty_database
from tests.support.graph import GraphBuilder

DAYS = (date(2019, 1, 1), date(2023, 6, 1), date(2026, 11, 22))
EVERY = PathLimits(max_of_shape=1_000_000, max_expansions=100_000_000)
STARTS = 500
ONTOLOGY = load_ontology()
Paths = Mapping[int, tuple[FoundPath, ...]]


@contextmanager
def show_alone(graph: GraphBuilder, server: Neo4jAddress, folder: Path) -> Iterator["Both"]:
    """Show a graph, as of the last day, in a database that holds nothing else."""
    empty_database(server)
    snapshot = graph.screener(folder).snapshot
    with closing(Neo4jDatabase(server)) as database:
        Neo4jStore(database, may_write=True).show(build_view(snapshot, ONTOLOGY, DAYS[-1]))
        yield Both(snapshot, database)


@dataclass(frozen=True)
class Both:
    """A snapshot, and a database that shows it."""

    snapshot: Snapshot
    database: Neo4jDatabase

    @property
    def world(self) -> World:
        return World(self.snapshot, NO_OVERLAY)

    def starts(self, most: int = STARTS) -> list[int]:
        """Return parties with ties, chosen at random, the same each time."""
        begins = self.snapshot.adjacency.starts
        tied = [row for row in range(len(begins) - 1) if begins[row] < begins[row + 1]]
        return sorted(random.Random(1).sample(tied, min(most, len(tied))))

    def by_cypher(self, starts: list[int], day: date, limits: PathLimits, target: int | None = None) -> Paths:
        ask = self.database.read
        found = paths_by_cypher(self.world, ONTOLOGY, starts, day, limits, ask=ask, target=target)
        return {start: search.paths for start, search in found.items()}

    def in_snapshot(self, starts: list[int], day: date, limits: PathLimits, target: int | None = None) -> Paths:
        world = self.world
        return {start: paths_in_snapshot(world, ONTOLOGY, start, day, limits, target=target).paths for start in starts}
