"""Dates as lists print them to partial ISO dates. What cannot be read is left out, never guessed."""

import re
from collections.abc import Iterator

from graph.dates import is_partial_date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januari",
            "february feb februari",
            "march mar maart",
            "april apr",
            "may mei",
            "june jun juni",
            "july jul juli",
            "august aug augustus",
            "september sep sept",
            "october oct oktober okt",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
# The UN prints a day with its zone, too: "2015-04-14-04:00".
ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T.*|Z|[+-]\d{2}:\d{2})?)?)?")
NUMERIC = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
WORDS = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([A-Za-z]+)\.?,?\s+(\d{4})")
# Texts that hold several dates: "(a) 1.3.1961, (b) 16.6.1960", "8 Oct.1970", "10.8. 1960", "Between 1968 and 1973".
RANGE = re.compile(r"(?<![\d./-])(\d{4})\s*(?:-|–|/|to|and)\s*(\d{4})(?![\d./-])")
IN_TEXT = re.compile(
    r"\d{4}-\d{2}(?:-\d{2})?|\d{1,2}[./]\d{1,2}[./]\d{4}"
    rf"|(?:\d{{1,2}} )?\b(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.? \d{{4}}|\b\d{{4}}\b",
    re.IGNORECASE,
)
NO_DATE = re.compile(r"[\d./]+\s*\([^)]*Hijri[^)]*\)|\b(?:before|after)\s\S+", re.IGNORECASE)
AFTER_MONTH = re.compile(r"(?<=[a-z]\.)(?=\d)")
IN_DATE = re.compile(r"(?<=\d\.)\s+(?=\d)")
LONGEST_RANGE = 20  # a longer one tells nothing


def clean_date(text: str) -> str:
    """Return the ISO prefix of a printed date: ``17.5.2024``, ``17 May 2024``, ``May 2024``, ``2024-05-00``, ``2024``.

    Day comes before month where both are numbers, as the European lists print it. An approximate date ("circa 1961")
    gives the year; a range or an unreadable text gives an empty text.
    """
    plain = re.sub(r"^(circa|approximately|approx\.?|ca\.?|c\.)\s+", "", text.strip(), flags=re.IGNORECASE)
    if found := ISO.fullmatch(plain):
        return _join(found.group(1), found.group(2), found.group(3))
    if found := NUMERIC.fullmatch(plain):
        return _join(found.group(3), found.group(2), found.group(1))
    if found := WORDS.fullmatch(plain):
        month = MONTHS.get(found.group(2).lower().rstrip("."))
        return _join(found.group(3), str(month), found.group(1)) if month else ""
    return ""


def clean_dates(text: str) -> Iterator[str]:
    """Yield every date a printed text names, first the years of ranges: each of them is possible.

    Dates of another calendar and those the text only sets a limit with ("before 1964") are left out.
    """
    plain = IN_DATE.sub("", AFTER_MONTH.sub(" ", NO_DATE.sub(" ", text)))
    for found in RANGE.finditer(plain):
        first, last = int(found.group(1)), int(found.group(2))
        yield from map(str, range(first, last + 1) if last - first <= LONGEST_RANGE else ())
    yield from filter(None, map(clean_date, IN_TEXT.findall(RANGE.sub(" ", plain))))


def _join(year: str, month: str | None, day: str | None) -> str:
    parts = [year]
    for part in (month, day):
        if part is None or int(part) == 0:  # "00/00/1980" and "1960-00-00": only the year is known
            break
        parts.append(f"{int(part):02}")
    text = "-".join(parts)
    return text if is_partial_date(text) else ""
