"""kennisgraaf screen: one name against the published snapshot."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from api.casebook.casebook import Casebook
from api.cli.output import Output, with_output
from api.cli.show_screening import show_screening
from graph.dates import is_partial_date, latest
from graph.errors import InvalidQuery
from screening.overlay import NO_OVERLAY, Overlay
from screening.query import check_query


@click.command("screen")
@click.argument("name")
@click.option("--country", default="", metavar="CC", help="Two-letter code of the organisation's seat.")
@click.option("--city", default="", metavar="TEXT")
@click.option("--website", default="", metavar="HOST")
@click.option("--id", "identifiers", multiple=True, metavar="SCHEME:VALUE", help="Such as lei:... or ru_inn:...")
@click.option("--topic", default="", metavar="TEXT", help="What the project is about.")
@click.option("--as-of", "as_of", default="", metavar="DATE", help="What was in force then; today by default.")
@click.option("--snapshot", "snapshot_id", default=None, metavar="ID", help="Answer from an earlier snapshot.")
@click.option("--max-hops", default=4, show_default=True, help="Longest path, in relations.")
@click.option("--limit", default=10, show_default=True, help="Most candidates.")
@click.option("--person", "is_person", is_flag=True, help="Screen a person; needs a purpose.")
@click.option("--purpose", default="", metavar="TEXT", help="Why a person is screened.")
@click.option("--birth-date", default="", metavar="DATE")
@click.option("--overlay", "overlay_path", type=click.Path(path_type=Path), help="Own parties and relations, as JSON.")
@with_output
def command(
    output: Output, /, name: str, as_of: str, snapshot_id: str | None, overlay_path: Path | None, **fields: Any
) -> None:
    """Screen NAME: who may be meant, what is known, by which paths, from which lists."""
    query = check_query(name, _day(as_of), **fields)
    overlay = _read_overlay(overlay_path) if overlay_path else NO_OVERLAY
    result = output.services.screener(snapshot_id).screen(query, output.language, overlay).as_json()
    settings = output.services.settings
    with Casebook(settings.casebook_path, settings.institution) as casebook:
        screening_id = casebook.store(result, datetime.now(UTC))
    screening = {"id": screening_id, **result}
    output.answer(screening, lambda console: show_screening(console, screening, output.language))


def _day(text: str) -> date:
    """Return the as-of date: today, or the last day a partial date can mean."""
    if not text:
        return datetime.now(UTC).date()
    if not is_partial_date(text):
        raise InvalidQuery("The as-of date must look like 2024, 2024-05 or 2024-05-17.", field="asOf")
    return latest(text)


def _read_overlay(path: Path) -> Overlay:
    from api.overlay import read_overlay  # noqa: PLC0415 - pydantic costs time that a screening without overlay saves

    return read_overlay(path)
