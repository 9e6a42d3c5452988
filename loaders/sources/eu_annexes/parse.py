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


def read(resource: Resource, context: Context) -> "Annexes":
    """Read one act as records; a row of an annex is one record."""
    return Annexes(resource, context)


class Annexes:
    """The rows of one act; ``edition`` is the newest start date that is not in the future."""

    def __init__(self, resource: Resource, context: Context) -> None:
        """Prepare to read."""
        self._resource = resource
        self._context = context
        self.edition = ""

    def __iter__(self) -> Iterator[Record]:
        """Yield the rows in the order of the file.

        Raises:
            SourceChanged: The table is damaged or holds rows of another act.
        """
        celex = self._context.dataset.partition("/")[2]
        for record in read_table(self._resource, self._context.issues):
            if record.fields and record.fields["celex"] != [celex]:
                message = f"{self._resource.name} holds rows of other acts than {celex}."
                raise SourceChanged(message, self._context.spec.id, self._resource.name)
            self._note_date(record)
            yield record

    def _note_date(self, record: Record) -> None:
        for printed in record.fields.get("startDate", ()):
            date = clean_date(str(printed))
            if self.edition < date <= self._context.today:
                self.edition = date
