"""The US Consolidated Screening List as CSV or JSON; both give the same records."""

from collections.abc import Iterator, Mapping
from typing import Any

from graph.errors import SourceChanged
from graph.facts import DatasetId
from loaders.clean.dates import clean_date
from loaders.issues import Issues
from loaders.json_text import decode_json
from loaders.record import Record, Value
from loaders.registry import Context
from loaders.resource import Resource
from loaders.table_records import BROKEN, read_table

COLUMNS = {
    "source",
    "programs",
    "name",
    "addresses",
    "federal_register_notice",
    "start_date",
    "alt_names",
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
    is_json = _is_json(resource) and all(mark in head for mark in JSON_MARKS)
    return DatasetId("us_csl") if is_csv or is_json else None


def read(resource: Resource, context: Context) -> Iterator[Record]:
    """Yield one record per entry of either form; its start date may be the newest.

    Raises:
        SourceChanged: The file is damaged or not of the form described.
    """
    for record in _read_json(resource) if _is_json(resource) else _read_csv(resource, context.issues):
        context.edition.note_record(clean_date(str(next(iter(record.fields.get("start_date", [])), ""))))
        yield record


def _is_json(resource: Resource) -> bool:
    return resource.head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"{", b"["))


def _read_csv(resource: Resource, issues: Issues) -> Iterator[Record]:
    for record in read_table(resource, issues):
        if record.type == BROKEN:
            yield record
            continue
        fields = dict(record.fields)
        for name in MULTIPLE:
            fields[name] = list(_split(str(fields.get(name, [""])[0])))
        fields["ids"] = [_printed_id(str(text)) for text in fields["ids"]]
        yield Record("row", str(fields.get("_id", [record.id])[0]), fields)


def _read_json(resource: Resource) -> Iterator[Record]:
    data = decode_json(resource)
    entries = data.get("results") if isinstance(data, dict) else data
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise SourceChanged(f"{resource.name} holds no list of entries.", file=resource.name)
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
