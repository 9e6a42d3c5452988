"""What a FollowTheMoney entity means here. Edges, sanctions, addresses and documents are lines of their own."""

from collections.abc import Iterable, Iterator

from graph.errors import InvalidRecord
from graph.facts import Claim, Fact, RecordId, Relation
from loaders.clean.countries import country_code
from loaders.clean.identifiers import kept_identifier
from loaders.clean.organizations import org_type_of
from loaders.draft import Draft, relation_id
from loaders.record import Record
from loaders.registry import Context
from loaders.sources.opensanctions.edges import edges
from loaders.sources.opensanctions.lines import entity_id
from loaders.sources.opensanctions.listings import listing_facts
from screening.normalise.identifiers import clean_identifier

KINDS = frozenset({"Person", "Organization", "Vessel", "Asset"})
NAMES = {"alias": "alias", "weakAlias": "weakAlias", "previousName": "previousName", "abbreviation": "acronym"}
TEXTS = {
    "website": "website",
    "email": "email",
    "phone": "phone",
    "notes": "remark",
    "summary": "remark",
    "description": "description",
}
# Properties that are kept as a remark, under this label.
REMARKS = {
    "status": "Status",
    "classification": "Classification",
    "sector": "Sector",
    "keywords": "Keywords",
    "type": "Type",
    "dissolutionDate": "Dissolved",
}
ADDRESS_PARTS = ("postOfficeBox", "street", "street2", "postalCode", "city", "region", "state", "country")
DOCUMENT_DETAILS = ("type", "authority", "startDate", "endDate", "summary")


class EntityMapper:
    """Maps lines; the whole file is read first, for the addresses and names that other lines point to."""

    def __init__(self, context: Context, records: Iterable[Record]) -> None:
        """Read which lines are parts of others."""
        self._context = context
        self._addresses: dict[str, list[str]] = {}
        self._topics: dict[str, list[str]] = {}
        self._captions: dict[str, str] = {}
        for record in records:
            if record.type == "Address":
                self._addresses[record.id] = _addresses(record)
            self._topics[record.id] = record.take_texts("topics")
            self._captions[record.id] = record.take_optional("caption")

    def __call__(self, record: Record) -> Iterable[Fact]:
        """Return the facts of a line; none for a part of another line or for what the model has no place for.

        Raises:
            InvalidRecord: Its schema is not known.
        """
        role = self._context.spec.table("schema").get(record.type)
        for name in ("caption", "datasets", "last_seen"):  # said of every line, and no property
            record.take_texts(name)
        if role is None:
            raise InvalidRecord(f"The schema {record.type!r} is not known.", "unknown_schema", record.id)
        if role in KINDS:
            return self._entity(record, role)
        if role == "LISTED_IN":
            return listing_facts(record, self._context, self._topics, self._captions)
        if role == "address":
            _addresses(record)  # stated by those who have it
            return []
        if role == "document":
            return _document(record)
        if role == "-":
            for name in record.fields:
                record.take_texts(name)
            self._context.issues.add("not_modelled", record.id, f"The model has no place for a {record.type}.")
            return []
        return edges(record, role, self._context)

    def _entity(self, record: Record, kind: str) -> list[Fact]:
        draft = Draft(entity_id(record.id), kind, RecordId(record.id))
        names = record.take_texts("name")
        draft.names("name", [record.take_optional("caption") or next(iter(names), "")])
        draft.names("alias", names)
        for field, role in NAMES.items():
            draft.names(role, record.take_texts(field))
        draft.claims("address", record.take_texts("address"))
        for address in record.take_texts("addressEntity"):
            draft.claims("address", self._addresses.get(address, []))
        for field, claim in TEXTS.items():
            draft.claims(claim, record.take_texts(field))
        for field, scheme in self._context.spec.table("identifier").items():
            draft.claims("identifier", (kept_identifier(scheme, number) for number in record.take_texts(field)))
        self._describe(record, draft)
        self._note_parents(record, draft)
        return list(draft.facts())

    def _describe(self, record: Record, draft: Draft) -> None:
        topics = record.take_texts("topics")
        countries = [code for name in ("country", "jurisdiction", "mainCountry") for code in record.take_texts(name)]
        for field, label in REMARKS.items():
            draft.claims("remark", (f"{label}: {text}" for text in record.take_texts(field)))
        if draft.kind == "Person":
            draft.claims("position", record.take_texts("position"))
            for day in record.take_texts("birthDate"):
                draft.dates("birthDate", day, self._context.issues)
            return
        draft.claims("country", map(country_code, countries))
        if draft.kind == "Organization":
            sectors = self._context.spec.table("topic_sector")
            draft.claims("sector", (sectors.get(topic, "") for topic in topics))
            draft.claim("orgType", "company" if record.type == "Company" else org_type_of(draft.all_names()))
            draft.claims("legalForm", record.take_texts("legalForm"))
            for day in record.take_texts("incorporationDate"):
                draft.dates("incorporationDate", day, self._context.issues)

    def _note_parents(self, record: Record, draft: Draft) -> None:
        """State the parent companies; one that has no line of its own is a remark."""
        for parent in record.take_texts("parent"):
            if parent not in self._captions:
                draft.claim("remark", f"Parent: {parent}")
                continue
            draft.relate(
                Relation(
                    id=relation_id("OWNS", entity_id(parent), draft.entity),
                    type="OWNS",
                    source=entity_id(parent),
                    target=draft.entity,
                    kind="fact",
                    record=draft.record,
                    properties={"role": "parent company"},
                )
            )


def _addresses(record: Record) -> list[str]:
    """Return the addresses of a line, as printed or else joined from their parts."""
    parts = [text for name in ADDRESS_PARTS for text in record.take_texts(name)]
    printed = record.take_texts("full")
    return printed or list(filter(None, [", ".join(parts)]))


def _document(record: Record) -> Iterator[Fact]:
    """Yield the number of a document, and what else its line says, about its holders."""
    scheme = "passport" if record.type == "Passport" else "document"
    numbers = [*record.take_texts("number"), *record.take_texts("passportNumber")]
    record.take_texts("country")  # it would tell the nationality
    details = [f"{name} {text}" for name in DOCUMENT_DETAILS for text in record.take_texts(name)]
    remark = f"{record.type} {', '.join(numbers)}: {'; '.join(details)}" if details else ""
    claims = [("identifier", clean_identifier(scheme, number)) for number in numbers]
    for holder in record.take_several("holder"):
        for name, value in filter(all, [*claims, ("remark", remark)]):
            yield Claim(entity_id(holder), name, value, RecordId(record.id))


def build_mapper(context: Context, records: Iterable[Record]) -> EntityMapper:
    """Return the mapper of one edition."""
    return EntityMapper(context, records)
