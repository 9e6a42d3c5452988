"""What a row of an EU annex means."""

from collections.abc import Iterable

from graph.errors import InvalidRecord
from graph.facts import Claim, Entity, EntityId, Fact, RecordId, Relation
from loaders.clean.countries import country_code, country_of_address
from loaders.clean.dates import clean_date, clean_dates
from loaders.clean.identifiers import kept_identifier
from loaders.clean.organizations import org_type_of
from loaders.draft import Draft, relation_id
from loaders.record import Record
from loaders.record_ids import content_id
from loaders.registry import Context
from loaders.sources.eu_annexes.names import has_remark, names_in, split_cell
from screening.normalise.identifiers import clean_identifier, printed_identifier

NUMBER_SCHEMES = {
    "innCode": "ru_inn",
    "ogrnCode": "ru_ogrn",
    "kppCode": "ru_kpp",
    "okpoCode": "ru_okpo",
    "leiCode": "lei",
    "imoNumber": "imo",
    "swiftBic": "swift",
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
        record_id = self._record_id(record, name)
        draft = Draft(EntityId(f"eu_annexes:{self._celex}.{record_id}"), kind, record_id)
        record.take("celex")  # the act, checked when the file was read
        self._map_names(record, draft, name)
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

    def _record_id(self, record: Record, name: str) -> RecordId:
        printed = record.take("recordId")
        annex = record.take("annex")
        if printed:  # restarts in each annex
            return RecordId(f"{annex}.{printed}")
        own_id = content_id(name, record.take_optional("birthDate"), record.take_optional("startDate"))
        return self._context.record_ids.identify(annex, own_id, [name, *split_cell(record.take_optional("alias"))])

    def _map_names(self, record: Record, draft: Draft, name: str) -> None:
        first, *others = names_in(name) or [name]
        draft.names("name", [first])
        draft.names("alias", others)
        printed = [(role, text) for role in OTHER_NAMES for text in split_cell(record.take_optional(role))]
        for role, text in printed:
            draft.names(role, names_in(text))
        draft.claims("remark", filter(has_remark, [name, *(text for _, text in printed)]))

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
            draft.claims("incorporationDate", clean_dates(record.take_optional("incorporationDate")))
        if draft.kind == "Person":
            draft.claims("position", split_cell(record.take_optional("position")))
            draft.claims("birthDate", clean_dates(record.take_optional("birthDate")))
        for field, claim in (("website", "website"), ("email", "email"), ("phone", "phone"), ("notes", "remark")):
            draft.claims(claim, split_cell(record.take_optional(field)))
        draft.claim("remark", record.take_optional("sector"))

    def _map_numbers(self, record: Record, draft: Draft) -> None:
        for field, scheme in NUMBER_SCHEMES.items():
            for number in split_cell(record.take_optional(field)):
                draft.claim("identifier", kept_identifier(scheme, number))
        in_russia = "RU" in draft.values("country")
        for field, scheme in (("registrationNumber", "registration"), ("taxNumber", "tax"), ("idNumber", "id_number")):
            for printed in split_cell(record.take_optional(field)):
                as_russian = _russian_number(printed) if in_russia else ""
                draft.claim("identifier", as_russian or printed_identifier(printed, scheme))
        passports = split_cell(record.take_optional("passportNumber"))
        draft.claims("identifier", (printed_identifier(number, "passport") for number in passports))

    def _listing(self, record: Record, draft: Draft, name: str, annex: str) -> Relation:
        measure = self._coded("measure", record.take("measure"), draft.record)
        reason = record.take_optional("reason")
        properties = {
            "authority": "Council of the European Union",
            "authorityLevel": "eu",
            "measure": measure,
            "scope": "entity",
            "programme": record.take("programKey"),
            "legalAct": f"{self._celex}, annex {annex}",
            "entryId": draft.record,
            "listedName": name,
            "reason": reason,
            "note": self._context.spec.table("articles").get(f"{self._celex}/{annex}", ""),
            "url": self._context.spec.address.format(celex=self._celex),
            "origin": "eu",
        }
        return Relation(
            id=relation_id(draft.entity, "listing"),
            type="LISTED_IN",
            source=draft.entity,
            target=self._programme(annex),
            kind="designation",
            record=draft.record,
            valid_from=clean_date(record.take_optional("startDate")),
            properties={key: value for key, value in properties.items() if value},
        )

    def _programme(self, annex: str) -> EntityId:
        return EntityId(f"eu_annexes:programme:{self._celex}/{annex}")

    def _programme_facts(self, annex: str) -> list[Fact]:
        entity, record = self._programme(annex), RecordId("programme")
        title = self._context.spec.dataset(self._context.dataset).title
        return [
            Entity(entity, "Programme", record),
            Claim(entity, "name", f"{title.en}, annex {annex}", record, "en"),
            Claim(entity, "name", f"{title.nl}, bijlage {annex}", record, "nl"),
        ]


def _russian_number(printed: str) -> str:
    """Return a bare number as OGRN or INN when its control digits prove that it is one."""
    return clean_identifier("ru_ogrn", printed) or clean_identifier("ru_inn", printed)


def build_mapper(context: Context, records: Iterable[Record]) -> AnnexMapper:  # noqa: ARG001 - the interface of all sources
    """Return the mapper of an act; each row stands by itself."""
    return AnnexMapper(context)
