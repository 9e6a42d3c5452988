"""kennisgraaf demo: sample lists, three screenings, what to do next."""

from dataclasses import replace
from datetime import UTC, datetime

import click
from rich.console import Console
from rich.text import Text

from api.cli.output import Output, with_output
from api.cli.show_screening import show_screening
from api.cli.words import word
from api.services import Services, offer_folder
from loaders.sample import write_sample
from screening.query import check_query

# The story of the sample lists: what is asked, and why.
STORY = (
    ("Qingluan University of Aerospace Technology", "demo_listed"),
    ("凤凰飞行控制重点实验室", "demo_laboratory"),
    ("Noorderlicht Fotonica B.V.", "demo_owned"),
    ("Qingluan University of Agronomy", "demo_alike"),
    ("Waddenwind Hogeschool", "demo_clean"),
)
SHOWN = 3


@click.command("demo")
@with_output
def command(output: Output, /) -> None:
    """Load fictional sample lists into a folder of their own, screen five partners, and show three in full."""
    now = datetime.now(UTC)
    settings = replace(output.services.settings, home=output.services.settings.home / "demo")
    services = Services(settings)
    lists = settings.home / "lists"
    write_sample(lists, now.date())
    services.load(offer_folder(lists), now, output.progress)
    screener = services.screener()
    screenings = [screener.screen(check_query(name, now.date()), output.language).as_json() for name, _ in STORY]
    output.answer(
        {"fictional": True, "home": str(settings.home), "screenings": screenings},
        lambda console: _show(console, screenings, output, settings.home),
    )


def _show(console: Console, screenings: list[dict[str, object]], output: Output, home: object) -> None:
    language = output.language
    console.print(Text(word("demo_fictional", language), style="bold reverse"))
    for (_, reason), screening in zip(STORY[:SHOWN], screenings[:SHOWN], strict=True):
        console.print()
        console.print(Text(word(reason, language), style="bold"))
        show_screening(console, screening, language)
    console.print()
    for (name, reason), screening in zip(STORY[SHOWN:], screenings[SHOWN:], strict=True):
        console.print(Text(f"{word(reason, language)} {name}: {screening['outcome']}. {screening['outcomeRule']}"))
    console.print()
    console.print(Text(word("demo_next", language, home=home)))
