"""Checking the store finds every way in which it can differ from the version files; rebuilding completes it."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from api.services import Services
from graph.check import MOST_SHOWN, check_store, rebuild_store
from graph.errors import StoreConflict
from graph.sqlite_store import SqliteStore
from graph.version import Status, Version
from graph.version_files import VersionFiles, hash_files
from tests.support.facts import claim, encoded, entity
from tests.support.graph import version_of

RAW = {"list.csv": b"as published"}
EDITIONS = {
    1: encoded(entity("a:1"), claim("a:1", "Old name"), entity("a:2")),
    2: encoded(entity("a:1"), claim("a:1", "New name"), entity("a:2")),
}


class Place:
    """A store, its version files, and the places where they stand."""

    def __init__(self, folder: Path) -> None:
        self.database = folder / "graph.sqlite"
        self.versions = folder / "versions"
        self.scratch = folder / "check.sqlite"
        self.store = SqliteStore(self.database)
        self.files = VersionFiles(self.versions)

    def keep(self, number: int, facts: list[str] | None = None, dataset: str = "a") -> Version:
        version = replace(version_of(dataset, number), sha256=hash_files(RAW), files=("list.csv",))
        self.files.keep(version, RAW, EDITIONS[number] if facts is None else facts, [], {})
        return version

    def problems(self) -> list[str]:
        return check_store(self.store, self.files, self.scratch)

    def change(self, statement: str) -> None:
        with closing(sqlite3.connect(self.database, isolation_level=None)) as connection:
            assert connection.execute(statement).rowcount > 0


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    place = Place(tmp_path)
    for number, facts in EDITIONS.items():
        place.store.fold(place.keep(number), facts)
    yield place
    place.store.close()


def test_a_store_and_its_version_files_agree(place: Place) -> None:
    assert place.problems() == []


def test_a_loaded_installation_is_sound(loaded_services: Services) -> None:
    assert loaded_services.check() == []


def test_held_and_rejected_versions_make_no_difference(place: Place) -> None:
    place.store.note(replace(version_of("a", 0), status=Status.HELD))
    place.store.note(replace(version_of("a", 0), status=Status.REJECTED))
    assert place.problems() == []


DAMAGE = {
    "a changed fact": "UPDATE fact SET body = replace(body, 'New name', 'Other name') WHERE body LIKE '%New name%'",
    "a missing fact": "DELETE FROM fact WHERE body LIKE '%New name%'",
    "a lost last fact": "DELETE FROM fact WHERE subject = 'a:2'",
    "a forgotten former fact": "DELETE FROM fact WHERE body LIKE '%Old name%'",
    "a fact of nobody": """INSERT INTO fact SELECT 'z:9', dataset, form, key, first, last, body
        FROM fact WHERE subject = 'a:2'""",
    "a former fact in force": "UPDATE fact SET last = NULL WHERE body LIKE '%Old name%'",
    "a fact in force ended": "UPDATE fact SET last = 1 WHERE subject = 'a:2'",
    "an earlier beginning": "UPDATE fact SET first = 1 WHERE first = 2",
    "another dataset": "UPDATE fact SET dataset = 'b' WHERE subject = 'a:2'",
    "a forgotten version": "DELETE FROM version WHERE number = 2",
    "another edition date": "UPDATE version SET body = replace(body, '2026-11-01', '2027-11-01') WHERE number = 2",
}


SENTENCE = re.compile(
    r"[ab](?: 2026-11-01-0{11}[12]|, (?:claim|entity) of record [129]): "
    r"(?:in the store, not in the version files|in the version files, not in the store"
    r"|not the same in the store and in the version files)\."
)


@pytest.mark.parametrize("statement", DAMAGE.values(), ids=DAMAGE.keys())
def test_damage_to_the_store_is_found(place: Place, statement: str) -> None:
    place.change(statement)
    problems = place.problems()
    assert problems
    assert all(SENTENCE.fullmatch(problem) for problem in problems), problems


def lose_the_newest(place: Place) -> None:
    next(place.versions.rglob("*2/version.json")).unlink()


def lose_the_first(place: Place) -> None:
    next(place.versions.rglob("*1/version.json")).unlink()


def cut_the_facts(place: Place) -> None:
    path = next(place.versions.rglob("*2/facts.jsonl.gz"))
    path.write_bytes(path.read_bytes()[:-9])


def cut_the_description(place: Place) -> None:
    path = next(place.versions.rglob("*2/version.json"))
    path.write_bytes(path.read_bytes()[:-9])


def change_the_raw_file(place: Place) -> None:
    next(place.versions.rglob("*2/raw/list.csv")).write_bytes(b"not as published")


def map_the_facts_anew(place: Place) -> None:
    place.keep(2, EDITIONS[2][:1])


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (lose_the_newest, "a 2026-11-01-000000000002: in the store, not in the version files."),
        (lose_the_first, "Version 2 of a is not the next one."),
        (cut_the_facts, "cannot be read"),
        (cut_the_description, "cannot be read"),
        (change_the_raw_file, "differ from their hash"),
        (map_the_facts_anew, "a, claim of record 1: in the store, not in the version files."),
    ],
)
def test_damage_to_the_version_files_is_found(place: Place, damage: Callable[[Place], None], sentence: str) -> None:
    damage(place)
    assert sentence in " ".join(place.problems())


def test_a_lost_version_is_found_even_when_it_changed_no_fact(place: Place) -> None:
    place.store.fold(version_of("a", 3), EDITIONS[2])
    assert "a 2026-11-01-000000000003: in the store, not in the version files." in place.problems()


def test_a_version_that_the_store_lost_is_named(place: Place) -> None:
    place.change("DELETE FROM version WHERE number = 1")
    assert place.problems() == ["a 2026-11-01-000000000001: in the version files, not in the store."]


def test_the_list_of_problems_is_bounded(place: Place) -> None:
    for number in range(MOST_SHOWN + 5):
        version = place.keep(1, dataset=f"b/{number:02}")
        place.store.fold(version, EDITIONS[1])
    for path in place.versions.rglob("list.csv"):
        path.write_bytes(b"changed")
    assert len(place.problems()) == MOST_SHOWN


def test_nothing_is_left_behind(place: Place) -> None:
    before = sorted(place.scratch.parent.iterdir())
    place.problems()
    assert sorted(place.scratch.parent.iterdir()) == before


def test_what_a_killed_check_left_behind_does_not_count(place: Place) -> None:
    left = SqliteStore(place.scratch)
    left.fold(version_of("a", 1), encoded(entity("a:77")))
    left.close()
    assert place.problems() == []


def test_a_store_is_rebuilt_from_its_version_files(place: Place) -> None:
    with closing(SqliteStore()) as rebuilt:
        rebuild_store(rebuilt, place.files)
        assert list(rebuilt.facts()) == list(place.store.facts())
        assert rebuilt.versions() == place.store.versions()


def test_rebuilding_completes_a_store_that_lacks_the_newest_versions(place: Place) -> None:
    with closing(SqliteStore()) as behind:
        behind.fold(place.files.published()[0], EDITIONS[1])
        rebuild_store(behind, place.files)
        assert list(behind.facts()) == list(place.store.facts())


def test_a_version_that_contradicts_the_store_is_never_passed_over(place: Place) -> None:
    other = replace(version_of("a", 3, edition="2026-12-01"), sha256=hash_files(RAW), files=("list.csv",))
    place.store.fold(version_of("a", 3), EDITIONS[1])
    place.files.keep(other, RAW, EDITIONS[2], [], {})
    with pytest.raises(StoreConflict, match="Version 3 of a is not the next one"):
        rebuild_store(place.store, place.files)
