"""Entities of the UN list: what their names tell of their type, and dates that cannot be read."""

import pytest

from graph.facts import Claim, Relation, decode_fact
from loaders.intake import Edition
from loaders.registry import find_source
from tests.support.lists import UN_ENTITY, read_edition


def read(name: str = "MAANVIS TRADING", regime: str = "DPRK", listed_on: str = "2017-08-05") -> Edition:
    entity = UN_ENTITY.format(number=1, name=name).replace("DPRK", regime).replace("2017-08-05", listed_on)
    content = (
        '<CONSOLIDATED_LIST dateGenerated="2026-11-20T06:00:00.000Z"><INDIVIDUALS/>'
        f"<ENTITIES>{entity}</ENTITIES></CONSOLIDATED_LIST>"
    )
    return read_edition(find_source("un_sc"), content.encode())


def types_of(edition: Edition) -> list[str]:
    facts = map(decode_fact, edition.encoded_facts)
    return [fact.value for fact in facts if isinstance(fact, Claim) and fact.property == "orgType"]


@pytest.mark.parametrize(
    ("regime", "name", "types"),
    [
        ("DPRK", "MAANVIS TRADING GROUP", ["company"]),
        ("DPRK", "MAANVIS ARMY", ["military"]),
        ("Al-Qaida", "MAANVIS GROUP", []),
        ("Al-Qaida", "ARMY OF THE MAANVIS", []),
        ("Al-Qaida", "MAANVIS TRADING LTD", ["company"]),
        ("Taliban", "MAANVIS MONEY EXCHANGE", []),
    ],
)
def test_of_an_armed_group_only_a_legal_form_tells_the_type(regime: str, name: str, types: list[str]) -> None:
    assert types_of(read(name, regime)) == types


def test_a_date_of_listing_that_cannot_be_read_is_an_issue() -> None:
    edition = read(listed_on="some day")
    (listing,) = (fact for fact in map(decode_fact, edition.encoded_facts) if isinstance(fact, Relation))
    assert (listing.valid_from, [issue.code for issue in edition.issues]) == ("", ["unreadable_date"])
