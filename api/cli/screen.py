"""kennisgraaf screen: one name against the published snapshot."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from api.casebook.casebook import Casebook
from api.cli.output import Output, with_output
from api.cli.show_screening import show_screening
from graph.dates import is_partial_date
from graph.errors import InvalidQuery
from screening.normalise.identifiers import ALL_SCHEMES
from screening.overlay import NO_OVERLAY, Overlay
from screening.query import MOST_CANDIDATES, MOST_HOPS, check_query

SCHEME_NAMES = ", ".join(sorted(ALL_SCHEMES))


@click.command("screen")
@click.argument("name")
@click.option("--country", default="", metavar="CC", help="Two-letter code of the organisation's seat.")
@click.option("--city", default="", metavar="TEXT", help="City of the organisation.")
@click.option("--website", default="", metavar="HOST", help="Website of the organisation, such as example.org.")
@click.option("--id", "identifiers", multiple=True, metavar="SCHEME:VALUE", help=f"A number; schemes: {SCHEME_NAMES}.")
@click.option("--topic", default="", metavar="TEXT", help="What the project is about.")
@click.option("--as-of", "as_of", default="", metavar="DATE", help="What was in force on YYYY-MM-DD; default: today.")
@click.option("--snapshot", "snapshot_id", default=None, metavar="ID", help="Answer from an earlier snapshot.")
@click.option(
    "--max-hops", default=4, show_default=True, type=click.IntRange(1, MOST_HOPS), help="Longest path, in relations."
)
@click.option(
    "--limit", default=10, show_default=True, type=click.IntRange(1, MOST_CANDIDATES), help="Most candidates."
)
@click.option("--person", "is_person", is_flag=True, help="Screen a person; needs a purpose.")
@click.option("--purpose", default="", metavar="TEXT", help="Why a person is screened.")
@click.option("--birth-date", default="", metavar="DATE", help="Such as 1970, 1970-05 or 1970-05-17; persons only.")
@click.option("--overlay", "overlay_path", type=click.Path(path_type=Path), help="Own parties and relations, as JSON.")
@with_output
def command(
    output: Output, /, name: str, as_of: str, snapshot_id: str | None, overlay_path: Path | None, **fields: Any
) -> None:
    """Screen NAME: who may be meant, what is known, by which paths, from which lists."""
    query = check_query(name, as_of_day(as_of), **fields)
    overlay = _read_overlay(overlay_path) if overlay_path else NO_OVERLAY
    result = output.services.screener(snapshot_id).screen(query, output.language, overlay).as_json()
    settings = output.services.settings
    with Casebook(settings.casebook_path, settings.institution) as casebook:
        screening_id = casebook.store(result, datetime.now(UTC))
    screening = {"id": screening_id, **result}
    output.answer(screening, lambda console: show_screening(console, screening, output.language))


def as_of_day(text: str) -> date:
    """Return the as-of date, today by default: one whole day, as over HTTP."""
    if not text:
        return datetime.now(UTC).date()
    if len(text) != len("2024-05-17") or not is_partial_date(text):
        raise InvalidQuery("The as-of date must be a whole date, such as 2024-05-17.", field="asOf")
    return date.fromisoformat(text)


def _read_overlay(path: Path) -> Overlay:
    from api.overlay import read_overlay  # noqa: PLC0415 - pydantic costs time that a screening without overlay saves

    return read_overlay(path)
