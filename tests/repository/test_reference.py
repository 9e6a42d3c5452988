"""Pages of the reference that are made from the model: they say what the code reads."""

import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path

from ontologies.model import Indicator, Ontology

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "indicators.md"
HEAD = (
    "An indicator is one question asked of every candidate; its number stands before each finding. {assessed} of {all} "
    "are assessed in this release. The weight is the highest the indicator can give; single findings may weigh less. "
    "The Dutch texts are in the answer with `--language nl`."
)
FOOT = (
    "The indicators are a proposal, to be mapped onto the national uniform set. This page is made from "
    "`ontologies/indicators.ttl` by `.venv/bin/python -m pytest tests/repository/test_reference.py --rewrite`."
)
# The band of a candidate whose identity is not settled is no weight.
NO_WEIGHT = "VERIFY"


def test_the_page_of_indicators_says_what_the_model_says(ontology: Ontology, rewrite: bool) -> None:
    page = "\n".join(describe_indicators(ontology))
    if rewrite:
        PAGE.write_text(page, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page


def describe_indicators(ontology: Ontology) -> Iterator[str]:
    """Yield the lines of the page: a table of all, then caveat, explanation and follow-up of each."""
    indicators = sorted(ontology.indicators.values(), key=lambda item: (item.id[0], int(item.id[1:])))
    assessed = sum(item.is_assessed for item in indicators)
    yield from ("# Indicators", "", *wrapped([HEAD.format(assessed=assessed, all=len(indicators))]), "")
    yield from ("| id | Nederlands | English | kind | weight | assessed |", "|---|---|---|---|---|---|")
    yield from (table_row(item, ontology) for item in indicators)
    for item in indicators:
        yield from ("", f"## {item.id} {item.title.en}", "", *wrapped(advice(item), "  "))
    yield from ("", "## How this page is made", "", *wrapped([FOOT]), "")


def table_row(item: Indicator, ontology: Ontology) -> str:
    kind = ontology.label("StatementKind", item.kind, "en")
    weight = "—" if item.band == NO_WEIGHT else ontology.label("Band", item.band, "en")
    is_assessed = "yes" if item.is_assessed else "not yet"
    return f"| {item.id} | {item.title.nl} | {item.title.en} | {kind} | {weight} | {is_assessed} |"


def advice(item: Indicator) -> Iterator[str]:
    yield f"- Caveat: {item.caveat.en}"
    yield f"- Possible ordinary explanation: {item.benign.en}"
    yield f"- What to do: {item.follow_up.en}"


def wrapped(paragraphs: Iterable[str], indent: str = "") -> Iterator[str]:
    for text in paragraphs:
        yield from textwrap.wrap(text, 100, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
