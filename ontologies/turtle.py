"""Reads the Turtle files into plain data that can be kept as JSON. Nothing else in the project imports rdflib."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from rdflib import RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, OWL, SH
from rdflib.term import Node

KG = Namespace("https://w3id.org/kennisgraaf/model#")
FILES = {
    "model": ("model.ttl", "shapes.ttl"),
    "indicators": ("indicators.ttl",),
    "paths": ("paths.ttl",),
    "rules": ("regimes.ttl",),
}
VALUE_TYPES = {
    "string": "text",
    "CountryCode": "country",
    "PartialDate": "date",
    "SchemedIdentifier": "identifier",
    "Percentage": "percentage",
    "integer": "integer",
    "anyURI": "uri",
}


def read_turtle(folder: Path) -> dict[str, Any]:
    """Return the content of the Turtle files as JSON-able data; the keys are the attributes of `Ontology`."""
    graph = Graph()
    for names in FILES.values():
        for name in names:
            graph.parse(folder / name, format="turtle")
    return {
        "kinds": {_name(kind): _label(graph, kind) for kind in _sorted(graph.subjects(RDFS.subClassOf, KG.Entity))},
        "properties": [_property(graph, node) for node in _sorted_properties(graph)],
        "relation_types": [_relation_type(graph, node) for node in _sorted(graph.subjects(KG.relationType))],
        "vocabularies": {_name(node): _terms(graph, node) for node in _vocabularies(graph)},
        "measure_indicators": sorted(_measure_indicators(graph)),
        "path_shapes": [_path_shape(graph, node) for node in _sorted(graph.subjects(RDF.type, KG.PathShape))],
        "indicators": [_indicator(graph, node) for node in _sorted(graph.subjects(RDF.type, KG.Indicator))],
        "ownership_rules": [_rule(graph, node) for node in _sorted(graph.subjects(RDF.type, KG.OwnershipRule))],
        "forbidden_inputs": sorted(str(value) for value in graph.objects(KG.indicators, KG.forbiddenInput)),
        "versions": _versions(graph, folder),
    }


def _name(node: Node | None) -> str:
    return str(node).rpartition("#")[2]


def _text(graph: Graph, node: Node, predicate: URIRef) -> str:
    value = graph.value(node, predicate)
    return "" if value is None else str(value)


def _texts(graph: Graph, node: Node, predicate: URIRef) -> list[str]:
    return sorted(str(value) for value in graph.objects(node, predicate))


def _label(graph: Graph, node: Node, predicate: URIRef = SKOS.prefLabel) -> dict[str, str]:
    found = {value.language: str(value) for value in graph.objects(node, predicate) if isinstance(value, Literal)}
    return {"nl": found["nl"], "en": found["en"]}


def _optional_label(graph: Graph, node: Node, predicate: URIRef) -> dict[str, str] | None:
    return _label(graph, node, predicate) if (node, predicate, None) in graph else None


def _sorted(nodes: Iterable[Node]) -> list[Node]:
    return sorted(set(nodes), key=str)


def _sorted_properties(graph: Graph) -> list[Node]:
    kinds = (OWL.DatatypeProperty, OWL.ObjectProperty)
    return _sorted(node for kind in kinds for node in graph.subjects(RDF.type, kind))


def _property(graph: Graph, node: Node) -> dict[str, Any]:
    value_type = _name(graph.value(node, RDFS.range))
    return {
        "name": _name(node),
        "label": _label(graph, node),
        "domain": sorted(_name(domain) for domain in graph.objects(node, RDFS.domain)),
        "value_type": VALUE_TYPES.get(value_type, value_type),
        "name_role": _text(graph, node, KG.nameRole),
    }


def _relation_type(graph: Graph, node: Node) -> dict[str, Any]:
    of_relation = set(graph.subjects(RDFS.domain, node)) | set(graph.subjects(RDFS.domain, KG.Relation))
    required = {_name(path) for path in _required_paths(graph, node)}
    return {
        "type": _text(graph, node, KG.relationType),
        "class_name": _name(node),
        "label": _label(graph, node),
        "inverse_label": _label(graph, node, KG.inverseLabel),
        "sources": sorted(_name(kind) for kind in graph.objects(node, KG["from"])),
        "targets": sorted(_name(kind) for kind in graph.objects(node, KG.to)),
        "states": _text(graph, node, KG.states),
        "properties": sorted(_name(item) for item in of_relation),
        "required": sorted(required),
    }


def _required_paths(graph: Graph, target_class: Node) -> Iterator[Node]:
    for shape in graph.subjects(SH.targetClass, target_class):
        for prop in graph.objects(shape, SH.property):
            least = graph.value(prop, SH.minCount)
            path = graph.value(prop, SH.path)
            if path is not None and isinstance(least, Literal) and int(least) > 0:
                yield path


def _vocabularies(graph: Graph) -> list[Node]:
    """Return the classes of concepts that are no kind of entity, as a research topic is both."""
    kinds = set(graph.subjects(RDFS.subClassOf, KG.Entity))
    return _sorted(node for node in graph.subjects(RDFS.subClassOf, SKOS.Concept) if node not in kinds)


def _terms(graph: Graph, vocabulary: Node) -> list[dict[str, Any]]:
    terms = [
        {
            "notation": _text(graph, node, SKOS.notation),
            "label": _label(graph, node),
            "rank": int(_text(graph, node, KG["rank"]) or 0),
        }
        for node in graph.subjects(RDF.type, vocabulary)
    ]
    return sorted(terms, key=lambda term: (term["rank"], term["notation"]))


def _measure_indicators(graph: Graph) -> Iterator[tuple[str, str, str]]:
    for measure, rule in graph.subject_objects(KG.fires):
        for authority in _texts(graph, rule, KG.authority):
            yield _text(graph, measure, SKOS.notation), authority, _text(graph, rule, KG.indicator)


def _path_shape(graph: Graph, node: Node) -> dict[str, Any]:
    return {
        "id": _text(graph, node, SKOS.notation),
        "label": _label(graph, node),
        "expression": _text(graph, node, KG.expression),
        "reaches": _texts(graph, node, KG.reaches),
        "strength": int(_text(graph, node, KG.strength)),
    }


def _indicator(graph: Graph, node: Node) -> dict[str, Any]:
    return {
        "id": _text(graph, node, SKOS.notation),
        "title": _label(graph, node),
        "kind": _name(graph.value(node, KG.statementKind)),
        "band": _name(graph.value(node, KG.band)),
        "caveat": _label(graph, node, KG.caveat),
        "benign": _label(graph, node, KG.benign),
        "follow_up": _label(graph, node, KG.followUp),
        "is_assessed": _text(graph, node, KG.assessed) == "true",
        "not_assessed_reason": _optional_label(graph, node, KG.notAssessedReason),
    }


def _rule(graph: Graph, node: Node) -> dict[str, Any]:
    return {
        "id": _text(graph, node, SKOS.notation),
        "label": _label(graph, node),
        "counts": [_counted(graph, condition) for condition in graph.objects(node, KG.counts)],
        "threshold": float(_text(graph, node, KG.threshold)),
        "is_strict": _text(graph, node, KG.strictness) == ">",
        "force_from": _text(graph, node, KG.forceFrom),
        "force_to": _text(graph, node, KG.forceTo),
        "band": _name(graph.value(node, KG.band)) if (node, KG.band, None) in graph else "",
        "source": _text(graph, node, DCTERMS.source),
        "afterwards": _optional_label(graph, node, KG.afterwards),
    }


def _counted(graph: Graph, condition: Node) -> dict[str, list[str]]:
    keys = (KG.authorityLevel, KG.origin, KG.measure)
    return {_name(key): _texts(graph, condition, key) for key in keys if (condition, key, None) in graph}


def _versions(graph: Graph, folder: Path) -> dict[str, str]:
    """Name each part by its declared version and the hash of its files: a changed file is a changed version."""
    schemes = {"model": URIRef(str(KG)), "indicators": KG.indicators, "paths": KG.pathShapes, "rules": KG.regimeRules}
    return {
        part: f"{_text(graph, node, OWL.versionInfo)}+{content_hash(folder, FILES[part])[:8]}"
        for part, node in schemes.items()
    }


def content_hash(folder: Path, names: tuple[str, ...]) -> str:
    """Return the SHA-256, in hexadecimal, of the named files together."""
    digest = hashlib.sha256()
    for name in names:
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()
