"""One row as published. A mapper takes the fields out; what nobody took is reported."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from graph.errors import InvalidRecord

Value: TypeAlias = "str | Record"


@dataclass(slots=True)
class Record:
    """A row, or a part of one.

    Attributes:
        type: What the publisher calls it: ``INDIVIDUAL``, ``row``, ``Company``.
        id: The publisher's id, or the line when there is none.
        fields: Texts and parts by field name; a field may occur more than once.
    """

    type: str
    id: str
    fields: Mapping[str, list[Value]]
    _taken: set[str] = field(default_factory=set)
    _begun: set[str] = field(default_factory=set)

    def take(self, name: str) -> str:
        """Return the text of a field that must be there, though it may be empty.

        Raises:
            InvalidRecord: The field is missing: the publisher changed the form.
        """
        if name not in self.fields:
            raise InvalidRecord(f"The field {name} is missing.", "field_missing", self.id)
        return self.take_optional(name)

    def take_optional(self, name: str) -> str:
        """Return the text of a field, empty when it is not there; of several texts the first, the others stay."""
        self._begun.add(name)
        return next(iter(self._texts(name)), "")

    def take_texts(self, name: str) -> list[str]:
        """Return all texts of a field, trimmed; empty ones are left out."""
        self._taken.add(name)
        return self._texts(name)

    def take_several(self, name: str) -> list[str]:
        """Return all texts of a field that must hold one.

        Raises:
            InvalidRecord: It holds none.
        """
        texts = self.take_texts(name)
        if not texts:
            raise InvalidRecord(f"The field {name} is missing.", "field_missing", self.id)
        return texts

    def take_parts(self, name: str) -> list["Record"]:
        """Return the parts of a field that has fields of its own."""
        self._taken.add(name)
        return list(self._parts(name))

    def _texts(self, name: str) -> list[str]:
        found = []
        for value in self.fields.get(name, ()):  # a plain loop: a large list asks hundreds of thousands of times
            if isinstance(value, str) and (text := " ".join(value.split())):
                found.append(text)
        return found

    def untaken(self, ignored: Iterable[str] = ()) -> list[str]:
        """Return the names of fields that hold something nobody took, also behind a first text, with those of parts."""
        names = [name for name in self.fields if name not in self._taken and self._has_more(name)]
        inside = [
            f"{name}/{rest}"
            for name in self._taken | self._begun
            for part in self._parts(name)
            for rest in part.untaken()
        ]
        left_alone = set(ignored)
        return sorted({name for name in [*names, *inside] if name not in left_alone})

    def _parts(self, name: str) -> Iterable["Record"]:
        return (value for value in self.fields.get(name, ()) if isinstance(value, Record))

    def _has_more(self, name: str) -> bool:
        return len(self._texts(name)) > 1 if name in self._begun else any(map(_holds, self.fields[name]))


def _holds(value: Value) -> bool:
    if isinstance(value, str):
        return bool(value.strip())
    return any(_holds(inner) for values in value.fields.values() for inner in values)
