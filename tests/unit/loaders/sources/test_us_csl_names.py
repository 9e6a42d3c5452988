"""Names of the US screening list: aliases in prose, parents and units within names, persons told from organisations."""

from collections.abc import Mapping, Sequence

import pytest

from graph.facts import Claim, Entity, Relation, decode_fact
from loaders.registry import find_source
from loaders.sources.us_csl.names import in_order
from loaders.sources.us_csl.persons import NameWords, looks_like_person
from ontologies.load import name_roles
from tests.support.lists import ENTITY_LIST, csl_list, read_edition

DTC = "ITAR Debarred (DTC) - State Department"
DPL = "Denied Persons List (DPL) - Bureau of Industry and Security"
SDN = "Specially Designated Nationals (SDN) - Treasury Department"


def facts_of(*rows: Mapping[str, str]) -> list[Entity | Claim | Relation]:
    numbered = [{"_id": f"{number}", **row} for number, row in enumerate(rows, start=1)]
    edition = read_edition(find_source("us_csl"), csl_list(numbered))
    assert not edition.issues
    return [decode_fact(line) for line in edition.encoded_facts]


def names_of(*rows: Mapping[str, str]) -> list[tuple[str, str]]:
    claims = [fact for fact in facts_of(*rows) if isinstance(fact, Claim) and fact.property in name_roles()]
    return [(claim.property, claim.value) for claim in claims if "programme" not in claim.entity]


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Frog University", [("name", "Frog University")]),
        ("Frog University (FUN)", [("name", "Frog University"), ("acronym", "FUN")]),
        ("Frog Works (f.k.a. Toad Works)", [("name", "Frog Works"), ("previousName", "Toad Works")]),
        ("Frog Device (Shenzhen) Co., Ltd.", [("name", "Frog Device (Shenzhen) Co., Ltd.")]),
        ("Frog Academy?s 159 Factory", [("name", "Frog Academy’s 159 Factory")]),
        ("JSC ?Frog? Works", [("name", "JSC ?Frog? Works")]),
        (" Frog Works, ", [("name", "Frog Works")]),
    ],
)
def test_the_name_of_an_organisation(printed: str, names: list[tuple[str, str]]) -> None:
    assert names_of({"name": printed}) == names


@pytest.mark.parametrize(
    ("printed", "aliases"),
    [
        ("Frog Institute; Toad Institute", ["Frog Institute", "Toad Institute"]),
        ("Frog Institute; and Toad Institute", ["Frog Institute", "Toad Institute"]),
        ("Frog Institute, a.k.a., Toad Institute", ["Frog Institute", "Toad Institute"]),
        ("Frog Institute a.k.a. Toad Institute", ["Frog Institute", "Toad Institute"]),
        ("JSC Frog, f.k.a., OAO Toad", ["JSC Frog", "OAO Toad"]),
        ("a.k.a. Frog Institute", ["Frog Institute"]),
        ("青蛙研究所; 青蛙 研究所", ["青蛙研究所", "青蛙 研究所"]),
        ("Andes Works", ["Andes Works"]),
    ],
)
def test_aliases_are_taken_out_of_prose(printed: str, aliases: list[str]) -> None:
    assert names_of({"name": "Pond Works", "alt_names": printed})[1:] == [("alias", alias) for alias in aliases]


@pytest.mark.parametrize(
    "printed",
    [
        "Frog Works and any successor, sub-unit, or subsidiary thereof",
        "Frog Works and any successor, subunit, or subsidiary thereof",
        "Frog Works, and its sub-units and successors",
    ],
)
def test_a_listing_of_a_party_and_its_units_is_known_by_the_name_of_the_party(printed: str) -> None:
    facts = facts_of({"name": printed})
    (listing,) = [fact for fact in facts if isinstance(fact, Relation)]
    assert names_of({"name": printed}) == [("name", "Frog Works")]
    assert (listing.properties["scope"], listing.properties["listedName"]) == ("with_subunits", printed)


@pytest.mark.parametrize("printed", ["Frog Works", "Frog and Its Friends Ltd", "Sub-Unit Systems and Any Parts LLC"])
def test_any_other_listing_is_of_the_party_alone(printed: str) -> None:
    (listing,) = [fact for fact in facts_of({"name": printed}) if isinstance(fact, Relation)]
    assert listing.properties["scope"] == "entity"


@pytest.mark.parametrize(
    "printed",
    [
        "Frog University. Subordinate Institution - Pond Laboratory",
        "Frog University (FUN). Subordinate Institution - Pond Laboratory",
        "Pond Laboratory (Parent Organization: Frog University)",
        "Pond Laboratory (a subordinate institute of Frog University)",
        "Frog University entity: Pond Laboratory",
    ],
)
@pytest.mark.parametrize(
    "listed_as", ["Frog University (FUN)", "Frog University (FUN) and any successor, sub-unit thereof"]
)
def test_a_unit_is_tied_to_its_listed_parent(printed: str, listed_as: str) -> None:
    facts = facts_of({"name": listed_as}, {"name": printed})
    (tie,) = [fact for fact in facts if isinstance(fact, Relation) and fact.type != "LISTED_IN"]
    assert (tie.type, tie.source, tie.target) == ("PART_OF", "us_csl:EL.2", "us_csl:EL.1")
    own = {fact.value for fact in facts if isinstance(fact, Claim) and fact.entity == "us_csl:EL.2"}
    assert "Pond Laboratory" in own


def test_an_affiliated_entity_is_no_owned_company() -> None:
    printed = "FUN. Affiliated Entity: Tadpole Trading Ltd."
    facts = facts_of({"name": "Frog University (FUN)"}, {"name": printed})
    assert {fact.type for fact in facts if isinstance(fact, Relation)} == {"LISTED_IN"}
    about = {fact.property: fact.value for fact in facts if isinstance(fact, Claim) and fact.entity == "us_csl:EL.2"}
    assert (about["name"], about["remark"]) == ("Tadpole Trading Ltd.", printed)


def test_a_unit_without_a_name_of_its_own_is_named_with_its_parent() -> None:
    names = names_of({"name": "Frog University. Subordinate Institution - 7th Research Institute"})
    assert names[:2] == [("name", "Frog University, 7th Research Institute"), ("weakAlias", "7th Research Institute")]


@pytest.mark.parametrize(
    ("printed", "ordered"),
    [
        ("MAAN, Jan", "Jan MAAN"),
        ("'MAAN, 'Abd Jan", "'Abd Jan 'MAAN"),
        ("MAAN", "MAAN"),
        (" I. MAAN", "I. MAAN"),
        ("MAAN,", "MAAN"),
        ("DE LA MAAN, Jan Piet", "Jan Piet DE LA MAAN"),
        ("Jan Maan, Jr.", "Jan Maan, Jr."),
        ("Jan Maan, III", "Jan Maan, III"),
    ],
)
def test_a_persons_name_is_put_in_order(printed: str, ordered: str) -> None:
    assert in_order(printed) == ordered


def test_a_persons_aliases_are_put_in_order_too() -> None:
    row = {"source": SDN, "type": "Individual", "name": "MAAN, Jan", "alt_names": "MAEN, Johan; 'EL MAAN'"}
    assert names_of(row) == [("name", "Jan MAAN"), ("alias", "Johan MAEN"), ("alias", "'EL MAAN'")]


@pytest.mark.parametrize(
    "printed", ["Jan Maan", "MAAN, Jan", "Jan van der Maan", "JAN MAAN", "I. Maan", "Jan V Maan", "Jan Maan, II"]
)
def test_nothing_speaks_against_a_person(printed: str) -> None:
    assert looks_like_person(printed)


@pytest.mark.parametrize(
    "printed",
    [
        "Maan",
        "Maan Trading",
        "Maan University",
        "Maan Co., Ltd.",
        "Maan & Zoon",
        "48 Maan",
        "Maan (Zonnegrad)",
        "JSC Maan Zon",
        "MCST Maan",
        "Maan and Zon",
        "Een Twee Drie Vier Vijf Zes Zeven",
    ],
)
def test_a_word_of_organisations_a_number_or_an_acronym_speaks_against_a_person(printed: str) -> None:
    assert not looks_like_person(printed)


def words_of(*persons: str, organizations: Sequence[str] = ()) -> NameWords:
    words = NameWords()
    for person in persons:
        words.learn_person(person)
    for organization in organizations:
        words.learn_organization(organization)
    return words


@pytest.mark.parametrize(
    ("marked", "printed", "is_person"),
    [
        ("MAAN, Zébulon Jo", "Zebulon Ster Komeet", True),
        ("MAAN, Zébulon Jo", "Jo Ster", False),  # two letters are in too many names
        ("MAAN, Zébulon Jo", "Komeet Maan", True),
        ("MAAN, Zébulon Jo", "Maan Ster Komeet", False),
        ("Zebulon Maan, Jr.", "Zebulon Ster Komeet", True),
        ("Zebulon Maan, III", "Iii Ster Komeet", False),
        ("MAAN, Jordan", "Jordan Ster", True),
        ("MAAN, Kong", "Ster Cloud Hong Kong", False),
        ("MAAN, Zon", "Zon Netherlands", False),
        ("MAAN, Zon", "Kikker Cloud Zon", False),
        ("MAAN, Kikker", "Kikker Cloud Zon", True),
    ],
)
def test_the_words_of_persons_tell_a_person_unless_a_country_or_a_series_speaks_against(
    marked: str, printed: str, is_person: bool
) -> None:
    words = words_of(marked, organizations=["Kikker Works", "Kikker Trading"])
    assert words.speak_for_person(printed) is is_person


@pytest.mark.parametrize("printed", ["Ster K. Komeet", "I. STER", "Ster Olegovich Komeet", "Ster Olegovna Komeet"])
def test_an_initial_or_a_patronymic_stands_for_a_given_name(printed: str) -> None:
    assert words_of().speak_for_person(printed)


@pytest.mark.parametrize("printed", ["Ster Komeet", "Komeet, S.L.", "Li Bo"])
def test_words_that_nobody_taught_do_not_tell_of_a_person(printed: str) -> None:
    assert not words_of().speak_for_person(printed)


@pytest.mark.parametrize(
    ("source", "known", "kind"),
    [
        (ENTITY_LIST, True, "Person"),
        (ENTITY_LIST, False, "Organization"),
        (DPL, True, "Person"),
        (DPL, False, "Organization"),
        (DTC, False, "Person"),
    ],
)
def test_a_row_without_type_is_a_person_by_its_words_or_on_the_list_of_persons(
    source: str, known: bool, kind: str
) -> None:
    marked = {"source": SDN, "type": "Individual", "name": "MAAN, Zebulon" if known else "MAAN, Jan"}
    assert kinds_of(marked, {"name": "Zebulon Ster", "source": source}) == ["Person", kind]


def test_the_list_of_persons_teaches_given_names() -> None:
    assert kinds_of({"name": "Zebulon Ster", "source": DTC}, {"name": "Zebulon Komeet"}) == ["Person", "Person"]


def kinds_of(*rows: Mapping[str, str]) -> list[str]:
    return [fact.kind for fact in facts_of(*rows) if isinstance(fact, Entity) and fact.kind != "Programme"]
