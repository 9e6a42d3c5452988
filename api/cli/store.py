"""kennisgraaf store: check, migrate."""

import click
from rich.console import Console

from api.cli.output import Output, with_output


@click.group("store")
def command() -> None:
    """The graph store behind the snapshots."""


@command.command()
@with_output
def check(output: Output, /) -> int:
    """Rebuild the store from the version files and compare; exit 1 when they differ."""
    problems = output.services.check()
    data = {"problems": problems, "sound": not problems}
    output.answer(data, lambda console: _show(console, problems))
    return 1 if problems else 0


@command.command()
@with_output
def migrate(output: Output, /) -> None:
    """Bring the store to this release's form, and complete loads that were interrupted."""
    versions = output.services.migrate()
    output.answer({"versions": versions}, lambda console: console.print(f"{versions} versions"))


def _show(console: Console, problems: list[str]) -> None:
    for problem in problems or ["The store and the version files agree."]:
        console.print(problem, markup=False)
