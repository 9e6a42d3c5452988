"""The two-letter codes of countries: a code nobody uses would agree with no party and hide every match."""

from functools import cache

from babel import Locale


@cache
def country_codes() -> frozenset[str]:
    """Return all two-letter codes that CLDR names: ISO 3166-1 alpha-2, and XK for Kosovo; not UK or EL."""
    codes = map(str, Locale("en").territories)
    return frozenset(code for code in codes if len(code) == 2 and code.isalpha() and code != "ZZ")
