"""The sentences of a result: the same facts in both languages, each one used, written as each language writes."""

import ast
import re
import string
from pathlib import Path

import pytest

import screening
from ontologies.model import Language
from screening.sentences import SENTENCES, say, say_number

FOLDER = Path(screening.__file__).parent
IDENTITY = FOLDER.parent / "loaders" / "identity.py"


def grounds() -> set[str]:
    """Return the codes of the grounds on which records are joined."""
    calls = (node for node in ast.walk(ast.parse(IDENTITY.read_text("utf-8"))) if isinstance(node, ast.Call))
    found = (call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "_ground")
    return {keyword.arg for call in found for keyword in call.keywords if keyword.arg}


def places(text: str) -> set[str]:
    """Return the names of the values a sentence needs."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_a_sentence_needs_the_same_values_in_both_languages() -> None:
    assert [key for key, label in SENTENCES.items() if places(label.nl) != places(label.en)] == []


def test_every_ground_of_a_join_has_its_words() -> None:
    assert {key for key in SENTENCES if key.startswith("join_")} == {f"join_{code}" for code in grounds()}


def test_every_sentence_is_used() -> None:
    paths = [path for path in FOLDER.rglob("*.py") if path.name != "sentences.py"]
    source = "".join(path.read_text(encoding="utf-8") for path in paths)
    built = {f"{name}_not_searched" for name in ("persons", "organizations", "topics")}
    built |= {f"rule_{outcome}" for outcome in ("listed", "linked", "attention")}
    written = set(re.findall(r"[\"'](\w+)[\"']", source))
    assert {key for key in SENTENCES if not key.startswith("join_")} - written - built == set()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Voorbeeld B.V.", "Part of Voorbeeld B.V."),
        ("Voorbeeld", "Part of Voorbeeld."),
        ("En zo voort...", "Part of En zo voort...."),
    ],
)
def test_a_name_that_ends_in_a_full_stop_brings_no_second_one(name: str, said: str) -> None:
    assert say("unit_of", "en", name=name).replace("Unit or laboratory of", "Part of") == said


@pytest.mark.parametrize(
    ("value", "language", "said"),
    [(55.5, "nl", "55,5"), (55.5, "en", "55.5"), (60.0, "nl", "60"), (49.99999, "nl", "49,99999")],
)
def test_a_number_is_written_as_the_language_writes_it(value: float, language: Language, said: str) -> None:
    assert say_number(value, language) == said


def test_a_per_cent_sign_does_not_leave_its_number() -> None:
    texts = [text for label in SENTENCES.values() for text in (label.nl, label.en)]
    assert [text for text in texts if " %" in text] == []
