"""The numbers that the sources keep can be asked for."""

import pytest

from loaders.registry import Source, load_sources
from loaders.sources.us_csl.numbers import CLAIMS, NOTHING
from screening.normalise.identifiers import ALL_SCHEMES

NO_NUMBERS = CLAIMS | {NOTHING, "incorporationDate", "remark"}


@pytest.mark.parametrize("source", load_sources(), ids=lambda source: source.spec.id)
@pytest.mark.parametrize("table", ["identifier", "document"])
def test_every_scheme_of_a_source_can_be_asked_for(source: Source, table: str) -> None:
    schemes = set(source.spec.tables.get(table, {}).values()) - NO_NUMBERS
    assert schemes <= ALL_SCHEMES
