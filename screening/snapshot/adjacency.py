"""Relations between parties as arrays: for each party its steps, each step a relation read in one direction.

The steps of a party with the same number lie together as a bundle, so that a search leaves out in one go what no path
shape follows: a hub has a hundred thousand parts, and most searches do not go there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from graph.dates import earliest, latest
from ontologies.model import Ontology
from screening.postings import load_array, write_arrays
from screening.snapshot.party import Tie

ALWAYS_FROM = 0
ALWAYS_TO = np.iinfo(np.int32).max
UNKNOWN_SHARE = np.nan


def step_symbols(ontology: Ontology) -> Mapping[str, int]:
    """Return the number of each step: a relation type ("PART_OF") or its inverse ("^PART_OF")."""
    types = sorted(ontology.relation_types)
    return {name: number for number, name in enumerate([*types, *(f"^{name}" for name in types)])}


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation between two parties, by their rows."""

    tie: Tie
    source: int
    target: int


@dataclass(frozen=True, slots=True)
class Adjacency:
    """Party i has bundles starts[i] to starts[i + 1]; bundle j has steps begins[j] to begins[j + 1].

    Attributes:
        symbols: Number of the steps of each bundle (see `step_symbols`), in rising order per party.
        targets: Party to which each step leads, in rising order per bundle.
        edges: Row of each step's edge in the columns below.
        valid_from: First day of each edge, as ordinal; 0 when unknown.
        valid_to: Day on which it no longer holds; the largest number when it still does.
        confidence: 0 confirmed, 1 derived, 2 unconfirmed.
        shares: Per cent for ownership; not a number when unknown.
    """

    starts: NDArray[np.int64]
    symbols: NDArray[np.uint8]
    begins: NDArray[np.int64]
    targets: NDArray[np.int32]
    edges: NDArray[np.int32]
    valid_from: NDArray[np.int32]
    valid_to: NDArray[np.int32]
    confidence: NDArray[np.uint8]
    shares: NDArray[np.float64]

    @property
    def parties(self) -> int:
        """How many parties there are."""
        return len(self.starts) - 1

    def steps(self, party: int, only: int | None = None) -> Iterator[tuple[int, int, int]]:
        """Yield number of the step, party it leads to and edge, for each step of a party or those of one number."""
        for bundle in range(int(self.starts[party]), int(self.starts[party + 1])):
            symbol = int(self.symbols[bundle])
            if only not in (None, symbol):
                continue
            for step in range(int(self.begins[bundle]), int(self.begins[bundle + 1])):
                yield symbol, int(self.targets[step]), int(self.edges[step])

    def save(self, folder: Path) -> None:
        """Write the arrays."""
        write_arrays(folder, "adjacency", {name: getattr(self, name) for name in self.__slots__})

    @classmethod
    def load(cls, folder: Path) -> "Adjacency":
        """Open what `save` wrote."""
        return cls(*(load_array(folder, f"adjacency.{name}") for name in cls.__slots__))


def build_adjacency(edges: Sequence[Edge], parties: int, ontology: Ontology) -> Adjacency:
    """Return the arrays of edges; the steps of a party are ordered by step, party and edge."""
    symbols = step_symbols(ontology)
    ranks = {name: term.rank for name, term in ontology.vocabularies["Confidence"].items()}
    count = len(edges)
    sources = np.fromiter((edge.source for edge in edges), dtype=np.int64, count=count)
    targets = np.fromiter((edge.target for edge in edges), dtype=np.int64, count=count)
    forward = np.fromiter((symbols[edge.tie.type] for edge in edges), dtype=np.uint8, count=count)
    half = np.uint8(len(symbols) // 2)
    nodes = np.concatenate([sources, targets])
    others = np.concatenate([targets, sources])
    steps = np.concatenate([forward, forward + half])
    rows = np.concatenate([np.arange(count), np.arange(count)])
    order = np.lexsort((rows, others, steps, nodes))
    nodes, steps = nodes[order], steps[order]
    begins = np.flatnonzero(
        np.concatenate([[True], (nodes[1:] != nodes[:-1]) | (steps[1:] != steps[:-1])])[: len(nodes)]
    )
    return Adjacency(
        starts=np.searchsorted(nodes[begins], np.arange(parties + 1)).astype(np.int64),
        symbols=steps[begins],
        begins=np.append(begins, len(nodes)).astype(np.int64),
        targets=others[order].astype(np.int32),
        edges=rows[order].astype(np.int32),
        valid_from=np.fromiter((first_day(edge.tie.valid_from) for edge in edges), dtype=np.int32, count=count),
        valid_to=np.fromiter((end_day(edge.tie.valid_to) for edge in edges), dtype=np.int32, count=count),
        confidence=np.fromiter((ranks[edge.tie.confidence] for edge in edges), dtype=np.uint8, count=count),
        shares=np.fromiter(_shares(edges), dtype=np.float64, count=count),
    )


def _shares(edges: Iterable[Edge]) -> Iterable[float]:
    return (float(edge.tie.properties.get("share", UNKNOWN_SHARE)) for edge in edges)


def first_day(text: str) -> int:
    """Return the first day of a partial date as ordinal; 0 when it is unknown."""
    return earliest(text).toordinal() if text else ALWAYS_FROM


def end_day(text: str) -> int:
    """Return the last day a partial date can mean, as ordinal; the largest number when there is none."""
    return latest(text).toordinal() if text else int(ALWAYS_TO)


def day_of(as_of: date) -> np.int32:
    """Return a day as it is compared with the columns."""
    return np.int32(as_of.toordinal())
