"""What the model says: labels for everything, closed vocabularies, and what each relation ties."""

from collections.abc import Iterator

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Literal, URIRef
from rdflib.term import Node

from api.cli.paths import CONFIDENCES
from graph.schema import CHECKS
from ontologies.model import LANGUAGES, Label, Ontology
from tests.support.rdf import KG, read_model

GRAPH = read_model()


def labelled() -> Iterator[Node]:
    """Yield everything that is shown by its label."""
    for kind in (OWL.Class, OWL.DatatypeProperty, OWL.ObjectProperty):
        yield from GRAPH.subjects(RDF.type, kind)
    for kind in (SKOS.ConceptScheme, KG.PathShape, KG.OwnershipRule, KG.Indicator):
        yield from (node for node in GRAPH.subjects(RDF.type, kind) if node != KG.indicators)
    for vocabulary in GRAPH.subjects(RDFS.subClassOf, SKOS.Concept):
        yield from GRAPH.subjects(RDF.type, vocabulary)


def label_problem(node: Node, predicate: URIRef) -> str:
    values = [value for value in GRAPH.objects(node, predicate) if isinstance(value, Literal)]
    languages = sorted(str(value.language) for value in values)
    return "" if languages == sorted(LANGUAGES) and all(str(value).strip() for value in values) else f"{node}: {values}"


def test_every_class_property_and_coded_value_has_one_label_in_each_language() -> None:
    nodes = set(labelled())
    assert len(nodes) > 150
    assert [problem for node in nodes if (problem := label_problem(node, SKOS.prefLabel))] == []


def test_every_relation_reads_in_both_directions_and_both_languages() -> None:
    nodes = set(GRAPH.subjects(KG.relationType))
    assert len(nodes) == 13
    assert [problem for node in nodes if (problem := label_problem(node, KG.inverseLabel))] == []


def test_a_label_is_given_in_the_language_asked_for() -> None:
    label = Label("schip", "vessel")
    assert (label.in_language("nl"), label.in_language("en")) == ("schip", "vessel")


def test_the_model_gives_the_label_of_a_coded_value(ontology: Ontology) -> None:
    assert ontology.label("Measure", "asset_freeze", "nl") == "bevriezing van tegoeden"
    assert ontology.label("Measure", "asset_freeze", "en") == "asset freeze"


def test_the_kinds_of_entity_are_those_of_the_design(ontology: Ontology) -> None:
    assert set(ontology.kinds) == {"Organization", "Person", "Vessel", "Asset", "Work", "Topic", "Programme"}


def test_the_relation_types_are_those_of_the_design(ontology: Ontology) -> None:
    assert set(ontology.relation_types) == {
        "LISTED_IN",
        "ASSESSED_IN",
        "OWNS",
        "PART_OF",
        "SUPERVISED_BY",
        "HOSTS",
        "JOINT_LAB",
        "SUCCESSOR_OF",
        "AFFILIATED_WITH",
        "CO_PUBLISHED",
        "FUNDED_BY",
        "SAME_AS",
        "DIRECTOR_OF",
    }


def test_the_types_of_organisation_are_those_of_the_design(ontology: Ontology) -> None:
    expected = {"university", "institute", "laboratory", "company", "government", "military", "funder", "other"}
    assert set(ontology.vocabularies["OrgType"]) == expected


def test_every_vocabulary_has_values(ontology: Ontology) -> None:
    assert all(ontology.vocabularies.values())


def test_no_coded_value_is_given_twice() -> None:
    for vocabulary in GRAPH.subjects(RDFS.subClassOf, SKOS.Concept):
        notations = [str(GRAPH.value(node, SKOS.notation)) for node in GRAPH.subjects(RDF.type, vocabulary)]
        assert len(set(notations)) == len(notations)


@pytest.mark.parametrize(
    ("vocabulary", "order"),
    [
        ("Band", ["LEGAL", "HIGH", "MEDIUM", "LOW", "VERIFY", "INFO"]),
        ("Outcome", ["listed", "linked", "attention", "verify", "insufficient", "no_signal"]),
        ("Identity", ["confirmed", "probable", "possible"]),
        ("Confidence", ["confirmed", "derived", "unconfirmed"]),
    ],
)
def test_ordered_vocabularies_come_from_the_heaviest_to_the_lightest(
    ontology: Ontology, vocabulary: str, order: list[str]
) -> None:
    assert list(ontology.vocabularies[vocabulary]) == order
    assert [term.rank for term in ontology.vocabularies[vocabulary].values()] == list(range(len(order)))


def test_every_value_of_a_property_can_be_checked(ontology: Ontology) -> None:
    types = {item.value_type for item in ontology.properties.values()}
    assert types <= CHECKS.keys() | ontology.vocabularies.keys()


def test_relations_tie_kinds_of_the_model_and_make_a_statement_of_the_model(ontology: Ontology) -> None:
    for relation in ontology.relation_types.values():
        assert relation.sources
        assert relation.targets
        assert relation.sources | relation.targets <= ontology.kinds.keys()
        assert relation.states in ontology.vocabularies["StatementKind"]


def test_what_a_relation_must_carry_it_may_carry(ontology: Ontology) -> None:
    for relation in ontology.relation_types.values():
        assert relation.required <= relation.properties <= ontology.properties.keys()


def test_a_listing_says_who_did_what_to_whom_and_under_which_number(ontology: Ontology) -> None:
    required = {"authority", "authorityLevel", "measure", "scope", "entryId", "listedName", "origin"}
    assert ontology.relation_types["LISTED_IN"].required == required


def test_an_assessment_cannot_carry_a_measure(ontology: Ontology) -> None:
    assert not ontology.relation_types["ASSESSED_IN"].properties & {"measure", "authorityLevel", "scope", "legalAct"}


def test_only_organisations_vessels_and_assets_have_a_country(ontology: Ontology) -> None:
    assert ontology.properties["country"].domain == {"Organization", "Vessel", "Asset"}


def test_the_certainties_that_can_be_asked_for_are_those_of_the_model_most_certain_first(ontology: Ontology) -> None:
    assert [*CONFIDENCES] == ontology.ranked("Confidence")
