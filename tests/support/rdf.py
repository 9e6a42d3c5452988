"""Renders facts as RDF in the terms of the model: entities as typed nodes, relations as nodes with their evidence."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from urllib.parse import quote

from rdflib import RDF, SKOS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from graph.facts import Claim, DatasetId, Entity, EntityId, Fact, Relation, VersionId
from ontologies.model import Ontology

KG = Namespace("https://w3id.org/kennisgraaf/model#")
DATA = Namespace("https://example.org/graph/")
FOLDER = Path(__file__).parents[2] / "ontologies"
NUMBERS = {"percentage": XSD.decimal, "integer": XSD.integer}


def read_model(*names: str) -> Graph:
    """Return Turtle files of the model, by default all but the shapes."""
    graph = Graph()
    for name in names or ("model.ttl", "indicators.ttl", "paths.ttl", "regimes.ttl"):
        graph.parse(FOLDER / name, format="turtle")
    return graph


@cache
def concepts() -> Mapping[tuple[str, str], Node]:
    """Return the nodes of coded values, by vocabulary and notation."""
    graph = read_model("model.ttl")
    typed = ((node, kind, graph.value(node, SKOS.notation)) for node, kind in graph.subject_objects(RDF.type))
    return {(str(kind).rpartition("#")[2], str(notation)): node for node, kind, notation in typed if notation}


class Rendering:
    """Facts of one version of one dataset, as RDF."""

    def __init__(self, ontology: Ontology, dataset: str = "a", version: str = "2026-11-01") -> None:
        """Start empty."""
        self.graph = Graph()
        self._ontology = ontology
        self._evidence = {"dataset": DatasetId(dataset), "version": VersionId(version)}

    def add(self, facts: Iterable[Fact]) -> Graph:
        """Add facts and return the graph."""
        for fact in facts:
            match fact:
                case Entity():
                    self.graph.add((entity_node(fact.id), RDF.type, KG[fact.kind]))
                case Claim():
                    self.graph.add((entity_node(fact.entity), KG[fact.property], self._claimed(fact)))
                case Relation():
                    self._add_relation(fact)
        return self.graph

    def _claimed(self, claim: Claim) -> Node:
        if claim.language:
            return Literal(claim.value, lang=claim.language)
        return self._value(claim.property, claim.value)

    def _value(self, name: str, value: str) -> Node:
        value_type = self._ontology.properties[name].value_type
        return concepts().get((value_type, value)) or Literal(value, datatype=NUMBERS.get(value_type))

    def _add_relation(self, relation: Relation) -> None:
        node = relation_node(relation)
        self.graph.add((node, RDF.type, KG[self._ontology.relation_types[relation.type].class_name]))
        self.graph.add((node, KG.source, entity_node(relation.source)))
        self.graph.add((node, KG.target, entity_node(relation.target)))
        self.graph.add((node, KG.statementKind, concepts()["StatementKind", relation.kind]))
        self.graph.add((node, KG.confidence, concepts()["Confidence", relation.confidence]))
        dates = {"validFrom": relation.valid_from, "validTo": relation.valid_to}
        for name, text in {**self._evidence, "record": relation.record, **dates}.items():
            if text:
                self.graph.add((node, KG[name], Literal(text)))
        for name, text in relation.properties.items():
            self.graph.add((node, KG[name], self._value(name, text)))


def entity_node(entity: EntityId) -> URIRef:
    """Return the node of an entity."""
    return DATA[quote(entity, safe="")]


def relation_node(relation: Relation) -> URIRef:
    """Return the node of a relation."""
    return DATA[quote(relation.id, safe="")]
