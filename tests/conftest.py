"""What tests share: the model, the sample lists loaded, a test client, the command line, the real files."""

import os
import shutil
import socket
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from api.app import create_app
from api.cli import main
from api.services import Services, offer_folder
from api.settings import Settings, read_settings
from graph.neo4j_address import Neo4jAddress
from graph.neo4j_database import Neo4jDatabase
from loaders.sample import APPROVAL, write_sample
from ontologies.load import load_ontology
from ontologies.model import Ontology
from screening.screen import Screener
from tests.support.neo4j_server import NoServer, get_server
from tests.support.real_lists import Loaded, load_real_lists
from tests.support.stores import ADAPTERS, tell_server

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SHARED_DATA = Path(__file__).parents[2] / "shared" / "data"
LOCAL = ("127.0.0.1", "::1", "localhost")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that rewrites golden files; what it writes is reviewed as data."""
    parser.addoption("--rewrite", action="store_true", help="Write the golden files anew instead of comparing.")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that leaves this machine: a test that needs one would fail elsewhere."""
    connect = socket.socket.connect

    def local_only(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and address[0] not in LOCAL:
            raise AssertionError(f"a test tried to connect to {address[0]}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", local_only)


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jAddress]:
    """A real Neo4j server for the whole run; without one a test is skipped, and fails where one is demanded."""
    try:
        server = get_server(tmp_path_factory.mktemp("neo4j"))
    except NoServer as error:
        if os.environ.get("NEO4J_TESTS") == "required":
            pytest.fail(str(error))
        pytest.skip(str(error))
    refuse_what_is_not_empty(server.address)
    yield server.address
    empty_database(server.address)
    server.stop()


@pytest.fixture
def neo4j_address(neo4j_server: Neo4jAddress) -> Neo4jAddress:
    """The server, with an empty database."""
    empty_database(neo4j_server)
    return neo4j_server


def refuse_what_is_not_empty(address: Neo4jAddress) -> None:
    """Stop the run rather than empty a database that somebody uses: tests remove everything in it."""
    database = Neo4jDatabase(address)
    count = database.read("MATCH (n) WHERE NOT n:__Migration RETURN count(n) AS count LIMIT 1")[0]["count"]
    database.close()
    if count:
        pytest.exit(f"NEO4J_URI names a database with {count} nodes; tests need one that is empty.", returncode=1)


def empty_database(address: Neo4jAddress) -> None:
    """Remove everything but the marks of migrations."""
    database = Neo4jDatabase(address)
    database.change_schema(
        "MATCH (n) WHERE NOT n:__Migration CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS"
    )
    database.close()


@pytest.fixture
def adapter_folder(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], Path]:
    """Prepare the folder in which a store of an adapter is opened."""

    def prepare(adapter: str) -> Path:
        if ADAPTERS[adapter].needs_server:
            tell_server(tmp_path, request.getfixturevalue("neo4j_address"))
        return tmp_path

    return prepare


@pytest.fixture
def rewrite(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written anew."""
    return bool(request.config.getoption("--rewrite"))


@pytest.fixture(scope="session")
def ontology() -> Ontology:
    """The model."""
    return load_ontology()


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real files; tests that need it are skipped without it."""
    if not SHARED_DATA.is_dir():
        pytest.skip(f"The real lists are not here: there is no folder {SHARED_DATA.name} beside the checkout.")
    return SHARED_DATA


@pytest.fixture(scope="session")
def sample_lists(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample lists, as if published on the day of `NOW`."""
    folder = tmp_path_factory.mktemp("lists")
    write_sample(folder, NOW.date())
    return folder


@pytest.fixture(scope="session")
def sample_services(tmp_path_factory: pytest.TempPathFactory, sample_lists: Path) -> Services:
    """An installation with the sample lists loaded; tests must not change it."""
    services = Services(settings_of(tmp_path_factory.mktemp("home")))
    services.load(offer_folder(sample_lists, APPROVAL), NOW, lambda message: None)
    return services


@pytest.fixture(scope="session")
def sample_screener(sample_services: Services) -> Screener:
    """A screener over the sample lists."""
    return sample_services.screener()


@pytest.fixture(scope="session")
def real(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """An installation with the real lists on the embedded store; tests must not change it."""
    return load_real_lists(settings_of(tmp_path_factory.mktemp("real")), shared_data, NOW)


@pytest.fixture
def loaded_services(sample_services: Services, tmp_path: Path) -> Services:
    """A copy of the installation with the sample lists: a test may change it."""
    home = tmp_path / "home"
    shutil.copytree(sample_services.settings.home, home)
    return Services(settings_of(home))


@pytest.fixture
def empty_services(tmp_path: Path) -> Services:
    """An installation into which nothing was loaded."""
    return Services(settings_of(tmp_path / "home"))


def settings_of(home: Path, **environment: str) -> Settings:
    """Return settings with a home, in English."""
    return read_settings({"KENNISGRAAF_HOME": str(home), "KENNISGRAAF_LANGUAGE": "en", **environment})


def on_neo4j(address: Neo4jAddress) -> dict[str, str]:
    """Return the settings of an installation on a Neo4j server."""
    server = {"NEO4J_URI": address.uri, "NEO4J_USER": address.user, "NEO4J_PASSWORD": address.password}
    return {"KENNISGRAAF_STORE": "neo4j", **server}


@pytest.fixture
def app(loaded_services: Services) -> Flask:
    """The application over the sample lists, at the time of `NOW`."""
    return create_app(loaded_services.settings, clock=lambda: NOW)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A client of the application."""
    return app.test_client()


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def run_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Iterator[Callable[..., Ran]]:
    """Run a command of the command line in this process: ``run_command("screen", "Name", home=folder)``."""

    def run(*arguments: str, home: Path = tmp_path / "home", **environment: str) -> Ran:
        for name, value in {"KENNISGRAAF_HOME": str(home), "KENNISGRAAF_LANGUAGE": "en", **environment}.items():
            monkeypatch.setenv(name, value)
        capsys.readouterr()
        with pytest.raises(SystemExit) as caught:
            main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Ran(int(caught.value.code or 0), captured.out, captured.err)

    yield run


@pytest.fixture
def sample_on_neo4j(sample_lists: Path, neo4j_address: Neo4jAddress, tmp_path: Path) -> Iterator[Services]:
    """The sample lists on a Neo4j server."""
    with closing(Services(settings_of(tmp_path / "home", **on_neo4j(neo4j_address)))) as services:
        services.load(offer_folder(sample_lists, APPROVAL), NOW, lambda message: None)
        yield services
