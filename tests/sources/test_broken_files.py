"""A broken file of each source is refused whole with one sentence, or gives the named issue; it never loads half."""

from pathlib import Path

import pytest

from graph.errors import SourceChanged, SourceFragment
from tests.support.editions import NotRecognisedError, read_file

FOLDER = Path(__file__).parent

REFUSED = {
    "un_sc/broken_cut_off.xml": "not well-formed",
    "un_sc/broken_encoding.xml": "not well-formed",
    "un_sc/broken_control_character.xml": "not well-formed",
    "un_sc/broken_entity_bomb.xml": "declares a document type",
    "un_sc/broken_external_entity.xml": "declares a document type",
    "un_sc/broken_half_a_list.xml": "lacks the individuals or the entities",
    "un_sc/broken_date.xml": "does not say of which date",
    "un_sc/broken_no_date.xml": "does not say of which date",
    "un_sc/broken_no_records.xml": "holds no records",
    "eu_fsf/broken_cut_off.xml": "not well-formed",
    "eu_fsf/broken_cut_off.csv": "cut off",
    "eu_fsf/broken_entity_bomb.xml": "declares a document type",
    "eu_fsf/broken_no_date.csv": "does not say of which date",
    "eu_fsf/broken_no_entities.xml": "holds no records",
    "eu_annexes/broken_cut_off.csv": "cut off",
    "eu_annexes/broken_cut_in_the_last_cell.csv": "cut off",
    "eu_annexes/broken_quotes.csv": "quoting is broken",
    "eu_annexes/broken_encoding.csv": "not UTF-8",
    "eu_annexes/broken_other_act.csv": "rows of other acts than 32014R0833",
    "eu_annexes/broken_repeated_column.csv": "repeated or too many columns",
    "us_1286/broken_cut_off.csv": "cut off",
    "us_1286/broken_encoding.csv": "not UTF-8",
    "us_1286/broken_two_lists.csv": "several lists, of 2024, 2025, that cannot be told apart",
    "us_csl/broken_cut_off.csv": "cut off",
    "us_csl/broken_nul.csv": "NUL characters",
    "us_csl/broken_cut_off.json": "damaged or cut-off JSON",
    "us_csl/broken_no_list.json": "holds no list of entries",
    "cn_defence_universities/broken_cut_off.json": "damaged or cut-off JSON",
    "cn_defence_universities/broken_half_a_character.json": "damaged or cut-off JSON",
    "cn_defence_universities/broken_no_values.json": "holds no list of institutions",
    "cn_defence_universities/broken_no_institutions.json": "holds no records",
    "opensanctions/broken_cut_off.ftm.json": "cut off in line 2",
    "opensanctions/broken_encoding.ftm.json": "not UTF-8",
}
# Well-formed pieces of a list: nobody may publish one in its place.
FRAGMENTS = {
    "eu_fsf/broken_fragment.xml": "with 1 of its records",
    "eu_fsf/broken_fragment.csv": "lacks the columns of Address, BirthDate, Identification, Citizenship",
}
NOT_THE_LIST = {
    "un_sc/broken_html.xml",
    "eu_fsf/broken_html.xml",
    "eu_fsf/broken_old_form.xml",
    "eu_fsf/broken_old_form.csv",
    "eu_annexes/broken_amendment.csv",
    "eu_annexes/broken_only_a_header.csv",
    "us_1286/broken_other_law.csv",
    "us_csl/broken_missing_name.csv",
    "cn_defence_universities/broken_other_cluster.json",
    "opensanctions/broken_list.ftm.json",
}
# File: code of the issue, the record it names, and how many records could still be used.
REPORTED = {
    "un_sc/broken_year.xml": ("unreadable_date", "KPi.922", 2),
    "eu_annexes/broken_renamed_column.csv": ("unknown_field", "formerName", 3),
    "eu_annexes/broken_row.csv": ("row_length", "row 2", 2),
    "us_1286/broken_row.csv": ("row_length", "row 2", 2),
    "us_1286/broken_new_column.csv": ("unknown_field", "talent", 1),
    "us_csl/broken_new_list.csv": ("unknown_list", "f1c7100000000000000000000000000000000007", 2),
    "cn_defence_universities/broken_category.json": (
        "unknown_category",
        "00000000-0000-4000-8000-00000000e901",
        0,
    ),
    "opensanctions/broken_line.ftm.json": ("broken_line", "line 2", 2),
    "opensanctions/broken_schema.ftm.json": ("unknown_schema", "os-ship", 1),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_broken_file_is_refused_whole_with_one_sentence_that_names_it(name: str) -> None:
    with pytest.raises(SourceChanged, match=REFUSED[name]) as caught:
        read_file(FOLDER / name)
    assert Path(name).name in caught.value.message
    assert caught.value.message.endswith(".")
    assert "\n" not in caught.value.message


@pytest.mark.parametrize("name", FRAGMENTS)
def test_a_fragment_of_a_list_is_told_from_a_damaged_one(name: str) -> None:
    with pytest.raises(SourceFragment, match=FRAGMENTS[name]) as caught:
        read_file(FOLDER / name)
    assert Path(name).name in caught.value.message
    assert caught.value.message.endswith(".")


@pytest.mark.parametrize("name", sorted(NOT_THE_LIST))
def test_a_file_that_is_not_the_list_is_recognised_by_no_source(name: str) -> None:
    with pytest.raises(NotRecognisedError):
        read_file(FOLDER / name)


@pytest.mark.parametrize("name", REPORTED)
def test_one_bad_record_is_reported_and_the_others_are_taken_in(name: str) -> None:
    code, record, usable = REPORTED[name]
    edition = read_file(FOLDER / name)
    assert [(issue.code, issue.record) for issue in edition.issues] == [(code, record)]
    assert edition.records - edition.unusable == usable


def test_every_broken_file_is_in_one_of_the_tables() -> None:
    files = {path.relative_to(FOLDER).as_posix() for path in FOLDER.glob("*/broken_*")}
    assert files == {*REFUSED, *FRAGMENTS, *NOT_THE_LIST, *REPORTED}
    assert len(files) == len(REFUSED) + len(FRAGMENTS) + len(NOT_THE_LIST) + len(REPORTED)


def test_no_external_file_is_read_into_a_refused_one() -> None:
    with pytest.raises(SourceChanged) as caught:
        read_file(FOLDER / "un_sc" / "broken_external_entity.xml")
    assert "Records of the excerpt" not in caught.value.message
