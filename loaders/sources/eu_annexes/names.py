"""The cells of names in an annex: several names, with labels, remarks and other scripts between them."""

import csv
import re
from collections.abc import Iterator
from itertools import islice

from loaders.clean.organizations import split_brackets
from screening.normalise.scripts import main_script

QUOTED = re.compile(r"[«»“”„\"‘]")
# "Tatur Russian: Татур", "Oduev (original script: Одуев)", "Other name: X", ", (c) X": a name of its own follows.
LABEL = re.compile(
    r"[(,]?\s*\b(?:"
    r"(?:Chinese|Korean|Rus+ian|Ukrainian|Belarus+ian|Kazakh|Azerbaijani|Arabic|Persian|Farsi)(?: spelling)?"
    r"|original script|in Arabic|(?:Other|Married|Stage) name|a\.k\.a"
    r")\s*[:.]\s*|\)\s+or\s+|\s+known as (?=[‘“])|[;,]\s*\((?-i:[a-z]{1,2})\),?(?!\s*\d)",
    re.IGNORECASE,
)
# "Muhammed (a.k.a. Muhamad, Mohamed) ZAMRINI": other spellings of the word before.
SPELLINGS = re.compile(
    r"(?P<before>.*?)(?P<word>\S+)\s*\(a\.k\.a\.?\s*(?P<others>[^()]+)\)\s*(?P<after>\w.*)", re.DOTALL
)
MOST_SPELLINGS = 30
# "Olga MAANOVA / Olga MAANEVA" are two names; "MAANOV/MANOV" are spellings of one word.
SLASH = re.compile(r"\s+/\s*|\s*/\s+")
# What stands behind a name and is not one: "(born on 14.1.1968 in Morocco)", ". Date of birth: 11.4.1963".
REMARK = re.compile(
    r"(?:(?:^|[(,.]\s*|\()(?:date of |place of |DOB\b|POB\b|passport\b(?=.*\d)|(?:as )?(?:previously|formerly) listed"
    r"|birth name|false identity|national identification|\w+ (?:residency card|ID number))|[(,.]\s*born\b"
    r"|\((?:nom de guerre|combat name|call sign|initials)\b).*",
    re.IGNORECASE | re.DOTALL,
)
BETWEEN_NAMES = re.compile(r";(?![^(]*\))")
PLACEHOLDER = "text of image"  # the act prints the name as a picture


def split_cell(cell: str) -> list[str]:
    """Return the texts of a cell; one that holds a semicolon itself is printed in quotes."""
    try:
        parts = next(csv.reader([cell], delimiter=";", skipinitialspace=True, strict=True), [])
    except csv.Error:  # quotes that belong to a name
        parts = cell.split("; ")
    return [part.strip() for part in parts if part.strip(" ;")]


def names_in(printed: str) -> list[str]:
    """Return the names in one printed text, without remarks; empty when it holds only a remark."""
    spelled = islice(_spellings(printed), MOST_SPELLINGS)
    parts = [part for text in spelled for labelled in LABEL.split(text) for part in _at_slashes(labelled)]
    pieces = [piece for part in parts for piece in BETWEEN_NAMES.split(REMARK.sub("", part))]
    return [name for piece in pieces for name in _names_of(piece)]


def _at_slashes(text: str) -> list[str]:
    """Return the names that stand beside each other: each has at least two words."""
    pieces = SLASH.split(text)
    return pieces if all(len(piece.split()) > 1 for piece in pieces) else [text]


def _spellings(printed: str) -> Iterator[str]:
    found = SPELLINGS.fullmatch(printed)
    if found is None:
        yield printed
        return
    before, after = found.group("before"), found.group("after")
    for word in (found.group("word"), *found.group("others").split(", ")):
        yield from _spellings(f"{before}{word} {after}")


def has_remark(printed: str) -> bool:
    """Return whether a printed name tells more than a name."""
    return REMARK.search(printed) is not None


def _names_of(part: str) -> Iterator[str]:
    text = _closed(part.strip(" ,:;/"))
    if text.casefold() == PLACEHOLDER or not any(map(str.isalnum, text)):
        return
    before, inside = split_brackets(text)
    if before and _is_second_name(before, inside):
        yield from (before, *(name.strip() for name in inside.split(";")))
    else:
        yield text


def _closed(text: str) -> str:
    """Return a text whose last bracket was cut off, or never opened, with its brackets in pairs."""
    opened, closed = text.count("("), text.count(")")
    if opened > closed:
        return f"{text})" if not text.endswith("(") else text.rstrip("( ")
    return text.rstrip(")") if closed > opened else text


def _is_second_name(before: str, inside: str) -> bool:
    """Return whether brackets hold the name in another script, or a short form: "... «РАТЕП» (АО «РАТЕП»)"."""
    scripts = main_script(before), main_script(inside)
    return bool(QUOTED.search(inside)) or (all(scripts) and scripts[0] != scripts[1])
