"""The comparable form of an organisation's name: its words, its legal form, its numbers, its keys."""

import pytest

from screening.normalise.names import decode_form, encode_form, name_form, organization_form, token_weight


@pytest.mark.parametrize(
    ("name", "tokens"),
    [
        ("Delft University of Technology", ("delft", "#technology", "#university")),
        ("Technische Universiteit Delft", ("#technology", "#university", "delft")),
        ("The Institute of the Zonnehoek", ("#institute", "zonnehoek")),
        ("Zonnehoek Optics B.V.", ("zonnehoek", "#optics")),
        ("北京航空航天大学", ("beijing", "#aerospace", "#university")),
        ("Научно-исследовательский институт «Заря»", ("#science", "#research", "#institute", "zarya")),
        ("R&D Zonnehoek", ("r", "d", "zonnehoek")),
        ("", ()),
        ("!!!", ()),
    ],
)
def test_a_name_becomes_its_meaningful_words(name: str, tokens: tuple[str, ...]) -> None:
    assert organization_form(name).tokens == tokens


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Zonnehoek BV", "Zonnehoek B.V."),
        ("Zonnehoek Ltd", "Zonnehoek Limited"),
        ("Zonnehoek GmbH", "Zonnehoek Gesellschaft mit beschränkter Haftung"),
        ("ООО Заря", "Общество с ограниченной ответственностью Заря"),
        ("АО Заря", "Акционерное общество «Заря»"),
        ("Zonnehoek Co., Ltd.", "Zonnehoek Company Limited"),
        ("Zonnehoek AG", "Zonnehoek Aktiengesellschaft"),
    ],
)
def test_a_legal_form_is_the_same_abbreviated_and_in_full(first: str, second: str) -> None:
    assert organization_form(first).key == organization_form(second).key
    assert organization_form(first).legal


def test_names_that_differ_in_legal_form_are_not_the_same_name() -> None:
    keys = {organization_form(f"Zonnehoek{form}").key for form in ("", " Ltd", " JSC", " Stichting", " Corp")}
    assert len(keys) == 5


@pytest.mark.parametrize(("name", "tokens"), [("The Company", ("the", "company")), ("Ltd", ("ltd",)), ("AO", ("ao",))])
def test_a_name_of_nothing_but_little_words_keeps_them(name: str, tokens: tuple[str, ...]) -> None:
    assert organization_form(name).tokens == tokens


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("14th Research Institute", {"14"}),
        ("1st, 2nd, 3rd Plant", {"1", "2", "3"}),
        ("21ste Fabriek", {"21"}),
        ("4e Divisie", {"4"}),
        ("5-й завод", {"5"}),
        ("No. 201 Institute", {"201"}),
        ("201 研究所", {"201"}),
        ("东岭第14研究所", {"14"}),
        ("东岭第１４研究所", {"14"}),
        ("٢٠١ معهد", {"201"}),
        ("3D Systems", set()),
        ("Zonnehoek", set()),
    ],
)
def test_numbers_and_ordinals_are_found_in_a_name(name: str, numbers: set[str]) -> None:
    assert organization_form(name).numbers == numbers


@pytest.mark.parametrize(
    "name",
    [
        "ZONNEHOEK Optics BV",
        "Zonnehoek  Optics, B.V.",
        "Zonnehoek Optics\u200b BV",
        "Zonnehoek-Optics (BV)",
        "The Zonnehoek Optics BV",
        "Zônnehoek Optics BV",
    ],
)
def test_case_accents_points_and_articles_do_not_make_another_name(name: str) -> None:
    assert organization_form(name).key == organization_form("Zonnehoek Optics BV").key


@pytest.mark.parametrize(
    "name",
    [
        "Optics Zonnehoek BV",
        "Zonnehoek Optics",
        "Zonnehoek Optics GmbH",
        "Zonehoek Optics BV",
        "Zonnehoek Optik BV",
        "Зоннехук Оптика",
    ],
)
def test_order_legal_form_letters_language_and_script_make_another_name(name: str) -> None:
    assert organization_form(name).key != organization_form("Zonnehoek Optics BV").key


@pytest.mark.parametrize(
    "name",
    ["Zonnehoek Optics", "National Defense University", "北京大学", "東京大学", "한빛대학교", "201 Zonnehoek Plant"],
)
def test_two_meaningful_words_or_four_unspaced_characters_are_a_full_name(name: str) -> None:
    assert organization_form(name).is_full


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Zonnehoek Centre for Materials", "Zonnehoek Ctr. for Material"),
        ("Lindeveld Inst. of Technol.", "Lindeveld Institute of Technology"),
        ("国防科技大学", "國防科技大學"),
    ],
)
def test_spellings_abbreviations_and_traditional_characters_do_not_make_another_name(name: str, other: str) -> None:
    assert organization_form(name).key == organization_form(other).key


@pytest.mark.parametrize("name", ["Plant A", "Zonnehoek Investments I Corp."])
def test_a_single_letter_belongs_to_the_name(name: str) -> None:
    assert organization_form(name).key != organization_form(name.replace(" A", "").replace(" I ", " ")).key


@pytest.mark.parametrize(
    ("name", "is_distinctive"),
    [
        ("Zonnehoek Optics", True),
        ("National University of Defense Technology", True),
        ("国防科技大学", True),
        ("北京大学", True),
        ("National Defense University", False),
        ("Agricultural Bank", False),
        ("国防大学", False),
    ],
)
def test_a_word_of_its_own_or_many_known_ones_tell_who_is_meant(name: str, is_distinctive: bool) -> None:
    assert organization_form(name).is_distinctive is is_distinctive


@pytest.mark.parametrize(
    "name", ["Zonnehoek", "BUAA", "Zonnehoek BV", "The Zonnehoek", "Zonnehoek 14", "14", "北大", "大学"]
)
def test_one_word_a_number_or_an_acronym_is_no_full_name(name: str) -> None:
    assert not organization_form(name).is_full


@pytest.mark.parametrize("name", ["3M", "TU", "14", "北大", "Ѐё", "אב" * 2, "The Company"])
def test_two_letters_or_digits_can_be_searched(name: str) -> None:
    assert organization_form(name).is_searchable


@pytest.mark.parametrize("name", ["", " ", "A", "7", "-", "...", "\u200b\u200b", "北", "ー", "()", "\u0301\u0301"])
def test_less_than_two_letters_or_digits_cannot_be_searched(name: str) -> None:
    assert not organization_form(name).is_searchable


def test_spaces_and_hyphens_do_not_change_the_joined_letters() -> None:
    names = ("Bei Hang University", "Beihang University", "Bei-Hang-University")
    assert {organization_form(name).joined for name in names} == {"beihanguniversity"}


@pytest.mark.parametrize(
    "name",
    ["Zonnehoek Optics B.V.", "北京航空航天大学", "ООО «Заря»", "The Company", "", "Line\none", "A\x1fB GmbH & Co. KG"],
)
def test_a_form_survives_being_kept_as_text(name: str) -> None:
    for kind in ("organization", "person"):
        form = name_form(name, kind)  # type: ignore[arg-type]
        assert decode_form(encode_form(form)) == form


def test_a_word_of_a_sign_without_letters_leaves_no_empty_token() -> None:
    assert "" not in organization_form("技術ー大学 ー").tokens


def test_a_name_of_its_own_weighs_more_than_a_field_and_a_field_more_than_a_type() -> None:
    assert (
        token_weight("zonnehoek") > token_weight("#physics") > token_weight("#national") > token_weight("#university")
    )


def test_a_short_word_weighs_less_than_a_number_of_the_same_length() -> None:
    assert token_weight("ab") < token_weight("14") == 1.0
