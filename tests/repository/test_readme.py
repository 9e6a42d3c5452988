"""The README shows what the program prints."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from api.cli.show_screening import SIGNS
from loaders.registry import load_sources
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


def test_the_readme_explains_every_outcome_with_the_words_that_are_printed(ontology: Ontology) -> None:
    printed = {
        code: f"{SIGNS[code]} {ontology.label('Outcome', code, 'en')} / {ontology.label('Outcome', code, 'nl')}"
        for code in ontology.vocabularies["Outcome"]
    }
    table = re.findall(r"^\| `(\w+)` \| (\S [^|]*/[^|]*) \| [^|]+ \|$", README, re.MULTILINE)
    assert table == list(printed.items())


def test_the_readme_counts_the_indicators_that_are_not_assessed_yet(ontology: Ontology) -> None:
    waiting = sum(not item.is_assessed for item in ontology.indicators.values())
    counted = f"{waiting} of the {len(ontology.indicators)} indicators are described and not yet assessed"
    assert counted in " ".join(README.split())


def test_the_readme_counts_the_eu_regulations_of_the_source() -> None:
    (source,) = [item for item in load_sources() if item.spec.id == "eu_annexes"]
    assert f"annexes of {len(source.spec.datasets)} EU regulations" in README
