"""While one process writes the store others read the old state; a process that is killed leaves the old state."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.check import rebuild_store
from graph.errors import StoreConflict
from graph.store import Store
from graph.version_files import VersionFiles
from tests.support.facts import claim, encoded, entity
from tests.support.graph import version_of
from tests.support.stores import ADAPTERS, SHARED

ROOT = Path(__file__).parents[2]
OLD, NEW = version_of("a", 1), version_of("a", 2)
OLD_FACTS = encoded(entity("a:1"), claim("a:1", "Old name"))
NEW_FACTS = encoded(*(entity(f"a:{number}") for number in range(2_000)))


class Setting:
    """A store that holds the old version, and version files that hold the new one too."""

    def __init__(self, adapter: str, folder: Path) -> None:
        self.adapter = adapter
        self.folder = folder
        self.files = VersionFiles(folder / "versions")
        self.files.keep(OLD, {}, OLD_FACTS, [], {})
        self.files.keep(NEW, {}, NEW_FACTS, [], {})
        with closing(self.open()) as store:
            store.fold(OLD, OLD_FACTS)

    def open(self) -> Store:
        return ADAPTERS[self.adapter].open(self.folder)

    def start_writer(self) -> subprocess.Popen[bytes]:
        """Start a process that folds the new version; return when it is halfway."""
        command = [sys.executable, "-m", "tests.support.slow_writer", self.adapter, str(self.folder)]
        process = subprocess.Popen(command, cwd=ROOT)
        until = time.monotonic() + 30
        while not (self.folder / "halfway").exists():
            assert process.poll() is None, "the writer ended early"
            assert time.monotonic() < until, "the writer never came halfway"
            time.sleep(0.01)
        return process

    def assert_old(self, store: Store) -> None:
        assert sorted(stored.encoded for stored in store.facts()) == sorted(OLD_FACTS)
        assert store.versions() == [OLD]

    def assert_new(self, store: Store) -> None:
        current = sorted(stored.encoded for stored in store.facts() if stored.last is None)
        assert current == sorted(NEW_FACTS)
        assert store.versions() == [OLD, NEW]


@pytest.fixture(params=SHARED)
def setting(request: pytest.FixtureRequest, adapter_folder: Callable[[str], Path]) -> Setting:
    return Setting(request.param, adapter_folder(request.param))


@pytest.fixture
def writer(setting: Setting) -> Iterator[subprocess.Popen[bytes]]:
    """A process in the middle of folding; it does not outlive the test."""
    process = setting.start_writer()
    yield process
    process.kill()
    process.wait()


def test_readers_see_the_old_state_while_another_process_writes(
    setting: Setting, writer: subprocess.Popen[bytes]
) -> None:
    with closing(setting.open()) as reader:
        setting.assert_old(reader)
        (setting.folder / "go").touch()
        assert writer.wait(timeout=30) == 0
        setting.assert_new(reader)


def test_a_reading_that_began_before_ends_in_the_old_state(setting: Setting, writer: subprocess.Popen[bytes]) -> None:
    with closing(setting.open()) as reader:
        reading = reader.facts()
        first = next(reading)
        (setting.folder / "go").touch()
        assert writer.wait(timeout=30) == 0
        found = [first, *reading]
    assert sorted(stored.encoded for stored in found) == sorted(OLD_FACTS)
    assert {stored.last for stored in found} == {None}


def test_a_second_writer_is_refused(setting: Setting, writer: subprocess.Popen[bytes]) -> None:
    with closing(setting.open()) as store:
        with pytest.raises(StoreConflict, match="being written by another process"):
            store.fold(NEW, NEW_FACTS)
        setting.assert_old(store)


def test_a_process_killed_while_it_folds_leaves_the_old_state(
    setting: Setting, writer: subprocess.Popen[bytes]
) -> None:
    writer.send_signal(signal.SIGKILL)
    assert writer.wait(timeout=30) == -signal.SIGKILL
    with closing(setting.open()) as store:
        setting.assert_old(store)
        rebuild_store(store, setting.files)
        setting.assert_new(store)


def test_what_was_folded_is_there_when_the_store_is_opened_again(setting: Setting) -> None:
    with closing(setting.open()) as store:
        rebuild_store(store, setting.files)
    with closing(setting.open()) as store:
        setting.assert_new(store)
