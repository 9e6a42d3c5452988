"""Keys to rows, in sorted arrays that are memory-mapped: a look-up is a binary search, nothing is unpacked."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Ints: TypeAlias = NDArray[np.signedinteger[Any]]
Rows: TypeAlias = NDArray[np.int32]
NO_ROWS: Rows = np.empty(0, dtype=np.int32)


def hash_key(key: str) -> int:
    """Return a 64-bit hash of a key, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "little")


class Postings:
    """Rows by key; rows ascend. Keys are kept as hashes, so a look-up may very rarely give rows of another key."""

    def __init__(self, keys: NDArray[np.uint64], starts: NDArray[np.int64], rows: Rows) -> None:
        """Wrap the arrays: rows of key i are rows[starts[i]:starts[i + 1]]."""
        self._keys = keys
        self._starts = starts
        self._rows = rows

    @classmethod
    def build(cls, rows_by_key: Mapping[str, Sequence[int]]) -> "Postings":
        """Build from rows by key."""
        hashed = sorted((hash_key(key), key) for key in rows_by_key)
        keys = np.array([number for number, _ in hashed], dtype=np.uint64)
        lengths = [0, *(len(rows_by_key[key]) for _, key in hashed)]
        rows = np.fromiter((row for _, key in hashed for row in rows_by_key[key]), dtype=np.int32, count=sum(lengths))
        return cls(keys, np.cumsum(lengths, dtype=np.int64), rows)

    def rows(self, key: str) -> Rows:
        """Return the rows of a key; none when it is not there."""
        number = np.uint64(hash_key(key))
        place = int(self._keys.searchsorted(number))
        if place == len(self._keys) or self._keys[place] != number:
            return NO_ROWS
        return self._rows[self._starts[place] : self._starts[place + 1]]

    def arrays(self) -> Mapping[str, NDArray[np.generic]]:
        """Return the arrays by name, for writing."""
        return {"keys": self._keys, "starts": self._starts, "rows": self._rows}

    @classmethod
    def load(cls, folder: Path, name: str) -> "Postings":
        """Open what `write_arrays` wrote."""
        return cls(*(load_array(folder, f"{name}.{part}") for part in ("keys", "starts", "rows")))


class Texts:
    """Many texts in one array of bytes."""

    def __init__(self, content: NDArray[np.uint8], starts: NDArray[np.int64]) -> None:
        """Wrap the arrays: text i is content[starts[i]:starts[i + 1]]."""
        self._content = content
        self._starts = starts

    @classmethod
    def build(cls, texts: Iterable[str]) -> "Texts":
        """Build from texts."""
        encoded = [text.encode() for text in texts]
        starts = np.cumsum([0, *map(len, encoded)], dtype=np.int64)
        return cls(np.frombuffer(b"".join(encoded), dtype=np.uint8), starts)

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, row: int) -> str:
        return bytes(self._content[self._starts[row] : self._starts[row + 1]]).decode()

    def arrays(self) -> Mapping[str, NDArray[np.generic]]:
        """Return the arrays by name, for writing."""
        return {"content": self._content, "starts": self._starts}

    @classmethod
    def load(cls, folder: Path, name: str) -> "Texts":
        """Open what `write_arrays` wrote."""
        return cls(*(load_array(folder, f"{name}.{part}") for part in ("content", "starts")))


def are_in(numbers: Ints, known: Ints) -> NDArray[np.bool_]:
    """Return which numbers are among known ones in rising order, of which there is one at least."""
    places = np.minimum(known.searchsorted(numbers), len(known) - 1)
    return np.asarray(known[places] == numbers)


def ranges(begins: Ints, ends: Ints) -> tuple[Ints, Ints]:
    """Return the numbers of all ranges one after another, and for each the place of its range."""
    counts = ends - begins
    places = np.repeat(np.arange(len(counts)), counts)
    offsets = np.cumsum(counts) - counts
    return np.arange(len(places)) + (begins - offsets)[places], places


def write_arrays(folder: Path, name: str, arrays: Mapping[str, NDArray[np.generic]]) -> None:
    """Write arrays as ``name.part.npy``."""
    for part, array in arrays.items():
        np.save(folder / f"{name}.{part}.npy", array, allow_pickle=False)


def load_array(folder: Path, name: str) -> NDArray[Any]:
    """Open one array, memory-mapped, as a plain array: the memmap class itself makes each access slower."""
    array: NDArray[Any] = np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False))
    return array
