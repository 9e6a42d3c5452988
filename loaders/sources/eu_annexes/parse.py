"""The CSV files of EU annexes, one for each act, without project words."""

from collections.abc import Iterator

from graph.errors import SourceChanged
from graph.facts import DatasetId
from loaders.clean.dates import clean_date
from loaders.record import Record
from loaders.registry import Context
from loaders.resource import Resource
from loaders.table_records import read_table

COLUMNS = {"celex", "recordId", "programKey", "annex", "measure", "schema", "name"}


def recognise(resource: Resource) -> DatasetId | None:
    """Return the dataset of the act named in the first row; files of amendments are no whole act."""
    lines = resource.head.decode("utf-8", errors="replace").removeprefix("\ufeff").splitlines()
    if len(lines) < 2 or not set(lines[0].split(",")) >= COLUMNS:
        return None
    celex = lines[1].split(",")[0]
    return DatasetId(f"eu_annexes/{celex}") if celex.isalnum() else None


def read(resource: Resource, context: Context) -> Iterator[Record]:
    """Yield the rows of one act; a row of an annex is one record, its start date may be the newest.

    Raises:
        SourceChanged: The table is damaged or holds rows of another act.
    """
    celex = context.dataset.partition("/")[2]
    for record in read_table(resource, context.issues):
        if record.fields and record.fields["celex"] != [celex]:
            message = f"{resource.name} holds rows of other acts than {celex}."
            raise SourceChanged(message, context.spec.id, resource.name)
        for printed in record.fields.get("startDate", ()):
            context.edition.note_record(clean_date(str(printed)))
        yield record
