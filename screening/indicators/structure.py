"""B4, B5, B7 to B10: units, laboratories, supervisors, successors; A6 for units of an assessed institution."""

from collections.abc import Iterator, Sequence

from screening.context import Context
from screening.indicators.finding import is_known, make_finding
from screening.indicators.listings import assessed, assessments_on_day, listings_on_day, programmes, unknown_force
from screening.path_ends import FoundPath
from screening.result import Evidence, Finding
from screening.sentences import say
from screening.snapshot.party import Party, PartyClaim, Tie
from screening.snapshot.risk import CIVILIAN

DEFENCE_LABORATORY = "defence_laboratory"
NAMED_ONLY = "named_subunits"


def find_listed_whole(context: Context) -> Iterator[Finding]:
    """B4: the candidate is a unit or laboratory of a listed institution; not where only named units are listed."""
    for path in _once_per_end(context.paths_of("part_of", "laboratory_of")):
        yield from _of_listed(context, "B4", "part_of_listed", path, except_scope=NAMED_ONLY)


def find_assessed_whole(context: Context) -> Iterator[Finding]:
    """A6: the candidate is a unit or laboratory of an institution that is judged to be other than civilian."""
    for path in _once_per_end(context.paths_of("part_of", "laboratory_of")):
        whole = context.world.party(path.parties[-1])
        for assessment in assessments_on_day(context, whole):
            if assessment.properties.get("category") != CIVILIAN:
                sentence = f"{say('unit_of', context.language, name=whole.name)} {assessed(context, assessment)}"
                evidence = [context.tie_evidence(assessment), *_path_evidence(context, path)]
                origins, ties = [assessment.properties["origin"]], [assessment, *_path_ties(context, path)]
                yield make_finding(context, "A6", sentence, evidence, origins=origins, resting_on=ties)


def find_listed_unit(context: Context) -> Iterator[Finding]:
    """B5: a unit or company of the candidate is listed, the candidate itself need not be."""
    for path in _once_per_end(context.paths_of("has_unit", "owns")):
        key = "has_listed_unit" if path.shape.id == "has_unit" else "owns_listed"
        yield from _of_listed(context, "B5", key, path)


def find_joint_laboratory(context: Context) -> Iterator[Finding]:
    """B7: the candidate shares a laboratory with a listed, military or defence-industry party."""
    for path in _once_per_end(context.paths_of("joint_laboratory")):
        partner, end = _partner(context, path), context.world.party(path.parties[-1])
        key = "joint_laboratory" if partner.id == end.id else "joint_laboratory_behind"
        why, ties, claims = _why_it_counts(context, end)
        sentence = f"{say(key, context.language, partner=partner.name, name=end.name)} {why}"
        evidence = [*map(context.tie_evidence, ties), *(context.evidence(claim.mark, claim.value) for claim in claims)]
        yield make_finding(
            context,
            "B7",
            sentence,
            [*evidence, *_path_evidence(context, path)],
            origins=[tie.properties["origin"] for tie in ties],
            resting_on=[*ties, *_path_ties(context, path)],
        )


def _why_it_counts(context: Context, party: Party) -> tuple[str, list[Tie], list[PartyClaim]]:
    """Return why a party carries risk, in a sentence, and what says so: listings, else a judgement, else sectors."""
    if listings := listings_on_day(context, party)[0]:
        lists = programmes(context, listings)
        return say("is_listed", context.language, name=party.name, programmes=lists), listings, []
    if assessments := assessments_on_day(context, party)[:1]:
        return f"{party.name}: {assessed(context, assessments[0])}", assessments, []
    sectors = _sectors(context, party)
    return say("in_sector", context.language, name=party.name, sector=_labels(context, sectors)), [], sectors


def _sectors(context: Context, party: Party) -> list[PartyClaim]:
    known = context.ontology.vocabularies["Sector"]
    return [claim for claim in party.claims if claim.property == "sector" and claim.value in known]


def _partner(context: Context, path: FoundPath) -> Party:
    """Return the party the laboratory is shared with; behind it the path goes on to those it belongs to."""
    behind = {context.world.snapshot.symbols[step] for step in ("PART_OF", "^OWNS")}
    hops = next((place for place, symbol in enumerate(path.symbols) if symbol in behind), len(path.symbols))
    return context.world.party(path.parties[hops])


def find_supervisor(context: Context) -> Iterator[Finding]:
    """B8: a defence, military or security authority supervises the candidate."""
    for agency, edge in _once(context.world.steps(context.candidate.row, "SUPERVISED_BY", context.day)):
        supervisor = context.world.party(agency)
        if sectors := _sectors(context, supervisor):
            sector = _labels(context, sectors)
            sentence = say("supervised", context.language, name=supervisor.name, sector=sector)
            tie = context.world.tie(edge)
            yield make_finding(context, "B8", sentence, [context.tie_evidence(tie)], resting_on=[tie])


def find_defence_laboratory(context: Context) -> Iterator[Finding]:
    """B9: the candidate hosts, or is, a laboratory that a source names as a defence laboratory."""
    hosted = _laboratory_steps(context, "HOSTS")
    hosted = [step for step in hosted if is_known(context, context.world.tie(step[1]))] or hosted
    if hosted:
        names = [context.world.party(row).name for row, _ in hosted]
        key = "hosts_laboratories" if len(names) > 1 else "hosts_laboratory"
        sentence = say(key, context.language, count=len(names), name=names[0])
        ties = [context.world.tie(edge) for _, edge in hosted]
        yield make_finding(context, "B9", sentence, list(map(context.tie_evidence, ties)), resting_on=ties)
    for host, edge in _laboratory_steps(context, "^HOSTS"):
        sentence, tie = (
            say("is_laboratory", context.language, name=context.world.party(host).name),
            context.world.tie(edge),
        )
        yield make_finding(context, "B9", sentence, [context.tie_evidence(tie)], resting_on=[tie])


def find_successor(context: Context) -> Iterator[Finding]:
    """B10: the candidate succeeds, or was succeeded by, a listed party."""
    for path in _once_per_end(context.paths_of("successor")):
        yield from _of_listed(context, "B10", "successor", path)


def _of_listed(
    context: Context, indicator: str, key: str, path: FoundPath, *, except_scope: str = ""
) -> Iterator[Finding]:
    """Yield the finding that a path leads to a listed party; of band LOW where its listing may not have held yet."""
    other = context.world.party(path.parties[-1])
    listings, is_known = listings_on_day(context, other, except_scope=except_scope)
    if listings:
        sentence = say(key, context.language, name=other.name, programmes=programmes(context, listings))
        yield make_finding(
            context,
            indicator,
            sentence if is_known else f"{sentence} {unknown_force(context, listings[0])}",
            [*map(context.tie_evidence, listings), *_path_evidence(context, path)],
            band="" if is_known else "LOW",
            origins=[tie.properties["origin"] for tie in listings],
            resting_on=_path_ties(context, path),
        )


def _laboratory_steps(context: Context, step: str) -> list[tuple[int, int]]:
    steps = context.world.steps(context.candidate.row, step, context.day)
    return _once([(row, edge) for row, edge in steps if _is_defence_laboratory(context, edge)])


def _is_defence_laboratory(context: Context, edge: int) -> bool:
    return context.world.tie(edge).properties.get("role") == DEFENCE_LABORATORY


def _once(steps: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the first step to each party."""
    first: dict[int, int] = {}
    for row, edge in steps:
        first.setdefault(row, edge)
    return list(first.items())


def _once_per_end(paths: Sequence[FoundPath]) -> list[FoundPath]:
    """Return the best path to each party; paths come best first."""
    first: dict[int, FoundPath] = {}
    for path in paths:
        first.setdefault(path.parties[-1], path)
    return list(first.values())


def _path_ties(context: Context, path: FoundPath) -> list[Tie]:
    return [context.world.tie(edge) for edge in path.edges]


def _path_evidence(context: Context, path: FoundPath) -> list[Evidence]:
    return list(map(context.tie_evidence, _path_ties(context, path)))


def _labels(context: Context, sectors: Sequence[PartyClaim]) -> str:
    labels = (context.ontology.label("Sector", claim.value, context.language) for claim in sectors)
    return ", ".join(dict.fromkeys(labels))
