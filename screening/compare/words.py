"""Aligns the words of two names: equal words first, then words that differ by a few letters."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from screening.normalise.names import token_weight

LEAST_SIMILARITY = 0.7
INITIAL = 0.6


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which words of two names belong together.

    Attributes:
        recall: Share of the query's weight that is found in the candidate, 0 to 1.
        precision: Share of the candidate's weight that is found in the query, 0 to 1.
        pairs: Query word, candidate word, similarity.
        only_query: Words that only the query has.
        only_candidate: Words that only the candidate has.
    """

    recall: float
    precision: float
    pairs: tuple[tuple[str, str, float], ...]
    only_query: tuple[str, ...]
    only_candidate: tuple[str, ...]


def align_words(query: Sequence[str], candidate: Sequence[str]) -> Alignment:
    """Return the alignment of two names' words; the order of the words does not count."""
    rest = list(candidate)
    pairs: list[tuple[str, str, float]] = []
    open_words: list[str] = []
    for word in query:
        if word in rest:
            rest.remove(word)
            pairs.append((word, word, 1.0))
        else:
            open_words.append(word)
    only_query = tuple(_pair_similar(open_words, rest, pairs))
    found_query = sum(token_weight(word) * similarity for word, _, similarity in pairs)
    found_candidate = sum(token_weight(word) * similarity for _, word, similarity in pairs)
    total_query = sum(map(token_weight, query)) or 1.0
    total_candidate = sum(map(token_weight, candidate)) or 1.0
    return Alignment(
        found_query / total_query, found_candidate / total_candidate, tuple(pairs), only_query, tuple(rest)
    )


def _pair_similar(words: list[str], rest: list[str], pairs: list[tuple[str, str, float]]) -> list[str]:
    """Pair words that are alike, the most similar first; return the words that found no partner."""
    scored = [
        (-similarity, word, other) for word in words for other in rest if (similarity := word_similarity(word, other))
    ]
    for opposite, word, other in sorted(scored):
        if word in words and other in rest:
            words.remove(word)
            rest.remove(other)
            pairs.append((word, other, -opposite))
    return words


def word_similarity(first: str, second: str) -> float:
    """Return 0 to 1 for two words; 0 when they differ by more than a few letters, or are numbers or known words.

    Longer words may differ by more letters: none below four, one below seven, two below ten, three above. A known word
    may be misspelt in one of the names ("universty").
    """
    if first == second:
        return 1.0
    symbols = (first[0] == "#") + (second[0] == "#")
    if symbols == 2 or first[0].isdigit() or second[0].isdigit():
        return 0.0
    if len(first) == 1 or len(second) == 1:
        return INITIAL if first[0] == second[0] else 0.0
    longest = max(len(first), len(second)) - symbols
    budget = 1 if symbols else (longest >= 4) + (longest >= 7) + (longest >= 10)
    if abs(len(first) - len(second)) > budget + symbols:
        return 0.0
    distance = OSA.distance(first.removeprefix("#"), second.removeprefix("#"), score_cutoff=budget)
    similarity = 1.0 - distance / longest
    return similarity if distance <= budget and similarity >= LEAST_SIMILARITY else 0.0
