"""FollowTheMoney lines: every end of an edge, every party of a sanction, and nothing lost without a word."""

import json

import pytest

from graph.facts import Claim, Relation, decode_fact
from loaders.intake import Edition
from loaders.registry import find_source
from tests.support.lists import read_edition

PARTIES = ("maan", "zon", "ster")


def read(schema: str, **properties: list[str]) -> Edition:
    """Read three companies, and one line of a schema about them."""
    lines = [_line(party, "Company", name=[f"{party.title()} LLC"]) for party in PARTIES]
    content = "\n".join([*lines, _line("x-1", schema, **properties)]) + "\n"
    return read_edition(find_source("opensanctions"), content.encode(), "opensanctions/sample")


def _line(identity: str, schema: str, **properties: list[str]) -> str:
    common = {"caption": identity.title(), "datasets": ["un_sc_sanctions"], "last_seen": "2026-01-01T00:00:00"}
    return json.dumps({"id": identity, "schema": schema, "properties": properties, **common})


def relations_of(edition: Edition) -> list[Relation]:
    return [fact for fact in map(decode_fact, edition.encoded_facts) if isinstance(fact, Relation)]


def claims_of(edition: Edition, party: str) -> list[tuple[str, str]]:
    facts = map(decode_fact, edition.encoded_facts)
    return [
        (fact.property, fact.value)
        for fact in facts
        if isinstance(fact, Claim) and fact.entity == f"opensanctions:{party}"
    ]


def codes_of(edition: Edition) -> list[str]:
    return [issue.code for issue in edition.issues]


def test_an_ownership_of_several_ends_is_a_tie_for_each_pair() -> None:
    edition = read("Ownership", owner=["maan", "zon"], asset=["ster"])
    ends = {(relation.source, relation.target) for relation in relations_of(edition)}
    assert ends == {("opensanctions:maan", "opensanctions:ster"), ("opensanctions:zon", "opensanctions:ster")}
    assert codes_of(edition) == []


@pytest.mark.parametrize("properties", [{"asset": ["zon"]}, {"asset": ["zon"], "owner": [""]}])
def test_an_ownership_without_an_owner_is_an_issue(properties: dict[str, list[str]]) -> None:
    edition = read("Ownership", **properties)
    assert (relations_of(edition), codes_of(edition)) == ([], ["field_missing"])


@pytest.mark.parametrize(
    ("printed", "share", "note"),
    [
        (["55,5 %"], "55.5", None),
        (["100"], "100", None),
        (["600"], None, "Share as printed: 600"),
        (["majority"], None, "Share as printed: majority"),
        (["25", "30"], None, "Share as printed: 25 / 30"),
    ],
)
def test_a_share_that_is_none_is_noted_and_the_tie_stays(
    printed: list[str], share: str | None, note: str | None
) -> None:
    (tie,) = relations_of(read("Ownership", owner=["maan"], asset=["zon"], percentage=printed))
    assert (tie.properties.get("share"), tie.properties.get("note")) == (share, note)


def test_a_sanction_of_several_parties_lists_each() -> None:
    edition = read("Sanction", entity=["maan", "zon"], program=["Moon"])
    listed = {listing.source: listing.properties["listedName"] for listing in relations_of(edition)}
    assert listed == {"opensanctions:maan": "Maan", "opensanctions:zon": "Zon"}


def test_a_sanction_keeps_every_authority_entry_and_address() -> None:
    edition = read(
        "Sanction",
        entity=["maan"],
        authority=["OFAC", "BIS"],
        authorityId=["1", "2"],
        sourceUrl=["https://a.example", "https://b.example"],
    )
    (listing,) = relations_of(edition)
    kept = {name: listing.properties[name] for name in ("authority", "entryId", "url", "note")}
    assert kept == {
        "authority": "OFAC; BIS",
        "entryId": "1; 2",
        "url": "https://a.example",
        "note": "https://b.example",
    }
    assert codes_of(edition) == []


@pytest.mark.parametrize(
    ("schema", "ends"), [("Sanction", {"entity": ["maan"]}), ("Ownership", {"owner": ["maan"], "asset": ["zon"]})]
)
def test_a_date_that_cannot_be_read_is_noted_and_an_issue(schema: str, ends: dict[str, list[str]]) -> None:
    edition = read(schema, **ends, startDate=["2024-02-30"])
    (relation,) = relations_of(edition)
    assert (relation.valid_from, relation.properties["note"]) == ("", "startDate: 2024-02-30")
    assert codes_of(edition) == ["unreadable_date"]


@pytest.mark.parametrize("field", ["birthDate", "incorporationDate"])
def test_a_date_of_a_party_that_cannot_be_read_is_a_remark_and_an_issue(field: str) -> None:
    edition = read("Person" if field == "birthDate" else "Company", name=["Vis"], **{field: ["long ago"]})
    (remark,) = [value for name, value in claims_of(edition, "x-1") if name == "remark"]
    assert remark.endswith(": long ago")
    assert codes_of(edition) == ["unreadable_date"]


@pytest.mark.parametrize(
    ("address", "printed"),
    [
        ({"full": ["Sterweg 2, Omsk"], "street": ["Sterweg 2"]}, "Sterweg 2, Omsk"),
        ({"city": ["Omsk"], "street": ["Sterweg 2"], "country": ["ru"]}, "Sterweg 2, Omsk, ru"),
    ],
)
def test_an_address_is_the_printed_one_or_else_its_parts(address: dict[str, list[str]], printed: str) -> None:
    lines = [_line("a-1", "Address", **address), _line("x-1", "Company", name=["Vis"], addressEntity=["a-1"])]
    edition = read_edition(find_source("opensanctions"), "\n".join([*lines, ""]).encode(), "opensanctions/sample")
    assert [value for name, value in claims_of(edition, "x-1") if name == "address"] == [printed]
    assert codes_of(edition) == []


def test_a_document_is_stated_of_every_holder_with_what_else_its_line_says() -> None:
    edition = read("Identification", holder=["maan", "zon"], number=["K-1"], type=["Moon card"], endDate=["2030"])
    stated = [("identifier", "document:K-1"), ("remark", "Identification K-1: type Moon card; endDate 2030")]
    assert claims_of(edition, "maan")[-2:] == claims_of(edition, "zon")[-2:] == stated


@pytest.mark.parametrize(
    ("field", "printed", "claim"),
    [
        ("status", "dissolved", ("remark", "Status: dissolved")),
        ("classification", "Military", ("remark", "Classification: Military")),
        ("cageCode", "12AB3", ("identifier", "us_cage:12AB3")),
        ("voen", "1234567890", ("identifier", "az_voen:1234567890")),
        ("parent", "Holding of the Moon", ("remark", "Parent: Holding of the Moon")),
    ],
)
def test_what_a_company_says_of_itself_is_kept(field: str, printed: str, claim: tuple[str, str]) -> None:
    assert claim in claims_of(read("Company", name=["Vis"], **{field: [printed]}), "x-1")


def test_a_parent_company_of_the_file_is_an_owner() -> None:
    (tie,) = relations_of(read("Company", name=["Vis"], parent=["maan"]))
    assert (tie.type, tie.source, tie.target) == ("OWNS", "opensanctions:maan", "opensanctions:x-1")
    assert tie.properties == {"role": "parent company"}


@pytest.mark.parametrize(
    ("schema", "field"),
    [("Company", "startDate"), ("Company", "unscId"), ("Address", "remarks"), ("Sanction", "amount")],
)
def test_a_field_that_its_schema_does_not_take_is_an_issue(schema: str, field: str) -> None:
    ends = {"entity": ["maan"]} if schema == "Sanction" else {}
    assert codes_of(read(schema, **ends, **{field: ["2024"]})) == ["unknown_field"]
