"""The command of the container image as a process of its own: it answers, keeps names to itself, ends when told."""

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests

from api.services import Services
from tests.conftest import NOW
from tests.support import containers
from tests.support.api import CLEAN, LISTED
from tests.support.server import START_SECONDS, Server, assert_screens, free_port, neo4j_away, served

pytestmark = [
    pytest.mark.server,
    pytest.mark.skipif(sys.platform != "linux", reason="The command is that of the image, which is Linux."),
]
SECRET = "Xanthippe"
UNREADABLE = (
    f"GET /v1/entities?name={SECRET} Quistwater HTTP/1.1\r\nHost: x\r\n\r\n",
    f"GET /v1/entities?name={SECRET} HTTP/9\r\nHost: x\r\n\r\n",
    f"GET / HTTP/1.1\r\nHost: x\r\n{SECRET} Quistwater: 1\r\n\r\n",
    f"GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: {SECRET}\r\n\r\n",
    f"{SECRET}\r\n\r\n",
    f"GET /{SECRET * 1_000} HTTP/1.1\r\nHost: x\r\n\r\n",
)


def start(home: Path, port: int, **environment: str) -> subprocess.Popen[str]:
    """Start what the image starts, on a port of this machine."""
    program, *arguments = containers.command()
    assert program == "gunicorn"
    arguments[arguments.index("--bind") + 1] = f"127.0.0.1:{port}"
    settings = {"KENNISGRAAF_HOME": str(home), "KENNISGRAAF_LANGUAGE": "en", "PYTHONUNBUFFERED": "1", **environment}
    return subprocess.Popen(
        [sys.executable, "-m", program, *arguments],
        env={**os.environ, **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def home(sample_services: Services, tmp_path: Path) -> Path:
    """A copy of the installation with the sample lists."""
    shutil.copytree(sample_services.settings.home, tmp_path / "home")
    return tmp_path / "home"


@pytest.fixture
def server(home: Path) -> Iterator[Server]:
    """The service over a copy of the sample lists."""
    port = free_port()
    with served(start(home, port), port, home) as running:
        yield running


def test_a_screening_is_answered_and_kept_and_the_service_ends_when_told_to(server: Server) -> None:
    screening = server.screen(LISTED, asOf=NOW.date().isoformat())
    again = requests.get(f"{server.address}/v1/screenings/{screening['id']}", timeout=10).json()
    logged = server.stop()
    assert (screening["outcome"], again, server.process.returncode) == ("listed", screening, 0)
    assert [word for word in (*LISTED.split(), screening["id"], "Traceback") if word in logged] == []


def test_every_line_of_the_log_is_json_though_workers_share_it(server: Server) -> None:
    with ThreadPoolExecutor(8) as threads:
        ids = [answer["id"] for answer in threads.map(server.screen, [CLEAN] * 40)]
    lines = [json.loads(line) for line in server.stop().splitlines()]
    assert len(set(ids)) == 40
    assert [line["event"] for line in lines].count("request") >= 40
    assert {line["event"] for line in lines} == {"request", "server"}


def test_a_screening_of_one_worker_is_found_by_the_others(server: Server) -> None:
    ids = [server.screen(CLEAN)["id"] for _ in range(4)]
    found = [requests.get(f"{server.address}/v1/screenings/{item}", timeout=10).status_code for item in ids * 4]
    assert set(found) == {200}


def test_what_it_says_of_a_request_it_cannot_read_holds_nothing_of_the_request(server: Server) -> None:
    host, _, port = server.address.removeprefix("http://").partition(":")
    for request in UNREADABLE:
        with socket.create_connection((host, int(port)), timeout=10) as connection:
            connection.sendall(request.encode())
            assert connection.recv(12).partition(b" ")[2] in {b"400", b"414", b"431", b"501", b"505"}, request[:60]
    logged = server.stop()
    assert logged.count('"Invalid request"') == len(UNREADABLE)
    assert [word for word in (SECRET, "Quistwater", host + " ") if word in logged] == []


def test_it_starts_and_screens_when_neo4j_is_away(home: Path) -> None:
    port = free_port()
    with served(start(home, port, **neo4j_away()), port, home) as running:
        assert_screens(running)


def test_settings_that_cannot_be_used_are_named_and_nothing_is_served(tmp_path: Path) -> None:
    process = start(tmp_path / "home", free_port(), KENNISGRAAF_LANGUAGE="xx")
    _, logged = process.communicate(timeout=START_SECONDS)
    assert process.returncode == 3
    assert "KENNISGRAAF_LANGUAGE is 'xx'; it must be nl or en" in logged
    assert "Exception in worker process" in logged  # the application is made after the fork
    assert "Traceback" not in logged
