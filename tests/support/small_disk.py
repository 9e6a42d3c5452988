"""A Neo4j server whose data is on a small disk of its own, which can be filled."""

import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests.support.neo4j_server import Server

ROOM = 48 * 1024  # the first datasets of a small edition fit, all of it does not
REPORTED = re.compile(r"^(\S+ \S+) ERROR .*Database panic", re.MULTILINE)


class NoSmallDisk(Exception):  # noqa: N818 - it says what happened, as our errors do
    """A disk of its own cannot be had here; the message says where it can."""


@dataclass(frozen=True)
class Disk:
    """A small disk that holds the data of a server."""

    place: Path
    server: Server

    def fill(self) -> None:
        """Leave little room."""
        free = os.statvfs(self.place)
        with self._ballast.open("wb") as ballast:
            os.posix_fallocate(ballast.fileno(), 0, free.f_bfree * free.f_frsize - ROOM)

    def make_room(self) -> None:
        """Free it again."""
        self._ballast.unlink()

    @property
    def _ballast(self) -> Path:
        return self.place / "ballast"

    def reported(self) -> datetime:
        """Return when the server said first that it cannot go on."""
        log = (self.server.folder / "logs" / "debug.log").read_text(encoding="utf-8")
        found = REPORTED.search(log)
        assert found
        return datetime.fromisoformat(found[1]).astimezone(UTC)


@contextmanager
def small_disk(folder: Path) -> Iterator[Disk]:
    """Start a server on a disk of its own, in memory.

    Raises:
        NoSmallDisk: Nothing may be mounted here.
    """
    place = folder / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(place)]
    if os.geteuid() or subprocess.run(mount, check=False, capture_output=True).returncode:
        raise NoSmallDisk("A disk is filled only where one may be mounted: on Linux, as root, not in every container.")
    server = Server(folder / "server", settings={"server.directories.data": str(place)})
    try:
        yield Disk(place, server.start())
    finally:
        server.kill()
        subprocess.run(["umount", str(place)], check=True)
