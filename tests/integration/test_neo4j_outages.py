"""A Neo4j server that is away, silent, old, locked or another's: one sentence in time, and screening goes on."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from api.services import Services
from graph import neo4j_database
from graph.errors import ConfigurationError, StoreUnavailable
from graph.neo4j_address import Neo4jAddress
from graph.neo4j_database import Neo4jDatabase
from graph.neo4j_store import Neo4jStore
from loaders.sample import APPROVAL, write_sample
from ontologies.load import load_ontology
from screening.graph_view import build_view
from screening.snapshot.snapshot import open_snapshot
from tests.conftest import NOW, Ran, empty_database
from tests.support.bolt_servers import Behaviour, answer_garbage, be_neo4j, hang_up, serving, stay_silent
from tests.support.lists import Installation, install
from tests.support.neo4j_server import free_port

Command = Callable[..., Ran]
MOST_SECONDS = 5.0
PASSWORD = "Geheim-7731"
NAME = "Noorderlicht Fotonica B.V."
WRITING = (("sources", "load", "--dir"), ("snapshot", "publish"), ("store", "migrate"), ("store", "check"))


def settings(uri: str, password: str = PASSWORD) -> dict[str, str]:
    return {"KENNISGRAAF_STORE": "neo4j", "NEO4J_URI": uri, "NEO4J_USER": "neo4j", "NEO4J_PASSWORD": password}


def fails(run_command: Command, command: tuple[str, ...], code: int, home: Path, environment: dict[str, str]) -> str:
    """Run a command that must fail in time with one sentence; return the sentence."""
    begun = time.monotonic()
    ran = run_command(*command, home=home, **environment)
    assert time.monotonic() - begun < MOST_SECONDS
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.count("\n") == 1
    assert environment["NEO4J_PASSWORD"] not in ran.err
    return ran.err.removeprefix("kennisgraaf: ").rstrip("\n")


@pytest.fixture
def home(loaded_services: Services) -> Path:
    """An installation that has published."""
    return loaded_services.settings.home


@pytest.fixture
def load(sample_lists: Path) -> tuple[str, ...]:
    """The command that loads lists."""
    return ("sources", "load", "--dir", str(sample_lists))


@pytest.fixture
def nobody() -> str:
    """An address at which nothing listens."""
    return f"bolt://127.0.0.1:{free_port()}"


@pytest.fixture
def filled(neo4j_address: Neo4jAddress, tmp_path: Path) -> Iterator[Installation]:
    """An installation that has published to Neo4j."""
    home = install(tmp_path / "filled", **settings(neo4j_address.uri, neo4j_address.password))
    write_sample(home.lists, NOW.date())
    home.offer_folder({}, approval=APPROVAL)
    yield home
    home.services.close()


@pytest.mark.parametrize("command", WRITING)
def test_every_command_that_needs_the_store_says_that_nothing_listens(
    command: tuple[str, ...], nobody: str, run_command: Command, home: Path, sample_lists: Path
) -> None:
    whole = (*command, str(sample_lists)) if command[-1] == "--dir" else command
    said = fails(run_command, whole, 1, home, settings(nobody))
    assert said == f"The graph store at {nobody.removeprefix('bolt://')} cannot be reached: no server answers there."


@pytest.mark.parametrize("behaviour", [stay_silent, hang_up])
def test_a_server_that_does_not_answer_is_told_of_in_time(
    behaviour: Behaviour, run_command: Command, home: Path, load: tuple[str, ...]
) -> None:
    with serving(behaviour) as uri:
        said = fails(run_command, load, 1, home, settings(uri))
    place = uri.removeprefix("bolt://")
    assert said == f"The graph store at {place} cannot be reached: no server answers there."


def test_another_service_is_refused_and_not_repeated(run_command: Command, home: Path, load: tuple[str, ...]) -> None:
    with serving(answer_garbage) as uri:
        said = fails(run_command, load, 2, home, settings(uri))
    place = uri.removeprefix("bolt://")
    assert said == f"The server at {place} is too old, or another product; Neo4j 5.26 or newer is needed."


@pytest.mark.parametrize(
    ("agent", "bolt", "told"),
    [
        ("Neo4j/3.5.35", (3, 0), "too old, or another product"),
        ("Neo4j/4.4.30", (4, 4), "too old, or another product"),
        ("Neo4j/5.20.0", (5, 4), "Neo4j/5.20.0"),
        ("Neo4j/5.9.0", (5, 2), "Neo4j/5.9.0"),
    ],
)
def test_a_server_that_is_too_old_is_refused(
    agent: str, bolt: tuple[int, int], told: str, run_command: Command, home: Path, load: tuple[str, ...]
) -> None:
    with serving(be_neo4j(agent, bolt)) as uri:
        said = fails(run_command, load, 2, home, settings(uri))
    assert said == f"The server at {uri.removeprefix('bolt://')} is {told}; Neo4j 5.26 or newer is needed."


@pytest.mark.parametrize("agent", ["Neo4j/5.26.0", "Neo4j/5.27-aura", "Neo4j/2025.10.1"])
def test_a_server_that_is_new_enough_is_used(agent: str) -> None:
    with serving(be_neo4j(agent, (5, 4))) as uri:
        Neo4jDatabase(Neo4jAddress(uri, "neo4j", PASSWORD)).close()


def test_a_database_that_does_not_start_is_told_of_in_time(run_command: Command, home: Path) -> None:
    code = "Neo.TransientError.General.DatabaseUnavailable"
    with serving(be_neo4j("Neo4j/5.26.0", (5, 4), failure=code)) as uri:
        said = fails(run_command, ("store", "migrate"), 1, home, settings(uri))
    assert said == f"The graph store at {uri.removeprefix('bolt://')} cannot be read: {code}."


def test_a_wrong_password_is_refused_and_not_repeated(
    neo4j_address: Neo4jAddress, run_command: Command, home: Path, load: tuple[str, ...]
) -> None:
    said = fails(run_command, load, 2, home, settings(neo4j_address.uri))
    assert said == f"The graph store at {neo4j_address.place} refuses the user or the password."


@pytest.mark.parametrize("command", WRITING)
def test_a_database_that_holds_something_else_is_left_alone(
    command: tuple[str, ...], neo4j_address: Neo4jAddress, run_command: Command, home: Path, sample_lists: Path
) -> None:
    whole = (*command, str(sample_lists)) if command[-1] == "--dir" else command
    with closing(Neo4jDatabase(neo4j_address)) as database:
        database.write("MATCH (n) DETACH DELETE n")
        database.write("CREATE (:Something {secret: 'Zilvervos'})")
        said = fails(run_command, whole, 2, home, settings(neo4j_address.uri, neo4j_address.password))
        left = database.read("MATCH (n) RETURN labels(n) AS labels, n.secret AS secret")
    assert said == "The Neo4j database holds something else than this graph; give it one of its own."
    assert left == [{"labels": ["Something"], "secret": "Zilvervos"}]


def test_a_database_of_another_release_is_left_alone(
    neo4j_address: Neo4jAddress, run_command: Command, filled: Installation, load: tuple[str, ...]
) -> None:
    environment = settings(neo4j_address.uri, neo4j_address.password)
    with closing(Neo4jDatabase(neo4j_address)) as database:
        database.write("MATCH (m:__Migration) SET m.kept = m.checksum, m.checksum = 'another'")
        said = fails(run_command, load, 1, filled.services.settings.home, environment)
        database.write("MATCH (m:__Migration) SET m.checksum = m.kept REMOVE m.kept")
    assert said == "The Neo4j database has the form of another release, which this one does not know."


@pytest.mark.parametrize("behaviour", [stay_silent, answer_garbage, None])
def test_screening_goes_on_from_the_published_snapshot(
    behaviour: Behaviour | None, nobody: str, run_command: Command, home: Path
) -> None:
    expected = answer(run_command, home, {})
    if behaviour is None:
        found = answer(run_command, home, settings(nobody))
    else:
        with serving(behaviour) as uri:
            found = answer(run_command, home, settings(uri))
    assert found == expected
    assert found["candidates"]


def answer(run_command: Command, home: Path, environment: dict[str, str]) -> dict[str, Any]:
    """Screen a name; return the answer without the id, which is another each time."""
    ran = run_command("screen", NAME, "--as-of", NOW.date().isoformat(), "--format", "json", home=home, **environment)
    assert (ran.code, ran.err) == (0, "")
    return {name: value for name, value in json.loads(ran.out).items() if name != "id"}


def test_a_load_that_failed_has_changed_nothing(
    nobody: str, run_command: Command, home: Path, load: tuple[str, ...]
) -> None:
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    fails(run_command, load, 1, home, settings(nobody))
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before


def test_a_user_who_only_reads_sees_everything_and_writes_nothing(
    filled: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object, **named: object) -> None:
        raise AssertionError("a reader wrote")

    for name in ("write", "transaction", "change_schema"):
        monkeypatch.setattr(Neo4jDatabase, name, refuse)
    ontology = load_ontology()
    store = Neo4jStore(filled.services.database(), may_write=False)
    mark = store.shown()
    view = build_view(open_snapshot(filled.services.snapshots, ontology), ontology, date.fromisoformat(mark.as_of))
    assert {stored.dataset for stored in store.facts()} == {version.dataset for version in store.versions()}
    assert store.differs_from(view) == []
    assert filled.services.check() == []


@pytest.mark.parametrize("reads", [Neo4jDatabase.read, lambda *asked: list(Neo4jDatabase.stream(*asked))])
def test_what_is_for_reading_writes_nothing(
    reads: Callable[[Neo4jDatabase, str], list[Any]], neo4j_address: Neo4jAddress
) -> None:
    with closing(Neo4jDatabase(neo4j_address)) as database:
        for statement in ("CREATE (:X)", "MERGE (x:X) RETURN x"):
            with pytest.raises(ConfigurationError, match=r"^The graph store at [0-9.:]+ may not be written by this"):
                reads(database, statement)
        assert database.read("MATCH (x:X) RETURN count(x) AS count") == [{"count": 0}]


def test_a_user_who_only_reads_finds_an_empty_database_empty(neo4j_address: Neo4jAddress) -> None:
    empty_database(neo4j_address)
    with closing(Neo4jDatabase(neo4j_address)) as database:
        store = Neo4jStore(database, may_write=False)
        assert (store.versions(), list(store.facts())) == ([], [])


def test_a_reading_that_the_server_ends_is_told_in_a_sentence(neo4j_address: Neo4jAddress) -> None:
    with closing(Neo4jDatabase(neo4j_address)) as database, closing(Neo4jDatabase(neo4j_address)) as other:
        reading = database.stream("UNWIND range(1, 5000000) AS number RETURN number")
        next(reading)
        found = other.read(
            "SHOW TRANSACTIONS YIELD transactionId, currentQuery WHERE currentQuery STARTS WITH 'UNWIND'"
        )
        other.read("TERMINATE TRANSACTIONS $ids", ids=[row["transactionId"] for row in found])
        with pytest.raises(StoreUnavailable, match=r"^The graph store at [0-9.:]+ cannot be read: [A-Za-z.]+\.$"):
            list(reading)


def test_what_takes_too_long_is_told_with_the_time_it_had(
    neo4j_address: Neo4jAddress, monkeypatch: pytest.MonkeyPatch
) -> None:
    endless = "UNWIND range(1, 10000000000) AS number RETURN max(number) AS most"
    monkeypatch.setattr(neo4j_database, "QUERY_SECONDS", 0.2)
    monkeypatch.setattr(neo4j_database, "STREAM_SECONDS", 0.2)
    with closing(Neo4jDatabase(neo4j_address)) as database:
        with pytest.raises(StoreUnavailable, match=r" cannot be read: it took longer than a minute\.$"):
            database.read(endless)
        with pytest.raises(StoreUnavailable, match=r" cannot be read: it took longer than an hour\.$"):
            list(database.stream(endless))


def test_what_takes_longer_than_the_server_itself_allows_is_told(run_command: Command, home: Path) -> None:
    with serving(be_neo4j("Neo4j/5.26.0", (5, 4), failure="Neo.ClientError.Transaction.TransactionTimedOut")) as uri:
        said = fails(run_command, ("store", "migrate"), 1, home, settings(uri))
    place = uri.removeprefix("bolt://")
    assert said == f"The graph store at {place} cannot be read: it took longer than the server allows."
