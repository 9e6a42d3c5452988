"""kennisgraaf store: check, migrate, copy."""

from collections.abc import Sequence
from datetime import UTC, datetime

import click
from rich.console import Console

from api.cli.output import Output, with_output
from api.cli.words import word


@click.group("store")
def command() -> None:
    """The graph store behind the snapshots."""


@command.command()
@with_output
def check(output: Output, /) -> int:
    """Rebuild the store from the version files and compare; exit 1 when they differ."""
    problems = output.services.check()
    data = {"problems": problems, "sound": not problems}
    output.answer(data, lambda console: _show(console, problems or [word("sound", output.language)]))
    return 1 if problems else 0


@command.command()
@with_output
def migrate(output: Output, /) -> None:
    """Bring the store to this release's form, and complete loads that were interrupted."""
    versions = output.services.migrate()
    text = word("migrated", output.language, count=versions)
    output.answer({"versions": versions}, lambda console: _show(console, [text]))


@command.command()
@click.option("--to", "to", type=click.Choice(["neo4j"]), required=True, help="The store to copy to.")
@with_output
def copy(output: Output, /, to: str) -> None:
    """Copy the embedded store to another one, publish there, and compare; what is there already stays."""
    versions = output.services.copy_to_neo4j(datetime.now(UTC))
    text = word("copied", output.language, count=versions)
    output.answer({"to": to, "versions": versions}, lambda console: _show(console, [text]))


def _show(console: Console, lines: Sequence[str]) -> None:
    for line in lines:
        console.print(line, markup=False)
