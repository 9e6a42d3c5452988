"""Builds a small graph by hand, and a screener over it: tests say only what matters to them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from graph.facts import Claim, DatasetId, Entity, EntityId, Fact, RecordId, Relation, RelationId, VersionId, encode_fact
from graph.schema import FactCheck
from graph.sqlite_store import SqliteStore
from graph.version import Status, Version
from ontologies.load import load_ontology
from ontologies.model import Label
from screening.query import check_query
from screening.result import Result
from screening.screen import Screener
from screening.snapshot.build import build_snapshot
from screening.snapshot.folder import SnapshotFolder
from screening.snapshot.manifest import DatasetInfo, MissingDataset, VersionInfo
from screening.snapshot.snapshot import open_snapshot

EDITION = "2026-11-01"
TODAY = date(2026, 11, 22)
LISTING = {
    "authority": "Example Authority",
    "authorityLevel": "eu",
    "measure": "asset_freeze",
    "scope": "entity",
    "programme": "EX",
    "entryId": "1",
    "listedName": "As listed",
    "origin": "eu",
}


@dataclass
class GraphBuilder:
    """Facts of one edition of each dataset. The dataset of an entity is what stands before the colon of its id."""

    facts: dict[str, list[Fact]] = field(default_factory=dict)
    required: set[str] = field(default_factory=set)
    missing: list[MissingDataset] = field(default_factory=list)

    def organization(
        self, entity: str, name: str, *, kind: str = "Organization", **claims: str | Sequence[str]
    ) -> EntityId:
        """Add a party with claims, such as ``alias=[...]``, ``country="NL"``."""
        subject, record = EntityId(entity), RecordId(entity.partition(":")[2])
        self.add(entity, Entity(subject, kind, record))
        for key, values in {"name": name, **claims}.items():
            for value in [values] if isinstance(values, str) else values:
                self.add(entity, Claim(subject, key, value, record))
        return subject

    def person(self, entity: str, name: str, **claims: str | Sequence[str]) -> EntityId:
        """Add a person."""
        return self.organization(entity, name, kind="Person", **claims)

    def listing(
        self, entity: str, *, since: str = "2020-01-01", until: str = "", number: int = 1, **properties: str
    ) -> None:
        """List a party; by default by an EU asset freeze."""
        dataset = entity.partition(":")[0]
        programme = self._programme(dataset, properties.get("programme", LISTING["programme"]))
        self.relate(
            "LISTED_IN",
            entity,
            programme,
            kind="designation",
            since=since,
            until=until,
            number=number,
            **{**LISTING, **properties},
        )

    def assessment(self, entity: str, category: str, **properties: str) -> None:
        """Assess a party as an institute does: ``category`` is a value of the model."""
        dataset = entity.partition(":")[0]
        programme = self._programme(dataset, "tracker")
        self.relate("ASSESSED_IN", entity, programme, kind="assessment", category=category, **properties)

    def _programme(self, dataset: str, name: str) -> str:
        programme = EntityId(f"{dataset}:programme-{name}")
        entity = Entity(programme, "Programme", RecordId("programme"))
        if entity not in self.facts.get(dataset, []):
            self.add(programme, entity)
            self.add(programme, Claim(programme, "name", name, RecordId("programme"), "en"))
        return programme

    def relate(
        self,
        relation_type: str,
        source: str,
        target: str,
        *,
        kind: str = "fact",
        confidence: str = "confirmed",
        since: str = "",
        until: str = "",
        number: int = 1,
        **properties: str,
    ) -> None:
        """Add a relation; its dataset is that of its source."""
        relation = Relation(
            RelationId(f"{relation_type}|{source}|{target}|{number}"),
            relation_type,
            EntityId(source),
            EntityId(target),
            kind,
            RecordId(source.partition(":")[2]),
            confidence,
            since,
            until,
            properties,
        )
        self.add(source, relation)

    def same(self, member: str, party: str, basis: str = "same_number ror:03yrm5c26") -> None:
        """Say that two entities are one party."""
        self.relate("SAME_AS", member, party, kind="inference", status="decided", basis=basis)

    def add(self, entity: str, fact: Fact) -> None:
        """Add a fact as it is."""
        self.facts.setdefault(entity.partition(":")[0], []).append(fact)

    def problems(self) -> list[str]:
        """Return what the model says against these facts: a test on facts that cannot exist proves nothing."""
        facts = [fact for of_dataset in self.facts.values() for fact in of_dataset]
        check = FactCheck(load_ontology(), {fact.id: fact.kind for fact in facts if isinstance(fact, Entity)})
        return [problem for fact in facts if (problem := check.problem(fact))]

    def screener(self, folder: Path, editions: Mapping[str, str] | None = None) -> Screener:
        """Publish the graph into an empty folder and return a screener.

        Args:
            editions: Edition dates of datasets, where they are not `EDITION`.
        """
        assert not self.problems(), self.problems()
        store = SqliteStore()
        dates = {dataset: (editions or {}).get(dataset, EDITION) for dataset in self.facts}
        for dataset, facts in self.facts.items():
            store.fold(version_of(dataset, 1, dates[dataset]), [encode_fact(fact) for fact in facts])
        datasets = [dataset_info(name, [dates[name]], required=name in self.required) for name in sorted(self.facts)]
        snapshots = SnapshotFolder(folder / "snapshots")
        snapshots.publish(
            lambda part: build_snapshot(part, store.facts(), datasets, self.missing, load_ontology()),
            "2026-11-22T12:00:00+00:00",
        )
        store.close()
        return Screener(open_snapshot(snapshots, load_ontology()), load_ontology())


def version_of(dataset: str, number: int, edition: str = EDITION, status: Status = Status.PUBLISHED) -> Version:
    """Return a version as a loader would note it."""
    return Version(
        dataset=DatasetId(dataset),
        id=VersionId(f"{edition}-{number:012d}"),
        number=number,
        edition=edition,
        edition_basis="printed",
        fetched_at="2026-11-22T12:00:00+00:00",
        sha256=f"{number:064d}",
        status=status,
    )


def dataset_info(
    dataset: str, editions: Sequence[str], *, required: bool = False, stale_after: int = 60, checked_on: str = ""
) -> DatasetInfo:
    """Return a dataset as a manifest names it."""
    versions = tuple(VersionInfo(f"{date}-{number:012d}", date) for number, date in enumerate(editions, start=1))
    title = Label(f"Lijst {dataset}", f"List {dataset}")
    fetched_at = "2026-11-22T12:00:00+00:00"
    return DatasetInfo(
        id=dataset,
        source=dataset,
        title=title,
        licence="CC0",
        address="https://example.org",
        transcription="",
        is_required=required,
        stale_after_days=stale_after,
        records=1,
        fetched_at=fetched_at,
        versions=versions,
        checked_on=checked_on,
    )


def missing_dataset(dataset: str, *, required: bool) -> MissingDataset:
    """Return a list that is known and not loaded."""
    return MissingDataset(
        dataset, Label(f"Lijst {dataset}", f"List {dataset}"), required, Label("Niet geladen.", "Not loaded.")
    )


def screen(screener: Screener, name: str, *, as_of: date = TODAY, **fields: object) -> Result:
    """Screen a name in English with the fields of `check_query`."""
    return screener.screen(check_query(name, as_of, **fields), "en")  # type: ignore[arg-type]
