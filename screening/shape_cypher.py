"""Compiles path shapes to Cypher: the same paths as the automaton's, asked of the database.

A shape becomes one quantified path pattern per alternative. What the automaton checks while it walks stands in the
pattern: direction, period, confidence; that no party comes twice; and the risk at the end.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.errors import ConfigurationError
from ontologies.model import Ontology, PathShape
from screening.snapshot.risk import CIVILIAN

PART = re.compile(r"(?:\((?P<group>[^()]*)\)|(?P<step>\^?[A-Z_]+))(?P<sign>[*+?]?)")
STEP = re.compile(r"(?P<inverse>\^?)(?P<type>[A-Z_]+)")
MOST_PATHS = 100_000
HOLDS = "({0}.holdsFrom IS NULL OR {0}.holdsFrom <= $asOf) AND ({0}.holdsUntil IS NULL OR $asOf < {0}.holdsUntil)"
LISTED, ASSESSED = "(end)-[l:LISTED_IN]->()", "(end)-[l:ASSESSED_IN]->()"
# What carries risk of a class on the day, as `screening.snapshot.risk` says it.
RISK = {
    "designated": f"EXISTS {{ {LISTED} WHERE l.indicator IS NOT NULL AND {HOLDS.format('l')} }}",
    "tracked": f"EXISTS {{ {ASSESSED} WHERE {HOLDS.format('l')} }}",
    "assessed": f"EXISTS {{ {ASSESSED} WHERE coalesce(l.category, '') <> '{CIVILIAN}' AND {HOLDS.format('l')} }}",
    "defence": "end.sector IS NOT NULL",
}


@dataclass(frozen=True, slots=True)
class _Part:
    """Steps of which any may be taken, from ``least`` to ``most`` times; None where the longest path decides."""

    steps: tuple[str, ...]
    least: int
    most: int | None


def shape_queries(shape: PathShape, ontology: Ontology, max_hops: int, *, has_target: bool) -> list[str]:
    """Return the queries that together give the paths of a shape: start, ids of parties, keys of relations.

    Parameters of a query are ``starts`` (ids), ``asOf`` (date), ``confidences`` (allowed values), and ``target`` (id)
    for paths to one party, which then need not carry risk.

    Raises:
        ConfigurationError: The shape cannot be said in Cypher, or names an unknown relation type.
    """
    branches = (_read(branch, shape, ontology) for branch in _alternatives(shape.expression))
    fitting = (parts for parts in branches if sum(part.least for part in parts) <= max_hops)
    return [_query(parts, shape, max_hops, has_target=has_target) for parts in fitting]


def _alternatives(expression: str) -> Iterator[str]:
    """Yield what stands between the bars that are in no brackets."""
    yield from re.split(r"\|(?![^()]*\))", expression)


def _read(branch: str, shape: PathShape, ontology: Ontology) -> list[_Part]:
    parts = [PART.fullmatch(text) for text in re.split(r"/(?![^()]*\))", branch)]
    read = [_part(found) for found in parts if found]
    steps = [STEP.fullmatch(step) for part in read for step in part.steps]
    if len(read) < len(parts) or not all(found and found["type"] in ontology.relation_types for found in steps):
        raise ConfigurationError(f"The path shape {shape.id!r} cannot be said in Cypher: {shape.expression}.")
    return read


def _part(found: "re.Match[str]") -> _Part:
    steps = tuple((found["group"] or found["step"]).split("|"))
    least, most = {"*": (0, None), "+": (1, None), "?": (0, 1), "": (1, 1)}[found["sign"]]
    return _Part(steps, least, most)


def _query(parts: Sequence[_Part], shape: PathShape, max_hops: int, *, has_target: bool) -> str:
    needed = sum(part.least for part in parts)
    room = max_hops - needed
    possible = [part for part in parts if part.least + room > 0]
    patterns = [_pattern(part, part.least + room, place) for place, part in enumerate(possible)]
    end = "(end:Entity {id: $target})" if has_target else "(end:Party)"
    carries = " OR ".join(RISK[name] for name in sorted(shape.reaches))
    lines = [
        "UNWIND $starts AS start",
        f"MATCH path = (:Entity {{id: start}}) {' '.join(patterns)} {end}",
        f"WHERE length(path) <= {max_hops}",
        "  AND all(n IN nodes(path) WHERE single(m IN nodes(path) WHERE m = n))",
        *([] if has_target else [f"  AND ({carries})"]),
        "RETURN start, [n IN nodes(path) | n.id] AS parties, [r IN relationships(path) | r.key] AS relations",
        f"LIMIT {MOST_PATHS}",
    ]
    return "\n".join(lines)


def _pattern(part: _Part, most: int, place: int) -> str:
    """Return a quantified pattern; where steps have both directions each relation is asked which way it goes."""
    forward = [step for step in part.steps if not step.startswith("^")]
    backward = [step[1:] for step in part.steps if step.startswith("^")]
    types = "|".join(sorted({*forward, *backward}))
    before, after = ("-", "->") if not backward else ("<-", "-") if not forward else ("-", "-")
    here, tie, there = f"a{place}", f"r{place}", f"b{place}"
    conditions = [HOLDS.format(tie), f"{tie}.confidence IN $confidences"]
    if forward and backward:
        conditions.append(f"({_way(tie, here, forward)} OR {_way(tie, there, backward)})")
    times = f"{{{part.least},{most if part.most is None else min(part.most, most)}}}"
    return f"(({here}){before}[{tie}:{types}]{after}({there}) WHERE {' AND '.join(conditions)}){times}"


def _way(tie: str, start: str, types: Sequence[str]) -> str:
    named = ", ".join(f"'{name}'" for name in sorted(set(types)))
    return f"(startNode({tie}) = {start} AND type({tie}) IN [{named}])"
