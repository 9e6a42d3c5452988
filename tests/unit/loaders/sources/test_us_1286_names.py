"""The names of the section 1286 list: institutions, and units that are printed with their whole."""

import pytest

from loaders.sources.us_1286.names import ListedName, covers_units, is_numbered, key_of, take_apart, whole_before_comma

WHOLES = {key_of("Lunar Academy of Sciences"), key_of("Comet Rocket Corporation")}


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Moonbeam University", ListedName()),
        (
            "Lunar Academy of Sciences, Institute of Craters",
            ListedName("Institute of Craters", "Lunar Academy of Sciences"),
        ),
        (
            "Stars Academy – Institute of Comets (IC)",
            ListedName("Institute of Comets", "Stars Academy"),
        ),
        ("Stars Academy (SA) - Bureau - Section 2", ListedName("Bureau - Section 2", "Stars Academy")),
        ("Concern “KOMETA-2”", ListedName()),
        ("Institute of Tides, Far East Branch", ListedName()),
        (
            "Key Laboratory of Soft, Light Moonstone at Tidewater University",
            ListedName("Key Laboratory of Soft, Light Moonstone", "Tidewater University", is_hosted=True),
        ),
        (
            "Key Laboratory of Dust at University of the Moon",
            ListedName("Key Laboratory of Dust", "University of the Moon", is_hosted=True),
        ),
        ("National Laboratory for Dust at the Microscale", ListedName()),
        ("Center for Stars of Tidewater University", ListedName()),
    ],
)
def test_a_unit_is_told_from_its_whole_where_the_list_prints_both(printed: str, expected: ListedName) -> None:
    assert take_apart(printed, WHOLES) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [("Comet Rocket Corporation, Meteor", "Comet Rocket Corporation (CRC)"), ("Moonbeam University", "")],
)
def test_what_stands_before_the_first_comma_may_be_a_whole(printed: str, expected: str) -> None:
    assert whole_before_comma(printed) == (key_of(expected) if expected else "")


@pytest.mark.parametrize(
    ("notes", "covers"),
    [
        ("and affiliates", True),
        ("and its subsidiaries", True),
        ("affiliated with Moonbeam University", False),
        ("", False),
    ],
)
def test_a_row_covers_units_only_where_a_note_says_so(notes: str, covers: bool) -> None:
    assert covers_units(notes) is covers


@pytest.mark.parametrize(
    ("name", "expected"),
    [("901 Institute", True), ("902 institute", True), ("Army Command College", False), ("Project 5-100", False)],
)
def test_a_number_and_a_word_of_kind_are_nobodys_name(name: str, expected: bool) -> None:
    assert is_numbered(name) is expected
