"""Reads XML without trusting it: no document types, no entities, no network, limits on depth and size."""

import io
from collections.abc import Iterator

from lxml import etree

from graph.errors import SourceChanged
from loaders.record import Record, Value
from loaders.resource import Resource

MAX_DEPTH = 40
MAX_ATTRIBUTES = 200


class XmlRecords:
    """A stream over the records of an XML file; `root` is known as soon as the first record is."""

    def __init__(self, resource: Resource, tags: frozenset[str], id_field: str) -> None:
        """Prepare to read.

        Args:
            tags: Local names of the elements that are records.
            id_field: The field that holds a record's id.
        """
        self._resource = resource
        self._tags = tags
        self._id_field = id_field
        self.root: dict[str, str] = {}

    def __iter__(self) -> Iterator[Record]:
        """Yield the records in the order of the file.

        Raises:
            SourceChanged: The file is not well-formed, declares a document type, or is nested too deeply.
        """
        try:
            yield from self._read()
        except (etree.XMLSyntaxError, ValueError) as error:  # a ValueError: a character that XML does not know
            raise self._changed(f"is not well-formed XML: {getattr(error, 'msg', error)}") from error

    def _read(self) -> Iterator[Record]:
        depth = 0
        source = io.BytesIO(self._resource.content)
        settings = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
        for event, element in etree.iterparse(source, events=("start", "end"), remove_comments=True, **settings):
            if event == "start":
                depth += 1
                self._look_at_start(element, depth)
                continue
            depth -= 1
            if depth >= 1 and local_name(element) in self._tags:
                yield self._record(element)
                _forget(element)

    def _look_at_start(self, element: etree._Element, depth: int) -> None:
        if depth == 1:
            self._check_prolog(element)
            self.root = {str(name): str(value) for name, value in element.attrib.items()}
        if depth > MAX_DEPTH or len(element.attrib) > MAX_ATTRIBUTES:
            raise self._changed("is nested too deeply or has too many attributes")

    def _check_prolog(self, root: etree._Element) -> None:
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._changed("declares a document type, which no published list needs")

    def _record(self, element: etree._Element) -> Record:
        record = record_of(element)
        ids = [value.strip() for value in record.fields.get(self._id_field, []) if isinstance(value, str)]
        record.id = next(filter(None, ids), f"line {element.sourceline}")
        return record

    def _changed(self, what: str) -> SourceChanged:
        return SourceChanged(f"{self._resource.name} {what}.", file=self._resource.name)


def record_of(element: etree._Element) -> Record:
    """Return an element and what is in it as a record: leaves are texts, others are parts; attributes are texts.

    A leaf with attributes is both: a text that gets an attribute one day must not be lost.
    """
    fields: dict[str, list[Value]] = {str(name): [str(value)] for name, value in element.attrib.items()}
    for child in element.iterchildren(tag=etree.Element):
        values = fields.setdefault(local_name(child), [])
        text = child.text or ""
        has_inside = len(child) > 0 or bool(child.attrib)
        if has_inside:
            values.append(record_of(child))
        if text.strip() or not has_inside:
            values.append(text)
    return Record(local_name(element), "", fields)


def local_name(element: etree._Element) -> str:
    """Return an element's name without its namespace: publishers change namespaces between years."""
    return etree.QName(element).localname


def _forget(element: etree._Element) -> None:
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]  # type: ignore[union-attr]
