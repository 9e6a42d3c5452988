"""The MISP galaxy cluster of ASPI's China Defence Universities Tracker, without project words."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from graph.errors import SourceChanged
from graph.facts import DatasetId
from loaders.record import Record, Value
from loaders.registry import Context
from loaders.resource import Resource
from loaders.table_records import decode_text

MARKS = (b'"academic-institution"', b"Defence Universities Tracker")


def recognise(resource: Resource) -> DatasetId | None:
    """Return the dataset when the cluster says it is the tracker's."""
    is_cluster = resource.head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{")
    is_tracker = is_cluster and all(mark in resource.head for mark in MARKS)
    return DatasetId("cn_defence_universities") if is_tracker else None


def read(resource: Resource, context: Context) -> "Cluster":
    """Read the cluster as records; an institution is one record."""
    return Cluster(resource, context)


class Cluster:
    """The institutions of one edition; ``edition`` is that of the cluster's version number, when it is known."""

    def __init__(self, resource: Resource, context: Context) -> None:
        """Prepare to read."""
        self._resource = resource
        self._context = context
        self.edition = ""

    def __iter__(self) -> Iterator[Record]:
        """Yield the institutions in the order of the file.

        Raises:
            SourceChanged: The JSON is damaged or has no list of values.
        """
        try:
            data = json.loads(decode_text(self._resource))
        except (ValueError, RecursionError) as error:
            raise self._changed(f"is damaged or cut-off JSON: {error}") from error
        values = data.get("values") if isinstance(data, dict) else None
        if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
            raise self._changed("holds no list of institutions")
        self.edition = self._context.spec.table("edition").get(str(data.get("version")), "")
        for value in values:
            yield Record("institution", str(value.get("uuid", "")), dict(_fields(value)))

    def _changed(self, what: str) -> SourceChanged:
        return SourceChanged(f"{self._resource.name} {what}.", self._context.spec.id, self._resource.name)


def _fields(value: Mapping[str, Any]) -> Iterator[tuple[str, list[Value]]]:
    meta = value.get("meta")
    fields = {
        **{name: item for name, item in value.items() if name != "meta"},
        **(meta if isinstance(meta, dict) else {}),
    }
    for name, item in fields.items():
        yield name, [str(text) for text in (item if isinstance(item, list) else [item]) if text is not None]
