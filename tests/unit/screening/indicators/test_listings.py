"""A1 to A5 and A7: which listing fires which indicator, when it is in force, and what it names as evidence."""

from pathlib import Path

import pytest

from ontologies.model import LANGUAGES, Language, Ontology
from screening.query import check_query
from screening.screen import Screener
from tests.support.findings import finding_of, findings_of, fired, records_of
from tests.support.graph import EDITION, TODAY, GraphBuilder, dataset_info, screen

NAME = "Zonnehoek Universiteit"


@pytest.fixture
def graph() -> GraphBuilder:
    builder = GraphBuilder()
    builder.organization("a:1", NAME)
    return builder


# Who lists, by which measure, and what that is: indicator and band (model.ttl).
EU_LEVELS = ("un", "eu", "member_state")
ALL_LEVELS = (*EU_LEVELS, "third_country")
FIRES = [
    *((level, "asset_freeze", "A1", "LEGAL") for level in EU_LEVELS),
    *((level, "export_restriction", "A2", "LEGAL") for level in EU_LEVELS),
    *((level, "sectoral", "A2", "LEGAL") for level in EU_LEVELS),
    *((level, "travel_ban", "A2", "LEGAL") for level in EU_LEVELS),
    *((level, "investment", "A2", "LEGAL") for level in EU_LEVELS),
    *((level, "unspecified", "A2", "LEGAL") for level in EU_LEVELS),
    ("third_country", "asset_freeze", "A3", "HIGH"),
    ("third_country", "export_restriction", "A3", "HIGH"),
    ("third_country", "sectoral", "A3", "HIGH"),
    ("third_country", "travel_ban", "A3", "HIGH"),
    ("third_country", "investment", "A3", "HIGH"),
    ("third_country", "unspecified", "A3", "HIGH"),
    *((level, "research_security", "A4", "HIGH") for level in ALL_LEVELS),
    *((level, "military_company", "A5", "HIGH") for level in ALL_LEVELS),
]
SILENT = ("debarment", "counter_sanction", "watch")


def name_of(level: str, measure: str) -> str:
    return f"{NAME} {level.replace('_', '')} {measure.replace('_', '')}"


@pytest.fixture(scope="module")
def every_measure(tmp_path_factory: pytest.TempPathFactory, ontology: Ontology) -> Screener:
    """One party for each measure and level of authority, listed by it."""
    builder = GraphBuilder()
    for level in ontology.vocabularies["Authority"]:
        for measure in ontology.vocabularies["Measure"]:
            entity = builder.organization(f"a:{level}.{measure}", name_of(level, measure))
            builder.listing(entity, authorityLevel=level, measure=measure)
    return builder.screener(tmp_path_factory.mktemp("measures"))


@pytest.mark.parametrize(("level", "measure", "indicator", "band"), FIRES)
def test_a_listing_fires_the_indicator_of_its_authority_and_measure(
    every_measure: Screener, level: str, measure: str, indicator: str, band: str
) -> None:
    result = screen(every_measure, name_of(level, measure))
    finding = finding_of(result, indicator)
    assert (finding.band, finding.kind, finding.in_force) == (band, "designation", True)
    assert (fired(result), result.outcome) == ([indicator], "listed")


@pytest.mark.parametrize("measure", SILENT)
@pytest.mark.parametrize("level", ALL_LEVELS)
def test_a_debarment_a_counter_sanction_and_a_watch_list_are_no_risk_signal(
    every_measure: Screener, level: str, measure: str
) -> None:
    candidate = screen(every_measure, name_of(level, measure)).candidates[0]
    assert (candidate.findings, candidate.outcome) == ((), "no_signal")


@pytest.mark.parametrize("measure", SILENT)
def test_what_is_no_signal_in_force_is_none_afterwards(graph: GraphBuilder, tmp_path: Path, measure: str) -> None:
    graph.listing("a:1", measure=measure, until="2024-01-01")
    assert fired(screen(graph.screener(tmp_path), NAME)) == []


def test_every_measure_and_level_of_the_model_stands_in_these_tables(ontology: Ontology) -> None:
    told = {(measure, level) for level, measure, _, _ in FIRES} | {(m, level) for m in SILENT for level in ALL_LEVELS}
    vocabularies = ontology.vocabularies
    assert told == {(measure, level) for measure in vocabularies["Measure"] for level in vocabularies["Authority"]}


def test_a_listing_names_its_record_edition_address_and_words(graph: GraphBuilder, tmp_path: Path) -> None:
    graph.listing("a:1", reason="Supports an example.", url="https://example.org/act")
    (evidence,) = finding_of(screen(graph.screener(tmp_path), NAME), "A1").evidence
    assert (evidence.dataset, evidence.record, evidence.date) == ("a", "1", EDITION)
    assert (evidence.url, evidence.quote) == ("https://example.org/act", "Supports an example.")


def test_without_an_address_of_its_own_a_listing_names_that_of_the_list(graph: GraphBuilder, tmp_path: Path) -> None:
    graph.listing("a:1")
    (evidence,) = finding_of(screen(graph.screener(tmp_path), NAME), "A1").evidence
    assert (evidence.url, evidence.quote) == (dataset_info("a", [EDITION]).address, "As listed")


def test_the_sentence_says_who_lists_since_when_and_what_it_does(graph: GraphBuilder, tmp_path: Path) -> None:
    graph.listing("a:1", since="2023-02-01")
    finding = finding_of(screen(graph.screener(tmp_path), NAME), "A1")
    assert finding.sentence == "Listed by Example Authority (EX) since 2023-02-01: asset freeze."


def test_an_undated_listing_says_when_it_was_first_seen(graph: GraphBuilder, tmp_path: Path) -> None:
    graph.listing("a:1", since="")
    finding = finding_of(screen(graph.screener(tmp_path), NAME), "A1")
    assert finding.in_force
    assert "The list gives no date; first seen in the edition of 2026-11-01." in finding.sentence


def test_two_copies_of_one_list_are_one_finding_of_one_origin(graph: GraphBuilder, tmp_path: Path) -> None:
    graph.organization("b:1", NAME)
    graph.same("b:1", "a:1")
    graph.listing("a:1", origin="eu")
    graph.listing("b:1", origin="eu")
    finding = finding_of(screen(graph.screener(tmp_path), NAME), "A1")
    assert finding.origins == ("eu",)
    assert records_of(finding) == [("a", "1"), ("b", "1")]
    assert finding.sentence.endswith("1 more entries of the same origin.")


def test_two_independent_lists_are_two_findings(graph: GraphBuilder, tmp_path: Path) -> None:
    graph.listing("a:1", origin="eu", number=1)
    graph.listing("a:1", origin="un", authorityLevel="un", number=2)
    found = findings_of(screen(graph.screener(tmp_path), NAME), "A1")
    assert sorted(finding.origins for finding in found) == [("eu",), ("un",)]


def test_two_measures_of_one_list_are_two_findings(graph: GraphBuilder, tmp_path: Path) -> None:
    graph.listing("a:1", measure="sectoral", number=1)
    graph.listing("a:1", measure="travel_ban", number=2)
    assert fired(screen(graph.screener(tmp_path), NAME)) == ["A2", "A2"]


# --- A7: not in force on the day ---


@pytest.mark.parametrize(
    ("since", "until", "ending"),
    [
        ("2020-01-01", "2024-05-01", "Was listed by Example Authority (EX) until 2024-05-01."),
        ("", "2024-05-01", "Was listed by Example Authority (EX) until 2024-05-01."),
        ("2026-11-23", "", "Listed by Example Authority (EX) only after the as-of date, from 2026-11-23."),
    ],
)
def test_a_listing_that_does_not_hold_is_information_only(
    graph: GraphBuilder, tmp_path: Path, since: str, until: str, ending: str
) -> None:
    graph.listing("a:1", since=since, until=until)
    result = screen(graph.screener(tmp_path), NAME)
    finding = finding_of(result, "A7")
    assert (finding.band, finding.kind, finding.in_force) == ("INFO", "designation", False)
    assert finding.sentence == ending
    assert (fired(result), result.outcome) == (["A7"], "no_signal")


def test_a_former_listing_names_its_evidence_and_origin(graph: GraphBuilder, tmp_path: Path) -> None:
    graph.listing("a:1", until="2024-05-01", reason="Supported an example.")
    finding = finding_of(screen(graph.screener(tmp_path), NAME), "A7")
    assert records_of(finding) == [("a", "1")]
    assert (finding.evidence[0].quote, finding.origins) == ("Supported an example.", ("eu",))


def test_a_listing_in_force_beside_a_former_one_is_not_softened_by_it(graph: GraphBuilder, tmp_path: Path) -> None:
    graph.listing("a:1", until="2019-01-01", since="2015-01-01", number=1)
    graph.listing("a:1", since="2022-01-01", number=2)
    result = screen(graph.screener(tmp_path), NAME)
    assert (fired(result), result.outcome) == (["A1", "A7"], "listed")


def test_findings_come_with_the_heaviest_band_first(graph: GraphBuilder, tmp_path: Path) -> None:
    graph.listing("a:1", until="2019-01-01", since="2015-01-01", number=1)
    graph.listing("a:1", measure="research_security", authorityLevel="third_country", number=2)
    graph.listing("a:1", number=3)
    assert fired(screen(graph.screener(tmp_path), NAME)) == ["A1", "A4", "A7"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_gives_a_benign_explanation_and_a_next_step(
    graph: GraphBuilder, tmp_path: Path, ontology: Ontology, language: Language
) -> None:
    graph.listing("a:1")
    result = graph.screener(tmp_path).screen(check_query(NAME, TODAY), language)
    finding, described = finding_of(result, "A1"), ontology.indicators["A1"]
    assert finding.benign == described.benign.in_language(language)
    assert finding.follow_up == described.follow_up.in_language(language)
