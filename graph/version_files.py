"""Version files: the record of what was published when.

Each published or held version is a folder: the raw bytes as they came in, the facts they were mapped to, and
``version.json``. A folder appears whole or not at all; a held version is written again when a person approves it.
"""

import gzip
import hashlib
import json
import os
import shutil
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from graph.errors import StoreConflict
from graph.facts import DatasetId, VersionId
from graph.version import Status, Version, decode_version, encode_version

FACTS = "facts.jsonl.gz"
ISSUES = "issues.jsonl"
RECORD_IDS = "records.json"


class VersionFiles:
    """The folder of all version files."""

    def __init__(self, folder: Path) -> None:
        """Use a folder; it is made when the first version is kept."""
        self._folder = folder

    def keep(
        self,
        version: Version,
        raw: Mapping[str, bytes],
        encoded_facts: Iterable[str],
        issue_lines: Iterable[str],
        record_ids: Mapping[str, Iterable[str]],
    ) -> None:
        """Write a version, replacing what an interrupted run may have left of it.

        Args:
            raw: The bytes as received, by file name.
            record_ids: Ids of its records per record type: the next edition is compared with them.
        """
        place = self._place(version.dataset, version.id)
        part = place.with_name(f".{place.name}.part")
        shutil.rmtree(part, ignore_errors=True)
        (part / "raw").mkdir(parents=True)
        for name, content in raw.items():
            (part / "raw" / name).write_bytes(content)
        _write_lines(part / FACTS, encoded_facts)
        (part / ISSUES).write_text("".join(f"{line}\n" for line in issue_lines), encoding="utf-8")
        sorted_ids = {record_type: sorted(ids) for record_type, ids in record_ids.items()}
        (part / RECORD_IDS).write_text(json.dumps(sorted_ids, ensure_ascii=False), encoding="utf-8")
        _write_version(part, version)
        _flush(part)
        shutil.rmtree(place, ignore_errors=True)
        part.rename(place)

    def encoded_facts(self, version: Version) -> Iterator[str]:
        """Yield the facts of a version as they were mapped.

        Raises:
            StoreConflict: The version's files are gone or damaged.
        """
        path = self._place(version.dataset, version.id) / FACTS
        with _readable(path), gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from (line.rstrip("\n") for line in lines)

    def issues(self, version: Version) -> list[dict[str, str]]:
        """Return the issues of a version.

        Raises:
            StoreConflict: The version's files are damaged.
        """
        path = self._place(version.dataset, version.id) / ISSUES
        if not path.exists():
            return []
        with _readable(path):
            return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n")[:-1]]

    def record_ids(self, version: Version) -> Mapping[str, frozenset[str]]:
        """Return the ids of the version's records, per record type.

        Raises:
            StoreConflict: The version's files are gone or damaged.
        """
        data = _read_json(self._place(version.dataset, version.id) / RECORD_IDS)
        return {record_type: frozenset(ids) for record_type, ids in data.items()}

    def published(self) -> list[Version]:
        """Return the published versions, by dataset and number.

        Raises:
            StoreConflict: The files of a version are damaged.
        """
        paths = [path for path in self._folder.glob("**/version.json") if _is_place(path.parent)]
        found = [decode_version(_read_json(path)) for path in paths]
        kept = [version for version in found if version.status is Status.PUBLISHED]
        return sorted(kept, key=lambda version: (version.dataset, version.number))

    def damaged(self) -> list[str]:
        """Return a sentence for each published version whose content no longer has its hash.

        Raises:
            StoreConflict: The files of a version are gone or cannot be read.
        """
        return [
            f"The files of {version.dataset} {version.id} differ from their hash."
            for version in self.published()
            if self._hash(version) != version.sha256
        ]

    def _hash(self, version: Version) -> str:
        # A version that this system computed has no raw files: its hash is that of its facts.
        return hash_files(self._raw(version)) if version.files else hash_facts(self.encoded_facts(version))

    def _raw(self, version: Version) -> Mapping[str, bytes]:
        folder = self._place(version.dataset, version.id) / "raw"
        return {path.name: path.read_bytes() for path in folder.glob("*")}

    def _place(self, dataset: DatasetId, version: VersionId) -> Path:
        return self._folder / dataset / version


def hash_files(files: Mapping[str, bytes]) -> str:
    """Return the SHA-256 of what a version's files hold, in the order of their names.

    Names do not count, nor whether a file is packed: the same list is the same version.
    """
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(_unpacked(files[name]))
    return digest.hexdigest()


def _unpacked(raw: bytes) -> bytes:
    try:
        return gzip.decompress(raw) if raw.startswith(b"\x1f\x8b") else raw
    except (OSError, EOFError, zlib.error):
        return raw  # damaged since it was taken in: its hash tells


def hash_facts(encoded_facts: Iterable[str]) -> str:
    """Return the SHA-256 of facts in their order: the hash of a version that was computed, not received."""
    return hashlib.sha256("\n".join(encoded_facts).encode()).hexdigest()


def _is_place(folder: Path) -> bool:
    """Return whether a folder is that of a version, not one half written, nor the raw files, whatever their names."""
    return not folder.name.startswith(".") and folder.name != "raw"


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, EOFError, ValueError, zlib.error) as error:
        place = path.parent
        message = f"The file {path.name} of version {place.name} of {place.parent.name} cannot be read: {error}."
        raise StoreConflict(message) from error


def _read_json(path: Path) -> dict[str, Any]:
    with _readable(path):
        data: dict[str, Any] = json.loads(path.read_bytes())
    return data


def _write_version(folder: Path, version: Version) -> None:
    part = folder / ".version.part"
    part.write_text(json.dumps(encode_version(version), ensure_ascii=False, indent=1), encoding="utf-8")
    part.replace(folder / "version.json")


def _flush(folder: Path) -> None:
    """Bring a folder's files to the disk: the store must not name a version that a power cut takes away."""
    for path in (*folder.rglob("*"), folder):
        handle = os.open(path, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)


def _write_lines(path: Path, lines: Iterable[str]) -> None:
    # No time and no name in the header: the same facts give the same bytes.
    with path.open("wb") as file, gzip.GzipFile("", "wb", compresslevel=1, fileobj=file, mtime=0) as packed:
        packed.writelines(f"{line}\n".encode() for line in lines)
