"""The XML of the UN Security Council Consolidated List, without project words."""

import re
from collections.abc import Iterator

from graph.errors import SourceChanged
from graph.facts import DatasetId
from loaders.record import Record
from loaders.registry import Context
from loaders.resource import Resource
from loaders.xml_records import XmlRecords

ROOT = re.compile(rb"<CONSOLIDATED_LIST\b")
TAGS = frozenset({"INDIVIDUAL", "ENTITY"})


def recognise(resource: Resource) -> DatasetId | None:
    """Return the dataset when the root element is the UN list's."""
    return DatasetId("un_sc") if ROOT.search(resource.head) else None


def read(resource: Resource, context: Context) -> "UnList":  # noqa: ARG001 - the interface of all sources
    """Read the list as records; an individual or entity is one record."""
    return UnList(resource)


class UnList:
    """The records of one edition; ``edition`` is the printed generation date, in the zone it is printed in."""

    def __init__(self, resource: Resource) -> None:
        """Prepare to read."""
        self._resource = resource
        self.edition = ""

    def __iter__(self) -> Iterator[Record]:
        """Yield individuals, then entities.

        Raises:
            SourceChanged: The XML is damaged, or lacks a part of the list.
        """
        stream = XmlRecords(self._resource, TAGS, "REFERENCE_NUMBER")
        seen = set()
        for record in stream:
            seen.add(record.type)
            yield record
        self.edition = stream.root.get("dateGenerated", "")
        if b"<INDIVIDUALS" not in self._resource.content or b"<ENTITIES" not in self._resource.content:
            raise SourceChanged(
                f"{self._resource.name} lacks the individuals or the entities.", file=self._resource.name
            )
