"""A publisher's server on this machine, which behaves as well or as badly as a test tells it to."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Publisher:
    """A running server.

    Attributes:
        address: Of its root, without a slash at the end.
        answers: What it does for a path; each request takes the first answer, and the last one stays.
        requests: The headers of every request by path, in the order they came in.
    """

    address: str
    answers: dict[str, list[Answer]] = field(default_factory=dict)
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def offer(self, path: str, *answers: Answer) -> str:
        """Answer requests for a path; return its address."""
        self.answers[path] = list(answers)
        return f"{self.address}{path}"


@contextmanager
def publisher() -> Iterator[Publisher]:
    """Run a server for as long as it is used."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            running.requests.append((self.path, dict(self.headers)))
            answers = running.answers.get(self.path, [status(404)])
            (answers.pop(0) if len(answers) > 1 else answers[0])(self)

        def log_message(self, *_: object) -> None:
            """Stay silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    running = Publisher(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=lambda: server.serve_forever(poll_interval=0.01), daemon=True)
    thread.start()
    try:
        yield running
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def body(content: bytes, code: int = 200, *, length: int | None = None, **headers: str) -> Answer:
    """Answer with content, by default saying how long it is; header names have underscores for hyphens.

    Args:
        length: Another length to state than that of the content; below zero none is stated.
    """

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        stated = len(content) if length is None else length
        if stated >= 0:
            handler.send_header("Content-Length", str(stated))
        if stated != len(content):
            handler.send_header("Connection", "close")
        handler.end_headers()
        handler.wfile.write(content)
        handler.close_connection = stated != len(content)

    return answer


def status(code: int, **headers: str) -> Answer:
    """Answer with a status and nothing else."""
    return body(b"", code, **headers)


def silence(until: threading.Event) -> Answer:
    """Answer nothing until the test is over."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        until.wait(10)
        handler.close_connection = True

    return answer


def raw(content: bytes) -> Answer:
    """Send bytes as they are, and hang up."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(content)
        handler.wfile.flush()
        handler.connection.shutdown(socket.SHUT_RDWR)
        handler.close_connection = True

    return answer


def drip(content: bytes, stop: threading.Event) -> Answer:
    """Send a byte at a time, for ever slower than anybody wants to wait."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        for place in range(len(content)):
            if stop.wait(0.02):
                break
            handler.wfile.write(content[place : place + 1])
            handler.wfile.flush()
        handler.close_connection = True

    return answer
