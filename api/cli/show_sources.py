"""Tables of sources and loads for reading."""

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from api.cli.layout import make_table, number_text, print_indented
from api.cli.words import word
from graph.version import Status
from loaders.report import Load
from ontologies.model import Language

MOST_ISSUES = 3
MOST_SKIPPED = 8
SHOWN_FACTS = (
    "publisher",
    "licence",
    "address",
    "transcription",
    "form",
    "refresh",
    "stale_after",
    "coverage",
    "limits",
)
NARROW = 100  # columns; below it a table of loads leaves out what screening does not need


def show_loads(console: Console, loads: Sequence[Load], snapshot: str | None, language: Language) -> None:
    """Write what became of each file, with its counts and first issues; then the snapshot that is served."""
    taken = [load for load in loads if load.status is not Status.SKIPPED]
    if taken:
        console.print(_table_of_loads(taken, language, is_narrow=console.width < NARROW))
    for load in taken:
        if load.status is Status.REJECTED:
            continue  # its reason goes where errors go
        for issue in load.issues[:MOST_ISSUES]:
            print_indented(console, f"{load.dataset or load.source}: {issue.message} [{issue.record}]")
        if len(load.issues) > MOST_ISSUES:
            more = word("and_more", language, count=len(load.issues) - MOST_ISSUES)
            print_indented(console, f"{load.dataset or load.source}: {more}")
    _show_skipped(console, [load for load in loads if load.status is Status.SKIPPED], language)
    if snapshot:
        console.print(f"{word('snapshot', language)} {snapshot}")


def _table_of_loads(loads: Sequence[Load], language: Language, *, is_narrow: bool) -> Table:
    counted = ("records", *(() if is_narrow else ("entities", "relations", "listings")))
    head = [word(key, language) for key in ("dataset", "edition", "status")]
    numbers = [word(key, language) for key in (*counted, "issues", "seconds")]
    table = make_table(*head, *numbers, numbers=numbers, unbroken=head[1:])
    for load in loads:
        title = Text(load.dataset or ", ".join(load.files))
        cells = [number_text(getattr(load, key), language) for key in counted]
        seconds = number_text(load.seconds, language, decimals=1)
        table.add_row(title, load.edition, word(load.status.value, language), *cells, f"{len(load.issues)}", seconds)
    return table


def _show_skipped(console: Console, skipped: Sequence[Load], language: Language) -> None:
    if not skipped:
        return
    console.print(f"{word('skipped', language)}: {len(skipped)}")
    for load in skipped[:MOST_SKIPPED]:
        reason = load.issues[0].message if load.issues else ""
        print_indented(console, f"{load.dataset or ', '.join(load.files)}: {reason}")
    if len(skipped) > MOST_SKIPPED:
        print_indented(console, word("more_in_json", language, count=len(skipped) - MOST_SKIPPED))


def show_sources(console: Console, sources: Sequence[Mapping[str, Any]], language: Language) -> None:
    """Write each source with its datasets, their age, and what is not loaded."""
    for source in sources:
        console.print(Text(source["id"], style="bold"))
        print_indented(console, Text(source["title"], style="bold"))
        print_indented(console, source["coverage"])
        print_indented(console, f"{word('licence', language)}: {source['licence']}")
        for dataset in source["datasets"]:
            state = word("stale" if dataset["stale"] else "current", language)
            age = f"{dataset['ageDays']} {word('age', language)}"
            records = f"{number_text(dataset['records'], language)} {word('records', language)}"
            edition = f"{word('edition', language)} {dataset['edition']}"
            if dataset["checkedOn"]:
                edition = f"{edition}, {word('checked_on', language, day=dataset['checkedOn'])}"
            print_indented(console, f"{dataset['id']}: {records}, {edition}, {age}, {state}")
        missing = source["notLoaded"]
        if missing:
            names = ", ".join(item["id"] for item in missing[:MOST_SKIPPED])
            more = len(missing) - MOST_SKIPPED
            rest = f", {word('and_more', language, count=more)}" if more > 0 else ""
            print_indented(console, f"{word('not_loaded', language)}: {names}{rest}")
        console.print()


def show_source(console: Console, source: Mapping[str, Any], language: Language) -> None:
    """Write one source with its versions."""
    console.print(Text(source["id"], style="bold"))
    print_indented(console, Text(source["title"], style="bold"))
    facts = {**source, "form": source["format"], "stale_after": word("days", language, count=source["staleAfterDays"])}
    for key in SHOWN_FACTS:
        if facts[key]:
            print_indented(console, f"{word(key, language)}: {facts[key]}")
    names = [word(key, language) for key in ("records", "issues")]
    head = [word(key, language) for key in ("dataset", "edition", "status", "hash")]
    table = make_table(*head[:3], *names, head[3], numbers=names, unbroken=head[1:])
    for version in source["versions"]:
        counts = version["counts"]
        cells = [number_text(counts.get(key, 0), language) for key in ("records", "issues")]
        status = word(version["status"], language)
        table.add_row(version["dataset"], version["edition"] or "", status, *cells, version["sha256"][:12])
    console.print(table)
    for version in source["versions"]:
        if version["reason"]:
            print_indented(console, f"{version['id']}: {_reason(version, language)}")


def _reason(version: Mapping[str, Any], language: Language) -> str:
    """Return why a version is held or rejected, or who approved it and why."""
    if not version["approvedBy"]:
        return str(version["reason"])
    return word("approval", language, by=version["approvedBy"], reason=version["reason"])
