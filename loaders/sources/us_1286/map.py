"""What a row of the section 1286 list means."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.errors import InvalidRecord
from graph.facts import Claim, Entity, EntityId, Fact, RecordId, Relation
from loaders.clean.countries import country_code
from loaders.clean.organizations import org_type_of
from loaders.draft import Draft, full_names, listing, programme_facts, read_date, relation_id
from loaders.record import Record
from loaders.record_ids import name_id
from loaders.registry import Context
from loaders.sources.us_1286.names import (
    ListedName,
    bare,
    covers_units,
    is_numbered,
    key_of,
    take_apart,
    whole_before_comma,
)
from loaders.table_records import BROKEN

LIST = "list"
PROGRAMME = EntityId("us_1286:programme:1286")
LEAST_UNITS = 2  # units behind a comma that show what stands before it to be a whole


class InstitutionMapper:
    """Maps the rows of one report year; all are read first, for the institutions that units are printed with."""

    def __init__(self, context: Context, records: Iterable[Record]) -> None:
        """Read which institutions there are."""
        self._context = context
        rows = [record for record in records if record.type != BROKEN and record.take_optional("name")]
        printed = [record.take_optional("name") for record in rows]
        named = {key_of(name) for name in printed}
        before_comma = Counter(filter(None, map(whole_before_comma, printed)))
        self._wholes = {key for key, count in before_comma.items() if key in named or count >= LEAST_UNITS}
        drafts = [self._begin(row)[0] for row in rows]
        self._listed = {key_of(name): draft.entity for draft in drafts for name in draft.full_names()}
        self._listed |= {key_of(name): draft.entity for name, draft in zip(printed, drafts, strict=True)}

    def __call__(self, record: Record) -> Iterable[Fact]:
        """Return the facts of a row.

        Raises:
            InvalidRecord: It has no name, or its kind is not known.
        """
        draft, name = self._begin(record)
        if record.take("schema") not in self._context.spec.table("kind"):
            raise InvalidRecord(f"The kind {record.take('schema')!r} is not known.", "unknown_kind", draft.record)
        printed = record.take("name")
        talent = self._context.spec.table("talent_programme").get(printed, "")
        draft.claim("orgType", talent or org_type_of([name.unit] if name.unit else draft.all_names()))
        draft.claim("remark", "Talent programme" if talent else "")
        draft.claim("country", country_code(record.take_optional("country")))
        draft.claim("remark", record.take_optional("notes"))
        draft.relate(self._listing(record, draft, name))
        whole = list(self._whole_facts(draft, name, printed))
        title = self._context.spec.title
        return [*draft.facts(), *whole, *programme_facts(PROGRAMME, {"en": title.en, "nl": title.nl})]

    def _begin(self, record: Record) -> tuple[Draft, ListedName]:
        """Return a draft that holds the names of a row, and its printed name taken apart."""
        printed = record.take("name")
        if not printed:
            raise InvalidRecord("The name is empty.", "no_name", record.id)
        name = take_apart(printed, self._wholes)
        names = _names(record, printed, name)
        own_id = name_id(bare(printed))
        record_id = self._context.record_ids.identify(LIST, own_id, full_names("Organization", names))
        draft = Draft(_entity(record_id), "Organization", record_id)
        for role, texts in names.items():
            draft.names(role, texts)
        return draft, name

    def _listing(self, record: Record, draft: Draft, name: ListedName) -> Relation:
        notes = record.take_optional("notes")
        is_alone = name.whole and key_of(name.whole) not in self._listed
        days = (record.take_optional(field) for field in ("start-date", "end-date"))
        return listing(
            draft.entity,
            PROGRAMME,
            draft.record,
            *(read_date(day, draft.record, self._context.issues) for day in days),
            authority="US Department of Defense",
            authorityLevel="third_country",
            measure="research_security",
            scope="with_subunits" if covers_units(notes) else "entity",
            programme=f"Section 1286 list of fiscal year {record.take('report-date')}",
            legalAct=record.take("program"),
            listedName=record.take("name"),
            reason=record.take_optional("reason"),
            note=f"The list names this unit, not {name.whole} as a whole." if is_alone else "",
            url=record.take_optional("source_url"),
            origin="us_1286",
        )

    def _whole_facts(self, draft: Draft, name: ListedName, printed: str) -> Iterator[Fact]:
        """Yield the tie of a unit to its whole; a whole that is not listed itself is named only here."""
        if not name.whole:
            return
        whole = self._listed.get(key_of(name.whole))
        if whole is None:
            whole = _entity(self._context.record_ids.identify(LIST, name_id(name.whole), [name.whole]))
            yield Entity(whole, "Organization", draft.record)
            yield Claim(whole, "name", name.whole, draft.record)
            for country in draft.values("country"):  # the list prints a unit in the country of its whole
                yield Claim(whole, "country", country, draft.record)
        # (:Organization)-[:HOSTS]->(:Organization), (:Organization)-[:PART_OF]->(:Organization)
        type_, source, target = ("HOSTS", whole, draft.entity) if name.is_hosted else ("PART_OF", draft.entity, whole)
        yield Relation(
            id=relation_id(type_, source, target),
            type=type_,
            source=source,
            target=target,
            kind="fact",
            record=draft.record,
            properties={"quote": printed},
        )


def _entity(record: RecordId) -> EntityId:
    """Return the id of an institution; one that a unit is printed with has the same id as if it were listed."""
    return EntityId(f"us_1286:{record}")


def _names(record: Record, printed: str, name: ListedName) -> Mapping[str, Sequence[str]]:
    """Return the names of a row by their role; a unit's own part and a mere number of an institute settle nothing."""
    aliases = [alias.strip('“”"’ ') for alias in record.take_texts("aliases")]
    telling = [alias for alias in aliases if not is_numbered(alias)]
    weak = [name.unit] if name.unit and not name.is_hosted else []
    return {
        "name": [printed],
        "alias": [*([name.unit] if name.is_hosted else []), *telling],
        "weakAlias": [*weak, *(alias for alias in aliases if alias not in telling)],
    }


def build_mapper(context: Context, records: Iterable[Record]) -> InstitutionMapper:
    """Return the mapper of one report year."""
    return InstitutionMapper(context, records)
