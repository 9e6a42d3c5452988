"""Titles of the acts: regulations are numbered number/year until 2014, and year/number from 2015."""

import pytest

from loaders.registry import find_source
from loaders.source import DatasetSpec


@pytest.mark.parametrize("act", find_source("eu_annexes").spec.datasets, ids=lambda act: act.id)
def test_a_title_numbers_its_act_as_the_official_journal_does(act: DatasetSpec) -> None:
    celex = act.id.partition("/")[2]
    year, number = int(celex[1:5]), int(celex[6:])
    printed = f"EU {number}/{year}: " if year < 2015 else f"EU {year}/{number}: "
    assert act.title.en.startswith(printed)
    assert act.title.nl.startswith(printed)
