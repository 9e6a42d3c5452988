"""Dates as lists print them become partial ISO dates; what cannot be read is left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.dates import is_partial_date
from loaders.clean.dates import MONTHS, clean_date, clean_dates


@pytest.mark.parametrize(
    ("printed", "cleaned"),
    [
        ("2024-05-17", "2024-05-17"),
        ("2024-05-17T06:00:00.000Z", "2024-05-17"),
        ("2024-05-17-04:00", "2024-05-17"),
        ("2024-05-17Z", "2024-05-17"),
        ("2024-05", "2024-05"),
        ("2024", "2024"),
        ("2024-05-00", "2024-05"),
        ("2024-00-00", "2024"),
        ("17.5.2024", "2024-05-17"),
        ("17/05/2024", "2024-05-17"),
        ("3.4.2024", "2024-04-03"),  # the day comes first
        ("00/00/1980", "1980"),
        ("00/05/1980", "1980-05"),
        ("17 May 2024", "2024-05-17"),
        ("17th May 2024", "2024-05-17"),
        ("1st Dec. 2024", "2024-12-01"),
        ("May 2024", "2024-05"),
        ("mei 2024", "2024-05"),
        ("17 maart 2024", "2024-03-17"),
        ("17 SEPT 2024", "2024-09-17"),
        ("circa 1961", "1961"),
        ("Approximately 1961", "1961"),
        ("c. 1961", "1961"),
        ("  2024-05-17 ", "2024-05-17"),
    ],
)
def test_a_printed_date_becomes_its_iso_prefix(printed: str, cleaned: str) -> None:
    assert clean_date(printed) == cleaned


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "unknown",
        "1960-1965",
        "between 1960 and 1965",
        "31.2.2024",
        "29.2.2023",
        "13/13/2024",
        "2024-13",
        "2024-13-01",
        "0000",
        "17 Foo 2024",
        "17.5.24",
        "20240517",
        "1384 Hijri",
        "٢٠٢٤",
    ],
)
def test_what_cannot_be_read_is_left_out(printed: str) -> None:
    assert clean_date(printed) == ""


def test_the_last_day_of_february_depends_on_the_year() -> None:
    assert (clean_date("29.2.2024"), clean_date("29.2.2023")) == ("2024-02-29", "")


@pytest.mark.parametrize("month", sorted(MONTHS))
def test_every_name_of_a_month_is_read(month: str) -> None:
    assert clean_date(f"5 {month.title()} 1999") == f"1999-{MONTHS[month]:02}-05"


@given(st.text(alphabet="0123456789-./ T:abceJanMy", max_size=20))
def test_whatever_is_printed_the_result_is_a_date_or_nothing(printed: str) -> None:
    cleaned = clean_date(printed)
    assert cleaned == "" or is_partial_date(cleaned)


@given(st.dates())
def test_a_whole_iso_date_stays_as_it_is(day: object) -> None:
    assert clean_date(str(day)) == str(day)


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("17.5.1964", ["1964-05-17"]),
        ("(a) 1.3.1961, (b) 16.6.1960", ["1961-03-01", "1960-06-16"]),
        ("Between 1968 and 1971", ["1968", "1969", "1970", "1971"]),
        ("1968-1970", ["1968", "1969", "1970"]),
        ("1900-1999", []),  # a range that long tells nothing
        ("8 Oct.1970", ["1970-10-08"]),
        ("before 1964", []),
        ("1.1.1343 (Hijri calendar)", []),
        ("", []),
    ],
)
def test_a_text_with_several_dates_gives_each_of_them(printed: str, found: list[str]) -> None:
    assert list(clean_dates(printed)) == found
