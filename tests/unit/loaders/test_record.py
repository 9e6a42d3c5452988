"""Records: fields that must be there, fields that may be, and what nobody took."""

import pytest

from graph.errors import InvalidRecord
from loaders.record import Record


def record(**fields: list[str | Record]) -> Record:
    return Record("row", "row 7", fields)


def test_a_field_gives_its_text_trimmed() -> None:
    assert record(name=["  Noorder\n licht "]).take("name") == "Noorder licht"


def test_a_required_field_may_be_empty() -> None:
    assert record(name=[""]).take("name") == ""


def test_a_required_field_that_is_gone_is_an_error_that_names_field_and_record() -> None:
    with pytest.raises(InvalidRecord, match="The field name is missing") as caught:
        record(title=["x"]).take("name")
    assert (caught.value.code, caught.value.record) == ("field_missing", "row 7")


def test_an_optional_field_that_is_gone_is_empty() -> None:
    assert record(name=["x"]).take_optional("alias") == ""


def test_of_several_texts_the_first_that_holds_something_counts() -> None:
    assert record(name=[" ", "Noorderlicht", "Zuiderlicht"]).take_optional("name") == "Noorderlicht"


def test_further_texts_behind_the_one_taken_are_reported() -> None:
    row = record(name=["Noorderlicht", " ", "Zuiderlicht"], alias=["x", ""])
    row.take("name")
    row.take_optional("alias")
    assert row.untaken() == ["name"]


def test_what_a_part_behind_a_text_taken_holds_is_reported_with_its_place() -> None:
    row = record(name=["Noorderlicht", Record("NAME", "", {"NOTE": ["y"]})])
    row.take("name")
    assert row.untaken() == ["name/NOTE"]


def test_several_texts_of_a_required_field_are_all_taken() -> None:
    row = record(owner=["a", "b"])
    assert (row.take_several("owner"), row.untaken()) == (["a", "b"], [])


@pytest.mark.parametrize("fields", [{}, {"owner": [" "]}])
def test_a_field_that_must_hold_something_and_does_not_is_an_error(fields: dict[str, list[str | Record]]) -> None:
    with pytest.raises(InvalidRecord, match="The field owner is missing"):
        record(**fields).take_several("owner")


def test_all_texts_come_in_the_order_of_the_file_without_empty_ones() -> None:
    assert record(alias=["b", "", " a ", "b"]).take_texts("alias") == ["b", "a", "b"]


def test_texts_and_parts_of_one_field_are_told_apart() -> None:
    part = Record("ALIAS", "", {"NAME": ["x"]})
    mixed = record(alias=["text", part])
    assert mixed.take_texts("alias") == ["text"]
    assert mixed.take_parts("alias") == [part]


def test_what_nobody_took_is_reported_by_name() -> None:
    row = record(name=["x"], colour=["red"], size=["1"])
    row.take("name")
    assert row.untaken() == ["colour", "size"]


def test_an_untaken_field_without_content_is_not_reported() -> None:
    assert record(colour=["", "  "], size=[Record("SIZE", "", {"UNIT": [" "]})]).untaken() == []


def test_what_nobody_took_of_a_part_is_reported_with_its_place() -> None:
    row = record(alias=[Record("ALIAS", "", {"NAME": ["x"], "NOTE": ["y"]})])
    for part in row.take_parts("alias"):
        part.take("NAME")
    assert row.untaken() == ["alias/NOTE"]


def test_a_part_nobody_took_is_reported_as_one_field() -> None:
    assert record(alias=[Record("ALIAS", "", {"NAME": ["x"], "NOTE": ["y"]})]).untaken() == ["alias"]


def test_fields_left_out_on_purpose_are_not_reported() -> None:
    row = record(gender=["x"], alias=[Record("ALIAS", "", {"NOTE": ["y"]})])
    row.take_parts("alias")
    assert row.untaken({"gender", "alias/NOTE"}) == []


def test_asking_for_a_field_that_is_not_there_does_not_hide_another() -> None:
    row = record(Name=["x"])
    row.take_optional("name")
    assert row.untaken() == ["Name"]
