"""Registration numbers as lists and people write them, to ``scheme:value``."""

import re
from collections.abc import Mapping

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
IN_BRACKETS = re.compile(r"(?P<number>[^()]*?)\s*\((?P<words>[^()]*)\)")
VALID: Mapping[str, re.Pattern[str]] = {
    "ru_inn": re.compile(r"\d{10}|\d{12}"),
    "ru_ogrn": re.compile(r"\d{13}|\d{15}"),
    "cn_uscc": re.compile(r"[0-9A-Z]{18}"),
    "lei": re.compile(r"[0-9A-Z]{18}\d{2}"),
    "imo": re.compile(r"\d{7}"),
    "ror": re.compile(r"0[a-hj-km-np-tv-z0-9]{6}\d{2}"),
    "wikidata": re.compile(r"Q[1-9]\d*"),
}
# One number, one party, worldwide: only these join records on their own.
STRONG = frozenset(VALID)


def clean_identifier(scheme: str, number: str) -> str:
    """Return ``scheme:value``, or an empty text when the value cannot be a number of that scheme."""
    value = re.sub(r"[\s-]", "", number.removeprefix("IMO")).upper() if scheme in VALID else " ".join(number.split())
    if scheme == "ror":
        value = value.rpartition("/")[2].lower()
    if not value or (scheme in VALID and VALID[scheme].fullmatch(value) is None):
        return ""
    return f"{scheme}:{value}" if _has_checksum(scheme, value) else ""


def printed_identifier(text: str, default_scheme: str) -> str:
    """Return the identifier of a text such as ``7805034277 (Tax ID/INN)``."""
    found = IN_BRACKETS.fullmatch(text.strip())
    if found is None:
        return clean_identifier(default_scheme, text)
    scheme = SCHEMES.get(found.group("words").strip().lower(), default_scheme)
    return clean_identifier(scheme, found.group("number")) or clean_identifier(default_scheme, found.group("number"))


def _has_checksum(scheme: str, value: str) -> bool:
    match scheme:
        case "ru_inn":
            return _is_inn(value)
        case "ru_ogrn":
            return int(value[:-1]) % (len(value) - 2) % 10 == int(value[-1])
        case "lei":
            return int("".join(str(int(char, 36)) for char in value)) % 97 == 1
        case "imo":
            return sum(int(digit) * (7 - place) for place, digit in enumerate(value[:6])) % 10 == int(value[6])
        case _:
            return True


def _is_inn(value: str) -> bool:
    """Check the control digits of a Russian tax number (order ММВ-7-6/435 of the Federal Tax Service)."""
    digits = [int(digit) for digit in value]
    weights = (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
    if len(digits) == 10:
        return _control(digits[:9], weights[2:]) == digits[9]
    return _control(digits[:10], weights[1:]) == digits[10] and _control(digits[:11], weights) == digits[11]


def _control(digits: list[int], weights: tuple[int, ...]) -> int:
    return sum(digit * weight for digit, weight in zip(digits, weights, strict=True)) % 11 % 10
