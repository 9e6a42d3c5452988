"""Cleans text and turns words of any script into Latin letters, the same on every machine."""

import re
import unicodedata
from functools import cache, lru_cache
from urllib.parse import urlsplit

from anyascii import anyascii
from opencc import OpenCC

from screening.normalise.scripts import is_east_asian, script_of

MAX_NAME = 200
PLATFORMS = ("facebook.com", "instagram.com", "linkedin.com", "list-org.com", "t.me", "twitter.com", "vk.com", "x.com")
# Letters that look Latin. Used only inside words that mix scripts: those are tricks or typing errors.
_LOOKALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТХУавеѕіјкмнорстхуһԁԛԝɡΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
    "ABESIJKMHOPCTXYabesijkmhopctxyhdqwgABEZHIKMNOPTYXo",
)
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘‛ʼʻ`ʹʺ′׳״"))
_ACUTE = str.maketrans("´", "'")  # NFKC would make it a space and a mark
# Letters and marks that are drawn as nothing (Unicode: Default_Ignorable_Code_Point); the rest of them are Cf.
_UNDRAWN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")


def clean_text(text: str) -> str:
    """Return the text in NFKC without control and invisible characters, with single spaces.

    Invisible characters and right-to-left overrides carry no letters; they are used to hide a name from a search.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    drawn = _UNDRAWN.sub("", text).translate(_ACUTE)
    visible = (
        " " if char.isspace() else char for char in drawn if char.isspace() or unicodedata.category(char)[0] != "C"
    )
    return " ".join(unicodedata.normalize("NFKC", "".join(visible)).split())


def split_words(text: str) -> list[str]:
    """Return the words of a cleaned text, in lower case; apostrophes join, other punctuation separates."""
    plain = text.translate(_APOSTROPHES).replace("&", " and ")
    spaced = "".join(char if char.isalnum() or _is_mark(char) else " " for char in plain)
    return [_one_script(word).casefold() for word in spaced.split()]


def _is_mark(character: str) -> bool:
    return not character.isascii() and unicodedata.category(character)[0] == "M"


def _one_script(word: str) -> str:
    return word.translate(_LOOKALIKES) if mixes_scripts(word) else word


def mixes_scripts(word: str) -> bool:
    """Return whether a word holds Latin letters among Cyrillic or Greek ones, which no language writes."""
    scripts = set() if word.isascii() else {script_of(char) for char in word}
    return "Latn" in scripts and bool(scripts & {"Cyrl", "Grek"})


@cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


def simplified(text: str) -> str:
    """Return Chinese in simplified characters: lists print them, Taiwan, Hong Kong and older papers do not."""
    return str(_simplifier().convert(text)) if is_east_asian(text) else text


@lru_cache(maxsize=200_000)
def to_latin(word: str) -> str:
    """Return a word in lower-case ASCII letters and digits, without marks; empty when nothing is left."""
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFKD", word) if not is_east_asian(word) else word
    without_marks = "".join(char for char in decomposed if not unicodedata.combining(char))
    return "".join(filter(str.isalnum, anyascii(without_marks).casefold()))


def host_of(website: str) -> str:
    """Return the host of a website's address, in lower case, without "www."; empty when there is none of its own.

    The page of a party on a platform says nothing: everybody has one there. An archived copy,
    "https://web.archive.org/web/2024/https://example.org", counts as the site it is of.
    """
    address = website.strip().rpartition("://")[2].lstrip("/")
    try:
        host = urlsplit(f"//{address}").hostname
    except ValueError:  # "http://[example": the bracket begins a number that never ends
        return ""
    if host is None or "." not in host or any(f".{host}".endswith(f".{name}") for name in PLATFORMS):
        return ""  # "n/a" and "none" are no websites
    return host.removeprefix("www.")
