"""Addresses, births and documents of an entity of the EU's list, and the remarks on every part."""

import html
import re
from collections.abc import Mapping

from loaders.clean.countries import country_code
from loaders.clean.identifiers import kept_identifier
from loaders.draft import Draft
from loaders.issues import Issues
from loaders.record import Record
from screening.normalise.identifiers import clean_identifier

ADDRESS_PARTS = ("street", "zipCode", "city", "place", "region")
UNKNOWN = "UNKNOWN"  # countryDescription of countryIso2Code "00"
YES = "true"
RUSSIAN = ("ru_inn", "ru_ogrn")
NATIONAL = frozenset({"tax", "registration"})  # the same number may be given out in every country
BETWEEN_CONTACTS = re.compile(r"\s*[;,]\s*")
DAYS = {"issueDate": "issued", "validFrom": "valid from", "validTo": "valid to"}
FLAGS = {
    "diplomatic": "diplomatic",
    "knownExpired": "expired",
    "knownFalse": "known to be false",
    "reportedLost": "reported lost",
    "revokedByIssuer": "revoked",
}


def text_of(part: Record, field: str) -> str:
    """Return the text of a field; some hold HTML entities, or a backslash and an n for a line break."""
    return _plain(part.take_optional(field))


def map_remarks(part: Record, draft: Draft, what: str = "") -> list[str]:
    """State the remarks on a part and its further information, each behind the words it is about; return them."""
    more = part.take_parts("additionalInformation")
    remarks = [*map(_plain, part.take_texts("remark")), *(f"{text_of(i, 'key')}: {text_of(i, 'value')}" for i in more)]
    draft.claims("remark", (f"{what}: {remark}" if what else remark for remark in remarks))
    return remarks


def map_address(address: Record, draft: Draft, contacts: Mapping[str, str], issues: Issues) -> None:
    """State an address with its ways of contact; of an organisation also its country.

    Args:
        contacts: Key of a way of contact, and the claim it becomes.
    """
    box, country = text_of(address, "poBox"), text_of(address, "countryDescription")
    code = country_code(address.take_optional("countryIso2Code"))
    parts = [text_of(address, name) for name in ADDRESS_PARTS]
    printed = ", ".join(filter(None, [*parts[:1], f"PO Box {box}" if box else "", *parts[1:]]))
    whole = ", ".join(filter(None, [printed, "" if country == UNKNOWN else country]))
    draft.claim("address", whole)
    draft.claim("city", text_of(address, "city"))
    if draft.kind == "Organization":
        draft.claim("country", code or country_code(country))
    if address.take_optional("asAtListingTime") == YES:
        draft.claim("remark", f"Address when it was listed: {whole}" if whole else "")
    map_remarks(address, draft, whole or "Address")
    draft.claims("remark", (f"Contact: {_plain(text)}" for text in address.take_texts("contactInfo")))
    for contact in address.take_parts("contactInfo"):
        _map_contact(contact, draft, contacts, issues)


def _map_contact(contact: Record, draft: Draft, contacts: Mapping[str, str], issues: Issues) -> None:
    key, value = text_of(contact, "key"), text_of(contact, "value")
    if key in contacts:
        draft.claims(contacts[key], BETWEEN_CONTACTS.split(value))
        return
    issues.add("unknown_contact", draft.record, f"The way of contact {key!r} is not known.")
    draft.claim("remark", f"{key}: {value}")


def map_birth(birth: Record, draft: Draft, issues: Issues) -> None:
    """State a date of birth, as far as it is known; one of another calendar, or a limit to one, is a remark.

    The place of birth is left out: it is a forbidden input.
    """
    printed, is_date = _printed_birth(birth)
    calendar = birth.take_optional("calendarType")
    about = "about " if birth.take_optional("circa") == YES else ""
    is_other = calendar not in {"", "GREGORIAN"}
    if printed and draft.kind != "Person":
        issues.add("birth_of_enterprise", draft.record, "An enterprise has a date of birth.")
    if is_stated := is_date and not is_other and draft.kind == "Person":
        draft.dates("birthDate", printed, issues)
    words = f"{about}{printed}{f' ({calendar.capitalize()} calendar)' if is_other else ''}"
    draft.claim("remark", f"Date of birth: {words}" if printed and (about or not is_stated) else "")
    map_remarks(birth, draft, "Date of birth")


def _printed_birth(birth: Record) -> tuple[str, bool]:
    """Return what is known of a birth, the most exact first, and whether that is a date or a range of years."""
    whole = birth.take_optional("birthdate")
    first, last = (birth.take_optional(name) for name in ("yearRangeFrom", "yearRangeTo"))
    known: list[str] = []
    for part in [birth.take_optional(name) for name in ("year", "monthOfYear", "dayOfMonth")]:
        if part in {"", "0"}:
            break
        known.append(part.zfill(2))
    if whole or known:
        return whole or "-".join(known), True
    if first and last:
        return f"{first} to {last}", True
    return " ".join(f"{word} {year}" for word, year in (("from", first), ("to", last)) if year), False


def map_document(document: Record, draft: Draft, schemes: Mapping[str, str], issues: Issues) -> None:
    """State the numbers of a document, and in a remark what is printed beside them.

    A document that is known to be false proves nothing: its number stays in the remark.

    Args:
        schemes: Code of a type of document, and the scheme of its number.
    """
    code, words = document.take_optional("identificationTypeCode"), text_of(document, "identificationTypeDescription")
    if code not in schemes:
        issues.add("unknown_document", draft.record, f"The type of document {code!r} is not known.")
    numbers = dict.fromkeys(filter(None, (text_of(document, name) for name in ("number", "latinNumber"))))
    country = country_code(document.take_optional("countryIso2Code")) if draft.kind == "Organization" else ""
    document.take_optional("countryIso2Code")
    is_false = document.take_optional("knownFalse") == YES
    for number in numbers if not is_false else ():
        draft.claim("identifier", _identifier(schemes.get(code, "document"), number, country))
    about = " ".join(filter(None, [words or code, " / ".join(numbers)]))
    map_remarks(document, draft, about)
    details = _details(document)
    draft.claim("remark", f"{about}: {', '.join(details)}" if details else "")


def _details(document: Record) -> list[str]:
    """Return what is printed beside the number: holder's name, issuer, days, and what is known against it."""
    named = {"nameOnDocument": "in the name of", "issuedBy": "issued by"}
    texts = [(word, text_of(document, field)) for field, word in {**named, **DAYS}.items()]
    flags = [word for field, word in FLAGS.items() if document.take_optional(field) == YES]
    return [*(f"{word} {text}" for word, text in texts if text), *flags]


def _identifier(scheme: str, number: str, country: str) -> str:
    if country == "RU" and scheme in NATIONAL:
        russian = filter(None, (clean_identifier(name, number) for name in RUSSIAN))
        if found := next(russian, ""):
            return found
    return kept_identifier(scheme, f"{country} {number}" if country and scheme in NATIONAL else number)


def _plain(printed: str) -> str:
    if "&" not in printed and "\\" not in printed:
        return printed
    return " ".join(html.unescape(printed).replace("\\n", " ").split())
