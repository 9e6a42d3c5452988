"""Laws of facts, partial dates and the store that hold for any input."""

import tempfile
from calendar import monthrange
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.check import check_store, rebuild_store
from graph.dates import agree, earliest, is_partial_date, latest
from graph.facts import (
    Claim,
    Entity,
    EntityId,
    Fact,
    RecordId,
    Relation,
    RelationId,
    decode_fact,
    encode_fact,
    fact_key,
)
from graph.sqlite_store import SqliteStore
from graph.version_files import VersionFiles, hash_files
from tests.support.graph import version_of

ANY = st.text(max_size=20)
IDS = st.builds(EntityId, ANY)
RECORDS = st.builds(RecordId, ANY)
ANY_FACT: st.SearchStrategy[Fact] = st.one_of(
    st.builds(Entity, IDS, ANY, RECORDS),
    st.builds(Claim, IDS, ANY, ANY, RECORDS, ANY),
    st.builds(
        Relation, st.builds(RelationId, ANY), ANY, IDS, IDS, ANY, RECORDS, ANY, ANY, ANY, st.dictionaries(ANY, ANY)
    ),
)
# Few different facts, so that editions share some, lose some and get some back.
LINES = [
    encode_fact(fact)
    for number in range(3)
    for fact in (
        Entity(EntityId(f"a:{number}"), "Organization", RecordId("1")),
        Claim(EntityId(f"a:{number}"), "name", "Zonnehoek", RecordId("1")),
        Relation(RelationId("r"), "OWNS", EntityId(f"a:{number}"), EntityId("a:0"), "fact", RecordId("1")),
    )
]
EDITION = st.lists(st.sampled_from(LINES), max_size=12)
EDITIONS = st.lists(EDITION, min_size=1, max_size=5)
PARTIAL_DATE = st.dates().flatmap(
    lambda day: st.sampled_from([day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]])
)


def fold_all(store: SqliteStore, editions: list[list[str]], dataset: str = "a") -> None:
    for number, edition in enumerate(editions, start=1):
        store.fold(version_of(dataset, number), edition)


@given(ANY_FACT)
def test_any_fact_comes_back_from_one_line(fact: Fact) -> None:
    line = encode_fact(fact)
    assert "\n" not in line
    assert decode_fact(line) == fact


@given(ANY_FACT, ANY_FACT)
def test_two_facts_share_a_key_only_when_they_are_equal(first: Fact, second: Fact) -> None:
    same_key = fact_key(encode_fact(first)) == fact_key(encode_fact(second))
    assert same_key is (first == second)


@settings(deadline=None)
@given(EDITIONS)
def test_the_facts_in_force_after_each_version_are_exactly_those_of_its_edition(editions: list[list[str]]) -> None:
    with closing(SqliteStore()) as store:
        for number, edition in enumerate(editions, start=1):
            store.fold(version_of("a", number), edition)
            current = [stored.encoded for stored in store.facts() if stored.last is None]
            assert sorted(current) == sorted(set(edition))


@settings(deadline=None)
@given(EDITIONS)
def test_any_former_edition_can_be_read_from_the_runs(editions: list[list[str]]) -> None:
    with closing(SqliteStore()) as store:
        fold_all(store, editions)
        stored = list(store.facts())
    for number, edition in enumerate(editions, start=1):
        then = [item.encoded for item in stored if item.first <= number and (item.last is None or item.last >= number)]
        assert sorted(then) == sorted(set(edition))


@settings(deadline=None)
@given(EDITIONS)
def test_a_delta_counts_what_changed(editions: list[list[str]]) -> None:
    before: set[str] = set()
    with closing(SqliteStore()) as store:
        for number, edition in enumerate(editions, start=1):
            delta = store.fold(version_of("a", number), edition)
            assert (delta.added, delta.removed) == (len(set(edition) - before), len(before - set(edition)))
            before = set(edition)


@settings(deadline=None)
@given(EDITIONS.flatmap(lambda editions: st.tuples(st.just(editions), st.tuples(*map(st.permutations, editions)))))
def test_the_order_of_facts_in_an_edition_makes_no_difference(
    both: tuple[list[list[str]], tuple[list[str], ...]],
) -> None:
    found = []
    for editions in both:
        with closing(SqliteStore()) as store:
            fold_all(store, list(editions))
            found.append(list(store.facts()))
    assert found[0] == found[1]


@settings(deadline=None)
@given(EDITIONS, EDITIONS)
def test_datasets_folded_in_turn_or_one_after_the_other_give_the_same(
    first: list[list[str]], second: list[list[str]]
) -> None:
    with closing(SqliteStore()) as one, closing(SqliteStore()) as other:
        fold_all(one, first, "a")
        fold_all(one, second, "b")
        for number in range(1, 1 + max(len(first), len(second))):
            for dataset, editions in (("b", second), ("a", first)):
                if number <= len(editions):
                    other.fold(version_of(dataset, number), editions[number - 1])
        assert list(one.facts()) == list(other.facts())


@settings(deadline=None, max_examples=20)
@given(EDITIONS)
def test_a_store_rebuilt_from_its_version_files_is_the_same(editions: list[list[str]]) -> None:
    raw = {"list": b"bytes"}
    with tempfile.TemporaryDirectory() as name, closing(SqliteStore()) as store, closing(SqliteStore()) as rebuilt:
        files = VersionFiles(Path(name) / "versions")
        for number, edition in enumerate(editions, start=1):
            version = replace(version_of("a", number), sha256=hash_files(raw), files=("list",))
            files.keep(version, raw, edition, [], {})
            store.fold(version, edition)
        rebuild_store(rebuilt, files)
        assert list(rebuilt.facts()) == list(store.facts())
        assert check_store(store, files, Path(name) / "check.sqlite") == []


@given(PARTIAL_DATE)
def test_a_partial_date_begins_no_later_than_it_ends(text: str) -> None:
    assert is_partial_date(text)
    assert earliest(text) <= latest(text)
    assert earliest(text).isoformat().startswith(text)
    assert latest(text).isoformat().startswith(text)


@given(PARTIAL_DATE, PARTIAL_DATE)
def test_two_dates_agree_exactly_when_one_says_no_more_than_the_other(first: str, second: str) -> None:
    assert agree(first, second) is (first.startswith(second) or second.startswith(first))


@given(st.integers(1, 9999), st.integers(0, 13), st.integers(0, 32))
def test_a_day_is_a_partial_date_exactly_when_it_exists(year: int, month: int, day: int) -> None:
    exists = 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
    assert is_partial_date(f"{year:04}-{month:02}-{day:02}") is exists


@given(st.text(alphabet="0123456789-", max_size=11) | st.text(max_size=11))
def test_what_is_called_a_partial_date_can_be_read_as_one(text: str) -> None:
    if is_partial_date(text):
        assert date.min <= earliest(text) <= latest(text) <= date.max
        assert text.isascii()
