"""Builds the facts of one entity of one record; each mapper fills drafts and gives out their facts."""

from collections.abc import Iterable, Iterator, Mapping

from graph.facts import Claim, Entity, EntityId, Fact, RecordId, Relation, RelationId
from loaders.clean.organizations import name_claims
from ontologies.load import name_roles


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

    def relate(self, relation: Relation) -> None:
        """State a relation, from this entity or from another."""
        self._relations.append(relation)

    def facts(self) -> Iterator[Fact]:
        """Yield the entity, its claims, its relations."""
        yield Entity(self.entity, self.kind, self.record)
        for name, value, language in self._claims:
            yield Claim(self.entity, name, value, self.record, language)
        yield from self._relations


def relation_id(*parts: str) -> RelationId:
    """Return a relation's id from the parts that make it the same relation in the next edition."""
    return RelationId("|".join(parts))
