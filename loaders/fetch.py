"""Downloads what a publisher publishes: only what changed, only as a whole, only from where it should come."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError
from urllib3.util import Retry

from graph.errors import SourceChanged, SourceUnavailable
from loaders.resource import Resource, gunzip, unpack

AGENT = "kennisgraaf/0.1 (research-security screening; conditional requests)"
CONNECT_SECONDS = 10
READ_SECONDS = 60
MOST_SECONDS = 900
MOST_REDIRECTS = 3
LONGEST_WAIT = 120  # seconds; a publisher that asks for a longer wait is tried again by the next run
CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Seen:
    """What the publisher said of the file that was taken in last: sent back to ask whether it changed.

    Attributes:
        version: The version of the dataset that the file is.
        checked_on: The day on which the publisher last offered this file.
    """

    etag: str = ""
    last_modified: str = ""
    version: str = ""
    checked_on: str = ""


@dataclass(frozen=True, slots=True)
class Download:
    """A downloaded file; ``resource`` is None when it did not change."""

    resource: Resource | None
    seen: Seen


class Downloader:
    """Fetches files with retries, Retry-After, and limits on size and time."""

    def __init__(self, *, allow_http: bool = False, retries: int = 4, wait_seconds: float = 1.0) -> None:
        """Prepare a session.

        Args:
            allow_http: Take addresses without TLS; for a server on the same machine.
        """
        self._schemes = ("https", "http") if allow_http else ("https",)
        retry = Retry(
            total=retries,
            backoff_factor=wait_seconds,
            status_forcelist=(429, 500, 502, 503, 504),
            allowed_methods=("GET",),
            respect_retry_after_header=True,
            retry_after_max=LONGEST_WAIT,
            raise_on_status=False,
        )
        self._session = requests.Session()
        self._session.headers.update({"User-Agent": AGENT, "Accept-Encoding": "gzip"})
        self._session.mount("https://", HTTPAdapter(max_retries=retry))
        self._session.mount("http://", HTTPAdapter(max_retries=retry))

    def download(self, address: str, seen: Seen, max_bytes: int) -> Download:
        """Fetch a file, whole or not at all.

        Raises:
            SourceUnavailable: The publisher cannot be reached, refuses, sends more than allowed, or breaks off.
        """
        try:
            with self._get(address, seen) as response:
                if response.status_code == requests.codes.not_modified and (seen.etag or seen.last_modified):
                    return Download(None, seen)
                if response.status_code != requests.codes.ok:
                    raise SourceUnavailable(f"{urlsplit(address).netloc} answers {response.status_code}.")
                content = _read_whole(response, max_bytes)
        except (requests.RequestException, HTTPError, ValueError) as error:
            host = urlsplit(address).netloc
            raise SourceUnavailable(f"{host} cannot be reached, or broke off: {type(error).__name__}.") from error
        name = urlsplit(address).path.rpartition("/")[2] or "download"
        fetched_at = datetime.now(UTC).isoformat(timespec="seconds")
        found = Seen(response.headers.get("ETag", ""), response.headers.get("Last-Modified", ""))
        return Download(unpack(name, content, fetched_at=fetched_at, folder=_folder(address)), found)

    @contextmanager
    def _get(self, address: str, seen: Seen) -> Iterator[requests.Response]:
        """Follow at most three redirects, on the same host only."""
        headers = {"If-None-Match": seen.etag, "If-Modified-Since": seen.last_modified}
        for _ in range(MOST_REDIRECTS + 1):
            if urlsplit(address).scheme not in self._schemes:
                raise SourceUnavailable(f"{address.partition('?')[0]} is not an address with TLS.")
            response = self._session.get(
                address,
                headers={name: value for name, value in headers.items() if value},
                stream=True,
                timeout=(CONNECT_SECONDS, READ_SECONDS),
                allow_redirects=False,
            )
            if not response.is_redirect:
                with response:
                    yield response
                return
            response.close()
            following = urljoin(address, response.headers["Location"])
            if urlsplit(following).netloc != urlsplit(address).netloc:
                raise SourceUnavailable(
                    f"{urlsplit(address).netloc} redirects to {urlsplit(following).netloc}; refused."
                )
            address = following
        raise SourceUnavailable(f"{urlsplit(address).netloc} redirects too often.")


def _read_whole(response: requests.Response, max_bytes: int) -> bytes:
    begun = time.monotonic()
    content = bytearray()
    while chunk := response.raw.read1(CHUNK, decode_content=False):  # what has come in: a slow drip is noticed
        content += chunk
        if len(content) > max_bytes:
            raise SourceUnavailable(f"The file is larger than {max_bytes // 1_000_000} MB.")
        if time.monotonic() - begun > MOST_SECONDS:
            raise SourceUnavailable(f"The file took longer than {MOST_SECONDS // 60} minutes.")
    if not content:
        raise SourceUnavailable("The publisher sent an empty file.")
    return _decoded(bytes(content), response.headers.get("Content-Encoding", "identity").lower())


def _decoded(content: bytes, encoding: str) -> bytes:
    """Return a body without the encoding of its transport, unpacked here: requests takes a cut one for whole."""
    if encoding == "identity":
        return content
    if encoding != "gzip":
        raise SourceUnavailable(f"The publisher sent the encoding {encoding!r}, which was not asked for.")
    try:
        return gunzip("The file sent", content)
    except SourceChanged as error:
        raise SourceUnavailable(error.message) from error


def _folder(address: str) -> str:
    return urlsplit(address).path.rstrip("/").rpartition("/")[0].rpartition("/")[2]


class SeenFiles:
    """Remembers per dataset what the publisher said of the file taken in last."""

    def __init__(self, folder: Path) -> None:
        """Use a folder; it is made when something is remembered."""
        self._folder = folder

    def get(self, dataset: str) -> Seen:
        """Return what is remembered; nothing for a dataset never fetched."""
        path = self._path(dataset)
        return Seen(**json.loads(path.read_bytes())) if path.exists() else Seen()

    def checks(self) -> dict[str, str]:
        """Return the versions that publishers offered, each with the day on which its publisher last did."""
        found = [Seen(**json.loads(path.read_bytes())) for path in sorted(self._folder.glob("*.json"))]
        return {seen.version: seen.checked_on for seen in found}

    def remember(self, dataset: str, seen: Seen) -> None:
        """Remember for the next time; only after the file was taken in."""
        path = self._path(dataset)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.write_text(json.dumps(asdict(seen)), encoding="utf-8")
        part.replace(path)

    def _path(self, dataset: str) -> Path:
        return self._folder / f"{dataset.replace('/', '.')}.json"
