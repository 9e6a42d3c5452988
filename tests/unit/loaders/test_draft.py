"""Drafts: empty values are left out, repeated ones count once, and names tell more than one thing."""

from dataclasses import replace

import pytest

from graph.facts import Claim, DatasetId, Entity, EntityId, RecordId, Relation, VersionId, encode_fact
from graph.store import StoredFact
from loaders.draft import Draft, full_names, listing, programme_facts, read_date, relation_id, tell_apart
from loaders.issues import Issues
from screening.snapshot.history import build_ties
from screening.snapshot.manifest import VersionInfo


@pytest.fixture
def draft() -> Draft:
    return Draft(EntityId("a:1"), "Organization", RecordId("1"))


def claims(draft: Draft) -> list[tuple[str, str]]:
    return [(fact.property, fact.value) for fact in draft.facts() if isinstance(fact, Claim)]


def test_a_draft_without_claims_is_still_an_entity(draft: Draft) -> None:
    assert list(draft.facts()) == [Entity(EntityId("a:1"), "Organization", RecordId("1"))]


def test_every_fact_names_the_record_it_is_from(draft: Draft) -> None:
    draft.claim("website", "https://noorderlicht.example")
    assert {fact.record for fact in draft.facts()} == {"1"}


@pytest.mark.parametrize("value", ["", " ", "\n\t"])
def test_an_empty_value_is_no_claim(draft: Draft, value: str) -> None:
    draft.claim("address", value)
    assert claims(draft) == []


def test_spaces_are_trimmed_and_the_same_value_counts_once(draft: Draft) -> None:
    draft.claims("address", ["Poolstraat  5", " Poolstraat 5\n", "Poolstraat 6"])
    assert claims(draft) == [("address", "Poolstraat 5"), ("address", "Poolstraat 6")]


def test_one_value_in_two_languages_is_two_claims(draft: Draft) -> None:
    draft.claim("name", "Noord", "nl")
    draft.claim("name", "Noord", "en")
    assert len(claims(draft)) == 2


def test_brackets_behind_an_organisations_name_are_a_name_of_their_own(draft: Draft) -> None:
    draft.names("name", ["Noorderlicht Universiteit (NLU)"])
    assert claims(draft) == [("name", "Noorderlicht Universiteit"), ("acronym", "NLU")]


def test_brackets_in_a_persons_name_stay() -> None:
    person = Draft(EntityId("a:2"), "Person", RecordId("2"))
    person.names("name", ["Arvid STORMKRAAI (NLU)"])
    assert claims(person) == [("name", "Arvid STORMKRAAI (NLU)")]


def test_a_name_stated_before_is_not_repeated_in_another_role(draft: Draft) -> None:
    draft.names("name", ["Noorderlicht"])
    draft.names("alias", ["Noorderlicht", "Zuiderlicht"])
    assert claims(draft) == [("name", "Noorderlicht"), ("alias", "Zuiderlicht")]


def test_a_name_that_equals_another_property_is_kept(draft: Draft) -> None:
    draft.claim("city", "Sterrendam")
    draft.names("name", ["Sterrendam"])
    assert draft.all_names() == ["Sterrendam"]


def test_values_and_names_tell_what_was_stated_so_far(draft: Draft) -> None:
    draft.names("name", ["Noorderlicht"])
    draft.names("weakAlias", ["Het Licht"])
    draft.claim("country", "NL")
    assert (draft.values("country"), draft.all_names()) == (["NL"], ["Noorderlicht", "Het Licht"])


def test_relations_come_behind_the_claims_in_the_order_stated(draft: Draft) -> None:
    relations = [
        Relation(relation_id(str(number)), "PART_OF", draft.entity, EntityId("a:9"), "fact", draft.record)
        for number in (2, 1)
    ]
    for relation in relations:
        draft.relate(relation)
    draft.claim("country", "NL")
    assert list(draft.facts())[2:] == relations


def test_full_names_are_those_that_may_settle_who_this_is(draft: Draft) -> None:
    printed = {
        "name": ["Noorderlicht Fotonica (NFO)"],
        "alias": ["Zuiderlicht (f.k.a. Oosterlicht)"],
        "weakAlias": ["Licht"],
    }
    assert full_names("Organization", printed) == ["Noorderlicht Fotonica", "Zuiderlicht", "Oosterlicht"]


def test_the_dates_of_a_text_are_stated(draft: Draft) -> None:
    issues = Issues()
    draft.dates("incorporationDate", "3.2.1999 or 2001", issues)
    assert claims(draft) == [("incorporationDate", "1999-02-03"), ("incorporationDate", "2001")]
    assert issues.all() == ()


def test_a_text_that_names_no_date_is_a_remark_and_an_issue(draft: Draft) -> None:
    issues = Issues()
    draft.dates("incorporationDate", "before 1964", issues)
    assert claims(draft) == [("remark", "Date of incorporation: before 1964")]
    assert [(issue.code, issue.record) for issue in issues.all()] == [("unreadable_date", "1")]


def test_no_date_at_all_is_no_issue(draft: Draft) -> None:
    issues = Issues()
    draft.dates("incorporationDate", "", issues)
    assert (claims(draft), read_date("", draft.record, issues), issues.all()) == ([], "", ())


def test_a_date_of_listing_that_cannot_be_read_is_an_issue(draft: Draft) -> None:
    issues = Issues()
    assert read_date("some day", draft.record, issues) == ""
    assert [issue.code for issue in issues.all()] == ["unreadable_date"]


def test_a_listing_leaves_out_what_is_empty(draft: Draft) -> None:
    made = listing(draft.entity, EntityId("a:p"), draft.record, "2024", authority="Moon", reason="")
    assert made.properties == {"scope": "entity", "entryId": "1", "authority": "Moon"}


def test_two_records_that_list_one_entity_are_two_listings(draft: Draft) -> None:
    records = (RecordId("1"), RecordId("2"))
    ids = {listing(draft.entity, EntityId("a:p"), record, "").id for record in records}
    assert len(ids) == 2


def test_a_programme_has_its_titles_by_language() -> None:
    made = programme_facts(EntityId("a:p"), {"en": "Moon list", "nl": "Maanlijst"})
    assert [(fact.value, fact.language) for fact in made if isinstance(fact, Claim)] == [
        ("Moon list", "en"),
        ("Maanlijst", "nl"),
    ]


def test_a_relation_that_is_stated_again_in_other_words_gets_an_id_of_its_own(draft: Draft) -> None:
    first = listing(draft.entity, EntityId("a:p"), draft.record, "2024")
    again = listing(draft.entity, EntityId("a:p"), draft.record, "2024", authority="Moon")
    ids = [fact.id for fact in tell_apart([first, again, first, again]) if isinstance(fact, Relation)]
    assert ids == [first.id, f"{first.id}|2", first.id, f"{first.id}|2"]


@pytest.mark.parametrize("is_reworded", [False, True], ids=["reordered", "reworded"])
def test_relations_told_apart_go_on_in_the_next_edition(draft: Draft, *, is_reworded: bool) -> None:
    first = listing(draft.entity, EntityId("a:p"), draft.record, "2024")
    again = listing(draft.entity, EntityId("a:p"), draft.record, "2024", authority="Moon")
    next_one = [first, replace(again, properties={"authority": "Mars"})] if is_reworded else [again, first]
    history = [[encode_fact(fact) for fact in tell_apart(edition)] for edition in ([first, again], next_one)]
    stored = [
        StoredFact(line, DatasetId("a"), min(stating), None if 2 in stating else 1)
        for line in dict.fromkeys(line for edition in history for line in edition)
        if (stating := [number for number, edition in enumerate(history, 1) if line in edition])
    ]
    versions = [VersionInfo(VersionId(day), day) for day in ("2026-01-01", "2026-02-01")]
    ties = list(build_ties(stored, {"a": versions}))
    assert [(tie.first_edition, tie.last_edition) for tie in ties] == [("2026-01-01", "")] * 2
