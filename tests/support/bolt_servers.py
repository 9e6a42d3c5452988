"""Servers on this machine that are no Neo4j server, or an old one."""

import socket
import struct
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress

Behaviour = Callable[[socket.socket], None]
RESET, BEGIN, SUCCESS, IGNORED, FAILURE = 0x0F, 0x11, 0x70, 0x7E, 0x7F  # messages of Bolt


def stay_silent(connection: socket.socket) -> None:
    """Take whatever comes, and say nothing."""
    while connection.recv(4096):
        pass


def answer_garbage(connection: socket.socket) -> None:
    """Answer as another service would."""
    connection.recv(4096)
    connection.sendall(b"220 mail.example.org ESMTP ready\r\n" * 20)
    stay_silent(connection)


def hang_up(connection: socket.socket) -> None:
    """End the connection in the middle of the first answer."""
    connection.recv(4096)
    connection.sendall(b"\x00")


def be_neo4j(agent: str, bolt: tuple[int, int], failure: str = "") -> Behaviour:
    """Speak a version of Bolt, say what it is, and say yes to everything else; to a transaction, a code of failure."""

    def behave(connection: socket.socket) -> None:
        connection.recv(20, socket.MSG_WAITALL)
        connection.sendall(bytes([0, 0, *reversed(bolt)]))
        answer = {"server": agent, "connection_id": "bolt-1"}
        has_failed = False
        while message := _message(connection):
            if message[1] == BEGIN and failure:
                has_failed = True
                _answer(connection, FAILURE, {"code": failure, "message": "It failed."})
            elif has_failed and message[1] != RESET:
                _answer(connection, IGNORED)
            else:
                has_failed = False
                _answer(connection, SUCCESS, answer)
            answer = {}

    return behave


def _answer(connection: socket.socket, kind: int, told: Mapping[str, str] | None = None) -> None:
    packed = bytes([0xB0 if told is None else 0xB1, kind])
    if told is not None:
        packed += bytes([0xA0 + len(told)]) + b"".join(_text(text) for item in told.items() for text in item)
    connection.sendall(struct.pack(">H", len(packed)) + packed + b"\x00\x00")


def _message(connection: socket.socket) -> bytes:
    """Return the next message, which comes in chunks; nothing when the other side has gone."""
    message = b""
    while size := connection.recv(2, socket.MSG_WAITALL):
        length = struct.unpack(">H", size)[0]
        if not length and message:
            return message
        message += connection.recv(length, socket.MSG_WAITALL) if length else b""
    return b""


def _text(text: str) -> bytes:
    return bytes([0xD0, len(text)]) + text.encode()


@contextmanager
def serving(behaviour: Behaviour) -> Iterator[str]:
    """Behave so to every connection for as long as the block lasts; gives the address."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=_serve, args=(listening, behaviour), daemon=True).start()
        yield f"bolt://127.0.0.1:{listening.getsockname()[1]}"
        listening.shutdown(socket.SHUT_RDWR)


def _serve(listening: socket.socket, behaviour: Behaviour) -> None:
    with suppress(OSError):
        while True:
            connection, _ = listening.accept()
            threading.Thread(target=_behave, args=(connection, behaviour), daemon=True).start()


def _behave(connection: socket.socket, behaviour: Behaviour) -> None:
    with suppress(OSError, struct.error), connection:
        behaviour(connection)
