"""Which parts of an address name a place that two records can have in common."""

import re

from loaders.clean.countries import country_code
from screening.normalise.text import clean_text, split_words, to_latin

KINDS_OF_PLACE = frozenset(
    {"city", "town", "district", "province", "region", "oblast", "krai", "prefecture", "county", "state", "shi", "qu"}
)
# Parts of buildings, kinds of streets, order and direction: alone or together they name no place.
# fmt: off
NO_PLACE = frozenset({
    "apartment", "apt", "basement", "bldg", "block", "box", "building", "entrance", "flat", "floor", "ground", "house",
    "letter", "lit", "litera", "liter", "office", "part", "plot", "po", "premises", "room", "section", "shop", "suite",
    "tower", "unit", "villa", "warehouse", "wing", "zone", "avenue", "ave", "boulevard", "blvd", "highway", "lane",
    "road", "square", "st", "str", "street", "ulitsa", "first", "second", "third", "fourth", "fifth", "sixth",
    "seventh", "eighth", "ninth", "tenth", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "north", "south", "east", "west", "left", "right", "lower", "upper", "main", "rear", "centre", "center",
})
# fmt: on
SHORTENED = {"saint": "st", "sankt": "st"}
SHORTEST = 4


def places_of(address: str) -> set[str]:
    """Return the parts of an address that are a place name: one or two words without a number, no country."""
    places = set()
    for part in re.split(r"[,;()/]", clean_text(address)):
        words = [to_latin(word) for word in split_words(part)]
        kept = [SHORTENED.get(word, word) for word in words if word not in KINDS_OF_PLACE and not _is_postcode(word)]
        place = " ".join(kept)
        is_telling = any(len(word) > 1 and word not in NO_PLACE for word in kept)
        is_name = is_telling and len(kept) <= 2 and len(place) >= SHORTEST and not any(map(str.isdigit, place))
        if is_name and not country_code(part):
            places.add(place)
    return places


def _is_postcode(word: str) -> bool:
    return len(word) > 4 and word.isdigit()
