"""A process that loads a folder of lists, and kills itself at a step; it is asked again and again by lines of JSON.

Run as ``python -m tests.support.killed_load``. Each line names the step, the call at which to die, the home and the
folder; the answer is the signal the load died of, 0 when it came to its end.
"""

import json
import os
import signal
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import api.services
import loaders.publish
import screening.snapshot.folder
from api.services import Services, offer_folder
from graph import version_files
from graph.sqlite_store import SqliteStore
from loaders.sample import APPROVAL
from screening.snapshot.folder import SnapshotFolder
from tests.conftest import NOW, settings_of

# Step: where the function is, its name, and whether the process dies before or after it.
STEPS: Mapping[str, tuple[Any, str, str]] = {
    "facts of a version written": (version_files, "_write_lines", "after"),
    "version files not yet named": (Path, "rename", "before"),
    "version files kept": (version_files.VersionFiles, "keep", "after"),
    "facts staged in the store": (SqliteStore, "_stage", "after"),
    "version folded": (SqliteStore, "fold", "after"),
    "publication begun": (api.services, "publish", "before"),
    "snapshot built": (loaders.publish, "build_snapshot", "after"),
    "snapshot named": (SnapshotFolder, "_point_to", "before"),
    "pointer written": (screening.snapshot.folder.os, "replace", "before"),
}


def main() -> None:
    """Answer lines until there are no more."""
    for line in sys.stdin:
        step, call, home, folder = json.loads(line)
        child = os.fork()
        if not child:
            _load(step, call, Path(home), Path(folder))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)}\n")
        sys.stdout.flush()


def _load(step: str, call: int, home: Path, folder: Path) -> None:
    owner, name, place = STEPS[step]
    setattr(owner, name, _deadly(getattr(owner, name), call, place))
    Services(settings_of(home)).load(offer_folder(folder, APPROVAL), NOW, lambda message: None)


def _deadly(original: Callable[..., Any], call: int, place: str) -> Callable[..., Any]:
    """Return a function that does the same until a call, at which the process dies."""
    calls = 0

    def step(*arguments: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == call and place == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        result = original(*arguments, **named)
        if calls == call:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    return step


if __name__ == "__main__":
    main()
