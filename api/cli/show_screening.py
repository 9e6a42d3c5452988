"""A screening as text made for reading: outcome, candidates, findings, paths, sources, coverage."""

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from api.cli.evidence_list import EvidenceList
from api.cli.layout import keep_together, print_indented
from api.cli.show_coverage import show_coverage
from api.cli.words import word
from ontologies.load import load_ontology
from ontologies.model import Language
from screening.sentences import say, say_number

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
MOST_JOINS = 3
WITHOUT_ADVICE = frozenset({"A8", "G3"})


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
    more = screening["candidateCount"] - len(screening["candidates"])
    if more > 0:
        console.print(Text(word("more_candidates", language, count=more)))
        console.print()
    if not screening["candidates"]:
        console.print(Text(word(f"nobody_{query['kind']}", language, count=len(screening["datasets"]))))
        console.print(Text(word("try", language)))
        console.print()
    stored = f"{word('stored_as', language)} {screening['id']}   " if "id" in screening else ""
    console.print(Text(f"{stored}{word('result_hash', language)} {screening['resultHash'][:16]}", style="dim"))
    console.print()


def _outcome(outcome: str, language: Language) -> Text:
    label = load_ontology().label("Outcome", outcome, language)
    return Text(f"{SIGNS[outcome]} {label}", style=STYLES[outcome])


def _show_candidate(console: Console, number: int, candidate: Mapping[str, Any], language: Language) -> None:
    sources = EvidenceList(language)
    native = candidate["nativeNames"][0]["value"] if candidate["nativeNames"] else ""
    title = f"{number}. {candidate['name']}" + (f"  {native}" if native else "")
    console.print(Text(title, style="bold"))
    print_indented(console, _facts(candidate, language))
    print_indented(console, Text.assemble(_outcome(candidate["outcome"], language), f"  {candidate['outcomeRule']}"))
    _show_joins(console, candidate["joined"], sources, language)
    _show_features(console, candidate, language)
    _show_findings(console, candidate["findings"], sources, language)
    _show_paths(console, candidate["paths"], sources, language)
    sources.show(console)
    console.print()


def _facts(candidate: Mapping[str, Any], language: Language) -> str:
    ontology = load_ontology()
    facts = [", ".join(candidate["countries"])]
    if candidate["orgType"]:
        facts.append(ontology.label("OrgType", candidate["orgType"], language))
    facts.append(f"{word('identity', language)}: {ontology.label('Identity', candidate['identity'], language)}")
    facts.append(word("score", language, score=round(100 * candidate["score"])))
    if len(candidate["members"]) > 1:
        facts.append(word("records_joined", language, count=len(candidate["members"])))
    return "   ".join(filter(None, facts))


def _show_joins(
    console: Console, joins: Sequence[Mapping[str, Any]], sources: EvidenceList, language: Language
) -> None:
    for item in joins[:MOST_JOINS]:
        text = word("joined", language, record=item["entityId"], reason=item["reason"])
        print_indented(console, f"{text} {sources.marks(item['evidence'])}")
    if len(joins) > MOST_JOINS:
        print_indented(console, word("more_in_json", language, count=len(joins) - MOST_JOINS))


def _show_features(console: Console, candidate: Mapping[str, Any], language: Language) -> None:
    if not candidate["features"]:
        return
    print_indented(console, Text(word("why", language), style="underline"))
    for feature in candidate["features"]:
        asked, found = feature["queryValue"], feature["candidateValue"]
        values = asked if asked == found else f"{asked or '–'} / {found or '–'}"
        print_indented(console, f"{feature['sentence']}  [{values}]", 4)


def _show_findings(
    console: Console, findings: Sequence[Mapping[str, Any]], sources: EvidenceList, language: Language
) -> None:
    if not findings:
        print_indented(console, word("no_findings", language))
        return
    print_indented(console, Text(word("findings", language), style="underline"))
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for finding in findings:
        weight = load_ontology().label("Band", finding["band"], language)
        table.add_row(finding["indicator"], weight, _finding(finding, sources, language))
    console.print(Padding(table, (0, 0, 0, 4), expand=False))


def _finding(finding: Mapping[str, Any], sources: EvidenceList, language: Language) -> Text:
    kind = load_ontology().label("StatementKind", finding["kind"], language)
    text = Text(f"{finding['title']} ({kind})", style="bold")
    text.append(f"\n{keep_together(finding['sentence'])} {sources.marks(finding['evidence'])}", style="not bold")
    if finding["indicator"] in WITHOUT_ADVICE:
        return text
    if finding["benign"]:
        text.append(f"\n{word('benign', language)}: {finding['benign']}", style="not bold italic")
    text.append(f"\n{word('follow_up', language)}: {finding['followUp']}", style="not bold")
    return text


def _show_paths(
    console: Console, paths: Sequence[Mapping[str, Any]], sources: EvidenceList, language: Language
) -> None:
    if not paths:
        return
    print_indented(console, Text(word("paths", language), style="underline"))
    for path in paths:
        show_path(console, path, sources, language)
    if paths[0]["truncated"]:
        print_indented(console, word("truncated", language), 4)


def show_path(console: Console, path: Mapping[str, Any], sources: EvidenceList, language: Language) -> None:
    """Write one path: what it is, and its parties with the relations between them."""
    print_indented(console, Text(path["sentence"], style="dim"), 4)
    line = Text(path["nodes"][0]["name"])
    for relation, node in zip(path["relations"], path["nodes"][1:], strict=True):
        line.append(f" ──{_step(relation, sources, language)}──▶ ", style="dim")
        line.append(node["name"])
    print_indented(console, line, 4)


def _step(relation: Mapping[str, Any], sources: EvidenceList, language: Language) -> str:
    share = relation["share"]
    is_confirmed = relation["confidence"] == "confirmed"
    parts = [
        relation["label"],
        "" if share is None else keep_together(say("share_known", language, share=say_number(share, language))),
        _period(relation, language),
        "" if is_confirmed else load_ontology().label("Confidence", relation["confidence"], language),
        sources.marks(relation["evidence"]),
    ]
    return " ".join(filter(None, parts))


def _period(relation: Mapping[str, Any], language: Language) -> str:
    begin, end = relation["validFrom"], relation["validTo"]
    if not begin and not end:
        return f"({word('period_unknown', language)})"
    texts = [f"{word('since', language)} {begin}" if begin else "", f"{word('until', language)} {end}" if end else ""]
    return f"({' '.join(filter(None, texts))})"
