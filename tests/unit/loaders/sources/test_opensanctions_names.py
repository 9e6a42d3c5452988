"""Names of FollowTheMoney lines: the caption comes first, every other name stays, weak and former ones apart."""

import json

import pytest

from graph.facts import Claim, decode_fact
from loaders.registry import find_source
from ontologies.load import name_roles
from tests.support.lists import read_edition


def names_of(schema: str = "Company", caption: str = "", **properties: list[str]) -> list[tuple[str, str]]:
    line = {
        "id": "x-1",
        "caption": caption,
        "schema": schema,
        "properties": properties,
        "datasets": ["sample_register"],
        "last_seen": "2026-01-01T00:00:00",
    }
    content = json.dumps(line, ensure_ascii=False).encode()
    edition = read_edition(find_source("opensanctions"), content + b"\n", "opensanctions/sample")
    assert not edition.issues
    facts = [decode_fact(encoded) for encoded in edition.encoded_facts]
    claims = [fact for fact in facts if isinstance(fact, Claim) and fact.property in name_roles()]
    return [(claim.property, claim.value) for claim in claims]


def test_the_caption_is_the_name_and_the_others_are_aliases() -> None:
    names = names_of(caption="Maan LLC", name=["ООО «Маан»", "Maan LLC", "Maan Limited Liability Company"])
    assert names == [("name", "Maan LLC"), ("alias", "ООО «Маан»"), ("alias", "Maan Limited Liability Company")]


def test_without_a_caption_the_first_name_is_the_name() -> None:
    assert names_of(name=["Maan LLC", "ООО «Маан»"]) == [("name", "Maan LLC"), ("alias", "ООО «Маан»")]


@pytest.mark.parametrize(
    ("field", "printed", "claims"),
    [
        ("alias", "Moon LLC", [("alias", "Moon LLC")]),
        ("alias", "Moon LLC (formerly Zon LLC)", [("alias", "Moon LLC"), ("previousName", "Zon LLC")]),
        ("alias", "Lunar Institute (LIZ)", [("alias", "Lunar Institute"), ("acronym", "LIZ")]),
        ("alias", "Лунный Институт (РЛИ)", [("alias", "Лунный Институт"), ("acronym", "РЛИ")]),
        ("alias", "MLLC", [("acronym", "MLLC")]),
        ("alias", "МААНСКАН", [("alias", "МААНСКАН")]),
        ("alias", "月亮; 有限公司", [("alias", "月亮; 有限公司")]),
        ("alias", "月亮 有限公司", [("alias", "月亮 有限公司")]),
        ("alias", 'OOO "Maan"', [("alias", 'OOO "Maan"')]),
        ("weakAlias", "De Maan", [("weakAlias", "De Maan")]),
        ("previousName", "Zon LLC", [("previousName", "Zon LLC")]),
        ("abbreviation", "M LLC", [("acronym", "M LLC")]),
    ],
)
def test_each_kind_of_name_keeps_its_kind(field: str, printed: str, claims: list[tuple[str, str]]) -> None:
    assert names_of(caption="Maan LLC", name=["Maan LLC"], **{field: [printed]})[1:] == claims


def test_a_name_that_is_also_an_alias_counts_once_in_its_strongest_place() -> None:
    assert names_of(caption="Maan LLC", name=["Maan LLC"], alias=["Maan LLC"], weakAlias=["Maan LLC"]) == [
        ("name", "Maan LLC")
    ]


def test_the_names_of_a_person_are_not_taken_apart() -> None:
    names = names_of("Person", "Jan (de) MAAN", name=["MAAN, Jan", "JM"], firstName=["Jan"], lastName=["MAAN"])
    assert names == [("name", "Jan (de) MAAN"), ("alias", "MAAN, Jan"), ("alias", "JM")]
