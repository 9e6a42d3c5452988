"""The result of a screening, in the form of the stable contract (docs/reference/http.md)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a statement rests on. ``date`` is the edition in which it was seen."""

    source: str
    dataset: str
    version: str
    record: str
    url: str
    quote: str
    date: str

    def as_json(self) -> dict[str, Any]:
        """Return the evidence in the form of the contract."""
        return {
            "source": self.source,
            "dataset": self.dataset,
            "version": self.version,
            "record": self.record,
            "url": self.url or None,
            "quote": self.quote or None,
            "date": self.date,
        }


@dataclass(frozen=True, slots=True)
class ShownFeature:
    """One comparison: its contribution, a sentence, and both values."""

    id: str
    score: float
    sentence: str
    query_value: str
    candidate_value: str

    def as_json(self) -> dict[str, Any]:
        """Return the feature in the form of the contract."""
        return {
            "id": self.id,
            "score": self.score,
            "sentence": self.sentence,
            "queryValue": self.query_value,
            "candidateValue": self.candidate_value,
        }


@dataclass(frozen=True, slots=True)
class Finding:
    """An indicator that fired.

    Attributes:
        benign: A possible ordinary explanation; empty where there is none.
        in_force: For listings: whether it holds at the as-of date; None where that is unknown or does not apply.
        origins: The independent lists the evidence comes from; copies of a list count once.
    """

    indicator: str
    kind: str
    band: str
    title: str
    sentence: str
    benign: str
    follow_up: str
    evidence: tuple[Evidence, ...]
    in_force: bool | None = None
    origins: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the finding in the form of the contract."""
        return {
            "indicator": self.indicator,
            "kind": self.kind,
            "band": self.band,
            "inForce": self.in_force,
            "origins": list(self.origins),
            "title": self.title,
            "sentence": self.sentence,
            "benign": self.benign,
            "followUp": self.follow_up,
            "evidence": [item.as_json() for item in dict.fromkeys(self.evidence)],
        }


@dataclass(frozen=True, slots=True)
class PathNode:
    """A party on a path."""

    entity_id: str
    name: str
    kind: str
    country: str

    def as_json(self) -> dict[str, Any]:
        """Return the node in the form of the contract."""
        return {"entityId": self.entity_id, "name": self.name, "kind": self.kind, "country": self.country or None}


@dataclass(frozen=True, slots=True)
class PathRelation:
    """A relation on a path, from one party to another as the source states it, with the words for reading on."""

    type: str
    source: str
    target: str
    label: str
    is_inverse: bool
    valid_from: str
    valid_to: str
    confidence: str
    share: str
    evidence: tuple[Evidence, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the relation in the form of the contract."""
        return {
            "type": self.type,
            "from": self.source,
            "to": self.target,
            "label": self.label,
            "inverse": self.is_inverse,
            "validFrom": self.valid_from or None,
            "validTo": self.valid_to or None,
            "confidence": self.confidence,
            "share": float(self.share) if self.share else None,
            "evidence": [item.as_json() for item in self.evidence],
        }


@dataclass(frozen=True, slots=True)
class ShownPath:
    """A path from the candidate to a party that carries risk."""

    shape: str
    sentence: str
    confidence: str
    truncated: bool
    cypher: str
    nodes: tuple[PathNode, ...]
    relations: tuple[PathRelation, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the path in the form of the contract."""
        return {
            "shape": self.shape,
            "sentence": self.sentence,
            "hops": len(self.relations),
            "confidence": self.confidence,
            "truncated": self.truncated,
            "cypher": self.cypher,
            "nodes": [node.as_json() for node in self.nodes],
            "relations": [relation.as_json() for relation in self.relations],
        }


@dataclass(frozen=True, slots=True)
class ShownCandidate:
    """A party that may be meant, with what was found about it."""

    entity_id: str
    members: tuple[str, ...]
    joined: tuple[Mapping[str, Any], ...]
    name: str
    native_names: tuple[Mapping[str, str], ...]
    kind: str
    org_type: str
    countries: tuple[str, ...]
    identifiers: tuple[str, ...]
    score: float
    identity: str
    matched_name: str
    matched: Mapping[str, Any]
    features: tuple[ShownFeature, ...]
    outcome: str
    outcome_rule: str
    findings: tuple[Finding, ...]
    paths: tuple[ShownPath, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the candidate in the form of the contract."""
        return {
            "entityId": self.entity_id,
            "members": list(self.members),
            "joined": [dict(item) for item in self.joined],
            "name": self.name,
            "nativeNames": [dict(name) for name in self.native_names],
            "kind": self.kind,
            "orgType": self.org_type or None,
            "country": next(iter(self.countries), None),
            "countries": list(self.countries),
            "identifiers": list(self.identifiers),
            "score": self.score,
            "identity": self.identity,
            "matchedName": self.matched_name or None,
            "matched": dict(self.matched),
            "features": [feature.as_json() for feature in self.features],
            "outcome": self.outcome,
            "outcomeRule": self.outcome_rule,
            "findings": [finding.as_json() for finding in self.findings],
            "paths": [path.as_json() for path in self.paths],
        }


@dataclass(frozen=True, slots=True)
class Result:
    """The whole answer, without an id: that is given where it is stored.

    Attributes:
        candidates: The first ones, as many as the query's limit.
        candidate_count: How many there are; the outcome is the highest of them all.
    """

    query: Mapping[str, Any]
    as_of: str
    language: str
    outcome: str
    outcome_rule: str
    candidates: tuple[ShownCandidate, ...]
    candidate_count: int
    datasets: tuple[Mapping[str, Any], ...]
    not_searched: tuple[Mapping[str, Any], ...]
    versions: Mapping[str, str]
    result_hash: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return the result in the form of the contract."""
        return {
            "query": dict(self.query),
            "asOf": self.as_of,
            "language": self.language,
            "outcome": self.outcome,
            "outcomeRule": self.outcome_rule,
            "candidates": [candidate.as_json() for candidate in self.candidates],
            "candidateCount": self.candidate_count,
            "datasets": [dict(dataset) for dataset in self.datasets],
            "notSearched": [dict(item) for item in self.not_searched],
            "versions": dict(self.versions),
            "resultHash": self.result_hash,
        }
