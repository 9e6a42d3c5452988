"""Keeps screenings in a database of its own. What one institution asked is never shown to another."""

import json
import secrets
import sqlite3
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from graph.errors import NotFound, StoreUnavailable

SCHEMA = """
CREATE TABLE IF NOT EXISTS screening (
    institution TEXT NOT NULL,
    id          TEXT NOT NULL,
    created_at  TEXT NOT NULL,
    outcome     TEXT NOT NULL,
    snapshot    TEXT NOT NULL,
    result_hash TEXT NOT NULL,
    result      TEXT NOT NULL,
    PRIMARY KEY (institution, id)
) WITHOUT ROWID;
"""
ID_BYTES = 16


class Casebook:
    """The screenings of one institution."""

    def __init__(self, path: Path, institution: str) -> None:
        """Open the casebook, making it if needed.

        Raises:
            StoreUnavailable: It cannot be opened.
        """
        self._institution = institution
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.touch(mode=0o600)  # names and purposes are for nobody else on this machine
            self._connection = sqlite3.connect(path, timeout=10)
            self._connection.executescript(SCHEMA)
        except (sqlite3.Error, OSError) as error:
            raise StoreUnavailable(f"The casebook cannot be opened: {error}.") from error

    def store(self, result: dict[str, Any], now: datetime) -> str:
        """Keep a result and return the screening's id: 128 random bits, so that it cannot be guessed.

        Raises:
            StoreUnavailable: It cannot be written; a screening that is not kept is not shown.
        """
        screening_id = secrets.token_urlsafe(ID_BYTES)
        row = (
            self._institution,
            screening_id,
            now.isoformat(timespec="seconds"),
            result["outcome"],
            result["versions"]["snapshot"],
            result["resultHash"],
            json.dumps(result, ensure_ascii=False),
        )
        try:
            with self._connection:
                self._connection.execute("INSERT INTO screening VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        except sqlite3.Error as error:
            raise StoreUnavailable(f"The casebook cannot be written: {error}.") from error
        return screening_id

    def screening(self, screening_id: str) -> dict[str, Any]:
        """Return a stored screening of this institution.

        Raises:
            NotFound: There is none; one of another institution is none.
            StoreUnavailable: The casebook cannot be read.
        """
        query = "SELECT result FROM screening WHERE institution = ? AND id = ?"
        try:
            found = self._connection.execute(query, (self._institution, screening_id)).fetchone()
        except sqlite3.Error as error:
            raise StoreUnavailable(f"The casebook cannot be read: {error}.") from error
        if found is None:
            raise NotFound("There is no screening with this id.")
        return {"id": screening_id, **json.loads(found[0])}

    def close(self) -> None:
        """Let go of the database."""
        self._connection.close()

    def __enter__(self) -> "Casebook":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
