"""Partial dates: ISO prefixes (``2024``, ``2024-05``, ``2024-05-17``). What is unknown stays unknown."""

import calendar
import re
from datetime import date

PARTIAL_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def is_partial_date(text: str) -> bool:
    """Return whether the text is an ISO prefix of a date that exists."""
    found = PARTIAL_DATE.fullmatch(text)
    if found is None:
        return False
    year, month, day = (int(part) if part else 1 for part in found.groups())
    return year >= 1 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def earliest(text: str) -> date:
    """Return the first day the partial date can mean."""
    year, month, day = (int(part) if part else 1 for part in _parts(text))
    return date(year, month, day)


def latest(text: str) -> date:
    """Return the last day the partial date can mean."""
    year_text, month_text, day_text = _parts(text)
    year, month = int(year_text), int(month_text or 12)
    return date(year, month, int(day_text or calendar.monthrange(year, month)[1]))


def _parts(text: str) -> tuple[str, str | None, str | None]:
    found = PARTIAL_DATE.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is not a date of the form 2024, 2024-05 or 2024-05-17")
    return found.group(1), found.group(2), found.group(3)


def agree(first: str, second: str) -> bool:
    """Return whether two partial dates can mean the same day."""
    return earliest(first) <= latest(second) and earliest(second) <= latest(first)
