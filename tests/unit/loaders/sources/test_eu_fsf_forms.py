"""Both forms of the EU list hold the same entities; the generated list is one its schema accepts."""

from pathlib import Path

import pytest
from lxml import etree

from benchmarks.eu_list import COLUMNS, generate, write_csv, write_xml
from graph.facts import Claim, Relation, decode_fact
from loaders.intake import Edition
from loaders.registry import find_source
from tests.support.lists import read_edition

SOURCE = find_source("eu_fsf")
FEW = 60
CONTACTS = ("email", "website", "phone")


@pytest.fixture(scope="module")
def as_xml() -> Edition:
    return read_edition(SOURCE, write_xml(FEW))


@pytest.fixture(scope="module")
def as_csv() -> Edition:
    return read_edition(SOURCE, write_csv(FEW))


def comparable(edition: Edition) -> set[str]:
    """Return the facts without ways of contact, which the table prints as one text, and strength of aliases."""
    lines = [line for line in edition.encoded_facts if '"remark","Contact: ' not in line]
    lines = [line.replace('"weakAlias"', '"alias"') for line in lines]
    return {line for line in lines if not any(f'"{name}"' in line for name in CONTACTS)}


def test_both_forms_give_the_same_facts(as_xml: Edition, as_csv: Edition) -> None:
    assert len(comparable(as_xml)) > 10 * FEW
    assert comparable(as_csv) == comparable(as_xml)


def test_both_forms_have_the_same_records_of_the_same_type_and_date(as_xml: Edition, as_csv: Edition) -> None:
    assert as_csv.record_ids == as_xml.record_ids
    assert set(as_xml.record_ids) == {"person", "enterprise"}
    assert (as_csv.date, as_csv.basis) == (as_xml.date, as_xml.basis) == ("2026-11-21", "printed")


def test_no_entity_of_a_generated_list_is_left_out_or_reported(as_xml: Edition, as_csv: Edition) -> None:
    assert as_xml.issues == as_csv.issues == ()
    assert (as_xml.named, as_csv.named, as_xml.counts["listings"]) == (FEW, FEW, FEW)


def test_ways_of_contact_in_a_table_are_kept_as_they_are_printed(as_csv: Edition) -> None:
    printed = "Contact: EMAIL[info@example.org] WEB[https://example.org] PHONE[+7 495 000 00 00]"
    assert any(printed in line for line in as_csv.encoded_facts)


def test_no_claim_about_a_generated_person_tells_where_it_was_born_or_of_which_country_it_is(as_xml: Edition) -> None:
    facts = [decode_fact(line) for line in as_xml.encoded_facts]
    persons = as_xml.record_ids["person"]
    stated = {fact.property for fact in facts if isinstance(fact, Claim) and fact.record in persons}
    assert "country" not in stated
    assert {"name", "birthDate", "position"} <= stated


def test_a_listing_never_begins_after_an_act_that_names_the_entity(as_xml: Edition) -> None:
    first = {
        entity.attributes["logicalId"]: min(
            child.attributes["publicationDate"]
            for part in (entity, *entity.children)
            for child in part.children
            if "publicationDate" in child.attributes
        )
        for entity in generate(FEW)
    }
    listings = [fact for fact in map(decode_fact, as_xml.encoded_facts) if isinstance(fact, Relation)]
    assert {listing.record for listing in listings} == set(first)
    assert [listing for listing in listings if not "" < listing.valid_from <= first[listing.record]] == []


def test_a_generated_list_is_the_same_every_time() -> None:
    assert write_xml(5) == write_xml(5)
    assert write_xml(5, seed=2) != write_xml(5)


def test_a_generated_table_has_the_columns_of_the_published_one() -> None:
    header = write_csv(1).decode("utf-8-sig").partition("\n")[0].split(";")
    assert len(header) == 1 + sum(map(len, COLUMNS.values())) + 7 * len(COLUMNS) == 118
    assert (header[0], header[1], header[16]) == ("fileGenerationDate", "Entity_LogicalId", "NameAlias_LastName")


@pytest.mark.shared_data
def test_the_published_schema_accepts_a_generated_list(shared_data: Path) -> None:
    schema = etree.XMLSchema(etree.parse(shared_data / "eu_fsf" / "docs" / "schema_1_1.xsd"))
    schema.assertValid(etree.fromstring(write_xml(300)))


@pytest.mark.shared_data
def test_a_generated_list_holds_every_element_and_attribute_of_the_published_entity(shared_data: Path) -> None:
    def names(content: bytes) -> set[str]:
        elements = etree.fromstring(content).iter(etree.Element)
        return {f"{etree.QName(item).localname}/{name}" for item in elements for name in ("", *item.attrib)}

    fragment = (shared_data / "eu_fsf" / "fragment_v1_1_entity13.xml").read_bytes()
    assert names(fragment) <= names(write_xml(300))


@pytest.mark.shared_data
def test_the_columns_of_a_generated_table_begin_with_those_of_the_published_fragment(shared_data: Path) -> None:
    fragment = (shared_data / "eu_fsf" / "fragment_csv_v1_1_first21columns.csv").read_text(encoding="utf-8-sig")
    printed = fragment.partition("\n")[0].strip().split(";")
    assert write_csv(1).decode("utf-8-sig").partition("\n")[0].split(";")[: len(printed)] == printed
