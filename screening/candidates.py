"""Who may be meant: candidates of a query, scored, each with its identity and the reasons for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from screening import matcher
from screening.compare.fields import FieldResult, compare_fields, settles_identity
from screening.index import Hit
from screening.matcher import NameScore
from screening.normalise.names import NameForm
from screening.query import Query
from screening.snapshot.party import Party
from screening.snapshot.snapshot import Snapshot

MOST_ASSESSED = 100  # many: a party left out could share the name of one that is confirmed
Identity: TypeAlias = Literal["confirmed", "probable", "possible"]
AGREEMENT = {
    "country_agrees": matcher.COUNTRY_AGREES,
    "city_agrees": matcher.CITY_AGREES,
    "website_agrees": matcher.WEBSITE_AGREES,
    "birth_date_agrees": matcher.BIRTH_DATE_AGREES,
    "identifier_agrees": 1.0,
}
CONFLICT = {
    "country_conflict": matcher.COUNTRY_CONFLICT,
    "birth_date_conflict": matcher.BIRTH_DATE_CONFLICT,
    "identifier_conflict": matcher.IDENTIFIER_CONFLICT,
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A party that may be meant.

    Attributes:
        query_form: The form of the query that met the name.
        matched: The party's name that met it best; None when a number or website found the party.
        shared_by: How many parties carry the very name.
    """

    row: int
    party: Party
    query_form: NameForm
    matched: Hit | None
    score: float
    identity: Identity
    fields: tuple[FieldResult, ...]
    shared_by: int


def find_candidates(snapshot: Snapshot, query: Query) -> list[Candidate]:
    """Return the candidates at or above the shipped threshold, best first."""
    hits = _best_hits(snapshot, query)
    within_reach = [item for item in hits.items() if _most(_name_value(item[1]), query) >= matcher.POSSIBLE]
    promising = sorted(within_reach, key=lambda item: (-_name_value(item[1]), item[0]))[:MOST_ASSESSED]
    by_field = [(row, None) for row in _rows_by_field(snapshot, query) if row not in hits]
    scored = [_candidate(snapshot, query, row, hit) for row, hit in (*promising, *by_field)]
    kept = [candidate for candidate in _settled(query, scored) if candidate.score >= matcher.POSSIBLE]
    return sorted(kept, key=order_of)


def order_of(candidate: Candidate) -> tuple[int, float, str]:
    """Return what candidates are ordered by: identity, score, id."""
    rank = ("confirmed", "probable", "possible").index(candidate.identity)
    return rank, -candidate.score, candidate.party.id


def _name_value(hit: tuple[NameForm, Hit]) -> float:
    return hit[1].score.value


def _most(name_value: float, query: Query) -> float:
    """Return the highest score a name can still reach when every field of the query agrees."""
    given = {
        "country_agrees": query.country,
        "city_agrees": query.city,
        "website_agrees": query.website,
        "birth_date_agrees": query.birth_date,
        "identifier_agrees": query.identifiers,
    }
    missing = 1.0 - name_value
    for field, value in given.items():
        missing *= 1.0 - AGREEMENT[field] if value else 1.0
    return 1.0 - missing


def _best_hits(snapshot: Snapshot, query: Query) -> dict[int, tuple[NameForm, Hit]]:
    best: dict[int, tuple[NameForm, Hit]] = {}
    for form in query.forms:
        for hit in snapshot.index.find(form, query.kind):
            known = best.get(hit.party)
            if known is None or hit.score.value > known[1].score.value:
                best[hit.party] = (form, hit)
    return best


def _rows_by_field(snapshot: Snapshot, query: Query) -> list[int]:
    keys = [f"i {identifier}" for identifier in query.identifiers]
    if query.website:
        keys.append(f"w {query.website}")
    rows = dict.fromkeys(int(row) for key in keys for row in snapshot.fields.rows(key)[:MOST_ASSESSED])
    return [row for row in rows if (snapshot.party(row).kind == "Person") == (query.kind == "person")]


def _candidate(snapshot: Snapshot, query: Query, row: int, found: tuple[NameForm, Hit] | None) -> Candidate:
    party = snapshot.party(row)
    form, hit = found if found else (query.forms[0], None)
    fields = tuple(compare_fields(query, party))
    score = score_with_fields(hit.score if hit else NameScore(0.0, "words"), fields)
    shared = snapshot.index.parties_with_name(hit.name.form, query.kind) if hit and hit.score.by == "exact" else set()
    return Candidate(row, party, form, hit, score, identity_of(score), fields, len(shared))


def identity_of(score: float) -> Identity:
    """Return the identity that a score alone gives."""
    return "probable" if score >= matcher.PROBABLE else "possible"


def score_with_fields(name: NameScore, fields: Iterable[FieldResult]) -> float:
    """Return the score of a name after the fields that speak for and against."""
    score = name.value
    for field in fields:
        if field.is_for:
            score += (1.0 - score) * AGREEMENT[field.id]
        else:
            score *= CONFLICT[field.id]
    return round(score, 4)


def _settled(query: Query, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates with their identity settled where docs/reference/matching.md settles it."""
    same = [item for item in candidates if has_same_name(item) and not conflicts(item)]
    if query.kind == "person":
        agreeing = [item for item in same if _birth_date_settles(item)]
        named = agreeing[0] if len(agreeing) == 1 else None
    else:
        agreeing = [item for item in same if any(field.id == "country_agrees" for field in item.fields)]
        is_one = len(same) == 1 and (bool(agreeing) or (same[0].shared_by == 1 and same[0].query_form.is_distinctive))
        named = same[0] if is_one else None
    return [
        replace(item, identity="confirmed") if item is named or _has_settling_field(item) else item
        for item in candidates
    ]


def _has_settling_field(candidate: Candidate) -> bool:
    return any(map(settles_identity, candidate.fields)) and not conflicts(candidate)


def has_same_name(candidate: Candidate) -> bool:
    """Return whether the query is a full name of the party, of at least two meaningful words, and no acronym."""
    hit = candidate.matched
    return hit is not None and hit.score.by == "exact" and hit.name.role == "full" and candidate.query_form.is_full


def conflicts(candidate: Candidate) -> bool:
    """Return whether a given field speaks against the candidate."""
    return any(not field.is_for for field in candidate.fields)


def _birth_date_settles(candidate: Candidate) -> bool:
    """Return whether the date of birth given agrees and is at least as exact as the published one."""
    return any(
        field.id == "birth_date_agrees" and len(field.query_value) >= len(field.candidate_value)
        for field in candidate.fields
    )
