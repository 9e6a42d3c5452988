"""A Neo4j server that hangs after the log-in is noticed in time; one that works for long is waited for."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing

import pytest

from graph.errors import StoreUnavailable
from graph.neo4j_database import Neo4jDatabase
from tests.support.neo4j_server import HOW, Server, can_start

MOST_SECONDS = 7.0  # five, and two for a busy machine
LONG_SECONDS = 6.0  # longer than a server that hangs is waited for
SPIN = (
    "UNWIND range(1, 1000000000000) AS number "
    "WITH number WHERE datetime.realtime().epochMillis > $until RETURN 'done' AS found LIMIT 1"
)
CHANGE = "MATCH (n:Held) SET n.times = n.times + 1 RETURN n.times AS found"

Use = Callable[[Neo4jDatabase], object]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose process may be stopped for a while."""
    if not can_start():
        if os.environ.get("NEO4J_TESTS") == "required":
            pytest.fail(HOW)
        pytest.skip(HOW)
    own = Server(tmp_path_factory.mktemp("neo4j")).start()
    yield own
    own.kill()


def write_twice(database: Neo4jDatabase) -> None:
    with database.transaction() as transaction:
        for number in (1, 2):
            transaction.rows("CREATE (:Number {is: $number})", number=number)
        transaction.commit()


USES: dict[str, Use] = {
    "read": lambda database: database.read("RETURN 1 AS one"),
    "written": lambda database: database.write("CREATE (:Written)"),
    "read in a stream": lambda database: list(database.stream("RETURN 1 AS one")),
    "written in a transaction": write_twice,
    "changed in form": lambda database: database.change_schema("CREATE INDEX FOR (n:Written) ON n.at"),
}


def failure(use: Use, database: Neo4jDatabase) -> tuple[float, str]:
    """Return after how many seconds, and how, a use fails."""
    begun = time.monotonic()
    with pytest.raises(StoreUnavailable) as caught:
        use(database)
    return time.monotonic() - begun, str(caught.value)


def test_a_server_that_hangs_after_the_log_in_is_told_of_in_time(server: Server) -> None:
    with ExitStack() as stack, ThreadPoolExecutor(len(USES)) as threads:
        databases = [stack.enter_context(closing(Neo4jDatabase(server.address))) for _ in USES]
        server.signal(signal.SIGSTOP)
        try:
            failures = dict(zip(USES, threads.map(failure, USES.values(), databases), strict=True))
        finally:
            server.signal(signal.SIGCONT)
        still = [database.read("RETURN 1 AS one") for database in databases]
    assert [found for found in failures.items() if found[1][0] > MOST_SECONDS] == []
    for name, (_, sentence) in failures.items():
        done = name.partition(" ")[0].replace("changed", "written")
        assert sentence == f"The graph store at {server.address.place} cannot be {done}: no server answers there."
    assert still == [[{"one": 1}]] * len(USES)


def test_what_takes_long_on_a_server_that_lives_is_not_cut_off(server: Server) -> None:
    uses: tuple[Use, ...] = (
        lambda database: database.read(SPIN, until=int((time.time() + LONG_SECONDS) * 1_000)),
        lambda database: list(database.stream(SPIN, until=int((time.time() + LONG_SECONDS) * 1_000))),
        lambda database: database.write(CHANGE),  # waits for the transaction below
    )
    with ExitStack() as stack, ThreadPoolExecutor(len(uses)) as threads:
        holder, *databases = [stack.enter_context(closing(Neo4jDatabase(server.address))) for _ in range(4)]
        holder.write("CREATE (:Held {times: 0})")
        with holder.transaction() as transaction:
            transaction.rows(CHANGE)
            answers = [threads.submit(use, database) for use, database in zip(uses, databases, strict=True)]
            time.sleep(LONG_SECONDS)
            assert not answers[2].done()
            transaction.commit()
        found = [answer.result() for answer in answers]
    assert found == [[{"found": "done"}], [{"found": "done"}], [{"found": 2}]]
