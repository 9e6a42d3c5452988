"""One file becomes one edition: what cannot be taken in is an issue and is counted, and nothing vanishes."""

import json
from collections.abc import Sequence

import pytest

from graph.errors import SourceChanged
from graph.facts import Claim, Entity, Fact, Relation, decode_fact
from loaders.intake import Edition
from loaders.registry import find_source
from tests.support.lists import csl_list, eu_act, read_edition, sample_bytes, un_list

ACT = "eu_annexes/32014R0833"


def csl(*rows: dict[str, str]) -> Edition:
    return read_edition(find_source("us_csl"), csl_list(rows))


def act(*rows: dict[str, str]) -> Edition:
    return read_edition(find_source("eu_annexes"), eu_act(rows), ACT)


def row(number: int, **fields: str) -> dict[str, str]:
    return {"_id": str(number), "name": f"Maanvis {number} Handel", **fields}


def facts(edition: Edition) -> list[Fact]:
    return [decode_fact(line) for line in edition.encoded_facts]


def issues(edition: Edition) -> list[tuple[str, str]]:
    return [(issue.code, issue.record) for issue in edition.issues]


def ftm(*lines: dict[str, object]) -> Edition:
    content = "".join(f"{json.dumps({'datasets': ['x'], 'last_seen': '2026-11-20', **line})}\n" for line in lines)
    return read_edition(find_source("opensanctions"), content.encode(), "opensanctions/x")


def accounted(edition: Edition) -> int:
    """Return how many records ended as a record of the edition, as a merge, or as unusable."""
    return edition.unusable + edition.counts["merged_records"] + sum(map(len, edition.record_ids.values()))


def test_a_whole_file_becomes_entities_claims_and_relations_without_issues() -> None:
    edition = csl(row(1), row(2))
    assert (edition.records, edition.parties, edition.named, edition.unusable) == (2, 2, 2, 0)
    assert edition.issues == ()
    assert {type(fact) for fact in facts(edition)} == {Entity, Claim, Relation}
    assert edition.counts["listings"] == 2


def test_an_unusable_record_is_an_issue_and_is_counted() -> None:
    edition = csl(row(1), row(2, source="A list nobody knows"), row(3, name=""))
    assert (edition.records, edition.parties, edition.unusable) == (3, 1, 2)
    assert sorted(issues(edition)) == [("no_name", "3"), ("unknown_list", "2")]


def test_the_other_records_of_a_file_with_an_unusable_one_are_taken_in() -> None:
    names = {fact.value for fact in facts(csl(row(1), row(2, name=""))) if isinstance(fact, Claim)}
    assert "Maanvis 1 Handel" in names


def test_a_field_nobody_knows_is_an_issue_once_however_many_records_have_it() -> None:
    content = csl_list([row(1), row(2)]).decode().replace("\r\n", ",red\r\n").replace("ids,red", "ids,colour")
    edition = read_edition(find_source("us_csl"), content.encode())
    assert issues(edition) == [("unknown_field", "colour")]
    assert edition.parties == 2


def test_a_column_that_is_gone_makes_every_record_unusable_and_says_which() -> None:
    content = csl_list([row(1)]).decode().replace("name,title", "naam,title").replace("_id,source", "_id,source", 1)
    edition = read_edition(find_source("us_csl"), content.encode(), "us_csl")
    assert issues(edition) == [("field_missing", "1")]


def test_a_row_of_another_length_is_unusable_and_an_issue() -> None:
    content = csl_list([row(1)]) + b"2,too short\r\n" + csl_list([row(3)]).partition(b"\r\n")[2]
    edition = read_edition(find_source("us_csl"), content)
    assert (edition.records, edition.unusable, issues(edition)) == (3, 1, [("row_length", "row 2")])


def test_a_fact_the_model_has_no_room_for_is_an_issue_and_is_left_out() -> None:
    edition = ftm(
        {"id": "a", "schema": "Company", "properties": {"name": ["Noorderlicht"], "incorporationDate": ["2020"]}},
        {"id": "o", "schema": "Ownership", "properties": {"owner": ["a"], "asset": ["nobody"]}},
    )
    assert issues(edition) == [("unsound_fact", "o")]
    assert [fact for fact in facts(edition) if isinstance(fact, Relation)] == []


def test_a_listing_whose_dates_contradict_each_other_is_kept_without_them_and_is_an_issue() -> None:
    edition = csl(row(1, start_date="2024-01-01", end_date="2020-01-01"))
    (listing,) = (fact for fact in facts(edition) if isinstance(fact, Relation))
    assert (listing.type, listing.valid_from, listing.valid_to) == ("LISTED_IN", "", "")
    assert issues(edition) == [("unsound_fact", "EL.1")]
    assert edition.issues[0].message.endswith("It is kept without these dates.")


def test_one_id_of_two_kinds_stays_what_it_was_first_and_is_an_issue() -> None:
    edition = ftm(
        {"id": "a", "schema": "Company", "properties": {"name": ["Noorderlicht"]}},
        {"id": "a", "schema": "Person", "properties": {"name": ["Noorderlicht"]}},
    )
    assert issues(edition) == [("duplicate_id", "a"), ("unsound_fact", "a")]
    assert [fact.kind for fact in facts(edition) if isinstance(fact, Entity)] == ["Organization"]


def test_two_records_of_one_party_are_a_merge_and_are_counted() -> None:
    edition = read_edition(find_source("un_sc"), un_list([1, 2, 2]))
    assert (edition.records, edition.parties, edition.counts["merged_records"]) == (3, 2, 1)


@pytest.mark.parametrize(
    ("names", "found"), [({}, []), ({2: "POOLVOS SHIPPING"}, [("duplicate_id", "KPe.2")])], ids=["same", "other"]
)
def test_records_of_one_id_are_an_issue_where_they_differ(names: dict[int, str], found: list[tuple[str, str]]) -> None:
    content = un_list([1, 2]).replace(b"</ENTITIES>", un_list([2], names=names).partition(b"<ENTITIES>")[2])
    content = content.replace(
        b"</ENTITIES></CONSOLIDATED_LIST></CONSOLIDATED_LIST>", b"</ENTITIES></CONSOLIDATED_LIST>"
    )
    assert issues(read_edition(find_source("un_sc"), content)) == found


@pytest.mark.parametrize(
    "edition",
    [
        pytest.param(lambda: csl(row(1), row(1), row(2, name=""), row(3, source="?")), id="us_csl"),
        pytest.param(lambda: read_edition(find_source("un_sc"), un_list([1, 1, 2], names={2: ""})), id="un_sc"),
        pytest.param(lambda: act({"name": "Een"}, {"name": ""}, {"name": "Een"}, {"name": "Drie"}), id="eu_annexes"),
        pytest.param(lambda: ftm({"id": "a", "schema": "Company", "properties": {"name": ["A"]}}), id="opensanctions"),
        pytest.param(
            lambda: read_edition(
                find_source("cn_defence_universities"),
                sample_bytes("cn_defence_universities").replace(b'"Civilian"', b'"?"'),
            ),
            id="cn_defence_universities",
        ),
    ],
)
def test_every_record_ends_as_a_record_a_merge_or_unusable(edition: object) -> None:
    read: Edition = edition()  # type: ignore[operator]
    assert read.records == accounted(read) > 0
    assert read.unusable <= len(read.issues)


def test_the_counts_of_a_version_are_those_of_its_facts() -> None:
    edition = csl(row(1), row(2, name=""))
    found = facts(edition)
    assert edition.counts["claims"] == sum(isinstance(fact, Claim) for fact in found)
    assert edition.counts["relations"] == sum(isinstance(fact, Relation) for fact in found)
    assert edition.counts["entities"] == len({fact.id for fact in found if isinstance(fact, Entity)})
    assert (edition.counts["records"], edition.counts["issues"]) == (2, 1)


def test_lines_that_are_relations_or_parts_are_no_parties() -> None:
    edition = ftm(
        {"id": "a", "schema": "Company", "properties": {"name": ["Noorderlicht"]}},
        {"id": "b", "schema": "Company", "properties": {"name": ["Zuiderlicht"]}},
        {"id": "o", "schema": "Ownership", "properties": {"owner": ["a"], "asset": ["b"]}},
        {"id": "d", "schema": "Address", "properties": {"full": ["Poolstraat 5"]}},
    )
    assert (edition.records, edition.parties, edition.named) == (4, 2, 2)
    assert edition.record_ids.keys() == {"Company", "Ownership", "Address"}


def test_a_party_without_a_name_is_a_party_that_is_not_named() -> None:
    edition = ftm(
        {"id": "a", "schema": "Company", "properties": {}},
        {"id": "b", "schema": "Company", "properties": {"name": ["B C"]}},
    )
    assert (edition.parties, edition.named) == (2, 1)


def test_a_file_without_records_is_refused() -> None:
    with pytest.raises(SourceChanged, match="list holds no records"):
        csl()


def test_the_same_bytes_give_the_same_facts_in_the_same_order() -> None:
    content = csl_list([row(2), row(1)])
    source = find_source("us_csl")
    assert read_edition(source, content).encoded_facts == read_edition(source, content).encoded_facts


@pytest.mark.parametrize(
    ("printed", "date"),
    [("2026-11-20T06:00:00.000Z", "2026-11-20"), ("2026-11-20", "2026-11-20"), ("2020-02-29", "2020-02-29")],
)
def test_a_list_is_dated_as_it_prints(printed: str, date: str) -> None:
    edition = read_edition(find_source("un_sc"), un_list([1]).replace(b"2026-11-20T06:00:00.000Z", printed.encode()))
    assert (edition.date, edition.basis) == (date, "printed")


@pytest.mark.parametrize("printed", ["", "2026-13-40", "2023-02-29", "soon", "../../../x", "0000-00-00"])
def test_a_list_that_prints_no_date_that_exists_is_refused(printed: str) -> None:
    content = un_list([1]).replace(b"2026-11-20T06:00:00.000Z", printed.encode())
    with pytest.raises(SourceChanged, match="does not say of which date it is"):
        read_edition(find_source("un_sc"), content)


DATES: Sequence[tuple[str, str, tuple[str, str], list[str]]] = [
    ("2024-05-17", "", ("2024-05-17", "newest_record"), []),
    ("2024-05-17", "2026-11-21T03:00:00+00:00", ("2024-05-17", "newest_record"), []),
    ("", "2026-11-21T03:00:00+00:00", ("2026-11-21", "fetched"), []),
    ("", "", ("2026-11-22", "fetched"), ["undated_file"]),
]


@pytest.mark.parametrize(("record", "fetched_at", "dated", "codes"), DATES)
def test_a_list_that_prints_no_date_is_dated_by_its_newest_record_else_by_its_download(
    record: str, fetched_at: str, dated: tuple[str, str], codes: list[str]
) -> None:
    content = csl_list([row(1, start_date=record)])
    edition = read_edition(find_source("us_csl"), content, fetched_at=fetched_at)
    assert (edition.date, edition.basis) == dated
    assert [issue.code for issue in edition.issues] == codes
