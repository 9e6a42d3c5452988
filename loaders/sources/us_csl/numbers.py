"""The column "ids" of the US list: numbers, contacts, dates, and what OFAC prints among them that is no number."""

from collections.abc import Mapping

from loaders.clean.identifiers import kept_identifier
from loaders.draft import Draft
from loaders.issues import Issues
from loaders.record import Record
from screening.normalise.identifiers import clean_identifier

CLAIMS = frozenset({"website", "email", "phone"})
NATIONAL = frozenset({"tax", "registration"})  # the same number may be given out in every country
NOTHING = "-"


def map_ids(record: Record, draft: Draft, table: Mapping[str, str], issues: Issues) -> None:
    """State what the entries of the column say; an entry of unknown type is a remark and an issue.

    Args:
        table: Type of an entry, and the claim or the scheme of the number that it is.
    """
    in_russia = "RU" in draft.values("country")
    for part in record.take_parts("ids"):
        id_type, number, country = (part.take_optional(name) for name in ("type", "number", "country"))
        meaning = table.get(id_type)
        if meaning is None:
            issues.add("unknown_id_type", id_type, f"The type of number {id_type!r} is not known.")
        if meaning in CLAIMS:
            draft.claim(meaning, number)
        elif meaning in {None, "remark"} or (meaning == "incorporationDate" and draft.kind != "Organization"):
            draft.claim("remark", f"{id_type.rstrip(' :-')}: {number}")
        elif meaning == "incorporationDate":
            draft.dates(meaning, number, issues)
        elif meaning != NOTHING:
            draft.claim("identifier", _identifier(meaning, number, country or ("RU" if in_russia else "")))


def listing_date(record: Record, code: str, table: Mapping[str, str]) -> str:
    """Return the day of listing that stands among the numbers, as printed; empty when there is none.

    Args:
        table: Type of an entry that dates a listing, and the code of the list it dates.
    """
    parts = ((part.take_optional("type"), part.take_optional("number")) for part in record.take_parts("ids"))
    return next((number for id_type, number in parts if table.get(id_type) == code), "")


def _identifier(scheme: str, number: str, country: str) -> str:
    if country == "RU" and scheme in NATIONAL:
        russian = clean_identifier("ru_inn", number) or clean_identifier("ru_ogrn", number)
        if russian:
            return russian
    return kept_identifier(scheme, f"{country} {number}" if country and scheme in NATIONAL else number)
