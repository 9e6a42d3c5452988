"""All indicators together: the ones marked as assessed can fire, each is complete, and none mixes the kinds."""

import pytest

from ontologies.model import LANGUAGES, Language, Ontology
from screening.query import check_query
from screening.result import Finding
from screening.screen import Screener
from tests.support.graph import TODAY, GraphBuilder, missing_dataset
from tests.support.owners import OFAC, own

NAME = "Zonnehoek Universiteit"
MEASURES = {"A1": "asset_freeze", "A2": "sectoral", "A4": "research_security", "A5": "military_company"}
WITHOUT_RECORD = {"G3"}


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Screener:
    """A party to which everything applies that this release assesses."""
    graph = GraphBuilder(missing=[missing_dataset("eu", required=True)])
    graph.organization("a:1", NAME)
    for number, measure in enumerate(MEASURES.values()):
        graph.listing("a:1", measure=measure, number=number)
    graph.listing("a:1", number=8, since="2020-01-01", until="", **OFAC)
    graph.listing("a:1", number=9, since="2010", until="2012")
    graph.assessment("a:1", "military", authority="Example Institute", listedName="As judged", origin="example")
    for place, name in enumerate(("Molenwerf", "Golfkamer", "Waterland", "Hooglandse", "Duinrand", "Veenweide"), 2):
        graph.organization(f"a:{place}", f"{name} Instelling", sector="military" if place == 6 else [])
        graph.listing(f"a:{place}")
    own(graph, "a:2", "a:1", "60")
    own(graph, "a:4", "a:3", "20")
    graph.relate("PART_OF", "a:1", "a:3")
    graph.relate("PART_OF", "a:5", "a:1")
    graph.relate("JOINT_LAB", "a:1", "a:5")
    graph.relate("SUPERVISED_BY", "a:1", "a:6")
    graph.relate("HOSTS", "a:1", "a:7", role="defence_laboratory")
    graph.relate("SUCCESSOR_OF", "a:1", "a:5")
    return graph.screener(tmp_path_factory.mktemp("everything"))


def findings(screener: Screener, language: Language) -> tuple[Finding, ...]:
    result = screener.screen(check_query(f"{NAME} Groningen", TODAY), language)
    return next(item for item in result.candidates if item.name == NAME).findings


def test_exactly_the_indicators_marked_as_assessed_can_fire(everything: Screener, ontology: Ontology) -> None:
    assessed = {indicator.id for indicator in ontology.indicators.values() if indicator.is_assessed}
    assert {finding.indicator for finding in findings(everything, "en")} == assessed


def test_every_finding_is_of_the_kind_its_indicator_states(everything: Screener, ontology: Ontology) -> None:
    for finding in findings(everything, "en"):
        assert finding.kind == ontology.indicators[finding.indicator].kind


def test_only_listings_of_the_party_itself_are_designations(everything: Screener) -> None:
    designations = {item.indicator for item in findings(everything, "en") if item.kind == "designation"}
    assert designations == {"A1", "A2", "A3", "A4", "A5", "A7"}


def test_only_designations_can_be_in_force(everything: Screener) -> None:
    assert {item.kind for item in findings(everything, "en") if item.in_force is not None} == {"designation"}


def test_every_finding_names_its_source_record_and_edition(everything: Screener) -> None:
    for finding in findings(everything, "en"):
        assert finding.evidence or finding.indicator in WITHOUT_RECORD
        for evidence in finding.evidence:
            assert all((evidence.source, evidence.dataset, evidence.version, evidence.record, evidence.date))


def test_the_findings_are_the_same_facts_in_both_languages(everything: Screener) -> None:
    told = [
        [(item.indicator, item.band, item.kind, item.in_force, item.origins, item.evidence) for item in found]
        for found in (findings(everything, language) for language in LANGUAGES)
    ]
    assert told[0] == told[1]


def test_every_text_differs_between_the_languages(everything: Screener) -> None:
    for dutch, english in zip(findings(everything, "nl"), findings(everything, "en"), strict=True):
        assert dutch.sentence != english.sentence
        assert dutch.benign != english.benign
        assert dutch.follow_up != english.follow_up
        assert dutch.title != english.title
