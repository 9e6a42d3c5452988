"""Gives records of lists without ids an id that outlives a change of the list."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, count

from graph.facts import Claim, DatasetId, RecordId
from graph.store import Store
from ontologies.load import name_roles
from screening.normalise.names import organization_form


class PreviousRecords:
    """The records of the edition before, found by their full names."""

    def __init__(self, store: Store, dataset: DatasetId) -> None:
        """Look at a dataset; nothing is read before the first record asks."""
        self._store = store
        self._dataset = dataset
        self._by_name: Mapping[tuple[str, str], Sequence[RecordId]] | None = None
        self._given: dict[tuple[str, str], RecordId] = {}
        self._taken: set[RecordId] = set()

    def identify(self, group: str, own_id: str, full_names: Iterable[str]) -> RecordId:
        """Return the id of the previous edition's record of the group with one of these names, else group and own id.

        Two records of one edition never get the same id.

        Args:
            group: The part of the list the record stands in; records of other parts are other records.
            own_id: What tells the record from the others of this edition.
        """
        key = (group, own_id)
        if key not in self._given:
            own = RecordId(f"{group}.{own_id}")
            keys = [(group, organization_form(name).key) for name in full_names]
            known = [record for name_key in keys for record in self._names().get(name_key, ())]
            wanted = [own, *known] if own in known else [*known, own]  # unchanged since the edition before
            others = (RecordId(f"{own}-{number}") for number in count(2))
            found = next(record for record in chain(wanted, others) if record not in self._taken)
            self._taken.add(found)
            self._given[key] = found
        return self._given[key]

    def _names(self) -> Mapping[tuple[str, str], Sequence[RecordId]]:
        if self._by_name is None:
            by_name: dict[tuple[str, str], list[RecordId]] = defaultdict(list)
            for stored in self._store.facts(self._dataset):
                fact = stored.fact
                if stored.last is None and isinstance(fact, Claim) and name_roles().get(fact.property) == "full":
                    by_name[(_group(fact.record), organization_form(fact.value).key)].append(fact.record)
            self._by_name = by_name
        return self._by_name


def _group(record: RecordId) -> str:
    return record.rpartition(".")[0]


def content_id(*parts: str) -> str:
    """Return an id made of what a record says, for lists that print none."""
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:16]
