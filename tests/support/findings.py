"""Picks findings out of a result: tests say which indicator they are about."""

from screening.result import Finding, Result


def findings_of(result: Result, indicator: str = "") -> list[Finding]:
    """Return the findings about the first candidate, of one indicator or all."""
    return [item for item in result.candidates[0].findings if indicator in {"", item.indicator}]


def finding_of(result: Result, indicator: str) -> Finding:
    """Return the only finding of an indicator about the first candidate."""
    found = findings_of(result, indicator)
    assert len(found) == 1, [item.sentence for item in found]
    return found[0]


def fired(result: Result) -> list[str]:
    """Return the indicators that fired for the first candidate, without G3: that tells what was searched only."""
    return [item.indicator for item in findings_of(result) if item.indicator != "G3"]


def records_of(finding: Finding) -> list[tuple[str, str]]:
    """Return dataset and record of each piece of evidence."""
    return [(item.dataset, item.record) for item in finding.evidence]
