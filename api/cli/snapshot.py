"""kennisgraaf snapshot: publish, list, show."""

from datetime import UTC, datetime
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from api.cli.layout import make_table, number_text, print_indented
from api.cli.output import Output, with_output
from api.cli.words import word
from screening.snapshot.folder import check_files
from screening.snapshot.manifest import Manifest


@click.group("snapshot")
def command() -> None:
    """The published snapshots that screening answers from."""


@command.command()
@with_output
def publish(output: Output, /) -> None:
    """Publish what the store holds; nothing happens when the current snapshot is up to date."""
    manifest = output.services.publish(datetime.now(UTC))
    output.answer(
        _json(manifest, is_current=True),
        lambda console: console.print(f"{word('snapshot', output.language)} {manifest.id}"),
    )


@command.command("list")
@with_output
def list_snapshots(output: Output, /) -> None:
    """Every snapshot that is kept, the oldest first; `names` tells by which rules for names it was built."""
    manifests = output.services.snapshots.all()
    current = output.services.snapshots.current().id if manifests else ""
    data = [_json(manifest, is_current=manifest.id == current) for manifest in manifests]
    output.answer({"snapshots": data}, lambda console: _show_list(console, data, output))


@command.command()
@click.argument("snapshot_id", required=False, metavar="[ID]")
@with_output
def show(output: Output, /, snapshot_id: str | None) -> None:
    """One snapshot, the current one by default: what is in it, what is not; its files are checked."""
    folder = output.services.snapshots
    manifest = folder.manifest(snapshot_id) if snapshot_id else folder.current()
    check_files(folder.place(manifest.id), manifest)
    data = _json(manifest, is_current=manifest.id == folder.current().id)
    output.answer(data, lambda console: _show(console, data, output))


def _json(manifest: Manifest, *, is_current: bool) -> dict[str, Any]:
    return {
        "id": manifest.id,
        "current": is_current,
        "createdAt": manifest.created_at,
        "predecessor": manifest.predecessor or None,
        "model": manifest.model,
        "names": manifest.names,
        "counts": dict(manifest.counts),
        "datasets": [
            {"id": info.id, "version": info.newest.id, "edition": info.newest.edition, "records": info.records}
            for info in manifest.datasets
        ],
        "missing": [item.id for item in manifest.missing],
    }


def _show_list(console: Console, data: list[dict[str, Any]], output: Output) -> None:
    numbers = [word(key, output.language) for key in ("parties", "names", "listings")]
    table = make_table(
        word("snapshot", output.language), word("created", output.language), *numbers, "", numbers=numbers
    )
    for item in data:
        counts = [number_text(item["counts"][key], output.language) for key in ("parties", "names", "listings")]
        mark = word("is_current", output.language) if item["current"] else ""
        table.add_row(item["id"], item["createdAt"], *counts, mark)
    console.print(table)


def _show(console: Console, data: dict[str, Any], output: Output) -> None:
    console.print(Text(f"{word('snapshot', output.language)} {data['id']}  {data['createdAt']}", style="bold"))
    language = output.language
    counts = (f"{number_text(count, language)} {word(key, language)}" for key, count in data["counts"].items())
    print_indented(console, ", ".join(counts))
    dataset, edition, records = (word(key, language) for key in ("dataset", "edition", "records"))
    table = make_table(dataset, edition, records, numbers=[records], unbroken=[edition])
    for item in data["datasets"]:
        table.add_row(item["id"], item["edition"], number_text(item["records"], language))
    console.print(table)
    if data["missing"]:
        title = f"{word('not_loaded', language)} ({len(data['missing'])})"
        print_indented(console, f"{title}: {', '.join(data['missing'])}")
