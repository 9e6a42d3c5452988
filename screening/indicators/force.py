"""Whether a statement held on a day, as far as the editions that were loaded tell."""

from enum import Enum

from screening.snapshot.adjacency import end_day, first_day
from screening.snapshot.party import Tie


class Force(Enum):
    """Whether a statement holds on a day.

    What its list does not date is not known before the edition it was first seen in. One that is gone from the next
    edition ended on a day between the two that is not known.
    """

    IN_FORCE = "in force"
    ENDED = "ended"
    LATER = "later"
    UNKNOWN = "unknown"


def force_of(tie: Tie, day: int) -> Force:
    """Return whether a listing or another statement holds on a day (an ordinal)."""
    if end_day(tie.valid_to) <= day:
        return Force.ENDED
    if first_day(tie.valid_from) > day:
        return Force.LATER
    is_before_first = not tie.valid_from and first_day(tie.first_edition) > day
    is_after_last = tie.ended_by == "absent" and end_day(tie.last_edition) < day
    return Force.UNKNOWN if is_before_first or is_after_last else Force.IN_FORCE
