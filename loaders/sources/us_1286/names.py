"""The names of the section 1286 list: an institution, or a unit that is printed with its whole."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from loaders.clean.organizations import is_distinctive, split_brackets
from screening.normalise.names import organization_form

DASH = re.compile(r"\s+[-–—]\s+")  # "Chinese Academy of Sciences – Institute of Physics"
HOSTED = re.compile(r"(?P<unit>.*\bLaboratory\b.*) at (?P<whole>.*\bUniversity\b.*)")
AFFILIATES = re.compile(r"^and (?:all )?(?:its )?(?:affiliates|subsidiaries|sub-?units)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ListedName:
    """The name of a row, taken apart.

    Attributes:
        unit: The part of the name that is the unit's own; empty when the row names a whole.
        whole: The institution the unit is printed with, without an acronym in brackets; empty without one.
        is_hosted: Whether it is a laboratory at a university.
    """

    unit: str = ""
    whole: str = ""
    is_hosted: bool = False


def take_apart(printed: str, wholes: Collection[str]) -> ListedName:
    """Return unit and whole of a name.

    Args:
        wholes: Keys of the institutions that units of this edition are printed with behind a comma.
    """
    if len(parts := DASH.split(printed, maxsplit=1)) == 2:
        return ListedName(bare(parts[1]), bare(parts[0]))
    whole, comma, unit = printed.partition(", ")
    if comma and key_of(whole) in wholes:
        return ListedName(unit, bare(whole))
    if found := HOSTED.fullmatch(printed):
        return ListedName(found["unit"], found["whole"], is_hosted=True)
    return ListedName()


def whole_before_comma(printed: str) -> str:
    """Return the key of what stands before the first comma of a name; empty without a comma."""
    whole, comma, _ = printed.partition(", ")
    return key_of(whole) if comma else ""


def key_of(name: str) -> str:
    """Return what two spellings of an institution have in common."""
    return organization_form(bare(name)).key


def is_numbered(name: str) -> bool:
    """Return whether a name is a number and a word of kind: "901 Institute" is nobody's name."""
    return not is_distinctive(name) and any(token.isdigit() for token in organization_form(name).tokens)


def covers_units(notes: str) -> bool:
    """Return whether a note extends a row to the units of the institution."""
    return AFFILIATES.fullmatch(notes.strip()) is not None


def bare(name: str) -> str:
    """Return a name without an acronym in brackets behind it, which editions print or leave out."""
    return split_brackets(name.strip(" ,"))[0]
