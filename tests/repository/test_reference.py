"""Pages of the reference that are made from the model: they say what the code reads."""

from collections.abc import Iterator
from pathlib import Path

from ontologies.model import Ontology

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "indicators.md"
HEAD = """# Indicators

Made from `ontologies/indicators.ttl` by `pytest tests/repository/test_reference.py --rewrite`. A proposal, to be mapped
onto the national uniform set. The weight is the highest the indicator can give; single findings may weigh less.

"""


def test_the_page_of_indicators_says_what_the_model_says(ontology: Ontology, rewrite: bool) -> None:
    page = HEAD + "\n".join(describe_indicators(ontology))
    if rewrite:
        PAGE.write_text(page, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page


def describe_indicators(ontology: Ontology) -> Iterator[str]:
    """Yield the lines of the page: a table of all, then caveat, explanation and follow-up of each."""
    indicators = ontology.indicators.values()
    yield from ("| id | Nederlands | English | kind | weight | assessed |", "|---|---|---|---|---|---|")
    for item in indicators:
        band, kind = (ontology.label(*term, "en") for term in (("Band", item.band), ("StatementKind", item.kind)))
        is_assessed = "yes" if item.is_assessed else "not yet"
        yield f"| {item.id} | {item.title.nl} | {item.title.en} | {kind} | {band} | {is_assessed} |"
    for item in indicators:
        yield from ("", f"## {item.id} {item.title.en}", "")
        yield f"- Caveat: {item.caveat.en}"
        yield f"- Possible ordinary explanation: {item.benign.en}"
        yield f"- What to do: {item.follow_up.en}"
    yield ""
