"""Edges between entities: owners, directors, successors."""

from collections.abc import Iterator
from itertools import product

from graph.facts import RecordId, Relation
from graph.schema import is_percentage
from loaders.draft import filled, relation_id
from loaders.record import Record
from loaders.registry import Context
from loaders.sources.opensanctions.lines import entity_id, take_dates


def edges(record: Record, relation_type: str, context: Context) -> Iterator[Relation]:
    """Yield a relation for each pair of ends; a share that is none is kept in the note."""
    sources = record.take_several(context.spec.table("source_property")[relation_type])
    targets = record.take_several(context.spec.table("target_property")[relation_type])
    starts, unread_starts = take_dates(record, ["startDate"], context.issues)
    ends, unread_ends = take_dates(record, ["endDate"], context.issues)
    properties = _properties(record, relation_type, [*unread_starts, *unread_ends])
    for source, target in product(sources, targets):
        yield Relation(
            id=relation_id("opensanctions", record.id, source, target),
            type=relation_type,
            source=entity_id(source),
            target=entity_id(target),
            kind="fact",
            record=RecordId(record.id),
            valid_from=min(starts, default=""),
            valid_to=max(ends, default=""),
            properties=properties,
        )


def _properties(record: Record, relation_type: str, notes: list[str]) -> dict[str, str]:
    printed = [text.removesuffix("%").strip().replace(",", ".") for text in record.take_texts("percentage")]
    shares = [share for share in printed if relation_type == "OWNS" and is_percentage(share)]
    share = shares[0] if len(shares) == len(printed) == 1 else ""
    roles = record.take_texts("role")
    has_role = relation_type != "SUCCESSOR_OF"  # the model knows no roles there
    urls = record.take_texts("sourceUrl")
    said = [text for name in ("summary", "description", "status") for text in record.take_texts(name)]
    unread = [] if share or not printed else [f"Share as printed: {' / '.join(printed)}"]
    counted = [f"Shares: {text}" for text in record.take_texts("sharesCount")]
    return filled(
        {
            "role": "; ".join(roles) if has_role else "",
            "share": share,
            "url": next(iter(urls), ""),
            "note": " ".join([*said, *([] if has_role else roles), *unread, *counted, *notes, *urls[1:]]),
        }
    )
