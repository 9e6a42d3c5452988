"""Takes apart the printed names of laboratories and subsidiaries: English, Chinese, place, notes.

Seen in the file: "English (中文)", with half- or full-width brackets and brackets within; several Chinese names joined
by "/" or "or"; "English / English"; "X aka Y"; a place in brackets; "[Probable] X"; texts that are cut off.
"""

import re
from dataclasses import dataclass

from screening.normalise.scripts import is_east_asian
from screening.normalise.text import clean_text

LEAST_HAN = 6
CATEGORY_B = re.compile(r"[(（]\s*[Bb]类\s*[)）]?")
ALSO = re.compile(r",?\s+(?:a\.?k\.?a\.?,?|also known as(?: the)?|now known as(?: the)?)\s+", re.IGNORECASE)
PROBABLE = re.compile(r"^\[(?:Probable|Possible)\]\s*", re.IGNORECASE)
QUOTES = str.maketrans("", "", '“”"‘')


@dataclass(frozen=True, slots=True)
class UnitNames:
    """The names of a unit, in the order printed.

    Attributes:
        native: Names in Chinese.
        place: What stood in brackets and is no name: a city or country.
        is_probable: Whether the source itself is not sure.
    """

    english: tuple[str, ...]
    native: tuple[str, ...]
    place: str
    is_probable: bool

    @property
    def first(self) -> str:
        """The name to show: English if there is one."""
        return next(iter((*self.english, *self.native)), "")

    @property
    def all(self) -> tuple[str, ...]:
        """Every name."""
        return (*self.english, *self.native)


def split_names(printed: str) -> UnitNames:
    """Return the names that one printed entry holds."""
    text = clean_text(printed.replace("／", "/"))
    is_probable = PROBABLE.match(text) is not None
    english: list[str] = []
    native: list[str] = []
    place = ""
    for part in ALSO.split(PROBABLE.sub("", text)):
        before, inside = _split_first_bracket(part)
        if is_east_asian(before):
            before, inside = "", part
        if is_east_asian(inside):
            native.extend(_native_names(inside))
        elif inside:
            place = inside
        english.extend(_english_names(before))
    return UnitNames(tuple(dict.fromkeys(english)), tuple(dict.fromkeys(native)), place, is_probable)


def _split_first_bracket(text: str) -> tuple[str, str]:
    """Return what stands before the first bracket with Chinese in it, and what is inside; else the last bracket."""
    last = (text, "")
    for start in (i for i, char in enumerate(text) if char in "(（"):
        end = _closing(text, start)
        inside = text[start + 1 : end]
        if is_east_asian(inside):
            return text[:start].strip(), inside.strip()
        if not text[end + 1 :].strip(" )）") and start > 0:
            last = (text[:start].strip(), inside.strip())
    return last


def _closing(text: str, start: int) -> int:
    depth = 0
    for position in range(start, len(text)):
        depth += (text[position] in "(（") - (text[position] in ")）")
        if depth == 0:
            return position
    return len(text)


def _native_names(text: str) -> list[str]:
    without_category = CATEGORY_B.sub("", text)
    names: list[str] = []
    for part in re.split(r"\s+or\s+|;|,\s", without_category):
        pieces = part.split("/")
        are_names = all(sum(map(is_east_asian, piece)) >= LEAST_HAN for piece in pieces)
        names.extend(pieces if are_names else [part])
    cleaned = (_balanced(name.translate(QUOTES).strip(" .")) for name in names)
    return [name for name in cleaned if is_east_asian(name)]


def _balanced(name: str) -> str:
    """Return a name without a bracket at its end that has no partner."""
    opened, closed = name.count("("), name.count(")")
    return name.removesuffix(")").strip() if closed > opened else name


def _english_names(text: str) -> list[str]:
    pieces = re.split(r"\s+/\s+|\s+or\s+", text)
    are_names = all(re.search(r"Lab|Cent(?:er|re)|Institut|Academy|Hospital", piece) for piece in pieces)
    return [piece.strip(" ,;/") for piece in (pieces if are_names else [text]) if piece.strip(" ,;/")]
