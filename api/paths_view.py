"""What is told about the paths of a party, by either engine."""

from datetime import date
from typing import Any

from api.services import Services
from graph.errors import StoreConflict
from ontologies.load import load_ontology
from ontologies.model import Language
from screening.explain import show_path
from screening.overlay import NO_OVERLAY
from screening.path_engines import Ask, paths_by_cypher, paths_in_snapshot
from screening.paths import PathLimits, PathSearch
from screening.snapshot.snapshot import Snapshot, open_snapshot
from screening.world import World


def describe_paths(
    services: Services,
    ends: tuple[str, str | None],
    day: date,
    limits: PathLimits,
    language: Language,
    *,
    engine: str = "snapshot",
    snapshot_id: str | None = None,
) -> dict[str, Any]:
    """Return the paths from an entity to risk, or to another entity, best first.

    Args:
        ends: Ids of the first and, if it is given, the last entity.

    Raises:
        NotFound: An id is in no record of the snapshot.
        StoreConflict: The database shows another snapshot.
    """
    ontology = load_ontology()
    snapshot = open_snapshot(services.snapshots, ontology, snapshot_id)
    world = World(snapshot, NO_OVERLAY)
    start = snapshot.row_of(ends[0])
    target = None if ends[1] is None else snapshot.row_of(ends[1])
    if engine == "neo4j":
        ask = _database(services, snapshot)
        search: PathSearch = paths_by_cypher(world, ontology, [start], day, limits, ask=ask, target=target)[start]
        _database(services, snapshot)  # it still shows it: nothing else was published while it was asked
    else:
        search = paths_in_snapshot(world, ontology, start, day, limits, target=target)
    return {
        "from": world.party(start).id,
        "to": None if target is None else world.party(target).id,
        "asOf": day.isoformat(),
        "engine": engine,
        "snapshot": snapshot.manifest.id,
        "truncated": search.truncated,
        "paths": [show_path(world, path, language, truncated=search.truncated).as_json() for path in search.paths],
    }


def _database(services: Services, snapshot: Snapshot) -> Ask:
    """Return how to ask the database, when it shows the snapshot."""
    database, shown = services.database(), services.shown_in_neo4j()
    if shown.snapshot != snapshot.manifest.id:
        raise StoreConflict(_other_snapshot(services, shown.snapshot, snapshot.manifest.id))
    return database.read


def _other_snapshot(services: Services, shown: str, asked: str) -> str:
    """Say that the database shows another snapshot than is asked of, and what to do."""
    shows = f"Neo4j shows {f'snapshot {shown}' if shown else 'no snapshot'}"
    if asked != services.snapshots.current().id:
        return f"{shows}, not {asked}, an earlier one; that can be searched without --engine neo4j only."
    command = "snapshot publish" if services.settings.store == "neo4j" else "store copy --to neo4j"
    return f"{shows}, not the current one, {asked}; 'kennisgraaf {command}' shows it there."
