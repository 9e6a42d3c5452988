"""Tells which dataset a file is an edition of."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from graph.facts import DatasetId
from loaders.registry import Source
from loaders.resource import Resource
from loaders.table_editions import split_editions


@dataclass(frozen=True, slots=True)
class Recognised:
    """A file, and the dataset it is an edition of.

    Attributes:
        is_followed: Whether the file also holds a newer edition, so that this one tells of the past.
    """

    source: Source
    dataset: DatasetId
    resource: Resource
    is_followed: bool = False


def recognise(resource: Resource, sources: Iterable[Source]) -> Recognised | None:
    """Return which dataset a file is an edition of, or None when no source knows it."""
    for source in sources:
        dataset = source.parse.recognise(resource)
        if dataset is not None:
            return Recognised(source, dataset, resource)
    return None


def editions_of(found: Recognised) -> list[Recognised]:
    """Return the editions that a file holds: most hold one."""
    column = found.source.spec.edition_column
    parts = split_editions(found.resource, column) if column else [found.resource]
    return [replace(found, resource=part, is_followed=part is not parts[-1]) for part in parts]
