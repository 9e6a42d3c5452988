"""CSV is read strictly: one encoding, one header, whole rows, a whole file."""

import pytest

from graph.errors import SourceChanged
from loaders.issues import Issues
from loaders.record import Record
from loaders.table_records import BROKEN, MAX_COLUMNS, decode_text, read_table
from tests.support.lists import resource_of

TABLE = "id,name\n1,Een\n2,Twee\n"


def rows(text: str | bytes, issues: Issues | None = None) -> list[Record]:
    content = text.encode() if isinstance(text, str) else text
    return list(read_table(resource_of(content, "list.csv"), issues or Issues()))


def names(text: str | bytes) -> list[str]:
    return [row.take_optional("name") for row in rows(text)]


def test_each_row_is_a_record_named_by_its_number() -> None:
    assert [(row.type, row.id, row.take("name")) for row in rows(TABLE)] == [
        ("row", "row 1", "Een"),
        ("row", "row 2", "Twee"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\ufeff" + TABLE, id="byte-order mark"),
        pytest.param(TABLE.replace("\n", "\r\n"), id="line ends of Windows"),
        pytest.param(TABLE.replace("\n", "\r"), id="line ends of old"),
        pytest.param(TABLE + "\n\n", id="empty lines at the end"),
        pytest.param(TABLE.replace("\n2", "\n\n2"), id="empty line between"),
        pytest.param('"id","name"\n"1","Een"\n"2","Twee"\n', id="all in quotes"),
        pytest.param(TABLE.replace("\n2", "\nid,name\n2"), id="header printed twice"),
    ],
)
def test_forms_that_say_the_same_give_the_same_rows(text: str) -> None:
    assert names(text) == ["Een", "Twee"]


def test_a_table_may_separate_its_cells_by_another_character() -> None:
    table = read_table(resource_of(b"id;name\n1;Een, twee\n"), Issues(), ";")
    assert [row.take("name") for row in table] == ["Een, twee"]


def test_a_cell_in_quotes_may_hold_commas_quotes_and_line_breaks() -> None:
    assert rows('id,name\n1,"Een, ""twee""\nen drie"\n')[0].fields["name"] == ['Een, "twee"\nen drie']


def test_a_name_on_two_lines_becomes_one_text() -> None:
    assert names('id,name\n1,"Een\n twee"\n') == ["Een twee"]


def test_another_encoding_is_refused_with_the_place() -> None:
    with pytest.raises(SourceChanged, match=r"list\.csv is not UTF-8 text: byte 13 cannot be read"):
        rows("id,name\n1,Caf\u00e9 Zo\u00eb\n".encode("latin-1"))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_wide_encodings_are_refused(encoding: str) -> None:
    with pytest.raises(SourceChanged, match=r"is not UTF-8 text|holds NUL characters"):
        rows(TABLE.encode(encoding))


def test_nul_characters_are_refused() -> None:
    with pytest.raises(SourceChanged, match="holds NUL characters"):
        rows("id,name\n1,E\x00n\n")


@pytest.mark.parametrize("row", ["3", "3,Drie,extra", "3;Drie", '"3,Drie"'])
def test_a_row_of_another_length_is_an_issue_and_the_others_are_read(row: str) -> None:
    issues = Issues()
    found = rows(f"id,name\n1,Een\n{row}\n2,Twee\n", issues)
    assert [(item.type, item.id) for item in found] == [("row", "row 1"), (BROKEN, "row 2"), ("row", "row 3")]
    assert [(issue.code, issue.record) for issue in issues.all()] == [("row_length", "row 2")]


def test_no_row_of_another_length_is_lost_from_the_count() -> None:
    found = rows("id,name\n1\n2\n3\n4,Vier\n")
    assert [item.type for item in found] == [BROKEN, BROKEN, BROKEN, "row"]


@pytest.mark.parametrize("header", ["id,name,id", "id,name,name", "id,,"])
def test_a_header_that_names_a_column_twice_is_refused(header: str) -> None:
    with pytest.raises(SourceChanged, match="repeated or too many columns"):
        rows(f"{header}\n1,2,3\n")


def test_a_header_is_read_up_to_the_limit_and_refused_above() -> None:
    def table(columns: int) -> str:
        return f"{','.join(f'c{number}' for number in range(columns))}\n{',' * (columns - 1)}\n"

    assert len(rows(table(MAX_COLUMNS))) == 1
    with pytest.raises(SourceChanged, match="too many columns"):
        rows(table(MAX_COLUMNS + 1))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('id,name\n1,"Een\n2,Twee\n', id="quote never closed"),
        pytest.param('id,name\n1,"Een"tje\n2,Twee\n', id="text behind a quote"),
        pytest.param('"id,name\n1,Een\n', id="quote never closed in the header"),
    ],
)
def test_broken_quoting_is_refused_with_the_line(text: str) -> None:
    with pytest.raises(SourceChanged, match=r"cut off or its quoting is broken near line \d+"):
        rows(text)


@pytest.mark.parametrize("cut", range(1, len("2,Twee\n") + 1))
def test_a_table_cut_off_anywhere_in_its_last_row_is_never_a_shorter_table(cut: int) -> None:
    try:
        found = names(TABLE[:-cut])
    except SourceChanged as error:
        assert "cut off" in error.message
    else:
        assert cut == len("2,Twee\n"), f"{found} was read from a table that was cut"


def test_a_cell_longer_than_any_name_is_refused() -> None:
    with pytest.raises(SourceChanged, match="field larger than field limit"):
        rows(f"id,name\n1,{'a' * 1_000_001}\n")


@pytest.mark.parametrize("text", ["id,name\n", "\n", "id,name\nid,name\n"])
def test_a_table_without_rows_gives_none(text: str) -> None:
    assert rows(text) == []


def test_text_may_be_read_in_an_encoding_that_is_named() -> None:
    assert decode_text(resource_of("Zoë".encode("latin-1")), "latin-1") == "Zoë"
