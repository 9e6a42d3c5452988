"""What was in force on a day, as known now: dates, editions that come and go, and what is not known."""

from datetime import date
from pathlib import Path

import pytest

from screening.screen import Screener
from tests.support.findings import finding_of, findings_of, fired
from tests.support.graph import GraphBuilder, screen
from tests.support.history import History

NAME = "Zonnehoek Universiteit"
UNIT = "Rekeninstituut Waterland"
FIRST, SECOND, THIRD = "2024-02-01", "2025-02-01", "2026-02-01"


def listed(**properties: str) -> GraphBuilder:
    graph = not_listed()
    graph.listing("a:1", number=1, **properties)
    return graph


def not_listed() -> GraphBuilder:
    graph = GraphBuilder()
    graph.organization("a:1", NAME)
    return graph


def fired_on(screener: Screener, day: str, name: str = NAME) -> list[str]:
    return fired(screen(screener, name, as_of=date.fromisoformat(day)))


# --- printed dates ---


@pytest.mark.parametrize(
    ("since", "day", "expected"),
    [
        ("2022-03-01", "2022-02-28", ["A7"]),
        ("2022-03-01", "2022-03-01", ["A1"]),
        ("2022-03-01", "2026-11-22", ["A1"]),
        ("2022-03", "2022-02-28", ["A7"]),
        ("2022-03", "2022-03-01", ["A1"]),
        ("2022", "2021-12-31", ["A7"]),
        ("2022", "2022-01-01", ["A1"]),
    ],
)
def test_a_listing_holds_from_the_first_day_its_date_can_mean(
    tmp_path: Path, since: str, day: str, expected: list[str]
) -> None:
    assert fired_on(listed(since=since).screener(tmp_path), day) == expected


@pytest.mark.parametrize(
    ("until", "day", "expected"),
    [
        ("2022-03-01", "2022-02-28", ["A1"]),
        ("2022-03-01", "2022-03-01", ["A7"]),
        ("2022-03", "2022-03-30", ["A1"]),
        ("2022-03", "2022-03-31", ["A7"]),
        ("2022", "2022-12-30", ["A1"]),
        ("2022", "2022-12-31", ["A7"]),
    ],
)
def test_a_listing_holds_until_the_last_day_its_end_can_mean(
    tmp_path: Path, until: str, day: str, expected: list[str]
) -> None:
    assert fired_on(listed(until=until).screener(tmp_path), day) == expected


def test_the_outcome_is_that_of_the_day(tmp_path: Path) -> None:
    screener = listed(since="2022-03-01", until="2024-03-01").screener(tmp_path)
    outcomes = [screen(screener, NAME, as_of=date(year, 6, 1)).outcome for year in (2021, 2023, 2025)]
    assert outcomes == ["no_signal", "listed", "no_signal"]


# --- a listing without a date ---


@pytest.mark.parametrize("day", ["2010-01-01", "2024-01-31"])
def test_before_the_first_edition_an_undated_listing_is_neither_in_force_nor_absent(tmp_path: Path, day: str) -> None:
    screener = History(tmp_path).add(FIRST, listed(since=""))
    result = screen(screener, NAME, as_of=date.fromisoformat(day))
    finding = finding_of(result, "A1")
    assert (finding.band, finding.in_force, result.outcome) == ("LOW", None, "attention")
    assert finding.sentence.endswith(
        f"was in force on {day} is not known: the list gives no date, and the entry stands in it "
        f"from the edition of {FIRST} on."
    )


@pytest.mark.parametrize("day", [FIRST, SECOND, "2026-11-22"])
def test_from_the_first_edition_on_an_undated_listing_is_in_force(tmp_path: Path, day: str) -> None:
    history = History(tmp_path)
    history.add(FIRST, listed(since=""))
    result = screen(history.add(SECOND, listed(since="")), NAME, as_of=date.fromisoformat(day))
    assert (finding_of(result, "A1").in_force, result.outcome) == (True, "listed")


def test_an_undated_listing_that_ended_is_unknown_before_it_was_first_seen(tmp_path: Path) -> None:
    history = History(tmp_path)
    history.add(FIRST, listed(since=""))
    screener = history.add(SECOND, not_listed())
    days = ("2020-01-01", FIRST, "2025-01-31", SECOND)
    assert [(fired_on(screener, day)) for day in days] == [["A1"], ["A1"], ["A1"], ["A7"]]
    assert finding_of(screen(screener, NAME, as_of=date(2020, 1, 1)), "A1").in_force is None


@pytest.mark.parametrize("day", ["2024-02-02", "2025-01-31"])
def test_between_the_last_edition_that_has_it_and_the_next_a_listing_is_neither(tmp_path: Path, day: str) -> None:
    history = History(tmp_path)
    history.add(FIRST, listed(since="2020-01-01"))
    result = screen(history.add(SECOND, not_listed()), NAME, as_of=date.fromisoformat(day))
    finding = finding_of(result, "A1")
    assert (finding.band, finding.in_force) == ("LOW", None)
    assert finding.sentence.endswith(
        f"is not known: it stands in the edition of {FIRST} and no longer in that of {SECOND}."
    )


def test_on_the_day_of_the_last_edition_that_has_it_a_listing_is_in_force(tmp_path: Path) -> None:
    history = History(tmp_path)
    history.add(FIRST, listed(since="2020-01-01"))
    result = screen(history.add(SECOND, not_listed()), NAME, as_of=date.fromisoformat(FIRST))
    assert finding_of(result, "A1").in_force is True


def test_a_printed_end_leaves_nothing_open_between_two_editions(tmp_path: Path) -> None:
    history = History(tmp_path)
    history.add(FIRST, listed(until="2025-06-01"))
    history.add(SECOND, listed(until="2025-06-01"))
    screener = history.add(THIRD, not_listed())
    assert finding_of(screen(screener, NAME, as_of=date(2025, 5, 1)), "A1").in_force is True


# --- what was searched ---


def test_a_list_that_is_known_from_a_later_day_only_answers_for_no_earlier_one(tmp_path: Path) -> None:
    screener = History(tmp_path).add(FIRST, not_listed())
    days = (date(2024, 1, 31), date(2024, 2, 1))
    results = [screen(screener, "Molenwerf Techniek", as_of=day) for day in days]
    assert [result.datasets[0]["startsLater"] for result in results] == [True, False]
    gap = finding_of(screen(screener, NAME, as_of=days[0]), "G3")
    assert f"is loaded from {FIRST} only" in gap.sentence


def test_the_age_of_a_list_is_that_of_the_edition_of_the_day(tmp_path: Path) -> None:
    history = History(tmp_path)
    history.add(FIRST, not_listed())
    result = screen(history.add(SECOND, not_listed()), "Molenwerf Techniek", as_of=date(2024, 2, 11))
    assert [(item["ageDays"], item["startsLater"]) for item in result.datasets] == [(10, False)]


# --- editions that come and go ---


def test_what_a_newer_edition_no_longer_has_ended_with_that_edition(tmp_path: Path) -> None:
    history = History(tmp_path)
    history.add(FIRST, listed())
    screener = history.add(SECOND, not_listed())
    assert fired_on(screener, "2025-01-31") == ["A1"]
    assert fired_on(screener, SECOND) == ["A7"]


def test_a_listing_that_is_gone_is_told_as_gone_and_by_the_last_edition_that_had_it(tmp_path: Path) -> None:
    history = History(tmp_path)
    history.add(FIRST, listed())
    finding = finding_of(screen(history.add(SECOND, not_listed()), NAME), "A7")
    assert finding.sentence == f"Was listed by Example Authority (EX); no longer in the edition of {SECOND}."
    assert [item.date for item in finding.evidence] == [FIRST]


def test_a_party_that_left_the_list_altogether_is_still_found_with_its_past(tmp_path: Path) -> None:
    history = History(tmp_path)
    history.add(FIRST, listed())
    other = GraphBuilder()
    other.organization("a:2", "Molenwerf Techniek")
    result = screen(history.add(SECOND, other), NAME)
    assert (fired(result), result.candidates[0].identity) == (["A7"], "confirmed")


def test_a_printed_end_counts_before_the_edition_that_dropped_the_entry(tmp_path: Path) -> None:
    history = History(tmp_path)
    history.add(FIRST, listed(until="2024-06-01"))
    screener = history.add(SECOND, not_listed())
    assert fired_on(screener, "2024-06-01") == ["A7"]
    finding = finding_of(screen(screener, NAME), "A7")
    assert finding.sentence == "Was listed by Example Authority (EX) until 2024-06-01."


def test_an_entry_dropped_before_its_printed_end_ended_when_it_was_dropped(tmp_path: Path) -> None:
    history = History(tmp_path)
    history.add(FIRST, listed(until="2030-01-01"))
    assert fired_on(history.add(SECOND, not_listed()), SECOND) == ["A7"]


def test_an_end_of_which_only_the_year_is_printed_is_over_when_the_entry_is_dropped(tmp_path: Path) -> None:
    history = History(tmp_path)
    history.add(FIRST, listed(until="2025"))
    assert fired_on(history.add(SECOND, not_listed()), "2025-06-01") == ["A7"]


def listed_again(tmp_path: Path, **second: str) -> Screener:
    history = History(tmp_path)
    history.add(FIRST, listed(since="2020-01-01"))
    history.add(SECOND, not_listed())
    return history.add(THIRD, listed(**second))


@pytest.mark.parametrize("since", ["2020-01-01", ""])
def test_listed_again_is_another_listing_from_the_edition_that_has_it_again(tmp_path: Path, since: str) -> None:
    screener = listed_again(tmp_path, since=since)
    assert fired_on(screener, "2025-01-31") == ["A1", "A7"]
    assert fired_on(screener, "2025-06-01") == ["A7", "A7"]
    assert fired_on(screener, THIRD) == ["A1", "A7"]
    assert f"since {THIRD}" in finding_of(screen(screener, NAME), "A1").sentence


def test_listed_again_under_a_new_date_holds_from_that_date(tmp_path: Path) -> None:
    screener = listed_again(tmp_path, since="2025-12-01")
    assert fired_on(screener, "2025-11-30") == ["A7", "A7"]
    assert fired_on(screener, "2025-12-01") == ["A1", "A7"]


def test_a_listing_in_other_words_is_the_same_listing_in_its_newest_words(tmp_path: Path) -> None:
    history = History(tmp_path)
    history.add(FIRST, listed(reason="Old words."))
    screener = history.add(SECOND, listed(reason="New words."))
    for day in ("2021-01-01", FIRST, SECOND):
        finding = findings_of(screen(screener, NAME, as_of=date.fromisoformat(day)))[0]
        assert (finding.indicator, finding.evidence[0].quote, finding.evidence[0].date) == ("A1", "New words.", SECOND)


def test_an_undated_listing_in_other_words_was_first_seen_in_its_first_edition(tmp_path: Path) -> None:
    history = History(tmp_path)
    history.add(FIRST, listed(since="", reason="Old words."))
    screener = history.add(SECOND, listed(since="", reason="New words."))
    assert f"first seen in the edition of {FIRST}" in finding_of(screen(screener, NAME), "A1").sentence


# --- as known now, and as known then ---


def test_a_listing_learnt_of_later_counts_for_the_days_it_says(tmp_path: Path) -> None:
    history = History(tmp_path)
    then = history.add(FIRST, not_listed())
    now = history.add(SECOND, listed(since="2021-01-01"))
    assert (fired_on(then, "2022-01-01"), fired_on(now, "2022-01-01")) == ([], ["A1"])


def test_an_old_snapshot_does_not_know_of_a_delisting(tmp_path: Path) -> None:
    history = History(tmp_path)
    then = history.add(FIRST, listed())
    now = history.add(SECOND, not_listed())
    assert (fired_on(then, SECOND), fired_on(now, SECOND)) == (["A1"], ["A7"])


# --- what is not a listing has a time too ---


def unit_of(*, is_part: bool) -> GraphBuilder:
    graph = listed()
    graph.organization("a:2", UNIT)
    if is_part:
        graph.relate("PART_OF", "a:2", "a:1")
    return graph


def test_a_tie_that_a_newer_edition_no_longer_has_ended_with_it(tmp_path: Path) -> None:
    history = History(tmp_path)
    history.add(FIRST, unit_of(is_part=True))
    screener = history.add(SECOND, unit_of(is_part=False))
    assert (fired_on(screener, "2025-01-31", UNIT), fired_on(screener, SECOND, UNIT)) == (["B4"], [])


@pytest.mark.parametrize(("day", "band"), [("2024-01-31", "LOW"), (FIRST, "HIGH")])
def test_an_undated_tie_is_not_known_to_have_held_before_it_was_first_seen(tmp_path: Path, day: str, band: str) -> None:
    screener = History(tmp_path).add(FIRST, unit_of(is_part=True))
    finding = finding_of(screen(screener, UNIT, as_of=date.fromisoformat(day)), "B4")
    assert (finding.band, f"from the edition of {FIRST} on" in finding.sentence) == (band, band == "LOW")


def test_an_undated_judgement_is_not_known_before_it_was_first_seen(tmp_path: Path) -> None:
    judged = not_listed()
    judged.assessment("a:1", "military", authority="Example Institute", listedName="As judged", origin="example")
    screener = History(tmp_path).add(FIRST, judged)
    bands = [
        finding_of(screen(screener, NAME, as_of=date.fromisoformat(day)), "A6").band for day in ("2024-01-31", FIRST)
    ]
    assert bands == ["LOW", "MEDIUM"]


def test_a_judgement_that_was_withdrawn_no_longer_counts(tmp_path: Path) -> None:
    history, judged = History(tmp_path), not_listed()
    judged.assessment("a:1", "military", authority="Example Institute", listedName="As judged", origin="example")
    history.add(FIRST, judged)
    screener = history.add(SECOND, not_listed())
    assert (fired_on(screener, "2025-01-31"), fired_on(screener, SECOND)) == (["A6"], [])


def test_the_age_of_a_list_is_counted_to_the_day_asked_and_never_negative(tmp_path: Path) -> None:
    screener = listed().screener(tmp_path, {"a": "2026-11-01"})
    ages = [screen(screener, NAME, as_of=date(2026, month, 22)).datasets[0]["ageDays"] for month in (1, 11, 12)]
    assert ages == [0, 21, 51]


def hosting(*laboratories: str) -> GraphBuilder:
    graph = not_listed()
    for number, name in enumerate(laboratories, start=2):
        graph.organization(f"a:{number}", name)
        graph.relate("HOSTS", "a:1", f"a:{number}", number=number, role="defence_laboratory")
    return graph


def test_a_laboratory_added_later_does_not_make_the_known_ones_unsure(tmp_path: Path) -> None:
    history = History(tmp_path)
    history.add(FIRST, hosting("Golfkamer"))
    screener = history.add(SECOND, hosting("Golfkamer", "Windtunnel"))
    finding = finding_of(screen(screener, NAME, as_of=date(2024, 6, 1)), "B9")
    assert (finding.band, "Golfkamer" in finding.sentence) == ("HIGH", True)


def test_an_undated_holding_is_not_known_before_it_was_first_seen(tmp_path: Path) -> None:
    graph = listed(since="2010-01-01")
    graph.organization("a:2", UNIT)
    graph.relate("OWNS", "a:1", "a:2", share="60")
    screener = History(tmp_path).add(FIRST, graph)
    bands = [finding_of(screen(screener, UNIT, as_of=day), "B1").band for day in (date(2024, 1, 31), date(2024, 2, 1))]
    assert (bands[0], bands[1] in {"HIGH", "LEGAL"}) == ("LOW", True)
