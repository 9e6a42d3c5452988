"""Tells which dataset a file is an edition of."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.facts import DatasetId
from loaders.registry import Source
from loaders.resource import Resource


@dataclass(frozen=True, slots=True)
class Recognised:
    """A file, and the dataset it is an edition of."""

    source: Source
    dataset: DatasetId
    resource: Resource


def recognise(resource: Resource, sources: Iterable[Source]) -> Recognised | None:
    """Return which dataset a file is an edition of, or None when no source knows it."""
    for source in sources:
        dataset = source.parse.recognise(resource)
        if dataset is not None:
            return Recognised(source, dataset, resource)
    return None
