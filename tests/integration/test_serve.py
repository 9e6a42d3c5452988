"""kennisgraaf serve as a process of its own: it answers, follows publications, ends when told, fails in one line."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests

from api.services import Services
from tests.conftest import NOW
from tests.support.api import CLEAN, LISTED, load_later_edition
from tests.support.server import START_SECONDS, Server, assert_screens, free_port, neo4j_away, served

pytestmark = pytest.mark.server
SECRET = "Xanthippe Quistwater"
PROGRAM = (sys.executable, "-c", "from api.cli import main; main()")


def start(home: Path, port: int, **environment: str) -> subprocess.Popen[str]:
    settings = {"KENNISGRAAF_HOME": str(home), "KENNISGRAAF_LANGUAGE": "en", **environment}
    command = [*PROGRAM, "serve", "--port", str(port)]
    whole = {**os.environ, **settings}
    return subprocess.Popen(command, env=whole, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


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


def test_a_screening_is_answered_kept_and_never_named_in_the_log(server: Server) -> None:
    day = NOW.date().isoformat()
    screening = server.screen(LISTED, asOf=day)
    again = requests.get(f"{server.address}/v1/screenings/{screening['id']}", timeout=10).json()
    server.screen(SECRET, person={"purpose": "Appointment"})
    logged = server.stop()
    assert (screening["outcome"], again) == ("listed", screening)
    assert '"route": "/v1/screenings"' in logged
    assert [word for word in (*LISTED.split(), *SECRET.split(), screening["id"]) if word in logged] == []


def test_the_service_ends_cleanly_when_told_to(server: Server) -> None:
    server.screen(CLEAN)
    begun = time.monotonic()
    logged = server.stop()
    assert server.process.returncode == 0
    assert time.monotonic() - begun < 5
    assert "Traceback" not in logged


def test_every_line_of_the_log_after_the_first_is_json(server: Server) -> None:
    server.screen(CLEAN)
    first, *lines = server.stop().splitlines()
    assert server.address in first
    assert {json.loads(line)["event"] for line in lines} == {"request"}


def test_answers_while_a_snapshot_is_published_are_of_the_old_or_the_new_one(
    server: Server, sample_lists: Path
) -> None:
    day = NOW.date().isoformat()
    old = server.screen(LISTED, asOf=day)
    with ThreadPoolExecutor(4) as threads:
        answers = [threads.submit(server.screen, LISTED, asOf=day) for _ in range(60)]
        published = load_later_edition(server.services, sample_lists)
    results = [answer.result() for answer in answers]
    new = server.screen(LISTED, asOf=day)
    hashes = {old["versions"]["snapshot"]: old["resultHash"], published: new["resultHash"]}
    assert new["versions"]["snapshot"] == published
    assert [item for item in results if hashes[item["versions"]["snapshot"]] != item["resultHash"]] == []


def test_a_body_over_the_limit_is_refused_and_the_service_goes_on(server: Server) -> None:
    headers = {"Content-Type": "application/json"}
    response = requests.post(f"{server.address}/v1/screenings", data=b"{" * 1_000_001, headers=headers, timeout=10)
    assert (response.status_code, response.headers["Content-Type"]) == (413, "application/problem+json")
    assert server.screen(CLEAN)["query"]["name"] == CLEAN


def test_the_service_does_not_tell_which_software_it_is(server: Server) -> None:
    assert "Server" not in requests.get(f"{server.address}/healthz", timeout=10).headers


def test_it_starts_and_screens_when_neo4j_is_away(home: Path) -> None:
    port = free_port()
    with served(start(home, port, **neo4j_away()), port, home) as running:
        assert_screens(running)


def test_a_port_that_is_taken_is_an_error_in_one_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        process = start(tmp_path / "home", int(taken.getsockname()[1]))
        out, err = process.communicate(timeout=START_SECONDS)
    assert (process.returncode, out) == (1, "")
    assert "Address already in use" in err
    assert "Traceback" not in err
