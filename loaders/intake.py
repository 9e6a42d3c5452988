"""One file becomes one edition: parse, map, check. Every record ends as an entity or as an issue."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from graph.dates import is_partial_date
from graph.errors import InvalidRecord, SourceChanged, SourceFragment
from graph.facts import Claim, DatasetId, Entity, EntityId, Fact, RecordId, Relation, encode_fact
from graph.schema import FactCheck
from loaders.draft import tell_apart
from loaders.edition_date import EditionDate
from loaders.issues import Issue, Issues
from loaders.record import Record
from loaders.registry import Context, Mapper, Source
from loaders.resource import Resource
from loaders.table_records import BROKEN
from ontologies.load import load_ontology, name_roles


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of a dataset, not yet judged.

    Attributes:
        date: Partial date the edition speaks of.
        basis: Where the date is from: ``printed``, ``newest_record`` or ``fetched``.
        record_ids: Ids of the records per record type: what the gate compares.
        parties: Records that became a party; the others are relations or parts of parties.
        named: Records that became a party with a name.
        unusable: Records of which nothing could be taken in; each has its issue.
        encoded_facts: Every fact, encoded, in the order of the file.
    """

    dataset: DatasetId
    resource: Resource
    date: str
    basis: str
    record_ids: Mapping[str, frozenset[str]]
    records: int
    parties: int
    named: int
    unusable: int
    encoded_facts: tuple[str, ...]
    issues: tuple[Issue, ...]
    counts: Mapping[str, int]


def take_in(source: Source, resource: Resource, context: Context) -> Edition:
    """Read one file as an edition.

    Raises:
        SourceChanged: The file as a whole cannot be used: damaged, cut off, another list, or without records.
        SourceFragment: It is plainly a piece of the list.
    """
    reading = _read(source, resource, context)
    if not reading.records:
        raise SourceChanged(f"{resource.name} holds no records.", source.spec.id, resource.name)
    _refuse_fragment(source, resource, context, reading.records)
    if context.record_ids.settle():
        context = replace(context, issues=Issues())
        reading = _read(source, resource, context)
    facts = reading.sound_facts()
    date, basis = _edition_date(source, resource, context.edition, context.issues)
    return Edition(
        dataset=context.dataset,
        resource=resource,
        date=date,
        basis=basis,
        record_ids={kind: frozenset(ids) for kind, ids in reading.record_ids.items()},
        records=reading.records,
        parties=len(reading.parties),
        named=reading.named(facts),
        unusable=reading.unusable,
        encoded_facts=tuple(encode_fact(fact) for fact in facts),
        issues=context.issues.all(),
        counts=reading.counts(facts),
    )


def _refuse_fragment(source: Source, resource: Resource, context: Context, records: int) -> None:
    described = source.spec.dataset(context.dataset)
    if records < described.fragment_below:
        message = f"{resource.name} is a fragment of the {described.title.en}, with {records} of its records."
        raise SourceFragment(message, source.spec.id, resource.name)


def _read(source: Source, resource: Resource, context: Context) -> "_Reading":
    records = Records(source, resource, context)
    reading = _Reading(context, source.map.build_mapper(context, records))
    for record in records:
        reading.add(record)
    return reading


@dataclass(frozen=True, slots=True)
class Records:
    """The records of a file, read anew from the bytes each time: no list of them is kept in memory."""

    source: Source
    resource: Resource
    context: Context

    def __iter__(self) -> Iterator[Record]:
        """Yield the records in the order of the file."""
        return self.source.parse.read(self.resource, self.context)


class _Reading:
    """The facts and counts of a file while it is read."""

    def __init__(self, context: Context, mapper: Mapper) -> None:
        self._context = context
        self._mapper = mapper
        self._facts: list[Fact] = []
        self.records = 0
        self.record_ids: dict[str, set[str]] = {}
        self._stated: dict[str, slice] = {}
        self.parties: set[str] = set()
        self.unusable = 0

    def add(self, record: Record) -> None:
        """Map one record; what is wrong with it becomes an issue."""
        self.records += 1
        if record.type == BROKEN:
            self.unusable += 1
            return
        try:
            facts = list(self._mapper(record))
        except InvalidRecord as error:
            self.unusable += 1
            self._context.issues.add(error.code, error.record or record.id, error.message)
            return
        for name in record.untaken(self._context.spec.ignored):
            message = f"The field {name} is not known to this source."
            self._context.issues.add("unknown_field", name, message)
        main = next((fact for fact in facts if isinstance(fact, Entity) and fact.kind != "Programme"), None)
        record_id = main.record if main else RecordId(record.id)
        self.record_ids.setdefault(record.type, set()).add(record_id)
        if main:
            self.parties.add(main.record)
        self._keep(record_id, facts)

    def _keep(self, record_id: RecordId, facts: list[Fact]) -> None:
        """Keep the facts of a record; records of one id are one record, and an issue where they differ."""
        before = self._stated.get(record_id)
        if before is None:
            self._stated[record_id] = slice(len(self._facts), len(self._facts) + len(facts))
        elif self._facts[before] != facts:
            self._context.issues.add("duplicate_id", record_id, "Several records with other content have this id.")
        self._facts.extend(facts)

    def sound_facts(self) -> list[Fact]:
        """Return the facts that fit the model; each other one is an issue.

        A relation whose dates alone contradict each other is kept without them: a listing must not vanish by a slip.
        """
        kinds: dict[EntityId, str] = {fact.id: fact.kind for fact in reversed(self._facts) if isinstance(fact, Entity)}
        check = FactCheck(load_ontology(), kinds)
        return list(tell_apart(self._sound(check)))

    def _sound(self, check: FactCheck) -> Iterator[Fact]:
        for fact in self._facts:
            problem = check.problem(fact)
            if not problem:
                yield fact
                continue
            undated = replace(fact, valid_from="", valid_to="") if isinstance(fact, Relation) else fact
            is_kept = not check.problem(undated)
            message = f"{problem} It is kept without these dates." if is_kept else problem
            self._context.issues.add("unsound_fact", fact.record, message)
            if is_kept:
                yield undated

    def named(self, facts: list[Fact]) -> int:
        """Return how many records gave a party with a name."""
        with_name = {fact.record for fact in facts if isinstance(fact, Claim) and fact.property in name_roles()}
        return len(with_name & self.parties)

    def counts(self, facts: list[Fact]) -> Mapping[str, int]:
        """Return the counts that are kept with the version."""
        forms = Counter(fact.form for fact in facts)
        listings = sum(getattr(fact, "type", "") == "LISTED_IN" for fact in facts)
        entities = len({fact.id for fact in facts if isinstance(fact, Entity)})
        per_type = {f"records:{kind}": len(ids) for kind, ids in self.record_ids.items()}
        return {
            "records": self.records,
            "unusable_records": self.unusable,
            "merged_records": self.records - self.unusable - sum(map(len, self.record_ids.values())),
            **per_type,
            "entities": entities,
            "claims": forms["claim"],
            "relations": forms["relation"],
            "listings": listings,
            "issues": len(self._context.issues.all()),
        }


def _edition_date(source: Source, resource: Resource, edition: EditionDate, issues: Issues) -> tuple[str, str]:
    """Return the date an edition speaks of.

    A file that prints no date is dated by its newest record, which makes it look older, never newer, and lets the gate
    see that a file is older than the one before. Without any date in it, it is dated by the day of the download, or of
    loading when it was handed over; then an issue says so.
    """
    basis, found = source.spec.edition, edition.found
    if basis == "printed" and not is_partial_date(found[:10]):
        raise SourceChanged(f"{resource.name} does not say of which date it is.", source.spec.id, resource.name)
    if found:
        return found[:10], basis
    if not resource.fetched_at:
        message = f"The file holds no date of its own; the day it was loaded counts: {edition.today}."
        issues.add("undated_file", resource.name, message)
    return resource.fetched_at[:10] or edition.today, "fetched"
