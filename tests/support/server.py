"""A running service, in a process of its own."""

import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests

from api.services import Services
from tests.conftest import NOW, settings_of
from tests.support.api import LISTED

START_SECONDS = 20


@dataclass
class Server:
    """A running service."""

    process: subprocess.Popen[str]
    address: str
    services: Services

    def screen(self, name: str, **fields: Any) -> dict[str, Any]:
        response = requests.post(f"{self.address}/v1/screenings", json={"name": name, **fields}, timeout=10)
        assert response.status_code == 201, response.text
        return dict(response.json())

    def stop(self) -> str:
        """Ask it to end, and return what it wrote to stderr."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.communicate(timeout=10)[1]


@contextmanager
def served(process: subprocess.Popen[str], port: int, home: Path) -> Iterator[Server]:
    """Give the service once it answers; afterwards it is no more."""
    address = f"http://127.0.0.1:{port}"
    try:
        wait_until_it_answers(address)
        yield Server(process, address, Services(settings_of(home)))
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def neo4j_away() -> dict[str, str]:
    """Return the settings of a service whose graph store is a Neo4j server that nobody can reach."""
    uri = f"bolt://127.0.0.1:{free_port()}"
    return {"KENNISGRAAF_STORE": "neo4j", "NEO4J_URI": uri, "NEO4J_PASSWORD": "Zilvervos"}


def assert_screens(server: Server) -> None:
    """Ask whether it can answer, and a question."""
    ready = requests.get(f"{server.address}/readyz", timeout=10)
    assert (ready.status_code, ready.json()["canAnswer"]) == (200, True)
    assert server.screen(LISTED, asOf=NOW.date().isoformat())["outcome"] == "listed"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_it_answers(address: str) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        try:
            requests.get(f"{address}/healthz", timeout=START_SECONDS)  # a port may be open before anybody answers
        except requests.ConnectionError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the service did not start")
