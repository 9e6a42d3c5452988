"""What an entity of the EU's consolidated list means."""

import re
from collections.abc import Iterable, Sequence

from graph.errors import InvalidRecord
from graph.facts import EntityId, Fact, RecordId
from loaders.clean.organizations import org_type_of
from loaders.draft import Draft, programme_facts
from loaders.record import Record
from loaders.registry import Context
from loaders.sources.eu_fsf.acts import Acts, listings, read_designation
from loaders.sources.eu_fsf.parts import map_address, map_birth, map_document, map_remarks, text_of
from screening.normalise.identifiers import clean_identifier
from screening.normalise.names import organization_form

NAME_PARTS = ("firstName", "middleName", "lastName")
LOW_QUALITY = re.compile(r"\blow? quality\b", re.IGNORECASE)  # "Lo quality" stands there, too
ITEM = re.compile(r"(?:^|[,;\s])\s*\([a-z]\)\s+")  # "(a) Minister, (b) Member of parliament"


class ListMapper:
    """Maps persons and enterprises."""

    def __init__(self, context: Context) -> None:
        """Map for one file."""
        self._context = context

    def __call__(self, record: Record) -> Iterable[Fact]:
        """Return the facts of an entity.

        Raises:
            InvalidRecord: It has no id or no name, or its type is not known.
        """
        logical_id = RecordId(record.take("logicalId"))
        if not logical_id:
            raise InvalidRecord("The logical id is empty.", "no_id", record.id)
        draft = Draft(EntityId(f"eu_fsf:{logical_id}"), self._kind(record), logical_id)
        acts = Acts(record, draft)
        printed = self._map_names(record, draft, acts)
        self._map_parts(record, draft, acts)
        map_remarks(record, draft)
        for scheme, field in (("eu_reference", "euReferenceNumber"), ("un_reference", "unitedNationId")):
            draft.claim("identifier", clean_identifier(scheme, record.take_optional(field)))
        programmes: list[Fact] = []
        said = read_designation(record, draft, printed, self._context)
        for listing in listings(draft, acts, said, self._context):
            draft.relate(listing)
            programmes += self._programme_facts(listing.target, listing.properties["programme"])
        return [*draft.facts(), *programmes]

    def _kind(self, record: Record) -> str:
        printed = [part.take_optional("classificationCode") for part in record.take_parts("subjectType")]
        for part in record.take_parts("subjectType"):
            part.take_optional("code")  # the same in a word
        found = self._context.spec.table("kind").get("".join(printed))
        if found is None:
            raise InvalidRecord(f"The type {', '.join(printed)!r} is not known.", "unknown_type", record.id)
        return found

    def _map_names(self, record: Record, draft: Draft, acts: Acts) -> str:
        """State the names, and return the one the entity is printed under: its first."""
        printed = ""
        for alias in record.take_parts("nameAlias"):
            acts.note(alias)
            name, language = _name_of(alias, draft), alias.take_optional("nameLanguage").lower()
            remarks = map_remarks(alias, draft, name)
            is_weak = alias.take_optional("strong") == "false" or any(map(LOW_QUALITY.search, remarks))
            role = "weakAlias" if is_weak else "alias" if draft.values("name") else "name"
            draft.names(role, [name], language)
            printed = printed or name
            for field in ("title", "function"):
                texts = ITEM.split(text_of(alias, field))
                draft.claims("position" if draft.kind == "Person" else "remark", (text.strip(" ,;") for text in texts))
        if not printed:
            raise InvalidRecord("The entity has no name.", "no_name", draft.record)
        return printed

    def _map_parts(self, record: Record, draft: Draft, acts: Acts) -> None:
        tables = self._context.spec.tables
        for address in record.take_parts("address"):
            acts.note(address)
            map_address(address, draft, tables["contact"], self._context.issues)
        for birth in record.take_parts("birthdate"):
            acts.note(birth)
            map_birth(birth, draft, self._context.issues)
        for document in record.take_parts("identification"):
            acts.note(document)
            map_document(document, draft, tables["document"], self._context.issues)
        if draft.kind == "Organization":
            draft.claim("orgType", self._org_type(draft.all_names(), acts))

    def _org_type(self, names: Sequence[str], acts: Acts) -> str:
        """Return what the names tell of the type; of an armed group only a legal form tells it."""
        is_armed = not self._context.spec.table("armed_groups").keys().isdisjoint(acts.by_programme())
        return org_type_of(name for name in names if not is_armed or organization_form(name).legal)

    def _programme_facts(self, programme: EntityId, code: str) -> list[Fact]:
        tables = self._context.spec.tables
        titles = {"en": tables["programme"].get(code, code), "nl": tables["programme_nl"].get(code, code)}
        prefixes = {"en": "EU financial sanctions", "nl": "Financiële sancties van de EU"}
        return programme_facts(programme, {key: f"{prefixes[key]}: {title}" for key, title in titles.items()})


def _name_of(alias: Record, draft: Draft) -> str:
    """Return the whole name, else its parts in order; words that only the parts hold become a remark."""
    whole = text_of(alias, "wholeName")
    joined = " ".join(filter(None, (text_of(alias, part) for part in NAME_PARTS)))
    if whole and set(joined.casefold().split()) - set(whole.casefold().split()):
        draft.claim("remark", f"{whole}: printed in parts as {joined}")
    return whole or joined


def build_mapper(context: Context, records: Iterable[Record]) -> ListMapper:  # noqa: ARG001 - the interface of all sources
    """Return the mapper of the list; each entity stands by itself."""
    return ListMapper(context)
