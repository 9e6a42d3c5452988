"""Reads CSV strictly: one encoding, one header, the same number of cells in every row."""

import csv
import io
from collections.abc import Iterator, Sequence

from graph.errors import SourceChanged
from loaders.issues import Issues
from loaders.record import Record
from loaders.resource import Resource

MAX_COLUMNS = 200
MAX_CELL = 1_000_000
BROKEN = "broken_row"


def decode_text(resource: Resource, encoding: str = "utf-8") -> str:
    """Return the content as text, without a byte-order mark.

    Raises:
        SourceChanged: The bytes are not in the encoding.
    """
    try:
        return resource.content.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        message = f"{resource.name} is not {encoding.upper()} text: byte {error.start} cannot be read."
        raise SourceChanged(message, file=resource.name) from error


def read_table(resource: Resource, issues: Issues, delimiter: str = ",") -> Iterator[Record]:
    """Yield one record per row; its id is the row's number.

    Rows with another number of cells become issues, and records of type `BROKEN` without fields.

    Raises:
        SourceChanged: The text is not UTF-8, holds NUL characters, its quoting is broken, or the last row is
            incomplete or does not end its line: nobody can tell what is missing behind it.
    """
    text = decode_text(resource)
    if "\x00" in text:
        raise SourceChanged(f"{resource.name} holds NUL characters and is no text file.", file=resource.name)
    if not text.endswith(("\n", "\r")):
        raise SourceChanged(f"{resource.name} is cut off: its last row does not end.", file=resource.name)
    csv.field_size_limit(MAX_CELL)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = next(rows, [])
        _check_header(resource, header)
        yield from _read_rows(rows, header, issues)
    except csv.Error as error:
        message = f"{resource.name} is cut off or its quoting is broken near line {rows.line_num}: {error}."
        raise SourceChanged(message, file=resource.name) from error


def _check_header(resource: Resource, header: Sequence[str]) -> None:
    if len(header) > MAX_COLUMNS or len(set(header)) != len(header):
        raise SourceChanged(f"{resource.name} has a header with repeated or too many columns.", file=resource.name)


def _read_rows(rows: Iterator[list[str]], header: Sequence[str], issues: Issues) -> Iterator[Record]:
    broken = ""
    for number, row in enumerate(rows, start=1):
        if not row or row == list(header):  # an edition of 2023 prints its header twice
            continue
        if broken:
            issues.add("row_length", broken, f"The row does not have the {len(header)} cells of the header.")
            yield Record(BROKEN, broken, {})
        broken = "" if len(row) == len(header) else f"row {number}"
        if not broken:
            yield Record("row", f"row {number}", {name: [cell] for name, cell in zip(header, row, strict=True)})
    if broken:
        raise csv.Error("the last row is incomplete")
