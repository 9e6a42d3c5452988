"""B1 and B3 on a day: regime rules have dates, and so have holdings and listings."""

from datetime import date
from pathlib import Path

import pytest

from tests.support.findings import finding_of, findings_of, fired
from tests.support.graph import TODAY, GraphBuilder, screen
from tests.support.owners import BIS, own

NAME = "Molenwerf Techniek"
OWNER = "Zonnehoek Holding"


@pytest.fixture
def graph() -> GraphBuilder:
    """The partner, a:1, and two possible owners."""
    builder = GraphBuilder()
    builder.organization("a:1", NAME)
    builder.organization("a:2", OWNER)
    builder.organization("a:3", "Golfkamer Beheer")
    return builder


EU_OR_MORE = "Rule: EU: ownership of 50 % or more, aggregated."
EU_MORE_THAN = "Rule: EU: ownership of more than 50 %, aggregated."


@pytest.mark.parametrize(
    ("share", "day", "rule", "band"),
    [
        ("50", date(2024, 7, 2), "No rule known here", "HIGH"),
        ("50.1", date(2024, 7, 2), EU_MORE_THAN, "LEGAL"),
        ("50", date(2024, 7, 3), EU_OR_MORE, "LEGAL"),
        ("50", TODAY, EU_OR_MORE, "LEGAL"),
    ],
)
def test_the_eu_rule_became_half_or_more_on_3_july_2024(
    graph: GraphBuilder, tmp_path: Path, share: str, day: date, rule: str, band: str
) -> None:
    graph.listing("a:2")
    own(graph, "a:2", "a:1", share)
    finding = finding_of(screen(graph.screener(tmp_path), NAME, as_of=day), "B1")
    assert (rule in finding.sentence, finding.band) == (True, band)


@pytest.mark.parametrize(
    ("day", "is_in_force", "is_suspended"),
    [
        (date(2025, 9, 28), False, False),
        (date(2025, 9, 29), True, False),
        (date(2025, 10, 15), True, False),
        (date(2025, 11, 9), True, False),
        (date(2025, 11, 10), False, True),
        (date(2025, 12, 1), False, True),
    ],
)
def test_the_affiliates_rule_of_bis_has_force_in_its_own_weeks_only(
    graph: GraphBuilder, tmp_path: Path, day: date, is_in_force: bool, is_suspended: bool
) -> None:
    graph.listing("a:2", number=1, since="2020-01-01", until="", **BIS)
    own(graph, "a:2", "a:1", "60")
    finding = finding_of(screen(graph.screener(tmp_path), NAME, as_of=day), "B1")
    assert (
        "Rule: US (BIS): affiliates" in finding.sentence,
        "Suspended from 10 November 2025" in finding.sentence,
    ) == (
        is_in_force,
        is_suspended,
    )
    assert finding.band == "HIGH"


# --- the day ---


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("", "", ["B1"]),
        ("2020", "2030", ["B1"]),
        ("2020", "2024-05-01", []),
        ("", "2023", []),
        ("2025-01-01", "", []),
    ],
)
def test_a_holding_counts_on_the_days_it_held(
    graph: GraphBuilder, tmp_path: Path, since: str, until: str, expected: list[str]
) -> None:
    graph.listing("a:2")
    own(graph, "a:2", "a:1", "60", since, until)
    assert fired(screen(graph.screener(tmp_path), NAME, as_of=date(2024, 6, 1))) == expected


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [("2020-01-01", "", ["B1"]), ("2020-01-01", "2024-05-01", []), ("2025-01-01", "", [])],
)
def test_an_owner_counts_on_the_days_it_was_listed(
    graph: GraphBuilder, tmp_path: Path, since: str, until: str, expected: list[str]
) -> None:
    graph.listing("a:2", since=since, until=until)
    own(graph, "a:2", "a:1", "60")
    assert fired(screen(graph.screener(tmp_path), NAME, as_of=date(2024, 6, 1))) == expected


@pytest.mark.parametrize(("share", "indicator"), [("60", "B1"), ("20", "B3"), ("", "B3")])
def test_an_owner_whose_listing_may_not_have_held_yet_is_told_at_low_band(
    graph: GraphBuilder, tmp_path: Path, share: str, indicator: str
) -> None:
    graph.listing("a:2", since="")
    own(graph, "a:2", "a:1", share)
    finding = finding_of(screen(graph.screener(tmp_path), NAME, as_of=date(2019, 1, 1)), indicator)
    assert finding.band == "LOW"
    assert "was in force on 2019-01-01 is not known" in finding.sentence


def test_an_unsure_owner_beside_a_listed_one_is_told_apart(graph: GraphBuilder, tmp_path: Path) -> None:
    graph.listing("a:2", since="2010-01-01")
    graph.listing("a:3", since="")
    own(graph, "a:2", "a:1", "20")
    own(graph, "a:3", "a:1", "40")
    result = screen(graph.screener(tmp_path), NAME, as_of=date(2019, 1, 1))
    assert [(item.indicator, item.band) for item in findings_of(result)][:2] == [("B3", "MEDIUM"), ("B1", "LOW")]
