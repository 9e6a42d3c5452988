"""Makes findings: the texts come from the ontology, the sentence and evidence from the indicator."""

from collections.abc import Sequence
from dataclasses import replace

from screening.context import Context
from screening.indicators.force import Force, force_of
from screening.result import Evidence, Finding
from screening.sentences import say
from screening.snapshot.party import Tie


def make_finding(
    context: Context,
    indicator: str,
    sentence: str,
    evidence: Sequence[Evidence],
    *,
    band: str = "",
    in_force: bool | None = None,
    origins: Sequence[str] = (),
    resting_on: Sequence[Tie] = (),
) -> Finding:
    """Return a finding of an indicator.

    Args:
        band: Another band than the indicator's own, where its band note says so.
        resting_on: Relations the finding needs; where it is not known that one held on the day, that is said, and the
            band is LOW.
    """
    described = context.ontology.indicators[indicator]
    language = context.language
    finding = Finding(
        indicator=indicator,
        kind=described.kind,
        band=band or described.band,
        title=described.title.in_language(language),
        sentence=sentence,
        benign=described.benign.in_language(language),
        follow_up=described.follow_up.in_language(language),
        evidence=tuple(evidence),
        in_force=in_force,
        origins=tuple(sorted(set(origins))),
    )
    return lowered(context, finding, resting_on)


def lowered(context: Context, finding: Finding, resting_on: Sequence[Tie]) -> Finding:
    """Return a finding that needs relations: of band LOW where it is not known that one of them held on the day."""
    unsure = next((tie for tie in resting_on if not is_known(context, tie)), None)
    if unsure is None:
        return finding
    return replace(finding, band="LOW", sentence=f"{finding.sentence} {_unknown(context, unsure)}")


def is_known(context: Context, tie: Tie) -> bool:
    """Return whether it is known whether a relation held on the day."""
    return force_of(tie, int(context.day)) is not Force.UNKNOWN


def _unknown(context: Context, tie: Tie) -> str:
    values = {"as_of": context.as_of.isoformat(), "first": tie.first_edition}
    if tie.ended_by == "absent":
        return say("relation_between", context.language, **values, last=tie.last_edition, next=tie.valid_to)
    return say("relation_unknown", context.language, **values)
