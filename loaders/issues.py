"""What could not be taken as published. An issue is fixed, not collected."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Issue:
    """One sentence about one record of one file; ``record`` is its id or line."""

    code: str
    record: str
    message: str

    def line(self) -> str:
        """Return the issue as one JSON line."""
        return json.dumps(asdict(self), ensure_ascii=False)


class Issues:
    """The issues of one file, in the order they arose."""

    def __init__(self) -> None:
        """Start empty."""
        self._found: dict[Issue, None] = {}

    def add(self, code: str, record: str, message: str) -> None:
        """Report something; the same thing twice counts once."""
        self._found[Issue(code, record, message)] = None

    def all(self) -> tuple[Issue, ...]:
        """Return what was reported so far."""
        return tuple(self._found)
