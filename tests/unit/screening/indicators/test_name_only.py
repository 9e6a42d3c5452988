"""A8: as long as it is not settled who is meant, that is a finding, and nothing counts as settled."""

from pathlib import Path

import pytest

from tests.support.findings import finding_of, fired, records_of
from tests.support.graph import GraphBuilder, screen

NAME = "Zonnehoek Universiteit"
LIKE = "Zonnehoek Universiteit Groningen"


@pytest.fixture
def graph() -> GraphBuilder:
    builder = GraphBuilder()
    builder.organization("a:1", NAME, country="NL")
    return builder


def test_a_name_that_only_resembles_is_to_be_settled_first(graph: GraphBuilder, tmp_path: Path) -> None:
    finding = finding_of(screen(graph.screener(tmp_path), LIKE), "A8")
    assert (finding.kind, finding.band, finding.in_force) == ("inference", "VERIFY", None)


def test_a_resembling_name_alone_sets_no_outcome(graph: GraphBuilder, tmp_path: Path) -> None:
    result = screen(graph.screener(tmp_path), LIKE)
    assert (fired(result), result.outcome) == (["A8"], "no_signal")


def test_a_confirmed_party_needs_no_settling(graph: GraphBuilder, tmp_path: Path) -> None:
    assert fired(screen(graph.screener(tmp_path), NAME)) == []


def test_the_sentence_names_the_name_and_the_score(graph: GraphBuilder, tmp_path: Path) -> None:
    result = screen(graph.screener(tmp_path), LIKE)
    score = round(100 * result.candidates[0].score)
    assert finding_of(result, "A8").sentence == (
        f"The name resembles {NAME} (score {score}); who is meant is not settled."
    )


@pytest.mark.parametrize(
    "published", [NAME, "Zonnehoek  Universiteit", "Ｚonnehoek Universiteit", "Zonnehoek\u00a0Universiteit"]
)
def test_the_record_that_publishes_the_name_is_the_evidence_however_it_is_typed(tmp_path: Path, published: str) -> None:
    graph = GraphBuilder()
    graph.organization("a:7", published)
    finding = finding_of(screen(graph.screener(tmp_path), LIKE), "A8")
    assert records_of(finding) == [("a", "7")]
    assert finding.evidence[0].quote == published


def test_the_record_of_the_alias_that_matched_is_the_evidence(graph: GraphBuilder, tmp_path: Path) -> None:
    graph.organization("b:2", "Instituut voor Molenonderzoek", alias="Zonnehoek Universiteit")
    graph.same("b:2", "a:1")
    result = screen(graph.screener(tmp_path), "Instituut voor Molenonderzoeken")
    assert records_of(finding_of(result, "A8")) == [("b", "2")]


def test_a_party_found_by_its_website_is_not_said_to_have_a_like_name(tmp_path: Path) -> None:
    graph = GraphBuilder()
    graph.organization("a:1", NAME, country="NL", website="https://zonnehoek.example")
    result = screen(graph.screener(tmp_path), "Molenwerf Drenthe", website="zonnehoek.example", country="NL")
    sentence = finding_of(result, "A8").sentence
    assert sentence.startswith(f"Found by a number or website, not by the name {NAME}")


def test_findings_of_an_unsettled_party_are_shown_beside_it(graph: GraphBuilder, tmp_path: Path) -> None:
    graph.listing("a:1")
    result = screen(graph.screener(tmp_path), LIKE)
    assert (fired(result), result.outcome) == (["A1", "A8"], "verify")
