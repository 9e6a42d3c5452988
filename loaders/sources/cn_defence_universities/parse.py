"""The MISP galaxy cluster of ASPI's China Defence Universities Tracker, without project words."""

from collections.abc import Iterator, Mapping
from typing import Any

from graph.errors import SourceChanged
from graph.facts import DatasetId
from loaders.json_text import decode_json
from loaders.record import Record, Value
from loaders.registry import Context
from loaders.resource import Resource

MARKS = (b'"academic-institution"', b"Defence Universities Tracker")


def recognise(resource: Resource) -> DatasetId | None:
    """Return the dataset when the cluster says it is the tracker's."""
    is_cluster = resource.head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{")
    is_tracker = is_cluster and all(mark in resource.head for mark in MARKS)
    return DatasetId("cn_defence_universities") if is_tracker else None


def read(resource: Resource, context: Context) -> Iterator[Record]:
    """Yield the institutions of the cluster; its version number tells the edition, when it is a known one.

    Raises:
        SourceChanged: The JSON is damaged or has no list of values.
    """
    data = decode_json(resource)
    values = data.get("values") if isinstance(data, dict) else None
    if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
        raise SourceChanged(f"{resource.name} holds no list of institutions.", context.spec.id, resource.name)
    context.edition.set_printed(context.spec.table("edition").get(str(data.get("version")), ""))
    for number, value in enumerate(values, start=1):
        yield Record("institution", str(value.get("uuid") or f"entry {number}"), dict(_fields(value)))


def _fields(value: Mapping[str, Any]) -> Iterator[tuple[str, list[Value]]]:
    meta = value.get("meta")
    fields = {
        **{name: item for name, item in value.items() if name != "meta"},
        **(meta if isinstance(meta, dict) else {}),
    }
    for name, item in fields.items():
        yield name, [str(text) for text in (item if isinstance(item, list) else [item]) if text is not None]
