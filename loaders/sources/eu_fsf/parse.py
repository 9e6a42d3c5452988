"""The files of the EU's Financial Sanctions Database, XML 1.1 or CSV 1.1, without project words."""

import re
from collections.abc import Iterator

from graph.facts import DatasetId
from loaders.clean.dates import clean_date
from loaders.record import Record
from loaders.registry import Context
from loaders.resource import Resource
from loaders.sources.eu_fsf.table import is_table, read_entities
from loaders.xml_records import XmlRecords

ROOT = re.compile(rb"<(?:\w+:)?export\b(?=[^>]*\bgenerationDate=)(?=[^>]*\bglobalFileId=)[^>]*>")
TAGS = frozenset({"sanctionEntity"})


def recognise(resource: Resource) -> DatasetId | None:
    """Return the dataset for the root element of XML 1.1 or the first columns of CSV 1.1, also of a fragment."""
    return DatasetId("eu_fsf") if ROOT.search(resource.head) or is_table(resource) else None


def read(resource: Resource, context: Context) -> Iterator[Record]:
    """Yield one record of the form of the XML for each entity, of type ``person`` or ``enterprise``.

    Raises:
        SourceChanged: The file is damaged or cut off.
        SourceFragment: It is a table without the columns of whole parts of an entity.
    """
    if is_table(resource):
        yield from map(_with_type, read_entities(resource, context))
        return
    stream = XmlRecords(resource, TAGS, "logicalId")
    yield from map(_with_type, stream)
    context.edition.set_printed(clean_date(stream.root.get("generationDate", "")))


def _with_type(record: Record) -> Record:
    """Type a record by the word the list prints for it, so that persons and enterprises are counted apart."""
    subject = next((part for part in record.fields.get("subjectType", ()) if isinstance(part, Record)), None)
    printed = [str(value) for value in subject.fields.get("code", ())] if subject else []
    record.type = next(filter(None, (text.strip() for text in printed)), record.type)
    return record
