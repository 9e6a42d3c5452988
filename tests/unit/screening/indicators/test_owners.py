"""B1 and B3: what listed owners hold, layer by layer, of which band that is, and what is not known."""

from pathlib import Path

import pytest

from tests.support.findings import finding_of, findings_of, fired
from tests.support.graph import GraphBuilder, screen
from tests.support.owners import ANNEX, BIS, MILITARY, OFAC, own

NAME = "Molenwerf Techniek"
OWNER = "Zonnehoek Holding"
SPACE = "\N{NO-BREAK SPACE}"


@pytest.fixture
def graph() -> GraphBuilder:
    """The partner, a:1, and three possible owners."""
    builder = GraphBuilder()
    builder.organization("a:1", NAME)
    builder.organization("a:2", OWNER)
    builder.organization("a:3", "Golfkamer Beheer")
    builder.organization("a:4", "Waterland Fonds")
    return builder


# Share of a listed owner: which indicator fires.
@pytest.mark.parametrize(
    ("share", "expected"),
    [
        ("100", ["B1"]),
        ("50", ["B1"]),
        ("49.9", ["B3"]),
        ("49.99999", ["B3"]),
        ("10", ["B3"]),
        ("9.9", []),
        ("0", []),
        ("", ["B3"]),
    ],
)
def test_the_share_of_a_listed_owner_decides(
    graph: GraphBuilder, tmp_path: Path, share: str, expected: list[str]
) -> None:
    graph.listing("a:2")
    own(graph, "a:2", "a:1", share)
    result = screen(graph.screener(tmp_path), NAME)
    assert fired(result) == expected
    assert result.outcome == {"B1": "linked", "B3": "attention", "": "no_signal"}["".join(expected)]


@pytest.mark.parametrize(("share", "band"), [("60", "LEGAL"), ("20", "MEDIUM")])
def test_ownership_is_a_fact_and_never_a_listing(graph: GraphBuilder, tmp_path: Path, share: str, band: str) -> None:
    graph.listing("a:2")
    own(graph, "a:2", "a:1", share)
    (finding,) = findings_of(screen(graph.screener(tmp_path), NAME))
    assert (finding.kind, finding.band, finding.in_force, finding.origins) == ("fact", band, None, ("eu",))


def test_an_owner_that_is_not_listed_says_nothing(graph: GraphBuilder, tmp_path: Path) -> None:
    own(graph, "a:2", "a:1", "100")
    assert fired(screen(graph.screener(tmp_path), NAME)) == []


def test_the_owner_of_a_listed_party_is_not_owned_by_it(graph: GraphBuilder, tmp_path: Path) -> None:
    graph.listing("a:1")
    own(graph, "a:2", "a:1", "100")
    assert "B1" not in fired(screen(graph.screener(tmp_path), OWNER))


def test_a_listed_party_in_a_circle_is_not_owned_by_itself(graph: GraphBuilder, tmp_path: Path) -> None:
    graph.listing("a:1")
    own(graph, "a:1", "a:2", "100")
    own(graph, "a:2", "a:1", "60")
    assert fired(screen(graph.screener(tmp_path), NAME)) == ["A1"]


# --- the band is that of the owners, LEGAL only by an EU rule ---


@pytest.mark.parametrize(
    ("listing", "band"),
    [
        ({"authorityLevel": "eu"}, "LEGAL"),
        ({"authorityLevel": "un"}, "LEGAL"),
        ({"authorityLevel": "member_state"}, "LEGAL"),
        (OFAC, "HIGH"),
        (BIS, "HIGH"),
        (MILITARY, "HIGH"),
        (ANNEX, "HIGH"),
    ],
)
def test_only_an_asset_freeze_of_the_eu_or_un_makes_ownership_legal(
    graph: GraphBuilder, tmp_path: Path, listing: dict[str, str], band: str
) -> None:
    graph.listing("a:2", number=1, since="2020-01-01", until="", **listing)
    own(graph, "a:2", "a:1", "60")
    assert finding_of(screen(graph.screener(tmp_path), NAME), "B1").band == band


def test_a_majority_of_owners_under_different_regimes_is_not_legal(graph: GraphBuilder, tmp_path: Path) -> None:
    graph.listing("a:2")
    graph.listing("a:3", number=1, since="2020-01-01", until="", **OFAC)
    own(graph, "a:2", "a:1", "30")
    own(graph, "a:3", "a:1", "30")
    finding = finding_of(screen(graph.screener(tmp_path), NAME), "B1")
    assert (finding.band, finding.origins) == ("HIGH", ("eu", "us_ofac"))
    assert "No rule known here gives this legal effect" in finding.sentence


# --- a case of two layers: 55 % by a holding that is 60 % owned, and 5 % beside it ---


def conglomerate(graph: GraphBuilder, share_of_holding: str) -> None:
    graph.listing("a:3", number=1, since="2020-01-01", until="", **BIS)
    graph.listing("a:4", number=1, since="2020-01-01", until="", **MILITARY)
    own(graph, "a:3", "a:2", "60")
    own(graph, "a:2", "a:1", share_of_holding)
    own(graph, "a:4", "a:1", "5")


def test_layers_are_added_up_and_the_calculation_is_printed(graph: GraphBuilder, tmp_path: Path) -> None:
    conglomerate(graph, "55")
    finding = finding_of(screen(graph.screener(tmp_path), NAME), "B1")
    assert f"Held by Golfkamer Beheer, Waterland Fonds (listed): 60{SPACE}%" in finding.sentence
    assert (
        f"Zonnehoek Holding holds 55{SPACE}% of Molenwerf Techniek; Waterland Fonds holds 5{SPACE}% of "
        f"Molenwerf Techniek; Golfkamer Beheer holds 60{SPACE}% of Zonnehoek Holding."
    ) in finding.sentence


def test_every_listing_and_then_every_layer_is_evidence(graph: GraphBuilder, tmp_path: Path) -> None:
    conglomerate(graph, "55")
    finding = finding_of(screen(graph.screener(tmp_path), NAME), "B1")
    assert [item.record for item in finding.evidence] == ["3", "4", "2", "4", "3"]
    assert finding.origins == ("us_1260h", "us_bis")


def test_the_listing_that_makes_ownership_legal_is_the_first_evidence(graph: GraphBuilder, tmp_path: Path) -> None:
    graph.listing("a:2", number=1, since="2014-01-01", until="", reason="Older.", **OFAC)
    graph.listing("a:2", number=2, reason="Deciding.")
    own(graph, "a:2", "a:1", "60")
    finding = finding_of(screen(graph.screener(tmp_path), NAME), "B1")
    assert [item.quote for item in finding.evidence][:2] == ["Deciding.", "Older."]


def test_an_unknown_share_in_a_layer_gives_an_interval(graph: GraphBuilder, tmp_path: Path) -> None:
    conglomerate(graph, "")
    finding = finding_of(screen(graph.screener(tmp_path), NAME), "B3")
    assert f"between 5 and 100{SPACE}%" in finding.sentence
    assert "Zonnehoek Holding holds an unknown share of Molenwerf Techniek" in finding.sentence


# --- a unit of what is owned ---


@pytest.mark.parametrize(
    ("share", "expected"), [("60", [("B1", "LEGAL")]), ("20", [("B3", "MEDIUM")]), ("1", []), ("", [("B3", "MEDIUM")])]
)
@pytest.mark.parametrize(("relation", "ends"), [("PART_OF", ("a:5", "a:1")), ("HOSTS", ("a:1", "a:5"))])
def test_a_unit_shares_the_owners_of_its_whole_by_their_share(
    graph: GraphBuilder,
    tmp_path: Path,
    share: str,
    expected: list[tuple[str, str]],
    relation: str,
    ends: tuple[str, str],
) -> None:
    graph.organization("a:5", "Rekeninstituut Waterland")
    graph.listing("a:2")
    graph.relate(relation, *ends, quote="Printed.")
    own(graph, "a:2", "a:1", share)
    found = findings_of(screen(graph.screener(tmp_path), "Rekeninstituut Waterland"))
    assert [(item.indicator, item.band) for item in found] == expected
    for finding in found:
        assert finding.sentence.startswith(f"Unit or laboratory of {NAME}. Held by {OWNER} (listed): ")
        assert finding.evidence[-1].quote == "Printed."
