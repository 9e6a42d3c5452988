"""B7, B8, B9: shared laboratories and who stands behind them, supervisors, defence laboratories."""

from pathlib import Path

import pytest

from ontologies.model import Ontology
from tests.support.findings import finding_of, findings_of, fired, records_of
from tests.support.graph import GraphBuilder, screen

NAME = "Rekeninstituut Waterland"
OTHER = "Zonnehoek Universiteit"


@pytest.fixture
def graph() -> GraphBuilder:
    """The partner, a:1, and another party, a:2."""
    builder = GraphBuilder()
    builder.organization("a:1", NAME)
    builder.organization("a:2", OTHER)
    return builder


# --- B7: who shares the laboratory, and who stands behind ---


def test_partners_of_the_same_laboratory_share_it(graph: GraphBuilder, tmp_path: Path) -> None:
    graph.organization("a:3", "Golfkamer Hooglandse")
    graph.listing("a:2")
    graph.relate("JOINT_LAB", "a:1", "a:3")
    graph.relate("JOINT_LAB", "a:2", "a:3")
    finding = finding_of(screen(graph.screener(tmp_path), NAME), "B7")
    assert finding.sentence == f"Shares a laboratory with {OTHER}. {OTHER} is listed in: EX."
    assert finding.origins == ("eu",)


@pytest.mark.parametrize(("relation", "ends"), [("PART_OF", ("a:4", "a:2")), ("OWNS", ("a:2", "a:4"))])
def test_a_listed_party_behind_the_partner_is_not_said_to_share_the_laboratory(
    graph: GraphBuilder, tmp_path: Path, relation: str, ends: tuple[str, str]
) -> None:
    graph.organization("a:3", "Golfkamer Hooglandse")
    graph.organization("a:4", "Molenwerf Techniek")
    graph.listing("a:2")
    graph.relate("JOINT_LAB", "a:1", "a:3")
    graph.relate("JOINT_LAB", "a:4", "a:3")
    graph.relate(relation, *ends)
    sentence = finding_of(screen(graph.screener(tmp_path), NAME), "B7").sentence
    assert sentence == (
        f"Shares a laboratory with Molenwerf Techniek, which belongs to, or is wholly or partly owned by, {OTHER}. "
        f"{OTHER} is listed in: EX."
    )


@pytest.mark.parametrize("sector", ["military", "security", "defence_authority", "defence_industry"])
def test_a_laboratory_shared_with_a_military_party_counts(tmp_path: Path, sector: str) -> None:
    graph = GraphBuilder()
    graph.organization("a:1", NAME)
    graph.organization("a:2", OTHER, sector=sector)
    graph.relate("JOINT_LAB", "a:1", "a:2")
    assert fired(screen(graph.screener(tmp_path), NAME)) == ["B7"]


# --- B8: supervisors ---


def supervised(graph: GraphBuilder, sector: str) -> None:
    graph.organization("a:3", "Ministerie van Golven", sector=[sector] if sector else [])
    graph.relate("SUPERVISED_BY", "a:1", "a:3", quote="Supervised.")


def test_a_supervisor_of_the_defence_or_security_sector_counts(
    graph: GraphBuilder, tmp_path: Path, ontology: Ontology
) -> None:
    for place, sector in enumerate(ontology.vocabularies["Sector"]):
        agency = graph.organization(f"a:agency{place}", f"Ministerie van Golven {place}", sector=sector)
        graph.relate("SUPERVISED_BY", "a:1", agency, quote=sector)
    found = findings_of(screen(graph.screener(tmp_path), NAME), "B8")
    assert {item.evidence[0].quote for item in found} == set(ontology.vocabularies["Sector"])
    assert {(item.kind, item.band) for item in found} == {("fact", "MEDIUM")}


def test_the_sentence_says_which_authority_supervises(graph: GraphBuilder, tmp_path: Path) -> None:
    supervised(graph, "defence_authority")
    finding = finding_of(screen(graph.screener(tmp_path), NAME), "B8")
    assert finding.sentence == "Is supervised by Ministerie van Golven (defence-industry authority)."


def test_a_civil_supervisor_is_no_signal(graph: GraphBuilder, tmp_path: Path) -> None:
    supervised(graph, "")
    assert fired(screen(graph.screener(tmp_path), NAME)) == []


def test_who_supervises_a_military_body_is_not_supervised_by_it(graph: GraphBuilder, tmp_path: Path) -> None:
    supervised(graph, "military")
    assert fired(screen(graph.screener(tmp_path), "Ministerie van Golven")) == []


# --- B9: defence laboratories ---


def test_hosting_a_defence_laboratory_counts_and_is_told_with_its_name(graph: GraphBuilder, tmp_path: Path) -> None:
    graph.relate("HOSTS", "a:1", "a:2", role="defence_laboratory", quote="Printed.")
    result = screen(graph.screener(tmp_path), NAME)
    finding = finding_of(result, "B9")
    assert (finding.kind, finding.band, finding.in_force) == ("fact", "HIGH", None)
    assert finding.sentence == f"Hosts a laboratory that the source names as a defence laboratory: {OTHER}."
    assert (records_of(finding), result.outcome) == ([("a", "1")], "linked")


def test_being_a_defence_laboratory_counts(graph: GraphBuilder, tmp_path: Path) -> None:
    graph.relate("HOSTS", "a:2", "a:1", role="defence_laboratory")
    finding = finding_of(screen(graph.screener(tmp_path), NAME), "B9")
    assert finding.sentence == f"The source names this as a defence laboratory of {OTHER}."


def test_several_defence_laboratories_are_one_finding_with_all_evidence(graph: GraphBuilder, tmp_path: Path) -> None:
    for place in range(3):
        laboratory = graph.organization(f"a:lab{place}", f"Golfkamer {place}")
        graph.relate("HOSTS", "a:1", laboratory, role="defence_laboratory")
    finding = finding_of(screen(graph.screener(tmp_path), NAME), "B9")
    assert len(finding.evidence) == 3
    assert finding.sentence.startswith("Hosts 3 laboratories")


@pytest.mark.parametrize("role", ["", "key_laboratory"])
def test_another_laboratory_is_no_defence_laboratory(graph: GraphBuilder, tmp_path: Path, role: str) -> None:
    properties = {"role": role} if role else {}
    graph.relate("HOSTS", "a:1", "a:2", number=1, **properties)
    assert fired(screen(graph.screener(tmp_path), NAME)) == []


def test_many_joint_laboratories_hide_no_owner_and_the_cut_is_told(graph: GraphBuilder, tmp_path: Path) -> None:
    for number in range(3, 63):
        graph.organization(f"a:{number}", f"Golfkamer {number}")
        graph.listing(f"a:{number}")
        graph.relate("JOINT_LAB", "a:1", f"a:{number}")
    graph.listing("a:2")
    graph.relate("OWNS", "a:1", "a:2")
    result = screen(graph.screener(tmp_path), NAME)
    assert finding_of(result, "B5").evidence
    assert len(findings_of(result, "B7")) == 50
    assert "cut off" in finding_of(result, "G3").sentence
