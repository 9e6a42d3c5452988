"""Finds parties by name. `NameIndex` and `NamedParty` are a stable contract."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from screening.matcher import NameScore, score_names
from screening.names_table import FoundName, IndexedName, NamesTable
from screening.normalise.names import NameForm, NameKind, name_form
from screening.postings import Texts, write_arrays


@dataclass(frozen=True, slots=True)
class NamedParty:
    """A party as the index takes it.

    Attributes:
        roles: Role of each name (full, weak, acronym); when empty, names in capitals without spaces are acronyms.
    """

    entity_id: str
    kind: NameKind
    names: Sequence[str]
    country: str | None = None
    city: str | None = None
    roles: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A party that a search found, by its best name."""

    party: int
    name: FoundName
    score: NameScore


class NameIndex:
    """An immutable index of parties by name."""

    def __init__(self, tables: dict[NameKind, NamesTable], ids: Texts) -> None:
        """Wrap the parts; use `build` or `load`."""
        self._tables = tables
        self._ids = ids

    @classmethod
    def build(cls, parties: Iterable[NamedParty]) -> "NameIndex":
        """Build from parties; the order of the parties is their row."""
        names: dict[NameKind, list[IndexedName]] = {kind: [] for kind in get_args(NameKind)}
        ids: list[str] = []
        for row, party in enumerate(parties):
            ids.append(party.entity_id)
            roles = party.roles or [_role(name) for name in party.names]
            for name, role in zip(party.names, roles, strict=True):
                names[party.kind].append(IndexedName(name, role, row))
        return cls({kind: NamesTable.build(kind, found) for kind, found in names.items()}, Texts.build(ids))

    def search(self, name: str, kind: NameKind | None = None, limit: int = 10) -> list[tuple[str, float]]:
        """Return parties by how well their best name agrees, best first, ties by id.

        Args:
            kind: Only parties of this kind; all when None.
        """
        kinds = [kind] if kind else list(get_args(NameKind))
        hits = [hit for each in kinds for hit in self.find(name_form(name, each), each)]
        scored = sorted(
            ((self.entity_id(hit.party), hit.score.value) for hit in hits), key=lambda hit: (-hit[1], hit[0])
        )
        return scored[:limit]

    def find(self, form: NameForm, kind: NameKind) -> list[Hit]:
        """Return each party of a kind that a name may mean, with its best name, in no order."""
        table = self._tables[kind]
        best: dict[int, Hit] = {}
        if not form.is_searchable:
            return []
        for row in table.candidates(form):
            name = table.name(row)
            score = score_names(form, name.form, is_acronym=name.role == "acronym")
            known = best.get(name.party)
            if score.value > 0.0 and (known is None or _goes_before(score, name, known)):
                best[name.party] = Hit(name.party, name, score)
        return list(best.values())

    def parties_with_name(self, form: NameForm, kind: NameKind) -> set[int]:
        """Return the parties that carry exactly this full name; weak aliases and acronyms do not count."""
        table = self._tables[kind]
        names = (table.name(int(row)) for row in table.same_names(form))
        return {name.party for name in names if name.role == "full"}

    def entity_id(self, party: int) -> str:
        """Return the id of a party."""
        return self._ids[party]

    def __len__(self) -> int:
        return sum(map(len, self._tables.values()))

    def save(self, folder: Path) -> None:
        """Write the index as arrays."""
        for table in self._tables.values():
            table.save(folder)
        write_arrays(folder, "ids", self._ids.arrays())

    @classmethod
    def load(cls, folder: Path) -> "NameIndex":
        """Open what `save` wrote."""
        kinds: tuple[NameKind, ...] = get_args(NameKind)
        return cls({kind: NamesTable.load(folder, kind) for kind in kinds}, Texts.load(folder, "ids"))


def _goes_before(score: NameScore, name: FoundName, known: Hit) -> bool:
    """Of two names of a party the better one counts; of equals a full name, then the first in the alphabet."""
    order = {"full": 0, "weak": 1, "acronym": 2}
    mine = (-score.value, order[name.role], name.form.text)
    return mine < (-known.score.value, order[known.name.role], known.name.form.text)


def _role(name: str) -> str:
    is_acronym = name.isascii() and name.isupper() and " " not in name and len(name) <= 10
    return "acronym" if is_acronym else "full"
