"""The bytes of one published file, unpacked within limits, before anybody believes them."""

import gzip
import io
import zlib
from dataclasses import dataclass
from pathlib import Path

from graph.errors import ConfigurationError, SourceChanged

HEAD_BYTES = 65_536
MAX_BYTES = 200_000_000
MAX_RATIO = 200
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Resource:
    """A file as it came in.

    Attributes:
        name: File name without folder and without ``.gz``.
        raw: The bytes as received, kept in the version files.
        content: The bytes unpacked.
        fetched_at: UTC time of download, ISO 8601; empty for a file that was handed over.
        folder: Name of the folder the file lay in; some publishers name a dataset only there.
        place: Path under the folder that was offered, by which a reader finds the file; empty for a single file.
    """

    name: str
    raw: bytes
    content: bytes
    fetched_at: str = ""
    folder: str = ""
    place: str = ""

    @property
    def head(self) -> bytes:
        """The beginning of the content: enough to recognise a list."""
        return self.content[:HEAD_BYTES]


def read_resource(path: Path) -> Resource:
    """Read a file that was handed over.

    Raises:
        ConfigurationError: There is no such file, or it cannot be read.
        SourceChanged: The file is too large or does not unpack.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise SourceChanged(f"{path.name} is larger than {MAX_BYTES // 1_000_000} MB.", file=path.name)
        raw = path.read_bytes()
    except OSError as error:
        raise ConfigurationError(f"The file {path} cannot be read: {error.strerror or error}.") from error
    return unpack(path.name, raw, folder=path.resolve().parent.name)


def unpack(name: str, raw: bytes, *, fetched_at: str = "", folder: str = "") -> Resource:
    """Unpack gzip bytes within limits of size and ratio; other bytes stay as they are.

    Raises:
        SourceChanged: The file is cut off, damaged, or grows beyond the limits.
    """
    content = raw
    if raw[:2] == b"\x1f\x8b":
        name = name.removesuffix(".gz")
        content = gunzip(name, raw)
    return Resource(name, raw, content, fetched_at, folder)


def gunzip(name: str, raw: bytes) -> bytes:
    """Return what gzip bytes hold; their own checksum tells whether they are whole.

    Raises:
        SourceChanged: They are cut off, damaged, or grow beyond the limits.
    """
    limit = min(MAX_BYTES, max(len(raw), 10_000) * MAX_RATIO)
    unpacked = bytearray()
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(raw)) as packed:
            while chunk := packed.read(CHUNK):
                unpacked += chunk
                if len(unpacked) > limit:
                    raise SourceChanged(f"{name} unpacks to more than {limit // 1_000_000} MB.", file=name)
    except (OSError, EOFError, zlib.error) as error:
        raise SourceChanged(f"{name} is a damaged or cut-off gzip file: {error}.", file=name) from error
    return bytes(unpacked)


def describe(resource: Resource) -> str:
    """Return in a few words what the content looks like, for a message: an HTML page, JSON, empty, and so on."""
    start = resource.head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1000].lower()
    if not start:
        return "empty"
    if b"<html" in start or start.startswith(b"<!doctype html"):
        return "an HTML page"
    for mark, words in (
        (b"<", "another XML document"),
        (b"{", "another JSON document"),
        (b"[", "another JSON document"),
    ):
        if start.startswith(mark):
            return words
    return "binary data" if b"\x00" in start else "another text file"
