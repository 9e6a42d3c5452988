"""Of which date a file is: the date it prints, else the newest of its records that lies not in the future."""

import pytest

from loaders.edition_date import EditionDate

TODAY = "2026-11-22"


def found(*dates: str) -> str:
    edition = EditionDate(TODAY)
    for date in dates:
        edition.note_record(date)
    return edition.found


@pytest.mark.parametrize(
    ("dates", "newest"),
    [
        ((), ""),
        (("",), ""),
        (("2024-05-17",), "2024-05-17"),
        (("2024-05-17", "2023-01-01"), "2024-05-17"),
        (("2023-01-01", "2024-05-17", "2024"), "2024-05-17"),
        (("2024", "2024-01-01"), "2024-01-01"),
        ((TODAY,), TODAY),
    ],
)
def test_the_newest_record_dates_the_file(dates: tuple[str, ...], newest: str) -> None:
    assert found(*dates) == newest


def test_a_record_of_the_future_does_not_date_the_file() -> None:
    assert found("2024-05-17", "2026-11-23", "2062-01-01") == "2024-05-17"


def test_the_order_of_records_does_not_matter() -> None:
    dates = ("2023-01-01", "2024-05-17", "", "2022")
    assert found(*dates) == found(*reversed(dates))


def test_the_date_a_file_prints_counts_as_it_is() -> None:
    edition = EditionDate(TODAY)
    edition.set_printed("2020-11-30T12:00:00Z")
    assert edition.found == "2020-11-30T12:00:00Z"
