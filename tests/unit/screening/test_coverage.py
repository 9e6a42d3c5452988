"""What was searched on a day: a required list that is missing, too old or not known yet gives no "no signal"."""

from datetime import date

import pytest

from screening.coverage import Coverage, coverage_on
from screening.snapshot.manifest import Manifest
from tests.support.graph import dataset_info, missing_dataset

EDITIONS = ("2024-02-01", "2025-02-01")


def on(day: str, *, required: bool = True, checked_on: str = "") -> Coverage:
    """Return the coverage of one list of two editions, which is stale after 60 days."""
    info = dataset_info("a", EDITIONS, required=required, checked_on=checked_on)
    return coverage_on(Manifest("1", "", "", "", "", (info,), ()), date.fromisoformat(day))


@pytest.mark.parametrize(
    ("day", "is_sufficient"),
    [
        ("2024-01-31", False),
        ("2024-02-01", True),
        ("2024-04-01", True),
        ("2024-04-02", False),
        ("2025-01-31", False),
        ("2025-02-01", True),
        ("2025-04-02", True),
        ("2025-04-03", False),
    ],
)
def test_a_required_list_answers_from_an_edition_on_until_it_is_stale(day: str, is_sufficient: bool) -> None:
    assert on(day).is_sufficient is is_sufficient


@pytest.mark.parametrize("day", ["2024-01-31", "2026-11-22"])
def test_a_list_that_is_not_required_is_a_gap_and_no_reason_to_withhold_an_answer(day: str) -> None:
    coverage = on(day, required=False)
    assert (coverage.is_sufficient, len(coverage.gaps("en", required_only=False))) == (True, 1)


def test_a_check_with_the_publisher_makes_a_list_current() -> None:
    assert on("2025-05-01", checked_on="2025-04-30").is_sufficient
    assert not on("2025-05-01").is_sufficient


def test_a_check_of_a_later_day_says_nothing_of_an_earlier_one() -> None:
    assert not on("2024-12-01", checked_on="2025-04-30").is_sufficient


def test_required_lists_are_named_first_and_then_the_oldest() -> None:
    infos = (
        dataset_info("new", ["2026-08-01"]),
        dataset_info("old", ["2020-01-01"]),
        dataset_info("required", ["2026-08-01"], required=True),
    )
    manifest = Manifest("1", "", "", "", "", infos, (missing_dataset("gone", required=True),))
    gaps = coverage_on(manifest, date(2026, 11, 22)).gaps("en", required_only=False)
    assert [gap.split()[1] for gap in gaps] == ["gone", "required", "old", "new"]


def test_an_older_edition_that_replaced_a_newer_one_gives_its_own_age() -> None:
    info = dataset_info("a", ["2026-11-20", "2020-11-30"], required=True)
    coverage = coverage_on(Manifest("1", "", "", "", "", (info,), ()), date(2026, 11, 22))
    assert coverage.searched[0].age_days > 2_000
    assert not coverage.is_sufficient


def test_the_oldest_edition_counts_in_whichever_order_they_came_in() -> None:
    info = dataset_info("a", ["2026-11-20", "2020-11-30"], required=True)
    assert not coverage_on(Manifest("1", "", "", "", "", (info,), ()), date(2020, 12, 1)).searched[0].is_later
