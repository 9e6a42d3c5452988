"""The question, checked. What cannot be searched is refused here, never answered with a match."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from graph.dates import is_partial_date
from graph.errors import InvalidQuery
from screening.normalise.countries import country_codes
from screening.normalise.identifiers import ALL_SCHEMES, SCHEMES, clean_identifier
from screening.normalise.names import NameForm, NameKind, name_form
from screening.normalise.scripts import main_script
from screening.normalise.text import MAX_NAME, clean_text, host_of

IDENTIFIER = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9_]{1,30}):(?P<number>\S.{0,99})")
BRACKETS = re.compile(r"(?P<before>.+?)\s*[(（](?P<inside>[^()（）]+)[)）]\s*")
MOST_HOPS = 6
MOST_CANDIDATES = 50
MAX_TEXT = 500


@dataclass(frozen=True, slots=True)
class Query:
    """A question to screen.

    Attributes:
        kind: organization, or person in person mode.
        country: ISO 3166-1 alpha-2 code of the organisation's seat; empty when not given, always empty for persons.
        identifiers: ``scheme:value``.
        purpose: Why a person is screened; required in person mode.
        birth_date: Partial date.
        topic: Text of the proposed project.
    """

    name: str
    kind: NameKind
    as_of: date
    country: str = ""
    city: str = ""
    website: str = ""
    identifiers: tuple[str, ...] = ()
    topic: str = ""
    purpose: str = ""
    birth_date: str = ""
    max_hops: int = 4
    limit: int = 10

    @property
    def forms(self) -> tuple[NameForm, ...]:
        """The comparable forms of the name: as given, and a name and its acronym or translation in brackets apart."""
        found = BRACKETS.fullmatch(clean_text(self.name))
        texts = [self.name, *(found.group("before", "inside") if found and _is_other_name(*found.groups()) else ())]
        forms = (name_form(text, self.kind) for text in texts)
        return tuple(form for form in forms if form.is_searchable)


def _is_other_name(before: str, inside: str) -> bool:
    """Return whether brackets hold an acronym or a name in another script; "(Wuhan)" and "(201)" belong to the name."""
    is_acronym = inside.isupper() and inside.isascii() and " " not in inside
    return is_acronym or main_script(inside) not in {"", main_script(before)}


def check_query(
    name: str,
    as_of: date,
    *,
    country: str = "",
    city: str = "",
    website: str = "",
    identifiers: Sequence[str] = (),
    topic: str = "",
    is_person: bool = False,
    purpose: str = "",
    birth_date: str = "",
    max_hops: int = 4,
    limit: int = 10,
) -> Query:
    """Return the query, checked and made uniform.

    Raises:
        InvalidQuery: A field cannot be used; ``field`` says which.
    """
    _check_name(name, "person" if is_person else "organization")
    _check_person(is_person=is_person, purpose=purpose, birth_date=birth_date, country=country)
    if country and country.upper() not in country_codes():
        raise InvalidQuery("The country must be a two-letter code of ISO 3166-1, such as NL.", field="country")
    if not 1 <= max_hops <= MOST_HOPS:
        raise InvalidQuery(f"The number of hops must be between 1 and {MOST_HOPS}.", field="maxHops")
    if not 1 <= limit <= MOST_CANDIDATES:
        raise InvalidQuery(f"The limit must be between 1 and {MOST_CANDIDATES}.", field="limit")
    for field, text in (("city", city), ("website", website), ("topic", topic), ("purpose", purpose)):
        if len(text) > MAX_TEXT:
            raise InvalidQuery(f"The {field} is longer than {MAX_TEXT} characters.", field=field)
    _check_website(clean_text(website))
    return Query(
        name=clean_text(name),
        kind="person" if is_person else "organization",
        as_of=as_of,
        country=country.upper(),
        city=clean_text(city),
        website=host_of(clean_text(website)),
        identifiers=tuple(map(_identifier, identifiers)),
        topic=clean_text(topic),
        purpose=clean_text(purpose),
        birth_date=birth_date,
        max_hops=max_hops,
        limit=limit,
    )


def _check_name(name: str, kind: NameKind) -> None:
    if len(name) > MAX_NAME or len(clean_text(name)) > MAX_NAME:
        raise InvalidQuery(f"The name is longer than {MAX_NAME} characters.")
    if not clean_text(name):
        raise InvalidQuery("The name is empty.")
    if not name_form(name, kind).is_searchable:
        raise InvalidQuery("The name holds fewer than two letters or digits that can be searched.")


def _check_website(website: str) -> None:
    if website and not host_of(website):
        message = "The website must be a host of the party's own, such as example.org: a page on a platform is none."
        raise InvalidQuery(message, field="website")


def _check_person(*, is_person: bool, purpose: str, birth_date: str, country: str) -> None:
    if not is_person:
        if birth_date or purpose:
            raise InvalidQuery("A purpose and a date of birth belong to person mode only.", field="person")
        return
    if not clean_text(purpose):
        raise InvalidQuery("Screening a person needs a purpose.", field="purpose")
    if country:
        raise InvalidQuery("A country is refused for a person: it would be a nationality.", field="country")
    if birth_date and not is_partial_date(birth_date):
        raise InvalidQuery("The date of birth must look like 1970, 1970-05 or 1970-05-17.", field="birthDate")


def _identifier(text: str) -> str:
    found = IDENTIFIER.fullmatch(clean_text(text))
    if found is None:
        raise InvalidQuery("An identifier must look like scheme:value, such as ror:03yrm5c26.", field="identifiers")
    printed = found.group("scheme").lower()
    scheme = SCHEMES.get(printed, printed)
    if scheme not in ALL_SCHEMES:
        known = ", ".join(sorted(ALL_SCHEMES))
        raise InvalidQuery(f"The scheme of an identifier must be one of {known}.", field="identifiers")
    cleaned = clean_identifier(scheme, found.group("number"))
    if not cleaned:
        message = f"A number of scheme {scheme} has another form, or another check digit: see if it was mistyped."
        raise InvalidQuery(message, field="identifiers")
    return cleaned
