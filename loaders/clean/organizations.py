"""What the words of an organisation's name say about it."""

import re
from collections.abc import Iterable, Mapping

from screening.normalise.lexicon import phrases
from screening.normalise.names import organization_form

# The most telling word first: "Key Laboratory of the University of X" is a laboratory.
ORDER = ("laboratory", "university", "military", "government", "institute", "funder", "company", "other")
GROUP = "#group"  # alone it says little: there are groups of companies and armed groups
ACRONYM = re.compile(r"[A-Z][A-Z0-9/&.-]{1,9}|[А-ЯЁЄІЇҐЎ][А-ЯЁЄІЇҐЎ0-9/&.-]{1,5}")
BRACKETS = re.compile(r"(?P<before>.*?)\s*[(（\[](?P<inside>[^()（）\[\]]{1,80})[)）\]]\s*")
PREFIXES = re.compile(r"^(?:a\.?k\.?a\.?|f\.?k\.?a\.?|formerly|also known as|now)[,.:]?\s+", re.IGNORECASE)


def org_type_of(names: Iterable[str]) -> str:
    """Return the type of organisation its names tell of, as coded in the model; empty when they do not say."""
    known = phrases().org_types
    found: set[str] = set()
    for name in names:
        form = organization_form(name)
        words = [word for word in (*form.tokens, *form.legal) if word.startswith("#")]
        found.update(known[word] for word in words if word in known and (word != GROUP or len(words) > 1))
    return next((org_type for org_type in ORDER if org_type in found), "")


def is_distinctive(name: str) -> bool:
    """Return whether a name has a word of its own; "201 Research Institute" has none."""
    return any(not token.startswith("#") and not token.isdigit() for token in organization_form(name).tokens)


def is_acronym(text: str) -> bool:
    """Return whether a name is an acronym: capitals without spaces, at most ten Latin or six Cyrillic characters.

    Longer words in Cyrillic capitals are names of their own in the registers that print them.
    """
    return ACRONYM.fullmatch(text) is not None


def split_brackets(name: str) -> tuple[str, str]:
    """Return a name without the brackets at its end, and what stood in them."""
    found = BRACKETS.fullmatch(name)
    return (found.group("before"), found.group("inside").strip()) if found else (name, "")


def name_claims(printed: str, role: str) -> Mapping[str, str]:
    """Return the names that one printed name holds, with the claim property of each.

    "Beijing University of Aeronautics and Astronautics (BUAA)" is a name and an acronym; "X (f.k.a. Y)" is a name and
    a previous name. Other brackets belong to the name: "Huawei Device (Shenzhen) Co., Ltd.".

    Args:
        role: The claim property of the printed name itself: name, alias, previousName or weakAlias.
    """
    plain = PREFIXES.sub("", printed).strip(" ,;") or printed
    before, inside = split_brackets(plain)
    in_brackets = _role_in_brackets(inside) if before else ""
    if in_brackets:
        return {before: role, PREFIXES.sub("", inside): in_brackets}
    return {plain: "acronym" if role != "name" and is_acronym(plain) else role}


def _role_in_brackets(inside: str) -> str:
    if inside.lower().startswith(("f.k.a", "fka", "formerly")):
        return "previousName"
    if inside.lower().startswith(("a.k.a", "aka", "also known as")):
        return "alias"
    return "acronym" if is_acronym(inside) else ""
