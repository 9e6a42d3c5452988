"""The path automaton and Cypher on a real Neo4j server give the same paths."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from api.paths_view import describe_paths
from api.services import Services
from graph.neo4j_address import Neo4jAddress
from screening.paths import PathLimits
from tests.conftest import NOW, Ran, on_neo4j, settings_of
from tests.support.api import load_later_edition
from tests.support.engines import DAYS, EVERY, STARTS, Both, show_alone
from tests.support.random_ties import random_ties


@pytest.fixture(scope="module")
def generated(neo4j_server: Neo4jAddress, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    """A generated graph of 700 parties and 4,000 ties."""
    with show_alone(random_ties(700, 4_000, seed=4), neo4j_server, tmp_path_factory.mktemp("generated")) as both:
        yield both


@pytest.mark.parametrize("day", DAYS)
def test_both_engines_give_the_same_paths_of_a_generated_graph(generated: Both, day: date) -> None:
    starts = generated.starts()
    assert len(starts) == STARTS
    expected = generated.in_snapshot(starts, day, EVERY)
    assert sum(map(len, expected.values())) > 300
    assert generated.by_cypher(starts, day, EVERY) == expected


@pytest.mark.parametrize("least_certain", [0, 1])
def test_both_engines_leave_out_what_is_less_certain_than_asked(generated: Both, least_certain: int) -> None:
    starts, limits = generated.starts(100), PathLimits(max_of_shape=1_000_000, least_certain=least_certain)
    expected = generated.in_snapshot(starts, DAYS[1], limits)
    assert {path.confidence for paths in expected.values() for path in paths} <= set(range(least_certain + 1))
    assert generated.by_cypher(starts, DAYS[1], limits) == expected
    assert expected != generated.in_snapshot(starts, DAYS[1], EVERY)


@pytest.mark.parametrize("max_hops", [1, 2, 5])
def test_both_engines_give_the_same_paths_of_other_lengths(generated: Both, max_hops: int) -> None:
    starts = generated.starts(60)
    limits = PathLimits(max_hops=max_hops, max_of_shape=1_000_000, max_expansions=100_000_000)
    assert generated.by_cypher(starts, DAYS[1], limits) == generated.in_snapshot(starts, DAYS[1], limits)


def test_both_engines_give_the_same_paths_to_one_party(generated: Both) -> None:
    starts = generated.starts(150)
    target = starts[75]
    expected = generated.in_snapshot(starts, DAYS[1], EVERY, target)
    assert any(expected.values())
    assert generated.by_cypher(starts, DAYS[1], EVERY, target) == expected


def test_both_engines_cut_off_the_same_paths(generated: Both) -> None:
    starts, limits = generated.starts(100), PathLimits(max_of_shape=2)
    assert generated.by_cypher(starts, DAYS[1], limits) == generated.in_snapshot(starts, DAYS[1], limits)


def test_the_cypher_of_every_path_draws_it(sample_on_neo4j: Services) -> None:
    both = Both(sample_on_neo4j.screener().snapshot, sample_on_neo4j.database())
    drawn = 0
    for start in both.starts():
        party = both.world.party(start).id
        found = describe_paths(sample_on_neo4j, (party, None), DAYS[-1], PathLimits(), "en")
        for path in found["paths"]:
            (row,) = both.database.read(path["cypher"])
            assert [node["id"] for node in row["p1"][::2]] == [node["entityId"] for node in path["nodes"]]
            assert row["p1"][1::2] == [relation["type"] for relation in path["relations"]]
            drawn += 1
    assert drawn > 5


def test_the_command_answers_the_same_from_both_engines(
    sample_on_neo4j: Services, neo4j_address: Neo4jAddress, run_command: Callable[..., Ran]
) -> None:
    both = Both(sample_on_neo4j.screener().snapshot, sample_on_neo4j.database())
    start = next(row for row, paths in both.in_snapshot(both.starts(), DAYS[-1], EVERY).items() if paths)
    asked = ["paths", both.world.party(start).id, "--as-of", DAYS[-1].isoformat()]
    home, environment = sample_on_neo4j.settings.home, on_neo4j(neo4j_address)
    answers = [run_command(*asked, "--engine", engine, home=home, **environment) for engine in ("snapshot", "neo4j")]
    assert [answer.code for answer in answers] == [0, 0]
    assert "MATCH p1 = (:Entity {id: '" in answers[0].out
    assert answers[0].out == answers[1].out


def test_a_database_that_shows_another_snapshot_is_not_asked(
    sample_on_neo4j: Services, neo4j_address: Neo4jAddress, run_command: Callable[..., Ran]
) -> None:
    current = sample_on_neo4j.screener().snapshot
    asked = ("paths", current.party(0).id, "--engine", "neo4j")
    home, environment = sample_on_neo4j.settings.home, on_neo4j(neo4j_address)
    sample_on_neo4j.database().write("MATCH (p:Publication) SET p.snapshot = 'another' RETURN p.name")
    for store, command in (("neo4j", "snapshot publish"), ("sqlite", "store copy --to neo4j")):
        ran = run_command(*asked, home=home, **{**environment, "KENNISGRAAF_STORE": store})
        assert (ran.code, ran.out) == (1, "")
        assert ran.err == (
            f"kennisgraaf: Neo4j shows snapshot another, not the current one, {current.manifest.id}; "
            f"'kennisgraaf {command}' shows it there.\n"
        )


def test_of_an_earlier_snapshot_only_the_snapshot_is_asked(
    sample_on_neo4j: Services, neo4j_address: Neo4jAddress, run_command: Callable[..., Ran], sample_lists: Path
) -> None:
    earlier = sample_on_neo4j.screener().snapshot
    current = load_later_edition(sample_on_neo4j, sample_lists)
    asked = ("paths", earlier.party(0).id, "--snapshot", earlier.manifest.id)
    home, environment = sample_on_neo4j.settings.home, on_neo4j(neo4j_address)
    ran = run_command(*asked, "--engine", "neo4j", home=home, **environment)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        f"kennisgraaf: Neo4j shows snapshot {current}, not {earlier.manifest.id}, an earlier one; "
        "that can be searched without --engine neo4j only.\n"
    )
    assert run_command(*asked, home=home, **environment).code == 0


def test_an_embedded_store_is_copied_and_then_the_same(
    loaded_services: Services, neo4j_address: Neo4jAddress, run_command: Callable[..., Ran]
) -> None:
    home, environment = loaded_services.settings.home, on_neo4j(neo4j_address)
    del environment["KENNISGRAAF_STORE"]
    for _ in range(2):  # a second time changes nothing
        assert run_command("store", "copy", "--to", "neo4j", home=home, **environment).code == 0
    with closing(Services(settings_of(home, **on_neo4j(neo4j_address)))) as copied:
        with copied.store() as theirs, loaded_services.store() as ours:
            assert list(theirs.facts()) == list(ours.facts())
            assert theirs.versions() == ours.versions()
        assert copied.check() == []
        assert copied.publish(NOW).id == loaded_services.snapshots.current().id
