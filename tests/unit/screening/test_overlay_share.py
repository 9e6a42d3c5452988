"""A share in an institution's own data is a number from 0 to 100, or the question is refused."""

import pytest

from graph.errors import InvalidQuery
from ontologies.model import Ontology
from screening.overlay import build_overlay

PARTIES = [{"id": "own:1", "name": "Zonnehoek Holding"}, {"id": "own:2", "name": "Zonnehoek Laboratorium"}]


def shared(share: str) -> list[dict[str, str]]:
    return [{"type": "OWNS", "from": "own:1", "to": "own:2", "share": share}]


@pytest.mark.parametrize("share", ["0", "49.9", "100", "100.0"])
def test_a_number_from_0_to_100_is_kept_as_given(ontology: Ontology, share: str) -> None:
    overlay = build_overlay(PARTIES, shared(share), ontology)
    assert overlay.ties[0].properties == {"share": share}


def test_an_unknown_share_stays_unknown(ontology: Ontology) -> None:
    assert build_overlay(PARTIES, shared(""), ontology).ties[0].properties == {}


@pytest.mark.parametrize("share", ["100.1", "-1", "half", "²", "٥١", "1.2.3", ".", "nan"])
def test_anything_else_is_refused(ontology: Ontology, share: str) -> None:
    with pytest.raises(InvalidQuery, match="is not a value of 'share'"):
        build_overlay(PARTIES, shared(share), ontology)
