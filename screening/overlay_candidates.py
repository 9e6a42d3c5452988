"""Candidates among an institution's own parties: few, so each name is compared."""

from screening import matcher
from screening.candidates import Candidate, Identity, order_of, score_with_fields
from screening.compare.fields import compare_fields
from screening.index import Hit
from screening.matcher import score_names
from screening.names_table import FoundName
from screening.normalise.names import NameForm
from screening.query import Query
from screening.world import World


def overlay_candidates(world: World, query: Query) -> list[Candidate]:
    """Return the overlay's parties whose name agrees, best first."""
    best: dict[int, Candidate] = {}
    if query.kind != "organization":
        return []
    first_row = world.adjacency.parties
    for place, form in world.overlay.names():
        for asked in query.forms:
            row = first_row + place
            candidate = _candidate(world, query, row, asked, form)
            if candidate.score >= matcher.POSSIBLE and (row not in best or candidate.score > best[row].score):
                best[row] = candidate
    return sorted(best.values(), key=order_of)


def _candidate(world: World, query: Query, row: int, asked: NameForm, form: NameForm) -> Candidate:
    party = world.party(row)
    name = score_names(asked, form, is_acronym=False)
    fields = tuple(compare_fields(query, party))
    is_settled = name.by == "exact" and form.is_full and all(field.is_for for field in fields)
    identity: Identity = "confirmed" if is_settled else "possible"
    hit = Hit(row, FoundName(form, "full", row), name)
    return Candidate(row, party, asked, hit, score_with_fields(name, fields), identity, fields, 1)
