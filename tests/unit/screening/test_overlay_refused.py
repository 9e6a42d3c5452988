"""An overlay that the model does not allow is refused as a question that cannot be answered."""

from collections.abc import Mapping

import pytest

from graph.errors import InvalidQuery
from ontologies.model import Ontology
from screening.overlay import MOST_PARTIES, MOST_RELATIONS, build_overlay

OWN = "Eigen Onderneming Duinrand"
PARTY = {"id": "own:1", "name": OWN}
OWNED = {"type": "OWNS", "from": "a:1", "to": "own:1", "share": "60"}


@pytest.mark.parametrize(
    "relation",
    [
        {**OWNED, "share": "101"},
        {**OWNED, "share": "-1"},
        {**OWNED, "share": "half"},
        {**OWNED, "share": "²"},
        {**OWNED, "share": "."},
        {**OWNED, "validFrom": "yesterday"},
        {**OWNED, "validFrom": "2024-13"},
        {**OWNED, "validTo": "2023-02-30"},
        {**OWNED, "validFrom": "2025", "validTo": "2020"},
        {**OWNED, "from": "own:1"},
        {**OWNED, "type": "LIKES"},
        {**OWNED, "type": "owns"},
        {"type": "LISTED_IN", "from": "own:1", "to": "a:1"},
        {"type": "ASSESSED_IN", "from": "own:1", "to": "a:1"},
        {"type": "SAME_AS", "from": "own:1", "to": "a:1"},
        {"type": "PART_OF", "from": "own:1", "to": "a:1", "share": "60"},
        {"type": "AFFILIATED_WITH", "from": "own:1", "to": "a:1"},
    ],
)
def test_a_relation_that_the_model_does_not_allow_is_refused(ontology: Ontology, relation: Mapping[str, str]) -> None:
    with pytest.raises(InvalidQuery) as caught:
        build_overlay((PARTY,), (relation,), ontology)
    assert caught.value.field == "overlay"


@pytest.mark.parametrize(
    "parties",
    [
        ({"id": "own:1", "name": ""},),
        ({"id": "own:1", "name": " \u200b "},),
        ({"id": "own:1", "name": "x" * 201},),
        ({"id": "a:1", "name": OWN},),
        (PARTY, {**PARTY, "name": "Andere"}),
    ],
)
def test_a_party_without_a_name_or_an_own_id_is_refused(
    ontology: Ontology, parties: tuple[Mapping[str, str], ...]
) -> None:
    with pytest.raises(InvalidQuery):
        build_overlay(parties, (), ontology)


def test_an_overlay_has_a_size(ontology: Ontology) -> None:
    parties = [{"id": f"own:{place}", "name": "Naam"} for place in range(MOST_PARTIES + 1)]
    with pytest.raises(InvalidQuery, match=str(MOST_PARTIES)):
        build_overlay(parties, (), ontology)
    with pytest.raises(InvalidQuery, match=str(MOST_RELATIONS)):
        build_overlay((PARTY,), [OWNED] * (MOST_RELATIONS + 1), ontology)


def test_the_greatest_overlay_is_accepted(ontology: Ontology) -> None:
    parties = [{"id": f"own:{place}", "name": "Naam"} for place in range(MOST_PARTIES)]
    overlay = build_overlay(parties, [OWNED] * MOST_RELATIONS, ontology)
    assert (len(overlay.parties), len(overlay.ties)) == (MOST_PARTIES, MOST_RELATIONS)
