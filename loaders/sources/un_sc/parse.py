"""The XML of the UN Security Council Consolidated List, without project words."""

import re
from collections.abc import Iterator

from graph.errors import SourceChanged
from graph.facts import DatasetId
from loaders.clean.dates import clean_date
from loaders.record import Record
from loaders.registry import Context
from loaders.resource import Resource
from loaders.xml_records import XmlRecords

ROOT = re.compile(rb"<CONSOLIDATED_LIST\b")
TAGS = frozenset({"INDIVIDUAL", "ENTITY"})


def recognise(resource: Resource) -> DatasetId | None:
    """Return the dataset when the root element is the UN list's."""
    return DatasetId("un_sc") if ROOT.search(resource.head) else None


def read(resource: Resource, context: Context) -> Iterator[Record]:
    """Yield individuals, then entities; the date of generation is printed, in a zone it does not tell.

    Raises:
        SourceChanged: The XML is damaged, or lacks a part of the list.
    """
    stream = XmlRecords(resource, TAGS, "REFERENCE_NUMBER")
    yield from stream
    context.edition.set_printed(clean_date(stream.root.get("dateGenerated", "")))
    if b"<INDIVIDUALS" not in resource.content or b"<ENTITIES" not in resource.content:
        raise SourceChanged(f"{resource.name} lacks the individuals or the entities.", file=resource.name)
