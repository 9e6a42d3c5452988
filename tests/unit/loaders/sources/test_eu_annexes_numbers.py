"""The number cells of EU annexes: several numbers, and what is printed around them."""

from collections.abc import Mapping

import pytest

from graph.facts import Claim, DatasetId, decode_fact
from graph.sqlite_store import SqliteStore
from loaders.edition_date import EditionDate
from loaders.intake import Edition, take_in
from loaders.issues import Issues
from loaders.record_ids import PreviousRecords
from loaders.registry import Context, find_source
from loaders.sources.eu_annexes.numbers import numbers_in
from tests.support.graph import TODAY, version_of
from tests.support.lists import eu_act, resource_of

DATASET = DatasetId("eu_annexes/32014R0833")


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("ZZ0000201", "ZZ0000201"),
        ("ZZ 0000201", "ZZ 0000201"),
        ("1574", "1574"),
        ("ZZ0000201 (Iran), expires 12.7.2026", "ZZ0000201"),
        ("ZZ0000201 expires 27 August 2024 (issued by Iran)", "ZZ0000201"),
        ("201, issued on 12 Jan. 2008", "201"),
        ("Iran number 201, issued on29.5.2013", "201"),
        ("Elven passport No. 201S (expires 21.8.2005; name: Jan Maan)", "201S"),
        ("Elven diplomatic passport no. 06ZZ2262, issued on 22 February 2007", "06ZZ2262"),
        ("United Republic of Tanzania ZZ201", "ZZ201"),
        ("Moon travel document (‘Maanpas’) Z 0139243 (revoked)", "Z 0139243"),
        ("Moon identity card (maankaart) number 545, issued in 1974", "545"),
        ("12/Ma An (N) 89 489", "12/Ma An (N) 89 489"),
        ("13/MAAN (N)-005249", "13/MAAN (N)-005249"),
        ("Series 6012 No 175625", "6012 No 175625"),
        ("diplomatic passport issued by the Moon", ""),
        ("expiry date 21.7.2024)", ""),
    ],
)
def test_the_number_is_taken_out_of_what_is_printed_around_it(printed: str, number: str) -> None:
    (found,) = numbers_in(f'"{printed}"', "passport")
    assert found.number == number


@pytest.mark.parametrize(
    "printed",
    [
        "(a) ZZ1 (Elven passport, 2004); (b) ZZ2 (Elven passport 2000-2001); (c) ZZ3",
        "(a) ZZ1, (b) ZZ2 (which expires on 16.2.2017), (c) ZZ3 (Elven passport)",
        "(a) ZZ1 (Elven passport) (b) ZZ2 c) ZZ3",
        "ZZ1 (Elven passport), (b) ZZ2, (c) ZZ3",
    ],
)
def test_each_item_of_a_cell_is_a_number(printed: str) -> None:
    assert [found.number for found in numbers_in(f'"{printed}"', "passport")] == ["ZZ1", "ZZ2", "ZZ3"]


@pytest.mark.parametrize(
    ("cell", "printed", "scheme"),
    [
        ("passport", "1 (Elven passport)", "passport"),
        ("passport", "1 (Elven national identity card)", "id_number"),
        ("passport", "1 (Elven Fiscal Code)", "id_number"),
        ("passport", "1 (National ID)", "id_number"),
        ("id_number", "1 (passport)", "passport"),
        ("registration", "1 (Tax ID/INN)", "ru_inn"),
        ("registration", "1 (OGRN)", "ru_ogrn"),
        ("registration", "1 (Unified Social Credit Code)", "cn_uscc"),
        ("registration", "1 (Iran)", "registration"),
    ],
)
def test_words_beside_a_number_tell_its_scheme(cell: str, printed: str, scheme: str) -> None:
    assert [found.scheme for found in numbers_in(printed, cell)] == [scheme]


@pytest.mark.parametrize("printed", ["1", "1 (Tax ID/INN)", "1 (Iran)", "1 (passport)"])
def test_a_number_with_its_kind_or_its_country_needs_no_remark(printed: str) -> None:
    assert [found.remark for found in numbers_in(printed, "id_number")] == [""]


@pytest.mark.parametrize("printed", ["ZZ1 (Elven passport, expires 1.1.2030)", "ZZ1 valid until 1.1.2030", "the Moon"])
def test_a_text_that_tells_more_than_a_number_is_a_remark(printed: str) -> None:
    assert [found.remark for found in numbers_in(f'"{printed}"', "passport")] == [printed]


def read(row: Mapping[str, str], store: SqliteStore | None = None) -> Edition:
    spec = find_source("eu_annexes")
    record_ids = PreviousRecords(store or SqliteStore(), DATASET)
    context = Context(spec.spec, DATASET, Issues(), record_ids, EditionDate(TODAY.isoformat()))
    return take_in(spec, resource_of(eu_act([row])), context)


def claims_of(**row: str) -> list[tuple[str, str]]:
    facts = map(decode_fact, read({"name": "Maan LLC", "recordId": "1", **row}).encoded_facts)
    return [(fact.property, fact.value) for fact in facts if isinstance(fact, Claim)]


def test_a_number_of_russia_is_told_beside_words_too() -> None:
    claims = claims_of(country="Russia", taxNumber="7800000010 (Russia)")
    assert ("identifier", "ru_inn:7800000010") in claims


def test_a_number_that_cannot_be_what_its_words_say_keeps_the_scheme_of_its_cell() -> None:
    assert ("identifier", "tax:123") in claims_of(taxNumber="123 (INN)")


def test_what_is_printed_beside_a_number_is_kept() -> None:
    claims = claims_of(schema="Person", passportNumber="ZZ1 valid until 1.1.2030")
    assert ("identifier", "passport:ZZ1") in claims
    assert ("remark", "Passport: ZZ1 valid until 1.1.2030") in claims


@pytest.mark.parametrize(
    ("field", "schema", "remark"),
    [
        ("birthDate", "Person", "Date of birth: before 1964"),
        ("incorporationDate", "Company", "Date of incorporation: before 1964"),
    ],
)
def test_a_date_that_cannot_be_read_is_a_remark_and_an_issue(field: str, schema: str, remark: str) -> None:
    row = {"schema": schema, field: "before 1964"}
    assert ("remark", remark) in claims_of(**row)
    assert [issue.code for issue in read({"name": "Maan LLC", "recordId": "1", **row}).issues] == ["unreadable_date"]


def test_a_date_of_listing_that_cannot_be_read_is_an_issue() -> None:
    issues = read({"name": "Maan LLC", "recordId": "1", "startDate": "some day"}).issues
    assert ("unreadable_date", "IV.1") in [(issue.code, issue.record) for issue in issues]


@pytest.mark.parametrize(
    "name", ["Maan LLC", "Maan LLC (f.k.a. Zon LLC)", "Maan LLC / Zon LLC", "«Maan» LLC Russian: ООО «Маан»"]
)
def test_a_row_without_a_number_keeps_its_id_when_its_dates_change(name: str) -> None:
    store = SqliteStore()
    first = read({"name": name})
    store.fold(version_of("eu_annexes/32014R0833", 1), first.encoded_facts)
    assert read({"name": name, "startDate": "1.1.2020"}, store).record_ids == first.record_ids
