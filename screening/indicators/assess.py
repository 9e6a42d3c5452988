"""Runs all indicators of this release over one candidate."""

from collections.abc import Callable, Iterator

from screening.context import Context
from screening.indicators.coverage import find_coverage_gap
from screening.indicators.listings import find_assessments, find_former_listings, find_listings, find_name_only
from screening.indicators.ownership import find_ownership
from screening.indicators.structure import (
    find_assessed_whole,
    find_defence_laboratory,
    find_joint_laboratory,
    find_listed_unit,
    find_listed_whole,
    find_successor,
    find_supervisor,
)
from screening.result import Finding

# In the order of the indicators' letters; a test demands that these fire exactly the indicators marked as assessed.
INDICATORS: tuple[Callable[[Context], Iterator[Finding]], ...] = (
    find_listings,
    find_assessments,
    find_assessed_whole,
    find_former_listings,
    find_name_only,
    find_ownership,
    find_listed_whole,
    find_listed_unit,
    find_joint_laboratory,
    find_supervisor,
    find_defence_laboratory,
    find_successor,
    find_coverage_gap,
)


def find_findings(context: Context) -> list[Finding]:
    """Return everything that fired for a candidate, the heaviest band first, then by indicator."""
    ranks = context.ontology.vocabularies["Band"]
    findings = [finding for indicator in INDICATORS for finding in indicator(context)]
    return sorted(findings, key=lambda finding: (ranks[finding.band].rank, finding.indicator))
