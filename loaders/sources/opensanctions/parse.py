"""FollowTheMoney entities as JSON lines, without project words."""

import re
from collections.abc import Iterator
from typing import Any

from graph.errors import SourceChanged
from graph.facts import DatasetId
from loaders.clean.dates import clean_date
from loaders.json_text import parse_json
from loaders.record import Record, Value
from loaders.registry import Context
from loaders.resource import Resource
from loaders.table_records import BROKEN, decode_text

FILE_NAME = re.compile(r"(?:(?P<name>[a-z0-9_]+?)[_.-])?entities\.ftm\.json")
KEYS = ('"id"', '"schema"', '"properties"', '"datasets"')
MAX_LINE = 10_000_000


def recognise(resource: Resource) -> DatasetId | None:
    """Return the dataset that the file's name, or else its folder's name, says."""
    first = resource.head.decode("utf-8", errors="replace").lstrip("\ufeff").partition("\n")[0]
    if not first.startswith("{") or not all(key in first for key in KEYS):
        return None
    found = FILE_NAME.fullmatch(resource.name)
    name = (found.group("name") if found else resource.name.partition(".")[0]) or resource.folder
    return DatasetId(f"opensanctions/{re.sub(r'[^a-z0-9_]+', '_', name.lower())}")


def read(resource: Resource, context: Context) -> Iterator[Record]:
    """Yield one record per line, of the line's schema; the day the publisher last saw a line may be the newest.

    Raises:
        SourceChanged: The text is not UTF-8, or the last line is cut off.
    """
    lines = decode_text(resource).rstrip("\n").split("\n")  # other line breaks may stand in a text
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = _record(line)
        except (ValueError, RecursionError, KeyError, AttributeError, TypeError) as error:
            if number == len(lines):
                message = f"{resource.name} is cut off in line {number}."
                raise SourceChanged(message, context.spec.id, resource.name) from error
            context.issues.add("broken_line", f"line {number}", "The line is no FollowTheMoney entity.")
            yield Record(BROKEN, f"line {number}", {})
            continue
        context.edition.note_record(clean_date(str(record.fields["last_seen"][0])))
        yield record


def _record(line: str) -> Record:
    if len(line) > MAX_LINE:
        raise ValueError("the line is too long")
    data: dict[str, Any] = parse_json(line)
    fields: dict[str, list[Value]] = {name: [str(v) for v in values] for name, values in data["properties"].items()}
    fields["caption"] = [str(data.get("caption", ""))]
    fields["datasets"] = [str(name) for name in data["datasets"]]
    fields["last_seen"] = [str(data.get("last_seen") or data.get("last_change") or "")]
    return Record(str(data["schema"]), str(data["id"]), fields)
