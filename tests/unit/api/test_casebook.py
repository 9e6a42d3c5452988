"""The casebook keeps each screening for the institution that asked, and for nobody else; it never fails in silence."""

import sqlite3
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from api.casebook.casebook import Casebook
from graph.errors import NotFound, StoreUnavailable

NOW = datetime(2026, 11, 22, 12, 34, 56, tzinfo=UTC)
RESULT: dict[str, Any] = {
    "query": {"name": "Écôle 青鸾 «Пример»"},
    "outcome": "no_signal",
    "versions": {"snapshot": "0123456789abcdef"},
    "resultHash": "f" * 64,
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "casebook.sqlite"


@pytest.fixture
def casebook(path: Path) -> Iterator[Casebook]:
    with Casebook(path, "ours") as opened:
        yield opened


def rows(path: Path) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT institution, id, created_at, outcome, snapshot FROM screening").fetchall()


def test_a_stored_screening_is_given_back_as_it_was(casebook: Casebook) -> None:
    screening_id = casebook.store(RESULT, NOW)
    assert casebook.screening(screening_id) == {"id": screening_id, **RESULT}


def test_a_stored_screening_is_there_after_the_process_ends(casebook: Casebook, path: Path) -> None:
    screening_id = casebook.store(RESULT, NOW)
    casebook.close()
    with Casebook(path, "ours") as again:
        assert again.screening(screening_id)["query"] == RESULT["query"]


def test_every_row_says_whose_it_is_and_when_it_was_asked(casebook: Casebook, path: Path) -> None:
    screening_id = casebook.store(RESULT, NOW)
    expected = ("ours", screening_id, "2026-11-22T12:34:56+00:00", "no_signal", "0123456789abcdef")
    assert rows(path) == [expected]


@pytest.mark.usefixtures("casebook")
def test_nobody_else_on_the_machine_can_read_it(path: Path) -> None:
    assert [stat.S_IMODE(place.stat().st_mode) for place in (path, path.parent)] == [0o600, 0o700]


def test_another_institution_cannot_read_it_even_with_the_id(casebook: Casebook, path: Path) -> None:
    screening_id = casebook.store(RESULT, NOW)
    with Casebook(path, "theirs") as theirs, pytest.raises(NotFound):
        theirs.screening(screening_id)


def test_what_is_another_institutions_and_what_never_was_are_answered_alike(casebook: Casebook, path: Path) -> None:
    screening_id = casebook.store(RESULT, NOW)
    with Casebook(path, "theirs") as theirs:
        with pytest.raises(NotFound) as of_others:
            theirs.screening(screening_id)
        with pytest.raises(NotFound) as of_nobody:
            theirs.screening("A" * len(screening_id))
    assert of_others.value.message == of_nobody.value.message


@pytest.mark.parametrize(
    "guess", ["", "%", "_", "*", "' OR '1'='1", "1", "\x00", "ours", "../casebook.sqlite", "a" * 10_000]
)
def test_a_guess_finds_nothing(casebook: Casebook, guess: str) -> None:
    casebook.store(RESULT, NOW)
    with pytest.raises(NotFound):
        casebook.screening(guess)


def test_the_same_question_twice_is_two_screenings(casebook: Casebook, path: Path) -> None:
    assert casebook.store(RESULT, NOW) != casebook.store(RESULT, NOW)
    assert len(rows(path)) == 2


def test_ids_are_long_enough_not_to_be_guessed(casebook: Casebook) -> None:
    ids = {casebook.store(RESULT, NOW) for _ in range(50)}
    assert len(ids) == 50
    assert min(map(len, ids)) >= 22  # 128 bits, six to a character
    assert len({screening_id[:3] for screening_id in ids}) > 25  # no counter, no clock in front


def test_an_id_holds_nothing_that_must_be_escaped_in_an_address(casebook: Casebook) -> None:
    ids = "".join(casebook.store(RESULT, NOW) for _ in range(50))
    assert ids.replace("-", "").replace("_", "").isalnum()
    assert ids.isascii()


@pytest.mark.parametrize("attempt", range(2))
def test_writers_at_the_same_time_lose_nothing_also_when_the_casebook_is_new(path: Path, attempt: int) -> None:
    def write(number: int) -> str:
        with Casebook(path, f"institution-{number % 2}") as casebook:
            return casebook.store({**RESULT, "number": number}, NOW)

    with ThreadPoolExecutor(8) as threads:
        ids = list(threads.map(write, range(24)))
    for number, screening_id in enumerate(ids):
        with Casebook(path, f"institution-{number % 2}") as casebook:
            assert casebook.screening(screening_id)["number"] == number


def test_a_file_that_is_no_database_is_said_to_be_unusable(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"This is no database. " * 100)
    with pytest.raises(StoreUnavailable):
        Casebook(path, "ours")


def test_a_file_damaged_inside_is_said_to_be_unreadable(path: Path) -> None:
    with Casebook(path, "ours") as casebook:
        screening_id = casebook.store(RESULT, NOW)
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    with Casebook(path, "ours") as casebook, pytest.raises(StoreUnavailable):
        casebook.screening(screening_id)


def test_a_folder_that_cannot_be_made_is_said_to_be_unusable(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreUnavailable):
        Casebook(tmp_path / "file" / "casebook.sqlite", "ours")


def test_a_screening_that_cannot_be_kept_is_an_error(casebook: Casebook, path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE screening")
    with pytest.raises(StoreUnavailable):
        casebook.store(RESULT, NOW)
