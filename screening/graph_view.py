"""The published graph as a database shows it to who browses it: parties, plain relations, and their ways to risk.

A plain relation stands between parties, not between records: it is made of the periods a snapshot knows, so that a
pattern in Cypher meets the same ties as the path automaton.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import numpy as np

from graph.dates import earliest, latest
from graph.store import GraphView, Shown, ShownEntity, ShownRelation, ShownValue
from ontologies.load import name_roles
from ontologies.model import Ontology
from screening.automaton import compile_shapes
from screening.overlay import NO_OVERLAY
from screening.paths import PathLimits, find_paths
from screening.snapshot.adjacency import day_of
from screening.snapshot.party import Party, Tie
from screening.snapshot.risk import CLASSES, listing_indicator
from screening.snapshot.snapshot import Snapshot
from screening.world import World

SHOWN_CLAIMS = ("country", "city", "orgType", "sector", "identifier", "website")
ONLY_IN_FACTS = frozenset({"quote", "note", "reason"})  # long texts; the claim-bearing node has them


def build_view(snapshot: Snapshot, ontology: Ontology, day: date) -> GraphView:
    """Return the graph of a snapshot, with risk and the ways to it as of a day."""
    return GraphView(
        mark=Shown(snapshot.manifest.id, day.isoformat()),
        entities=[*_entities(snapshot, ontology, day), *_programmes(snapshot)],
        relations=[*_relations(snapshot, ontology)],
    )


def _programmes(snapshot: Snapshot) -> Iterator[ShownEntity]:
    for entity, names in snapshot.programmes():
        ordered = [names[language] for language in sorted(names)]
        name = names.get("en", ordered[0] if ordered else entity)
        yield ShownEntity(entity, ("Programme",), {"name": name, "names": _others(ordered, name)})


def _entities(snapshot: Snapshot, ontology: Ontology, day: date) -> Iterator[ShownEntity]:
    ways = _Ways(snapshot, ontology, day)
    for row in range(snapshot.adjacency.parties):
        party = snapshot.party(row)
        classes = ways.classes(row)
        roles = ("Party", "Risk") if classes else ("Party",)
        risk = {"riskClasses": classes, "riskShapes": ways.shapes(row)}
        yield ShownEntity(party.id, (*roles, party.kind), {**_properties(party), **risk})
        for member in party.members[1:]:
            names = [claim.value for claim in party.claims if claim.entity == member and claim.property in name_roles()]
            name = names[0] if names else member
            yield ShownEntity(member, (party.kind,), {"name": name, "names": _others(names, name), "party": party.id})


def _properties(party: Party) -> Mapping[str, ShownValue]:
    names = [value for role in name_roles() for value in party.values(role)]
    claims = {name: party.values(name) for name in SHOWN_CLAIMS}
    return {"name": party.name, "names": _others(names, party.name), **claims}


def _others(names: Iterable[str], name: str) -> list[str]:
    return sorted(set(names) - {name})


class _Ways:
    """Finds by which shapes parties reach risk on a day."""

    def __init__(self, snapshot: Snapshot, ontology: Ontology, day: date) -> None:
        self._world = World(snapshot, NO_OVERLAY)
        self._automaton = compile_shapes(ontology.path_shapes, snapshot.symbols)
        self._day = day_of(day)
        self._classes = self._world.risk.classes_on(np.arange(snapshot.adjacency.parties), self._day)

    def classes(self, row: int) -> list[str]:
        """Return the classes of risk that a party carries itself."""
        bits = int(self._classes[row])
        return [name for place, name in enumerate(CLASSES) if bits >> place & 1]

    def shapes(self, row: int) -> list[str]:
        """Return the ids of the shapes by which a party reaches risk."""
        starts = self._world.adjacency.starts
        if starts[row] == starts[row + 1]:
            return []
        limits = PathLimits(max_of_shape=1)
        found = find_paths(self._world, self._automaton, row, self._day, limits)
        return sorted({path.shape.id for path in found.paths})


def _relations(snapshot: Snapshot, ontology: Ontology) -> Iterator[ShownRelation]:
    adjacency = snapshot.adjacency
    ids: dict[str, str] = {}
    for row in range(adjacency.parties):
        party = snapshot.party(row)
        ids.update(dict.fromkeys(party.members, party.id))
        for tie in (*party.listings, *party.assessments):
            yield _relation(tie, party.id, tie.target, ontology)
        for member, basis in party.grounds.items():
            if member != party.id:
                yield ShownRelation(f"identity|{member}", "SAME_AS", member, party.id, _joined(member, basis))
    for edge in range(len(adjacency.valid_from)):
        tie = snapshot.tie(edge)
        yield _relation(tie, ids[tie.source], ids[tie.target], ontology)


def _joined(member: str, basis: str) -> Mapping[str, ShownValue]:
    own = {"id": f"SAME_AS|{member}", "dataset": "identity", "record": member, "basis": basis}
    return {**own, "kind": "inference", "confidence": "derived"}


def _relation(tie: Tie, source: str, target: str, ontology: Ontology) -> ShownRelation:
    told = {name: value for name, value in tie.properties.items() if name not in ONLY_IN_FACTS}
    share = {"share": float(tie.properties["share"])} if tie.properties.get("share") else {}
    indicator = {"indicator": listing_indicator(tie, ontology)} if tie.type == "LISTED_IN" else {}
    own: dict[str, ShownValue] = {
        "id": tie.id,
        "dataset": tie.mark.dataset,
        "record": tie.mark.record,
        "kind": tie.kind,
        "confidence": tie.confidence,
        "validFrom": tie.valid_from,
        "validTo": tie.valid_to,
        "endedBy": tie.ended_by,
        "firstEdition": tie.first_edition,
        "lastEdition": tie.last_edition,
        "holdsFrom": earliest(tie.valid_from) if tie.valid_from else None,
        "holdsUntil": latest(tie.valid_to) if tie.valid_to else None,
    }
    return ShownRelation(tie.key, tie.type, source, target, {**told, **share, **indicator, **own})
