"""Measures the store on a Neo4j server beside the embedded one, and paths by both engines."""

import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

from api.services import Services, offer_folder
from api.settings import read_settings
from benchmarks.measure import Row, peak_megabytes, seconds_of
from graph.neo4j_address import Neo4jAddress
from ontologies.load import load_ontology
from screening.overlay import NO_OVERLAY
from screening.path_engines import paths_by_cypher, paths_in_snapshot
from screening.paths import PathLimits
from screening.world import World
from tests.support.neo4j_server import NoServer, get_server

STARTS = 500


def measure_neo4j(lists: Path, day: date) -> Iterator[Row]:
    """Load lists into both stores, and find the paths of 500 parties by both engines; nothing without a server."""
    with tempfile.TemporaryDirectory() as scratch:
        try:
            server = get_server(Path(scratch) / "server")
        except NoServer as error:
            print(f"left out: {error}", file=sys.stderr)
            return
        try:
            yield from _measure(lists, server.address, Path(scratch), day)
        finally:
            server.stop()


def _measure(lists: Path, address: Neo4jAddress, scratch: Path, day: date) -> Iterator[Row]:
    named = {"NEO4J_URI": address.uri, "NEO4J_USER": address.user, "NEO4J_PASSWORD": address.password}
    embedded = Services(read_settings({"KENNISGRAAF_HOME": str(scratch / "embedded")}))
    on_server = Services(
        read_settings({"KENNISGRAAF_HOME": str(scratch / "on_server"), "KENNISGRAAF_STORE": "neo4j", **named})
    )
    with closing(on_server):
        ours, theirs = (_load(services, lists) for services in (embedded, on_server))
        same = embedded.snapshots.current().id == on_server.snapshots.current().id
        found = (
            f"{theirs:.0f} s, {peak_megabytes()} MB; embedded {ours:.0f} s; snapshot {'the same' if same else 'OTHER'}"
        )
        yield Row("load and publish the same lists into an empty Neo4j", found, "≤ 120 s for the real lists")
        yield _paths(on_server, day)


def _load(services: Services, lists: Path) -> float:
    return seconds_of(lambda: services.load(offer_folder(lists), datetime.now(UTC), lambda _message: None))


def _paths(services: Services, day: date) -> Row:
    """Time both engines over the same parties, each with ties."""
    world, ontology, ask = World(services.screener().snapshot, NO_OVERLAY), load_ontology(), services.database().read
    begins = world.snapshot.adjacency.starts
    tied = [row for row in range(len(begins) - 1) if begins[row] < begins[row + 1]]
    starts = sorted(random.Random(1).sample(tied, min(STARTS, len(tied))))
    limits = PathLimits()

    def by_snapshot() -> object:
        return [paths_in_snapshot(world, ontology, start, day, limits) for start in starts]

    def by_cypher() -> object:
        return paths_by_cypher(world, ontology, starts, day, limits, ask=ask)

    times = [_second_time(find) for find in (by_snapshot, by_cypher)]
    found = f"snapshot {times[0]:.2f} s, one by one; Cypher {times[1]:.2f} s, all at once"
    return Row(f"paths up to 4 hops from {len(starts)} parties of these lists", found)


def _second_time(find: Callable[[], object]) -> float:
    find()
    return seconds_of(find)
