"""What an entry of the US Consolidated Screening List means."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress

from graph.errors import InvalidRecord
from graph.facts import Claim, Entity, EntityId, Fact, RecordId, Relation
from loaders.clean.countries import country_of_address
from loaders.clean.dates import clean_date, clean_dates
from loaders.clean.identifiers import kept_identifier
from loaders.clean.organizations import is_distinctive, org_type_of, split_brackets
from loaders.draft import Draft, relation_id
from loaders.record import Record
from loaders.record_ids import content_id
from loaders.registry import Context
from loaders.sources.us_csl.persons import GivenNames, in_order, looks_like_person
from loaders.table_records import BROKEN
from screening.normalise.identifiers import clean_identifier
from screening.normalise.names import organization_form

CONTENT_HASH = re.compile(r"[0-9a-f]{40}")
# "X. Subordinate Institution - Y" is an entry for Y. Seen in the Entity List of 2022-05.
WITH_PARENT: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("PART_OF", re.compile(r"(?P<parent>.+?)\.\s+Subordinate Institution\s*-\s*(?P<name>.+)")),
    ("OWNS", re.compile(r"(?P<parent>.+?)\.\s+Affiliated Entity:\s*(?P<name>.+)")),
    (
        "PART_OF",
        re.compile(r"(?P<name>.+?)\s+\((?:Parent Organization:|a subordinate institute of)\s*(?P<parent>.+)\)"),
    ),
    ("PART_OF", re.compile(r"(?P<parent>.+?) entity:\s+(?P<name>.+)")),
)
# "X and any successor, sub-unit, or subsidiary thereof", "X, and its sub-units and successors": units are listed too.
WITH_SUBUNITS = re.compile(r",? and (?:any|its) (?=[\w, -]*sub-?units?\b)[\w, -]+$")
OTHER_NAME = re.compile(r",?\s+[af]\.k\.a\.,?\s+", re.IGNORECASE)
LOST_APOSTROPHE = re.compile(r"(?<=\w)\?(?=s\b)")  # "3rd Academy?s 159 Factory"
CONTACT = frozenset({"website", "email", "phone"})


class ScreeningListMapper:
    """Maps entries; the whole file is read first, for given names and for parents."""

    def __init__(self, context: Context, records: Iterable[Record]) -> None:
        """Read what one entry tells about others."""
        self._context = context
        self._given_names = GivenNames()
        self._parents: dict[str, EntityId] = {}
        for record in records:
            if record.type != BROKEN:
                with suppress(InvalidRecord):  # it is reported when its turn comes to be mapped
                    self._look_at(record)

    def _look_at(self, record: Record) -> None:
        name = record.take_optional("name")
        if record.take_optional("type") == "Individual":
            self._given_names.learn(name)
        elif not _parent_of(name):
            record_id = self._record_id(record, self._code(record), name)
            own = _own_name(name)
            for parent_name in (own, split_brackets(own)[0], *re.findall(r"\(([^()]+)\)", own)):
                self._parents.setdefault(organization_form(parent_name).key, EntityId(f"us_csl:{record_id}"))

    def __call__(self, record: Record) -> Iterable[Fact]:
        """Return the facts of an entry.

        Raises:
            InvalidRecord: It has no name, or its list is not known.
        """
        printed = record.take("name")
        if not printed:
            raise InvalidRecord("The name is empty.", "no_name", record.id)
        code = self._code(record)
        record_id = self._record_id(record, code, printed)
        kind = self._kind(record, code, printed)
        draft = Draft(EntityId(f"us_csl:{record_id}"), kind, record_id)
        self._map_names(record, draft, printed)
        self._map_description(record, draft)
        self._map_ids(record, draft)
        draft.relate(self._listing(record, draft, code, printed))
        draft_facts = list(draft.facts())
        return [*draft_facts, *self._parent_relation(draft, printed), *self._programme_facts(code, record)]

    def _code(self, record: Record) -> str:
        printed = record.take("source")
        code = self._context.spec.table("code").get(printed)
        if code is None:
            raise InvalidRecord(f"The list {printed!r} is not known.", "unknown_list", record.id)
        return code

    def _record_id(self, record: Record, code: str, name: str) -> RecordId:
        own_id = record.take_optional("_id") or record.take_optional("entity_number")  # editions of 2019 have no _id
        if own_id and not CONTENT_HASH.fullmatch(own_id):
            return RecordId(f"{code}.{own_id}")
        own_id = own_id or content_id(name, record.take_optional("start_date"))
        # A hash of the entry's text changes with every comma; the entry stays the one with the same name.
        return self._context.record_ids.identify(code, own_id, [_own_name(name), *record.take_texts("alt_names")])

    def _kind(self, record: Record, code: str, printed: str) -> str:
        stated = record.take_optional("type")
        if stated:
            found = self._context.spec.table("kind").get(stated)
            if found is None:
                raise InvalidRecord(f"The type {stated!r} is not known.", "unknown_type", record.id)
            return found
        if not looks_like_person(printed):
            return "Organization"
        default = self._context.spec.table("untyped_kind").get(code, "Organization")
        return "Person" if self._given_names.has_one(printed) else default

    def _map_names(self, record: Record, draft: Draft, printed: str) -> None:
        found = _parent_of(printed)
        own, parent = (found[1], found[2]) if found else (_own_name(printed), "")
        is_telling = not parent or is_distinctive(own)
        names = {
            "name": [own if is_telling else f"{parent}, {own}"],
            "alias": [text.removeprefix("and ") for text in record.take_texts("alt_names")],
            "weakAlias": [] if is_telling else [own],
        }
        for role, texts in names.items():
            split = [part for text in texts for part in OTHER_NAME.split(LOST_APOSTROPHE.sub("’", text))]
            draft.names(role, [in_order(part) if draft.kind == "Person" else part.strip(" ,;") for part in split])

    def _map_description(self, record: Record, draft: Draft) -> None:
        addresses = record.take_texts("addresses")
        draft.claims("address", (address for address in addresses if len(address) > 2))
        if draft.kind == "Organization":
            draft.claims("country", map(country_of_address, addresses))
            draft.claim("orgType", org_type_of(draft.all_names()))
        if draft.kind == "Person":
            draft.claims("birthDate", clean_dates("; ".join(record.take_texts("dates_of_birth"))))
            draft.claim("position", record.take_optional("title"))
        elif draft.kind == "Organization":
            draft.claims("remark", [*record.take_texts("title"), *record.take_texts("dates_of_birth")])
        else:
            draft.claims("remark", record.take_texts("title"))
        draft.claim("remark", record.take_optional("remarks"))

    def _map_ids(self, record: Record, draft: Draft) -> None:
        table = self._context.spec.table("identifier")
        in_russia = "RU" in draft.values("country")
        for part in record.take_parts("ids"):
            id_type, number, country = (part.take_optional(name) for name in ("type", "number", "country"))
            scheme = table.get(id_type)
            if scheme in CONTACT:
                draft.claim(scheme, number)
            elif scheme is None and not re.search(r"[:-]$|Date|Information|Digital Currency|Aircraft", id_type):
                self._context.issues.add("unknown_id_type", id_type, f"The type of number {id_type!r} is not known.")
            elif scheme not in (None, "-"):
                draft.claim("identifier", _identifier(scheme, number, country or ("RU" if in_russia else "")))

    def _listing(self, record: Record, draft: Draft, code: str, printed: str) -> Relation:
        tables = self._context.spec.tables
        origin = tables["origin"][code]
        properties = {
            "authority": tables["authority"][origin],
            "authorityLevel": "third_country",
            "measure": tables["measure"][code],
            "scope": "with_subunits" if WITH_SUBUNITS.search(printed) else "entity",
            "programme": "; ".join([record.take("source"), *record.take_texts("programs")]),
            "legalAct": record.take_optional("federal_register_notice"),
            "entryId": draft.record,
            "listedName": printed,
            "reason": record.take_optional("license_requirement"),
            "licencePolicy": record.take_optional("license_policy"),
            "url": record.take_optional("source_list_url"),
            "note": "" if record.take_optional("type") else "The list does not say whether this is a person.",
            "origin": origin,
        }
        return Relation(
            id=relation_id(draft.entity, "listing"),
            type="LISTED_IN",
            source=draft.entity,
            target=_programme(code),
            kind="designation",
            record=draft.record,
            valid_from=clean_date(record.take_optional("start_date")),
            valid_to=clean_date(record.take_optional("end_date")),
            properties={key: value for key, value in properties.items() if value},
        )

    def _parent_relation(self, draft: Draft, printed: str) -> Iterator[Fact]:
        found = _parent_of(printed)
        if found is None:
            return
        relation_type, _, parent_name = found
        key = organization_form(parent_name).key
        parent = self._parents.get(key)
        if parent is None:  # named only here: "Department of Atomic Energy entity: Bhabha Atomic Research Center"
            parent = EntityId(f"us_csl:parent.{content_id(key)}")
            yield Entity(parent, "Organization", draft.record)
            yield Claim(parent, "name", parent_name, draft.record)
        if parent == draft.entity:
            return
        ends = (parent, draft.entity) if relation_type == "OWNS" else (draft.entity, parent)
        yield Relation(
            id=relation_id(relation_type, *ends),
            type=relation_type,
            source=ends[0],
            target=ends[1],
            kind="fact",
            record=draft.record,
            properties={"quote": printed},
        )

    def _programme_facts(self, code: str, record: Record) -> list[Fact]:
        entity, programme_record = _programme(code), RecordId("programme")
        return [
            Entity(entity, "Programme", programme_record),
            Claim(entity, "name", record.take("source"), programme_record, "en"),
        ]


def _programme(code: str) -> EntityId:
    return EntityId(f"us_csl:programme:{code}")


def _own_name(printed: str) -> str:
    """Return a name without the words that extend the listing to units of the party."""
    return WITH_SUBUNITS.sub("", printed)


def _parent_of(printed: str) -> tuple[str, str, str] | None:
    """Return relation type, own name and parent's name of an entry that names a parent in its name."""
    for relation_type, pattern in WITH_PARENT:
        if found := pattern.fullmatch(printed):
            return relation_type, found.group("name"), found.group("parent")
    return None


def _identifier(scheme: str, number: str, country: str) -> str:
    if country == "RU" and scheme in {"tax", "registration"}:
        russian = clean_identifier("ru_inn", number) or clean_identifier("ru_ogrn", number)
        if russian:
            return russian
    return kept_identifier(scheme, f"{country} {number}" if country and scheme in {"tax", "registration"} else number)


def build_mapper(context: Context, records: Iterable[Record]) -> ScreeningListMapper:
    """Return the mapper of one edition."""
    return ScreeningListMapper(context, records)
