"""JSON is read whole or not at all, and never with half a character in it."""

import pytest

from graph.errors import SourceChanged
from loaders.json_text import decode_json, parse_json
from tests.support.lists import resource_of

TEXT = '{"values": [{"value": "Noorderlicht Fotonica"}, {"value": "青鸾"}]}'


def test_a_whole_file_gives_what_it_holds() -> None:
    assert decode_json(resource_of(TEXT.encode())) == {
        "values": [{"value": "Noorderlicht Fotonica"}, {"value": "青鸾"}]
    }


def test_a_byte_order_mark_does_not_count() -> None:
    assert decode_json(resource_of(b"\xef\xbb\xbf[1]")) == [1]


@pytest.mark.parametrize("kept", range(1, len(TEXT)))
def test_a_file_cut_off_anywhere_is_refused(kept: int) -> None:
    with pytest.raises(SourceChanged, match=r"list\.json is damaged or cut-off JSON"):
        decode_json(resource_of(TEXT[:kept].encode(), "list.json"))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"<html></html>", id="page"),
        pytest.param(b'{"a": 1} {"b": 2}', id="two"),
        pytest.param(b'{"a": 01}', id="number"),
        pytest.param(b"[1," * 5, id="open"),
        pytest.param(b"[" * 100_000 + b"]" * 100_000, id="nested"),
        pytest.param(b"1" * 10_000, id="digits"),
    ],
)
def test_what_is_not_json_is_refused(content: bytes) -> None:
    with pytest.raises(SourceChanged, match="is damaged or cut-off JSON"):
        decode_json(resource_of(content))


def test_another_encoding_is_refused() -> None:
    with pytest.raises(SourceChanged, match="is not UTF-8 text"):
        decode_json(resource_of('["Zoë"]'.encode("latin-1")))


@pytest.mark.parametrize("text", ['"\\ud800"', '["\\uDC00x"]', '{"\\uDbff": 1}', '"\\udc00\\ud800"'])
def test_half_a_character_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="surrogates not allowed"):
        parse_json(text)


def test_a_character_written_in_two_halves_is_whole() -> None:
    assert parse_json('"\\ud842\\udfb7"') == "𠮷"
