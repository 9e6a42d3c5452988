"""What a FollowTheMoney entity means here. Edges and sanctions are lines of their own."""

from collections.abc import Iterable

from graph.errors import InvalidRecord
from graph.facts import Claim, Entity, EntityId, Fact, RecordId, Relation, RelationId
from loaders.clean.countries import country_code
from loaders.clean.dates import clean_date
from loaders.clean.identifiers import kept_identifier
from loaders.clean.organizations import org_type_of
from loaders.draft import Draft
from loaders.record import Record
from loaders.registry import Context
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
SANCTION_NOTES = ("summary", "provisions", "status", "duration")


class EntityMapper:
    """Maps lines; the whole file is read first, for the addresses and documents that other lines point to."""

    def __init__(self, context: Context, records: Iterable[Record]) -> None:
        """Read which lines are parts of others."""
        self._context = context
        self._addresses: dict[str, list[str]] = {}
        self._topics: dict[str, list[str]] = {}
        self._captions: dict[str, str] = {}
        for record in records:
            if record.type == "Address":
                self._addresses[record.id] = record.take_texts("full")
            self._topics[record.id] = record.take_texts("topics")
            self._captions[record.id] = record.take_optional("caption")

    def __call__(self, record: Record) -> Iterable[Fact]:
        """Return the facts of a line; none for a part of another line or for what the model has no place for.

        Raises:
            InvalidRecord: Its schema is not known.
        """
        role = self._table("schema").get(record.type)
        record.take_texts("datasets")
        record.take_texts("last_seen")
        if role is None:
            raise InvalidRecord(f"The schema {record.type!r} is not known.", "unknown_schema", record.id)
        if role in KINDS:
            return self._entity(record, role)
        if role == "LISTED_IN":
            return self._sanction(record)
        if role == "part":
            return self._part(record)
        if role == "-":
            for name in record.fields:
                record.take_texts(name)
            self._context.issues.add("not_modelled", record.id, f"The model has no place for a {record.type}.")
            return []
        return [self._edge(record, role)]

    def _table(self, name: str) -> dict[str, str]:
        return dict(self._context.spec.table(name))

    def _entity(self, record: Record, kind: str) -> list[Fact]:
        draft = Draft(_entity_id(record.id), kind, RecordId(record.id))
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
        for field, scheme in self._table("identifier").items():
            draft.claims("identifier", (kept_identifier(scheme, number) for number in record.take_texts(field)))
        self._describe(record, draft)
        return list(draft.facts())

    def _describe(self, record: Record, draft: Draft) -> None:
        topics = record.take_texts("topics")
        countries = [code for name in ("country", "jurisdiction", "mainCountry") for code in record.take_texts(name)]
        if draft.kind != "Person":
            draft.claims("country", map(country_code, countries))
        if draft.kind == "Organization":
            sectors = self._table("topic_sector")
            draft.claims("sector", (sectors.get(topic, "") for topic in topics))
            draft.claim("orgType", "company" if record.type == "Company" else org_type_of(draft.all_names()))
            draft.claims("legalForm", record.take_texts("legalForm"))
            draft.claims("incorporationDate", map(clean_date, record.take_texts("incorporationDate")))
            draft.claims("remark", (f"Dissolved: {day}" for day in record.take_texts("dissolutionDate")))
        elif draft.kind == "Person":
            draft.claims("birthDate", map(clean_date, record.take_texts("birthDate")))
            draft.claims("position", record.take_texts("position"))

    def _part(self, record: Record) -> list[Fact]:
        """Return the claims of a document about its holder; addresses were taken by those who have them."""
        holder = record.take_optional("holder")
        numbers = [*record.take_texts("number"), *record.take_texts("passportNumber")]
        scheme = "passport" if record.type == "Passport" else "document"
        for name in record.fields:
            record.take_texts(name)
        claims = filter(None, (clean_identifier(scheme, number) for number in numbers))
        return [Claim(_entity_id(holder), "identifier", claim, RecordId(record.id)) for claim in claims if holder]

    def _edge(self, record: Record, relation_type: str) -> Relation:
        share = record.take_optional("percentage").removesuffix("%").strip().replace(",", ".")
        is_number = share.replace(".", "", 1).isdigit()
        has_role = relation_type != "SUCCESSOR_OF"  # the model knows no roles there
        roles = record.take_texts("role")
        notes = [*record.take_texts("summary"), *([] if has_role else roles)]
        properties = {
            "role": "; ".join(roles) if has_role else "",
            "share": share if is_number and relation_type == "OWNS" else "",
            "note": " ".join([*notes, *([] if is_number or not share else [f"Share as printed: {share}"])]),
        }
        return Relation(
            id=RelationId(f"opensanctions|{record.id}"),
            type=relation_type,
            source=_entity_id(record.take(self._table("source_property")[relation_type])),
            target=_entity_id(record.take(self._table("target_property")[relation_type])),
            kind="fact",
            record=RecordId(record.id),
            valid_from=min(filter(None, map(clean_date, record.take_texts("startDate"))), default=""),
            valid_to=max(filter(None, map(clean_date, record.take_texts("endDate"))), default=""),
            properties={name: text for name, text in properties.items() if text},
        )

    def _sanction(self, record: Record) -> list[Fact]:
        entity = record.take("entity")
        dataset = next(iter(record.take_texts("datasets")), "")
        programmes = record.take_texts("program")
        measure = self._measure(entity, dataset, [*programmes, *record.take_texts("provisions")])
        programme = EntityId(f"opensanctions:programme:{dataset}")
        dates = [clean_date(text) for name in ("listingDate", "startDate") for text in record.take_texts(name)]
        properties = {
            "authority": record.take_optional("authority") or dataset,
            "authorityLevel": self._table("level").get(dataset, "third_country"),
            "measure": measure,
            "scope": "entity",
            "programme": "; ".join(programmes or record.take_texts("programId")),
            "entryId": record.take_optional("authorityId") or record.id,
            "listedName": self._captions.get(entity, entity),
            "reason": " ".join(record.take_texts("reason")),
            "note": "; ".join(text for name in SANCTION_NOTES for text in record.take_texts(name)),
            "url": record.take_optional("sourceUrl"),
            "origin": self._table("origin").get(dataset, dataset),
        }
        listing = Relation(
            id=RelationId(f"opensanctions|{record.id}"),
            type="LISTED_IN",
            source=_entity_id(entity),
            target=programme,
            kind="designation",
            record=RecordId(record.id),
            valid_from=min(filter(None, dates), default=""),
            valid_to=max(filter(None, map(clean_date, record.take_texts("endDate"))), default=""),
            properties={name: text for name, text in properties.items() if text},
        )
        title = f"OpenSanctions: {dataset}"
        record_id = RecordId("programme")
        references = [
            Claim(_entity_id(entity), "identifier", f"un_reference:{number}", RecordId(record.id))
            for number in record.take_texts("unscId")
        ]
        named = Claim(programme, "name", title, record_id, "en")
        return [Entity(programme, "Programme", record_id), named, listing, *references]

    def _measure(self, entity: str, dataset: str, stated: Iterable[str]) -> str:
        topics = self._topics.get(entity, [])
        if "sanction.counter" in topics and "sanction" not in topics:
            return "counter_sanction"
        by_dataset = self._table("measure").get(dataset)
        if by_dataset in {"debarment", "counter_sanction", "watch"}:
            return by_dataset
        known = [self._table("stated_measure")[text] for text in stated if text in self._table("stated_measure")]
        if "asset_freeze" in known or known:
            return "asset_freeze" if "asset_freeze" in known else known[0]
        if by_dataset is None:
            self._context.issues.add("unknown_dataset", dataset, f"What a listing in {dataset!r} does is not known.")
        return by_dataset or "unspecified"


def _entity_id(ftm_id: str) -> EntityId:
    return EntityId(f"opensanctions:{ftm_id}")


def build_mapper(context: Context, records: Iterable[Record]) -> EntityMapper:
    """Return the mapper of one edition."""
    return EntityMapper(context, records)
