"""Names of the defence-universities tracker: English and Chinese in one text, places, notes, cut-off brackets."""

import json

import pytest

from graph.facts import Claim, Relation, decode_fact
from loaders.intake import Edition
from loaders.registry import find_source
from loaders.sources.cn_defence_universities.units import split_names
from tests.support.lists import read_edition

HOST = "Kite University (风筝大学)"


@pytest.mark.parametrize(
    ("printed", "english", "native"),
    [
        ("Kite University (风筝大学)", ["Kite University"], ["风筝大学"]),
        ("Kite University （风筝大学）", ["Kite University"], ["风筝大学"]),
        ("Kite University(风筝大学)", ["Kite University"], ["风筝大学"]),
        ("Kite University", ["Kite University"], []),
        ("风筝大学", [], ["风筝大学"]),
        ("Kite University (Fengzheng) (风筝大学)", ["Kite University (Fengzheng)"], ["风筝大学"]),
        ("Kite Lab (风筝国家实验室", ["Kite Lab"], ["风筝国家实验室"]),
        ("Kite Lab ( 风筝国家实验室)", ["Kite Lab"], ["风筝国家实验室"]),
        ("Kite Lab (风筝实验室（B类）)", ["Kite Lab"], ["风筝实验室"]),
        ("Kite Lab (风筝实验室(b类))", ["Kite Lab"], ["风筝实验室"]),
        ("Kite Lab (B-category) (风筝实验室 (B类))", ["Kite Lab (B-category)"], ["风筝实验室"]),
        ("Kite Lab (风筝（KITE）国家实验室)", ["Kite Lab"], ["风筝(KITE)国家实验室"]),
        ("Kite Institute (西安风筝研究所（西安）)", ["Kite Institute"], ["西安风筝研究所(西安)"]),
        ("Kite Lab (“风筝国家实验室”)", ["Kite Lab"], ["风筝国家实验室"]),
        ("熊猫风筝公司 (Panda Kites)", [], ["熊猫风筝公司 (Panda Kites)"]),
    ],
)
def test_english_and_chinese_are_told_apart(printed: str, english: list[str], native: list[str]) -> None:
    names = split_names(printed)
    assert (list(names.english), list(names.native)) == (english, native)


@pytest.mark.parametrize(
    ("printed", "english", "native"),
    [
        (
            "Kite Lab (风筝国防重点实验室/风筝国家重点实验室)",
            ["Kite Lab"],
            ["风筝国防重点实验室", "风筝国家重点实验室"],
        ),
        (
            "Kite Lab （风筝国防重点实验室／风筝国家重点实验室）",
            ["Kite Lab"],
            ["风筝国防重点实验室", "风筝国家重点实验室"],
        ),
        ("Kite Lab (微米/纳米风筝技术实验室)", ["Kite Lab"], ["微米/纳米风筝技术实验室"]),
        ("Kite Lab (风筝国家实验室 or 气球国家实验室)", ["Kite Lab"], ["风筝国家实验室", "气球国家实验室"]),
        (
            "Kite Laboratory or Balloon Laboratory (风筝实验室)",
            ["Kite Laboratory", "Balloon Laboratory"],
            ["风筝实验室"],
        ),
        ("Kite Center / Center of Kites", ["Kite Center", "Center of Kites"], []),
        ("Kites or Balloons Company", ["Kites or Balloons Company"], []),
        ("Micro/Nano Kite Lab", ["Micro/Nano Kite Lab"], []),
        ("Kite Academy, a.k.a. Academy of Kites (风筝学院)", ["Kite Academy", "Academy of Kites"], ["风筝学院"]),
        (
            "Kite Hospital (风筝医院), now known as the Kite Center (风筝中心)",
            ["Kite Hospital", "Kite Center"],
            ["风筝医院", "风筝中心"],
        ),
    ],
)
def test_several_names_in_one_text_are_told_apart(printed: str, english: list[str], native: list[str]) -> None:
    names = split_names(printed)
    assert (list(names.english), list(names.native)) == (english, native)


@pytest.mark.parametrize(
    ("printed", "place", "is_probable"),
    [
        ("Kite Aero AG (Austria)", "Austria", False),
        ("Kite Trading Co., Ltd. (Shanghai)", "Shanghai", False),
        ("Kite University (风筝大学)", "", False),
        ("[Probable] Kite Company (风筝公司)", "", True),
        ("[Possible] Kite Company", "", True),
    ],
)
def test_a_place_and_a_doubt_are_no_part_of_the_name(printed: str, place: str, is_probable: bool) -> None:
    names = split_names(printed)
    assert (names.place, names.is_probable) == (place, is_probable)
    assert names.first.startswith("Kite")


def test_the_name_to_show_is_the_english_one() -> None:
    assert split_names("Kite University (风筝大学)").first == "Kite University"
    assert split_names("风筝大学").first == "风筝大学"
    assert split_names("").first == ""


def tracker(*institutions: dict[str, object]) -> Edition:
    """Read a tracker of a host, and of further institutions."""
    values = [
        {"uuid": f"u{number}", "value": value.pop("value"), "meta": {"categories": ["Civilian"], **value}}
        for number, value in enumerate(institutions)
    ]
    head = {"category": "academic-institution", "name": "China Defence Universities Tracker", "version": 1}
    return read_edition(find_source("cn_defence_universities"), json.dumps({**head, "values": values}).encode())


def claims_of(edition: Edition, entity: str) -> set[tuple[str, str]]:
    facts = [decode_fact(line) for line in edition.encoded_facts]
    return {
        (fact.property, fact.value)
        for fact in facts
        if isinstance(fact, Claim) and fact.entity == f"cn_defence_universities:{entity}"
    }


def relations_of(edition: Edition, relation_type: str) -> list[Relation]:
    facts = [decode_fact(line) for line in edition.encoded_facts]
    return [fact for fact in facts if isinstance(fact, Relation) and fact.type == relation_type]


@pytest.mark.parametrize(
    ("alias", "claim"),
    [
        ("KUA", ("acronym", "KUA")),
        ("风筝航天大学", ("alias", "风筝航天大学")),
        ("风筝 航天 大学", ("alias", "风筝 航天 大学")),
        ("风筝大学(灯市)", ("alias", "风筝大学(灯市)")),
        ("Kite Tech", ("alias", "Kite Tech")),
        ("A/SEU", ("acronym", "A/SEU")),
    ],
)
def test_an_alias_keeps_its_kind(alias: str, claim: tuple[str, str]) -> None:
    assert claim in claims_of(tracker({"value": HOST, "aliases": [alias]}), "u0")


def test_a_laboratory_is_never_an_alias_of_its_university() -> None:
    edition = tracker(
        {"value": HOST, "aliases": ["Kite Lab"], "major defence laboratories": ["Kite Lab (风筝国家实验室)"]}
    )
    assert ("alias", "Kite Lab") not in claims_of(edition, "u0")
    assert [issue.code for issue in edition.issues] == ["alias_is_unit"]


@pytest.mark.parametrize(
    "note",
    [
        "Jointly established with Lantern Group",
        "Jointly run with the Lantern Group",
        "Jointly run with LIG",
        "(Jointly run with Lantern Group)",
        "Jointly established in 2018 with Lantern Group",
        "Jointly established by NWPU and Lantern Group, a maker of lanterns",
        "Jointly run with the PLA Lantern Group",
    ],
)
def test_a_partner_that_is_in_the_file_is_found_by_any_of_its_names(note: str) -> None:
    edition = tracker(
        {"value": HOST, "major defence laboratories": ["Kite Lab", note]},
        {"value": "Lantern Group (灯笼集团)", "aliases": ["LIG"]},
    )
    (joint,) = relations_of(edition, "JOINT_LAB")
    assert (joint.source, joint.confidence, joint.properties["quote"]) == (
        "cn_defence_universities:u1",
        "confirmed",
        note,
    )


def test_a_partner_whose_number_is_cut_off_is_its_owner_and_only_derived() -> None:
    edition = tracker(
        {"value": HOST, "major defence laboratories": ["Kite Lab", "Jointly run with Lantern Group’s 3"]},
        {"value": "Lantern Group (灯笼集团)"},
    )
    (joint,) = relations_of(edition, "JOINT_LAB")
    assert (joint.source, joint.confidence) == ("cn_defence_universities:u1", "derived")


@pytest.mark.parametrize("note", ["Jointly established with the 29", "Norinco 59", "Lantern Group’s 13"])
def test_a_number_alone_is_no_partner_and_no_laboratory(note: str) -> None:
    edition = tracker(
        {"value": HOST, "major defence laboratories": ["Kite Lab", note]}, {"value": "Lantern Group (灯笼集团)"}
    )
    assert not relations_of(edition, "JOINT_LAB")
    assert len(relations_of(edition, "HOSTS")) == 1


def test_a_partner_of_the_army_keeps_the_name_of_the_army() -> None:
    edition = tracker(
        {"value": HOST, "major defence laboratories": ["Kite Lab", "Jointly run with the PLA Balloon Institute"]}
    )
    (joint,) = relations_of(edition, "JOINT_LAB")
    partner = joint.source.removeprefix("cn_defence_universities:")
    assert ("name", "PLA Balloon Institute") in claims_of(edition, partner)


def test_a_possible_name_of_a_laboratory_is_a_weak_one() -> None:
    notes = ["Aka Kite Research Lab", "May also be known as the Balloon Lab (气球国家实验室)"]
    edition = tracker({"value": HOST, "major defence laboratories": ["Kite Lab", *notes]})
    (hosts,) = relations_of(edition, "HOSTS")
    claims = claims_of(edition, hosts.target.removeprefix("cn_defence_universities:"))
    assert {("alias", "Kite Research Lab"), ("weakAlias", "Balloon Lab"), ("weakAlias", "气球国家实验室")} <= claims
    assert {("remark", note) for note in notes} <= claims


@pytest.mark.parametrize(
    ("second", "is_shared"),
    [
        ("Paper Lab (国家纸张实验室)", True),
        ("Paper Lab （国家 纸张 实验室）", True),
        ("Paper Lab", False),
        ("Paper Lab (地方纸张实验室)", False),
        ("Other Lab (国家纸张实验室)", False),
    ],
)
def test_a_laboratory_is_shared_only_when_english_and_chinese_names_agree(second: str, is_shared: bool) -> None:
    edition = tracker(
        {"value": HOST, "major defence laboratories": ["Paper Lab (国家纸张实验室)"]},
        {"value": "Ink University (墨水大学)", "major defence laboratories": [second]},
    )
    assert len({relation.target for relation in relations_of(edition, "HOSTS")}) == (1 if is_shared else 2)
    assert bool(relations_of(edition, "JOINT_LAB")) is is_shared


@pytest.mark.parametrize(
    ("agency", "org_type"),
    [
        ("Ministry of Kites", "government"),
        ("Kite Group Corporation", "company"),
        ("PLA Air Force", "military"),
        ("Central Military Commission (CMC)", "military"),
        ("Chinese Academy of Sciences", "institute"),
        ("Kite Flyers", None),
    ],
)
def test_a_supervising_agency_has_the_type_its_name_tells_and_no_other(agency: str, org_type: str | None) -> None:
    edition = tracker({"value": HOST, "supervising agencies": [agency]})
    facts = [fact for fact in map(decode_fact, edition.encoded_facts) if isinstance(fact, Claim)]
    of_agency = {fact.property: fact.value for fact in facts if ":agency." in fact.entity}
    assert of_agency.get("orgType") == org_type
