"""The CSV of the section 1286 lists, one report year at a time, without project words."""

import re
from collections.abc import Iterator

from graph.errors import SourceChanged
from graph.facts import DatasetId
from loaders.clean.dates import clean_date
from loaders.record import Record, Value
from loaders.registry import Context
from loaders.resource import Resource
from loaders.table_records import BROKEN, read_table

COLUMNS = {"schema", "name", "aliases", "program", "report-date", "start-date", "end-date", "source_url"}
LAW = b"Section 1286 of the"
# ".../2023/Jun/29/..." and ".../uploads/2024/07/...": the day or month under which a list was put on the web.
IN_ADDRESS = re.compile(r"/(?P<year>20\d\d)/(?P<month>\d\d|[A-Z][a-z]{2})/(?:(?P<day>\d\d)/)?")


def recognise(resource: Resource) -> DatasetId | None:
    """Return the dataset when the columns and the law named in the first row are the list's."""
    header, _, rest = resource.head.partition(b"\n")
    names = header.decode("utf-8", errors="replace").strip("\ufeff\r").replace('"', "").split(",")
    return DatasetId("us_1286") if set(names) >= COLUMNS and LAW in rest else None


def read(resource: Resource, context: Context) -> Iterator[Record]:
    """Yield one record per row; the report year tells of which date the list is.

    Raises:
        SourceChanged: The table is damaged, or holds several report years.
    """
    years: set[str] = set()
    for row in read_table(resource, context.issues):
        if row.type == BROKEN:
            yield row
            continue
        years.add(_cell(row, "report-date"))
        context.edition.set_printed(_published(row, context))
        yield Record("institution", row.id, {**row.fields, "aliases": _parts(_cell(row, "aliases"))})
    if len(years) > 1:
        message = f"{resource.name} holds several lists, of {', '.join(sorted(years))}, that cannot be told apart."
        raise SourceChanged(message, context.spec.id, resource.name)


def _published(row: Record, context: Context) -> str:
    year, found = _cell(row, "report-date"), IN_ADDRESS.search(_cell(row, "source_url"))
    if known := context.spec.table("published").get(year):
        return known
    if not found:
        return clean_date(year)
    month = found["month"]
    day = found["day"] or "00"
    as_printed = f"{found['year']}-{month}-{day}" if month.isdigit() else f"{int(day)} {month} {found['year']}"
    return clean_date(as_printed.removeprefix("0 "))


def _parts(cell: str) -> list[Value]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _cell(row: Record, column: str) -> str:
    return "".join(str(value) for value in row.fields.get(column, ())).strip()
