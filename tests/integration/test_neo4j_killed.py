"""A loader, or a server, that is killed while it writes to Neo4j: no reader notices, and the next load completes.

A few kills at random points; ``python -m tests.support.kill_neo4j`` does many.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.kill_neo4j import Harness, Kill, Loader, LoadFailed, run
from tests.support.killed_neo4j_load import Job
from tests.support.neo4j_server import NoServer, Server

SEED = 20261122


@pytest.fixture(scope="module")
def kills(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Kill]]:
    """What became of five kills of the loader and two of the server, one of them while it works."""
    try:
        yield list(run(tmp_path_factory.mktemp("kills"), loader=5, server=2, seed=SEED))
    except NoServer as error:
        if os.environ.get("NEO4J_TESTS") == "required":
            pytest.fail(str(error))
        pytest.skip(str(error))


def test_no_reader_sees_a_mixture_and_the_next_load_ends_as_if_nothing_had_been_killed(kills: list[Kill]) -> None:
    assert [(kill.victim, kill.where, kill.violations) for kill in kills if kill.violations] == []


def test_each_kill_fell_within_a_load_and_was_watched(kills: list[Kill]) -> None:
    assert [kill.victim for kill in kills] == ["loader"] * 5 + ["server"] * 2
    assert [kill for kill in kills if not kill.where or kill.polls < 3] == []


class FailingLoader(Loader):
    """Fails every load with a sentence."""

    def __init__(self) -> None:
        """Start no process."""

    def begin(self, job: Job) -> dict[str, Any]:
        (Path(job.home).parent / "said").write_text("kennisgraaf: It failed.\n", encoding="utf-8")
        return {"points": 3}

    def end(self) -> int:
        return 1


def test_nothing_is_killed_when_a_load_fails_before(tmp_path: Path) -> None:
    with pytest.raises(LoadFailed, match="ended with 1: kennisgraaf: It failed"):
        Harness(tmp_path, Server(tmp_path / "neo4j"), FailingLoader(), seed=1)
