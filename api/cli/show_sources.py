"""Tables of sources and loads for reading."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from api.cli.words import word
from graph.version import Status
from loaders.report import Load
from ontologies.model import Language

MOST_ISSUES = 3
MOST_SKIPPED = 8


def make_table(*columns: str, numbers: Iterable[str] = ()) -> Table:
    """Return an empty table; columns of numbers are set to the right."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    right = set(numbers)
    for column in columns:
        table.add_column(column, justify="right" if column in right else "left", overflow="fold")
    return table


def show_loads(console: Console, loads: Sequence[Load], snapshot: str | None, language: Language) -> None:
    """Write what became of each file, with its counts and first issues; then the snapshot that is served."""
    taken = [load for load in loads if load.status is not Status.SKIPPED]
    names = [word(key, language) for key in ("records", "entities", "relations", "listings", "issues", "seconds")]
    table = make_table(
        word("dataset", language), word("edition", language), word("status", language), *names, numbers=names
    )
    for load in taken:
        counts = (load.records, load.entities, load.relations, load.listings, len(load.issues))
        title = load.dataset or ", ".join(load.files)
        cells = [f"{count:,}" for count in counts]
        table.add_row(title, load.edition, word(load.status.value, language), *cells, f"{load.seconds:.1f}")
    if taken:
        console.print(table)
    for load in taken:
        if load.status is Status.REJECTED:
            continue  # its reason goes where errors go
        for issue in load.issues[:MOST_ISSUES]:
            console.print(Text(f"  {load.dataset or load.source}: {issue.message} [{issue.record}]"))
        if len(load.issues) > MOST_ISSUES:
            console.print(Text(f"  {load.dataset}: {word('and_more', language, count=len(load.issues) - MOST_ISSUES)}"))
    _show_skipped(console, [load for load in loads if load.status is Status.SKIPPED], language)
    if snapshot:
        console.print(f"{word('snapshot', language)} {snapshot}")


def _show_skipped(console: Console, skipped: Sequence[Load], language: Language) -> None:
    if not skipped:
        return
    console.print(f"{word('skipped', language)}: {len(skipped)}")
    for load in skipped[:MOST_SKIPPED]:
        reason = load.issues[0].message if load.issues else ""
        console.print(Text(f"  {load.dataset or ', '.join(load.files)}: {reason}"))
    if len(skipped) > MOST_SKIPPED:
        console.print(Text(f"  {word('and_more', language, count=len(skipped) - MOST_SKIPPED)}"))


def show_sources(console: Console, sources: Sequence[Mapping[str, Any]], language: Language) -> None:
    """Write each source with its datasets, their age, and what is not loaded."""
    for source in sources:
        console.print(Text(f"{source['id']}  {source['title']}", style="bold"))
        console.print(Text(f"  {source['coverage']}"))
        console.print(Text(f"  {word('licence', language)}: {source['licence']}"))
        for dataset in source["datasets"]:
            state = word("stale" if dataset["stale"] else "current", language)
            age = f"{dataset['ageDays']} {word('age', language)}"
            records = f"{dataset['records']:,} {word('records', language)}"
            line = f"  {dataset['id']}: {records}, {word('edition', language)} {dataset['edition']}, {age}, {state}"
            console.print(Text(line))
        missing = source["notLoaded"]
        if missing:
            names = ", ".join(item["id"] for item in missing[:MOST_SKIPPED])
            more = len(missing) - MOST_SKIPPED
            rest = f", {word('and_more', language, count=more)}" if more > 0 else ""
            console.print(Text(f"  {word('not_loaded', language)}: {names}{rest}"))
        console.print()


def show_source(console: Console, source: Mapping[str, Any], language: Language) -> None:
    """Write one source with its versions."""
    console.print(Text(f"{source['id']}  {source['title']}", style="bold"))
    for key in ("publisher", "licence", "address", "transcription", "coverage", "limits"):
        if source[key]:
            console.print(Text(f"  {word(key, language)}: {source[key]}"))
    names = [word(key, language) for key in ("records", "issues")]
    head = [word(key, language) for key in ("dataset", "edition", "status")]
    table = make_table(*head, *names, word("hash", language), numbers=names)
    for version in source["versions"]:
        counts = version["counts"]
        cells = [f"{counts.get(key, 0):,}" for key in ("records", "issues")]
        status = word(version["status"], language)
        table.add_row(version["dataset"], version["edition"] or "", status, *cells, version["sha256"][:12])
    console.print(table)
    for version in source["versions"]:
        if version["reason"]:
            console.print(Text(f"  {version['id']}: {version['reason']}"))
