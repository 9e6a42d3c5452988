"""The script of a text is that of most of its letters."""

import pytest

from screening.normalise.scripts import is_east_asian, main_script, script_of


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Delft", "Latn"),
        ("Łódź", "Latn"),
        ("Москва", "Cyrl"),
        ("Αθήνα", "Grek"),
        ("دانشگاه", "Arab"),
        ("תל אביב", "Hebr"),
        ("北京", "Hani"),
        ("トヨタ", "Kana"),
        ("みずほ", "Kana"),
        ("서울", "Hang"),
        ("दिल्ली", "Deva"),
        ("თბილისი", "Geor"),
        ("ᲗᲑᲘᲚᲘᲡᲘ", "Geor"),
        ("Երևան", "Armn"),
        ("มหิดล", "Thai"),
        ("ትግራይ", "Zyyy"),
        ("201 - 14", ""),
        ("", ""),
    ],
)
def test_a_text_in_one_script_has_that_script(text: str, script: str) -> None:
    assert main_script(text) == script


def test_the_script_of_most_letters_counts() -> None:
    assert main_script("Завод ABC Заречье") == "Cyrl"


def test_of_two_scripts_with_as_many_letters_the_first_counts() -> None:
    assert (main_script("абвabc"), main_script("abcабв")) == ("Cyrl", "Latn")


@pytest.mark.parametrize("character", ["1", " ", "-", ".", "٣", "\u0301"])
def test_digits_marks_and_punctuation_have_no_script(character: str) -> None:
    assert script_of(character) == ""


@pytest.mark.parametrize("text", ["北京", "トヨタ", "서울", "ABC有限公司"])
def test_han_kana_and_hangul_are_east_asian(text: str) -> None:
    assert is_east_asian(text)


@pytest.mark.parametrize("text", ["Beijing", "Москва", "มหิดล", "дом", "", "．。"])
def test_other_texts_are_not_east_asian(text: str) -> None:
    assert not is_east_asian(text)
