"""What of an address names a place."""

import pytest

from loaders.places import places_of


@pytest.mark.parametrize(
    ("address", "places"),
    [
        ("Kade 1, Enschede, NL", {"enschede"}),
        ("Kade 1, 7511 AB, Enschede", {"enschede"}),
        ("1 Ulitsa, 230771 Grodno/Hrodna, Belarus", {"grodno", "hrodna"}),
        ("Saint Petersburg", {"st petersburg"}),
        ("St. Petersburg", {"st petersburg"}),
        ("Nizhny Novgorod oblast", {"nizhny novgorod"}),
        ("Epworth House, Airport Road", {"epworth house", "airport road"}),
    ],
)
def test_a_part_of_an_address_that_names_a_place_is_one(address: str, places: set[str]) -> None:
    assert places_of(address) == places


@pytest.mark.parametrize(
    "address",
    [
        "Ground Floor",
        "b block",
        "Letter A",
        "lit. A",
        "Road",
        "first floor",
        "Building 4",
        "Unit A",
        "Main Street",
        "NL",
    ],
)
def test_floors_blocks_and_bare_streets_are_no_places(address: str) -> None:
    assert places_of(address) == set()
