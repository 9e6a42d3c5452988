"""A process that loads lists into Neo4j; at a point of its progress it is killed, or the server is.

Run as ``python -m tests.support.killed_neo4j_load``. Each line of JSON is a job (`Job`). Answered are ``{"at": name}``
at the point, ``{"points": how many were passed}`` at the end of a load, then ``{"code": exit code or minus the
signal}``. What the load says goes to the file ``said`` beside the home.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, Literal

from api.cli.output import report_error
from api.services import Services, offer_folder
from graph.errors import KennisgraafError
from graph.neo4j_database import Neo4jDatabase, OpenTransaction
from graph.version_files import VersionFiles
from loaders.sample import APPROVAL
from screening.snapshot.folder import SnapshotFolder
from tests.conftest import settings_of

POINTS: tuple[tuple[Any, str], ...] = (
    (Neo4jDatabase, "write"),
    (OpenTransaction, "rows"),
    (OpenTransaction, "commit"),
    (VersionFiles, "keep"),
    (SnapshotFolder, "_point_to"),
)


@dataclass(frozen=True)
class Job:
    """A load.

    Attributes:
        day: Date of the load, ISO.
        point: At which point of progress something happens, from 1; 0 for a load that nothing happens to.
        place: ``before`` or ``after`` that point.
        does: What happens there: the process dies, waits for a line, or says where it is and goes on at once.
    """

    home: str
    lists: str
    day: str
    environment: dict[str, str]
    point: int = 0
    place: str = "before"
    does: Literal["die", "wait", "go on"] = "die"


class Progress:
    """Counts the points, and acts at the one of the job."""

    def __init__(self, job: Job) -> None:
        self.passed = 0
        self._job = job

    def watch(self, owner: Any, name: str) -> None:
        """Count the calls of a function."""
        original = getattr(owner, name)
        setattr(owner, name, self._watched(original, f"{owner.__name__}.{name}"))

    def _watched(self, original: Callable[..., Any], name: str) -> Callable[..., Any]:
        def step(*arguments: Any, **named: Any) -> Any:
            self.passed += 1
            is_here = self.passed == self._job.point
            if is_here and self._job.place == "before":
                self._act(f"{'during' if self._job.does == 'go on' else 'before'} {name}")
            result = original(*arguments, **named)
            if is_here and self._job.place == "after":
                self._act(f"after {name}")
            return result

        return step

    def _act(self, where: str) -> None:
        answer({"at": where})
        if self._job.does == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        while self._job.does == "wait" and os.read(0, 1) != b"\n":
            pass


def main() -> None:
    """Do jobs until there are no more."""
    for line in sys.stdin:
        job = Job(**json.loads(line))
        child = os.fork()
        if not child:
            os._exit(_load(job))
        _, status = os.waitpid(child, 0)
        answer({"code": os.waitstatus_to_exitcode(status)})


def _load(job: Job) -> int:
    said = os.open(Path(job.home).parent / "said", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(said, 2)
    progress = Progress(job)
    for owner, name in POINTS:
        progress.watch(owner, name)
    services = Services(settings_of(Path(job.home), **job.environment))
    try:
        services.load(offer_folder(Path(job.lists), APPROVAL), noon(job.day), lambda message: None)
    except KennisgraafError as error:
        return report_error(error)
    finally:
        answer({"points": progress.passed})
    return 0


def noon(day: str) -> datetime:
    """Return the middle of a day."""
    return datetime.combine(date.fromisoformat(day), time(12), UTC)


def answer(data: dict[str, Any]) -> None:
    """Answer a line."""
    os.write(1, f"{json.dumps(data)}\n".encode())


if __name__ == "__main__":
    main()
