"""The gate: what must be looked at by a person before it replaces what is served, to the record."""

from collections.abc import Mapping

import pytest

from graph.facts import DatasetId
from loaders.gate import Published, allowed_loss, objections, shortfalls
from loaders.intake import Edition
from tests.support.lists import resource_of

BEFORE = "2026-10-01"


def ids(count: int, first: int = 0) -> frozenset[str]:
    return frozenset(str(number) for number in range(first, first + count))


def edition(
    record_ids: Mapping[str, frozenset[str]],
    *,
    date: str = "2026-10-15",
    named: int | None = None,
    parties: int | None = None,
    unusable: int = 0,
) -> Edition:
    records = sum(map(len, record_ids.values()))
    told = records if parties is None else parties
    return Edition(
        dataset=DatasetId("a"),
        resource=resource_of(b""),
        date=date,
        basis="printed",
        record_ids=record_ids,
        records=records + unusable,
        parties=told,
        named=told if named is None else named,
        unusable=unusable,
        encoded_facts=(),
        issues=(),
        counts={},
    )


def rows(count: int, first: int = 0) -> Mapping[str, frozenset[str]]:
    return {"row": ids(count, first)}


def published(count: int = 100, date: str = BEFORE) -> Published:
    return Published(date, rows(count))


def test_the_same_records_raise_no_objection() -> None:
    assert objections(edition(rows(100)), published(), {}) == []


@pytest.mark.parametrize(("count", "is_held"), [(99, True), (100, False), (1000, False)])
def test_a_first_edition_far_below_what_is_expected_is_held(count: int, is_held: bool) -> None:
    assert bool(objections(edition(rows(count)), None, {"row": 1000})) is is_held


def test_a_first_edition_that_lacks_an_expected_type_is_held() -> None:
    assert objections(edition(rows(1000)), None, {"row": 1000, "VESSEL": 5}) == [
        "VESSEL: 0 records; the editions this source was described with hold 5."
    ]


def test_a_later_edition_is_compared_with_the_one_before_alone() -> None:
    assert objections(edition(rows(100)), published(), {"row": 10_000}) == []


def test_a_first_edition_of_which_nothing_is_expected_is_compared_with_nothing() -> None:
    assert objections(edition(rows(1)), None, {}) == []


@pytest.mark.parametrize(("left", "is_held"), [(100, False), (85, False), (84, True), (1, True)])
def test_fewer_records_than_allowed_are_held(left: int, is_held: bool) -> None:
    found = objections(edition(rows(left)), published(), {})
    assert bool(found) is is_held
    assert not is_held or found == [f"row: {left} records after 100, {100 - left}.0 % fewer (allowed 15 %)."]


@pytest.mark.parametrize(("replaced", "is_held"), [(15, False), (16, True), (100, True)])
def test_more_ids_replaced_than_allowed_are_held(replaced: int, is_held: bool) -> None:
    found = objections(edition(rows(100, first=replaced)), published(), {})
    assert bool(found) is is_held
    assert not is_held or found == [f"row: {replaced} of 100 ids are gone, {replaced}.0 % (allowed 15 %)."]


@pytest.mark.parametrize(("count", "is_held"), [(200, False), (201, True)])
def test_more_than_twice_the_records_are_held(count: int, is_held: bool) -> None:
    found = objections(edition(rows(count)), published(), {})
    assert bool(found) is is_held
    assert not is_held or found == [f"row: {count} records after 100, more than 200 %."]


def test_a_loss_in_one_type_is_not_made_up_for_by_another() -> None:
    before = Published(BEFORE, {"ENTITY": ids(20), "INDIVIDUAL": ids(80)})
    now = edition({"ENTITY": ids(10), "INDIVIDUAL": ids(100)})
    assert objections(now, before, {}) == ["ENTITY: 10 records after 20, 50.0 % fewer (allowed 15 %)."]


def test_a_type_that_is_gone_is_held() -> None:
    before = Published(BEFORE, {"ENTITY": ids(2), "INDIVIDUAL": ids(98)})
    assert objections(edition({"INDIVIDUAL": ids(98)}), before, {}) == [
        "ENTITY: 0 records after 2, 100.0 % fewer (allowed 15 %)."
    ]


def test_a_new_type_is_no_objection() -> None:
    assert objections(edition({**rows(100), "VESSEL": ids(5)}), published(), {}) == []


@pytest.mark.parametrize(
    ("date", "is_held"),
    [("2026-09-30", True), ("2026-10-01", False), ("2026-10-02", False), ("2025", True), ("2026-09", True)],
)
def test_an_older_edition_is_held(date: str, is_held: bool) -> None:
    found = objections(edition(rows(100), date=date), published(), {})
    assert bool(found) is is_held
    assert not is_held or found == [f"The edition is of {date}, older than the published one of 2026-10-01."]


@pytest.mark.parametrize(("named", "is_held"), [(100, False), (95, False), (94, True), (0, True)])
def test_an_edition_in_which_names_are_missing_is_held_even_as_the_first(named: int, is_held: bool) -> None:
    assert bool(objections(edition(rows(100), named=named), None, {})) is is_held


@pytest.mark.parametrize(("unusable", "is_held"), [(5, False), (6, True)])
def test_a_record_that_cannot_be_used_counts_as_one_without_a_name(unusable: int, is_held: bool) -> None:
    assert bool(objections(edition(rows(100 - unusable), unusable=unusable), None, {})) is is_held


def test_records_that_are_no_parties_need_no_name() -> None:
    assert objections(edition({"Company": ids(10), "Ownership": ids(90)}, parties=10), None, {}) == []


def test_an_edition_without_any_party_is_held() -> None:
    assert objections(edition(rows(10), parties=0), None, {})


def test_every_objection_is_told() -> None:
    found = objections(edition(rows(10), date="2020-01-01", named=1), published(), {})
    assert len(found) == 3


@pytest.mark.parametrize(
    ("before", "now", "percentage"),
    [
        ("2026-10-01", "2026-10-31", 15),
        ("2026-10-01", "2026-11-01", 16),
        ("2026-10-15", "2026-11-14", 15),  # not yet a whole month
        ("2026-10-15", "2026-11-15", 16),
        ("2025-10-01", "2026-10-01", 27),
        ("2023-01-01", "2026-10-01", 60),
        ("2022-01-01", "2026-10-01", 60),  # never more
        ("2026-10-01", "2020-01-01", 15),  # an older edition gets no allowance
        ("2026", "2026-03", 17),
    ],
)
def test_with_each_month_between_editions_more_may_be_gone(before: str, now: str, percentage: int) -> None:
    assert allowed_loss(before, now) == percentage


def test_a_year_between_editions_allows_a_loss_that_two_weeks_do_not() -> None:
    assert objections(edition(rows(75), date="2027-10-01"), published(), {}) == []
    assert objections(edition(rows(75), date="2026-10-15"), published(), {})


def test_a_first_edition_with_fewer_records_than_its_source_describes_is_told() -> None:
    expected = {"ENTITY": 5, "INDIVIDUAL": 10}
    assert shortfalls(edition({"ENTITY": ids(5), "INDIVIDUAL": ids(9)}), expected) == [
        "INDIVIDUAL: 9 records; the editions this source was described with hold 10."
    ]


def test_a_type_that_a_first_edition_lacks_is_told() -> None:
    assert shortfalls(edition(rows(1)), {"ENTITY": 5}) != []


def test_nothing_is_told_where_nothing_is_expected() -> None:
    assert shortfalls(edition(rows(1)), {}) == []
