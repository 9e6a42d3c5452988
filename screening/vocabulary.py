"""The words of all names, found by words that differ from them in a few letters."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from screening.compare.words import LEAST_SIMILARITY, word_similarity
from screening.postings import Postings, Rows, Texts, are_in, load_array, write_arrays

LEAST_SHARED = 0.4  # share of letter triples
MOST_SIMILAR = 12
MANY_WORDS = 4_000  # a triple of more words tells nothing


class Vocabulary:
    """An immutable set of words with their letter triples."""

    def __init__(self, words: Texts, triples: Postings, lengths: Rows) -> None:
        """Wrap the parts; use `build` or `load`."""
        self._words = words
        self._triples = triples
        self._lengths = lengths

    @classmethod
    def build(cls, words: Iterable[str]) -> "Vocabulary":
        """Build from words."""
        ordered = sorted(words)
        rows_by_triple: dict[str, list[int]] = {}
        for row, word in enumerate(ordered):
            for triple in letter_triples(word):
                rows_by_triple.setdefault(triple, []).append(row)
        lengths = np.array([len(letter_triples(word)) for word in ordered], dtype=np.int32)
        return cls(Texts.build(ordered), Postings.build(rows_by_triple), lengths)

    def similar(self, word: str) -> list[tuple[str, float]]:
        """Return at most 12 other words that are like a word, with their similarity, the most similar first."""
        if len(word) < 4 or word[0].isdigit():
            return []
        triples = letter_triples(word)
        found = sorted((rows for rows in map(self._triples.rows, triples) if len(rows) <= MANY_WORDS), key=len)
        # A word that shares enough triples shares one of the rarest, whichever those are it lacks.
        begin = len(found) - int(LEAST_SHARED * len(triples) / 2)
        if begin <= 0:
            return []
        rows, shared = np.unique(np.concatenate(found[:begin]), return_counts=True)
        total = LEAST_SHARED * (len(triples) + self._lengths[rows]) / 2
        can_share = np.flatnonzero(shared + len(found) - begin >= total)
        rows, shared, total = rows[can_share], shared[can_share], total[can_share]
        for common in found[begin:]:
            shared += are_in(rows, common)
        near = rows[np.argsort(-shared / total, kind="stable")][: np.count_nonzero(shared >= total)]
        words = [self._words[int(row)] for row in near[: 4 * MOST_SIMILAR]]
        alike = process.extract(
            word, words, scorer=OSA.normalized_similarity, score_cutoff=LEAST_SIMILARITY, limit=None
        )
        scored = ((other, word_similarity(word, other)) for other, _, _ in alike if other != word)
        kept = sorted((item for item in scored if item[1] > 0.0), key=lambda item: (-item[1], item[0]))
        return kept[:MOST_SIMILAR]

    def save(self, folder: Path, name: str) -> None:
        """Write the vocabulary as arrays."""
        write_arrays(folder, f"{name}.words", self._words.arrays())
        write_arrays(folder, f"{name}.triples", {**self._triples.arrays(), "lengths": self._lengths})

    @classmethod
    def load(cls, folder: Path, name: str) -> "Vocabulary":
        """Open what `save` wrote."""
        lengths = load_array(folder, f"{name}.triples.lengths")
        return cls(Texts.load(folder, f"{name}.words"), Postings.load(folder, f"{name}.triples"), lengths)


def letter_triples(word: str) -> list[str]:
    """Return the triples of letters of a word, its beginning and end marked, each once."""
    marked = f"^{word}$"
    return list(dict.fromkeys(marked[place : place + 3] for place in range(len(marked) - 2)))
