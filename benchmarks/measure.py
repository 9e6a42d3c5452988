"""Timing and memory of one process, and a table of the results."""

import resource
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what was measured, the figure found, the figure promised."""

    what: str
    found: str
    promised: str = ""


def seconds_of(work: Callable[[], object]) -> float:
    """Return how long something takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def times_of(work: Callable[[object], object], inputs: Iterable[object]) -> list[float]:
    """Return how long it takes for each input, in milliseconds, shortest first."""
    return sorted(1000 * seconds_of(lambda item=item: work(item)) for item in inputs)  # type: ignore[misc]


def percentile(times: Sequence[float], percent: int) -> float:
    """Return the time within which that share of the inputs was done; times are sorted."""
    return times[min(len(times) - 1, len(times) * percent // 100)]


def peak_megabytes() -> int:
    """Return the most memory this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def as_table(rows: Iterable[Row]) -> str:
    """Return the rows as a table for the documentation."""
    lines = ["| what | measured | promised |", "|---|---|---|"]
    return "\n".join([*lines, *(f"| {row.what} | {row.found} | {row.promised} |" for row in rows)])
