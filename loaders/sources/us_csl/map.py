"""What an entry of the US Consolidated Screening List means."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress

from graph.errors import InvalidRecord
from graph.facts import Claim, Entity, EntityId, Fact, RecordId, Relation
from loaders.clean.countries import country_of_address
from loaders.clean.organizations import is_distinctive, org_type_of, split_brackets
from loaders.draft import Draft, full_names, listing, programme_facts, read_date, relation_id
from loaders.record import Record
from loaders.record_ids import content_id, name_id
from loaders.registry import Context
from loaders.sources.us_csl.names import EntryName, in_order, names_in, take_apart
from loaders.sources.us_csl.numbers import listing_date, map_ids
from loaders.sources.us_csl.persons import NameWords, looks_like_person
from loaders.table_records import BROKEN
from screening.normalise.names import organization_form

CONTENT_HASH = re.compile(r"[0-9a-f]{40}")


class ScreeningListMapper:
    """Maps entries; the whole file is read first, for the words of names and for parents."""

    def __init__(self, context: Context, records: Iterable[Record]) -> None:
        """Read what one entry tells about others."""
        self._context = context
        self._words = NameWords()
        self._parents: dict[str, EntityId] = {}
        _each(records, self._learn)
        _each(records, self._note_parent)

    def _learn(self, record: Record) -> None:
        name, stated = record.take_optional("name"), record.take_optional("type")
        is_person = looks_like_person(name) and self._untyped_kind(record) == "Person"
        if stated == "Individual" or (is_person and not stated):
            self._words.learn_person(name)
        elif stated or not looks_like_person(name):
            self._words.learn_organization(name)

    def _note_parent(self, record: Record) -> None:
        draft, name = self._begin(record)
        if draft.kind == "Organization" and not name.parent:
            for own in (name.own, split_brackets(name.own)[0], *re.findall(r"\(([^()]+)\)", name.own)):
                self._parents.setdefault(organization_form(own).key, draft.entity)

    def __call__(self, record: Record) -> Iterable[Fact]:
        """Return the facts of an entry.

        Raises:
            InvalidRecord: It has no name, or its list is not known.
        """
        draft, name = self._begin(record)
        self._map_description(record, draft)
        map_ids(record, draft, self._context.spec.table("identifier"), self._context.issues)
        draft.claim("remark", "" if name.is_unit or not name.parent else record.take("name"))
        code = self._code(record)
        programme = EntityId(f"us_csl:programme:{code}")
        draft.relate(self._listing(record, draft, programme, name))
        titles = {"en": record.take("source")}
        return [*draft.facts(), *self._parent_facts(draft, name, record), *programme_facts(programme, titles)]

    def _begin(self, record: Record) -> tuple[Draft, EntryName]:
        """Return a draft that holds the names of an entry, and its own name taken apart."""
        printed = record.take("name")
        if not printed:
            raise InvalidRecord("The name is empty.", "no_name", record.id)
        name, kind = take_apart(printed), self._kind(record, printed)
        names = _names(record, kind, name)
        record_id = self._record_id(record, full_names(kind, names))
        draft = Draft(EntityId(f"us_csl:{record_id}"), kind, record_id)
        for role, texts in names.items():
            draft.names(role, texts)
        return draft, name

    def _code(self, record: Record) -> str:
        printed = record.take("source")
        code = self._context.spec.table("code").get(printed)
        if code is None:
            raise InvalidRecord(f"The list {printed!r} is not known.", "unknown_list", record.id)
        return code

    def _record_id(self, record: Record, names: Iterable[str]) -> RecordId:
        code = self._code(record)
        own_id = record.take_optional("_id") or record.take_optional("entity_number")  # editions of 2019 have no _id
        if own_id and not CONTENT_HASH.fullmatch(own_id):
            return RecordId(f"{code}.{own_id}")
        own_id = own_id or content_id(record.take("name"), record.take_optional("start_date"))
        # A hash of the entry's text changes with every comma; the entry stays the one with the same name.
        return self._context.record_ids.identify(code, own_id, names)

    def _kind(self, record: Record, printed: str) -> str:
        stated = record.take_optional("type")
        if stated:
            found = self._context.spec.table("kind").get(stated)
            if found is None:
                raise InvalidRecord(f"The type {stated!r} is not known.", "unknown_type", record.id)
            return found
        if not looks_like_person(printed):
            return "Organization"
        return "Person" if self._words.speak_for_person(printed) else self._untyped_kind(record)

    def _untyped_kind(self, record: Record) -> str:
        return self._context.spec.table("untyped_kind")[self._code(record)]

    def _map_description(self, record: Record, draft: Draft) -> None:
        addresses = record.take_texts("addresses")
        draft.claims("address", (address for address in addresses if len(address) > 2))
        titles, births = record.take_texts("title"), record.take_texts("dates_of_birth")
        if draft.kind == "Person":
            draft.claims("position", titles)
            draft.dates("birthDate", "; ".join(births), self._context.issues)
        else:
            draft.claims("remark", [*titles, *births])
        if draft.kind == "Organization":
            draft.claims("country", map(country_of_address, addresses))
            draft.claim("orgType", org_type_of(draft.all_names()))
        draft.claim("remark", record.take_optional("remarks"))

    def _listing(self, record: Record, draft: Draft, programme: EntityId, name: EntryName) -> Relation:
        tables = self._context.spec.tables
        code = self._code(record)
        origin = tables["origin"][code]
        start = record.take_optional("start_date") or listing_date(record, code, tables["listing_date"])
        return listing(
            draft.entity,
            programme,
            draft.record,
            read_date(start, draft.record, self._context.issues),
            read_date(record.take_optional("end_date"), draft.record, self._context.issues),
            authority=tables["authority"][origin],
            authorityLevel="third_country",
            measure=tables["measure"][code],
            scope="with_subunits" if name.covers_units else "entity",
            programme="; ".join([record.take("source"), *record.take_texts("programs")]),
            legalAct=record.take_optional("federal_register_notice"),
            listedName=record.take("name"),
            reason=record.take_optional("license_requirement"),
            licencePolicy=record.take_optional("license_policy"),
            url=record.take_optional("source_list_url"),
            note="" if record.take_optional("type") else "The list does not say whether this is a person.",
            origin=origin,
        )

    def _parent_facts(self, draft: Draft, name: EntryName, record: Record) -> Iterator[Fact]:
        if not name.is_unit:
            return
        key = organization_form(name.parent).key
        parent = self._parents.get(key)
        if parent is None:  # named only here: "Department of Atomic Energy entity: Bhabha Atomic Research Center"
            parent = EntityId(f"us_csl:parent.{name_id(name.parent)}")
            yield Entity(parent, "Organization", draft.record)
            yield Claim(parent, "name", name.parent, draft.record)
        if parent != draft.entity:
            yield Relation(
                id=relation_id("PART_OF", draft.entity, parent),
                type="PART_OF",
                source=draft.entity,
                target=parent,
                kind="fact",
                record=draft.record,
                properties={"quote": record.take("name")},
            )


def _each(records: Iterable[Record], look_at: Callable[[Record], None]) -> None:
    """Look at each record before any is mapped; what is wrong with it is reported when its turn comes."""
    for record in records:
        if record.type != BROKEN:
            with suppress(InvalidRecord):
                look_at(record)


def _names(record: Record, kind: str, name: EntryName) -> Mapping[str, Sequence[str]]:
    """Return the names of an entry by their role."""
    is_telling = not name.parent or is_distinctive(name.own)  # "7th Research Institute" alone is nobody's name
    printed = {
        "name": [name.own if is_telling else f"{name.parent}, {name.own}"],
        "alias": [text.removeprefix("and ") for text in record.take_texts("alt_names")],
        "weakAlias": [] if is_telling else [name.own],
    }
    clean = in_order if kind == "Person" else _bare
    return {role: [clean(part) for text in texts for part in names_in(text)] for role, texts in printed.items()}


def _bare(printed: str) -> str:
    return printed.strip(" ,;")


def build_mapper(context: Context, records: Iterable[Record]) -> ScreeningListMapper:
    """Return the mapper of one edition."""
    return ScreeningListMapper(context, records)
