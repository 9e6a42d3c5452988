"""The Cypher of the project: one named statement per file, values always as parameters."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import LiteralString

FOLDER = Path(__file__).with_name("cypher")


@cache
def statement(name: str) -> LiteralString:
    """Return the text of a statement by the name of its file."""
    return (FOLDER / f"{name}.cypher").read_text(encoding="utf-8")  # a file of this package, never input


@dataclass(frozen=True, slots=True)
class Migration:
    """A numbered change of constraints and indexes; never edited once released."""

    number: int
    name: str
    statements: tuple[LiteralString, ...]
    checksum: str


@cache
def migrations() -> Sequence[Migration]:
    """Return all migrations in their order; files are named ``V001__what_it_does.cypher``."""
    return [_migration(path) for path in sorted((FOLDER / "migrations").glob("V*.cypher"))]


def _migration(path: Path) -> Migration:
    text = path.read_text(encoding="utf-8")
    number, _, name = path.stem.removeprefix("V").partition("__")
    lines = [line for line in text.splitlines() if not line.startswith("//")]
    found = (part.strip() for part in "\n".join(lines).split(";"))
    return Migration(
        int(number), name, tuple(part for part in found if part), hashlib.sha256(text.encode()).hexdigest()
    )
