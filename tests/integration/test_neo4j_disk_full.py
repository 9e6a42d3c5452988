"""A Neo4j server whose disk fills up within a load: one sentence in time, no mixture, and the next load completes."""

import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from graph.errors import StoreUnavailable
from graph.statements import statement
from loaders.sample import APPROVAL, write_sample
from tests.conftest import NOW, Ran, on_neo4j
from tests.support.lists import Installation, install
from tests.support.neo4j_reader import Reader, answer_of, read_state
from tests.support.neo4j_server import HOW, can_start
from tests.support.small_disk import Disk, NoSmallDisk, small_disk

MOST_SECONDS = 5.0
SENTENCE = r"^The graph store at [0-9.:]+ cannot be (read|written): [A-Za-z.]+\.$"
COMMANDS = (("snapshot", "publish"), ("store", "migrate"), ("store", "check"))
NEXT = NOW + timedelta(days=1)
EDITIONS = ((NOW, ""), (NEXT, " 2"))


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """A server with a disk of its own."""
    if not can_start():
        (pytest.fail if os.environ.get("NEO4J_TESTS") == "required" else pytest.skip)(HOW)
    try:
        with small_disk(tmp_path) as disk:
            yield disk
    except NoSmallDisk as error:
        pytest.skip(str(error))


def write_edition(home: Installation, day: date, word: str) -> None:
    """Write an edition of the sample lists in which many names end in a word."""
    write_sample(home.lists, day)
    for path in home.lists.iterdir():
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r" (Ltd|University|Institute|Trading|B\.V\.)", rf" \1{word}", text), encoding="utf-8")


def write_ahead(home: Installation) -> bool:
    """Return whether anything of the second edition is in the database, told or only prepared."""
    with home.services.store() as store:
        datasets = {version.dataset for version in store.versions()}
    read = home.services.database().read
    return any(row["first"] > 1 for name in datasets for row in read(statement("fact_keys"), dataset=name, before=1))


def test_a_full_disk_is_told_in_time_shows_nothing_half_done_and_the_next_load_completes(
    disk: Disk, tmp_path: Path, run_command: Callable[..., Ran]
) -> None:
    environment = on_neo4j(disk.server.address)
    home, whole = install(tmp_path / "full", **environment), install(tmp_path / "whole")
    states = []
    for day, word in EDITIONS:
        for each in (home, whole):
            write_edition(each, day.date(), word)
        whole.offer_folder({}, day, APPROVAL)
        states.append(read_state(whole))
        if day == NOW:
            home.offer_folder({}, day, APPROVAL)

    disk.fill()
    with closing(home.services), pytest.raises(StoreUnavailable, match=SENTENCE):
        home.offer_folder({}, NEXT, APPROVAL)
    assert (datetime.now(UTC) - disk.reported()).total_seconds() < MOST_SECONDS
    for command in (("sources", "load", "--dir", str(home.lists)), *COMMANDS):
        begun = time.monotonic()
        ran = run_command(*command, home=home.services.settings.home, **environment)
        assert time.monotonic() - begun < MOST_SECONDS
        assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert (home.served, answer_of(home)) == (states[0].snapshot, states[0].answer)

    disk.server.kill()  # stopped in an orderly way, with room again, it damages its log: see run-the-service.md
    disk.make_room()
    disk.server.start()
    with closing(home.services), Reader(home, whole, states, is_away=False) as reader:
        assert write_ahead(home)
        home.offer_folder({}, NEXT, APPROVAL)
        reader.poll()
        reader.must_be_new()
        assert home.services.check() == []
        assert read_state(home) == states[-1]
    assert reader.violations == []
