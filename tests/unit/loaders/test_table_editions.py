"""A table of several editions is split into files of the very rows that are printed."""

import pytest

from loaders.resource import Resource
from loaders.table_editions import split_editions

HEADER = b"year,name\r\n"
OF_2023 = b'2023,"Moon, ""Two""\r\nUniversity"\r\n'
OF_2024 = (b"2024,Comet\r\n", b'"2024",Star\r\n')


def split(content: bytes) -> list[bytes]:
    return [part.content for part in split_editions(Resource("list.csv", content, content), "year")]


def test_each_edition_is_the_header_and_its_rows_as_printed_the_oldest_first() -> None:
    content = HEADER + OF_2024[0] + OF_2023 + OF_2024[1]
    assert split(content) == [HEADER + OF_2023, HEADER + b"".join(OF_2024)]


def test_a_byte_order_mark_and_empty_lines_belong_to_no_edition() -> None:
    content = b"\xef\xbb\xbf" + HEADER + OF_2023 + b"\r\n" + OF_2024[0]
    assert split(content) == [HEADER + OF_2023, HEADER + OF_2024[0]]


def test_a_part_is_found_where_its_file_is() -> None:
    content = HEADER + OF_2023 + OF_2024[0]
    whole = Resource("list.csv", content, content, "2026-11-22T12:00:00+00:00", "us", "us/list.csv")
    for part in split_editions(whole, "year"):
        assert (part.name, part.fetched_at, part.folder, part.place) == (
            whole.name,
            whole.fetched_at,
            whole.folder,
            whole.place,
        )
        assert part.raw == part.content


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(HEADER + OF_2023, id="one edition"),
        pytest.param(b"name\r\nComet\r\n", id="no such column"),
        pytest.param(HEADER + OF_2023 + b'2024,"Com', id="cut off in quotes"),
        pytest.param(b"name,year\r\nComet,2023\r\nStar\r\n", id="a row too short to say"),
        pytest.param(HEADER + b"2023,Com\xe8te\r\n", id="another encoding"),
        pytest.param(HEADER, id="header alone"),
        pytest.param(b"", id="empty"),
    ],
)
def test_a_file_that_cannot_be_split_stays_as_it_is(content: bytes) -> None:
    assert split(content) == [content]
