"""A6: a published judgement is told as such, about the party or what it is part of, and never makes it listed."""

from datetime import date
from pathlib import Path

import pytest

from ontologies.model import Ontology
from screening.screen import Screener
from tests.support.findings import finding_of, findings_of, fired, records_of
from tests.support.graph import GraphBuilder, screen

NAME = "Zonnehoek Universiteit"
CATEGORIES = ("military", "security", "seven_sons", "defence_conglomerate", "civilian")
JUDGED = tuple(name for name in CATEGORIES if name != "civilian")


@pytest.fixture
def graph() -> GraphBuilder:
    builder = GraphBuilder()
    builder.organization("a:1", NAME)
    return builder


def assess(graph: GraphBuilder, entity: str, category: str = "military", **properties: str) -> None:
    told = {"authority": "Example Institute", "listedName": "As judged", "origin": "example", **properties}
    graph.assessment(entity, category, **told)


def test_the_categories_of_the_model_are_those_tried_here(ontology: Ontology) -> None:
    assert set(ontology.vocabularies["AssessmentCategory"]) == set(CATEGORIES)


@pytest.fixture(scope="module")
def every_category(tmp_path_factory: pytest.TempPathFactory) -> Screener:
    """One party for each category, judged to be of it, and a unit and a laboratory of each."""
    builder = GraphBuilder()
    for category in CATEGORIES:
        whole = builder.organization(f"a:{category}", f"{NAME} {category}")
        assess(builder, whole, category)
        unit = builder.organization(f"a:{category}.unit", f"Rekeninstituut Waterland {category}")
        builder.relate("PART_OF", unit, whole)
        laboratory = builder.organization(f"a:{category}.laboratory", f"Golfkamer Hooglandse {category}")
        builder.relate("HOSTS", whole, laboratory)
    return builder.screener(tmp_path_factory.mktemp("categories"))


@pytest.mark.parametrize("category", CATEGORIES)
def test_an_assessment_is_a_point_of_attention_and_never_a_listing(every_category: Screener, category: str) -> None:
    result = screen(every_category, f"{NAME} {category}")
    finding = finding_of(result, "A6")
    assert (finding.kind, finding.band, finding.in_force) == ("assessment", "MEDIUM", None)
    assert (fired(result), result.outcome) == (["A6"], "attention")


@pytest.mark.parametrize("category", CATEGORIES)
def test_the_sentence_says_who_judges_and_what(every_category: Screener, ontology: Ontology, category: str) -> None:
    sentence = finding_of(screen(every_category, f"{NAME} {category}"), "A6").sentence
    assert "Example Institute" in sentence
    assert ontology.label("AssessmentCategory", category, "en") in sentence


@pytest.mark.parametrize("category", JUDGED)
def test_a_judgement_says_that_it_is_no_listing(every_category: Screener, category: str) -> None:
    sentence = finding_of(screen(every_category, f"{NAME} {category}"), "A6").sentence
    assert "not a listing by an authority" in sentence


@pytest.mark.parametrize("name", ["Rekeninstituut Waterland", "Golfkamer Hooglandse"])
@pytest.mark.parametrize("category", JUDGED)
def test_a_unit_or_laboratory_of_an_assessed_institution_is_a_point_of_attention(
    every_category: Screener, name: str, category: str
) -> None:
    result = screen(every_category, f"{name} {category}")
    finding = finding_of(result, "A6")
    assert (finding.kind, finding.band, result.outcome) == ("assessment", "MEDIUM", "attention")
    assert finding.sentence.startswith(f"Unit or laboratory of {NAME} {category}. Example Institute classes")


@pytest.mark.parametrize("name", ["Rekeninstituut Waterland", "Golfkamer Hooglandse"])
def test_a_unit_or_laboratory_of_an_institution_judged_civilian_gets_no_finding(
    every_category: Screener, name: str
) -> None:
    assert fired(screen(every_category, f"{name} civilian")) == []


def test_an_assessment_names_its_record_words_and_origin(graph: GraphBuilder, tmp_path: Path) -> None:
    assess(graph, "a:1", reason="Trains officers.", url="https://example.org/profile")
    finding = finding_of(screen(graph.screener(tmp_path), NAME), "A6")
    assert (records_of(finding), finding.origins) == ([("a", "1")], ("example",))
    assert (finding.evidence[0].quote, finding.evidence[0].url) == ("Trains officers.", "https://example.org/profile")


def test_an_assessment_beside_a_listing_stays_an_assessment(graph: GraphBuilder, tmp_path: Path) -> None:
    assess(graph, "a:1")
    graph.listing("a:1")
    result = screen(graph.screener(tmp_path), NAME)
    assert [(item.indicator, item.kind) for item in result.candidates[0].findings] == [
        ("A1", "designation"),
        ("A6", "assessment"),
    ]
    assert result.outcome_rule == "Confirmed, and listed on the as-of date (A1)."


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("", "", ["A6"]),
        ("2020", "", ["A6"]),
        ("2020", "2023-01-01", []),
        ("", "2023-01-01", []),
        ("2025-01-01", "", []),
    ],
)
def test_a_judgement_counts_from_when_it_was_made_until_it_was_withdrawn(
    graph: GraphBuilder, tmp_path: Path, since: str, until: str, expected: list[str]
) -> None:
    assess(graph, "a:1", since=since, until=until)
    assert fired(screen(graph.screener(tmp_path), NAME, as_of=date(2024, 6, 1))) == expected


UNIT = "Rekeninstituut Waterland"


def add_unit(graph: GraphBuilder) -> None:
    graph.organization("a:9", UNIT)
    graph.relate("PART_OF", "a:9", "a:1", quote="As printed.")


def test_a_unit_names_the_judgement_and_how_it_belongs(graph: GraphBuilder, tmp_path: Path) -> None:
    assess(graph, "a:1", reason="Trains officers.")
    add_unit(graph)
    finding = finding_of(screen(graph.screener(tmp_path), UNIT), "A6")
    assert [item.quote for item in finding.evidence] == ["Trains officers.", "As printed."]


def test_an_assessed_unit_does_not_colour_the_whole(graph: GraphBuilder, tmp_path: Path) -> None:
    add_unit(graph)
    assess(graph, "a:9")
    assert findings_of(screen(graph.screener(tmp_path), NAME)) == []


def test_a_judgement_made_later_does_not_reach_the_unit(graph: GraphBuilder, tmp_path: Path) -> None:
    assess(graph, "a:1", since="2025-01-01")
    add_unit(graph)
    assert fired(screen(graph.screener(tmp_path), UNIT, as_of=date(2024, 6, 1))) == []
