"""What a record of the UN list means."""

from collections.abc import Iterable, Sequence

from graph.errors import InvalidRecord
from graph.facts import EntityId, Fact, RecordId, Relation
from loaders.clean.countries import country_code
from loaders.clean.dates import clean_dates
from loaders.clean.organizations import org_type_of
from loaders.draft import Draft, listing, programme_facts, read_date
from loaders.record import Record
from loaders.registry import Context
from loaders.sources.un_sc.names import has_remark, names_in, names_in_note
from screening.normalise.identifiers import clean_identifier
from screening.normalise.names import organization_form

KINDS = {"INDIVIDUAL": "Person", "ENTITY": "Organization"}
NAME_PARTS = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
ADDRESS_PARTS = ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY")


class UnMapper:
    """Maps individuals and entities."""

    def __init__(self, context: Context) -> None:
        """Map for one file."""
        self._context = context

    def __call__(self, record: Record) -> Iterable[Fact]:
        """Return the facts of an individual or an entity.

        Raises:
            InvalidRecord: It has no reference number or no name.
        """
        reference = RecordId(record.take("REFERENCE_NUMBER"))
        if not reference:
            raise InvalidRecord("The reference number is empty.", "no_reference", record.id)
        draft = Draft(EntityId(f"un_sc:{reference}"), KINDS[record.type], reference)
        printed = " ".join(filter(None, [record.take("FIRST_NAME"), *map(record.take_optional, NAME_PARTS[1:])]))
        if not printed:
            raise InvalidRecord("The name is empty.", "no_name", reference)
        self._map_names(record, draft, printed)
        self._map_whereabouts(record, draft)
        self._map_numbers(record, draft, reference)
        self._map_births(record, draft)
        draft.claims("remark", record.take_texts("COMMENTS1"))
        regime = self._regime(record)
        draft.relate(self._listing(record, draft, printed, regime))
        return [*draft.facts(), *programme_facts(_programme_id(regime), {"en": f"UN: {regime}"})]

    def _map_names(self, record: Record, draft: Draft, printed: str) -> None:
        first, *others = names_in(printed) or [printed]
        draft.names("name", [first])
        draft.names("alias", others)
        draft.names("alias", record.take_texts("NAME_ORIGINAL_SCRIPT"))
        qualities = self._context.spec.table("alias_quality")
        for alias in record.take_parts(f"{record.type}_ALIAS"):
            quality = alias.take_optional("QUALITY")
            if quality not in qualities:
                self._context.issues.add("unknown_alias_quality", record.id, f"Quality {quality!r} is not known.")
            text, note = alias.take_optional("ALIAS_NAME"), alias.take_optional("NOTE")
            draft.names(qualities.get(quality, "weakAlias"), [*names_in(text), *names_in_note(note)])
            draft.dates("birthDate", alias.take_optional("DATE_OF_BIRTH"), self._context.issues)
            draft.claims("remark", [text if has_remark(text) else "", _note_on(text, note)])

    def _map_whereabouts(self, record: Record, draft: Draft) -> None:
        for address in record.take_parts(f"{record.type}_ADDRESS"):
            printed = ", ".join(filter(None, map(address.take_optional, ADDRESS_PARTS)))
            draft.claim("address", printed)
            draft.claim("city", address.take_optional("CITY"))
            draft.claim("remark", _note_on(printed or "Address", address.take_optional("NOTE")))
            if draft.kind == "Organization":
                draft.claim("country", country_code(address.take_optional("COUNTRY")))
        if draft.kind == "Organization":
            draft.claim("orgType", self._org_type(record, draft.all_names()))
        for name in ("TITLE", "DESIGNATION"):
            for part in record.take_parts(name):
                draft.claims("position" if draft.kind == "Person" else "remark", part.take_texts("VALUE"))

    def _org_type(self, record: Record, names: Sequence[str]) -> str:
        """Return what the names tell of the type; of an armed group only a legal form tells it."""
        is_armed = record.take("UN_LIST_TYPE") in self._context.spec.table("armed_groups")
        return org_type_of(name for name in names if not is_armed or organization_form(name).legal)

    def _map_numbers(self, record: Record, draft: Draft, reference: str) -> None:
        draft.claim("identifier", f"un_reference:{reference}")
        draft.claim("identifier", clean_identifier("un_data_id", record.take_optional("DATAID")))
        schemes = self._context.spec.table("document")
        for document in record.take_parts("INDIVIDUAL_DOCUMENT"):
            scheme = schemes.get(document.take_optional("TYPE_OF_DOCUMENT"), "document")
            number = document.take_optional("NUMBER")
            draft.claim("identifier", clean_identifier(scheme, number))
            for detail in ("TYPE_OF_DOCUMENT2", "NOTE"):
                draft.claim("remark", _note_on(number or "Document", document.take_optional(detail)))

    def _map_births(self, record: Record, draft: Draft) -> None:
        for birth in record.take_parts("INDIVIDUAL_DATE_OF_BIRTH"):
            between = " to ".join(filter(None, map(birth.take_optional, ("FROM_YEAR", "TO_YEAR"))))
            printed = " ".join(filter(None, [*map(birth.take_optional, ("DATE", "YEAR")), between]))
            note = birth.take_optional("NOTE")
            draft.dates("birthDate", printed, self._context.issues)
            if not printed:  # some dates stand only in the note: "Nov. 1973"
                draft.claims("birthDate", clean_dates(note))
            draft.claim("remark", _note_on("Date of birth", note))
            if birth.take_optional("TYPE_OF_DATE") == "APPROXIMATELY":
                draft.claim("remark", _note_on("Date of birth", f"approximately {printed}"))

    def _regime(self, record: Record) -> str:
        printed = record.take("UN_LIST_TYPE")
        regimes = self._context.spec.table("regime")
        if printed not in regimes:
            self._context.issues.add("unknown_regime", record.id, f"The regime {printed!r} is not known.")
        return regimes.get(printed, printed)

    def _listing(self, record: Record, draft: Draft, printed: str, regime: str) -> Relation:
        days = (record.take_optional(name) for name in ("LISTED_ON", "DELISTED_ON"))
        return listing(
            draft.entity,
            _programme_id(regime),
            draft.record,
            *(read_date(day, draft.record, self._context.issues) for day in days),
            authority="UN Security Council",
            authorityLevel="un",
            measure="asset_freeze",
            programme=regime,
            listedName=printed,
            origin="un_sc",
        )


def _note_on(what: str, note: str) -> str:
    return f"{what}: {note}" if note else ""


def _programme_id(regime: str) -> EntityId:
    return EntityId(f"un_sc:programme:{regime}")


def build_mapper(context: Context, records: Iterable[Record]) -> UnMapper:  # noqa: ARG001 - the interface of all sources
    """Return the mapper of the UN list; each record stands by itself."""
    return UnMapper(context)
