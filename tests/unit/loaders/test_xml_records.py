"""XML is read without trusting it: no document types, no entities, limits on depth, and the whole file or nothing."""

import time
from pathlib import Path

import pytest

from graph.errors import SourceChanged
from loaders.record import Record
from loaders.xml_records import MAX_ATTRIBUTES, MAX_DEPTH, XmlRecords
from tests.support.lists import resource_of

ITEM = "<ITEM><ID>{id}</ID><NAME>{name}</NAME></ITEM>"
WHOLE = f'<LIST made="2026-11-20">{ITEM.format(id=1, name="Een")}{ITEM.format(id=2, name="Twee")}</LIST>'


def records(text: str | bytes) -> list[Record]:
    content = text.encode() if isinstance(text, str) else text
    return list(XmlRecords(resource_of(content, "list.xml"), frozenset({"ITEM"}), "ID"))


def test_each_element_of_a_tag_is_a_record_in_the_order_of_the_file() -> None:
    assert [(item.type, item.id, item.take("NAME")) for item in records(WHOLE)] == [
        ("ITEM", "1", "Een"),
        ("ITEM", "2", "Twee"),
    ]


def test_the_attributes_of_the_root_are_known_with_the_first_record() -> None:
    stream = XmlRecords(resource_of(WHOLE.encode()), frozenset({"ITEM"}), "ID")
    next(iter(stream))
    assert stream.root == {"made": "2026-11-20"}


def test_a_record_without_id_is_named_by_its_line() -> None:
    assert records("<LIST>\n\n<ITEM><NAME>Een</NAME></ITEM></LIST>")[0].id == "line 3"


def test_namespaces_do_not_count() -> None:
    text = '<a:LIST xmlns:a="urn:one" xmlns="urn:two"><a:ITEM><ID>1</ID><a:NAME>Een</a:NAME></a:ITEM></a:LIST>'
    assert records(text)[0].take("NAME") == "Een"


def test_a_repeated_element_gives_all_its_texts() -> None:
    assert records("<LIST><ITEM><A>x</A><A>y</A></ITEM></LIST>")[0].take_texts("A") == ["x", "y"]


def test_an_element_with_elements_in_it_is_a_part() -> None:
    (part,) = records("<LIST><ITEM><ALIAS><NAME>x</NAME></ALIAS></ITEM></LIST>")[0].take_parts("ALIAS")
    assert part.take("NAME") == "x"


def test_a_text_that_gets_an_attribute_is_still_a_text() -> None:
    item = records('<LIST><ITEM><NAME lang="nl">Een</NAME></ITEM></LIST>')[0]
    assert item.take("NAME") == "Een"
    assert item.untaken() == ["NAME/lang"]


@pytest.mark.parametrize(
    "name",
    [
        "Een<!-- a note --> twee",
        "<![CDATA[Een twee]]>",
        "Een&#32;twee",
        "<!-- before -->Een twee<!-- behind -->",
    ],
)
def test_comments_and_quoted_parts_do_not_cut_a_text(name: str) -> None:
    assert records(f"<LIST><ITEM><NAME>{name}</NAME></ITEM></LIST>")[0].take("NAME") == "Een twee"


def test_another_encoding_that_the_file_declares_is_read() -> None:
    text = '<?xml version="1.0" encoding="ISO-8859-1"?><LIST><ITEM><NAME>Zoë</NAME></ITEM></LIST>'
    assert records(text.encode("latin-1"))[0].take("NAME") == "Zoë"


def test_bytes_that_are_not_of_the_encoding_are_refused() -> None:
    with pytest.raises(SourceChanged, match=r"list\.xml is not well-formed XML"):
        records("<LIST><ITEM><NAME>Zoë</NAME></ITEM></LIST>".encode("latin-1"))


@pytest.mark.parametrize("kept", [10, 30, 50, 70, 90, 99])
def test_a_file_that_is_cut_off_is_refused(kept: int) -> None:
    with pytest.raises(SourceChanged, match="is not well-formed XML"):
        records(WHOLE[: len(WHOLE) * kept // 100])


@pytest.mark.parametrize("text", ["", "   ", "no XML", WHOLE + "<LIST/>", WHOLE.replace("</NAME>", "</NAAM>", 1)])
def test_what_is_not_well_formed_is_refused(text: str) -> None:
    with pytest.raises(SourceChanged, match="is not well-formed XML"):
        records(text)


@pytest.mark.parametrize(
    "document_type",
    [
        "<!DOCTYPE LIST>",
        '<!DOCTYPE LIST SYSTEM "http://127.0.0.1:9/list.dtd">',
        '<!DOCTYPE LIST [<!ENTITY x "y">]>',
        '<!DOCTYPE LIST [<!ATTLIST ITEM made CDATA "now">]>',
    ],
)
def test_any_document_type_is_refused(document_type: str) -> None:
    with pytest.raises(SourceChanged, match="declares a document type"):
        records(document_type + WHOLE)


def ten(number: int) -> str:
    return f"&a{number};" * 10


@pytest.mark.parametrize("place", ["<LIST><ITEM><NAME>&a9;</NAME></ITEM></LIST>", '<LIST made="&a9;"/>'])
def test_an_entity_bomb_is_refused_at_once(place: str) -> None:
    bombs = "".join(f'<!ENTITY a{n} "{ten(n - 1)}">' for n in range(1, 10))
    begun = time.monotonic()
    with pytest.raises(SourceChanged):
        records(f'<!DOCTYPE LIST [<!ENTITY a0 "boem">{bombs}]>{place}')
    assert time.monotonic() - begun < 2


def test_an_external_entity_is_refused_and_its_file_never_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim", encoding="utf-8")
    text = f'<!DOCTYPE LIST [<!ENTITY x SYSTEM "{secret.as_uri()}">]><LIST><ITEM><NAME>&x;</NAME></ITEM></LIST>'
    with pytest.raises(SourceChanged) as caught:
        records(text)
    assert "geheim" not in caught.value.message


def test_an_entity_nobody_declared_is_refused() -> None:
    with pytest.raises(SourceChanged, match="not well-formed"):
        records("<LIST><ITEM><NAME>&x;</NAME></ITEM></LIST>")


def test_an_inclusion_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim", encoding="utf-8")
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{secret.as_uri()}" parse="text"/>'
    (item,) = records(f"<LIST><ITEM><ID>1</ID><NAME>{include}</NAME></ITEM></LIST>")
    assert item.take_optional("NAME") == ""


def nested(depth: int) -> str:
    return f"<LIST>{'<A>' * (depth - 1)}{'</A>' * (depth - 1)}</LIST>"


def test_nesting_is_read_up_to_the_limit_and_refused_above() -> None:
    assert records(nested(MAX_DEPTH)) == []
    with pytest.raises(SourceChanged, match="nested too deeply"):
        records(nested(MAX_DEPTH + 1))


def test_attributes_are_read_up_to_the_limit_and_refused_above() -> None:
    def with_attributes(count: int) -> str:
        attributes = " ".join(f'a{number}="x"' for number in range(count))
        return f"<LIST><ITEM {attributes}/></LIST>"

    assert len(records(with_attributes(MAX_ATTRIBUTES))[0].fields) == MAX_ATTRIBUTES
    with pytest.raises(SourceChanged, match="too many attributes"):
        records(with_attributes(MAX_ATTRIBUTES + 1))
