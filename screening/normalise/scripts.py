"""Which script a text is written in, as ISO 15924 codes."""

import unicodedata
from collections import Counter
from functools import lru_cache

# The first word of a character's Unicode name tells its script.
_BY_NAME = {
    "LATIN": "Latn",
    "CYRILLIC": "Cyrl",
    "GREEK": "Grek",
    "ARABIC": "Arab",
    "HEBREW": "Hebr",
    "CJK": "Hani",
    "HIRAGANA": "Kana",
    "KATAKANA": "Kana",
    "HANGUL": "Hang",
    "DEVANAGARI": "Deva",
    "GEORGIAN": "Geor",
    "ARMENIAN": "Armn",
    "THAI": "Thai",
}


@lru_cache(maxsize=20_000)
def script_of(character: str) -> str:
    """Return the script of a letter; empty for digits, marks and punctuation, ``Zyyy`` for scripts not named here."""
    if not character.isalpha():
        return ""
    return _BY_NAME.get(unicodedata.name(character, "").partition(" ")[0].partition("-")[0], "Zyyy")


def main_script(text: str) -> str:
    """Return the script of most letters; empty when there is no letter. Of equals the first wins."""
    if text.isascii():
        return "Latn" if any(map(str.isalpha, text)) else ""
    counts = Counter(filter(None, map(script_of, text)))
    return counts.most_common(1)[0][0] if counts else ""


def is_east_asian(text: str) -> bool:
    """Return whether the text holds Han, Kana or Hangul characters, which are written without spaces."""
    return not text.isascii() and any(script_of(character) in {"Hani", "Kana", "Hang"} for character in text)
