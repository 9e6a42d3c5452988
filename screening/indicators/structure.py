"""B4, B5, B7 to B10: units, laboratories, supervisors, successors."""

from collections.abc import Iterator, Sequence

from ontologies.model import Term
from screening.context import Context
from screening.indicators.finding import make_finding
from screening.indicators.listings import listings_in_force, programmes
from screening.paths import FoundPath
from screening.result import Evidence, Finding
from screening.sentences import say

DEFENCE_LABORATORY = "defence_laboratory"
NAMED_ONLY = "named_subunits"


def find_listed_whole(context: Context) -> Iterator[Finding]:
    """B4: the candidate is a unit or laboratory of a listed institution; not where only named units are listed."""
    for path in _once_per_end(context.paths_of("part_of", "laboratory_of", "unit_owned_by")):
        whole = context.world.party(path.parties[-1])
        listings = [tie for tie in listings_in_force(context, whole) if tie.properties["scope"] != NAMED_ONLY]
        if listings:
            values = {"name": whole.name, "programmes": programmes(context, listings)}
            sentence = say("part_of_listed", context.language, **values)
            origins = [tie.properties["origin"] for tie in listings]
            evidence = [*_path_evidence(context, path), *(context.tie_evidence(tie) for tie in listings)]
            yield make_finding(context, "B4", sentence, evidence, origins=origins)


def find_listed_unit(context: Context) -> Iterator[Finding]:
    """B5: a unit or company of the candidate is listed, the candidate itself need not be."""
    for path in _once_per_end(context.paths_of("has_unit", "owns")):
        unit = context.world.party(path.parties[-1])
        listings = listings_in_force(context, unit)
        if listings:
            values = {"name": unit.name, "programmes": programmes(context, listings)}
            sentence = say("has_listed_unit", context.language, **values)
            origins = [tie.properties["origin"] for tie in listings]
            evidence = [*_path_evidence(context, path), *(context.tie_evidence(tie) for tie in listings)]
            yield make_finding(context, "B5", sentence, evidence, origins=origins)


def find_joint_laboratory(context: Context) -> Iterator[Finding]:
    """B7: the candidate shares a laboratory with a listed, military or defence-industry party."""
    for path in _once_per_end(context.paths_of("joint_laboratory")):
        partner = context.world.party(path.parties[-1])
        sentence = say("joint_laboratory", context.language, name=partner.name)
        yield make_finding(context, "B7", sentence, _path_evidence(context, path))


def find_supervisor(context: Context) -> Iterator[Finding]:
    """B8: a defence, military or security authority supervises the candidate."""
    sectors = context.ontology.vocabularies["Sector"]
    for agency, edge in _once(context.world.steps(context.candidate.row, "SUPERVISED_BY", context.day)):
        supervisor = context.world.party(agency)
        found = [sectors[name] for name in supervisor.values("sector") if name in sectors]
        if found:
            sector = _labels(context, found)
            sentence = say("supervised", context.language, name=supervisor.name, sector=sector)
            yield make_finding(context, "B8", sentence, [context.tie_evidence(context.world.tie(edge))])


def find_defence_laboratory(context: Context) -> Iterator[Finding]:
    """B9: the candidate hosts, or is, a laboratory that a source names as a defence laboratory."""
    hosted = _laboratory_steps(context, "HOSTS")
    if hosted:
        names = [context.world.party(row).name for row, _ in hosted]
        key = "hosts_laboratories" if len(names) > 1 else "hosts_laboratory"
        sentence = say(key, context.language, count=len(names), name=names[0])
        yield make_finding(
            context, "B9", sentence, [context.tie_evidence(context.world.tie(edge)) for _, edge in hosted]
        )
    for host, edge in _laboratory_steps(context, "^HOSTS"):
        sentence = say("is_laboratory", context.language, name=context.world.party(host).name)
        yield make_finding(context, "B9", sentence, [context.tie_evidence(context.world.tie(edge))])


def find_successor(context: Context) -> Iterator[Finding]:
    """B10: the candidate succeeds, or was succeeded by, a listed party."""
    for path in _once_per_end(context.paths_of("successor")):
        other = context.world.party(path.parties[-1])
        listings = listings_in_force(context, other)
        if listings:
            values = {"name": other.name, "programmes": programmes(context, listings)}
            evidence = [*_path_evidence(context, path), *(context.tie_evidence(tie) for tie in listings)]
            yield make_finding(context, "B10", say("successor", context.language, **values), evidence)


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


def _path_evidence(context: Context, path: FoundPath) -> list[Evidence]:
    return [context.tie_evidence(context.world.tie(edge)) for edge in path.edges]


def _labels(context: Context, terms: Sequence[Term]) -> str:
    return ", ".join(term.label.in_language(context.language) for term in terms)
