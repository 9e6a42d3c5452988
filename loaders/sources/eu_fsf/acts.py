"""The legal acts an entity of the EU's list names, and the listings they make."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.errors import InvalidRecord
from graph.facts import EntityId, Relation
from loaders.clean.dates import clean_date
from loaders.draft import Draft, listing, read_date, relation_id
from loaders.record import Record
from loaders.registry import Context
from loaders.sources.eu_fsf.parts import map_remarks, text_of


@dataclass(frozen=True, slots=True)
class Act:
    """An act as printed; of one that only named a part the XML prints no programme, body or entry into force."""

    title: str
    type: str
    body: str
    programme: str
    published: str
    in_force: str
    url: str

    @property
    def number(self) -> str:
        """The number of the act, without the issue of the Official Journal behind it: ``1210/2003``."""
        return self.title.partition(" ")[0]

    @property
    def sentence(self) -> str:
        """The act in words, with its days."""
        days = (("published", self.published), ("in force", self.in_force))
        named = f"{self.title} ({self.type})" if self.type else self.title
        return ", ".join([named, *(f"{word} {day}" for word, day in days if day)])


class Acts:
    """The acts of one entity: those that list it, and those that named its parts. Each counts once."""

    def __init__(self, record: Record, draft: Draft) -> None:
        """Read the acts that list the entity, in their order.

        Raises:
            InvalidRecord: There is none.
        """
        self.listing: list[Act] = []
        self._others: dict[str, Act] = {}
        for part in record.take_parts("regulation"):
            self.listing.append(_act(part))
            self._note(part, "corrigendum")
            map_remarks(part, draft, self.listing[-1].title)
        if not self.listing:
            raise InvalidRecord("The entity names no legal act.", "no_act", record.id)

    def note(self, part: Record) -> None:
        """Take note of the act that named a part."""
        self._note(part, "regulationSummary")

    def _note(self, part: Record, field: str) -> None:
        for act in map(_act, part.take_parts(field)):
            if act.title and act.title not in {known.title for known in self.listing}:
                self._others.setdefault(act.title, act)

    def by_programme(self) -> dict[str, list[Act]]:
        """Return the acts that list the entity, by programme."""
        found: dict[str, list[Act]] = {}
        for act in self.listing:
            found.setdefault(act.programme, []).append(act)
        return found

    def others(self) -> list[Act]:
        """Return the acts that only named a part of the entity, in the order they were noted."""
        return list(self._others.values())


@dataclass(frozen=True, slots=True)
class Designation:
    """What an entity says of its listing as a whole; dates are ISO prefixes, or empty."""

    listed_name: str
    details: str
    begins: str
    ends: str


def read_designation(record: Record, draft: Draft, listed_name: str, context: Context) -> Designation:
    """Return what an entity says of its listing beside the acts."""
    days = (record.take_optional(name) for name in ("designationDate", "delistingDate"))
    begins, ends = (read_date(day, draft.record, context.issues) for day in days)
    return Designation(listed_name, text_of(record, "designationDetails"), begins, ends)


def listings(draft: Draft, acts: Acts, said: Designation, context: Context) -> Iterator[Relation]:
    """Yield one listing for each programme of an entity.

    It begins on the earliest day that the entity names: the act it stands under is often the last amendment.
    """
    programmes = acts.by_programme()
    for code, own in programmes.items():
        if code not in context.spec.table("programme"):
            context.issues.add("unknown_programme", draft.record, f"The programme {code!r} is not known.")
        others = acts.others() if len(programmes) == 1 else []
        found = _listing(draft, own, others, said, context)
        is_first = own[0] is acts.listing[0]
        yield found if is_first else _of_programme(found, code)


def _listing(draft: Draft, own: Sequence[Act], others: Sequence[Act], said: Designation, context: Context) -> Relation:
    tables = context.spec.tables
    first = own[0]
    if first.body not in tables["authority"]:
        context.issues.add("unknown_authority", draft.record, f"The body {first.body!r} is not known.")
    days = [said.begins, *(day for act in (*own, *others) for day in (act.published, act.in_force))]
    designated = [f"Designated {said.begins}"] if said.begins else []
    return listing(
        draft.entity,
        EntityId(f"eu_fsf:programme:{first.programme}"),
        draft.record,
        min(filter(None, days), default=""),
        said.ends,
        authority=tables["authority"].get(first.body, "European Union"),
        authorityLevel="eu",
        measure=tables["measure"].get(first.number, tables["measure"]["default"]),
        programme=first.programme,
        legalAct="; ".join(act.title for act in own),
        listedName=said.listed_name,
        reason=said.details,
        note="; ".join([*designated, *(act.sentence for act in (*own, *others))]),
        url=first.url,
        origin="eu",
    )


def _of_programme(found: Relation, code: str) -> Relation:
    """Return a further listing of the same entry under an id of its own."""
    return replace(found, id=relation_id(found.source, "listing", found.record, code))


def _act(part: Record) -> Act:
    return Act(
        title=text_of(part, "numberTitle"),
        type=text_of(part, "regulationType"),
        body=text_of(part, "organisationType"),
        programme=text_of(part, "programme"),
        published=clean_date(part.take_optional("publicationDate")),
        in_force=clean_date(part.take_optional("entryIntoForceDate")),
        url=text_of(part, "publicationUrl"),
    )
