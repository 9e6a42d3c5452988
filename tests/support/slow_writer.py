"""A process of its own that folds the newest version file and stops in the middle until a file named ``go`` appears.

Run as ``python -m tests.support.slow_writer ADAPTER FOLDER``; it makes the file ``halfway`` when it has come that far.
"""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from graph.version_files import VersionFiles
from tests.support.stores import ADAPTERS

LONGEST_SECONDS = 30


def main(adapter: str, folder: Path) -> None:
    """Fold slowly."""
    files = VersionFiles(folder / "versions")
    version = files.published()[-1]
    store = ADAPTERS[adapter].open(folder)
    store.fold(version, _slowly(list(files.encoded_facts(version)), folder))
    store.close()


def _slowly(facts: list[str], folder: Path) -> Iterator[str]:
    yield from facts[: len(facts) // 2]
    (folder / "halfway").touch()
    until = time.monotonic() + LONGEST_SECONDS
    while not (folder / "go").exists() and time.monotonic() < until:
        time.sleep(0.01)
    yield from facts[len(facts) // 2 :]


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
