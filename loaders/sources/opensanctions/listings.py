"""Sanctions: the listings that the collection copied from other lists."""

from collections.abc import Iterable, Mapping, Sequence

from graph.facts import Claim, EntityId, Fact, RecordId
from loaders.draft import listing, programme_facts
from loaders.record import Record
from loaders.registry import Context
from loaders.sources.opensanctions.lines import entity_id, take_dates

NOTES = ("summary", "provisions", "status", "duration")


def listing_facts(
    record: Record, context: Context, topics: Mapping[str, Sequence[str]], captions: Mapping[str, str]
) -> list[Fact]:
    """Return the listing of each entity of a sanction, and the list it was copied from.

    Args:
        topics: Topics of the entities of the file.
        captions: Names of the entities of the file.
    """
    copied_from = next(iter(record.take_texts("datasets")), "")
    programme = EntityId(f"opensanctions:programme:{copied_from}")
    record_id = RecordId(record.id)
    starts, unread_starts = take_dates(record, ["listingDate", "startDate"], context.issues)
    ends, unread_ends = take_dates(record, ["endDate"], context.issues)
    stated = [*record.take_texts("program"), *record.take_texts("provisions")]
    properties = _properties(record, context, copied_from, [*unread_starts, *unread_ends])
    references = [f"un_reference:{number}" for number in record.take_texts("unscId")]
    facts = programme_facts(programme, {"en": f"OpenSanctions: {copied_from}"})
    for listed in record.take_several("entity"):
        facts.append(
            listing(
                entity_id(listed),
                programme,
                record_id,
                min(starts, default=""),
                max(ends, default=""),
                **properties,
                measure=_measure(context, copied_from, topics.get(listed, ()), stated),
                listedName=captions.get(listed, listed),
            )
        )
        facts.extend(Claim(entity_id(listed), "identifier", number, record_id) for number in references)
    return facts


def _properties(record: Record, context: Context, copied_from: str, unread: Sequence[str]) -> dict[str, str]:
    tables = context.spec.tables
    urls = record.take_texts("sourceUrl")
    notes = [text for name in NOTES for text in record.take_texts(name)]
    return {
        "authority": "; ".join(record.take_texts("authority")) or copied_from,
        "authorityLevel": tables["level"].get(copied_from, "third_country"),
        "programme": "; ".join(record.take_texts("program") or record.take_texts("programId")),
        "entryId": "; ".join(record.take_texts("authorityId")) or record.id,
        "reason": " ".join(record.take_texts("reason")),
        "note": "; ".join([*notes, *unread, *urls[1:]]),
        "url": next(iter(urls), ""),
        "origin": tables["origin"].get(copied_from, copied_from),
    }


def _measure(context: Context, copied_from: str, topics: Sequence[str], stated: Iterable[str]) -> str:
    if "sanction.counter" in topics and "sanction" not in topics:
        return "counter_sanction"
    by_dataset = context.spec.table("measure").get(copied_from)
    if by_dataset in {"debarment", "counter_sanction", "watch"}:
        return by_dataset
    table = context.spec.table("stated_measure")
    known = [table[text] for text in stated if text in table]
    if known:
        return "asset_freeze" if "asset_freeze" in known else known[0]
    if by_dataset is None:
        message = f"What a listing in {copied_from!r} does is not known."
        context.issues.add("unknown_dataset", copied_from, message)
    return by_dataset or "unspecified"
