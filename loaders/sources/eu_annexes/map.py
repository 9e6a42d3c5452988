"""What a row of an EU annex means."""

from collections.abc import Iterable, Mapping, Sequence

from graph.errors import InvalidRecord
from graph.facts import EntityId, Fact, RecordId, Relation
from loaders.clean.countries import country_code, country_of_address
from loaders.clean.identifiers import kept_identifier
from loaders.clean.organizations import org_type_of
from loaders.draft import Draft, full_names, listing, programme_facts, read_date
from loaders.record import Record
from loaders.record_ids import content_id
from loaders.registry import Context
from loaders.sources.eu_annexes.names import has_remark, names_in, split_cell
from loaders.sources.eu_annexes.numbers import numbers_in
from screening.normalise.identifiers import clean_identifier

NUMBER_SCHEMES = {
    "innCode": "ru_inn",
    "ogrnCode": "ru_ogrn",
    "kppCode": "ru_kpp",
    "okpoCode": "ru_okpo",
    "leiCode": "lei",
    "imoNumber": "imo",
    "swiftBic": "swift",
}
# Cells that print other things beside numbers: what their numbers are by default, and the label of a remark.
PRINTED_NUMBERS = {
    "registrationNumber": ("registration", "Registration number"),
    "taxNumber": ("tax", "Tax number"),
    "idNumber": ("id_number", "Identity number"),
    "passportNumber": ("passport", "Passport"),
}
OTHER_NAMES = ("alias", "previousName", "weakAlias")


class AnnexMapper:
    """Maps the rows of one act."""

    def __init__(self, context: Context) -> None:
        """Map for one file."""
        self._context = context
        self._celex = context.dataset.partition("/")[2]

    def __call__(self, record: Record) -> Iterable[Fact]:
        """Return the facts of a row.

        Raises:
            InvalidRecord: It has no name, or its kind or measure is not known.
        """
        name = record.take("name")
        if not name:
            raise InvalidRecord("The name is empty.", "no_name", record.id)
        kind = self._coded("kind", record.take("schema"), record.id)
        names = _names(record, name)
        record_id = self._record_id(record, full_names(kind, names))
        draft = Draft(EntityId(f"eu_annexes:{self._celex}.{record_id}"), kind, record_id)
        record.take("celex")  # the act, checked when the file was read
        for role, texts in names.items():
            draft.names(role, texts)
        draft.claims("remark", filter(has_remark, [name, *_other_names(record)]))
        self._map_description(record, draft)
        self._map_numbers(record, draft)
        annex = record.take("annex")
        draft.relate(self._listing(record, draft, name, annex))
        return [*draft.facts(), *self._programme_facts(annex)]

    def _coded(self, table: str, printed: str, record: str) -> str:
        found = self._context.spec.table(table).get(printed)
        if found is None:
            raise InvalidRecord(f"The {table} {printed!r} is not known.", f"unknown_{table}", record)
        return found

    def _record_id(self, record: Record, names: Iterable[str]) -> RecordId:
        printed = record.take("recordId")
        annex = record.take("annex")
        if printed:  # restarts in each annex
            return RecordId(f"{annex}.{printed}")
        own_id = content_id(record.take("name"), record.take_optional("birthDate"), record.take_optional("startDate"))
        return self._context.record_ids.identify(annex, own_id, names)

    def _map_description(self, record: Record, draft: Draft) -> None:
        addresses = split_cell(record.take_optional("address"))
        draft.claims("address", addresses)
        countries = [record.take_optional("country"), record.take_optional("jurisdiction")]
        if draft.kind != "Person":
            codes = [code for text in countries for code in map(country_code, split_cell(text))]
            draft.claims("country", codes or map(country_of_address, addresses))
        if draft.kind == "Organization":
            draft.claim("orgType", org_type_of(draft.all_names()))
            draft.claim("legalForm", record.take_optional("legalForm"))
            draft.dates("incorporationDate", record.take_optional("incorporationDate"), self._context.issues)
        if draft.kind == "Person":
            draft.claims("position", split_cell(record.take_optional("position")))
            draft.dates("birthDate", record.take_optional("birthDate"), self._context.issues)
        for field, claim in (("website", "website"), ("email", "email"), ("phone", "phone"), ("notes", "remark")):
            draft.claims(claim, split_cell(record.take_optional(field)))
        draft.claim("remark", record.take_optional("sector"))

    def _map_numbers(self, record: Record, draft: Draft) -> None:
        for field, scheme in NUMBER_SCHEMES.items():
            for number in split_cell(record.take_optional(field)):
                draft.claim("identifier", kept_identifier(scheme, number))
        in_russia = "RU" in draft.values("country")
        for field, (scheme, label) in PRINTED_NUMBERS.items():
            for printed in numbers_in(record.take_optional(field), scheme):
                as_russian = _russian_number(printed.number) if in_russia else ""
                known = clean_identifier(printed.scheme, printed.number) or clean_identifier(scheme, printed.number)
                draft.claim("identifier", as_russian or known)
                draft.claim("remark", f"{label}: {printed.remark}" if printed.remark else "")

    def _listing(self, record: Record, draft: Draft, name: str, annex: str) -> Relation:
        measure = self._coded("measure", record.take("measure"), draft.record)
        return listing(
            draft.entity,
            self._programme(annex),
            draft.record,
            read_date(record.take_optional("startDate"), draft.record, self._context.issues),
            authority="Council of the European Union",
            authorityLevel="eu",
            measure=measure,
            programme=record.take("programKey"),
            legalAct=f"{self._celex}, annex {annex}",
            listedName=name,
            reason=record.take_optional("reason"),
            note=self._context.spec.table("articles").get(f"{self._celex}/{annex}", ""),
            url=self._context.spec.address.format(celex=self._celex),
            origin="eu",
        )

    def _programme(self, annex: str) -> EntityId:
        return EntityId(f"eu_annexes:programme:{self._celex}/{annex}")

    def _programme_facts(self, annex: str) -> list[Fact]:
        title = self._context.spec.dataset(self._context.dataset).title
        titles = {"en": f"{title.en}, annex {annex}", "nl": f"{title.nl}, bijlage {annex}"}
        return programme_facts(self._programme(annex), titles)


def _names(record: Record, name: str) -> Mapping[str, Sequence[str]]:
    """Return the names of a row by their role: that of the first column, then the others."""
    first, *others = names_in(name) or [name]
    by_role = {"name": [first], "alias": others}
    for role in OTHER_NAMES:
        printed = split_cell(record.take_optional(role))
        by_role[role] = [*by_role.get(role, []), *(found for text in printed for found in names_in(text))]
    return by_role


def _other_names(record: Record) -> list[str]:
    return [text for role in OTHER_NAMES for text in split_cell(record.take_optional(role))]


def _russian_number(printed: str) -> str:
    """Return a bare number as OGRN or INN when its control digits prove that it is one."""
    return clean_identifier("ru_ogrn", printed) or clean_identifier("ru_inn", printed)


def build_mapper(context: Context, records: Iterable[Record]) -> AnnexMapper:  # noqa: ARG001 - the interface of all sources
    """Return the mapper of an act; each row stands by itself."""
    return AnnexMapper(context)
