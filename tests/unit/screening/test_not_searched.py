"""What every answer leaves out beside lists is named in it, with the reason."""

import pytest

from ontologies.model import Ontology
from screening.not_searched import BESIDE_LISTS, beside_lists
from screening.query import Query, check_query
from screening.sentences import SENTENCES
from tests.support.graph import TODAY

ORGANIZATION = check_query("Zonnehoek Universiteit", TODAY)
PERSON = check_query("Arvid Stormkraai", TODAY, is_person=True, purpose="Appointment")
TOPIC = check_query("Zonnehoek Universiteit", TODAY, topic="Optics")


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        (ORGANIZATION, ["persons", "indicators"]),
        (PERSON, ["organizations", "indicators"]),
        (TOPIC, ["persons", "topics", "indicators"]),
    ],
)
def test_the_other_kind_of_party_and_a_topic_that_was_given_are_named(
    ontology: Ontology, query: Query, ids: list[str]
) -> None:
    found = beside_lists(query, ontology, "en")
    assert [item["id"] for item in found] == ids
    assert set(ids) <= BESIDE_LISTS


def test_none_of_it_is_required_and_all_of_it_has_a_reason(ontology: Ontology) -> None:
    found = beside_lists(TOPIC, ontology, "nl")
    assert all(item["required"] is False and item["title"] and item["reason"] for item in found)


def test_every_indicator_that_is_not_assessed_is_named_with_its_reason(ontology: Ontology) -> None:
    *_, item = beside_lists(ORGANIZATION, ontology, "nl")
    waiting = [indicator for indicator in ontology.indicators.values() if not indicator.is_assessed]
    assert item["title"].startswith(f"{len(waiting)} van de {len(ontology.indicators)} indicatoren")
    for indicator in waiting:
        assert indicator.not_assessed_reason
        assert f"{indicator.id} {indicator.title.nl}: {indicator.not_assessed_reason.nl}" in item["reason"]


def test_the_indicators_are_in_the_order_of_letter_and_number(ontology: Ontology) -> None:
    *_, item = beside_lists(ORGANIZATION, ontology, "en")
    assert "B2, B6, B11, C1" in item["title"]


@pytest.mark.parametrize("name", sorted(BESIDE_LISTS - {"indicators"}))
def test_each_has_a_title_and_a_reason_in_words(name: str) -> None:
    assert {name, f"{name}_not_searched"} <= set(SENTENCES)
