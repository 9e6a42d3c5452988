"""The outcome of a candidate and of a screening: the first rule that holds, said with the result."""

from collections.abc import Sequence

from ontologies.model import Language
from screening.coverage import Coverage, join_gaps
from screening.result import Finding, ShownCandidate
from screening.sentences import say

LISTED = frozenset({"A1", "A2", "A3", "A4", "A5"})
HEAVY = frozenset({"LEGAL", "HIGH"})
LIGHT = frozenset({"MEDIUM", "LOW"})


def outcome_of(identity: str, findings: Sequence[Finding], coverage: Coverage, language: Language) -> tuple[str, str]:
    """Return the outcome of a candidate and the rule that set it, in words.

    Source: README, "How it decides"; the rules are tried in the order of its table.
    """
    listed = [item for item in findings if item.indicator in LISTED and item.in_force]
    heavy = [item for item in findings if item.band in HEAVY]
    light = [item for item in findings if item.band in LIGHT]
    if identity == "confirmed":
        for outcome, found in (("listed", listed), ("linked", heavy), ("attention", light)):
            if found:
                return outcome, say(f"rule_{outcome}", language, indicators=_names(found))
    elif heavy or light:
        return "verify", say("rule_verify", language, indicators=_names([*heavy, *light]))
    return without_findings(coverage, language)


def without_findings(coverage: Coverage, language: Language) -> tuple[str, str]:
    """Return the outcome when nothing was found: it counts only where everything required was searched."""
    if not coverage.is_sufficient:
        gaps = coverage.gaps(language, required_only=True)
        return "insufficient", say("rule_insufficient", language, gaps=join_gaps(gaps, language))
    return "no_signal", say("rule_no_signal", language)


def highest(
    candidates: Sequence[ShownCandidate], order: dict[str, int], coverage: Coverage, language: Language
) -> tuple[str, str]:
    """Return the outcome of a screening: the highest of its candidates."""
    if not candidates:
        return without_findings(coverage, language)
    first = min(candidates, key=lambda candidate: order[candidate.outcome])
    return first.outcome, first.outcome_rule


def _names(findings: Sequence[Finding]) -> str:
    return ", ".join(dict.fromkeys(finding.indicator for finding in findings))
