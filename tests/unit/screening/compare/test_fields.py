"""What a query says beside the name speaks for or against a party; what nobody said speaks neither way."""

import pytest

from screening.compare.fields import FieldResult, compare_fields, settles_identity
from screening.query import check_query
from screening.snapshot.party import Mark, Party, PartyClaim
from tests.support.graph import TODAY

ROR = "ror:03yrm5c26"
OTHER_ROR = "ror:05xg72x27"


def party(**values: str | list[str]) -> Party:
    """Return a party with current claims; a value that begins with "-" is a former one."""
    claims = [
        PartyClaim(key, value.removeprefix("-"), "", "a:1", not value.startswith("-"), Mark("a", 1, "1"))
        for key, given in values.items()
        for value in ([given] if isinstance(given, str) else given)
    ]
    return Party("a:1", ("a:1",), "Organization", "Zonnehoek", tuple(claims), (), (), {})


def compared(found: Party, **fields: object) -> dict[str, FieldResult]:
    query = check_query("Zonnehoek Optics", TODAY, **fields)  # type: ignore[arg-type]
    return {result.id: result for result in compare_fields(query, found)}


FULL = party(
    country="NL", city="Zonnehoek", website="https://www.zonnehoek.example/", identifier=ROR, birthDate="1970-05-17"
)


def test_a_query_of_a_name_alone_compares_no_field() -> None:
    assert compared(FULL) == {}


@pytest.mark.parametrize(
    "fields",
    [{"country": "NL"}, {"city": "Zonnehoek"}, {"website": "zonnehoek.example"}, {"identifiers": [ROR]}],
    ids=str,
)
def test_what_a_party_does_not_say_is_no_evidence(fields: dict[str, object]) -> None:
    assert compared(party(), **fields) == {}


def test_the_same_country_speaks_for() -> None:
    assert compared(FULL, country="NL") == {"country_agrees": FieldResult("country_agrees", True, "NL", "NL")}


def test_another_country_speaks_against() -> None:
    assert compared(FULL, country="BE") == {"country_conflict": FieldResult("country_conflict", False, "BE", "NL")}


def test_one_of_several_countries_is_enough() -> None:
    found = compared(party(country=["CN", "NL"]), country="NL")["country_agrees"]
    assert found.candidate_value == "CN, NL"


def test_a_former_country_still_counts() -> None:
    assert "country_agrees" in compared(party(country=["NL", "-BE"]), country="BE")


@pytest.mark.parametrize("city", ["Zonnehoek", "ZONNEHOEK", "Zônnehoek", "zonnehoek "])
def test_the_same_city_speaks_for_however_it_is_written(city: str) -> None:
    assert compared(FULL, city=city)["city_agrees"].is_for


def test_a_city_is_found_in_an_address() -> None:
    found = compared(party(address="Dorpsstraat 1, 1234 AB Sint Kesterduin"), city="Kesterduin")["city_agrees"]
    assert found.candidate_value == "Dorpsstraat 1, 1234 AB Sint Kesterduin"


def test_another_city_is_no_evidence_for_parties_have_several() -> None:
    assert compared(FULL, city="Kesterduin") == {}


def test_a_part_of_a_citys_name_is_not_the_city() -> None:
    assert compared(party(city="Zonnehoekerdam"), city="Zonnehoek") == {}


@pytest.mark.parametrize(
    "website", ["zonnehoek.example", "https://WWW.zonnehoek.example/contact", "zonnehoek.example:443"]
)
def test_the_same_website_speaks_for_however_it_is_written(website: str) -> None:
    assert compared(FULL, website=website)["website_agrees"].is_for


@pytest.mark.parametrize("website", ["kesterduin.example", "shop.zonnehoek.example", "zonnehoek.example.org"])
def test_another_website_is_no_evidence(website: str) -> None:
    assert compared(FULL, website=website) == {}


def test_the_same_number_speaks_for() -> None:
    assert compared(FULL, identifiers=[ROR]) == {"identifier_agrees": FieldResult("identifier_agrees", True, ROR, ROR)}


def test_another_number_of_a_strong_scheme_speaks_against() -> None:
    expected = FieldResult("identifier_conflict", False, OTHER_ROR, ROR)
    assert compared(FULL, identifiers=[OTHER_ROR]) == {"identifier_conflict": expected}


def test_a_number_of_another_scheme_is_no_evidence() -> None:
    assert compared(FULL, identifiers=["wikidata:Q42"]) == {}


def test_another_number_of_a_weak_scheme_is_no_evidence() -> None:
    assert compared(party(identifier="tax:1"), identifiers=["tax:2"]) == {}


def test_of_two_numbers_one_that_agrees_does_not_hide_one_that_differs() -> None:
    found = compared(FULL, identifiers=[OTHER_ROR, ROR])
    assert found.keys() == {"identifier_agrees", "identifier_conflict"}
    assert found["identifier_conflict"].query_value == OTHER_ROR


@pytest.mark.parametrize("birth_date", ["1970-05-17", "1970-05", "1970"])
def test_a_date_of_birth_that_can_be_the_partys_speaks_for(birth_date: str) -> None:
    fields = {"is_person": True, "purpose": "A test", "birth_date": birth_date}
    assert compared(FULL, **fields)["birth_date_agrees"].candidate_value == "1970-05-17"


@pytest.mark.parametrize("birth_date", ["1970-05-18", "1970-06", "1971"])
def test_a_date_of_birth_that_cannot_be_the_partys_speaks_against(birth_date: str) -> None:
    fields = {"is_person": True, "purpose": "A test", "birth_date": birth_date}
    assert not compared(FULL, **fields)["birth_date_conflict"].is_for


def test_of_several_dates_of_birth_one_that_agrees_is_enough() -> None:
    fields = {"is_person": True, "purpose": "A test", "birth_date": "1971"}
    assert compared(party(birthDate=["1970-05-17", "1971-05-17"]), **fields).keys() == {"birth_date_agrees"}


@pytest.mark.parametrize(
    ("result", "settles"),
    [
        (FieldResult("identifier_agrees", True, ROR, ROR), True),
        (FieldResult("identifier_agrees", True, "tax:1", "tax:1"), False),
        (FieldResult("identifier_conflict", False, ROR, OTHER_ROR), False),
        (FieldResult("country_agrees", True, "NL", "NL"), False),
        (FieldResult("website_agrees", True, "zonnehoek.example", "zonnehoek.example"), False),
    ],
)
def test_only_a_number_that_one_party_in_the_world_has_settles_who_is_meant(result: FieldResult, settles: bool) -> None:
    assert settles_identity(result) is settles
