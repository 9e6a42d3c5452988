"""Only one process loads and publishes at a time. The lock of a process that dies is free at once."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import ConfigurationError, StoreConflict


@contextmanager
def only_writer(home: Path) -> Iterator[None]:
    """Hold the writer's lock of a home folder.

    Raises:
        ConfigurationError: The folder cannot be made or written.
        StoreConflict: Another process holds it.
    """
    try:
        home.mkdir(parents=True, exist_ok=True)
        file = (home / "writer.lock").open("a")
    except OSError as error:
        raise ConfigurationError(f"The folder {home} cannot be written: {error.strerror or error}.") from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise StoreConflict("Another process is loading or publishing; try again when it is done.") from error
        yield
