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

    def take(self, name: str) -> str:
        """Return the text of a field that must be there, though it may be empty.

        Raises:
            InvalidRecord: The field is missing: the publisher changed the form.
        """
        if name not in self.fields:
            raise InvalidRecord(f"The field {name} is missing.", "field_missing", self.id)
        return self.take_optional(name)

    def take_optional(self, name: str) -> str:
        """Return the text of a field, empty when it is not there; of several texts the first."""
        return next(iter(self.take_texts(name)), "")

    def take_texts(self, name: str) -> list[str]:
        """Return all texts of a field, trimmed; empty ones are left out."""
        values = self._take(name)
        trimmed = (" ".join(value.split()) for value in values if isinstance(value, str))
        return [text for text in trimmed if text]

    def take_parts(self, name: str) -> list["Record"]:
        """Return the parts of a field that has fields of its own."""
        return [value for value in self._take(name) if isinstance(value, Record)]

    def _take(self, name: str) -> list[Value]:
        self._taken.add(name)
        return self.fields.get(name, [])

    def untaken(self, ignored: Iterable[str] = ()) -> list[str]:
        """Return the names of fields that hold something and that nobody took, with those of parts."""
        names = [name for name in self.fields if name not in self._taken and self._has_content(name)]
        inside = [f"{name}/{rest}" for name in self._taken for part in self._parts(name) for rest in part.untaken()]
        left_alone = set(ignored)
        return sorted({name for name in [*names, *inside] if name not in left_alone})

    def _parts(self, name: str) -> Iterable["Record"]:
        return (value for value in self.fields.get(name, ()) if isinstance(value, Record))

    def _has_content(self, name: str) -> bool:
        return any(
            value.strip() if isinstance(value, str) else any(map(value._has_content, value.fields))
            for value in self.fields[name]
        )
