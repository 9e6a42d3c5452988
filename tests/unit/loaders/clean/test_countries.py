"""Countries as lists print them become codes; what is not plainly a country gives none."""

import pytest

from loaders.clean.countries import AS_PRINTED, country_code, country_of_address


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("Netherlands", "NL"),
        ("the NETHERLANDS", "NL"),
        ("Nederland", "NL"),
        ("Pays-Bas", "NL"),
        ("Niederlande", "NL"),
        ("Нидерланды", "NL"),
        ("荷兰", "NL"),
        ("nl", "NL"),
        (" NL ", "NL"),
        ("Russian Federation", "RU"),
        ("Russian Ferderation", "RU"),  # printed so in an annex
        ("Democratic People's Republic of Korea", "KP"),
        ("Democratic People’s Republic of Korea", "KP"),
        ("Korea, North", "KP"),
        ("South Korea", "KR"),
        ("Iran (Islamic Republic of)", "IR"),
        ("Syria", "SY"),
        ("Syrian Arab Republic", "SY"),
        ("Hong Kong", "HK"),
        ("Taiwan", "TW"),
        ("Côte d'Ivoire", "CI"),
        ("Cote d'Ivoire", "CI"),
        ("Congo, Democratic Republic of the", "CD"),
        ("Türkiye", "TR"),
        ("UK", "GB"),
        ("U.K.", "GB"),
    ],
)
def test_a_country_in_any_of_these_forms_is_known(printed: str, code: str) -> None:
    assert country_code(printed) == code


@pytest.mark.parametrize("printed", ["", " ", "XX", "ZZ", "Ruritania", "Korea", "Europe", "N", "NLD", "419", "12"])
def test_what_is_not_plainly_one_country_is_never_guessed(printed: str) -> None:
    assert country_code(printed) == ""


def test_every_form_in_the_table_is_found_by_the_code_it_stands_for() -> None:
    forms = [(code, form) for code, printed in AS_PRINTED.items() for form in printed.split("|")]
    assert [(code, form) for code, form in forms if country_code(form) != code] == []


def test_no_form_stands_under_two_codes() -> None:
    forms = [form for printed in AS_PRINTED.values() for form in printed.split("|")]
    assert len(forms) == len(set(forms))


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("Poolstraat 5, 1234 AB Sterrendam, Netherlands", "NL"),
        ("Orbitalnaya Str. 1, 100000, Zvezdograd, Russian Federation", "RU"),
        ("Orbitalnaya Str. 1, Zvezdograd, 100000, RU", "RU"),
        ("Orbitalnaya Str. 1; Zvezdograd; RU.", "RU"),
        ("Mayachnaya 7, Zvezdograd, Russia 100000", "RU"),
        ("Mayachnaya 7, Zvezdograd, 100000 Russia", "RU"),
        ("8 Phoenix Avenue, Qingluan City (China)", "CN"),
        ("Strelsau, Republic of Moldova", "MD"),
        ("Strelsau, Republic of Belarus", "BY"),
        ("Kabul Street, Tehran, Iran", "IR"),
        ("Iran Street 4, Istanbul, Turkey", "TR"),
        ("1 Ster Road, Sterville, Quebec, H8N 2Z6, CA", "CA"),
        ("1 Ster Road, Strelsau, KY, Turkey", "TR"),
        ("Ster Road, Tehran, Iran, XX", "IR"),
    ],
)
def test_the_last_part_of_an_address_that_is_a_country_counts(address: str, code: str) -> None:
    assert country_of_address(address) == code


@pytest.mark.parametrize(
    "address",
    [
        "",
        "Strelsau",
        "No. 10, Phoenix Avenue, Qingluan",  # not Norway
        "NO. 10, PHOENIX AVENUE, QINGLUAN",
        "Poolstraat 5, 2595 BE, Sterrendam",  # not Belgium
        "Phoenix Avenue, Wilmington, DE 19801",  # not Germany
        "Kamer 3, in, Sterrendam",  # not India
        "7 STAR STREET, STARVINE, CA, 90000",  # not Canada
        "7 STAR STREET, STARVINE, PA, 10000-2245",  # not Panama
        "China Street 5, Strelsau",
        "Bank of Iran Building, Strelsau",
    ],
)
def test_an_address_without_a_country_of_its_own_gives_none(address: str) -> None:
    assert country_of_address(address) == ""
