"""A fact is written in one canonical line, read back as it was, and known by a key of its content."""

from dataclasses import fields, replace

import pytest

from graph.facts import (
    Claim,
    Entity,
    EntityId,
    Fact,
    RecordId,
    Relation,
    RelationId,
    decode_fact,
    encode_fact,
    fact_key,
    subject_of,
)

ENTITY = Entity(EntityId("a:1"), "Organization", RecordId("1"))
CLAIM = Claim(EntityId("a:1"), "name", "Universiteit Zonnehoek", RecordId("1"), "nl")
RELATION = Relation(
    id=RelationId("a:r"),
    type="OWNS",
    source=EntityId("a:1"),
    target=EntityId("a:2"),
    kind="fact",
    record=RecordId("1"),
    confidence="derived",
    valid_from="2024-05",
    valid_to="2025",
    properties={"share": "51", "note": "via een holding"},
)
FACTS: tuple[Fact, ...] = (ENTITY, CLAIM, RELATION)


def changes() -> list[tuple[Fact, str]]:
    return [(fact, item.name) for fact in FACTS for item in fields(fact)]


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.form)
def test_a_fact_is_read_back_as_it_was_written(fact: Fact) -> None:
    assert decode_fact(encode_fact(fact)) == fact


@pytest.mark.parametrize("value", ["two\nlines", "a\r\nb", 'quo"ted', "tab\t", "北方大学", "a\u2028b", "e\u0301"])
def test_any_value_fits_in_one_line_and_comes_back(value: str) -> None:
    line = encode_fact(replace(CLAIM, value=value))
    assert "\n" not in line
    assert "\r" not in line
    assert decode_fact(line) == replace(CLAIM, value=value)


@pytest.mark.parametrize(
    ("fact", "line"),
    [
        (ENTITY, '["entity","a:1","Organization","1"]'),
        (CLAIM, '["claim","a:1","name","Universiteit Zonnehoek","1","nl"]'),
        (
            RELATION,
            '["relation","a:r","OWNS","a:1","a:2","fact","1","derived","2024-05","2025",'
            '{"note":"via een holding","share":"51"}]',
        ),
    ],
    ids=lambda item: getattr(item, "form", ""),
)
def test_the_form_of_a_line_stays_or_every_kept_version_would_look_changed(fact: Fact, line: str) -> None:
    assert encode_fact(fact) == line


def test_the_order_of_properties_does_not_make_another_fact() -> None:
    turned = replace(RELATION, properties=dict(reversed(list(RELATION.properties.items()))))
    assert list(turned.properties) != list(RELATION.properties)
    assert fact_key(encode_fact(turned)) == fact_key(encode_fact(RELATION))


@pytest.mark.parametrize(("fact", "name"), changes(), ids=lambda item: getattr(item, "form", item))
def test_a_change_of_any_part_is_a_new_fact(fact: Fact, name: str) -> None:
    other = {"share": "49"} if name == "properties" else "other"
    changed = replace(fact, **{name: other})  # type: ignore[arg-type]
    assert fact_key(encode_fact(changed)) != fact_key(encode_fact(fact))


def test_a_key_has_sixteen_bytes() -> None:
    assert {len(fact_key(encode_fact(fact))) for fact in FACTS} == {16}


def test_an_entity_and_a_claim_belong_to_the_entity_and_a_relation_to_its_source() -> None:
    assert [subject_of(fact) for fact in FACTS] == ["a:1", "a:1", "a:1"]
    assert subject_of(replace(RELATION, source=EntityId("a:2"), target=EntityId("a:1"))) == "a:2"


def test_a_fact_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        CLAIM.value = "another"  # type: ignore[misc]
