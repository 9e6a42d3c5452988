"""The real lists, loaded into Neo4j from their files, are to the last byte what the embedded store makes of them."""

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from graph.neo4j_address import Neo4jAddress
from screening.graph_view import build_view
from tests.conftest import NOW, empty_database, on_neo4j, settings_of
from tests.support.engines import DAYS, EVERY, ONTOLOGY, STARTS, Both
from tests.support.graph import screen
from tests.support.real_lists import Loaded, load_real_lists

pytestmark = pytest.mark.shared_data
ASKED = ("Beihang University", "北京航空航天大学", "BUAA", "Nanjing University", "Universiteit Leiden", "Rosneft")


@pytest.fixture(scope="module")
def on_server(
    shared_data: Path, neo4j_server: Neo4jAddress, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Loaded]:
    """An installation on a Neo4j server."""
    empty_database(neo4j_server)
    settings = settings_of(tmp_path_factory.mktemp("on-server"), **on_neo4j(neo4j_server))
    loaded = load_real_lists(settings, shared_data, NOW)
    with closing(loaded.services):
        yield loaded


def test_the_snapshot_is_the_same_as_from_the_embedded_store(on_server: Loaded, real: Loaded) -> None:
    assert on_server.snapshot == real.snapshot
    theirs, ours = (loaded.services.snapshots.current().checksums for loaded in (on_server, real))
    assert {name for name in ours if theirs[name] != ours[name]} == set()


@pytest.mark.parametrize("name", ASKED)
def test_every_screening_has_the_same_result_hash(on_server: Loaded, real: Loaded, name: str) -> None:
    assert screen(on_server.screener, name).result_hash == screen(real.screener, name).result_hash


def test_every_fact_and_version_is_the_same(on_server: Loaded, real: Loaded) -> None:
    with on_server.services.store() as theirs, real.services.store() as ours:
        assert theirs.versions() == ours.versions()
        assert all(first == second for first, second in zip(theirs.facts(), ours.facts(), strict=True))


def test_store_and_shown_graph_are_sound(on_server: Loaded) -> None:
    assert on_server.services.check() == []


def test_no_two_relations_have_one_key(on_server: Loaded) -> None:
    view = build_view(on_server.screener.snapshot, ONTOLOGY, DAYS[-1])
    keys = Counter(relation.key for relation in view.relations)
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("day", DAYS)
def test_both_engines_give_the_same_paths(on_server: Loaded, day: date) -> None:
    both = Both(on_server.screener.snapshot, on_server.services.database())
    starts = both.starts()
    assert len(starts) == STARTS
    expected = both.in_snapshot(starts, day, EVERY)
    assert sum(map(len, expected.values())) > 300
    assert both.by_cypher(starts, day, EVERY) == expected
