"""A fact that the model does not allow is refused with one sentence, whichever rule it breaks."""

from dataclasses import replace

import pytest

from graph.facts import Claim, Entity, EntityId, Fact, RecordId, Relation
from graph.schema import FactCheck
from ontologies.model import Ontology
from tests.support.facts import claim, entity, relation
from tests.support.graph import LISTING

KINDS = {
    "a:1": "Organization",
    "a:2": "Organization",
    "a:p": "Person",
    "a:v": "Vessel",
    "a:list": "Programme",
    "a:odd": "Starship",
}
PART_OF = relation("a:1", "a:2")
OWNS = relation("a:1", "a:2", "OWNS", share="51.5")
LISTED = replace(relation("a:1", "a:list", "LISTED_IN", **LISTING), kind="designation")
ASSESSED = replace(
    relation("a:1", "a:list", "ASSESSED_IN", authority="Institute", listedName="As printed", origin="tracker"),
    kind="assessment",
)
SAME = replace(relation("a:1", "a:2", "SAME_AS", basis="identifier", status="decided"), kind="inference")


def dated(valid_from: str, valid_to: str) -> Relation:
    return replace(PART_OF, valid_from=valid_from, valid_to=valid_to)


def without(fact: Relation, *names: str) -> Relation:
    return replace(fact, properties={name: text for name, text in fact.properties.items() if name not in names})


def having(fact: Relation, **properties: str) -> Relation:
    return replace(fact, properties={**fact.properties, **properties})


@pytest.fixture(scope="module")
def check(ontology: Ontology) -> FactCheck:
    return FactCheck(ontology, {EntityId(name): kind for name, kind in KINDS.items()})


SOUND: list[Fact] = [
    entity("a:1"),
    entity("a:list", "Programme"),
    claim("a:1", "Universiteit Zonnehoek", language="nl"),
    claim("a:list", "Annex of an example", "name"),
    claim("a:1", "NL", "country"),
    claim("a:1", "university", "orgType"),
    claim("a:1", "ror:0example", "identifier"),
    claim("a:p", "1970-05", "birthDate"),
    PART_OF,
    dated("2020", "2020"),
    dated("2024-05", "2024"),
    dated("", "2020-01-01"),
    dated("2020-01-01", ""),
    replace(PART_OF, confidence="unconfirmed"),
    replace(PART_OF, kind="inference"),
    OWNS,
    without(OWNS, "share"),
    having(OWNS, share="100"),
    having(OWNS, share="0"),
    LISTED,
    ASSESSED,
    having(ASSESSED, category="seven_sons"),
    SAME,
]


@pytest.mark.parametrize("fact", SOUND, ids=str)
def test_a_sound_fact_has_no_problem(check: FactCheck, fact: Fact) -> None:
    assert check.problem(fact) == ""


@pytest.mark.parametrize("value", ["nl", "NLD", "Netherlands", "N1", "NL "])
def test_a_country_is_two_capital_letters(check: FactCheck, value: str) -> None:
    assert check.problem(claim("a:1", value, "country")) == f"{value!r} is not a value of 'country'."


@pytest.mark.parametrize("value", ["0example", "ROR:0example", "ror:", "ror: 0example", ":1", "1a:2"])
def test_an_identifier_begins_with_its_scheme(check: FactCheck, value: str) -> None:
    assert check.problem(claim("a:1", value, "identifier")) == f"{value!r} is not a value of 'identifier'."


@pytest.mark.parametrize("value", ["", " ", "\t\n"])
def test_an_empty_value_says_nothing(check: FactCheck, value: str) -> None:
    assert check.problem(claim("a:1", value)) == "The property 'name' is empty."


@pytest.mark.parametrize(("value", "name"), [("School", "orgType"), ("", "orgType"), ("army", "sector")])
def test_a_coded_value_is_one_of_the_model(check: FactCheck, value: str, name: str) -> None:
    assert name in check.problem(claim("a:1", value, name))


@pytest.mark.parametrize("value", ["javascript:alert(1)", "example.org", "ftp://example.org", "https://", "https:// x"])
def test_an_address_is_one_of_the_web(check: FactCheck, value: str) -> None:
    listed = having(LISTED, url=value)
    assert check.problem(listed) == f"{value!r} is not a value of 'url'."
    assert check.problem(having(LISTED, url="https://example.org/act?id=1")) == ""


@pytest.mark.parametrize("value", ["1970-13", "17-05-1970", "unknown", "١٩٧٠"])
def test_a_date_of_birth_is_a_partial_date(check: FactCheck, value: str) -> None:
    assert check.problem(claim("a:p", value, "birthDate")) == f"{value!r} is not a value of 'birthDate'."


@pytest.mark.parametrize("share", ["101", "-1", "51%", "half", "1.2.3", "²", "٥١", "1e2", "nan", "51,5", "."])
def test_a_share_is_a_number_from_0_to_100(check: FactCheck, share: str) -> None:
    assert check.problem(having(OWNS, share=share)) == f"{share!r} is not a value of 'share'."


@pytest.mark.parametrize("works", ["1.5", "-1", "²", "١", "many"])
def test_a_number_of_works_is_written_in_digits(check: FactCheck, works: str) -> None:
    affiliated = relation("a:p", "a:1", "AFFILIATED_WITH", works=works)
    assert check.problem(affiliated) == f"{works!r} is not a value of 'works'."
    assert check.problem(having(affiliated, works="12")) == ""


CLAIMS: list[tuple[Fact, str]] = [
    (Entity(EntityId("a:9"), "Starship", RecordId("9")), "There is no kind of entity 'Starship'."),
    (Entity(EntityId("a:9"), "Entity", RecordId("9")), "There is no kind of entity 'Entity'."),
    (entity("a:p"), "a:p is said to be of two kinds: Person and Organization."),
    (claim("a:9", "Nobody"), "A claim speaks of a:9, which no sound record describes."),
    (claim("a:odd", "Enterprise"), "A claim speaks of a:odd, which no sound record describes."),
    (claim("a:1", "1970", "birthDate"), "A Organization cannot carry the property 'birthDate'."),
    (claim("a:p", "NL", "country"), "A Person cannot carry the property 'country'."),
    (claim("a:1", "51", "share"), "A Organization cannot carry the property 'share'."),
    (claim("a:p", "NL", "nationality"), "A Person cannot carry the property 'nationality'."),
]
RELATIONS: list[tuple[Fact, str]] = [
    (replace(PART_OF, type="LIKES"), "There is no relation type 'LIKES'."),
    (replace(PART_OF, type="PartOf"), "There is no relation type 'PartOf'."),
    (relation("a:p", "a:1"), "PART_OF cannot lead from a:p to a:1."),
    (relation("a:1", "a:list"), "PART_OF cannot lead from a:1 to a:list."),
    (relation("a:1", "a:9"), "PART_OF cannot lead from a:1 to a:9."),
    (relation("a:9", "a:1"), "PART_OF cannot lead from a:9 to a:1."),
    (replace(LISTED, target=EntityId("a:2")), "LISTED_IN cannot lead from a:1 to a:2."),
    (replace(ASSESSED, source=EntityId("a:p")), "ASSESSED_IN cannot lead from a:p to a:list."),
    (replace(SAME, source=EntityId("a:p")), "SAME_AS cannot lead from a:p to a:2."),
    (relation("a:1", "a:1"), "PART_OF leads from a:1 to itself."),
    (without(LISTED, "measure", "scope"), "LISTED_IN lacks measure, scope."),
    (having(LISTED, authority=""), "LISTED_IN lacks authority."),
    (having(LISTED, authority=" "), "The property 'authority' is empty."),
    (having(PART_OF, share="51"), "PART_OF cannot carry share."),
    (having(LISTED, category="military", mood="bad"), "LISTED_IN cannot carry category, mood."),
    (having(LISTED, measure="shame"), "'shame' is not a value of 'measure'."),
    (having(LISTED, authorityLevel="EU"), "'EU' is not a value of 'authorityLevel'."),
    (dated("2020-02-30", ""), "'2020-02-30' is not a date."),
    (dated("", "soon"), "'soon' is not a date."),
    (dated("2021", "2020"), "A PART_OF ends (2020) before it begins (2021)."),
    (dated("2020-02", "2020-01-31"), "A PART_OF ends (2020-01-31) before it begins (2020-02)."),
    (replace(PART_OF, confidence="sure"), "A PART_OF states 'fact' with certainty 'sure'."),
    (replace(PART_OF, kind="rumour"), "A PART_OF states 'rumour' with certainty 'confirmed'."),
]


@pytest.mark.parametrize(("fact", "sentence"), [*CLAIMS, *RELATIONS], ids=[item[1] for item in [*CLAIMS, *RELATIONS]])
def test_a_fact_that_breaks_a_rule_is_refused_in_one_sentence(check: FactCheck, fact: Fact, sentence: str) -> None:
    assert check.problem(fact) == sentence


@pytest.mark.parametrize(
    ("fact", "kind"),
    [
        (LISTED, "assessment"),
        (LISTED, "fact"),
        (LISTED, "inference"),
        (ASSESSED, "designation"),
        (ASSESSED, "inference"),
        (PART_OF, "designation"),
        (PART_OF, "assessment"),
        (PART_OF, "context"),
        (SAME, "designation"),
    ],
    ids=lambda item: getattr(item, "type", item),
)
def test_acts_judgements_facts_and_inferences_are_never_mixed(check: FactCheck, fact: Relation, kind: str) -> None:
    expected = f"A {fact.type} is a statement of kind {fact.kind}, not {kind}."
    assert check.problem(replace(fact, kind=kind)) == expected


@pytest.mark.parametrize("fact", [entity("a:1"), claim("a:1", "Name"), PART_OF], ids=lambda fact: fact.form)
def test_a_fact_says_which_record_it_is_from(check: FactCheck, fact: Entity | Claim | Relation) -> None:
    lost = replace(fact, record=RecordId(""))
    assert check.problem(lost) == "A fact about a:1 does not say which record it is from."
