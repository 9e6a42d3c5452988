"""Country names to ISO 3166-1 alpha-2 codes: CLDR's names in seven languages, and how lists print them."""

import re
from functools import cache

from babel import Locale

from screening.normalise.countries import country_codes

LANGUAGES = ("en", "nl", "fr", "de", "es", "ru", "zh")
# As printed in the lists at hand, where CLDR has another form.
AS_PRINTED = {
    "RU": "russian federation|russian ferderation|the russian federation",
    "KP": "democratic people s republic of korea|dprk|korea north|democratic people s republic of korea dprk",
    "KR": "republic of korea|korea south|south korea|korea republic of",
    "IR": "iran islamic republic of|islamic republic of iran|republic islamic of iran",
    "SY": "syrian arab republic|syria",
    "CN": "people s republic of china|p r china|pr china|prc|the people s republic of china|mainland china",
    "HK": "hong kong|hong kong china|hong kong sar|hksar",
    "MO": "macao|macau",
    "TW": "taiwan|taiwan province of china|republic of china",
    "US": "united states of america|usa|u s a|united states",
    "GB": "uk|united kingdom of great britain and northern ireland|england|scotland|great britain|u k",
    "AE": "uae|u a e|united arab emirates the|dubai|abu dhabi",
    "CD": "democratic republic of the congo|democratic republic of congo|drc|congo democratic republic of the|dr congo",
    "CG": "republic of congo|congo republic of the|congo brazzaville",
    "VN": "viet nam|socialist republic of vietnam",
    "LA": "lao people s democratic republic|lao pdr",
    "TZ": "united republic of tanzania",
    "MM": "myanmar|burma|myanmar burma",
    "MD": "republic of moldova|moldova republic of",
    "VE": "bolivarian republic of venezuela|venezuela bolivarian republic of",
    "BO": "plurinational state of bolivia",
    "LY": "libyan arab jamahiriya|state of libya",
    "PS": "palestine|west bank|gaza|palestinian|state of palestine",
    "BA": "bosnia|bosnia and herzegovina|bosnia herzegovina",
    "MK": "the former yugoslav republic of macedonia|republic of north macedonia",
    "CI": "ivory coast|cote d ivoire",
    "CZ": "czech republic",
    "TR": "turkey|turkiye|republic of turkiye",
    "VA": "holy see",
    "NL": "the netherlands|holland|nederland",
    "KG": "kyrgyz republic",
    "CV": "cabo verde",
    "SZ": "swaziland",
    "TL": "east timor",
    "GM": "the gambia",
    "BS": "the bahamas",
    "PH": "the philippines",
    "SD": "the sudan|republic of sudan",
    "SS": "republic of south sudan",
    "YE": "republic of yemen",
    "IQ": "republic of iraq",
    "PK": "islamic republic of pakistan",
    "AF": "islamic republic of afghanistan|islamic emirate of afghanistan",
    "BY": "republic of belarus|belarussia",
    "KZ": "republic of kazakhstan",
    "UA": "the ukraine",
    "RS": "republic of serbia",
    "LB": "lebanese republic",
    "SA": "kingdom of saudi arabia|ksa",
    "TN": "republic of tunisia",
    "SO": "federal republic of somalia",
    "SG": "republic of singapore",
    "CF": "central african republic the",
    "VG": "british virgin islands",
    "KY": "cayman islands",
}
_SEPARATORS = re.compile(r"[^\w]+", re.UNICODE)


@cache
def _codes_by_name() -> dict[str, str]:
    names = {_plain(name): code for language in reversed(LANGUAGES) for code, name in _territories(language)}
    names.update((name, code) for code, printed in AS_PRINTED.items() for name in printed.split("|"))
    return names


def _territories(language: str) -> list[tuple[str, str]]:
    territories = Locale(language).territories
    return [(code, name) for code, name in territories.items() if code in country_codes()]


@cache
def country_code(text: str) -> str:
    """Return the code of a country as printed, or an empty text: a country is never guessed."""
    stripped = text.strip()
    if len(stripped) == 2 and stripped.upper() in country_codes():
        return stripped.upper()
    return _codes_by_name().get(_plain(stripped), "")


def _plain(text: str) -> str:
    return " ".join(_SEPARATORS.sub(" ", text.casefold().replace("’", "'")).split())


def country_of_address(address: str) -> str:
    """Return the last country an address names as a part of its own, or an empty text.

    A two-letter code counts only as the very last part, in capitals: "No. 10" is not in Norway, "IRVINE, CA, 92612"
    not in Canada.
    """
    parts = list(filter(None, map(_trim, re.split(r"[,;()]", address))))
    for distance, part in enumerate(reversed(parts)):
        name = _trim(re.sub(r"\d[\w/-]*", " ", part))  # a postal code may stand beside the country
        if len(name) == 2 and (distance > 0 or name != part or not name.isupper()):
            continue
        code = country_code(name) or country_code(name.removeprefix("Republic of "))
        if code:
            return code
    return ""


def _trim(text: str) -> str:
    return text.strip(" .-–")
