"""The cells of numbers in an annex: several in one text, with countries, dates and offices around them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from loaders.clean.countries import country_code
from loaders.clean.dates import clean_date
from loaders.clean.organizations import split_brackets
from loaders.sources.eu_annexes.names import split_cell
from screening.normalise.identifiers import SCHEMES

ITEM = re.compile(r"(?:^|[,;]?\s+)\(?[a-z]\)\s+")  # "(a) MM611523 (Filipino passport), (b) EE947317"
# What stands before a number: "Iraqi passport No. 284158", "Libya B014995".
LABEL = re.compile(r"^\D*\b(?:number|no|nr|passport)\b[.:]*\s+(?=\S*\d)", re.IGNORECASE)
WORDS = re.compile(r"^(?:[^\s\d]*[a-z)][^\s\d]*\s+)+")
# What stands behind it: "A54062245 (Iran), expires 12.7.2026"; but "12/La Ma Na (N) 89 489" is one number.
BEHIND = re.compile(
    r"\s*(?:[,;]|\s\((?![^()]*\)[\s-]*\d)|\s(?:issued|expir\w+|valid|under)\b).*", re.IGNORECASE | re.DOTALL
)
BY_WORDS: Mapping[str, str] = {**SCHEMES, "passport": "passport"}
NO_PASSPORT = re.compile(r"identi|fiscal|\bcard\b|\bID\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A number of a cell.

    Attributes:
        scheme: The scheme the words beside the number name, else that of the cell.
        number: Empty when the text holds none.
        remark: The whole text when it tells more than a number and its country, else empty.
    """

    scheme: str
    number: str
    remark: str


def numbers_in(cell: str, scheme: str) -> Iterator[PrintedNumber]:
    """Yield the numbers of a cell, in its order.

    Args:
        scheme: What the numbers of the cell are when nothing beside one tells it.
    """
    for text in (item for printed in split_cell(cell) for item in _items(printed)):
        number = _number(text)
        words = split_brackets(text)[1].casefold()
        is_other = scheme == "passport" and NO_PASSPORT.search(text)
        is_plain = text == number or (text.startswith(number) and (words in BY_WORDS or country_code(words)))
        yield PrintedNumber(
            BY_WORDS.get(words, "id_number" if is_other else scheme), number, "" if number and is_plain else text
        )


def _items(printed: str) -> list[str]:
    return [item for item in (part.strip(" ,;") for part in ITEM.split(printed)) if item]


def _number(text: str) -> str:
    """Return the number in a text; empty when it holds none, or only a date."""
    number = BEHIND.sub("", WORDS.sub("", LABEL.sub("", text))).strip(" .,:;")
    is_date = len(clean_date(number.strip("()"))) > len("2024")
    return number if any(map(str.isdigit, number)) and not is_date else ""
