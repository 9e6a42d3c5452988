"""Files as they come in: unpacked within limits, and described in words when they are not what was hoped for."""

import gzip
from pathlib import Path

import pytest

from graph.errors import ConfigurationError, SourceChanged
from loaders.resource import HEAD_BYTES, MAX_BYTES, describe, read_resource, unpack
from tests.support.lists import resource_of

TEXT = b"name,country\nVoorbeeld,NL\n" * 50


def test_plain_bytes_stay_as_they_are() -> None:
    resource = unpack("list.csv", TEXT)
    assert (resource.name, resource.raw, resource.content) == ("list.csv", TEXT, TEXT)


def test_packed_bytes_are_unpacked_and_kept_as_received() -> None:
    packed = gzip.compress(TEXT)
    resource = unpack("list.csv.gz", packed)
    assert (resource.name, resource.raw, resource.content) == ("list.csv", packed, TEXT)


def test_packed_bytes_are_told_by_their_content_and_not_by_the_name_of_the_file() -> None:
    assert unpack("list.csv", gzip.compress(TEXT)).content == TEXT
    assert unpack("list.csv.gz", TEXT).content == TEXT


def test_several_packed_parts_behind_each_other_are_one_file() -> None:
    assert unpack("list.csv.gz", gzip.compress(TEXT) + gzip.compress(TEXT)).content == TEXT + TEXT


@pytest.mark.parametrize("kept", [1, 5, 50, 99])
def test_a_packed_file_that_is_cut_off_is_refused(kept: int) -> None:
    packed = gzip.compress(TEXT, mtime=0)
    cut = packed[: max(3, len(packed) * kept // 100)]
    with pytest.raises(SourceChanged, match=r"list\.csv is a damaged or cut-off gzip file"):
        unpack("list.csv.gz", cut)


def test_a_packed_file_with_a_changed_byte_is_refused() -> None:
    packed = bytearray(gzip.compress(TEXT, mtime=0))
    packed[-5] ^= 0xFF  # of the checksum
    with pytest.raises(SourceChanged, match="damaged"):
        unpack("list.csv.gz", bytes(packed))


def test_a_packed_file_with_something_else_behind_it_is_refused() -> None:
    with pytest.raises(SourceChanged, match="damaged"):
        unpack("list.csv.gz", gzip.compress(TEXT) + b"<html>")


def test_a_small_file_that_unpacks_to_very_much_is_refused() -> None:
    bomb = gzip.compress(b"\0" * 20_000_000)
    assert len(bomb) < 50_000
    with pytest.raises(SourceChanged, match=r"bomb unpacks to more than \d+ MB"):
        unpack("bomb.gz", bomb)


def test_a_small_file_may_grow_two_hundred_times() -> None:
    content = b"a" * 1_900_000
    assert len(gzip.compress(content)) < 10_000
    assert unpack("list.gz", gzip.compress(content)).content == content


def test_a_handed_over_file_carries_the_names_of_file_and_folder_and_no_time(tmp_path: Path) -> None:
    path = tmp_path / "dataset" / "list.csv"
    path.parent.mkdir()
    path.write_bytes(TEXT)
    resource = read_resource(path)
    assert (resource.name, resource.folder, resource.fetched_at) == ("list.csv", "dataset", "")


def test_a_missing_file_is_named_with_the_reason(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"nowhere\.csv cannot be read: No such file"):
        read_resource(tmp_path / "nowhere.csv")


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="cannot be read: Is a directory"):
        read_resource(tmp_path)


def test_a_file_above_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(SourceChanged, match=r"huge\.csv is larger than 200 MB"):
        read_resource(path)


def test_the_head_is_the_beginning_of_the_unpacked_content() -> None:
    content = b"x" * (HEAD_BYTES + 10)
    assert unpack("list.gz", gzip.compress(content)).head == content[:HEAD_BYTES]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"<!DOCTYPE html><title>404</title>", "an HTML page"),
        (b"\xef\xbb\xbf\n  <!-- cached --><HTML><body>Log in</body>", "an HTML page"),
        (b'<?xml version="1.0"?><rss/>', "another XML document"),
        (b'{"error": "not found"}', "another JSON document"),
        (b"[1, 2]", "another JSON document"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "binary data"),
        ("naam;land".encode("utf-16"), "binary data"),
        (b"Service temporarily unavailable", "another text file"),
    ],
)
def test_content_is_described_in_words_a_person_recognises(content: bytes, words: str) -> None:
    assert describe(resource_of(content)) == words
