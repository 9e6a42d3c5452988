"""Evidence in text: each piece numbered once, and never left out without a word."""

from typing import Any

import pytest

from api.cli.evidence_list import EvidenceList
from api.cli.layout import number_text
from ontologies.model import Language


def piece(number: int, quote: str = "") -> dict[str, Any]:
    """Return evidence as a result holds it."""
    return {"dataset": "a", "record": f"{number}", "quote": quote, "url": None, "date": "2026-11-20"}


def test_evidence_is_numbered_in_the_order_it_is_mentioned() -> None:
    sources = EvidenceList("en")
    assert (sources.marks([piece(1), piece(2)]), sources.marks([piece(2), piece(3)])) == ("[1][2]", "[2][3]")


def test_the_same_piece_is_named_once() -> None:
    assert EvidenceList("en").marks([piece(1), piece(2), piece(2)]) == "[1][2]"


def test_two_statements_of_one_record_are_two_pieces() -> None:
    assert EvidenceList("en").marks([piece(1, "One."), piece(1, "Two.")]) == "[1][2]"


def test_six_pieces_are_all_shown() -> None:
    assert EvidenceList("en").marks([piece(number) for number in range(6)]) == "[1][2][3][4][5][6]"


@pytest.mark.parametrize(
    ("language", "said"), [("en", "and 3 more in --format json"), ("nl", "en nog 3 in --format json")]
)
def test_what_is_not_shown_is_counted(language: Language, said: str) -> None:
    assert EvidenceList(language).marks([piece(number) for number in range(9)]) == f"[1][2][3][4][5][6] {said}"


@pytest.mark.parametrize(
    ("number", "decimals", "language", "text"),
    [(14160, 0, "nl", "14.160"), (14160, 0, "en", "14,160"), (8.7, 1, "nl", "8,7"), (8.7, 1, "en", "8.7")],
)
def test_a_count_is_written_as_the_language_writes_it(
    number: float, decimals: int, language: Language, text: str
) -> None:
    assert number_text(number, language, decimals=decimals) == text
