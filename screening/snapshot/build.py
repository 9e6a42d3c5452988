"""Builds a snapshot from the store: parties, their names, their relations, their risk."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import groupby
from pathlib import Path

from graph.facts import Claim, Entity, Fact, Relation, subject_of
from graph.store import StoredFact
from ontologies.load import name_roles
from ontologies.model import Ontology
from screening.index import NamedParty, NameIndex
from screening.names_table import ROLES
from screening.normalise.names import NameKind
from screening.normalise.text import host_of
from screening.normalise.version import names_version
from screening.postings import Postings, write_arrays
from screening.snapshot.adjacency import Edge, build_adjacency
from screening.snapshot.history import build_ties
from screening.snapshot.manifest import FORMAT, DatasetInfo, Manifest, MissingDataset, VersionInfo
from screening.snapshot.party import Mark, Party, PartyClaim, Tie, encode_party, encode_tie
from screening.snapshot.risk import build_risk

PARTY_KINDS = frozenset({"Organization", "Person", "Vessel", "Asset"})
SCHEMA = """
PRAGMA page_size = 8192;
CREATE TABLE party (row INTEGER PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE member (entity TEXT PRIMARY KEY, party INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE edge (row INTEGER PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE programme (entity TEXT PRIMARY KEY, names TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE listing (id TEXT PRIMARY KEY, party TEXT NOT NULL, state TEXT NOT NULL) WITHOUT ROWID;
"""


def build_snapshot(
    folder: Path,
    facts: Iterable[StoredFact],
    datasets: Sequence[DatasetInfo],
    missing: Sequence[MissingDataset],
    ontology: Ontology,
) -> Manifest:
    """Write a snapshot's files into an empty folder and return its manifest, without predecessor, time and checksums.

    Args:
        facts: All facts of the store, in its order.
    """
    versions = {info.id: info.versions for info in datasets}
    gathered = _Gathered(facts, versions)
    parties = gathered.parties()
    rows = {member: row for row, party in enumerate(parties) for member in party.members}
    edges = [
        Edge(tie, rows[tie.source], rows[tie.target])
        for tie in gathered.ties
        if {tie.source, tie.target} <= rows.keys()
    ]
    edges = [edge for edge in edges if edge.source != edge.target]
    index = NameIndex.build(map(_named, parties))
    index.save(folder)
    write_arrays(folder, "fields", _fields(parties).arrays())
    build_adjacency(edges, len(parties), ontology).save(folder)
    build_risk(parties, ontology).save(folder)
    digest = _write_attributes(folder / "attributes.sqlite", parties, rows, edges, gathered.programmes)
    listings = sum(len(party.listings) for party in parties)
    counts = {"parties": len(parties), "names": len(index), "relations": len(edges), "listings": listings}
    known = [[info.id, [version.id for version in info.versions], info.checked_on] for info in datasets]
    rules = [FORMAT, ontology.versions["model"], names_version()]
    content = json.dumps([*rules, known, [item.id for item in missing], digest])
    snapshot_id = hashlib.sha256(content.encode()).hexdigest()[:16]
    return Manifest(
        id=snapshot_id,
        predecessor="",
        created_at="",
        model=ontology.versions["model"],
        names=names_version(),
        datasets=tuple(datasets),
        missing=tuple(missing),
        counts=counts,
    )


class _Gathered:
    """The facts of the store by entity; entities that are one party are kept together."""

    def __init__(self, facts: Iterable[StoredFact], versions: Mapping[str, Sequence[VersionInfo]]) -> None:
        self._versions = versions
        self._of_entity: dict[str, tuple[str, list[PartyClaim], list[Tie]]] = {}
        self._together: dict[str, set[str]] = {}
        self._grounds: dict[str, str] = {}
        self.ties: list[Tie] = []
        self.programmes: dict[str, dict[str, str]] = {}
        for subject, stored in groupby(((item, item.fact) for item in facts), key=lambda pair: subject_of(pair[1])):
            self._take(subject, list(stored))

    def _take(self, subject: str, stored: Sequence[tuple[StoredFact, Fact]]) -> None:
        kind = next((fact.kind for _, fact in stored if isinstance(fact, Entity)), "")
        claims = [(item, fact) for item, fact in stored if isinstance(fact, Claim)]
        if kind == "Programme":
            self.programmes[subject] = {fact.language: fact.value for _, fact in claims if fact.property == "name"}
            return
        own: list[Tie] = []
        for tie in build_ties((item for item, fact in stored if isinstance(fact, Relation)), self._versions):
            if tie.type == "SAME_AS":
                self._join(tie)
            elif tie.type in {"LISTED_IN", "ASSESSED_IN"}:
                own.append(tie)
            else:
                self.ties.append(tie)
        if kind in PARTY_KINDS:
            self._of_entity[subject] = (kind, [self._claim(item, claim) for item, claim in claims], own)

    def _join(self, tie: Tie) -> None:
        if not tie.valid_to and tie.properties["status"] == "decided":
            together = self._members_of(tie.source) | self._members_of(tie.target)
            self._together.update(dict.fromkeys(together, together))
            self._grounds[tie.source] = tie.properties["basis"]

    def _members_of(self, entity: str) -> set[str]:
        return self._together.get(entity, {entity})

    def _claim(self, item: StoredFact, claim: Claim) -> PartyClaim:
        number = item.last or len(self._versions[item.dataset])
        mark = Mark(item.dataset, number, claim.record)
        return PartyClaim(claim.property, claim.value, claim.language, claim.entity, item.last is None, mark)

    def parties(self) -> list[Party]:
        """Return the parties, ordered by id."""
        known = self._of_entity.keys()
        return [self._party(entity) for entity in known if entity == self._first_of(self._members_of(entity) & known)]

    def _first_of(self, members: Set[str]) -> str:
        """Return the member that is joined to no other, by which the party is known."""
        return min(members, key=lambda member: (member in self._grounds, member))

    def _party(self, entity: str) -> Party:
        others = sorted((self._members_of(entity) & self._of_entity.keys()) - {entity})
        members = [entity, *others]
        claims = [claim for member in members for claim in self._of_entity[member][1]]
        ties = [tie for member in members for tie in self._of_entity[member][2]]
        return Party(
            id=entity,
            members=tuple(members),
            kind=self._of_entity[entity][0],
            name=_display_name(claims),
            claims=tuple(claims),
            listings=tuple(tie for tie in ties if tie.type == "LISTED_IN"),
            assessments=tuple(tie for tie in ties if tie.type == "ASSESSED_IN"),
            grounds={member: self._grounds[member] for member in members if member in self._grounds},
        )


def _display_name(claims: Sequence[PartyClaim]) -> str:
    """Return the name the first record publishes; current before former, name before alias."""
    roles = name_roles()
    order = {name: place for place, name in enumerate(("name", "alias", "previousName", "weakAlias", "acronym"))}
    named = [claim for claim in claims if claim.property in roles]
    first = next(iter(named), None)
    if first is None:
        return claims[0].entity if claims else ""
    own = [claim for claim in named if claim.entity == first.entity]
    return min(own, key=lambda claim: (not claim.is_current, order.get(claim.property, 9), claim.value)).value


def field_keys(party: Party) -> Iterator[str]:
    """Yield the keys by which a party is found without its name: identifiers and websites."""
    yield from (f"i {identifier}" for identifier in party.values("identifier"))
    yield from (f"w {host_of(website)}" for website in party.values("website"))


def _fields(parties: Sequence[Party]) -> Postings:
    rows_by_key: dict[str, list[int]] = {}
    for row, party in enumerate(parties):
        for key in dict.fromkeys(field_keys(party)):
            rows_by_key.setdefault(key, []).append(row)
    return Postings.build(rows_by_key)


def _named(party: Party) -> NamedParty:
    known = name_roles()
    roles: dict[str, str] = {}  # of a name published in several roles the strongest
    for role in ROLES:
        for claim in party.claims:
            if known.get(claim.property) == role:
                roles.setdefault(claim.value, role)
    if party.kind not in {"Organization", "Person"}:
        return NamedParty(party.id, "organization", (), roles=())  # ships and goods are kept, not searched by default
    kind: NameKind = "person" if party.kind == "Person" else "organization"
    return NamedParty(party.id, kind, tuple(roles), roles=tuple(roles.values()))


def _write_attributes(
    path: Path,
    parties: Sequence[Party],
    rows: Mapping[str, int],
    edges: Sequence[Edge],
    programmes: Mapping[str, Mapping[str, str]],
) -> str:
    """Write the texts, and return the hash of all of them."""
    digest = hashlib.sha256()

    def hashed(items: Iterable[tuple[object, str]]) -> Iterator[tuple[object, str]]:
        for key, body in items:
            digest.update(f"{key}\t{body}\n".encode())
            yield key, body

    connection = sqlite3.connect(path)
    with connection:
        connection.executescript(SCHEMA)
        bodies = ((row, encode_party(party)) for row, party in enumerate(parties))
        connection.executemany("INSERT INTO party VALUES (?, ?)", hashed(bodies))
        connection.executemany("INSERT INTO member VALUES (?, ?)", sorted(rows.items()))
        ties = ((row, encode_tie(edge.tie)) for row, edge in enumerate(edges))
        connection.executemany("INSERT INTO edge VALUES (?, ?)", hashed(ties))
        names = ((entity, json.dumps(dict(found), ensure_ascii=False)) for entity, found in sorted(programmes.items()))
        connection.executemany("INSERT INTO programme VALUES (?, ?)", hashed(names))
        connection.executemany("INSERT OR REPLACE INTO listing VALUES (?, ?, ?)", _listing_states(parties))
    connection.execute("VACUUM")
    connection.close()
    return digest.hexdigest()


def _listing_states(parties: Iterable[Party]) -> Iterator[tuple[str, str, str]]:
    """Yield each listing with what can change in it, for telling two snapshots apart."""
    for party in parties:
        for listing in party.listings:
            told = [listing.valid_from, listing.valid_to, *sorted(listing.properties.items())]
            state = hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()[:16]
            yield f"{listing.mark.dataset}|{listing.id}", party.id, f"{'ended' if listing.valid_to else 'open'}:{state}"
