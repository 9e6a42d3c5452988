"""Servers on this machine that are no Neo4j server, or an old one."""

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

Behaviour = Callable[[socket.socket], None]


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


def be_neo4j(agent: str, bolt: tuple[int, int]) -> Behaviour:
    """Speak a version of Bolt, say what it is, and say yes to everything else."""

    def behave(connection: socket.socket) -> None:
        connection.recv(20, socket.MSG_WAITALL)
        connection.sendall(bytes([0, 0, *reversed(bolt)]))
        answer = {"server": agent, "connection_id": "bolt-1"}
        while _message(connection):
            packed = b"\xb1\x70" + bytes([0xA0 + len(answer)])
            packed += b"".join(_text(text) for item in answer.items() for text in item)
            connection.sendall(struct.pack(">H", len(packed)) + packed + b"\x00\x00")
            answer = {}

    return behave


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
