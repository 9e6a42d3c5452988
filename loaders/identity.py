"""Joins records of one party: by a strong number, or by a full name and a second field that agrees (decision 0003).

A number joins when the names do not speak against it; the second field of a person is the birth date. Two records that
one list numbers apart are two parties, unless they show more than a name in common. What is decided here is an
inference with its ground, kept as a dataset of its own, and undone by the next run when the records no longer support
it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, product

from graph.facts import EntityId, RecordId, Relation, RelationId
from loaders.profiles import Profile
from screening.matcher import score_names
from screening.normalise.identifiers import STRONG
from screening.normalise.names import NameForm

LEAST_ALIKE = 0.6
MOST_SHARERS = 30  # a name or number of more records tells nothing
REFERENCES = frozenset({"un_reference", "eu_reference"})
NATIONAL = ("ru_", "cn_")  # numbers of one country's register: a party of other countries holds a copied one


def join_records(profiles: Sequence[Profile], rank: Callable[[EntityId], tuple[int, str]]) -> list[Relation]:
    """Return SAME_AS relations from each joined record to the most authoritative record of its party.

    Args:
        rank: Orders entities; the least of a party gives the party its id.
    """
    ordered = sorted(profiles, key=lambda profile: profile.entity)
    parties = _Parties(ordered)
    for first, second, basis in _pairs(ordered, _strong_identifiers, _same_number):
        parties.join(first, second, basis)
    for first, second, basis in _pairs(ordered, lambda profile: profile.full_names, _same_name_and_more):
        if not parties.numbers_apart(first, second):
            parties.join(first, second, basis)
    return [relation for party in parties.all() for relation in _relations(party, parties, rank)]


def _pairs(
    profiles: Iterable[Profile], keys: Callable[[Profile], Iterable[str]], ground: Callable[[Profile, Profile], str]
) -> Iterator[tuple[Profile, Profile, str]]:
    """Yield pairs that share a key and for which the ground holds."""
    sharers: dict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        for key in sorted(keys(profile)):  # sets have another order in each process
            sharers[f"{profile.kind}|{key}"].append(profile)
    for group in sharers.values():
        if len(group) <= MOST_SHARERS:
            for first, second in combinations(group, 2):
                if basis := ground(first, second):
                    yield first, second, basis


def _strong_identifiers(profile: Profile) -> list[str]:
    schemes = STRONG | REFERENCES
    return [number for number in profile.identifiers if number.partition(":")[0] in schemes]


def _same_number(first: Profile, second: Profile) -> str:
    """Return the shared number, when the names do not speak against it: lists hold numbers copied to the wrong row.

    Ships change their names, so for them the number alone decides.
    """
    shared = {number for number in _strong_identifiers(first) if _counts_for_both(number, first, second)}
    is_named_alike = first.kind == "Vessel" or _best_score(first.names.values(), second.names.values()) >= LEAST_ALIKE
    return _ground(same_number=min(shared)) if shared and is_named_alike else ""


def _counts_for_both(number: str, first: Profile, second: Profile) -> bool:
    is_abroad = first.countries and second.countries and first.countries.isdisjoint(second.countries)
    is_copied = first.kind == "Organization" and number.startswith(NATIONAL) and is_abroad
    return number in second.identifiers and not is_copied


def _best_score(names: Iterable[NameForm], others: Iterable[NameForm]) -> float:
    pairs = product(names, others)
    return max((score_names(one, other, is_acronym=False).value for one, other in pairs), default=0.0)


def _numbered_apart(first: Profile, second: Profile) -> bool:
    """Return whether one list numbers two records apart, and nothing shows that it holds one party twice.

    That is a number in common for organisations, and for persons that they are published under names alike: twins share
    a nickname and a birth date.
    """
    if first.lists.isdisjoint(second.lists):
        return False
    if first.kind == "Person":
        names = [[profile.names[key] for key in profile.own_names] for profile in (first, second)]
        return _best_score(*names) < LEAST_ALIKE
    return first.identifiers.isdisjoint(second.identifiers)


def _same_name_and_more(first: Profile, second: Profile) -> str:
    """Return the ground on which two records with a common full name are one party, or nothing."""
    shared = sorted(first.full_names & second.full_names)
    name = first.names[shared[0]].text
    different = {first.cores[key] for key in shared}
    if first.kind == "Person":
        more = _same_birth(first, second, len(different))
    elif first.kind == "Organization" and first.countries & second.countries and _name_each_other(first, second):
        more = _second_field(first, second, different, [first.names[key] for key in shared])
    else:
        more = ""
    return f"{_ground(same_name=name)}; {more}" if more else ""


def _name_each_other(first: Profile, second: Profile) -> bool:
    """Return whether each record knows the name the other is published under.

    Lists give names of units as aliases of the whole (the tracker's entry of CASC names "China Academy of Space
    Technology"); the entry of the unit does not name the whole.
    """
    return bool(first.own_cores & set(second.cores.values())) and bool(second.own_cores & set(first.cores.values()))


def _same_birth(first: Profile, second: Profile, shared_names: int) -> str:
    days = {day for day in first.birth_dates & second.birth_dates if len(day) == 10 and not day.endswith("-01-01")}
    if days:
        return _ground(same_birth_date=min(days))
    years = {day[:4] for day in first.birth_dates} & {day[:4] for day in second.birth_dates}
    return _ground(names_in_common=shared_names, same_birth_year=min(years)) if years and shared_names > 1 else ""


def _second_field(first: Profile, second: Profile, different: set[str], shared: Sequence[NameForm]) -> str:
    country = min(first.countries & second.countries)
    if len(different) > 1:
        return _ground(names_in_common=len(different), country=country)
    if sites := first.websites & second.websites:
        return _ground(same_website=min(sites), country=country)
    if numbers := first.identifiers & second.identifiers:
        return _ground(same_number=min(numbers), country=country)
    if places := _shared_places(first, second, shared):
        return _ground(same_place=min(places), country=country)
    return ""


def _ground(**parts: object) -> str:
    """Return grounds as codes with their values, for `screening.explain` to put into words."""
    return "; ".join(f"{code} {str(value).replace(';', ',')}" for code, value in parts.items())


def _shared_places(first: Profile, second: Profile, shared: Sequence[NameForm]) -> set[str]:
    """Return places both records name: in both addresses, or in the only address and in the name.

    "Harbin Institute of Technology" without an address agrees with the same name at an address in Harbin.
    """
    if first.places and second.places:
        return first.places & second.places
    words = {token for form in shared for token in form.tokens}
    without_address = second if first.places else first
    words |= {token for form in without_address.names.values() for token in form.tokens}
    return (first.places or second.places) & words


class _Parties:
    """Records joined so far, with the grounds; two different numbers of one scheme contradict a join."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self._party: dict[EntityId, list[Profile]] = {profile.entity: [profile] for profile in profiles}
        self.grounds: dict[EntityId, set[str]] = defaultdict(set)

    def join(self, first: Profile, second: Profile, basis: str) -> None:
        mine, other = self._party[first.entity], self._party[second.entity]
        if mine is not other:
            if _contradict(mine, other):
                return
            mine.extend(other)
            for profile in other:
                self._party[profile.entity] = mine
        self.grounds[first.entity].add(basis)
        self.grounds[second.entity].add(basis)

    def numbers_apart(self, first: Profile, second: Profile) -> bool:
        """Return whether joining two records would bring two into one party that a list numbers apart."""
        mine, other = self._party[first.entity], self._party[second.entity]
        return mine is not other and any(_numbered_apart(*pair) for pair in product(mine, other))

    def all(self) -> list[list[Profile]]:
        """Return the parties of more than one record."""
        found = {id(party): party for party in self._party.values() if len(party) > 1}
        return list(found.values())


def _contradict(first: Sequence[Profile], second: Sequence[Profile]) -> bool:
    numbers, others = _by_scheme(first), _by_scheme(second)
    if any(numbers[scheme].isdisjoint(others[scheme]) for scheme in numbers.keys() & others.keys()):
        return True
    births, other_births = _full_births(first), _full_births(second)
    return bool(births) and bool(other_births) and births.isdisjoint(other_births)


def _by_scheme(party: Sequence[Profile]) -> dict[str, set[str]]:
    numbers: dict[str, set[str]] = defaultdict(set)
    for profile in party:
        for number in _strong_identifiers(profile):
            numbers[number.partition(":")[0]].add(number)
    return numbers


def _full_births(party: Sequence[Profile]) -> set[str]:
    return {day for profile in party for day in profile.birth_dates if len(day) == 10}


def _relations(
    party: Sequence[Profile], parties: _Parties, rank: Callable[[EntityId], tuple[int, str]]
) -> Iterator[Relation]:
    members = sorted((profile.entity for profile in party), key=rank)
    for member in members[1:]:
        yield Relation(
            id=RelationId(f"SAME_AS|{member}"),
            type="SAME_AS",
            source=member,
            target=members[0],
            kind="inference",
            record=RecordId(member),
            confidence="derived",
            properties={"status": "decided", "basis": " | ".join(sorted(parties.grounds[member])[:3])},
        )
