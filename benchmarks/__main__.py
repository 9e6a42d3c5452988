"""Measures loading, publishing, opening, screening and paths; prints a table.

Each part runs in a process of its own, so that memory is that of the part. `--lists` measures loading with real lists;
without it the sample lists are loaded, which says little about speed. The Neo4j server is that of the tests.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np

from api.services import Services, offer_folder
from api.settings import read_settings
from benchmarks.eu_load import measure_eu_list
from benchmarks.matching import measure_pairs
from benchmarks.measure import Row, as_table, peak_megabytes, percentile, seconds_of, times_of
from benchmarks.neo4j_store import measure_neo4j
from benchmarks.world import HUB, generate_names, write_world
from loaders.sample import write_sample
from ontologies.load import load_ontology
from screening.automaton import compile_shapes
from screening.overlay import NO_OVERLAY
from screening.paths import PathLimits, find_paths
from screening.query import check_query
from screening.screen import Screener
from screening.snapshot.folder import SnapshotFolder
from screening.snapshot.snapshot import Snapshot, open_snapshot
from screening.world import World

PARTS = ("load", "eu_list", "build", "open", "screen", "paths", "cold", "neo4j", "matching")
TODAY = date(2026, 11, 22)
QUERIES = 2_000


def main() -> None:
    """Run all parts, or the one that is named."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--lists", type=Path, help="folder of published lists to load; sample lists without it")
    parser.add_argument("--pairs", type=Path, help="folder of labelled pairs of names; matching is left out without it")
    parser.add_argument("--parties", type=int, default=200_000, help="of the generated world, with 1.1 names each")
    parser.add_argument("--relations", type=int, default=1_000_000)
    parser.add_argument("--hub", type=int, default=100_000, help="relations of the one party that has the most")
    parser.add_argument("--only", choices=PARTS, action="append", help="these parts; all without it")
    parser.add_argument("--folder", type=Path, help="keep the generated world here and use it again")
    parser.add_argument("--part", choices=PARTS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.part:
        print(json.dumps([asdict(row) for row in _run(options.part, options)]))
        return
    with tempfile.TemporaryDirectory() as scratch:
        options.folder = options.folder or Path(scratch)
        options.folder.mkdir(parents=True, exist_ok=True)
        rows = [row for part in options.only or PARTS for row in _in_own_process(part, options)]
    print(as_table(rows))


def _in_own_process(part: str, options: argparse.Namespace) -> list[Row]:
    print(f"measuring: {part}", file=sys.stderr)
    command = [sys.executable, "-m", "benchmarks", "--part", part, "--folder", str(options.folder)]
    for name in ("lists", "pairs", "parties", "relations", "hub"):
        if getattr(options, name) is not None:
            command += [f"--{name}", str(getattr(options, name))]
    answer = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    return [Row(**row) for row in json.loads(answer.stdout)]


def _run(part: str, options: argparse.Namespace) -> Iterator[Row]:
    match part:
        case "load":
            return _load(_lists(options), options.folder / "home")
        case "eu_list":
            return measure_eu_list(options.folder)
        case "build":
            return _build(options)
        case "open":
            return _open(options.folder / "world")
        case "screen":
            return _screen(options.folder / "world", options.parties)
        case "paths":
            return _paths(options.folder / "world")
        case "cold":
            return _cold(options.folder / "home")
        case "neo4j":
            return measure_neo4j(_lists(options), TODAY)
        case _:
            return measure_pairs(options.pairs) if options.pairs else iter(())


def _lists(options: argparse.Namespace) -> Path:
    """Return the folder of lists to load: the sample lists, unless one was given."""
    lists: Path = options.lists or options.folder / "lists"
    if options.lists is None:
        write_sample(lists, datetime.now(UTC).date())
    return lists


def _load(lists: Path, home: Path) -> Iterator[Row]:
    services = Services(read_settings({"KENNISGRAAF_HOME": str(home)}))
    now = datetime.now(UTC)
    seconds = seconds_of(lambda: services.load(offer_folder(lists), now, print_nothing))
    manifest = services.snapshots.current()
    records = sum(info.records for info in manifest.datasets)
    counts = f"{len(manifest.datasets)} lists, {records:,} records, {manifest.counts['names']:,} names"
    yield Row(
        f"load and publish ({counts})", f"{seconds:.1f} s, {peak_megabytes()} MB", "≤ 60 s for about 60,000 records"
    )
    again = seconds_of(lambda: services.load(offer_folder(lists), now, print_nothing))
    yield Row("the same files again (all unchanged)", f"{again:.1f} s")
    yield Row("open the snapshot of these lists", f"{seconds_of(services.screener):.2f} s")
    yield Row("check the store against the version files", f"{seconds_of(services.check):.1f} s")


def print_nothing(_message: str) -> None:
    """Take the messages of a load and leave them."""


def _build(options: argparse.Namespace) -> Iterator[Row]:
    folder = options.folder / "world"
    if (folder / "current").exists():
        return
    seconds = seconds_of(lambda: write_world(folder, options.parties, options.relations, options.hub))
    counts = SnapshotFolder(folder).current().counts
    size = f"{counts['names']:,} names, {counts['relations']:,} relations"
    yield Row(f"build the snapshot of a generated world ({size})", f"{seconds:.0f} s, {peak_megabytes()} MB")


def _open_world(folder: Path) -> Snapshot:
    return open_snapshot(SnapshotFolder(folder), load_ontology())


def _open(folder: Path) -> Iterator[Row]:
    load_ontology()
    seconds = seconds_of(lambda: _open_world(folder))
    yield Row("open the snapshot of the generated world", f"{seconds:.2f} s, {peak_megabytes()} MB", "≤ 1 s, ≤ 600 MB")


def _screen(folder: Path, parties: int) -> Iterator[Row]:
    screener = Screener(_open_world(folder), load_ontology())
    names = _asked(parties)
    for name in names[:200]:
        screener.screen(check_query(name, TODAY), "en")
    times = times_of(lambda name: screener.screen(check_query(str(name), TODAY), "en"), names)
    mean = sum(times) / len(times)
    found = f"{1000 / mean:.0f} per second; median {percentile(times, 50):.1f} ms, p95 {percentile(times, 95):.1f} ms"
    yield Row(
        "single screening, scored and explained, one core", f"{found}; {peak_megabytes()} MB", "≥ 400, p95 ≤ 6 ms"
    )
    searches = times_of(lambda name: screener.snapshot.index.search(str(name)), names)
    found = f"{1000 * len(searches) / sum(searches):.0f} per second; p95 {percentile(searches, 95):.1f} ms"
    yield Row("name search alone, scored", found)


def _asked(parties: int) -> list[str]:
    """Return names as people type them: a third as published, a third with an error, a third of nobody."""
    chance = random.Random(7)
    known = list(generate_names(parties, random.Random(20261122)))
    asked = []
    for number in range(QUERIES):
        name = chance.choice(known)
        place = chance.randrange(1, len(name) - 1)
        stranger = next(generate_names(1, chance))
        asked.append((name, name[:place] + name[place + 1 :], stranger)[number % 3])
    return asked


def _paths(folder: Path) -> Iterator[Row]:
    snapshot = _open_world(folder)
    automaton = compile_shapes(load_ontology().path_shapes, snapshot.symbols)
    world = World(snapshot, NO_OVERLAY)
    day = np.int32(TODAY.toordinal())

    def find(row: object) -> object:
        return find_paths(world, automaton, int(str(row)), day, PathLimits())

    chance = random.Random(11)
    starts = [chance.randrange(snapshot.adjacency.parties) for _ in range(QUERIES)]
    times = times_of(find, starts)
    found = f"median {percentile(times, 50):.2f} ms, p95 {percentile(times, 95):.2f} ms"
    yield Row("paths up to 4 hops from any party", found, "p95 ≤ 2 ms")
    times = times_of(find, [HUB] * 20)
    degree = sum(1 for _ in snapshot.adjacency.steps(HUB))
    yield Row(f"paths from a hub of degree {degree:,}", f"median {percentile(times, 50):.0f} ms", "≤ 50 ms")


def _cold(home: Path) -> Iterator[Row]:
    command = [sys.executable, "-c", "from api.cli import main; main()", "screen", "Harbin Institute of Technology"]
    environment = {**os.environ, "KENNISGRAAF_HOME": str(home)}

    def run() -> object:
        return subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)

    times = sorted(seconds_of(run) for _ in range(5))
    yield Row("kennisgraaf screen from a cold process", f"median {times[2]:.2f} s", "≤ 2 s")


if __name__ == "__main__":
    main()
