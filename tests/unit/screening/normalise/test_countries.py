"""A country code is one that exists."""

import pytest

from screening.normalise.countries import country_codes


@pytest.mark.parametrize("code", ["NL", "CN", "HK", "TW", "GB", "GR", "XK", "KP", "PS"])
def test_codes_of_countries_and_territories_are_known(code: str) -> None:
    assert code in country_codes()


@pytest.mark.parametrize("code", ["UK", "EL", "ZZ", "SU", "nl", "NLD", "001", ""])
def test_what_looks_like_a_code_and_is_none_is_not_known(code: str) -> None:
    assert code not in country_codes()
