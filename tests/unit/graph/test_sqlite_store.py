"""The file of the embedded store: what cannot be opened, read or written is said, never taken for empty."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from graph.errors import StoreUnavailable
from graph.sqlite_store import SqliteStore
from tests.support.facts import encoded, entity
from tests.support.graph import version_of

MANY = 5_000
ROOT = Path(__file__).parents[3]
FOLD_ON_A_FULL_DISK = """
import resource, sys
from pathlib import Path
from graph.sqlite_store import SqliteStore
from tests.support.facts import encoded, entity
from tests.support.graph import version_of

store = SqliteStore(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
try:
    store.fold(version_of("a", 2), encoded(*(entity(f"a:{number}") for number in range(int(sys.argv[2])))))
except Exception as error:
    print(type(error).__name__, [version.number for version in store.versions()])
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "store" / "graph.sqlite"
    with closing(SqliteStore(path)) as store:
        store.fold(version_of("a", 1), encoded(entity("a:1")))
    return path


def test_the_folder_of_the_file_is_made(tmp_path: Path) -> None:
    SqliteStore(tmp_path / "new" / "folder" / "graph.sqlite").close()
    assert (tmp_path / "new" / "folder" / "graph.sqlite").is_file()


def test_a_file_of_another_format_is_refused_with_the_way_out(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(
        StoreUnavailable, match=r"has format 99; this release reads 1\. Remove it and run 'store migrate'"
    ):
        SqliteStore(path)


def test_a_file_that_is_no_database_is_refused(path: Path) -> None:
    path.write_bytes(b"<html>this is not a database</html>" * 100)
    with pytest.raises(StoreUnavailable, match=r"graph\.sqlite cannot be opened"):
        SqliteStore(path)


def test_a_place_where_no_file_can_be_is_refused(path: Path) -> None:
    with pytest.raises(StoreUnavailable, match=r"below\.sqlite cannot be opened"):
        SqliteStore(path / "below.sqlite")


def test_a_file_that_was_half_prepared_is_completed(tmp_path: Path) -> None:
    path = tmp_path / "graph.sqlite"
    SqliteStore(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE fact")
        connection.execute("PRAGMA user_version = 0")
    with closing(SqliteStore(path)) as store:
        assert store.fold(version_of("a", 1), encoded(entity("a:1"))).added == 1


def test_a_damaged_file_is_never_read_as_fewer_facts(path: Path) -> None:
    with closing(SqliteStore(path)) as store:
        store.fold(version_of("a", 2), encoded(*(entity(f"a:{number}") for number in range(MANY))))
    content = bytearray(path.read_bytes())
    content[8192 : len(content) // 2] = bytes(len(content) // 2 - 8192)
    path.write_bytes(content)
    with closing(SqliteStore(path)) as store, pytest.raises(StoreUnavailable, match=r"graph\.sqlite cannot be read"):
        list(store.facts())


@pytest.mark.parametrize("facts", [2_000, 20_000], ids=["at the end", "midway"])
def test_a_full_disk_leaves_the_store_as_it_was(path: Path, facts: int) -> None:
    command = [sys.executable, "-c", FOLD_ON_A_FULL_DISK, str(path), str(facts)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert ran.stdout.strip() == "StoreUnavailable [1]", ran.stderr
    with closing(SqliteStore(path)) as store:
        assert [stored.encoded for stored in store.facts()] == encoded(entity("a:1"))
