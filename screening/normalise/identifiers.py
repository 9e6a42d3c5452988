"""Registration numbers as lists and people write them, to ``scheme:value``."""

import re
from collections.abc import Callable, Mapping

from screening.normalise.text import clean_text

# Words that publishers print around a number, and the scheme they mean.
SCHEMES: Mapping[str, str] = {
    "tax id/inn": "ru_inn",
    "inn": "ru_inn",
    "tax identification number": "tax",
    "taxpayer identification number": "tax",
    "tin": "tax",
    "ogrn": "ru_ogrn",
    "psrn": "ru_ogrn",
    "kpp": "ru_kpp",
    "okpo": "ru_okpo",
    "uscc": "cn_uscc",
    "unified social credit code": "cn_uscc",
    "lei": "lei",
    "imo": "imo",
    "trn": "hk_trn",
    "brn": "hk_brn",
    "ror": "ror",
    "wikidata": "wikidata",
}
VALID: Mapping[str, re.Pattern[str]] = {
    "ru_inn": re.compile(r"[0-9]{10}|[0-9]{12}"),
    "ru_ogrn": re.compile(r"[0-9]{13}|[0-9]{15}"),
    "cn_uscc": re.compile(r"[0-9A-HJ-NP-RT-UW-Y]{18}"),
    "lei": re.compile(r"[0-9A-Z]{18}[0-9]{2}"),
    "imo": re.compile(r"[0-9]{7}"),
    "ror": re.compile(r"0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}"),
    "wikidata": re.compile(r"Q[1-9][0-9]*"),
}
USCC_DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
ROR_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32
# One number, one party, worldwide: only these join records on their own.
STRONG = frozenset(VALID)
OTHER_SCHEMES = frozenset(
    {"aircraft_mode_s", "aircraft_serial", "aircraft_tail", "az_voen", "bik", "digital_currency", "document", "duns"}
    | {"gazette", "grid", "id_number", "isin", "mmsi", "national_id", "passport", "permid", "registration", "ric"}
    | {"swift", "ticker", "un_data_id", "un_reference", "us_cage", "us_uei", "vat"}
)
ALL_SCHEMES = STRONG | OTHER_SCHEMES | frozenset(SCHEMES.values())


def clean_identifier(scheme: str, number: str) -> str:
    """Return ``scheme:value``, or an empty text when the value cannot be a number of that scheme."""
    printed = clean_text(number)
    value = re.sub(r"[\s-]", "", printed.removeprefix("IMO")).upper() if scheme in VALID else printed
    if scheme == "ror":
        value = value.rpartition("/")[2].lower()
    if not value or (scheme in VALID and VALID[scheme].fullmatch(value) is None):
        return ""
    is_right = scheme not in CHECKS or CHECKS[scheme](value)
    return f"{scheme}:{value}" if is_right else ""


def _is_uscc(value: str) -> bool:
    """Check the last character of a Chinese unified social credit code (GB 32100-2015)."""
    total = sum(USCC_DIGITS.index(char) * pow(3, place, 31) for place, char in enumerate(value[:17]))
    return (total + USCC_DIGITS.index(value[17])) % 31 == 0


def _is_ror(value: str) -> bool:
    """Check the last two digits of a ROR id (ISO/IEC 7064, MOD 97-10)."""
    number = 0
    for char in value[:7]:
        number = number * 32 + ROR_DIGITS.index(char)
    return 98 - number * 100 % 97 == int(value[7:])


def _is_ogrn(value: str) -> bool:
    return int(value[:-1]) % (len(value) - 2) % 10 == int(value[-1])


def _is_lei(value: str) -> bool:
    return int("".join(str(int(char, 36)) for char in value)) % 97 == 1


def _is_imo(value: str) -> bool:
    return sum(int(digit) * (7 - place) for place, digit in enumerate(value[:6])) % 10 == int(value[6])


def _is_inn(value: str) -> bool:
    """Check the control digits of a Russian tax number (order ММВ-7-6/435 of the Federal Tax Service)."""
    digits = [int(digit) for digit in value]
    weights = (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
    if len(digits) == 10:
        return _control(digits[:9], weights[2:]) == digits[9]
    return _control(digits[:10], weights[1:]) == digits[10] and _control(digits[:11], weights) == digits[11]


def _control(digits: list[int], weights: tuple[int, ...]) -> int:
    return sum(digit * weight for digit, weight in zip(digits, weights, strict=True)) % 11 % 10


CHECKS: Mapping[str, Callable[[str], bool]] = {
    "ru_inn": _is_inn,
    "ru_ogrn": _is_ogrn,
    "cn_uscc": _is_uscc,
    "lei": _is_lei,
    "imo": _is_imo,
    "ror": _is_ror,
}
