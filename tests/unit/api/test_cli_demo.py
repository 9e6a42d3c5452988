"""kennisgraaf demo: five fictional partners from an empty machine without a network, and what to do next."""

import json
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Ran

Run = Callable[..., Ran]
OUTCOMES = ["listed", "linked", "linked", "verify", "no_signal"]


def test_the_demonstration_shows_each_kind_of_outcome(run_command: Run) -> None:
    ran = run_command("demo", "--format", "json")
    assert ran.code == 0
    assert [screening["outcome"] for screening in json.loads(ran.out)["screenings"]] == OUTCOMES


def test_the_demonstration_says_in_its_data_that_all_is_fictional(run_command: Run) -> None:
    assert json.loads(run_command("demo", "--format", "json").out)["fictional"] is True


@pytest.mark.parametrize(
    ("language", "fictional", "note"),
    [("nl", "De partijen zijn verzonnen", "geen besluit"), ("en", "The parties are made up", "not a decision")],
)
def test_the_demonstration_says_in_words_that_all_is_fictional(
    run_command: Run, language: str, fictional: str, note: str
) -> None:
    ran = run_command("demo", "--language", language)
    assert ran.code == 0
    assert fictional in ran.out.splitlines()[0]
    assert note in ran.out
    assert "\x1b" not in ran.out


def test_the_demonstration_needs_no_network(run_command: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise OSError("there is no network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert run_command("demo").code == 0


def test_the_demonstration_can_be_given_twice(run_command: Run) -> None:
    first, second = (json.loads(run_command("demo", "--format", "json").out) for _ in range(2))
    assert first == second


def test_the_demonstration_does_not_touch_the_real_lists(run_command: Run, tmp_path: Path) -> None:
    home = tmp_path / "home"
    run_command("demo", home=home)
    assert [path.name for path in home.iterdir()] == ["demo"]
    assert json.loads(run_command("snapshot", "list", "--format", "json", home=home).out) == {"snapshots": []}


def test_the_demonstration_names_a_next_step_that_works(run_command: Run, tmp_path: Path) -> None:
    home = tmp_path / "home"
    text = run_command("demo", home=home).out
    assert f"KENNISGRAAF_HOME={home / 'demo'}" in text
    ran = run_command("screen", "Noorderlicht Fotonica B.V.", "--format", "json", home=home / "demo")
    assert json.loads(ran.out)["outcome"] == "linked"


def test_progress_of_the_demonstration_is_not_among_its_answer(run_command: Run) -> None:
    ran = run_command("demo", "--format", "json")
    assert "publishing" in ran.err
    assert "publishing" not in ran.out
