"""The names of one kind of party, found by several keys with bounded work whatever the query."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from screening.normalise.names import NameForm, NameKind, decode_form, encode_form, name_form, token_weight
from screening.postings import NO_ROWS, Postings, Rows, Texts, are_in, load_array, write_arrays
from screening.vocabulary import Vocabulary

ROLES = ("full", "weak", "acronym")
# Bounds on the work of one search.
MANY_ROWS = 3_000  # a word of more names only adds to names that rarer words found
MOST_ROWS = 20_000  # of a word so common that nothing rarer is in the query
MOST_NAMES = 32  # names compared in full


@dataclass(frozen=True, slots=True)
class IndexedName:
    """A name as published and where it belongs."""

    text: str
    role: str
    party: int


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name of the index, comparable."""

    form: NameForm
    role: str
    party: int


class NamesTable:
    """An immutable index of names."""

    def __init__(
        self, kind: NameKind, postings: Postings, vocabulary: Vocabulary, forms: Texts, rows: "NameRows"
    ) -> None:
        """Wrap the parts; use `build` or `load`."""
        self._kind = kind
        self._postings = postings
        self._vocabulary = vocabulary
        self._forms = forms
        self._rows = rows

    @classmethod
    def build(cls, kind: NameKind, names: Sequence[IndexedName]) -> "NamesTable":
        """Build the index of names; their order is their row."""
        rows_by_key: dict[str, list[int]] = {}
        words: set[str] = set()
        forms: list[str] = []
        weights = np.zeros(len(names), dtype=np.float32)
        for row, name in enumerate(names):
            form = name_form(name.text, kind)
            words.update(token for token in form.tokens if token[0] != "#")
            weights[row] = sum(map(token_weight, form.tokens))
            for key in dict.fromkeys(index_keys(form, name.role)):
                rows_by_key.setdefault(key, []).append(row)
            forms.append(encode_form(form))
        parties = np.array([name.party for name in names], dtype=np.int32)
        roles = np.array([ROLES.index(name.role) for name in names], dtype=np.uint8)
        rows = NameRows(parties, roles, weights)
        return cls(kind, Postings.build(rows_by_key), Vocabulary.build(words), Texts.build(forms), rows)

    def __len__(self) -> int:
        return len(self._forms)

    def name(self, row: int) -> FoundName:
        """Return the name of a row."""
        return FoundName(decode_form(self._forms[row]), ROLES[self._rows.roles[row]], int(self._rows.parties[row]))

    def same_names(self, form: NameForm) -> Rows:
        """Return the rows of names that are the same full name."""
        return self._postings.rows(f"x {form.key}")

    def candidates(self, form: NameForm) -> list[int]:
        """Return the rows of at most 64 names worth comparing in full, the most promising first."""
        direct = [self._postings.rows(key) for key in direct_keys(form)]
        by_words = self._by_words(form.tokens)
        found = np.concatenate([*(rows[:MOST_NAMES] for rows in direct), by_words])
        return list(dict.fromkeys(map(int, found)))[: 2 * MOST_NAMES]

    def _by_words(self, tokens: Sequence[str]) -> Rows:
        """Return the names that share the most weight of words with the query, alike words included."""
        words = [(token_weight(token), self._rows_of_word(token)) for token in dict.fromkeys(tokens)]
        rare = [(weight, rows, likeness) for weight, (rows, likeness) in words if len(rows) <= MANY_ROWS]
        common = [(weight, rows) for weight, (rows, _) in words if len(rows) > MANY_ROWS]
        if not any(len(rows) for _, rows, _ in rare):
            if not common:
                return NO_ROWS
            rare = [_least_common(common)]
        rows = np.concatenate([rows for _, rows, _ in rare])
        gains = np.concatenate([weight * likeness for weight, _, likeness in rare])
        names, places = np.unique(rows, return_inverse=True)
        found = np.bincount(places, weights=gains).astype(np.float64)
        for weight, common_rows in common:
            found += weight * are_in(names, common_rows)
        total = sum(weight for weight, _ in words)
        closeness = 2.0 * found / (total + self._rows.weights[names])
        best = np.lexsort((names, -closeness))[:MOST_NAMES]
        return names[best].astype(np.int32)

    def _rows_of_word(self, token: str) -> tuple[Rows, NDArray[np.float64]]:
        """Return the names with a word or one like it, and how alike it is."""
        own = self._postings.rows(f"t {token}")
        if token[0] == "#" or len(own) > MANY_ROWS:
            return own, np.ones(len(own))
        parts, likeness = [own], [np.ones(len(own))]
        for other, similarity in self._vocabulary.similar(token):
            rows = self._postings.rows(f"t {other}")[:MANY_ROWS]
            parts.append(rows)
            likeness.append(np.full(len(rows), similarity))
        together, alike = np.concatenate(parts), np.concatenate(likeness)
        rows, first = np.unique(together, return_index=True)  # the word itself stands first and counts
        return rows.astype(np.int32), alike[first]

    def save(self, folder: Path) -> None:
        """Write the index as arrays."""
        write_arrays(folder, f"{self._kind}.postings", self._postings.arrays())
        write_arrays(folder, f"{self._kind}.forms", self._forms.arrays())
        write_arrays(folder, f"{self._kind}.rows", self._rows.arrays())
        self._vocabulary.save(folder, self._kind)

    @classmethod
    def load(cls, folder: Path, kind: NameKind) -> "NamesTable":
        """Open what `save` wrote."""
        rows = NameRows(*(load_array(folder, f"{kind}.rows.{part}") for part in ("parties", "roles", "weights")))
        postings = Postings.load(folder, f"{kind}.postings")
        return cls(kind, postings, Vocabulary.load(folder, kind), Texts.load(folder, f"{kind}.forms"), rows)


@dataclass(frozen=True, slots=True)
class NameRows:
    """Columns of the table: party, role and total weight of words of each name."""

    parties: NDArray[np.int32]
    roles: NDArray[np.uint8]
    weights: NDArray[np.float32]

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """Return the columns by name, for writing."""
        return {"parties": self.parties, "roles": self.roles, "weights": self.weights}


def index_keys(form: NameForm, role: str) -> list[str]:
    """Return the keys a name is found by."""
    keys = [f"x {form.key}", f"j {form.joined}", *(f"t {token}" for token in form.tokens)]
    if role == "acronym":
        keys.append(f"a {form.joined}")
    elif len(form.tokens) >= 3:
        keys.append(f"a {''.join(token.lstrip('#')[0] for token in form.tokens)}")
    return keys


def direct_keys(form: NameForm) -> list[str]:
    """Return the keys by which a query meets whole names: same name, same letters, acronym."""
    keys = [f"x {form.key}", f"j {form.joined}"]
    return [*keys, f"a {form.joined}"] if len(form.tokens) == 1 else keys


def _least_common(common: Sequence[tuple[float, Rows]]) -> tuple[float, Rows, NDArray[np.float64]]:
    """Return names to begin with when all words are common: those that share the two rarest words."""
    ordered = sorted(common, key=lambda item: len(item[1]))
    _, rows = ordered[0]
    if len(ordered) > 1:
        both = rows[are_in(rows, ordered[1][1])]
        rows = both if len(both) else rows
    kept = rows[:MOST_ROWS]
    return 0.0, kept, np.zeros(len(kept))
