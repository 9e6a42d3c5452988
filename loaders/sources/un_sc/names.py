"""The name fields of the UN list: several names, other scripts and remarks in one text."""

import re

from screening.normalise.scripts import main_script

# "X (previously listed as)", "X (birth name)", "X, born in Y on 1 Jan. 1967": what is no name.
REMARK = re.compile(
    r"\s*\((?:(?:previously|formerly) listed|birth name|combat name|false identity)[^()]*\)|,\s*born\b.*",
    re.IGNORECASE | re.DOTALL,
)
ORIGINAL_SCRIPT = re.compile(r"\boriginal script:?", re.IGNORECASE)


def names_in(printed: str) -> list[str]:
    """Return the names in one text: "X; Y", "X (original script: Y)", "Y (X; Z)"; other brackets stay in the name."""
    text = ORIGINAL_SCRIPT.sub("", REMARK.sub("", printed))
    before, _, inside = text.partition("(")
    scripts = main_script(before), main_script(inside)
    if ";" in inside or (all(scripts) and scripts[0] != scripts[1]):
        text = re.sub(r"[()]", ";", text)
    return [name for name in (part.strip(" ,") for part in text.split(";")) if name]


def names_in_note(note: str) -> list[str]:
    """Return the name that the note of an alias gives in another script: "in Arabic script: X"."""
    return names_in(note.partition("script:")[2])


def has_remark(printed: str) -> bool:
    """Return whether a text tells more than names."""
    return REMARK.search(printed) is not None
