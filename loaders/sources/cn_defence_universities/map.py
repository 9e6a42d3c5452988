"""What an institution of the tracker means: an assessment, and what it says of its units and supervisors."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.errors import InvalidRecord
from graph.facts import Claim, EntityId, Fact, RecordId, Relation
from loaders.clean.countries import country_code
from loaders.clean.organizations import is_acronym, is_distinctive, org_type_of, split_brackets
from loaders.draft import Draft, filled, programme_facts, relation_id
from loaders.record import Record
from loaders.record_ids import name_id
from loaders.registry import Context
from loaders.sources.cn_defence_universities.laboratories import Laboratories, Mention, Partner
from loaders.sources.cn_defence_universities.units import UnitNames, split_names
from screening.normalise.names import organization_form
from screening.normalise.scripts import is_east_asian


@dataclass(frozen=True, slots=True)
class _Page:
    """The record that states the relations of one institution, and the address of its page."""

    record: RecordId
    url: str

    def relation(  # noqa: PLR0917 - what is said, of whom, in which words
        self,
        relation_type: str,
        source: EntityId,
        target: EntityId,
        quote: str,
        confidence: str = "confirmed",
        role: str = "",
    ) -> Relation:
        properties = {"quote": quote, "url": self.url, "role": role}
        return Relation(
            id=relation_id(relation_type, source, target, self.record),
            type=relation_type,
            source=source,
            target=target,
            kind="fact",
            record=self.record,
            confidence=confidence,
            properties=filled(properties),
        )


PROGRAMME = EntityId("cn_defence_universities:programme")
AUTHORITY = "Australian Strategic Policy Institute (ASPI)"


class TrackerMapper:
    """Maps institutions; the whole file is read first, so that units and agencies find their institutions."""

    def __init__(self, context: Context, records: Iterable[Record]) -> None:
        """Read which institutions there are."""
        self._context = context
        self._institutions: dict[str, EntityId] = {}
        self._acronyms: dict[str, EntityId] = {}
        for record in records:
            self._look_at(record)
        self._laboratories = Laboratories(context.spec.table("laboratory_note"), self._find)

    def _look_at(self, record: Record) -> None:
        entity = _institution_id(record)
        for name in split_names(record.take_optional("value")).all:
            self._institutions.setdefault(organization_form(name).key, entity)
        for alias in filter(is_acronym, record.take_texts("aliases")):
            self._acronyms.setdefault(alias, entity)

    def _find(self, name: str) -> EntityId | None:
        """Return the institution of the file with a name or acronym."""
        return self._institutions.get(organization_form(name).key) or self._acronyms.get(name)

    def __call__(self, record: Record) -> Iterable[Fact]:
        """Return the facts of an institution.

        Raises:
            InvalidRecord: It has no id or no name.
        """
        record_id = RecordId(record.take("uuid"))
        printed = record.take("value")
        names = split_names(printed)
        if not record_id or not names.first:
            raise InvalidRecord("The institution has no id or no name.", "no_name", record.id)
        draft = Draft(_institution_id(record), "Organization", record_id)
        page = _Page(record_id, record.take_optional("refs"))
        facts = [*self._units(record, draft, page), *self._agencies(record, draft, page)]
        unit_keys = {organization_form(fact.value).key for fact in facts if isinstance(fact, Claim)}
        self._describe(record, draft, names, unit_keys)
        self._assess(record, draft, printed, page)
        titles = {"en": self._context.spec.title.en, "nl": self._context.spec.title.nl}
        return [*draft.facts(), *facts, *programme_facts(PROGRAMME, titles)]

    def _describe(self, record: Record, draft: Draft, names: UnitNames, unit_keys: set[str]) -> None:
        draft.names("name", [names.first])
        draft.names("alias", names.all[1:])
        for alias in record.take_texts("aliases"):
            if organization_form(alias).key in unit_keys:  # two universities carry a laboratory as their own alias
                self._context.issues.add("alias_is_unit", record.id, f"The alias {alias!r} is the name of a unit.")
                continue
            draft.names("alias", split_names(alias).all if is_east_asian(alias) else [alias])
        draft.claim("country", "CN")  # the tracker covers Chinese institutions only
        draft.claim("orgType", org_type_of(draft.all_names()))
        draft.claims("address", record.take_texts("address"))
        draft.claims("researchField", record.take_texts("topics"))
        draft.claim("description", record.take_optional("description"))
        sectors = self._context.spec.table("category_sector")
        draft.claims("sector", (sectors.get(text, "") for text in record.take_texts("categories")))

    def _assess(self, record: Record, draft: Draft, printed: str, page: _Page) -> None:
        categories = self._context.spec.table("category")
        for category in record.take_texts("categories"):
            if category not in categories:
                raise InvalidRecord(f"The category {category!r} is not known.", "unknown_category", draft.record)
            draft.relate(
                Relation(
                    id=relation_id(draft.entity, "assessment", category),
                    type="ASSESSED_IN",
                    source=draft.entity,
                    target=PROGRAMME,
                    kind="assessment",
                    record=draft.record,
                    properties=filled(
                        {
                            "authority": AUTHORITY,
                            "category": categories[category],
                            "entryId": draft.record,
                            "listedName": printed,
                            "reason": record.take_optional("description") or category,
                            "origin": "aspi",
                            "url": page.url,
                        }
                    ),
                )
            )

    def _agencies(self, record: Record, draft: Draft, page: _Page) -> Iterator[Fact]:
        sectors, types = (self._context.spec.table(name) for name in ("agency_sector", "agency_type"))
        for printed in record.take_texts("supervising agencies"):
            name, acronym = split_brackets(printed)
            agency = self._find(name)
            if agency is None:
                agency = EntityId(f"cn_defence_universities:agency.{name_id(name)}")
                unit = Draft(agency, "Organization", draft.record)
                unit.names("name", [name])
                unit.names("acronym", [acronym])
                unit.claim("country", "CN")
                unit.claim("orgType", types.get(printed) or org_type_of([name]))
                unit.claim("sector", sectors.get(printed, ""))
                yield from unit.facts()
            if agency != draft.entity:
                yield page.relation("SUPERVISED_BY", draft.entity, agency, printed)

    def _units(self, record: Record, draft: Draft, page: _Page) -> Iterator[Fact]:
        for mention in self._laboratories.mentions(draft.entity, record.take_texts("major defence laboratories")):
            yield from self._laboratory(mention, draft, page)
        owner = split_names(record.take("value")).first
        for printed in record.take_texts("subsidiaries"):
            yield from self._subsidiary(printed, draft, page, owner)

    def _laboratory(self, mention: Mention, draft: Draft, page: _Page) -> Iterator[Fact]:
        unit = Draft(mention.entity, "Organization", draft.record)
        unit.names("name", [mention.names.first])
        unit.names("alias", [*mention.names.all[1:], *mention.aliases])
        unit.names("weakAlias", mention.weak_aliases)
        unit.claim("country", "CN")
        unit.claim("orgType", org_type_of(unit.all_names()))
        unit.claims("remark", mention.notes)
        yield from unit.facts()
        confidence = "unconfirmed" if mention.names.is_probable else "confirmed"
        yield page.relation("HOSTS", draft.entity, unit.entity, mention.printed, confidence, "defence_laboratory")
        if mention.is_shared:  # the same laboratory is named under another institution too
            yield page.relation("JOINT_LAB", draft.entity, unit.entity, mention.printed)
        for partner in mention.partners:
            yield from _partner_facts(partner, draft.record)
            if partner.owner is not None:
                yield page.relation("PART_OF", partner.entity, partner.owner, partner.printed, "derived")
            yield page.relation("JOINT_LAB", partner.entity, unit.entity, partner.printed, partner.confidence)

    def _subsidiary(self, printed: str, draft: Draft, page: _Page, owner: str) -> Iterator[Fact]:
        names = split_names(printed)
        known = self._find(names.first)
        unit = Draft(known or self._laboratories.unit(draft.entity, names), "Organization", draft.record)
        is_company = org_type_of(names.all) == "company"
        if known is None:
            is_telling = is_distinctive(names.first)  # "Training Department" alone is nobody's name
            unit.names("name", [names.first if is_telling else f"{owner}, {names.first}"])
            unit.names("alias" if is_telling else "weakAlias", names.all if not is_telling else names.all[1:])
            unit.names("acronym", [names.place] if is_acronym(names.place) else [])
            country = country_code(names.place)
            unit.claim("country", country or "CN")
            unit.claim("city", "" if country or is_acronym(names.place) else names.place)
            unit.claim("orgType", org_type_of(names.all))
            yield from unit.facts()
        confidence = "unconfirmed" if names.is_probable else "confirmed"
        if unit.entity == draft.entity:
            return
        if is_company:
            yield page.relation("OWNS", draft.entity, unit.entity, printed, confidence)
        else:
            yield page.relation("PART_OF", unit.entity, draft.entity, printed, confidence)


def _partner_facts(partner: Partner, record: RecordId) -> Iterator[Fact]:
    """Yield the facts of another body in a laboratory; none when it is an institution of the file."""
    if partner.name:
        other = Draft(partner.entity, "Organization", record)
        other.names("name", [partner.name])
        other.claim("country", "CN")
        org_type = org_type_of([partner.name])
        other.claim("orgType", org_type)
        other.claim("sector", "military" if org_type == "military" else "")
        yield from other.facts()


def _institution_id(record: Record) -> EntityId:
    return EntityId(f"cn_defence_universities:{record.take_optional('uuid')}")


def build_mapper(context: Context, records: Iterable[Record]) -> TrackerMapper:
    """Return the mapper of one edition."""
    return TrackerMapper(context, records)
