"""What the words of an organisation's name say: its type, its acronym, its other names."""

import pytest

from loaders.clean.organizations import is_acronym, is_distinctive, name_claims, org_type_of, split_brackets


@pytest.mark.parametrize(
    ("name", "org_type"),
    [
        ("Noorderlicht Universiteit", "university"),
        ("Baihe University", "university"),
        ("白鹤大学", "university"),
        ("Key Laboratory of the University of Baihe", "laboratory"),
        ("Severnyi Mayak Research Institute", "institute"),
        ("Ministry of Defence of Ruritania", "government"),
        ("Noorderlicht Fotonica B.V.", "company"),
        ("Zvezdograd Instruments JSC", "company"),
        ("Noorderlicht", ""),
        ("Noorderlicht Group", ""),  # of companies, or of armed men
        ("Noorderlicht Electronics Group", "company"),
        ("Noorderlicht Group B.V.", "company"),
    ],
)
def test_the_type_is_what_the_words_of_the_name_tell(name: str, org_type: str) -> None:
    assert org_type_of([name]) == org_type


def test_of_several_names_the_most_telling_word_counts_whatever_their_order() -> None:
    names = ["Qingluan Group Co., Ltd.", "Qingluan Key Laboratory"]
    assert org_type_of(names) == org_type_of(reversed(names)) == "laboratory"


def test_without_names_there_is_no_type() -> None:
    assert org_type_of([]) == ""


@pytest.mark.parametrize(
    ("name", "is_telling"),
    [
        ("Severnyi Mayak Research Institute", True),
        ("Research Institute", False),
        ("201 Research Institute", False),
    ],
)
def test_a_name_is_telling_only_with_a_word_of_its_own(name: str, is_telling: bool) -> None:
    assert is_distinctive(name) is is_telling


@pytest.mark.parametrize("text", ["QUAT", "BHU", "R&D", "CETC-10", "NII.7"])
def test_capitals_without_spaces_are_an_acronym(text: str) -> None:
    assert is_acronym(text)


@pytest.mark.parametrize("text", ["", "Q", "Quat", "QU AT", "QINGLUANUNIV", "7", "青鸾"])
def test_anything_else_is_no_acronym(text: str) -> None:
    assert not is_acronym(text)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Baihe University (BHU)", ("Baihe University", "BHU")),
        ("白鹤大学（白大）", ("白鹤大学", "白大")),
        ("Baihe University [BHU]", ("Baihe University", "BHU")),
        ("Baihe (North) University", ("Baihe (North) University", "")),
        ("Baihe University", ("Baihe University", "")),
    ],
)
def test_brackets_at_the_end_are_split_from_the_name(name: str, parts: tuple[str, str]) -> None:
    assert split_brackets(name) == parts


@pytest.mark.parametrize(
    ("printed", "claims"),
    [
        ("Baihe University (BHU)", {"Baihe University": "name", "BHU": "acronym"}),
        ("Baihe University (f.k.a. Willow College)", {"Baihe University": "name", "Willow College": "previousName"}),
        ("Baihe University (formerly Willow College)", {"Baihe University": "name", "Willow College": "previousName"}),
        ("Baihe University (a.k.a. Willow College)", {"Baihe University": "name", "Willow College": "alias"}),
        ("Feather Drones (Qingluan) Co., Ltd.", {"Feather Drones (Qingluan) Co., Ltd.": "name"}),
        ("Feather Drones (Qingluan)", {"Feather Drones (Qingluan)": "name"}),
        ("a.k.a. Willow College", {"Willow College": "name"}),
        ("(BHU)", {"(BHU)": "name"}),
        ("BHU", {"BHU": "name"}),
    ],
)
def test_one_printed_name_gives_the_names_it_holds(printed: str, claims: dict[str, str]) -> None:
    assert name_claims(printed, "name") == claims


def test_an_alias_in_capitals_is_an_acronym_but_a_name_in_capitals_is_a_name() -> None:
    assert name_claims("NORDLICHT", "alias") == {"NORDLICHT": "acronym"}
    assert name_claims("NORDLICHT", "name") == {"NORDLICHT": "name"}
