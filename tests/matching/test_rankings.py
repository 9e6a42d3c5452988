"""Of several names that a query may mean the nearest stands first."""

from collections.abc import Callable

import pytest

from screening.index import NamedParty, NameIndex
from tests.support.matching import Ranking, read_rankings

RANKINGS = read_rankings()


@pytest.fixture(scope="module")
def scores() -> Callable[[Ranking], dict[str, float]]:
    """Search for the query of a ranking among the names of all rankings: names and scores, best first."""
    names = dict.fromkeys((ranking.kind, name) for ranking in RANKINGS for name in ranking.names)
    index = NameIndex.build(NamedParty(name, kind, [name]) for kind, name in names)
    return lambda ranking: dict(index.search(ranking.query, ranking.kind, limit=50))


@pytest.mark.parametrize("ranking", RANKINGS, ids=str)
def test_parties_stand_in_the_order_a_careful_person_gives_them(
    ranking: Ranking, scores: Callable[[Ranking], dict[str, float]]
) -> None:
    assert [name for name in scores(ranking) if name in ranking.names] == list(ranking.names), ranking.reason


@pytest.mark.parametrize("ranking", RANKINGS, ids=str)
def test_the_first_of_a_ranking_stands_before_every_other_party(
    ranking: Ranking, scores: Callable[[Ranking], dict[str, float]]
) -> None:
    assert next(iter(scores(ranking))) == ranking.names[0], ranking.reason


@pytest.mark.parametrize("ranking", RANKINGS, ids=str)
def test_no_two_names_of_a_ranking_have_the_same_score(
    ranking: Ranking, scores: Callable[[Ranking], dict[str, float]]
) -> None:
    found = scores(ranking)
    assert len({found[name] for name in ranking.names}) == len(ranking.names), ranking.reason
