"""Gives records of lists without ids an id that outlives a change of the list."""

import hashlib
from collections.abc import Iterable

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
        self._by_name: dict[tuple[str, str], RecordId] | None = None
        self._given: dict[tuple[str, str], RecordId] = {}

    def identify(self, group: str, own_id: str, full_names: Iterable[str]) -> RecordId:
        """Return the id of the previous edition's record of the group with one of these names, else group and own id.

        Args:
            group: The part of the list the record stands in; records of other parts are other records.
            own_id: What tells the record from the others of this edition.
        """
        key = (group, own_id)
        if key not in self._given:
            taken = set(self._given.values())
            known = (self._names().get((group, organization_form(name).key)) for name in full_names)
            found = next((record for record in known if record and record not in taken), None)
            self._given[key] = found or RecordId(f"{group}.{own_id}")
        return self._given[key]

    def _names(self) -> dict[tuple[str, str], RecordId]:
        if self._by_name is None:
            current = (stored.fact for stored in self._store.facts(self._dataset) if stored.last is None)
            names = (fact for fact in current if isinstance(fact, Claim) and name_roles().get(fact.property) == "full")
            self._by_name = {
                (_group(claim.record), organization_form(claim.value).key): claim.record for claim in names
            }
        return self._by_name


def _group(record: RecordId) -> str:
    return record.rpartition(".")[0]


def content_id(*parts: str) -> str:
    """Return an id made of what a record says, for lists that print none."""
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:16]
