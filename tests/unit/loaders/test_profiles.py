"""What counts as known of a party."""

import pytest

from graph.facts import encode_fact
from graph.sqlite_store import SqliteStore
from loaders.profiles import Profile, read_profiles
from tests.support.facts import claim, entity
from tests.support.graph import version_of


def profile_after(*editions: list[str]) -> Profile:
    """Return the profile of a company after editions that state these numbers of it; none means it is gone."""
    store = SqliteStore()
    for number, stated in enumerate(editions, start=1):
        facts = [entity("a:1"), *(claim("a:1", value, "identifier") for value in stated)] if stated else []
        store.fold(version_of("a", number), map(encode_fact, facts))
    return read_profiles(store.facts())[0]


@pytest.mark.parametrize(
    ("editions", "known"),
    [
        ([["lei:1"]], {"lei:1"}),
        ([["lei:1"], ["lei:2"]], {"lei:2"}),
        ([["lei:1", "ror:1"], ["ror:1"]], {"ror:1"}),
        ([["lei:1", "ror:1"], ["ror:1"], []], {"ror:1"}),
    ],
)
def test_what_a_newer_edition_corrects_or_drops_no_longer_counts(editions: list[list[str]], known: set[str]) -> None:
    assert profile_after(*editions).identifiers == known


def test_a_claim_of_a_dataset_that_sorts_before_that_of_the_entity_counts() -> None:
    store = SqliteStore()
    store.fold(version_of("a", 1), [encode_fact(claim("b:1", "NL", "country"))])
    store.fold(version_of("b", 1), [encode_fact(entity("b:1"))])
    assert read_profiles(store.facts())[0].countries == {"NL"}
