"""The words of the text output: each one asked for exists, in both languages, and gets the values it needs."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import api.cli
from api.cli.words import WORDS, word
from graph.version import Status
from ontologies.model import LANGUAGES, Language

FOLDER = Path(api.cli.__file__).parent
COUNTS = {"parties", "names", "relations", "listings"}  # of a snapshot's manifest


def places(text: str) -> set[str]:
    """Return the names of the values a text needs."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def calls() -> Iterator[tuple[str, str, set[str]]]:
    """Yield file, word and names of the values of each call of `word` whose word is written out."""
    for path in sorted(FOLDER.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "word":
                key = node.args[0]
                if isinstance(key, ast.Constant):
                    yield path.name, str(key.value), {str(item.arg) for item in node.keywords}


@pytest.mark.parametrize(
    ("file", "key", "values"), list(calls()), ids=lambda value: None if isinstance(value, set) else value
)
def test_every_word_asked_for_exists_and_gets_its_values(file: str, key: str, values: set[str]) -> None:
    for language in LANGUAGES:
        assert places(WORDS[key].in_language(language)) <= values, f"{file} asks for {key!r}"


def test_every_word_is_asked_for() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.py") if path.name != "words.py")
    written = set(re.findall(r"[\"'](\w+)[\"']", source)) | {status.value for status in Status}
    built = {"nobody_organization", "nobody_person", *COUNTS}
    assert set(WORDS) - written - built == set()


def test_a_word_needs_the_same_values_in_both_languages() -> None:
    assert [key for key, label in WORDS.items() if places(label.nl) != places(label.en)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_empty(language: Language) -> None:
    assert [key for key, label in WORDS.items() if not label.in_language(language).strip()] == []


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_became_of_a_file_can_be_said(status: Status, language: Language) -> None:
    assert word(status.value, language)


@pytest.mark.parametrize("key", ["standing_note", "nobody_person", "try", "demo_fictional", "not_searched"])
def test_a_sentence_is_translated(key: str) -> None:
    assert WORDS[key].nl != WORDS[key].en


@pytest.mark.parametrize("forbidden", ["veilig", "goedgekeurd", "safe", "cleared", "approved"])
def test_no_word_says_that_a_partner_is_safe(forbidden: str) -> None:
    assert [key for key, label in WORDS.items() if forbidden in f"{label.nl} {label.en}".lower().split()] == []
