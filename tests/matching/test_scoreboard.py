"""No script gets worse unnoticed: recall and precision over all hand-written cases, gaps included."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import pytest

from tests.support.matching import SCRIPTS, Case, every_case, todays_bands

Scoreboard: TypeAlias = Mapping[str, Mapping[str, float]]
GOLDEN = Path(__file__).with_name("scoreboard.json")


def score_cases(cases: Sequence[Case]) -> Mapping[str, float]:
    """Return how many of the cases that must match are found, and how many of those found and confirmed are right."""
    bands = todays_bands()
    wanted = [case for case in cases if case.expected != "none"]
    found = [case for case in cases if bands[case] != "none"]
    confirmed = [case for case in cases if bands[case] == "confirmed"]
    return {
        "cases": len(cases),
        "recall": _share(wanted, found),
        "precision": _share(found, wanted),
        "confirmedRightly": _share(confirmed, [case for case in cases if case.expected == "confirmed"]),
    }


def _share(of: Sequence[Case], in_: Sequence[Case]) -> float:
    return round(len(set(of) & set(in_)) / len(of), 3) if of else 1.0


@pytest.fixture(scope="module")
def scoreboard() -> Scoreboard:
    return {script: score_cases([case for case in every_case() if case.script == script]) for script in SCRIPTS}


@pytest.fixture
def golden(scoreboard: Scoreboard, rewrite: bool) -> Scoreboard:
    if rewrite:
        lines = [f'  "{script}": {json.dumps(figures)}' for script, figures in scoreboard.items()]
        GOLDEN.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    board: Scoreboard = json.loads(GOLDEN.read_text(encoding="utf-8"))
    return board


@pytest.mark.parametrize("figure", ["recall", "precision", "confirmedRightly"])
@pytest.mark.parametrize("script", SCRIPTS)
def test_no_script_is_worse_than_the_scoreboard_says(
    script: str, figure: str, scoreboard: Scoreboard, golden: Scoreboard
) -> None:
    assert scoreboard[script][figure] >= golden[script][figure]


def test_the_scoreboard_says_what_the_matcher_does_today(scoreboard: Scoreboard, golden: Scoreboard) -> None:
    assert golden == scoreboard, "Run pytest --rewrite and review the figures."


@pytest.mark.parametrize("script", SCRIPTS)
def test_nothing_is_confirmed_that_must_not_be_confirmed(script: str, scoreboard: Scoreboard) -> None:
    assert scoreboard[script]["confirmedRightly"] == 1.0
