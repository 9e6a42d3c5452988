"""Splits a table that holds several editions of a list into one file for each, in the very bytes of its rows."""

import csv
import io
from collections.abc import Mapping

from graph.errors import SourceChanged
from loaders.resource import Resource
from loaders.table_records import decode_text


def split_editions(resource: Resource, column: str) -> list[Resource]:
    """Return one file per value of a column, by value: the header and the rows that hold it, as they are printed.

    A file without the column, or one whose rows cannot be told apart, comes back as it is: reading it says what is
    wrong.

    Args:
        column: Says for each row of which edition it is.
    """
    try:
        text = decode_text(resource)
        header, rows = _rows_by_value(text, column)
    except (SourceChanged, csv.Error, ValueError):
        return [resource]
    contents = [f"{header}{''.join(rows[value])}".encode() for value in sorted(rows)]
    return [_part(resource, content) for content in contents] if len(contents) > 1 else [resource]


def _rows_by_value(text: str, column: str) -> tuple[str, Mapping[str, list[str]]]:
    """Return the header as printed, and the rows as printed by what they hold in a column.

    Raises:
        csv.Error: The quoting is broken.
        ValueError: There is no such column, or a row is too short to have it.
    """
    lines = list(io.StringIO(text, newline=""))
    reader = csv.reader(lines, strict=True)
    place = next(reader, []).index(column)
    header, begin = "".join(lines[: reader.line_num]), reader.line_num
    rows: dict[str, list[str]] = {}
    for row in reader:
        if row and place >= len(row):
            raise ValueError("a row is too short")
        if row:
            rows.setdefault(row[place].strip(), []).extend(lines[begin : reader.line_num])
        begin = reader.line_num
    return header, rows


def _part(resource: Resource, content: bytes) -> Resource:
    return Resource(resource.name, content, content, resource.fetched_at, resource.folder, resource.place)
