"""A load that is killed at any step: the old answers stay, and the next load ends as if nothing had happened."""

import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from graph.errors import NoPublishedSnapshot
from loaders.sample import APPROVAL, write_sample
from tests.conftest import NOW
from tests.support.killed_load import STEPS
from tests.support.lists import Installation, install

NAME = "Noorderlicht Fotonica B.V."  # by two layers of owners from a listed company: lists and joined records count
ROOT = Path(__file__).parents[2]
LAST = 7  # that of the records joined to parties, after the six lists
IN_FIRST_LOAD = [*((step, 1) for step in STEPS), ("facts staged in the store", LAST)]
IN_LATER_LOAD = [
    ("version files kept", 2),
    ("facts staged in the store", 1),
    ("version folded", 3),
    ("snapshot built", 1),
    ("snapshot named", 1),
]
Kill = Callable[[str, int, Path], int]


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The lists that are being loaded when the process dies."""
    folder = tmp_path_factory.mktemp("lists")
    write_sample(folder, NOW.date())
    return folder


@pytest.fixture(scope="module")
def kill(lists: Path) -> Iterator[Kill]:
    """Load the lists into a home in a process that dies at a call of a step."""
    arguments = [sys.executable, "-m", "tests.support.killed_load"]
    with subprocess.Popen(arguments, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        asked, answered = process.stdin, process.stdout

        def run(step: str, call: int, home: Path) -> int:
            asked.write(f"{json.dumps([step, call, str(home), str(lists)])}\n")
            asked.flush()
            return int(answered.readline())

        yield run
        asked.close()


@pytest.fixture(scope="module")
def earlier(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """An installation that serves the editions of three weeks before."""
    home = install(tmp_path_factory.mktemp("earlier"))
    write_sample(home.lists, date(2026, 11, 1))
    home.offer_folder({}, approval=APPROVAL)
    return home


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory, lists: Path) -> Installation:
    """What an uninterrupted first load gives."""
    home = install(tmp_path_factory.mktemp("first"))
    shutil.copytree(lists, home.lists)
    home.offer_folder({}, approval=APPROVAL)
    return home


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory, lists: Path, earlier: Installation) -> Installation:
    """What an uninterrupted load over the earlier editions gives."""
    home = copy_of(earlier, tmp_path_factory.mktemp("second"), lists)
    home.offer_folder({}, approval=APPROVAL)
    return home


def copy_of(home: Installation, folder: Path, lists: Path) -> Installation:
    """Return a copy of an installation, with the lists that are to be loaded."""
    copy = install(folder)
    shutil.copytree(home.services.settings.home, copy.services.settings.home)
    shutil.copytree(lists, copy.lists)
    return copy


@pytest.mark.parametrize(("step", "call"), IN_FIRST_LOAD)
def test_a_first_load_that_was_killed_is_completed_by_the_next(
    step: str, call: int, kill: Kill, first: Installation, lists: Path, tmp_path: Path
) -> None:
    home = install(tmp_path)
    assert kill(step, call, home.services.settings.home) == signal.SIGKILL
    with pytest.raises(NoPublishedSnapshot):
        home.screen(NAME)
    shutil.copytree(lists, home.lists)
    home.offer_folder({}, approval=APPROVAL)
    assert_alike(home, first)


@pytest.mark.parametrize(("step", "call"), IN_LATER_LOAD)
def test_a_load_over_earlier_editions_that_was_killed_changes_no_answer_and_is_completed_by_the_next(
    step: str, call: int, kill: Kill, earlier: Installation, second: Installation, lists: Path, tmp_path: Path
) -> None:
    home = copy_of(earlier, tmp_path, lists)
    assert kill(step, call, home.services.settings.home) == signal.SIGKILL
    assert home.screen(NAME).as_json() == earlier.screen(NAME).as_json()
    home.offer_folder({}, approval=APPROVAL)
    assert_alike(home, second)


def test_publishing_alone_completes_a_load_that_was_killed_before_it_was_folded(
    kill: Kill, earlier: Installation, lists: Path, tmp_path: Path
) -> None:
    home = copy_of(earlier, tmp_path, lists)
    kill("version files kept", 1, home.services.settings.home)
    before = home.served
    assert home.services.publish(NOW).id == home.served != before
    assert home.services.check() == []


def assert_alike(home: Installation, whole: Installation) -> None:
    """Assert that an installation serves and keeps the same as another, and nothing else."""
    assert home.served == whole.served
    assert home.screen(NAME).as_json() == whole.screen(NAME).as_json()
    assert home.files() == whole.files()
    assert home.services.check() == []
