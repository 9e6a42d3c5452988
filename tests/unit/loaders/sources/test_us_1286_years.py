"""Report years of the section 1286 list: each is an edition, and an institution stays itself through them."""

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import pytest

from graph.version import Status, Version
from loaders.registry import find_source
from loaders.report import Load
from screening.result import ShownCandidate
from tests.conftest import NOW
from tests.support.lists import ANNA, Installation, install, read_edition, resource_of

COLUMNS = "schema,name,aliases,topics,program,authority,reason,report-date,start-date,end-date,country,notes,source_url"
DEFAULTS = {"schema": "Company", "program": "Section 1286 of the imagined Act", "country": "China"}
DAYS = {"2022": "2023-06-29", "2023": "2024-07", "2024": "2025", "2025": "2026-06-26"}
FIVE = [f"Maanvis {number} University" for number in range(5)]


def table(rows: Iterable[Mapping[str, str]]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS.split(","), restval="")
    writer.writeheader()
    writer.writerows({**DEFAULTS, **row} for row in rows)
    return text.getvalue().encode()


def years(lists: Mapping[str, Iterable[str | Mapping[str, str]]]) -> bytes:
    """Return a file of several lists: of each year five institutions, and those that are given."""
    rows = [
        {"report-date": year, **(row if isinstance(row, Mapping) else {"name": row})}
        for year, given in lists.items()
        for row in (*FIVE, *given)
    ]
    return table(rows)


@pytest.fixture
def home(tmp_path: Path) -> Installation:
    return install(tmp_path)


def offer(home: Installation, content: bytes) -> list[Load]:
    return home.offer_files({"list.csv": content}, "us_1286", approval=ANNA)


def versions(home: Installation) -> list[Version]:
    with home.services.store() as store:
        return [version for version in store.versions() if version.dataset == "us_1286" and version.number]


def found(home: Installation, name: str, day: str = "2026-11-22") -> ShownCandidate:
    (candidate, *_) = home.screen(name, date.fromisoformat(day)).candidates
    return candidate


def fired(home: Installation, name: str, day: str = "2026-11-22") -> set[str]:
    return {finding.indicator for finding in found(home, name, day).findings} - {"G3"}


def test_every_report_year_is_an_edition_of_the_day_it_was_published(home: Installation) -> None:
    loads = offer(home, years({"2025": [], "2022": [], "2024": [], "2023": []}))
    assert [(load.status, load.edition) for load in loads] == [(Status.PUBLISHED, day) for day in DAYS.values()]
    assert [version.edition for version in versions(home)] == list(DAYS.values())


def test_only_the_newest_list_is_in_force(home: Installation) -> None:
    offer(home, years({"2023": ["Comet Institute"], "2024": ["Comet Institute"], "2025": []}))
    assert fired(home, "Comet Institute") == {"A7"}
    assert fired(home, "Maanvis 3 University") == {"A4"}


def test_a_list_was_in_force_until_the_next(home: Installation) -> None:
    offer(home, years({"2022": ["Comet Institute"], "2023": ["Comet Institute"], "2025": []}))
    assert fired(home, "Comet Institute", "2024-07-31") == {"A4"}
    assert fired(home, "Comet Institute", "2026-06-26") == {"A7"}


def test_a_year_as_end_keeps_nothing_in_force_that_the_newest_list_dropped(home: Installation) -> None:
    offer(home, years({"2024": [{"name": "Comet Institute", "end-date": "2026"}], "2025": []}))
    assert fired(home, "Comet Institute") == {"A7"}


@pytest.mark.parametrize("second", ["Comet Institute (CI)", "Comet Institute "])
def test_an_institution_printed_a_little_otherwise_stays_itself(home: Installation, second: str) -> None:
    offer(home, years({"2022": ["Comet Institute"], "2023": [second]}))
    assert len(found(home, "Comet Institute").members) == 1
    assert fired(home, "Comet Institute") == {"A4"}


def test_an_institution_that_is_renamed_stays_itself_and_is_found_by_both_names(home: Installation) -> None:
    offer(
        home,
        years(
            {
                "2023": ["Comet Institute"],
                "2024": [{"name": "Star College", "aliases": "Comet Institute; SC"}],
                "2025": [],
            }
        ),
    )
    old, new = found(home, "Comet Institute"), found(home, "Star College")
    assert (old.entity_id, fired(home, "Star College", "2024-12-01")) == (new.entity_id, {"A4"})
    assert fired(home, "Comet Institute") == {"A7"}


def test_a_unit_alone_is_listed_and_its_whole_is_not(home: Installation) -> None:
    offer(home, years({"2025": ["Stars Academy – Institute of Comets"]}))
    assert fired(home, "Stars Academy – Institute of Comets") == {"A4"}
    assert fired(home, "Stars Academy") == {"B5"}


def test_a_whole_that_is_listed_later_is_the_same_institution(home: Installation) -> None:
    lab = "Key Laboratory of Dust at Tidewater University"
    offer(home, years({"2024": [lab], "2025": [lab, "Tidewater University"]}))
    assert found(home, "Tidewater University").identity == "confirmed"
    assert {"A4", "B5"} <= fired(home, "Tidewater University")


def test_the_same_file_again_is_unchanged(home: Installation) -> None:
    content = years({"2024": [], "2025": []})
    offer(home, content)
    assert {load.status for load in offer(home, content)} == {Status.UNCHANGED}


def test_a_new_year_in_the_file_is_a_new_edition_and_the_others_are_unchanged(home: Installation) -> None:
    offer(home, years({"2024": []}))
    loads = offer(home, years({"2024": [], "2025": []}))
    assert [load.status for load in loads] == [Status.UNCHANGED, Status.PUBLISHED]


def test_an_old_year_in_other_words_stays_as_it_was_first_published(home: Installation) -> None:
    offer(home, years({"2024": ["Comet Institute"], "2025": []}))
    before = home.served
    loads = offer(home, years({"2024": ["Comet Institut"], "2025": []}))
    assert [(load.status, [issue.code for issue in load.issues]) for load in loads] == [
        (Status.SKIPPED, ["older_edition"]),
        (Status.UNCHANGED, []),
    ]
    assert home.served == before


def test_what_a_list_gained_in_the_past_holds_nothing_and_its_newest_year_is_compared(home: Installation) -> None:
    many = [f"Star {number} College" for number in range(30)]
    (first, second, last), _ = home.services.load(
        lambda loading: loading.load_all([resource_of(years({"2022": [], "2023": many, "2025": []}))], None),
        NOW,
        lambda message: None,
    )
    assert (first.status, second.status, last.status) == (Status.PUBLISHED, Status.PUBLISHED, Status.HELD)


@pytest.mark.parametrize(
    ("row", "day"),
    [
        ({"report-date": "2025"}, "2026-06-26"),
        ({"report-date": "2030", "source_url": "https://example.org/2031/07/list.pdf"}, "2031-07"),
        ({"report-date": "2030", "source_url": "https://example.org/2031/Jun/29/200/list.pdf"}, "2031-06-29"),
        ({"report-date": "2030", "source_url": "https://example.org/2031/06/29/list.pdf"}, "2031-06-29"),
        ({"report-date": "2030", "source_url": "https://example.org/list.pdf"}, "2030"),
    ],
)
def test_a_list_is_dated_by_its_description_else_by_its_address_else_by_its_year(
    row: Mapping[str, str], day: str
) -> None:
    assert read_edition(find_source("us_1286"), table([{"name": "Comet Institute", **row}])).date == day
