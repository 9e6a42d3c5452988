"""The SHACL shapes accept a sound graph, and each of them refuses what it is there to refuse, saying why."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pyshacl
import pytest
from rdflib import RDF, SH, Graph, Literal
from rdflib.term import Node

from graph.facts import Entity, EntityId, Fact, Relation
from graph.schema import FactCheck
from ontologies.model import Ontology
from tests.support.facts import claim, entity, relation
from tests.support.graph import LISTING
from tests.support.rdf import DATA, KG, Rendering, entity_node, read_model, relation_node

LISTED = replace(relation("a:1", "a:list", "LISTED_IN", **LISTING), kind="designation", valid_from="2020-05")
ASSESSED = replace(
    relation("a:2", "a:list", "ASSESSED_IN", authority="Institute", listedName="As printed", origin="tracker"),
    kind="assessment",
)
OWNS = relation("a:2", "a:1", "OWNS", share="51.5")
SOUND: list[Fact] = [
    entity("a:1"),
    claim("a:1", "Universiteit Zonnehoek", language="nl"),
    claim("a:1", "NL", "country"),
    claim("a:1", "university", "orgType"),
    claim("a:1", "defence_industry", "sector"),
    entity("a:2"),
    claim("a:2", "Zonnehoek Holding"),
    entity("a:p", "Person"),
    claim("a:p", "A. de Vries"),
    claim("a:p", "1970-05", "birthDate"),
    entity("a:list", "Programme"),
    claim("a:list", "Annex of an example"),
    LISTED,
    ASSESSED,
    OWNS,
    replace(relation("a:1", "a:2"), valid_from="2024-05", valid_to="2024"),
    replace(relation("a:1", "a:2", "SAME_AS", basis="identifier"), kind="inference", confidence="derived"),
    relation("a:p", "a:1", "AFFILIATED_WITH", works="12"),
]
ONE, PERSON = entity_node(EntityId("a:1")), entity_node(EntityId("a:p"))


@cache
def shapes() -> Graph:
    return read_model("shapes.ttl")


@cache
def vocabularies() -> Graph:
    return read_model("model.ttl")


@pytest.fixture
def sound(ontology: Ontology) -> Graph:
    return Rendering(ontology).add(SOUND)


def objections(graph: Graph) -> set[tuple[str, str]]:
    """Return what the shapes say against a graph: the last part of the path, and the message."""
    _, report, _ = pyshacl.validate(graph + vocabularies(), shacl_graph=shapes())
    assert isinstance(report, Graph)
    return {
        (str(report.value(result, SH.resultPath) or "").rpartition("#")[2], str(report.value(result, SH.resultMessage)))
        for result in report.objects(None, SH.result)
    }


def test_a_sound_graph_conforms(sound: Graph) -> None:
    assert objections(sound) == set()


def test_the_indicators_of_this_release_conform() -> None:
    conforms, _, text = pyshacl.validate(read_model(), shacl_graph=shapes())
    assert conforms, text


def test_facts_that_conform_are_sound_to_the_loaders_too(ontology: Ontology) -> None:
    check = FactCheck(ontology, {fact.id: fact.kind for fact in SOUND if isinstance(fact, Entity)})
    assert [check.problem(fact) for fact in SOUND] == [""] * len(SOUND)


LESS, MORE = "Less than 1 values on ", "More than 1 values on "
RELATIONS: list[tuple[Relation, str, Sequence[Node], str]] = [
    (OWNS, "source", [], "A relation has one source."),
    (OWNS, "source", [DATA.one, DATA.two], "A relation has one source."),
    (OWNS, "target", [], "A relation has one target."),
    (OWNS, "target", [DATA.one, DATA.two], "A relation has one target."),
    (OWNS, "dataset", [], "A relation says which dataset it is from."),
    (OWNS, "version", [], "A relation says which version it is from."),
    (OWNS, "record", [], "A relation says which record it is from."),
    (OWNS, "statementKind", [], LESS),
    (OWNS, "confidence", [], LESS),
    (OWNS, "confidence", [Literal("sure")], "Value does not have class kg:Confidence"),
    (OWNS, "validFrom", [Literal("May 2020")], "Value does not match pattern"),
    (OWNS, "validFrom", [Literal("2020"), Literal("2021")], MORE),
    (OWNS, "validTo", [Literal("20-05-2021")], "Value does not match pattern"),
    (OWNS, "validTo", [Literal("2020"), Literal("2021")], MORE),
    (OWNS, "share", [Literal(100.5)], "Value is not <= "),
    (OWNS, "share", [Literal(-1)], "Value is not >= "),
    (OWNS, "share", [Literal(1), Literal(2)], MORE),
    (OWNS, "target", [entity_node(OWNS.source)], "Nobody owns itself."),
    (LISTED, "authority", [], "A listing names its authority."),
    (LISTED, "authorityLevel", [], LESS),
    (LISTED, "authorityLevel", [Literal("eu")], "Value does not have class kg:Authority"),
    (LISTED, "measure", [], LESS),
    (LISTED, "measure", [Literal("shame")], "Value does not have class kg:Measure"),
    (LISTED, "scope", [], LESS),
    (LISTED, "scope", [Literal("all")], "Value does not have class kg:Scope"),
    (LISTED, "entryId", [], LESS),
    (LISTED, "listedName", [], "A listing keeps the name as printed."),
    (LISTED, "origin", [], LESS),
    (LISTED, "origin", [Literal("eu"), Literal("un")], MORE),
    (ASSESSED, "authority", [], "An assessment says who judged."),
    (ASSESSED, "listedName", [], LESS),
    (ASSESSED, "origin", [], LESS),
]


@pytest.mark.parametrize(
    ("fact", "path", "values", "message"),
    RELATIONS,
    ids=[f"{fact.type} {path} {len(values)} {message}" for fact, path, values, message in RELATIONS],
)
def test_a_relation_that_breaks_a_shape_is_refused(
    sound: Graph, fact: Relation, path: str, values: Sequence[Node], message: str
) -> None:
    sound.remove((relation_node(fact), KG[path], None))
    for value in values:
        sound.add((relation_node(fact), KG[path], value))
    assert any(text.startswith(message) for _, text in objections(sound))


@pytest.mark.parametrize(
    ("node", "path", "value", "message"),
    [
        (ONE, "orgType", Literal("school"), "Value does not have class kg:OrgType"),
        (ONE, "sector", Literal("army"), "Value does not have class kg:Sector"),
        (ONE, "country", Literal("nl"), "Value does not match pattern '^[A-Z]{2}$'"),
        (PERSON, "nationality", Literal("NL"), "Node "),
        (PERSON, "birthPlace", Literal("Delft"), "Node "),
        (PERSON, "gender", Literal("x"), "Node "),
        (PERSON, "religion", Literal("x"), "Node "),
        (PERSON, "ethnicity", Literal("x"), "Node "),
        (PERSON, "country", Literal("NL"), "Node "),
    ],
)
def test_a_party_cannot_carry_what_its_shape_does_not_allow(
    sound: Graph, node: Node, path: str, value: Literal, message: str
) -> None:
    sound.add((node, KG[path], value))
    found = objections(sound)
    assert {name for name, _ in found} == {path}
    assert all(text.startswith(message) for _, text in found)


@pytest.mark.parametrize("node", [ONE, PERSON])
def test_a_party_has_a_name(sound: Graph, node: Node) -> None:
    sound.remove((node, KG.name, None))
    assert {path for path, _ in objections(sound)} == {"name"}


@pytest.mark.parametrize(
    ("fact", "kind"),
    [(LISTED, "assessment"), (LISTED, "inference"), (ASSESSED, "designation"), (ASSESSED, "fact")],
    ids=lambda item: getattr(item, "type", item),
)
def test_an_act_and_a_judgement_are_never_mixed(ontology: Ontology, fact: Relation, kind: str) -> None:
    mixed = [replace(fact, kind=kind) if item is fact else item for item in SOUND]
    assert {path for path, _ in objections(Rendering(ontology).add(mixed))} == {"statementKind"}


def test_an_assessment_is_never_a_listing(sound: Graph) -> None:
    sound.add((relation_node(ASSESSED), RDF.type, KG.Listing))
    assert any("must not conform to shape [ sh:class kg:Listing ]" in text for _, text in objections(sound))
