"""Compares what a query says beside the name with what a party's records say. No data is no evidence, either way."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.dates import agree
from screening.normalise.identifiers import STRONG
from screening.normalise.text import clean_text, host_of, split_words, to_latin
from screening.query import Query
from screening.snapshot.party import Party


@dataclass(frozen=True, slots=True)
class FieldResult:
    """One field compared: the id of the claim, for or against, and both values."""

    id: str
    is_for: bool
    query_value: str
    candidate_value: str


def compare_country(query: Query, party: Party) -> Iterator[FieldResult]:
    """The two parties are, or are not, tied to the same country of seat."""
    countries = party.values("country")
    if query.country and countries:
        is_same = query.country in countries
        result = "country_agrees" if is_same else "country_conflict"
        yield FieldResult(result, is_same, query.country, ", ".join(countries))


def compare_city(query: Query, party: Party) -> Iterator[FieldResult]:
    """The city given is named in an address of the party; another city is no evidence, for parties have several."""
    wanted = _words(query.city)
    places = (*party.values("city"), *party.values("address")) if wanted else ()
    if place := next((place for place in places if wanted <= _words(place)), None):
        yield FieldResult("city_agrees", True, query.city, place)


def compare_website(query: Query, party: Party) -> Iterator[FieldResult]:
    """The website given is the party's."""
    hosts = {host_of(website): website for website in party.values("website")}
    if query.website and query.website in hosts:
        yield FieldResult("website_agrees", True, query.website, hosts[query.website])


def compare_identifiers(query: Query, party: Party) -> Iterator[FieldResult]:
    """A number given is the party's, or differs from the party's number of the same scheme; one of each is told."""
    known = set(party.values("identifier"))
    if same := next((identifier for identifier in query.identifiers if identifier in known), None):
        yield FieldResult("identifier_agrees", True, same, same)
    for identifier in query.identifiers:
        scheme = identifier.partition(":")[0]
        others = sorted(other for other in known if other.partition(":")[0] == scheme)
        if scheme in STRONG and others and identifier not in known:
            yield FieldResult("identifier_conflict", False, identifier, others[0])
            return


def compare_birth_date(query: Query, party: Party) -> Iterator[FieldResult]:
    """The date of birth given can, or cannot, be the party's."""
    dates = party.values("birthDate")
    if query.birth_date and dates:
        same = next((day for day in dates if agree(day, query.birth_date)), None)
        result = "birth_date_agrees" if same else "birth_date_conflict"
        yield FieldResult(result, same is not None, query.birth_date, same or dates[0])


def compare_fields(query: Query, party: Party) -> list[FieldResult]:
    """Return the fields that say something."""
    compared = (compare_identifiers, compare_country, compare_city, compare_website, compare_birth_date)
    return [result for compare in compared for result in compare(query, party)]


def settles_identity(result: FieldResult) -> bool:
    """Return whether a field settles by itself who is meant: a number that only one party in the world has."""
    return result.id == "identifier_agrees" and result.query_value.partition(":")[0] in STRONG


def _words(text: str) -> frozenset[str]:
    return frozenset(map(to_latin, split_words(clean_text(text))))
