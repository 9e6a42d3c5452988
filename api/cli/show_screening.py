"""A screening as text made for reading: outcome, candidates, findings, paths, sources, coverage."""

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from api.cli.show_sources import make_table
from api.cli.words import word
from ontologies.load import load_ontology
from ontologies.model import Language

# A shape and a word for each outcome; colour only repeats them. No green, no tick.
SIGNS = {"listed": "■", "linked": "▲", "attention": "◆", "verify": "?", "insufficient": "…", "no_signal": "○"}
STYLES = {
    "listed": "bold red",
    "linked": "bold yellow",
    "attention": "bold",
    "verify": "bold",
    "insufficient": "bold",
    "no_signal": "bold blue",
}
MOST_QUOTE = 160
MOST_EVIDENCE = 6
MOST_MISSING = 8


def show_screening(console: Console, screening: Mapping[str, Any], language: Language) -> None:
    """Write a whole screening."""
    show_answer(console, screening, language)
    show_coverage(console, screening, language)


def show_answer(console: Console, screening: Mapping[str, Any], language: Language) -> None:
    """Write the question, the outcome and the candidates."""
    query = screening["query"]
    console.print(Rule(style="dim"))
    head = f"{word('question', language)}: {query['name']}   {word('as_of', language)} {screening['asOf']}"
    console.print(Text(f"{head}   {word('snapshot', language)} {screening['versions']['snapshot']}"))
    console.print(_outcome(screening["outcome"], language))
    console.print(Text(screening["outcomeRule"]))
    console.print()
    for number, candidate in enumerate(screening["candidates"], start=1):
        _show_candidate(console, number, candidate, language)
    if not screening["candidates"]:
        console.print(Text(word("nobody", language, count=len(screening["datasets"]))))
        console.print(Text(word("try", language)))
        console.print()
    console.print(Text(f"{word('result_hash', language)} {screening['resultHash'][:16]}", style="dim"))
    console.print()


def _outcome(outcome: str, language: Language) -> Text:
    label = load_ontology().label("Outcome", outcome, language)
    return Text(f"{SIGNS[outcome]} {label}", style=STYLES[outcome])


def _show_candidate(console: Console, number: int, candidate: Mapping[str, Any], language: Language) -> None:
    sources = _Sources()
    ontology = load_ontology()
    native = candidate["nativeNames"][0]["value"] if candidate["nativeNames"] else ""
    title = f"{number}. {candidate['name']}" + (f"  {native}" if native else "")
    console.print(Text(title, style="bold"))
    facts = [", ".join(candidate["countries"])]
    if candidate["orgType"]:
        facts.append(ontology.label("OrgType", candidate["orgType"], language))
    facts.append(f"{word('identity', language)}: {ontology.label('Identity', candidate['identity'], language)}")
    facts.append(word("score", language, score=round(100 * candidate["score"])))
    if len(candidate["members"]) > 1:
        facts.append(word("records_joined", language, count=len(candidate["members"])))
    _indented(console, Text("   ".join(filter(None, facts))))
    _indented(console, Text.assemble(_outcome(candidate["outcome"], language), f"  {candidate['outcomeRule']}"))
    _show_features(console, candidate, language)
    _show_findings(console, candidate["findings"], sources, language)
    _show_paths(console, candidate["paths"], sources, language)
    sources.show(console, language)
    console.print()


def _show_features(console: Console, candidate: Mapping[str, Any], language: Language) -> None:
    if not candidate["features"]:
        return
    _indented(console, Text(word("why", language), style="underline"))
    for feature in candidate["features"]:
        values = " / ".join(filter(None, (feature["queryValue"], feature["candidateValue"])))
        _indented(console, Text(f"{feature['sentence']}  [{values}]"), 4)


def _show_findings(
    console: Console, findings: Sequence[Mapping[str, Any]], sources: "_Sources", language: Language
) -> None:
    if not findings:
        _indented(console, Text(word("no_findings", language)))
        return
    ontology = load_ontology()
    _indented(console, Text(word("findings", language), style="underline"))
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for finding in findings:
        band = ontology.label("Band", finding["band"], language)
        kind = ontology.label("StatementKind", finding["kind"], language)
        marks = sources.marks(finding["evidence"])
        text = Text(f"{finding['title']} ({kind})", style="bold")
        text.append(f"\n{finding['sentence']} {marks}", style="not bold")
        if finding["indicator"] not in {"A8", "G3"}:
            text.append(f"\n{word('benign', language)}: {finding['benign']}", style="not bold italic")
            text.append(f"\n{word('follow_up', language)}: {finding['followUp']}", style="not bold")
        table.add_row(finding["indicator"], band, text)
    console.print(Padding(table, (0, 0, 0, 4), expand=False))


def _show_paths(console: Console, paths: Sequence[Mapping[str, Any]], sources: "_Sources", language: Language) -> None:
    if not paths:
        return
    _indented(console, Text(word("paths", language), style="underline"))
    for path in paths:
        _indented(console, Text(path["sentence"], style="dim"), 4)
        line = Text(path["nodes"][0]["name"])
        for relation, node in zip(path["relations"], path["nodes"][1:], strict=True):
            line.append(f" ──{_step(relation, sources, language)}──▶ ", style="dim")
            line.append(node["name"])
        _indented(console, line, 4)
    if paths[0]["truncated"]:
        _indented(console, Text(word("truncated", language)), 4)


def _step(relation: Mapping[str, Any], sources: "_Sources", language: Language) -> str:
    share = f" {relation['share']:g} %" if relation["share"] is not None else ""
    certainty = (
        ""
        if relation["confidence"] == "confirmed"
        else load_ontology().label("Confidence", relation["confidence"], language)
    )
    parts = [f"{relation['label']}{share}", _period(relation, language), certainty, sources.marks(relation["evidence"])]
    return " ".join(filter(None, parts))


def _period(relation: Mapping[str, Any], language: Language) -> str:
    begin, end = relation["validFrom"], relation["validTo"]
    if not begin and not end:
        return f"({word('period_unknown', language)})"
    texts = [f"{word('since', language)} {begin}" if begin else "", f"{word('until', language)} {end}" if end else ""]
    return f"({' '.join(filter(None, texts))})"


class _Sources:
    """The evidence of one candidate, numbered in the order it is first mentioned."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str, str], int] = {}
        self._items: list[Mapping[str, Any]] = []

    def marks(self, evidence: Sequence[Mapping[str, Any]]) -> str:
        """Return the numbers of evidence, such as [1][2]; of much, the first few."""
        return "".join(f"[{self._number(item)}]" for item in evidence[:MOST_EVIDENCE])

    def _number(self, item: Mapping[str, Any]) -> int:
        key = (item["dataset"], item["record"], item["quote"] or "")
        if key not in self._numbers:
            self._items.append(item)
            self._numbers[key] = len(self._items)
        return self._numbers[key]

    def show(self, console: Console, language: Language) -> None:
        if not self._items:
            return
        _indented(console, Text(word("sources_of", language), style="underline"))
        for number, item in enumerate(self._items, start=1):
            quote = (item["quote"] or "")[:MOST_QUOTE]
            shortened = f"{quote}…" if len(item["quote"] or "") > MOST_QUOTE else quote
            where = f"{item['dataset']} {item['record']}, {word('seen', language)} {item['date']}"
            text = f"[{number}] {where}" + (f": “{shortened}”" if shortened else "")
            _indented(console, Text(f"{text}  {item['url'] or ''}"), 4)


def show_coverage(console: Console, screening: Mapping[str, Any], language: Language) -> None:
    """Write what was searched and what was not, and that no result means safe."""
    names = [word(key, language) for key in ("records", "age")]
    table = make_table(word("searched", language), word("edition", language), *names, "", numbers=names)
    for dataset in screening["datasets"]:
        state = word("stale" if dataset["stale"] else "current", language)
        if dataset["required"]:
            state = f"{state}, {word('required', language)}"
        cells = (f"{dataset['records']:,}", str(dataset["ageDays"]))
        table.add_row(dataset["title"], dataset["publishedAt"], *cells, state)
    console.print(table)
    missing = screening["notSearched"]
    if missing:
        titles = "; ".join(item["title"] for item in missing[:MOST_MISSING])
        rest = f"; {word('and_more', language, count=len(missing) - MOST_MISSING)}" * (len(missing) > MOST_MISSING)
        console.print(Text(f"{word('not_searched', language, count=len(missing))}: {titles}{rest}"))
    console.print()
    console.print(Text(word("standing_note", language), style="italic"))


def _indented(console: Console, text: Text, by: int = 2) -> None:
    console.print(Padding(text, (0, 0, 0, by), expand=False))
