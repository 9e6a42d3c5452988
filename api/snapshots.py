"""Keeps snapshots open between requests and follows the current one when a new one is published."""

import threading
from collections import OrderedDict

from api.services import Services
from screening.screen import Screener

MOST_OPEN = 3


class OpenSnapshots:
    """The snapshots in use. Safe to share between threads."""

    def __init__(self, services: Services) -> None:
        """Open nothing yet."""
        self._services = services
        self._open: OrderedDict[str, Screener] = OrderedDict()
        self._lock = threading.Lock()

    def screener(self, snapshot_id: str | None = None) -> Screener:
        """Return a screener on a snapshot, on the one that is current now when no id is given.

        Raises:
            NoPublishedSnapshot: Nothing has been published.
            NotFound: There is no snapshot with the id.
            SnapshotDamaged: It cannot be used.
        """
        wanted = snapshot_id or self._services.snapshots.current().id
        with self._lock:
            if wanted not in self._open:
                self._open[wanted] = self._services.screener(wanted)
            self._open.move_to_end(wanted)
            while len(self._open) > MOST_OPEN:
                self._open.popitem(last=False)
            return self._open[wanted]
