"""Reads one file as a first edition, as a load does, without keeping it."""

from pathlib import Path

from graph.sqlite_store import SqliteStore
from loaders.edition_date import EditionDate
from loaders.intake import Edition, take_in
from loaders.issues import Issues
from loaders.recognise import recognise
from loaders.record_ids import PreviousRecords
from loaders.registry import Context, load_sources
from loaders.resource import read_resource
from tests.support.graph import TODAY


class NotRecognisedError(Exception):
    """No source knows the file."""


def read_file(path: Path) -> Edition:
    """Return a file as the first edition of the dataset it is recognised as.

    Raises:
        NotRecognisedError: No source knows it.
        SourceChanged: It cannot be used.
    """
    resource = read_resource(path)
    found = recognise(resource, load_sources())
    if found is None:
        raise NotRecognisedError(path.name)
    record_ids = PreviousRecords(SqliteStore(), found.dataset)
    context = Context(found.source.spec, found.dataset, Issues(), record_ids, EditionDate(TODAY.isoformat()))
    return take_in(found.source, resource, context)
