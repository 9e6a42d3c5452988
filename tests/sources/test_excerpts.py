"""The excerpt of each source gives exactly the facts and issues that were read against it by hand."""

import json
import re
from pathlib import Path

import pytest

from graph.facts import Claim, Fact, Relation, decode_fact
from loaders.intake import Edition
from ontologies.load import load_ontology
from tests.support.editions import read_file

FOLDER = Path(__file__).parent
SOURCES = sorted(path.parent.name for path in FOLDER.glob("*/records.md"))
NOT_OF_ONE_RECORD = {"unknown_field", "unknown_id_type", "unknown_dataset"}
EXPLAINED = re.compile(r"^- `([^`]+)`: .+", re.MULTILINE)


def excerpt_of(source: str) -> Path:
    (path,) = (FOLDER / source).glob("excerpt.*")
    return path


def lines_of(edition: Edition) -> list[str]:
    return [*edition.encoded_facts, *(issue.line() for issue in edition.issues)]


def facts_of(source: str) -> list[Fact]:
    return [decode_fact(line) for line in read_file(excerpt_of(source)).encoded_facts]


def records_of(edition: Edition) -> set[str]:
    """Return the ids of the records that were taken in, and of those that were not."""
    taken_in = {record for ids in edition.record_ids.values() for record in ids}
    return taken_in | {issue.record for issue in edition.issues if issue.code not in NOT_OF_ONE_RECORD}


@pytest.mark.parametrize("source", SOURCES)
def test_an_excerpt_gives_exactly_the_expected_facts_and_issues(source: str, rewrite: bool) -> None:
    golden = FOLDER / source / "expected.jsonl"
    lines = lines_of(read_file(excerpt_of(source)))
    if rewrite:
        golden.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    assert lines == golden.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("source", SOURCES)
def test_reading_an_excerpt_again_gives_the_same_lines(source: str) -> None:
    assert lines_of(read_file(excerpt_of(source))) == lines_of(read_file(excerpt_of(source)))


@pytest.mark.parametrize("source", SOURCES)
def test_every_record_of_an_excerpt_ends_as_a_party_a_part_a_merge_or_an_issue(source: str) -> None:
    counts = read_file(excerpt_of(source)).counts
    kept = sum(count for name, count in counts.items() if name.startswith("records:"))
    assert counts["records"] == kept + counts["merged_records"] + counts["unusable_records"]


@pytest.mark.parametrize("source", SOURCES)
def test_the_explained_records_are_the_records_of_the_excerpt(source: str) -> None:
    explained = EXPLAINED.findall((FOLDER / source / "records.md").read_text(encoding="utf-8"))
    assert sorted(explained) == sorted(records_of(read_file(excerpt_of(source))))


@pytest.mark.parametrize("source", SOURCES)
def test_every_unusable_record_has_an_issue_that_names_it(source: str) -> None:
    edition = read_file(excerpt_of(source))
    assert edition.unusable > 0
    assert all(issue.record and issue.message for issue in edition.issues)


@pytest.mark.parametrize("source", SOURCES)
def test_no_forbidden_input_becomes_a_claim_of_its_own(source: str) -> None:
    forbidden = {"nationality", "birthPlace", "gender", "ethnicity", "religion", "country"}
    kinds = {fact.id: fact.kind for fact in facts_of(source) if not isinstance(fact, Claim | Relation)}
    about_persons = [
        fact for fact in facts_of(source) if isinstance(fact, Claim) and kinds.get(fact.entity) == "Person"
    ]
    assert not [claim for claim in about_persons if claim.property in forbidden]
    assert not [claim for claim in about_persons if claim.value.casefold() in {"male", "female", "ruritania", "ru"}]


@pytest.mark.parametrize("source", SOURCES)
def test_every_listing_says_who_lists_whom_under_which_name(source: str) -> None:
    listings = [fact for fact in facts_of(source) if isinstance(fact, Relation) and fact.type == "LISTED_IN"]
    required = load_ontology().relation_types["LISTED_IN"].required
    assert all(listing.properties.get(name) for listing in listings for name in required)
    assert bool(listings) is (source != "cn_defence_universities")


def test_both_forms_of_the_us_list_give_the_same_facts() -> None:
    as_table = read_file(FOLDER / "us_csl" / "excerpt.csv")
    as_json = read_file(FOLDER / "us_csl" / "same_as_json.json")
    assert as_json.encoded_facts == as_table.encoded_facts
    assert [issue for issue in as_table.issues if issue.code != "row_length"] == list(as_json.issues)


def test_the_tracker_gives_assessments_and_never_a_listing() -> None:
    relations = [fact for fact in facts_of("cn_defence_universities") if isinstance(fact, Relation)]
    assert {relation.kind for relation in relations if relation.type == "ASSESSED_IN"} == {"assessment"}
    assert "designation" not in {relation.kind for relation in relations}


def test_the_golden_files_are_json_lines() -> None:
    for source in SOURCES:
        for line in (FOLDER / source / "expected.jsonl").read_text(encoding="utf-8").splitlines():
            assert isinstance(json.loads(line), list | dict)
