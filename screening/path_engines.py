"""Paths between parties, found in the snapshot or by Cypher in the database: both give the same ones."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, TypeAlias

from graph.errors import NotFound, StoreConflict
from ontologies.model import Ontology, PathShape
from screening.automaton import compile_shapes
from screening.path_ends import FoundPath
from screening.paths import PathLimits, PathSearch, best_of_shapes, find_paths
from screening.shape_cypher import MOST_PATHS, shape_queries
from screening.snapshot.adjacency import day_of
from screening.world import World

# Runs a statement with parameters in the database.
Ask: TypeAlias = Callable[..., Sequence[Mapping[str, Any]]]


def paths_in_snapshot(
    world: World, ontology: Ontology, start: int, day: date, limits: PathLimits, *, target: int | None = None
) -> PathSearch:
    """Return the paths of a party, best first, by the automaton over the arrays of the snapshot."""
    automaton = compile_shapes(ontology.path_shapes, world.snapshot.symbols)
    return find_paths(world, automaton, start, day_of(day), limits, target=target)


def paths_by_cypher(
    world: World,
    ontology: Ontology,
    starts: Sequence[int],
    day: date,
    limits: PathLimits,
    *,
    ask: Ask,
    target: int | None = None,
) -> dict[int, PathSearch]:
    """Return the paths of parties, by the quantified path patterns of the shapes, asked of a database.

    The database must show the snapshot of the world. The rules of `screening.paths.find_paths` hold. No bound is set to
    the steps looked at; a query that finds more than `MOST_PATHS` leaves the others out, and the search is truncated.

    Raises:
        StoreConflict: The database shows something that is not in the snapshot.
    """
    values: dict[str, Any] = {
        "starts": [world.party(start).id for start in starts],
        "asOf": day,
        "confidences": ontology.ranked("Confidence")[: limits.least_certain + 1],
        "target": None if target is None else world.party(target).id,
    }
    found: dict[int, list[FoundPath]] = {start: [] for start in starts}
    is_cut = False
    for shape in ontology.path_shapes:
        queries = shape_queries(shape, ontology, limits.max_hops, has_target=target is not None)
        answers = [ask(query, **values) for query in queries]
        is_cut = is_cut or any(len(answer) >= MOST_PATHS for answer in answers)
        rows = [row for answer in answers for row in answer]
        for path in _fewest_hops(_best_steps(world, shape, rows)):
            found[path.parties[0]].append(path)
    return {start: best_of_shapes(paths, limits.max_of_shape, is_cut=is_cut) for start, paths in found.items()}


def _best_steps(world: World, shape: PathShape, rows: Iterable[Mapping[str, Any]]) -> Iterator[FoundPath]:
    """Yield one path for the same parties: of parallel relations the most certain counts, then the lowest row.

    Ways through the same parties by different steps are one path, by the best of them.
    """
    ways: dict[tuple[tuple[int, ...], tuple[int, ...]], FoundPath] = {}
    for row in rows:
        path = _known_path(world, shape, row)
        key = path.parties, path.symbols
        if key not in ways or _certainty(world, path) < _certainty(world, ways[key]):
            ways[key] = path
    best: dict[tuple[int, ...], FoundPath] = {}
    for path in sorted(ways.values(), key=lambda path: (path.confidence, -path.newest, path.edges)):
        best.setdefault(path.parties, path)
    yield from best.values()


def _certainty(world: World, path: FoundPath) -> list[tuple[int, int]]:
    return [(world.weight(edge)[0], edge) for edge in path.edges]


def _known_path(world: World, shape: PathShape, row: Mapping[str, Any]) -> FoundPath:
    try:
        return _path(world, shape, row)
    except NotFound as error:
        message = f"Neo4j shows something else than the snapshot; kennisgraaf store check says what: {error.message}"
        raise StoreConflict(message) from error


def _path(world: World, shape: PathShape, row: Mapping[str, Any]) -> FoundPath:
    """Return the path of a row of the database, by the rows of the snapshot."""
    parties = tuple(map(world.snapshot.row_of, row["parties"]))
    steps = [_step(world, *ends, key) for ends, key in zip(pairwise(parties), row["relations"], strict=True)]
    symbols, edges = tuple(step[0] for step in steps), tuple(step[1] for step in steps)
    weights = [world.weight(edge) for edge in edges]
    return FoundPath(shape, parties, edges, symbols, max(w[0] for w in weights), max(w[1] for w in weights))


def _step(world: World, here: int, there: int, key: str) -> tuple[int, int]:
    """Return number of the step and edge of the relation with a key between two parties."""
    for symbol, target, edge in world.adjacency.steps(here):
        if target == there and world.tie(edge).key == key:
            return symbol, edge
    raise NotFound(f"No tie of the snapshot has the key {key}.")


def _fewest_hops(paths: Iterable[FoundPath]) -> list[FoundPath]:
    """Return of the paths between the same two parties those with the fewest hops."""
    known = list(paths)
    fewest: dict[tuple[int, int], int] = {}
    for path in known:
        ends = path.parties[0], path.parties[-1]
        fewest[ends] = min(fewest.get(ends, len(path.edges)), len(path.edges))
    return [path for path in known if len(path.edges) == fewest[path.parties[0], path.parties[-1]]]
