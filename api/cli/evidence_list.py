"""The evidence of one candidate, numbered in the order it is first mentioned, and told once below it."""

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from api.cli.layout import print_indented
from api.cli.words import word
from ontologies.model import Language
from screening.world import OVERLAY

MOST_QUOTE = 160
MOST_MARKS = 6


class EvidenceList:
    """Numbers evidence while a candidate is written."""

    def __init__(self, language: Language) -> None:
        """Begin with nothing mentioned."""
        self._language = language
        self._numbers: dict[tuple[str, str, str], int] = {}
        self._items: list[Mapping[str, Any]] = []

    def marks(self, evidence: Sequence[Mapping[str, Any]]) -> str:
        """Return the numbers of evidence, such as [1][2], each once; of much, the first few and how many more."""
        distinct = list({_key(item): item for item in evidence}.values())
        marks = "".join(f"[{self._number(item)}]" for item in distinct[:MOST_MARKS])
        more = len(distinct) - MOST_MARKS
        return f"{marks} {word('more_in_json', self._language, count=more)}" if more > 0 else marks

    def _number(self, item: Mapping[str, Any]) -> int:
        key = _key(item)
        if key not in self._numbers:
            self._items.append(item)
            self._numbers[key] = len(self._items)
        return self._numbers[key]

    def show(self, console: Console) -> None:
        """Write what each number stands for."""
        if not self._items:
            return
        print_indented(console, Text(word("sources_of", self._language), style="underline"))
        for number, item in enumerate(self._items, start=1):
            quote = item["quote"] or ""
            shown = f": “{quote[:MOST_QUOTE]}{'…' * (len(quote) > MOST_QUOTE)}”" if quote else ""
            print_indented(console, f"[{number}] {self._place(item)}{shown}  {item['url'] or ''}", 4)

    def _place(self, item: Mapping[str, Any]) -> str:
        if item["dataset"] == OVERLAY:
            record = item["record"].replace("relation", word("relation", self._language))
            return word("own_statement", self._language, record=record, date=item["date"])
        return f"{item['dataset']} {item['record']}, {word('seen', self._language)} {item['date']}"


def _key(item: Mapping[str, Any]) -> tuple[str, str, str]:
    return item["dataset"], item["record"], item["quote"] or ""
