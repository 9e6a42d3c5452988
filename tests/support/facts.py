"""Small facts for tests of the store and the version files, in as few words as they need."""

from graph.facts import Claim, Entity, EntityId, Fact, RecordId, Relation, RelationId, encode_fact


def entity(name: str, kind: str = "Organization") -> Entity:
    """Return an entity; its record is what stands after the colon."""
    return Entity(EntityId(name), kind, _record(name))


def claim(name: str, value: str, property_name: str = "name", language: str = "") -> Claim:
    """Return a claim about an entity."""
    return Claim(EntityId(name), property_name, value, _record(name), language)


def relation(source: str, target: str, relation_type: str = "PART_OF", **properties: str) -> Relation:
    """Return a relation that holds without dates."""
    return Relation(
        id=RelationId(f"{relation_type}|{source}|{target}"),
        type=relation_type,
        source=EntityId(source),
        target=EntityId(target),
        kind="fact",
        record=_record(source),
        properties=properties,
    )


def encoded(*facts: Fact) -> list[str]:
    """Return facts as a store takes them."""
    return [encode_fact(fact) for fact in facts]


def _record(name: str) -> RecordId:
    return RecordId(name.partition(":")[2])
