"""One writer at a time: a second one, in whichever process, is refused with one sentence; a dead one holds nothing."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from api.services import Services
from graph.errors import ConfigurationError, StoreConflict
from loaders.lock import only_writer
from tests.conftest import Ran

SENTENCE = "Another process is loading or publishing; try again when it is done."
HOLDER = """
import sys
from pathlib import Path
from loaders.lock import only_writer
with only_writer(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def writer_elsewhere(home: Path) -> Iterator[subprocess.Popen[str]]:
    """Run another process that holds the lock until it is told to stop, or killed."""
    arguments = [sys.executable, "-c", HOLDER, str(home)]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            process.kill()


def test_a_second_writer_in_another_process_is_refused(tmp_path: Path) -> None:
    with writer_elsewhere(tmp_path), pytest.raises(StoreConflict) as caught, only_writer(tmp_path):
        pytest.fail("two writers at once")
    assert caught.value.message == SENTENCE


def test_a_second_writer_in_the_same_process_is_refused(tmp_path: Path) -> None:
    with only_writer(tmp_path), pytest.raises(StoreConflict), only_writer(tmp_path):
        pytest.fail("two writers at once")


def test_the_lock_of_a_killed_process_is_free_at_once(tmp_path: Path) -> None:
    with writer_elsewhere(tmp_path) as process:
        process.kill()
        process.wait()
        with only_writer(tmp_path):
            pass


def test_the_lock_is_free_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), only_writer(tmp_path):
        raise RuntimeError
    with only_writer(tmp_path):
        pass


def test_two_homes_do_not_wait_for_each_other(tmp_path: Path) -> None:
    with only_writer(tmp_path / "one"), only_writer(tmp_path / "two"):
        pass


def test_a_home_that_cannot_be_made_is_refused_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with (
        pytest.raises(ConfigurationError, match="home cannot be written: Not a directory"),
        only_writer(tmp_path / "file" / "home"),
    ):
        pytest.fail("a folder in a file")


@pytest.mark.parametrize(
    "command", [("sources", "load", "--dir", "."), ("snapshot", "publish"), ("store", "check"), ("store", "migrate")]
)
def test_every_command_that_writes_says_in_one_sentence_that_another_does(
    command: tuple[str, ...], run_command: Callable[..., Ran], loaded_services: Services
) -> None:
    home = loaded_services.settings.home
    with only_writer(home):
        ran = run_command(*(str(home) if part == "." else part for part in command), home=home)
    assert (ran.code, ran.out, ran.err) == (1, "", f"kennisgraaf: {SENTENCE}\n")


def test_screening_goes_on_while_another_process_loads(
    run_command: Callable[..., Ran], loaded_services: Services
) -> None:
    home = loaded_services.settings.home
    with only_writer(home):
        assert run_command("screen", "Waddenwind Hogeschool", home=home).code == 0
