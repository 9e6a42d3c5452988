"""Builds the facts of one entity of one record; each mapper fills drafts and gives out their facts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from graph.facts import Claim, Entity, EntityId, Fact, RecordId, Relation, RelationId
from loaders.clean.dates import clean_date, clean_dates
from loaders.clean.organizations import name_claims
from loaders.issues import Issues
from ontologies.load import name_roles

DATES = {"birthDate": "date of birth", "incorporationDate": "date of incorporation"}


class Draft:
    """The facts of one entity so far. Empty values are left out, repeated ones count once."""

    def __init__(self, entity: EntityId, kind: str, record: RecordId) -> None:
        """Begin an entity."""
        self.entity = entity
        self.kind = kind
        self.record = record
        self._claims: dict[tuple[str, str, str], None] = {}
        self._relations: list[Relation] = []

    def claim(self, name: str, value: str, language: str = "") -> None:
        """State one value of a property."""
        cleaned = " ".join(value.split())
        if cleaned:
            self._claims[(name, cleaned, language)] = None

    def claims(self, name: str, values: Iterable[str]) -> None:
        """State several values of a property."""
        for value in values:
            self.claim(name, value)

    def dates(self, name: str, printed: str, issues: Issues) -> None:
        """State the dates a text names; one that names none is kept as a remark, and reported."""
        dates = list(clean_dates(printed))
        self.claims(name, dates)
        if printed and not dates:
            issues.add("unreadable_date", self.record, f"The {DATES[name]} {printed!r} cannot be read.")
            self.claim("remark", f"{DATES[name].capitalize()}: {printed}")

    def names(self, role: str, printed: Iterable[str], language: str = "") -> None:
        """State names as printed; organisations' names also give what stands in brackets behind them."""
        for name in filter(None, (" ".join(text.split()) for text in printed)):
            found: Mapping[str, str] = name_claims(name, role) if self.kind == "Organization" else {name: role}
            for value, claim_property in found.items():
                if not self._is_named(value):
                    self.claim(claim_property, value, language)

    def _is_named(self, value: str) -> bool:
        return any(known == value and name in name_roles() for name, known, _ in self._claims)

    def values(self, name: str) -> list[str]:
        """Return the values stated so far for a property."""
        return [value for known, value, _ in self._claims if known == name]

    def all_names(self) -> list[str]:
        """Return all names stated so far."""
        return [value for name, value, _ in self._claims if name in name_roles()]

    def full_names(self) -> list[str]:
        """Return the names stated so far that may settle who this is."""
        return [value for name, value, _ in self._claims if name_roles().get(name) == "full"]

    def relate(self, relation: Relation) -> None:
        """State a relation, from this entity or from another."""
        self._relations.append(relation)

    def facts(self) -> Iterator[Fact]:
        """Yield the entity, its claims, its relations."""
        yield Entity(self.entity, self.kind, self.record)
        for name, value, language in self._claims:
            yield Claim(self.entity, name, value, self.record, language)
        yield from self._relations


def full_names(kind: str, printed: Mapping[str, Iterable[str]]) -> list[str]:
    """Return the full names that a draft of a kind will hold, given printed ones by their role."""
    draft = Draft(EntityId(""), kind, RecordId(""))
    for role, texts in printed.items():
        draft.names(role, texts)
    return draft.full_names()


def relation_id(*parts: str) -> RelationId:
    """Return a relation's id from the parts that make it the same relation in the next edition."""
    return RelationId("|".join(parts))


def tell_apart(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Yield facts; a relation stated again in other words gets an id of its own, so that neither hides the other.

    The id is a number, not a hash of the words: in other words, or in another order, they are the same relations.
    """
    stated: dict[RelationId, list[Relation]] = {}
    for fact in facts:
        if not isinstance(fact, Relation):
            yield fact
            continue
        wordings = stated.setdefault(fact.id, [])
        if fact not in wordings:
            wordings.append(fact)
        number = wordings.index(fact) + 1
        yield fact if number == 1 else replace(fact, id=relation_id(fact.id, str(number)))


def filled(properties: Mapping[str, str]) -> dict[str, str]:
    """Return the properties that hold something."""
    return {name: text for name, text in properties.items() if text}


def listing(
    entity: EntityId, programme: EntityId, record: RecordId, valid_from: str, valid_to: str = "", /, **properties: str
) -> Relation:
    """Return the statement of a record that a list names an entity. Empty properties are left out."""
    return Relation(
        id=relation_id(entity, "listing", record),
        type="LISTED_IN",
        source=entity,
        target=programme,
        kind="designation",
        record=record,
        valid_from=valid_from,
        valid_to=valid_to,
        properties=filled({"scope": "entity", "entryId": record, **properties}),
    )


def read_date(printed: str, record: RecordId, issues: Issues) -> str:
    """Return a date of a listing; one that cannot be read is left out, and reported."""
    found = clean_date(printed)
    if printed and not found:
        issues.add("unreadable_date", record, f"The date of listing {printed!r} cannot be read.")
    return found


def programme_facts(programme: EntityId, titles: Mapping[str, str]) -> list[Fact]:
    """Return the facts of what a party is listed in, with a title by language."""
    record = RecordId("programme")
    names = [Claim(programme, "name", title, record, language) for language, title in titles.items()]
    return [Entity(programme, "Programme", record), *names]
