"""The US Consolidated Screening List as CSV or JSON; both give the same records."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from graph.errors import SourceChanged
from graph.facts import DatasetId
from loaders.clean.dates import clean_date
from loaders.record import Record, Value
from loaders.registry import Context
from loaders.resource import Resource
from loaders.table_records import BROKEN, decode_text, read_table

COLUMNS = {
    "_id",
    "source",
    "programs",
    "name",
    "addresses",
    "federal_register_notice",
    "start_date",
    "alt_names",
    "ids",
}
JSON_MARKS = (b'"federal_register_notice"', b'"license_requirement"')
MULTIPLE = (
    "programs",
    "addresses",
    "alt_names",
    "dates_of_birth",
    "ids",
    "citizenships",
    "nationalities",
    "places_of_birth",
)


def recognise(resource: Resource) -> DatasetId | None:
    """Return the dataset for the CSV header or the JSON fields of the list."""
    head = resource.head
    header = head.partition(b"\n")[0].decode("utf-8", errors="replace").strip("\ufeff\r")
    is_csv = set(header.replace('"', "").split(",")) >= COLUMNS
    is_json = head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"{", b"[")) and all(mark in head for mark in JSON_MARKS)
    return DatasetId("us_csl") if is_csv or is_json else None


def read(resource: Resource, context: Context) -> "ScreeningList":
    """Read either form of the list as records."""
    return ScreeningList(resource, context)


class ScreeningList:
    """The entries of one edition; ``edition`` is the newest start date that is not in the future."""

    def __init__(self, resource: Resource, context: Context) -> None:
        """Prepare to read."""
        self._resource = resource
        self._context = context
        self.edition = ""

    def __iter__(self) -> Iterator[Record]:
        """Yield one record per entry, in the order of the file.

        Raises:
            SourceChanged: The file is damaged or not of the form described.
        """
        is_json = self._resource.head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"{", b"["))
        for record in self._read_json() if is_json else self._read_csv():
            date = clean_date(str(next(iter(record.fields.get("start_date", [])), "")))
            if self.edition < date <= self._context.today:
                self.edition = date
            yield record

    def _read_csv(self) -> Iterator[Record]:
        for record in read_table(self._resource, self._context.issues):
            if record.type == BROKEN:
                yield record
                continue
            fields = dict(record.fields)
            for name in MULTIPLE:
                fields[name] = list(_split(str(fields.get(name, [""])[0])))
            fields["ids"] = [_printed_id(str(text)) for text in fields["ids"]]
            yield Record("row", str(fields["_id"][0]), fields)

    def _read_json(self) -> Iterator[Record]:
        try:
            data = json.loads(decode_text(self._resource))
        except (ValueError, RecursionError) as error:
            message = f"{self._resource.name} is damaged or cut-off JSON: {error}."
            raise SourceChanged(message, self._context.spec.id, self._resource.name) from error
        entries = data.get("results") if isinstance(data, dict) else data
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise SourceChanged(
                f"{self._resource.name} holds no list of entries.", self._context.spec.id, self._resource.name
            )
        for entry in entries:
            fields = {("_id" if name == "id" else name): _values(name, value) for name, value in entry.items()}
            yield Record("row", str(entry.get("id", "")), fields)


def _split(text: str) -> Iterator[str]:
    return (part.strip() for part in text.split("; ") if part.strip())


def _printed_id(text: str) -> Record:
    """Take "CN, 2017-01-16, 110364903, Registration Number" apart: country and date may be missing."""
    before, _, id_type = text.rpartition(", ")
    parts = before.split(", ")
    country = parts.pop(0) if len(parts[0]) == 2 and parts[0].isupper() and len(parts) > 1 else ""
    number = parts[-1] if len(parts) > 1 and clean_date(parts[0]) else ", ".join(parts)
    return Record("id", "", {"type": [id_type], "number": [number], "country": [country]})


def _values(name: str, value: Any) -> list[Value]:
    items = value if isinstance(value, list) else [value]
    return [_value(name, item) for item in items if item is not None]


def _value(name: str, item: Any) -> Value:
    if name == "addresses" and isinstance(item, Mapping):
        parts = ("address", "city", "state", "postal_code", "country")
        return ", ".join(str(item[part]) for part in parts if item.get(part))
    if name == "ids" and isinstance(item, Mapping):
        return Record("id", "", {key: [str(item.get(key) or "")] for key in ("type", "number", "country")})
    return str(item)
