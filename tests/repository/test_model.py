"""The model is the only list of its kind: code, shapes, questions and the seed set agree with it."""

import inspect
import re
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel
from rdflib import SH, Graph
from rdflib.plugins.sparql import prepareQuery
from rdflib.term import Node

from api.cli.screen import command
from api.schemas.question import OverlayParty, OverlayRelation, PersonMode, ScreeningRequest
from graph.errors import ConfigurationError
from ontologies.load import load_ontology
from ontologies.model import Label, Ontology, PathShape
from screening.automaton import compile_shapes
from screening.query import Query, check_query
from screening.snapshot.adjacency import step_symbols
from screening.snapshot.risk import CLASSES
from tests.support.rdf import KG, read_model

SHAPES = load_ontology().path_shapes
# What never enters a score (CONTRIBUTING), and other words for the same.
FORBIDDEN = {"nationality", "country_of_birth", "ethnicity", "name_origin", "religion", "language_of_name", "gender"}
FORBIDDEN |= {"photo"}
OTHER_WORDS = {"citizenship", "birth_place", "birthplace", "place_of_birth", "race", "sex", "descent", "passport"}


def words_of(name: str) -> frozenset[str]:
    """Return the words of a name in camel case or snake case, without those that say nothing."""
    return frozenset(re.findall(r"[a-z]+", re.sub(r"([A-Z])", r"_\1", name).lower())) - {"of"}


def forbidden(names: Iterable[str]) -> list[str]:
    """Return the names that ask for, or hold, what may never be an input."""
    refused = [words_of(name) for name in FORBIDDEN | OTHER_WORDS]
    return [name for name in names if any(words <= words_of(name) for words in refused)]


def test_what_may_never_be_an_input_is_in_the_model(ontology: Ontology) -> None:
    assert ontology.forbidden_inputs == FORBIDDEN


@pytest.mark.parametrize("name", ["nationality", "countryOfBirth", "birth_place", "nameOrigin", "gender", "is_race"])
def test_a_forbidden_name_is_recognised_in_any_spelling(name: str) -> None:
    assert forbidden([name, "name", "origin", "birthDate", "country", "language"]) == [name]


def test_no_property_of_the_model_holds_a_forbidden_input(ontology: Ontology) -> None:
    assert forbidden(ontology.properties) == []


def test_no_question_asks_for_a_forbidden_input() -> None:
    schemas: list[type[BaseModel]] = [ScreeningRequest, PersonMode, OverlayParty, OverlayRelation]
    asked = {
        "query": [item.name for item in fields(Query)],
        "check": list(inspect.signature(check_query).parameters),
        "http": [name for schema in schemas for name in schema.model_fields],
        "command line": [str(parameter.name) for parameter in command.params],
    }
    assert all(asked.values())
    assert {where: found for where, names in asked.items() if (found := forbidden(names))} == {}


def test_the_shape_of_a_person_allows_exactly_what_the_model_allows(ontology: Ontology) -> None:
    of_person = {item.name for item in ontology.properties.values() if item.domain & {"Person", "Entity"}}
    assert shape_paths(KG.Person) == of_person


def shape_paths(target: Node) -> set[str]:
    """Return the names of the properties that the shape of a class speaks of."""
    shapes: Graph = read_model("shapes.ttl")
    shape = next(shapes.subjects(SH.targetClass, target))
    return {str(shapes.value(item, SH.path)).rpartition("#")[2] for item in shapes.objects(shape, SH.property)}


def test_every_shape_is_about_a_class_and_properties_of_the_model(ontology: Ontology) -> None:
    shapes = read_model("shapes.ttl")
    evidence = {"source", "target", "statementKind", "confidence", "dataset", "version", "record"}
    classes = {item.class_name for item in ontology.relation_types.values()} | ontology.kinds.keys() | {"Relation"}
    targets = {node for node in shapes.objects(None, SH.targetClass) if node != KG.Indicator}
    assert {str(node).rpartition("#")[2] for node in targets} <= classes
    for target in targets:
        assert shape_paths(target) <= ontology.properties.keys() | evidence


def test_the_path_shapes_compile(ontology: Ontology) -> None:
    automaton = compile_shapes(SHAPES, step_symbols(ontology))
    assert {shape.id for shapes in automaton.accepts for shape in shapes} == {shape.id for shape in SHAPES}


def test_a_path_shape_of_an_unknown_relation_does_not_compile(ontology: Ontology) -> None:
    unknown = PathShape("odd", Label("vreemd", "odd"), "PART_OF/LIKES", frozenset({"designated"}), 1)
    with pytest.raises(ConfigurationError, match="PART_OF/LIKES"):
        compile_shapes([*SHAPES, unknown], step_symbols(ontology))


@pytest.mark.parametrize("shape", SHAPES, ids=[shape.id for shape in SHAPES])
def test_a_path_shape_is_a_property_path_of_sparql(shape: PathShape) -> None:
    path = re.sub(r"([A-Z_]+)", r"kg:\1", shape.expression)
    prepareQuery(f"SELECT * {{ ?partner {path} ?risk }}", initNs={"kg": KG})


@pytest.mark.parametrize("shape", SHAPES, ids=[shape.id for shape in SHAPES])
def test_a_path_shape_leads_to_a_risk_class_and_has_a_strength(shape: PathShape) -> None:
    assert shape.reaches
    assert shape.reaches <= set(CLASSES)
    assert 1 <= shape.strength <= 3


def test_no_path_goes_through_what_only_says_who_is_who_or_who_is_listed() -> None:
    steps = {name for shape in SHAPES for name in re.findall(r"[A-Z_]+", shape.expression)}
    assert not steps & {"SAME_AS", "LISTED_IN", "ASSESSED_IN"}


@pytest.mark.shared_data
def test_the_indicators_are_those_of_the_seed_set(ontology: Ontology, shared_data: Path) -> None:
    seed = yaml.safe_load((shared_data.parent / "domain" / "indicators.yaml").read_text(encoding="utf-8"))
    indicators = {item["id"]: item for item in seed["indicators"]}
    assert ontology.indicators.keys() == indicators.keys()
    assert {name: item.band for name, item in ontology.indicators.items()} == {
        name: item["band"] for name, item in indicators.items()
    }
    other_kind = {name for name, item in ontology.indicators.items() if item.kind != indicators[name]["kind"]}
    assert other_kind == {"A8"}  # no source states a likeness of names: our matcher computes it
    assert ontology.forbidden_inputs == set(seed["forbidden_inputs"])
