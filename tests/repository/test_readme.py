"""The README shows what the program prints."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from ontologies.model import Ontology
from tests.conftest import Ran

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"^```text\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@pytest.fixture
def demonstration(run_command: Callable[..., Ran]) -> str:
    ran = run_command("demo")
    assert ran.code == 0
    return DAY.sub("DAY", ran.out)


@pytest.mark.parametrize("block", SHOWN)
def test_what_the_readme_shows_is_what_the_demonstration_prints(block: str, demonstration: str) -> None:
    assert DAY.sub("DAY", block) in demonstration


def test_the_readme_shows_output_at_all() -> None:
    assert len(SHOWN) >= 3


def test_the_readme_explains_every_outcome(ontology: Ontology) -> None:
    assert re.findall(
        r"^\| `(\w+)` \| [^|]*(?:confirmed|verify|settled|required|nothing)", README, re.MULTILINE
    ) == list(ontology.vocabularies["Outcome"])


def test_the_readme_counts_the_indicators_that_are_not_assessed_yet(ontology: Ontology) -> None:
    waiting = sum(not item.is_assessed for item in ontology.indicators.values())
    assert f"{waiting} of the {len(ontology.indicators)} indicators are described and\n  not yet assessed" in README
