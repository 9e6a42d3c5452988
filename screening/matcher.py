"""Scores two names. All weights stand here; a changed number is a changed matcher version."""

from dataclasses import dataclass

from screening.compare.words import Alignment, align_words
from screening.normalise.lexicon import phrases
from screening.normalise.names import NameForm, NameKind, name_form

# Scores of names that meet by something else than their words.
SAME_NAME = 1.0
SAME_LETTERS = 0.97
SAME_WORDS = 0.96
GIVEN_ACRONYM = 0.70
# Factors on the score of aligned words: below 1 they speak against.
TYPE_CONFLICT = 0.75
NUMBER_CONFLICT = 0.40
NUMBER_MISSING = 0.80
EXTRA_FIELD = 0.80  # "Nanjing University of Technology" is not Nanjing University
LEGAL_FORM_CONFLICT = 0.95
LEGAL_FORM_MISSING = 0.99
OTHER_SCRIPT = 0.98
COUNTRY_CONFLICT = 0.67  # the very same name stays above POSSIBLE: a country is often given as that of a branch
BIRTH_DATE_CONFLICT = 0.68  # as above: lists hold wrong birth dates, and the reader is told that they differ
IDENTIFIER_CONFLICT = 0.80
# Part of what is missing to 1 that an agreeing field adds.
COUNTRY_AGREES = 0.15
CITY_AGREES = 0.15
WEBSITE_AGREES = 0.66  # a website alone makes a candidate
BIRTH_DATE_AGREES = 0.40
# Identity of a candidate by its score.
PROBABLE = 0.80
POSSIBLE = 0.65
# The product of recall and precision falls fast; this exponent spreads it over 0 to 1, so that 0.65 keeps one in a
# hundred pairs of nearest other parties (docs/reference/matching.md).
CALIBRATION = 0.65

VERSION = "0.1.0"


@dataclass(frozen=True, slots=True)
class NameScore:
    """How well two names agree, and what says so.

    Attributes:
        value: 0 to 1.
        by: ``exact``, ``letters``, ``order``, ``acronym`` or ``words``.
        alignment: The words that agree; for ``words`` and ``order``.
    """

    value: float
    by: str
    alignment: Alignment | None = None


def compare_names(query: str, candidate: str, kind: NameKind) -> float:
    """Return how well two names agree, 0 to 1; identical names give 1."""
    return score_names(name_form(query, kind), name_form(candidate, kind), is_acronym=False).value


def score_names(query: NameForm, candidate: NameForm, *, is_acronym: bool) -> NameScore:
    """Return how well two comparable names agree.

    Args:
        is_acronym: Whether the candidate's name is an acronym: it can suggest, never settle.
    """
    if not query.tokens or not candidate.tokens:
        return NameScore(0.0, "words")
    if is_acronym or (len(query.tokens) == 1 and query.tokens != candidate.tokens and _is_initials(query, candidate)):
        same = query.tokens == candidate.tokens or _is_initials(query, candidate)
        return NameScore(GIVEN_ACRONYM if same else 0.0, "acronym")
    if query.key == candidate.key:
        return NameScore(SAME_NAME, "exact")
    if query.joined == candidate.joined:
        return NameScore(SAME_LETTERS, "letters")
    alignment = align_words(query.tokens, candidate.tokens)
    is_reordered = not alignment.only_query and not alignment.only_candidate and query.legal == candidate.legal
    if is_reordered and all(similarity == 1.0 for _, _, similarity in alignment.pairs):
        return NameScore(SAME_WORDS * (1.0 if query.script == candidate.script else OTHER_SCRIPT), "order", alignment)
    factor = conflict_factor(query, candidate) * (EXTRA_FIELD if _has_extra_field(alignment) else 1.0)
    value = (alignment.recall * alignment.precision * factor) ** CALIBRATION
    return NameScore(value, "words", alignment)


def conflict_factor(query: NameForm, candidate: NameForm) -> float:
    """Return the product of the factors that speak against two names being one."""
    factor = 1.0 if query.script == candidate.script else OTHER_SCRIPT
    if types_conflict(query, candidate):
        factor *= TYPE_CONFLICT
    if query.numbers != candidate.numbers:
        factor *= NUMBER_CONFLICT if query.numbers and candidate.numbers else NUMBER_MISSING
    if query.legal != candidate.legal:
        factor *= LEGAL_FORM_CONFLICT if query.legal and candidate.legal else LEGAL_FORM_MISSING
    return factor


def _has_extra_field(alignment: Alignment) -> bool:
    classes = phrases().classes
    extra = (*alignment.only_query, *alignment.only_candidate)
    return any(classes.get(token) in {"field", "generic"} for token in extra)


def types_conflict(query: NameForm, candidate: NameForm) -> bool:
    """Return whether both names tell a type of organisation, and not the same one."""
    first, second = type_words(query), type_words(candidate)
    return bool(first) and bool(second) and not first & second


def type_words(form: NameForm) -> frozenset[str]:
    """Return the words of a name that tell a type of organisation."""
    org_types = phrases().org_types
    return frozenset(token for token in form.tokens if token in org_types)


def _is_initials(query: NameForm, candidate: NameForm) -> bool:
    """Return whether the query is made of the first letters of the candidate's words."""
    words = [token.lstrip("#") for token in candidate.tokens]
    initials = "".join(word[0] for word in words)
    return len(words) >= 3 and query.joined == initials
