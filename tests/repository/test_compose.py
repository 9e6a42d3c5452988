"""The containers keep what is promised: by the Compose specification, for this machine only, no password in sight."""

import json
import re
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema.validators import validator_for

from tests.support.containers import COMPOSE_FILE, ROOT, command, compose, instructions
from tests.support.neo4j_server import KEEP_ALIVE, in_environment

SCHEMA = json.loads((files("check_jsonschema.builtin_schemas.vendor") / "compose-spec.json").read_text("utf-8"))
FILE = compose()
SERVICES: dict[str, dict[str, Any]] = FILE["services"]
SECRET = "/run/secrets/neo4j_auth"
PINNED = re.compile(r"[a-z0-9/.-]+:\d+\.\d+\.\d+-[a-z-]+")
TOOLS = ("make", "sh", "mkdir", "chmod", "od", "tr", "sed", "grep")
# What a docker says of itself: nothing of Compose; of Compose, but not of a daemon; of all.
WITHOUT_COMPOSE = 'case "$1" in compose|info) exit 1;; esac'
WITHOUT_DAEMON = 'case "$1" in info) exit 1;; esac'
COMPLETE = 'echo "docker $*"'


def run(*words: str, cwd: Path = ROOT, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, cwd=cwd, env=env, capture_output=True, text=True, check=False)


def problems(document: dict[str, Any]) -> list[str]:
    """Return where a document breaks the Compose specification."""
    found = validator_for(SCHEMA)(SCHEMA).iter_errors(document)
    return sorted("/".join(str(part) for part in error.absolute_path) for error in found)


def test_the_file_follows_the_compose_specification() -> None:
    assert problems(FILE) == []


@pytest.mark.parametrize(
    ("service", "key", "value"),
    [
        ("neo4j", "healtcheck", {}),
        ("kennisgraaf", "read_only", []),
        ("neo4j", "ports", "7474"),
        ("neo4j", "user", 7474),
    ],
)
def test_the_specification_finds_a_planted_mistake(service: str, key: str, value: object) -> None:
    planted = {**FILE, "services": {**SERVICES, service: {**SERVICES[service], key: value}}}
    assert problems(planted) != []


def test_docker_compose_reads_the_file() -> None:
    docker = shutil.which("docker")
    if docker is None or run(docker, "compose", "version").returncode:
        pytest.skip("There is no Docker Compose here; the specification alone is checked.")
    done = run(docker, "compose", "--file", str(COMPOSE_FILE), "config", "--quiet")
    assert (done.returncode, done.stderr) == (0, "")


def test_there_are_the_graph_and_the_service_which_starts_also_when_the_graph_is_unwell() -> None:
    assert set(SERVICES) == {"neo4j", "kennisgraaf"}
    assert SERVICES["kennisgraaf"]["depends_on"] == {"neo4j": {"condition": "service_started"}}
    environment = SERVICES["kennisgraaf"]["environment"]
    assert (environment["KENNISGRAAF_STORE"], environment["NEO4J_URI"]) == ("neo4j", "bolt://neo4j:7687")


def test_nothing_is_published_but_to_this_machine() -> None:
    ports = {name: service["ports"] for name, service in SERVICES.items()}
    assert [port for listed in ports.values() for port in listed if not port.startswith("127.0.0.1:")] == []
    assert ports["kennisgraaf"] == ["127.0.0.1:8000:8000"]
    assert not [name for name, service in SERVICES.items() if service.get("network_mode")]


def test_neo4j_is_the_community_edition_of_the_long_term_line() -> None:
    assert re.fullmatch(r"neo4j:5\.26\.\d+-community", SERVICES["neo4j"]["image"])


def test_a_server_that_hangs_is_noticed_as_soon_as_in_the_tests() -> None:
    expected = in_environment(KEEP_ALIVE)
    environment = SERVICES["neo4j"]["environment"]
    assert {name: value for name, value in environment.items() if "keep__alive" in name} == expected


def test_the_base_of_the_image_is_pinned_and_the_same_throughout() -> None:
    bases = {line.partition(" ")[0] for line in instructions("FROM")}
    assert len(bases) == 1
    assert [base for base in (*bases, SERVICES["neo4j"]["image"]) if not PINNED.fullmatch(base)] == []


def test_both_say_whether_they_are_well() -> None:
    (check,) = instructions("HEALTHCHECK")
    assert "/healthz" in check
    kind, shell = SERVICES["neo4j"]["healthcheck"]["test"]
    assert kind == "CMD-SHELL"
    assert shell.endswith('cypher-shell --address bolt://127.0.0.1:7687 --non-interactive "RETURN 1"')
    assert [word for word in ("--password", " -p ") if word in shell] == []


def test_the_password_is_a_secret_and_stands_in_no_environment() -> None:
    assert FILE["secrets"] == {"neo4j_auth": {"file": "./secrets/neo4j_auth"}}
    for service in SERVICES.values():
        assert service["secrets"] == ["neo4j_auth"]
        assert service["environment"]["NEO4J_AUTH_PATH"] == SECRET
        assert [name for name in service["environment"] if name in {"NEO4J_AUTH", "NEO4J_PASSWORD"}] == []
    assert "/secrets/" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert "secrets" in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()


def test_data_is_kept_in_volumes_that_have_a_name() -> None:
    kept = {name: {volume.partition(":")[2] for volume in service["volumes"]} for name, service in SERVICES.items()}
    named = {volume.partition(":")[0] for service in SERVICES.values() for volume in service["volumes"]}
    assert kept == {"neo4j": {"/data", "/logs"}, "kennisgraaf": {"/var/lib/kennisgraaf"}}
    assert named == set(FILE["volumes"])


@pytest.mark.parametrize("name", SERVICES)
def test_no_process_has_or_gains_rights_of_root(name: str) -> None:
    user = SERVICES[name].get("user") or instructions("USER")[-1]
    assert re.fullmatch(r"([1-9]\d+):\1", user)
    assert SERVICES[name]["cap_drop"] == ["ALL"]
    assert SERVICES[name]["security_opt"] == ["no-new-privileges:true"]
    assert not SERVICES[name].get("privileged")


def test_the_service_writes_its_data_and_passing_files_only() -> None:
    assert SERVICES["kennisgraaf"]["read_only"] is True
    assert SERVICES["kennisgraaf"]["tmpfs"] == ["/tmp"]
    assert command()[-2:] == ["--worker-tmp-dir", "/dev/shm"]
    assert instructions("WORKDIR")[-1] != "/var/lib/kennisgraaf"  # code is imported from there


def test_compose_waits_longer_than_the_server_takes_to_finish_requests() -> None:
    text = (ROOT / "api" / "gunicorn_settings.py").read_text(encoding="utf-8")
    (seconds,) = re.findall(r"^graceful_timeout = (\d+)", text, re.MULTILINE)
    assert int(SERVICES["kennisgraaf"]["stop_grace_period"].removesuffix("s")) > int(seconds)


def make(target: str, folder: Path, docker: str | None) -> subprocess.CompletedProcess[str]:
    """Run a target in a folder with the Makefile alone, with a docker that does what a script says, or without one."""
    programs = folder / "programs"
    programs.mkdir()
    for name in TOOLS:
        (programs / name).symlink_to(str(shutil.which(name)))
    if docker is not None:
        (programs / "docker").write_text(f"#!/bin/sh\n{docker}\n", encoding="utf-8")
        (programs / "docker").chmod(0o755)
    shutil.copy(ROOT / "Makefile", folder)
    environment = {"PATH": str(programs), "LC_ALL": "C"}
    return run("make", target, cwd=folder, env=environment)


@pytest.mark.parametrize(
    ("docker", "sentence"),
    [
        (None, "This needs Docker, which was not found."),
        (WITHOUT_COMPOSE, "This needs Docker Compose, version 2 or newer, which was not found beside Docker."),
        (WITHOUT_DAEMON, "Docker does not answer."),
    ],
    ids=["no Docker", "no Compose", "no daemon"],
)
def test_make_up_says_what_is_missing_and_does_nothing(docker: str | None, sentence: str, tmp_path: Path) -> None:
    done = make("up", tmp_path, docker)
    said, *rest = done.stderr.splitlines()
    assert done.returncode != 0
    assert said.startswith(sentence)
    assert [line for line in rest if not line.startswith("make: ***")] == []
    assert (done.stdout, (tmp_path / "secrets").exists()) == ("", False)


def test_make_up_writes_a_password_once_starts_all_and_says_where(tmp_path: Path) -> None:
    done = make("up", tmp_path, COMPLETE)
    secret = tmp_path / "secrets" / "neo4j_auth"
    assert done.returncode == 0, done.stderr
    assert "docker compose up --build --detach --wait" in done.stdout.splitlines()
    assert "http://localhost:8000" in done.stdout
    assert re.fullmatch(r"neo4j/[0-9a-f]{48}\n", secret.read_text(encoding="utf-8"))
    assert (secret.parent.stat().st_mode & 0o777, secret.stat().st_mode & 0o777) == (0o700, 0o644)
    before = secret.read_bytes()
    assert before.decode().partition("/")[2].strip() not in done.stdout + done.stderr
    shutil.rmtree(tmp_path / "programs")
    assert make("up", tmp_path, COMPLETE).returncode == 0
    assert secret.read_bytes() == before
