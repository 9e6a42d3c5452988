"""kennisgraaf demo: sample lists, five screenings, what to do next."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from api.cli.output import Output, with_output
from api.cli.show_coverage import show_coverage
from api.cli.show_screening import show_answer
from api.cli.words import word
from api.services import Services, offer_folder
from loaders.sample import APPROVAL, write_sample
from screening.query import check_query

# The story of the sample lists: what is asked, and why.
STORY = (
    ("Qingluan University of Aerospace Technology", "demo_listed"),
    ("凤凰飞行控制重点实验室", "demo_laboratory"),
    ("Noorderlicht Fotonica B.V.", "demo_owned"),
    ("Qinglan Aerospace University", "demo_alike"),
    ("Waddenwind Hogeschool", "demo_clean"),
)


@click.command("demo")
@with_output
def command(output: Output, /) -> None:
    """Load fictional sample lists into a folder of their own, and screen five partners."""
    now = datetime.now(UTC)
    settings = replace(output.services.settings, home=output.services.settings.home / "demo")
    services = Services(settings)
    lists = settings.home / "lists"
    write_sample(lists, now.date())
    services.load(offer_folder(lists, APPROVAL), now, output.progress)
    screener = services.screener()
    screenings = [screener.screen(check_query(name, now.date()), output.language).as_json() for name, _ in STORY]
    output.answer(
        {"fictional": True, "home": str(settings.home), "screenings": screenings},
        lambda console: _show(console, screenings, output, settings.home),
    )


def _show(console: Console, screenings: Sequence[Mapping[str, Any]], output: Output, home: Path) -> None:
    language = output.language
    console.print(Text(f" {word('demo_fictional', language)} ", style="bold reverse"))
    for (_, reason), screening in zip(STORY, screenings, strict=True):
        console.print()
        console.print(Text(word(reason, language), style="bold"))
        show_answer(console, screening, language)
    console.print(Text(word("demo_all", language), style="bold"))
    show_coverage(console, screenings[0], language)
    console.print()
    console.print(Text(word("demo_next", language, home=home, program=sys.argv[0])), soft_wrap=True)
