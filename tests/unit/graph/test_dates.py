"""Partial dates say what is known of a day and nothing more."""

from datetime import date

import pytest

from graph.dates import agree, earliest, is_partial_date, latest


@pytest.mark.parametrize("text", ["2024", "2024-05", "2024-05-17", "2024-02-29", "0001", "9999-12-31"])
def test_a_prefix_of_a_date_that_exists_is_a_partial_date(text: str) -> None:
    assert is_partial_date(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "24",
        "0000",
        "2024-5",
        "2024-13",
        "2024-00",
        "2024-05-00",
        "2024-04-31",
        "2023-02-29",
        "2024-05-17T00:00",
        " 2024",
        "2024\n",
        "17-05-2024",
        "2024/05",
        "20240517",
        "circa 2024",
        "٢٠٢٤",
        "２０２４-05",
    ],
)
def test_anything_else_is_no_partial_date(text: str) -> None:
    assert not is_partial_date(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-04", date(2024, 4, 1), date(2024, 4, 30)),
        ("2024-12", date(2024, 12, 1), date(2024, 12, 31)),
        ("2024-05-17", date(2024, 5, 17), date(2024, 5, 17)),
    ],
)
def test_a_partial_date_spans_the_days_it_can_mean(text: str, first: date, last: date) -> None:
    assert (earliest(text), latest(text)) == (first, last)


@pytest.mark.parametrize("text", ["", "May 2024", "2024-5", "٢٠٢٤"])
def test_the_days_of_what_is_no_date_are_refused_with_the_text(text: str) -> None:
    for function in (earliest, latest):
        with pytest.raises(ValueError, match=f"{text!r} is not a date"):
            function(text)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2024", "2024-05-17", True),
        ("2024-05", "2024-05-31", True),
        ("2024-05-17", "2024-05-17", True),
        ("2024", "2023-12-31", False),
        ("2024-05", "2024-06", False),
        ("2024-05-17", "2024-05-18", False),
    ],
)
def test_two_dates_agree_when_they_can_mean_the_same_day(first: str, second: str, expected: bool) -> None:
    assert agree(first, second) is expected
    assert agree(second, first) is expected
