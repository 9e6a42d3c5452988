"""A party as a snapshot keeps it: its records joined, each statement with the version and record it is from."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.facts import Relation


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a statement is from: the number of the last version of a dataset that makes it, and the record."""

    dataset: str
    version: int
    record: str


@dataclass(frozen=True, slots=True)
class PartyClaim:
    """One value of one property. ``is_current`` is false when no newest version states it any more."""

    property: str
    value: str
    language: str
    entity: str
    is_current: bool
    mark: Mark


@dataclass(frozen=True, slots=True)
class Tie:
    """A claim-bearing relation as a snapshot keeps it.

    Attributes:
        valid_from: Partial date; empty when unknown.
        valid_to: Partial date; empty when it still holds.
        ended_by: ``stated`` when the list prints the end, ``absent`` when a newer edition no longer has it.
        first_edition: Date of the first edition that states it.
        last_edition: Date of the last edition that states it; empty while the newest does.
    """

    id: str
    type: str
    source: str
    target: str
    kind: str
    confidence: str
    valid_from: str
    valid_to: str
    ended_by: str
    first_edition: str
    last_edition: str
    properties: Mapping[str, str]
    mark: Mark

    @property
    def key(self) -> str:
        """What tells a tie from every other: dataset, relation, and the version that ended it, 0 while it lasts."""
        return f"{self.mark.dataset}|{self.id}|{self.mark.version if self.last_edition else 0}"

    @classmethod
    def of(cls, relation: Relation, mark: Mark, *, first_edition: str = "", last_edition: str = "") -> "Tie":
        """Return a relation with the period it states itself."""
        return cls(
            id=relation.id,
            type=relation.type,
            source=relation.source,
            target=relation.target,
            kind=relation.kind,
            confidence=relation.confidence,
            valid_from=relation.valid_from,
            valid_to=relation.valid_to,
            ended_by="stated" if relation.valid_to else "",
            first_edition=first_edition,
            last_edition=last_edition,
            properties=dict(relation.properties),
            mark=mark,
        )


@dataclass(frozen=True, slots=True)
class Party:
    """Records of one real organisation, person or thing.

    Attributes:
        id: Id of its most authoritative member.
        members: Ids of all records in it, that one first.
        listings: Periods in which it is or was listed.
        assessments: Judgements without legal force.
        grounds: Why the members are one party, per joined member.
    """

    id: str
    members: tuple[str, ...]
    kind: str
    name: str
    claims: tuple[PartyClaim, ...]
    listings: tuple[Tie, ...]
    assessments: tuple[Tie, ...]
    grounds: Mapping[str, str]

    def values(self, name: str) -> list[str]:
        """Return the values of a property, current ones first, each once."""
        ordered = sorted(
            (claim for claim in self.claims if claim.property == name), key=lambda claim: not claim.is_current
        )
        return list(dict.fromkeys(claim.value for claim in ordered))


def encode_party(party: Party) -> str:
    """Return the party as JSON text; rows instead of objects, because there are many."""
    data = [
        party.id,
        party.members,
        party.kind,
        party.name,
        [_claim_row(claim) for claim in party.claims],
        [_tie_row(tie) for tie in party.listings],
        [_tie_row(tie) for tie in party.assessments],
        party.grounds,
    ]
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def decode_party(text: str) -> Party:
    """Return the party of a text that `encode_party` wrote."""
    party_id, members, kind, name, claims, listings, assessments, grounds = json.loads(text)
    return Party(
        id=party_id,
        members=tuple(members),
        kind=kind,
        name=name,
        claims=tuple(map(_claim_of_row, claims)),
        listings=tuple(map(_tie_of_row, listings)),
        assessments=tuple(map(_tie_of_row, assessments)),
        grounds=grounds,
    )


def encode_tie(tie: Tie) -> str:
    """Return the tie as JSON text."""
    return json.dumps(_tie_row(tie), ensure_ascii=False, separators=(",", ":"))


def decode_tie(text: str) -> Tie:
    """Return the tie of a text that `encode_tie` wrote."""
    return _tie_of_row(json.loads(text))


def _claim_row(claim: PartyClaim) -> list[Any]:
    mark = claim.mark
    own = [claim.property, claim.value, claim.language, claim.entity, claim.is_current]
    return [*own, mark.dataset, mark.version, mark.record]


def _claim_of_row(row: list[Any]) -> PartyClaim:
    name, value, language, entity, is_current, dataset, version, record = row
    return PartyClaim(name, value, language, entity, is_current, Mark(dataset, version, record))


def _tie_row(tie: Tie) -> list[Any]:
    ends = [tie.id, tie.type, tie.source, tie.target, tie.kind, tie.confidence]
    time = [tie.valid_from, tie.valid_to, tie.ended_by, tie.first_edition, tie.last_edition]
    return [*ends, *time, tie.properties, tie.mark.dataset, tie.mark.version, tie.mark.record]


def _tie_of_row(row: list[Any]) -> Tie:
    *own, properties, dataset, version, record = row
    tie_id, tie_type, source, target, kind, confidence, *time = own
    valid_from, valid_to, ended_by, first, last = time
    ends = (tie_id, tie_type, source, target, kind, confidence)
    return Tie(*ends, valid_from, valid_to, ended_by, first, last, properties, Mark(dataset, version, record))
