"""G3: what could not be searched is part of every answer about a candidate."""

from collections.abc import Iterator

from screening.context import Context
from screening.coverage import join_gaps
from screening.indicators.finding import make_finding
from screening.result import Finding
from screening.sentences import say


def find_coverage_gap(context: Context) -> Iterator[Finding]:
    """G3: sources are missing or stale, or the search for paths was cut off."""
    gaps = [say("gap_paths", context.language)] if context.is_cut else []
    gaps += context.coverage.gaps(context.language, required_only=False)
    unnamed = sum(not item.is_required for item in context.coverage.missing)
    if gaps or unnamed:
        text = join_gaps(gaps, context.language, unnamed)
        yield make_finding(context, "G3", say("coverage", context.language, gaps=text), [])
