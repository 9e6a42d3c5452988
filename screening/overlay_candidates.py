"""Candidates among an institution's own parties: few, so each name is compared."""

from screening import matcher
from screening.candidates import Candidate, Identity
from screening.index import Hit
from screening.matcher import score_names
from screening.names_table import FoundName
from screening.query import Query
from screening.world import World


def overlay_candidates(world: World, query: Query) -> list[Candidate]:
    """Return the overlay's parties whose name agrees, best first."""
    best: dict[int, Candidate] = {}
    if query.kind != "organization":
        return []
    first_row = len(world.adjacency.starts) - 1
    for place, form in world.overlay.names():
        for asked in query.forms:
            score = score_names(asked, form, is_acronym=False)
            if score.value < matcher.POSSIBLE:
                continue
            row = first_row + place
            identity: Identity = "confirmed" if score.by == "exact" and form.is_full else "possible"
            hit = Hit(row, FoundName(form, "full", row), score)
            candidate = Candidate(row, world.party(row), asked, hit, round(score.value, 4), identity, (), 1)
            if row not in best or candidate.score > best[row].score:
                best[row] = candidate
    return sorted(best.values(), key=lambda candidate: (-candidate.score, candidate.party.id))
