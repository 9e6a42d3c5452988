"""kennisgraaf sources: list, show, load, update."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import click

from api.cli.output import Output, with_output
from api.cli.show_sources import show_loads, show_source, show_sources
from api.services import offer_files, offer_folder
from api.sources_view import describe_source, describe_sources
from graph.errors import ConfigurationError
from graph.version import Status
from loaders.fetch import Downloader
from loaders.report import Load
from loaders.run import Approval, Loading
from loaders.update import datasets_to_update, update


@click.group("sources")
def command() -> None:
    """The published lists: what there is, what is loaded, loading more."""


@command.command("list")
@with_output
def list_sources(output: Output, /) -> None:
    """Every source and what of it is loaded."""
    sources = describe_sources(output.services, datetime.now(UTC).date(), output.language)
    output.answer({"sources": sources}, lambda console: show_sources(console, sources, output.language))


@command.command()
@click.argument("source")
@with_output
def show(output: Output, /, source: str) -> None:
    """One source: what it is, what it is not, and its versions."""
    described = describe_source(output.services, source, datetime.now(UTC).date(), output.language)
    output.answer(described, lambda console: show_source(console, described, output.language))


@command.command()
@click.argument("source", required=False)
@click.option("--file", "files", type=click.Path(path_type=Path), multiple=True, help="A file of the source.")
@click.option("--dir", "folder", type=click.Path(path_type=Path), help="Load every file that is recognised here.")
@click.option("--approve", is_flag=True, help="Publish what the gate holds back.")
@click.option("--by", help="Who approves.")
@click.option("--reason", help="Why.")
@with_output
def load(
    output: Output,
    /,
    source: str | None,
    *,
    files: tuple[Path, ...],
    folder: Path | None,
    approve: bool,
    by: str | None,
    reason: str | None,
) -> int:
    """Load files of SOURCE, or of SOURCE/DATASET; or every file under a folder, the oldest edition first."""
    approval = _approval(approve=approve, by=by, reason=reason)
    if folder is not None and not source and not files and approval is None:
        return _run(output, offer_folder(folder))
    if source and files and folder is None:
        return _run(output, offer_files(source, files, approval))
    raise ConfigurationError("Give a source with --file, or --dir alone.")


def _approval(*, approve: bool, by: str | None, reason: str | None) -> Approval | None:
    if not approve:
        if by or reason:
            raise ConfigurationError("--by and --reason belong to --approve.")
        return None
    if not by or not reason:
        raise ConfigurationError("An approval needs a name (--by) and a reason (--reason).")
    return Approval(by, reason)


@command.command("update")
@click.argument("names", nargs=-1)
@with_output
def update_sources(output: Output, /, names: tuple[str, ...]) -> int:
    """Download what publishers changed, load it, publish."""
    chosen = datasets_to_update(names)
    seen = output.services.seen
    return _run(output, lambda loading: list(update(loading, chosen, Downloader(), seen)))


def _run(output: Output, /, offer: Callable[[Loading], list[Load]]) -> int:
    now = datetime.now(UTC)
    loads, manifest = output.services.load(offer, now, output.progress)
    snapshot = manifest.id if manifest else None
    data = {"loads": [load.as_json() for load in loads], "snapshot": snapshot}
    output.answer(data, lambda console: show_loads(console, loads, snapshot, output.language))
    for load in loads:
        if load.status is Status.REJECTED:
            click.echo(f"kennisgraaf: {load.issues[0].message}", err=True)
    return exit_code(loads)


def exit_code(loads: list[Load]) -> int:
    """Return the worst of what became of files: 4 rejected, 3 held, 1 a publisher not reached, 0 otherwise."""
    statuses = {load.status for load in loads}
    if Status.REJECTED in statuses:
        return 4
    if Status.HELD in statuses:
        return 3
    return 1 if any(issue.code == "unavailable" for load in loads for issue in load.issues) else 0
