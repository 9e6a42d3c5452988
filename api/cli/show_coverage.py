"""What a screening searched and what it left out, as text."""

from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.text import Text

from api.cli.layout import make_table, number_text
from api.cli.words import word
from ontologies.model import Language
from screening.not_searched import BESIDE_LISTS

MOST_MISSING = 8


def show_coverage(console: Console, screening: Mapping[str, Any], language: Language) -> None:
    """Write what was searched and what was not, and that no result means safe."""
    edition, *names = (word(key, language) for key in ("edition", "records", "age"))
    table = make_table(word("searched", language), edition, *names, "", numbers=names, unbroken=[edition])
    for dataset in screening["datasets"]:
        key = "later" if dataset["startsLater"] else "stale" if dataset["stale"] else "current"
        state = word(key, language)
        if dataset["required"]:
            state = f"{state}, {word('required', language)}"
        if dataset["checkedOn"]:
            state = f"{state}, {word('checked_on', language, day=dataset['checkedOn'])}"
        cells = (number_text(dataset["records"], language), str(dataset["ageDays"]))
        table.add_row(dataset["title"], dataset["publishedAt"], *cells, state)
    console.print(table)
    _show_not_searched(console, screening, language)
    console.print()
    console.print(Text(word("standing_note", language), style="italic"))


def _show_not_searched(console: Console, screening: Mapping[str, Any], language: Language) -> None:
    lists = [item for item in screening["notSearched"] if item["id"] not in BESIDE_LISTS]
    if lists:
        titles = "; ".join(item["title"] for item in lists[:MOST_MISSING])
        more = len(lists) - MOST_MISSING
        rest = f"; {word('and_more', language, count=more)}" if more > 0 else ""
        console.print(Text(f"{word('not_searched', language, count=len(lists))}: {titles}{rest}"))
    for item in screening["notSearched"]:
        if item["id"] == "indicators":
            console.print(Text(word("not_assessed", language, title=item["title"])))
        elif item["id"] in BESIDE_LISTS:
            text = word("not_searched_beside", language, title=item["title"], reason=item["reason"])
            console.print(Text(text))
