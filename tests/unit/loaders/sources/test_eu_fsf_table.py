"""The rows of CSV 1.1 are gathered into the entities they are parts of."""

import csv
import io
from collections.abc import Iterable, Mapping

import pytest

from benchmarks.eu_list import write_csv
from graph.errors import SourceChanged, SourceFragment
from graph.facts import Claim, Fact, Relation, decode_fact
from loaders.intake import Edition
from loaders.registry import find_source
from tests.support.lists import read_edition

HEADER = write_csv(1).decode("utf-8-sig").partition("\n")[0].split(";")
ENTITY = {
    "fileGenerationDate": "05/08/2026",
    "Entity_SubjectType": "P",
    "Entity_SubjectType_ClassificationCode": "person",
    "Entity_Regulation_Type": "regulation",
    "Entity_Regulation_OrganisationType": "council",
    "Entity_Regulation_PublicationDate": "2018-10-16",
    "Entity_Regulation_NumberTitle": "2018/9007 (OJ L907)",
    "Entity_Regulation_Programme": "CHEM",
}
OTHERS = [{"Entity_LogicalId": str(number), "NameAlias_WholeName": f"Other {number}"} for number in range(100, 110)]


def table(rows: Iterable[Mapping[str, str]], header: Iterable[str] = HEADER) -> bytes:
    """Return a list of the rows, and of others that make it more than a fragment."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(header), delimiter=";", restval="", extrasaction="ignore")
    writer.writeheader()
    writer.writerows({**ENTITY, **row} for row in (*rows, *OTHERS))
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def read(*rows: Mapping[str, str]) -> Edition:
    return read_edition(find_source("eu_fsf"), table({"Entity_LogicalId": "1", **row} for row in rows))


def facts(edition: Edition) -> list[Fact]:
    found = [decode_fact(line) for line in edition.encoded_facts]
    return [fact for fact in found if fact.record == "1"]


def values(edition: Edition, name: str) -> list[str]:
    return [fact.value for fact in facts(edition) if isinstance(fact, Claim) and fact.property == name]


NAME = {"NameAlias_WholeName": "Anna Zonneveld"}


def test_names_of_several_rows_are_of_one_entity_and_the_first_is_its_own() -> None:
    edition = read(
        NAME, {"NameAlias_WholeName": "Anouk Ster"}, {"NameAlias_WholeName": "Анна", "NameAlias_Title": "Dr"}
    )
    assert (values(edition, "name"), values(edition, "alias")) == (["Anna Zonneveld"], ["Anouk Ster", "Анна"])
    assert len(edition.record_ids["person"]) == 1 + len(OTHERS)


def test_rows_of_one_entity_need_not_stand_together() -> None:
    content = table([{"Entity_LogicalId": "1", **NAME}, OTHERS[0], {"Entity_LogicalId": "1", "Address_City": "Maan"}])
    edition = read_edition(find_source("eu_fsf"), content)
    assert (values(edition, "name"), values(edition, "city")) == (["Anna Zonneveld"], ["Maan"])


@pytest.mark.parametrize(
    "types",
    [
        {},
        {"Entity_SubjectType": "person", "Entity_SubjectType_ClassificationCode": "P"},
    ],
)
def test_the_type_is_read_from_whichever_column_prints_it(types: Mapping[str, str]) -> None:
    edition = read({**NAME, **types})
    assert (edition.unusable, "1" in edition.record_ids["person"]) == (0, True)


def test_remarks_of_one_cell_are_several_without_their_brackets() -> None:
    edition = read({**NAME, "Entity_Remark": r"(Date of UN designation: 2016-11-30)\n(Fictional (very))\nNo brackets"})
    assert values(edition, "remark") == ["Date of UN designation: 2016-11-30", "(Fictional (very))", "No brackets"]


def test_an_entity_of_two_legal_bases_has_two_listings() -> None:
    other = {"Entity_Regulation_Programme": "CYB", "Entity_Regulation_NumberTitle": "2019/9008 (OJ L908)"}
    listings = [fact for fact in facts(read(NAME, {**NAME, **other})) if isinstance(fact, Relation)]
    assert [listing.properties["programme"] for listing in listings] == ["CHEM", "CYB"]


def test_a_row_repeated_says_nothing_new() -> None:
    assert read(NAME, NAME).encoded_facts == read(NAME).encoded_facts


def test_the_day_of_the_file_is_printed_day_first() -> None:
    assert read(NAME).date == "2026-08-05"


def test_a_row_of_another_length_is_an_issue_and_the_others_are_read() -> None:
    lines = table([{"Entity_LogicalId": "1", **NAME}]).split(b"\r\n")
    content = b"\r\n".join([*lines[:2], b"05/08/2026;7;", *lines[2:]])
    edition = read_edition(find_source("eu_fsf"), content)
    assert (edition.unusable, values(edition, "name")) == (1, ["Anna Zonneveld"])
    assert [(issue.code, issue.record) for issue in edition.issues] == [("row_length", "row 2")]


def test_a_row_without_an_id_is_an_entity_that_cannot_be_used() -> None:
    edition = read({**NAME, "Entity_LogicalId": ""})
    assert [(issue.code, issue.record) for issue in edition.issues] == [("field_missing", "row 1")]


def test_a_column_that_is_new_is_an_issue() -> None:
    content = table([{"Entity_LogicalId": "1", **NAME, "Entity_Risk": "high"}], [*HEADER, "Entity_Risk"])
    edition = read_edition(find_source("eu_fsf"), content)
    assert [(issue.code, issue.record) for issue in edition.issues] == [("unknown_field", "risk")]


def test_a_strength_the_table_may_print_one_day_is_read() -> None:
    row = {"Entity_LogicalId": "1", **NAME, "NameAlias_Strong": "false"}
    edition = read_edition(find_source("eu_fsf"), table([row], [*HEADER, "NameAlias_Strong"]))
    assert (values(edition, "name"), values(edition, "weakAlias")) == ([], ["Anna Zonneveld"])


@pytest.mark.parametrize("part", ["NameAlias", "Address", "BirthDate", "Identification", "Citizenship"])
def test_a_table_without_the_columns_of_a_part_is_a_fragment(part: str) -> None:
    header = [column for column in HEADER if not column.startswith(part)]
    with pytest.raises(SourceFragment, match=f"lacks the columns of {part}"):
        read_edition(find_source("eu_fsf"), table([{"Entity_LogicalId": "1", **NAME}], header))


def test_a_table_cut_off_is_refused() -> None:
    with pytest.raises(SourceChanged, match="cut off"):
        read_edition(find_source("eu_fsf"), table([{"Entity_LogicalId": "1", **NAME}])[:-20])
