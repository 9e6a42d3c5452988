"""What lines of all kinds have in common: ids and dates."""

from collections.abc import Sequence

from graph.facts import EntityId
from loaders.clean.dates import clean_date
from loaders.issues import Issues
from loaders.record import Record


def entity_id(ftm_id: str) -> EntityId:
    """Return the id of the entity that a line describes."""
    return EntityId(f"opensanctions:{ftm_id}")


def take_dates(record: Record, names: Sequence[str], issues: Issues) -> tuple[list[str], list[str]]:
    """Return the dates of some fields, and as notes those that cannot be read, which are reported."""
    printed = [(name, text) for name in names for text in record.take_texts(name)]
    unread = [f"{name}: {text}" for name, text in printed if not clean_date(text)]
    for text in unread:
        issues.add("unreadable_date", record.id, f"The date {text!r} cannot be read.")
    return [day for _, text in printed if (day := clean_date(text))], unread
