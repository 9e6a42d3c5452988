"""The names of the US list: parents and units within them, other names in prose, lost apostrophes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# "X. Subordinate Institution - Y" is an entry for Y. Seen in the Entity List of 2022-05.
WITH_PARENT = (
    re.compile(r"(?P<parent>.+?)\.\s+Subordinate Institution\s*-\s*(?P<name>.+)"),
    re.compile(r"(?P<name>.+?)\s+\((?:Parent Organization:|a subordinate institute of)\s*(?P<parent>.+)\)"),
    re.compile(r"(?P<parent>.+?) entity:\s+(?P<name>.+)"),
)
AFFILIATED = re.compile(r"(?P<parent>.+?)\.\s+Affiliated Entity:\s*(?P<name>.+)")
# "X and any successor, sub-unit, or subsidiary thereof", "X, and its sub-units and successors": units are listed too.
WITH_SUBUNITS = re.compile(r",? and (?:any|its) (?=[\w, -]*sub-?units?\b)[\w, -]+$")
OTHER_NAME = re.compile(r",?\s+[af]\.k\.a\.,?\s+", re.IGNORECASE)
LOST_APOSTROPHE = re.compile(r"(?<=\w)\?(?=s\b)")  # "3rd Academy?s 159 Factory"

SUFFIX = re.compile(r",?\s+(?:jr|sr|ii|iii|iv)\.?\s*$", re.IGNORECASE)  # "Maan, Jr." has no given name Jr.


@dataclass(frozen=True, slots=True)
class EntryName:
    """The name of an entry, taken apart.

    Attributes:
        own: The name of the party itself.
        parent: The organisation the party is named with; empty when there is none.
        is_unit: Whether the list says that the party is a part of the other; an affiliated entity need not be.
        covers_units: Whether the listing extends to the units of the party.
    """

    own: str
    parent: str = ""
    is_unit: bool = False
    covers_units: bool = False


def take_apart(printed: str) -> EntryName:
    """Return the parts of the printed name of an entry."""
    for pattern in (*WITH_PARENT, AFFILIATED):
        if found := pattern.fullmatch(printed):
            return EntryName(found.group("name"), found.group("parent"), is_unit=pattern is not AFFILIATED)
    own = WITH_SUBUNITS.sub("", printed)
    return EntryName(own, covers_units=own != printed)


def in_order(printed: str) -> str:
    """Return "LAST, First" as "First LAST"."""
    last, comma, given = printed.partition(",")
    is_turned = comma and given.strip() and not SUFFIX.fullmatch(f",{given}")
    return f"{given.strip()} {last.strip()}" if is_turned else printed.strip(" ,")


def names_in(printed: str) -> Iterator[str]:
    """Yield the names in one text: "X, a.k.a., Y"."""
    return iter(OTHER_NAME.split(LOST_APOSTROPHE.sub("’", printed)))
