"""Downloads from a misbehaving publisher: the whole file that was asked for, or a sentence why not."""

import gzip
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.errors import SourceChanged, SourceUnavailable
from loaders.fetch import LONGEST_WAIT, Download, Downloader, Seen, SeenFiles
from tests.support.publisher import Answer, Publisher, body, drip, publisher, raw, silence, status

LIST = b"id,name\n1,Een\n" * 500
MOST = 1_000_000
NEVER = Seen()
PATH = "/lists/latest/entities.csv"


@pytest.fixture(scope="module")
def server() -> Iterator[Publisher]:
    with publisher() as running:
        yield running


@pytest.fixture
def stop() -> Iterator[threading.Event]:
    """Ends answers that would last longer than the test."""
    event = threading.Event()
    yield event
    event.set()


def fetch(server: Publisher, *answers: Answer, seen: Seen = NEVER, retries: int = 0, most: int = MOST) -> Download:
    server.requests.clear()
    address = server.offer(PATH, *answers)
    return Downloader(allow_http=True, retries=retries, wait_seconds=0).download(address, seen, most)


def test_a_whole_file_comes_with_its_name_its_folder_and_the_time(server: Publisher) -> None:
    resource = fetch(server, body(LIST)).resource
    assert resource is not None
    assert (resource.name, resource.folder, resource.content) == ("entities.csv", "latest", LIST)
    assert resource.fetched_at.endswith("+00:00")


def test_what_the_publisher_says_of_the_file_is_remembered(server: Publisher) -> None:
    found = fetch(server, body(LIST, ETag='"abc"', Last_Modified="Sat, 21 Nov 2026 06:00:00 GMT"))
    assert found.seen == Seen('"abc"', "Sat, 21 Nov 2026 06:00:00 GMT")


@pytest.mark.parametrize(
    ("seen", "header", "value"),
    [
        (Seen(etag='"abc"'), "If-None-Match", '"abc"'),
        (Seen(last_modified="Sat, 21 Nov 2026 06:00:00 GMT"), "If-Modified-Since", "Sat, 21 Nov 2026 06:00:00 GMT"),
    ],
)
def test_the_publisher_is_asked_whether_the_file_changed(
    server: Publisher, seen: Seen, header: str, value: str
) -> None:
    assert fetch(server, status(304), seen=seen) == Download(None, seen)
    assert server.requests[0][1][header] == value


def test_a_file_never_taken_in_is_asked_for_without_conditions(server: Publisher) -> None:
    fetch(server, body(LIST))
    assert not {"If-None-Match", "If-Modified-Since"} & server.requests[0][1].keys()


def test_unchanged_is_not_believed_when_nobody_asked(server: Publisher) -> None:
    with pytest.raises(SourceUnavailable, match="answers 304"):
        fetch(server, status(304))


@pytest.mark.parametrize("code", [429, 500, 502, 503, 504])
def test_a_passing_trouble_is_tried_again(server: Publisher, code: int) -> None:
    found = fetch(server, status(code), status(code), body(LIST), retries=2)
    assert found.resource is not None
    assert len(server.requests) == 3


def test_a_trouble_that_stays_is_told_with_its_status(server: Publisher) -> None:
    with pytest.raises(SourceUnavailable, match=r"^127\.0\.0\.1:\d+ answers 503\.$"):
        fetch(server, status(503), retries=2)
    assert len(server.requests) == 3


@pytest.mark.parametrize("code", [204, 206, 300, 400, 401, 403, 404, 410])
def test_any_other_answer_than_the_whole_file_is_told_and_not_tried_again(server: Publisher, code: int) -> None:
    with pytest.raises(SourceUnavailable, match=f"answers {code}"):
        fetch(server, body(b"" if code == 204 else LIST, code), retries=2)
    assert len(server.requests) == 1


@pytest.mark.parametrize(("asked", "waited"), [("7", 7), ("86400", LONGEST_WAIT)])
def test_the_wait_a_publisher_asks_for_is_kept_up_to_a_limit(
    server: Publisher, asked: str, waited: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    monkeypatch.setattr("urllib3.util.retry.time.sleep", waits.append)
    fetch(server, status(503, Retry_After=asked), body(LIST), retries=1)
    assert waits == [waited]


PACKED = gzip.compress(LIST, mtime=0)
CUT: dict[str, Answer] = {
    "shorter than stated": body(LIST[:-100], length=len(LIST)),
    "nothing of what was stated": body(b"", length=len(LIST)),
    "packed, shorter than stated": body(PACKED[:-20], length=len(PACKED), Content_Encoding="gzip"),
    "packed, no length": body(PACKED[:-20], length=-1, Content_Encoding="gzip"),
    "packed, checksum gone": body(PACKED[:-8], length=-1, Content_Encoding="gzip"),
    "said to be packed": body(LIST, Content_Encoding="gzip"),
    "in pieces, last one missing": raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7\r\nid,name\r\n"),
    "in pieces, one cut": raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nid,name\r\n"),
    "in pieces of no size": raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nid,name\r\n0\r\n\r\n"),
    "no answer": raw(b""),
    "no HTTP": raw(b"\x00\x01\x02 hello\r\n\r\n"),
    "endless header": raw(b"HTTP/1.1 200 OK\r\nX: " + b"a" * 100_000 + b"\r\n\r\n"),
    "two lengths": raw(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcd"),
    "empty": body(b""),
    "empty, no length": body(b"", length=-1),
    "an encoding nobody asked for": body(LIST, Content_Encoding="br"),
}


@pytest.mark.parametrize("answer", CUT.values(), ids=list(CUT))
def test_a_file_that_is_not_whole_is_never_a_file(server: Publisher, answer: Answer) -> None:
    with pytest.raises(SourceUnavailable) as caught:
        fetch(server, answer)
    assert caught.value.message.endswith(".")


def test_a_body_packed_for_the_way_is_unpacked_and_kept_as_it_was_before(server: Publisher) -> None:
    resource = fetch(server, body(PACKED, Content_Encoding="gzip")).resource
    assert resource is not None
    assert resource.raw == resource.content == LIST


def test_a_packed_file_is_kept_as_received(server: Publisher) -> None:
    resource = fetch(server, body(PACKED)).resource
    assert resource is not None
    assert (resource.raw, resource.content) == (PACKED, LIST)


def test_a_packed_file_that_is_damaged_is_no_whole_list(server: Publisher) -> None:
    with pytest.raises(SourceChanged, match="damaged"):
        fetch(server, body(PACKED[:-20]))


@pytest.mark.parametrize("length", [None, -1])
def test_a_file_above_the_limit_is_refused_whether_it_says_its_length_or_not(
    server: Publisher, length: int | None
) -> None:
    with pytest.raises(SourceUnavailable, match="larger than"):
        fetch(server, body(b"a" * (MOST + 1), length=length))


def test_a_file_at_the_limit_is_taken(server: Publisher) -> None:
    assert fetch(server, body(LIST), most=len(LIST)).resource is not None
    with pytest.raises(SourceUnavailable, match="larger than"):
        fetch(server, body(LIST), most=len(LIST) - 1)


def test_a_publisher_that_stays_silent_is_given_up(
    server: Publisher, stop: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders.fetch.READ_SECONDS", 0.1)
    with pytest.raises(SourceUnavailable, match="cannot be reached, or broke off"):
        fetch(server, silence(stop))


def test_a_publisher_that_is_endlessly_slow_is_given_up(
    server: Publisher, stop: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders.fetch.MOST_SECONDS", 0.1)
    begun = time.monotonic()
    with pytest.raises(SourceUnavailable, match="took longer than"):
        fetch(server, drip(LIST, stop))
    assert time.monotonic() - begun < 5


def test_nobody_at_the_address_is_told(server: Publisher) -> None:
    with pytest.raises(SourceUnavailable, match=r"^127\.0\.0\.1:9 cannot be reached"):
        Downloader(allow_http=True, retries=0).download("http://127.0.0.1:9/list.xml", Seen(), MOST)


def test_a_redirect_on_the_same_host_is_followed(server: Publisher) -> None:
    server.offer("/moved.csv", body(LIST))
    resource = fetch(server, status(302, Location="/moved.csv")).resource
    assert resource is not None
    assert (resource.name, resource.content) == ("entities.csv", LIST)


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("http://lists.example/entities.csv", "redirects to lists.example; refused"),
        ("http://127.0.0.1:9/entities.csv", "redirects to 127.0.0.1:9; refused"),
        ("//lists.example/entities.csv", "redirects to lists.example; refused"),
        ("http://127.0.0.1@lists.example/", "refused"),
        ("http://[", "broke off"),
        ("http://127.0.0.1:no/", "refused"),
        ("file:///etc/hostname", "refused"),
    ],
)
def test_a_redirect_elsewhere_is_refused(server: Publisher, location: str, reason: str) -> None:
    with pytest.raises(SourceUnavailable, match=reason):
        fetch(server, status(301, Location=location))


def test_a_redirect_to_another_scheme_is_refused(server: Publisher) -> None:
    location = server.address.replace("http://", "ftp://") + "/entities.csv"
    with pytest.raises(SourceUnavailable, match="is not an address with TLS"):
        fetch(server, status(301, Location=location))


def test_redirects_without_end_are_refused(server: Publisher) -> None:
    with pytest.raises(SourceUnavailable, match="redirects too often"):
        fetch(server, status(302, Location=PATH))
    assert len(server.requests) == 4


def test_an_address_without_tls_is_not_asked(server: Publisher) -> None:
    server.requests.clear()
    with pytest.raises(SourceUnavailable, match="is not an address with TLS"):
        Downloader(retries=0).download(server.offer(PATH, body(LIST)), Seen(), MOST)
    assert server.requests == []


def test_what_was_seen_is_remembered_per_dataset(tmp_path: Path) -> None:
    files = SeenFiles(tmp_path / "fetched")
    files.remember("eu_annexes/32014R0833", Seen('"a"', "x"))
    assert files.get("eu_annexes/32014R0833") == Seen('"a"', "x")
    assert files.get("eu_annexes/32014R0269") == Seen()


def test_the_day_of_the_last_check_is_told_of_each_version(tmp_path: Path) -> None:
    files = SeenFiles(tmp_path / "fetched")
    assert files.checks() == {}
    files.remember("un_sc", Seen('"a"', "", "v1", "2026-11-20"))
    files.remember("us_csl", Seen('"b"', "", "v2", "2026-11-21"))
    assert files.checks() == {"v1": "2026-11-20", "v2": "2026-11-21"}
