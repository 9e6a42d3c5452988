"""A real Neo4j server for tests: the one NEO4J_URI names, a container, or a process made of Maven artefacts.

The process dies with the one that started it, also when that is killed: no test leaves a server running.
"""

import ctypes
import hashlib
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from neo4j import GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

from graph.neo4j_address import Neo4jAddress

ROOT = Path(__file__).parents[2]
POM = Path(__file__).parent / "neo4j" / "pom.xml"
JARS = ROOT / ".neo4j"  # ignored by git; 125 MB, copied once
IMAGE = "neo4j:5.26.30-community"
USER, PASSWORD = "neo4j", "only-for-tests"
START_SECONDS = 120
AT_ONCE: Mapping[str, float] = {"connection_timeout": 2.0, "max_transaction_retry_time": 0.0}
PR_SET_PDEATHSIG = 1
HOW = (
    "There is no Neo4j server for this test: set NEO4J_URI, NEO4J_USER and NEO4J_PASSWORD of an empty one, start "
    "Docker, or install Java 17 and Maven (apt-get install openjdk-17-jdk-headless maven)."
)
KEEP_ALIVE = {  # a server that hangs is noticed after the one times the other, as in docker-compose.yml
    "server.bolt.connection_keep_alive": "2s",
    "server.bolt.connection_keep_alive_probes": "2",
}
SETTINGS = {
    **KEEP_ALIVE,
    "server.http.enabled": "false",
    "server.https.enabled": "false",
    "server.memory.heap.initial_size": "512m",
    "server.memory.heap.max_size": "1g",
    "server.memory.pagecache.size": "128m",
    "dbms.security.auth_max_failed_attempts": "0",
    "dbms.usage_report.enabled": "false",
    "db.tx_log.rotation.retention_policy": "keep_none",
}


class NoServer(Exception):  # noqa: N818 - it says what happened, as our errors do
    """No way to a server was found; the message says how to get one."""


@dataclass
class Server:
    """A Neo4j server in a folder of its own."""

    folder: Path
    port: int = 0
    settings: Mapping[str, str] = field(default_factory=dict)
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def address(self) -> Neo4jAddress:
        """Where it listens."""
        return Neo4jAddress(f"bolt://127.0.0.1:{self.port}", USER, PASSWORD)

    def start(self) -> "Server":
        """Start it, and return when it answers; a second time it goes on with its data."""
        self.port = self.port or free_port()
        settings = {**SETTINGS, "server.bolt.listen_address": f"127.0.0.1:{self.port}", **self.settings}
        (self.folder / "conf").mkdir(parents=True, exist_ok=True)
        lines = [f"{name}={value}\n" for name, value in settings.items()]
        (self.folder / "conf" / "neo4j.conf").write_text("".join(lines), encoding="utf-8")
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(self._command(), stdout=log, stderr=log, preexec_fn=_die_with_parent)  # noqa: PLW1509 - tests start no threads before
        self._wait()
        return self

    def _command(self) -> list[str]:
        main = ["org.neo4j.server.CommunityEntryPoint", f"--home-dir={self.folder}"]
        memory = ["-Xms512m", "-Xmx1g", "-XX:+UseSerialGC"]  # on few cores other collectors cost more
        return ["java", *memory, "-cp", f"{copy_jars()}/*", *main, f"--config-dir={self.folder / 'conf'}"]

    def _wait(self) -> None:
        until = time.monotonic() + START_SECONDS
        while not _answers(self.address):
            assert self.process is not None
            if self.process.poll() is not None or time.monotonic() > until:
                self.kill()
                raise NoServer(f"The Neo4j server did not start: {self.folder / 'server.log'} says why.")
            time.sleep(0.2)

    def signal(self, number: int) -> None:
        """Send a signal to the process."""
        if self.process is not None:
            self.process.send_signal(number)

    def kill(self) -> None:
        """End the process at once, as a power cut would."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def stop(self) -> None:
        """End it in an orderly way."""
        self.signal(signal.SIGTERM)
        if self.process is not None:
            self.process.wait(timeout=60)


@dataclass
class Container:
    """A Neo4j server in a container."""

    name: str
    address: Neo4jAddress

    def stop(self) -> None:
        """Remove it."""
        subprocess.run(["docker", "rm", "--force", self.name], check=True, capture_output=True)


@dataclass
class Named:
    """The server that NEO4J_URI names."""

    address: Neo4jAddress

    def stop(self) -> None:
        """Leave it running: it is not ours."""


def get_server(folder: Path) -> Server | Container | Named:
    """Return the first server that can be had.

    Raises:
        NoServer: None can.
    """
    if uri := os.environ.get("NEO4J_URI"):
        return Named(Neo4jAddress(uri, os.environ.get("NEO4J_USER", ""), os.environ.get("NEO4J_PASSWORD", "")))
    if docker_runs():
        return _start_container()
    if can_start():
        return Server(folder).start()
    raise NoServer(HOW)


def can_start() -> bool:
    """Return whether a server can be started from Maven artefacts."""
    return all(map(shutil.which, ("java", "mvn")))


def docker_runs() -> bool:
    """Return whether a Docker engine answers."""
    if not shutil.which("docker"):
        return False
    return subprocess.run(["docker", "info"], capture_output=True, check=False, timeout=30).returncode == 0


def _start_container() -> Container:
    port = free_port()
    name = f"kennisgraaf-tests-{port}"
    publish = f"127.0.0.1:{port}:7687"
    environment = {"NEO4J_AUTH": f"{USER}/{PASSWORD}", **in_environment(KEEP_ALIVE)}
    options = ["--detach", "--rm", "--name", name, "--publish", publish]
    options += [f"--env={variable}={value}" for variable, value in environment.items()]
    subprocess.run(["docker", "run", *options, IMAGE], check=True, capture_output=True)
    address = Neo4jAddress(f"bolt://127.0.0.1:{port}", USER, PASSWORD)
    until = time.monotonic() + START_SECONDS
    while not _answers(address):
        if time.monotonic() > until:
            raise NoServer("The Neo4j container did not start.")
        time.sleep(0.5)
    return Container(name, address)


def in_environment(settings: Mapping[str, str]) -> dict[str, str]:
    """Return settings of a server as the variables its container reads them from."""
    return {f"NEO4J_{name.replace('_', '__').replace('.', '_')}": value for name, value in settings.items()}


def copy_jars() -> Path:
    """Return the folder of the server's jars, copying them with Maven if the pom is new."""
    place = JARS / hashlib.sha256(POM.read_bytes()).hexdigest()[:12]
    if not place.exists():
        shutil.rmtree(JARS, ignore_errors=True)
        part = JARS / "part"
        command = ["mvn", "-q", "-B", "-f", str(POM), "dependency:copy-dependencies", f"-DoutputDirectory={part}"]
        subprocess.run(command, check=True, capture_output=True, timeout=900)
        part.rename(place)
    return place


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _answers(address: Neo4jAddress) -> bool:
    """Return whether a server answers; a new one is given the password of the tests."""
    with suppress(DriverError, Neo4jError, OSError):
        with GraphDatabase.driver(address.uri, auth=(USER, PASSWORD), **AT_ONCE) as driver:
            driver.verify_connectivity()
            return True
    with suppress(DriverError, Neo4jError, OSError):
        with GraphDatabase.driver(address.uri, auth=(USER, "neo4j"), **AT_ONCE) as driver:
            driver.execute_query(
                "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new", new=PASSWORD, database_="system"
            )
    return False


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
