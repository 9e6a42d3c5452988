"""Who is who is a dataset of its own, computed at publication: each of its versions is kept."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from graph.check import check_store
from graph.sqlite_store import SqliteStore
from graph.version import Version
from graph.version_files import VersionFiles, hash_files
from loaders.publish import IDENTITY, publish
from screening.snapshot.folder import SnapshotFolder
from tests.conftest import NOW
from tests.support.facts import claim, encoded, entity
from tests.support.graph import version_of

NAME = "Zonnehoek University of Technology"
PARTY = encoded(entity("a:1"), claim("a:1", NAME), claim("a:1", "NL", "country"))
WITH_WEBSITE = [*PARTY, *encoded(claim("a:1", "zonnehoek.example", "website"))]
WITH_NUMBER = [*WITH_WEBSITE, *encoded(claim("a:1", "ror:0other", "identifier"))]
OTHER = encoded(
    entity("b:1"),
    claim("b:1", NAME),
    claim("b:1", "NL", "country"),
    claim("b:1", "zonnehoek.example", "website"),
    claim("b:1", "ror:0example", "identifier"),
)


class Place:
    """A store, its version files and its snapshots."""

    def __init__(self, folder: Path, store: SqliteStore) -> None:
        self.scratch = folder / "check.sqlite"
        self.store = store
        self.files = VersionFiles(folder / "versions")
        self.snapshots = SnapshotFolder(folder / "snapshots")

    def load(self, dataset: str, facts: list[str]) -> None:
        raw = {"list": "\n".join(facts).encode()}
        number = len(self.store.versions(version_of(dataset, 1).dataset)) + 1
        version = replace(version_of(dataset, number), sha256=hash_files(raw), files=("list",))
        self.files.keep(version, raw, facts, [], {})
        self.store.fold(version, facts)
        publish(self.store, self.files, self.snapshots, NOW, {})

    def identity(self) -> list[Version]:
        return self.store.versions(IDENTITY)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with closing(SqliteStore()) as store:
        yield Place(tmp_path, store)


def test_records_of_one_party_are_joined_in_a_version_of_their_own(place: Place) -> None:
    place.load("b", OTHER)
    place.load("a", WITH_WEBSITE)
    assert [version.counts["relations"] for version in place.identity()] == [0, 1]


def test_a_publication_that_joins_nothing_anew_makes_no_version(place: Place) -> None:
    place.load("b", OTHER)
    place.load("a", PARTY)
    place.load("a", [*PARTY, *encoded(claim("a:1", "Enschede", "city"))])
    assert len(place.identity()) == 1


def test_records_joined_and_taken_apart_again_leave_every_version_on_file(place: Place) -> None:
    place.load("b", OTHER)
    place.load("a", WITH_WEBSITE)
    place.load("a", WITH_NUMBER)
    identity = place.identity()
    assert [version.counts["relations"] for version in identity] == [0, 1, 0]
    assert [version for version in place.files.published() if version.dataset == IDENTITY] == identity
    assert check_store(place.store, place.files, place.scratch) == []
