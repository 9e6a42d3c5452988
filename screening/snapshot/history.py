"""Turns runs of versions into periods of time: from when until when something held, as known now."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from graph.facts import Relation
from graph.store import StoredFact
from screening.snapshot.adjacency import end_day
from screening.snapshot.manifest import VersionInfo
from screening.snapshot.party import Mark, Tie


def build_ties(stored: Iterable[StoredFact], versions: Mapping[str, Sequence[VersionInfo]]) -> Iterator[Tie]:
    """Yield the periods of relations, oldest first per relation.

    A relation whose text changed from one edition to the next is one period, in its newest words. One that was gone in
    between is two periods: being listed again is another listing.

    Args:
        versions: The published versions per dataset, oldest first.
    """
    by_id: dict[str, list[tuple[StoredFact, Relation]]] = {}
    for item in stored:
        fact = item.fact
        if isinstance(fact, Relation):
            by_id.setdefault(f"{item.dataset}|{fact.id}", []).append((item, fact))
    for runs in by_id.values():
        yield from _periods(sorted(runs, key=lambda run: run[0].first), versions)


def _periods(
    runs: Sequence[tuple[StoredFact, Relation]], versions: Mapping[str, Sequence[VersionInfo]]
) -> Iterator[Tie]:
    begun = runs[0][0].first
    ended_before = ""
    for place, (item, relation) in enumerate(runs):
        following = runs[place + 1][0] if place + 1 < len(runs) else None
        if following is not None and item.last is not None and following.first == item.last + 1:
            continue  # the next edition says the same relation in other words
        tie = _tie(item, relation, versions[item.dataset], begun, ended_before)
        yield tie
        ended_before = tie.valid_to
        begun = following.first if following is not None else begun


def _tie(item: StoredFact, relation: Relation, versions: Sequence[VersionInfo], begun: int, ended_before: str) -> Tie:
    """Return one period.

    Args:
        begun: Number of the first version of the period.
        ended_before: End of the relation's period before this one, if there was one.
    """
    last_edition = versions[item.last - 1].edition if item.last is not None else ""
    mark = Mark(item.dataset, item.last or len(versions), relation.record)
    tie = Tie.of(relation, mark, first_edition=versions[begun - 1].edition, last_edition=last_edition)
    if item.last is not None:
        absent_since = versions[item.last].edition  # number last + 1 stands at place last
        if end_day(absent_since) < end_day(tie.valid_to):  # "2026" may mean a day after "2026-06-26"
            tie = replace(tie, valid_to=absent_since, ended_by="absent")
    if ended_before and tie.valid_from < ended_before:  # listed again under the old date: that period is over
        tie = replace(tie, valid_from=tie.first_edition)
    return tie
