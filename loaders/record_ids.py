"""Gives records of lists without ids an id that outlives a change of the list."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from graph.facts import Claim, DatasetId, RecordId
from graph.store import Store
from ontologies.load import name_roles
from screening.normalise.names import organization_form
from screening.normalise.text import clean_text, split_words

ByName: TypeAlias = Mapping[tuple[str, str], Sequence[RecordId]]  # by part of the list and comparable name


class PreviousRecords:
    """The records of the edition before, found by their full names.

    A file is mapped with the records' own ids first; when all are known, `settle` says whether that was right.
    """

    def __init__(self, store: Store, dataset: DatasetId) -> None:
        """Look at a dataset; nothing is read before the records are settled."""
        self._store = store
        self._dataset = dataset
        self._names: dict[RecordId, list[str]] = {}
        self._settled: dict[RecordId, RecordId] = {}

    def identify(self, group: str, own_id: str, full_names: Iterable[str]) -> RecordId:
        """Return group and own id, and after `settle` the id the record had in the edition before.

        Two records of one edition get the same id only when group and own id are the same.

        Args:
            group: The part of the list the record stands in; records of other parts are other records.
            own_id: What tells the record from the others of this edition.
            full_names: The name it is published under, and then its others.
        """
        own = RecordId(f"{group}.{own_id}")
        if own not in self._names:
            self._names[own] = [organization_form(name).key for name in full_names]
        return self._settled.get(own, own)

    def settle(self) -> bool:
        """Match the records with those of the edition before; return whether one gets another id than its own.

        First come those whose own id was there before, then those that kept their published name, then those that
        share any full name: a newcomer does not take the id of an entry that is still on the list.
        """
        if not self._names:
            return False
        published, full = self._previous()
        kept = self._names.keys() & {record for records in full.values() for record in records}
        new = {own: keys for own, keys in self._names.items() if own not in kept}
        taken = set(kept)
        self._match({own: keys[:1] for own, keys in new.items()}, published, taken)
        self._match(new, full, taken)
        return bool(self._settled)

    def _match(self, new: Mapping[RecordId, Sequence[str]], by_name: ByName, taken: set[RecordId]) -> None:
        for own, keys in new.items():
            known = (record for key in keys for record in by_name.get((_group(own), key), ()) if record not in taken)
            found = next(known, None)
            if found is not None and own not in self._settled:
                self._settled[own] = found
                taken.add(found)

    def _previous(self) -> tuple[ByName, ByName]:
        """Return the records of the edition before by the names they are published under, and by all full names."""
        published: dict[tuple[str, str], list[RecordId]] = defaultdict(list)
        full: dict[tuple[str, str], list[RecordId]] = defaultdict(list)
        for stored in self._store.facts(self._dataset):
            fact = stored.fact
            if stored.last is None and isinstance(fact, Claim) and _is_own_full_name(fact):
                key = (_group(fact.record), organization_form(fact.value).key)
                full[key].append(fact.record)
                if fact.property == "name":
                    published[key].append(fact.record)
        return published, full


def _is_own_full_name(claim: Claim) -> bool:
    """Return whether a claim names what its record is about: a unit's record may also name the unit's whole."""
    return name_roles().get(claim.property) == "full" and claim.entity.endswith(claim.record)


def _group(record: RecordId) -> str:
    return record.rpartition(".")[0]


def content_id(*parts: str) -> str:
    """Return an id made of what a record says, for lists that print none."""
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:16]


def name_id(name: str, *parts: str) -> str:
    """Return an id made of a name's words as printed: the rules that compare names may change, ids may not."""
    return content_id(*parts, " ".join(split_words(clean_text(name))))
