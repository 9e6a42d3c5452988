"""A question that cannot be searched is refused, with the field and the reason; never answered with a match."""

import pytest

from graph.errors import InvalidQuery
from screening.query import MAX_TEXT, MOST_CANDIDATES, MOST_HOPS, check_query
from tests.support.graph import TODAY

PERSON = {"is_person": True, "purpose": "A visit"}


def refusal(name: str = "Zonnehoek Optics", **fields: object) -> InvalidQuery:
    with pytest.raises(InvalidQuery) as caught:
        check_query(name, TODAY, **fields)  # type: ignore[arg-type]
    return caught.value


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("", "is empty"),
        ("   ", "is empty"),
        ("\u200b\u202e", "is empty"),
        ("\x00", "is empty"),
        ("\u3164", "is empty"),
        ("...", "fewer than two letters"),
        ("-- / --", "fewer than two letters"),
        ("?!", "fewer than two letters"),
        ("A", "fewer than two letters"),
        ("7", "fewer than two letters"),
        ("北", "fewer than two letters"),
        ("😀😀😀", "fewer than two letters"),
        ("\u0301\u0301", "fewer than two letters"),
        ("a" * 201, "longer than 200 characters"),
        ("ab " * 67, "longer than 200 characters"),
        ("ﷺ" * 12, "longer than 200 characters"),
    ],
)
def test_a_name_that_cannot_be_searched_is_refused(name: str, words: str) -> None:
    error = refusal(name)
    assert error.field == "name"
    assert words in error.message


@pytest.mark.parametrize("name", ["a" * 200, "3M", "北大", "TU", "\u200bZonnehoek", "Ltd", "the"])
def test_a_name_with_two_letters_or_digits_is_taken(name: str) -> None:
    assert check_query(name, TODAY).forms


@pytest.mark.parametrize("is_person", [True, False])
def test_the_name_is_checked_for_persons_and_organisations_alike(is_person: bool) -> None:
    assert refusal("..", is_person=is_person, purpose="A visit" if is_person else "").field == "name"


@pytest.mark.parametrize("country", ["NLD", "N", "Netherlands", "UK", "EL", "ZZ", "12", "N L", "*"])
def test_what_is_no_country_code_is_refused(country: str) -> None:
    error = refusal(country=country)
    assert error.field == "country"
    assert "two-letter code" in error.message


@pytest.mark.parametrize(("given", "country"), [("nl", "NL"), ("NL", "NL"), ("gb", "GB"), ("", "")])
def test_a_country_code_is_taken_in_any_case(given: str, country: str) -> None:
    assert check_query("Zonnehoek", TODAY, country=given).country == country


@pytest.mark.parametrize(
    "identifier",
    [
        "03yrm5c26",
        "ror",
        "ror:",
        ":03yrm5c26",
        "ror: ",
        "r:1",
        "tax:" + "1" * 101,
        "",
    ],
)
def test_an_identifier_that_no_party_can_have_is_refused(identifier: str) -> None:
    error = refusal(identifiers=[identifier])
    assert error.field == "identifiers"
    assert "scheme:value" in error.message


@pytest.mark.parametrize("identifier", ["ror:03yrm5c27", "ror:unknown", "lei:123", "imo:9074728"])
def test_a_number_with_a_wrong_form_or_check_digit_is_refused_with_that_reason(identifier: str) -> None:
    assert "check digit" in refusal(identifiers=[identifier]).message


def test_an_unknown_scheme_is_refused_and_the_known_ones_are_named() -> None:
    assert "ru_inn" in refusal(identifiers=["nummer:12"]).message


@pytest.mark.parametrize(
    ("identifier", "uniform"),
    [("ROR:03yrm5c26", "ror:03yrm5c26"), ("inn:7707083893", "ru_inn:7707083893"), ("tin:12", "tax:12")],
)
def test_the_usual_names_of_schemes_are_understood(identifier: str, uniform: str) -> None:
    assert check_query("Zonnehoek", TODAY, identifiers=[identifier]).identifiers == (uniform,)


def test_one_wrong_identifier_among_right_ones_is_refused() -> None:
    assert refusal(identifiers=["ror:03yrm5c26", "ror:03yrm5c27"]).field == "identifiers"


@pytest.mark.parametrize(
    ("given", "identifier"),
    [
        ("ror:https://ror.org/03yrm5c26", "ror:03yrm5c26"),
        (" ror:03yrm5c26 ", "ror:03yrm5c26"),
        ("imo:IMO 9074729", "imo:9074729"),
        ("tax:12 3", "tax:12 3"),
    ],
)
def test_an_identifier_is_taken_in_its_one_form(given: str, identifier: str) -> None:
    assert check_query("Zonnehoek", TODAY, identifiers=[given]).identifiers == (identifier,)


@pytest.mark.parametrize("purpose", ["", "   ", "\u200b"])
def test_a_person_is_not_screened_without_a_purpose(purpose: str) -> None:
    error = refusal("Jan Zonnehoek", is_person=True, purpose=purpose)
    assert error.field == "purpose"
    assert "needs a purpose" in error.message


def test_a_country_is_refused_for_a_person_because_it_would_be_a_nationality() -> None:
    error = refusal("Jan Zonnehoek", country="NL", **PERSON)
    assert error.field == "country"
    assert "nationality" in error.message


@pytest.mark.parametrize("birth_date", ["17-05-1970", "1970-13", "1970-02-30", "70", "1970-5-1", "unknown", "0000"])
def test_a_date_of_birth_that_does_not_exist_is_refused(birth_date: str) -> None:
    error = refusal("Jan Zonnehoek", birth_date=birth_date, **PERSON)
    assert error.field == "birthDate"
    assert "1970-05-17" in error.message


@pytest.mark.parametrize("birth_date", ["1970", "1970-05", "1970-05-17", "1972-02-29", ""])
def test_a_partial_date_of_birth_is_taken(birth_date: str) -> None:
    assert check_query("Jan Zonnehoek", TODAY, birth_date=birth_date, **PERSON).birth_date == birth_date  # type: ignore[arg-type]


@pytest.mark.parametrize("fields", [{"purpose": "A visit"}, {"birth_date": "1970"}])
def test_fields_of_persons_are_refused_for_an_organisation(fields: dict[str, object]) -> None:
    error = refusal(**fields)
    assert error.field == "person"
    assert "person mode" in error.message


@pytest.mark.parametrize("max_hops", [0, -1, MOST_HOPS + 1, 1000])
def test_hops_out_of_bounds_are_refused(max_hops: int) -> None:
    error = refusal(max_hops=max_hops)
    assert error.field == "maxHops"
    assert f"between 1 and {MOST_HOPS}" in error.message


@pytest.mark.parametrize("limit", [0, -1, MOST_CANDIDATES + 1])
def test_a_limit_out_of_bounds_is_refused(limit: int) -> None:
    error = refusal(limit=limit)
    assert error.field == "limit"
    assert f"between 1 and {MOST_CANDIDATES}" in error.message


@pytest.mark.parametrize(("field", "bound"), [("max_hops", 1), ("max_hops", MOST_HOPS), ("limit", 1), ("limit", 50)])
def test_the_bounds_themselves_are_taken(field: str, bound: int) -> None:
    assert getattr(check_query("Zonnehoek", TODAY, **{field: bound}), field) == bound  # type: ignore[arg-type]


@pytest.mark.parametrize("field", ["city", "website", "topic"])
def test_a_text_longer_than_the_bound_is_refused(field: str) -> None:
    error = refusal(**{field: "a" * (MAX_TEXT + 1)})
    assert error.field == field
    assert str(MAX_TEXT) in error.message


def test_a_purpose_longer_than_the_bound_is_refused() -> None:
    assert refusal("Jan Zonnehoek", is_person=True, purpose="a" * (MAX_TEXT + 1)).field == "purpose"


def test_the_fields_are_made_uniform() -> None:
    query = check_query(
        "  Zonnehoek\u200b  Optics ",
        TODAY,
        city=" Kester\u00adduin ",
        website="https://WWW.Zonnehoek.example/x",
        topic="a\tb",
    )
    assert (query.name, query.city, query.website, query.topic) == (
        "Zonnehoek Optics",
        "Kesterduin",
        "zonnehoek.example",
        "a b",
    )


def test_an_organisation_is_asked_for_unless_a_person_is() -> None:
    assert check_query("Zonnehoek", TODAY).kind == "organization"
    assert check_query("Jan Zonnehoek", TODAY, **PERSON).kind == "person"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "others"),
    [
        ("Harbin Institute of Technology (HIT)", ["Harbin Institute of Technology", "HIT"]),
        ("Dongling University (东岭大学)", ["Dongling University", "东岭大学"]),
        ("东岭大学（Dongling University）", ["东岭大学", "Dongling University"]),
        ("China University of Geosciences (Wuhan)", []),
        ("Westerdal Institute (201)", []),
        ("Westerdal Institute (No. 2)", []),
        ("(HIT) Harbin", []),
        ("HIT", []),
    ],
)
def test_an_acronym_or_a_name_in_another_script_in_brackets_is_searched_too(name: str, others: list[str]) -> None:
    texts = [form.text for form in check_query(name, TODAY).forms]
    assert texts == [texts[0], *others]


@pytest.mark.parametrize("website", ["vk.com/zonnehoek", "https://nl.linkedin.com/company/zonnehoek", "n/a", "none"])
def test_a_website_that_is_no_host_of_its_own_is_refused(website: str) -> None:
    assert refusal(website=website).field == "website"
