"""kennisgraaf paths: how a party is tied to parties that carry risk, or to one party."""

from typing import Any

import click
from rich.console import Console
from rich.text import Text

from api.cli.evidence_list import EvidenceList
from api.cli.output import Output, with_output
from api.cli.screen import as_of_day
from api.cli.show_screening import show_path
from api.cli.words import word
from api.paths_view import describe_paths
from screening.paths import PathLimits
from screening.query import MOST_HOPS

CONFIDENCES = ("confirmed", "derived", "unconfirmed")  # the ranked values of the model, which is not read for --help
MOST_OF_SHAPE = 50


@click.command("paths")
@click.argument("start", metavar="FROM")
@click.argument("target", metavar="[TO]", required=False)
@click.option(
    "--engine",
    type=click.Choice(["snapshot", "neo4j"]),
    default="snapshot",
    show_default=True,
    help="Search the snapshot, or ask the Neo4j database by Cypher.",
)
@click.option("--as-of", "as_of", default="", metavar="DATE", help="Ties that held on YYYY-MM-DD; default: today.")
@click.option("--snapshot", "snapshot_id", default=None, metavar="ID", help="Search an earlier snapshot.")
@click.option(
    "--max-hops", default=4, show_default=True, type=click.IntRange(1, MOST_HOPS), help="Longest path, in relations."
)
@click.option(
    "--confidence",
    type=click.Choice(CONFIDENCES),
    default="unconfirmed",
    show_default=True,
    help="Least certain relations to follow.",
)
@click.option(
    "--limit", default=5, show_default=True, type=click.IntRange(1, MOST_OF_SHAPE), help="Most paths of each shape."
)
@with_output
def command(
    output: Output,
    /,
    start: str,
    target: str | None,
    *,
    as_of: str,
    max_hops: int,
    confidence: str,
    limit: int,
    **where: Any,
) -> None:
    """Paths from FROM to parties that carry risk, or to TO; both are ids, as `screen --format json` tells them.

    No path does not mean that there is no tie: only the loaded lists and the known shapes are searched.
    """
    day, language = as_of_day(as_of), output.language
    limits = PathLimits(max_hops=max_hops, max_of_shape=limit, least_certain=CONFIDENCES.index(confidence))
    data = describe_paths(output.services, (start, target), day, limits, language, **where)
    output.answer(data, lambda console: _show(console, data, output))


def _show(console: Console, data: dict[str, Any], output: Output) -> None:
    language = output.language
    sources = EvidenceList(language)
    for path in data["paths"]:
        show_path(console, path, sources, language)
        console.print(Text(path["cypher"], style="dim"), soft_wrap=True)  # one line, so that it is whole when pasted
        console.print()
    if not data["paths"]:
        console.print(Text(word("no_paths", language)))
    if data["truncated"]:
        console.print(Text(word("truncated", language)))
    sources.show(console)
