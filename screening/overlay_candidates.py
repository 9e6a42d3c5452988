"""Candidates among an institution's own parties: few, so each name is compared."""

from collections.abc import Sequence
from dataclasses import replace

from screening import matcher
from screening.candidates import Candidate, conflicts, has_same_name, identity_of, order_of, score_with_fields
from screening.compare.fields import compare_fields
from screening.index import Hit
from screening.matcher import score_names
from screening.names_table import FoundName
from screening.normalise.names import NameForm
from screening.query import Query
from screening.world import World


def overlay_candidates(world: World, query: Query, published: Sequence[Candidate]) -> list[Candidate]:
    """Return the overlay's parties whose name agrees, best first.

    Args:
        published: The candidates of the snapshot. One of the same name leaves open which of the two is meant; the
            institution's own statement never unsettles the published one.
    """
    best: dict[int, Candidate] = {}
    if query.kind != "organization":
        return []
    for place, form in world.overlay.names():
        for asked in query.forms:
            row = world.adjacency.parties + place
            candidate = _candidate(world, query, row, asked, form)
            if candidate.score >= matcher.POSSIBLE and (row not in best or candidate.score > best[row].score):
                best[row] = candidate
    same = [item for item in best.values() if has_same_name(item) and not conflicts(item)]
    is_one = len(same) == 1 and not any(map(has_same_name, published))
    settled = [replace(item, identity="confirmed") if is_one and item is same[0] else item for item in best.values()]
    return sorted(settled, key=order_of)


def _candidate(world: World, query: Query, row: int, asked: NameForm, form: NameForm) -> Candidate:
    party = world.party(row)
    name = score_names(asked, form, is_acronym=False)
    fields = tuple(compare_fields(query, party))
    score = score_with_fields(name, fields)
    hit = Hit(row, FoundName(form, "full", row), name)
    return Candidate(row, party, asked, hit, score, identity_of(score), fields, 1)
