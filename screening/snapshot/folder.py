"""The folder of published snapshots: one is current, all are kept for replay."""

import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

from graph.errors import NoPublishedSnapshot, NotFound, SnapshotDamaged
from screening.snapshot.manifest import Manifest, decode_manifest

CURRENT = "current"
MANIFEST = "manifest.json"
CHANGES = "changes.jsonl"
LONGEST_ID = 64


class SnapshotFolder:
    """Published snapshots under one folder. Readers see the one before or the new one, never half of one."""

    def __init__(self, folder: Path) -> None:
        """Use a folder; it is made by the first publication."""
        self._folder = folder

    def publish(self, build: Callable[[Path], Manifest], created_at: str) -> Manifest:
        """Build a snapshot beside the others and make it the current one.

        The same content changes nothing, unless the snapshot that holds it is damaged: then it is replaced.

        Args:
            build: Writes the files into an empty folder and returns the manifest.
            created_at: UTC time, ISO 8601.
        """
        part = self._folder / ".part"
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        built = build(part)
        place = self._folder / built.id
        if not self.is_sound(built.id):
            predecessor = self._predecessor_of(built.id)
            _write_changes(part, self._folder / predecessor if predecessor else None)
            manifest = replace(built, predecessor=predecessor, created_at=created_at, checksums=_checksums(part))
            (part / MANIFEST).write_text(manifest.encode(), encoding="utf-8")
            shutil.rmtree(place, ignore_errors=True)  # only a damaged one is there
            part.rename(place)
        shutil.rmtree(part, ignore_errors=True)
        self._point_to(built.id)
        return self.manifest(built.id)

    def _point_to(self, snapshot_id: str) -> None:
        part = self._folder / f".{CURRENT}"
        part.write_text(snapshot_id, encoding="ascii")
        os.replace(part, self._folder / CURRENT)  # noqa: PTH105 - the atomic swap, said by its name

    def _current_id(self) -> str:
        path = self._folder / CURRENT
        return path.read_text(encoding="ascii", errors="replace").strip() if path.exists() else ""

    def _predecessor_of(self, snapshot_id: str) -> str:
        """Return the snapshot that changes are told against: the current one, else the newest that can be read."""
        known = (self._current_id(), *(manifest.id for manifest in reversed(self.all())))
        return next((other for other in known if other != snapshot_id and self.is_sound(other)), "")

    def is_sound(self, snapshot_id: str) -> bool:
        """Return whether a snapshot is there, whole, and of the form of this release."""
        try:
            check_files(self.place(snapshot_id), self.manifest(snapshot_id))
        except (NotFound, SnapshotDamaged):
            return False
        return True

    def current(self) -> Manifest:
        """Return the manifest of the current snapshot.

        Raises:
            NoPublishedSnapshot: Nothing has been published.
            SnapshotDamaged: It is gone, or its manifest cannot be read.
        """
        snapshot_id = self._current_id()
        if not snapshot_id:
            raise NoPublishedSnapshot("Nothing has been published yet: load a list first (kennisgraaf sources load).")
        try:
            return self.manifest(snapshot_id)
        except NotFound as error:
            raise SnapshotDamaged(
                "The current snapshot is gone; publish anew (kennisgraaf snapshot publish)."
            ) from error

    def manifest(self, snapshot_id: str) -> Manifest:
        """Return the manifest of a snapshot.

        Raises:
            NotFound: There is no such snapshot.
            SnapshotDamaged: Its manifest cannot be read.
        """
        path = self.place(snapshot_id) / MANIFEST
        if not path.exists():
            raise NotFound(f"There is no snapshot {snapshot_id!r}.")
        return decode_manifest(path.read_bytes())

    def place(self, snapshot_id: str) -> Path:
        """Return the folder of a snapshot.

        Raises:
            NotFound: The id is not one of a snapshot.
        """
        if not snapshot_id.isalnum() or len(snapshot_id) > LONGEST_ID:
            raise NotFound("A snapshot's id has only letters and digits; at most 64.")
        return self._folder / snapshot_id

    def all(self) -> list[Manifest]:
        """Return all manifests that this release can read, oldest first."""
        manifests = []
        for path in self._folder.glob(f"[!.]*/{MANIFEST}"):
            with suppress(SnapshotDamaged):
                manifests.append(decode_manifest(path.read_bytes()))
        return sorted(manifests, key=lambda manifest: (manifest.created_at, manifest.id))


def check_files(folder: Path, manifest: Manifest) -> None:
    """Compare the files of a snapshot with their checksums.

    Raises:
        SnapshotDamaged: A file is missing or differs.
    """
    for name, expected in manifest.checksums.items():
        path = folder / name
        if not path.exists() or _checksum(path) != expected:
            raise SnapshotDamaged(f"The file {name} of snapshot {manifest.id} is missing or damaged; publish anew.")


def _checksums(folder: Path) -> dict[str, str]:
    return {path.name: _checksum(path) for path in sorted(folder.iterdir())}


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write_changes(folder: Path, before: Path | None) -> None:
    """Write what changed in listings since the snapshot before: listed, ended, changed; nothing for the first one."""
    lines = (json.dumps(change, ensure_ascii=False) for change in _changes(folder, before)) if before else ()
    (folder / CHANGES).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _changes(folder: Path, before: Path) -> Iterator[dict[str, str]]:
    old, new = _listing_states(before), _listing_states(folder)
    for listing in sorted(old.keys() | new.keys()):
        was, now = old.get(listing), new.get(listing)
        if was != now:
            party = (now or was or ("", ""))[0]
            yield {"listing": listing, "party": party, "change": _kind_of_change(was, now)}


def _kind_of_change(was: tuple[str, str] | None, now: tuple[str, str] | None) -> str:
    was_open = was is not None and was[1].startswith("open")
    is_open = now is not None and now[1].startswith("open")
    if was_open == is_open:
        return "changed"
    return "listed" if is_open else "ended"


def _listing_states(folder: Path) -> dict[str, tuple[str, str]]:
    with closing(sqlite3.connect(f"file:{folder / 'attributes.sqlite'}?mode=ro", uri=True)) as connection:
        rows = connection.execute("SELECT id, party, state FROM listing")
        return {listing: (party, state) for listing, party, state in rows}
