"""Makes findings: the texts come from the ontology, the sentence and evidence from the indicator."""

from collections.abc import Sequence

from screening.context import Context
from screening.result import Evidence, Finding


def make_finding(
    context: Context,
    indicator: str,
    sentence: str,
    evidence: Sequence[Evidence],
    *,
    band: str = "",
    in_force: bool | None = None,
    origins: Sequence[str] = (),
) -> Finding:
    """Return a finding of an indicator.

    Args:
        band: Another band than the indicator's own, where its band note says so.
    """
    described = context.ontology.indicators[indicator]
    language = context.language
    return Finding(
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
