"""A number is taken only when its scheme can have it, and however it is written it is the same number."""

import pytest

from screening.normalise.identifiers import STRONG, clean_identifier

VALID = {
    "ru_inn": "1234567894",
    "ru_ogrn": "1234567890127",
    "cn_uscc": "91350000MA0000001J",
    "lei": "EXAMPLE0000000000184",
    "imo": "9074729",
    "ror": "03yrm5c26",
    "wikidata": "Q42",
}
CHECKED = {scheme: number for scheme, number in VALID.items() if scheme != "wikidata"}
LONG = {"ru_inn": "123456789047", "ru_ogrn": "123456789012343"}  # of persons and sole traders


def test_every_strong_scheme_is_tested_here() -> None:
    assert set(VALID) == STRONG


@pytest.mark.parametrize(("scheme", "number"), [*VALID.items(), *LONG.items()])
def test_a_right_number_is_kept(scheme: str, number: str) -> None:
    assert clean_identifier(scheme, number) == f"{scheme}:{number}"


@pytest.mark.parametrize(("scheme", "number"), [*CHECKED.items(), *LONG.items()])
def test_one_wrong_check_digit_refuses_a_number(scheme: str, number: str) -> None:
    last = "0" if number[-1] != "0" else "1"
    assert clean_identifier(scheme, number[:-1] + last) == ""


@pytest.mark.parametrize(
    ("scheme", "number"),
    [("ru_inn", "1234576894"), ("ru_ogrn", "1234576890127"), ("cn_uscc", "91530000MA0000001J"), ("ror", "03yrm5c62")],
)
def test_two_swapped_digits_refuse_a_number(scheme: str, number: str) -> None:
    assert clean_identifier(scheme, number) == ""


@pytest.mark.parametrize(("scheme", "number"), CHECKED.items())
def test_a_digit_too_few_or_too_many_refuses_a_number(scheme: str, number: str) -> None:
    assert clean_identifier(scheme, number[1:]) == ""
    assert clean_identifier(scheme, f"{number}0") == ""


@pytest.mark.parametrize("number", ["42", "Q", "Q0", "Q4a", "P42"])
def test_a_wikidata_number_is_a_q_and_a_number(number: str) -> None:
    assert clean_identifier("wikidata", number) == ""


@pytest.mark.parametrize(
    ("scheme", "printed", "cleaned"),
    [
        ("ror", "https://ror.org/03yrm5c26", "ror:03yrm5c26"),
        ("ror", "ror.org/03YRM5C26", "ror:03yrm5c26"),
        ("wikidata", "q42", "wikidata:Q42"),
        ("imo", "IMO 9074729", "imo:9074729"),
        ("imo", "IMO9074729", "imo:9074729"),
        ("ru_inn", "1234 567 894", "ru_inn:1234567894"),
        ("ru_inn", "１２３４５６７８９４", "ru_inn:1234567894"),
        ("ru_inn", "1234567894\u200b", "ru_inn:1234567894"),
        ("cn_uscc", "91350000-ma0000001-j", "cn_uscc:91350000MA0000001J"),
        ("lei", "exam ple0 0000 0000 0184", "lei:EXAMPLE0000000000184"),
        ("passport", " AB  12 ", "passport:AB 12"),
    ],
)
def test_a_number_is_the_same_however_it_is_written(scheme: str, printed: str, cleaned: str) -> None:
    assert clean_identifier(scheme, printed) == cleaned


@pytest.mark.parametrize("scheme", ["ror", "lei", "passport", "tax"])
@pytest.mark.parametrize("number", ["", "   ", "\u200b"])
def test_an_empty_number_is_no_number(scheme: str, number: str) -> None:
    assert clean_identifier(scheme, number) == ""


def test_digits_of_other_scripts_are_not_taken_for_a_number_that_no_list_prints() -> None:
    assert clean_identifier("ru_inn", "١٢٣٤٥٦٧٨٩٤") == ""


@pytest.mark.parametrize("scheme", ["tax", "passport", "ru_kpp", "hk_brn"])
def test_numbers_that_several_countries_or_places_give_are_not_strong(scheme: str) -> None:
    assert scheme not in STRONG
