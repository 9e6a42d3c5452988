"""The comparable form of a person's name: its words without titles, in any order."""

import pytest

from screening.normalise.names import person_form


@pytest.mark.parametrize(
    ("name", "tokens"),
    [
        ("Jan Zonnehoek", ("jan", "zonnehoek")),
        ("ZONNEHOEK, Jan", ("zonnehoek", "jan")),
        ("Prof. dr. ir. Jan Zonnehoek", ("jan", "zonnehoek")),
        ("Captain Anna-Maria O'Kesterduin", ("anna", "maria", "okesterduin")),
        ("Семён Ёлкин", ("semen", "elkin")),
        ("王芳", ("wangfang",)),
        ("", ()),
    ],
)
def test_a_name_becomes_its_words_without_titles(name: str, tokens: tuple[str, ...]) -> None:
    assert person_form(name).tokens == tokens


@pytest.mark.parametrize("name", ["Dr", "Sheikh", "General Major"])
def test_a_name_of_nothing_but_titles_keeps_them(name: str) -> None:
    assert person_form(name).tokens == tuple(name.lower().split())


@pytest.mark.parametrize("name", ["Zonnehoek Jan Pieter", "PIETER Jan Zonnehoek", "Zonnehoek, Dr. Pieter Jan"])
def test_order_case_and_titles_do_not_make_another_name(name: str) -> None:
    assert person_form(name).key == person_form("Jan Pieter Zonnehoek").key


@pytest.mark.parametrize("name", ["Jan Zonnehoek", "Jan Peter Zonnehoek", "J. P. Zonnehoek", "Ян Питер Зоннехук"])
def test_a_name_more_less_or_other_makes_another_name(name: str) -> None:
    assert person_form(name).key != person_form("Jan Pieter Zonnehoek").key


def test_words_of_organisations_are_plain_words_in_a_persons_name() -> None:
    assert person_form("Jan van der Bank").tokens == ("jan", "van", "der", "bank")


def test_a_person_has_no_legal_form() -> None:
    assert person_form("Ag Sa Co").legal == frozenset()


@pytest.mark.parametrize(("name", "is_full"), [("Jan Zonnehoek", True), ("Zonnehoek", False), ("Dr. Zonnehoek", False)])
def test_a_full_name_of_a_person_has_two_words(name: str, is_full: bool) -> None:
    assert person_form(name).is_full is is_full
