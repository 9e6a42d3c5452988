"""What the records say of each party that can tell parties apart or show that two records speak of one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.facts import Claim, Entity, EntityId
from graph.store import StoredFact
from loaders.clean.countries import country_code
from ontologies.load import name_roles
from screening.normalise.names import NameForm, name_form
from screening.normalise.scripts import is_east_asian
from screening.normalise.text import clean_text, host_of, split_words, to_latin

KINDS = frozenset({"Organization", "Person", "Vessel", "Asset"})
PLACE_WORDS = frozenset(
    {"city", "town", "district", "province", "region", "oblast", "krai", "prefecture", "county", "state", "shi", "qu"}
)
SHORTEST_PLACE = 4


@dataclass(slots=True)
class Profile:
    """The identifying claims of one entity, over all versions.

    Attributes:
        names: All its names but acronyms, by their comparable key.
        full_names: Keys of the names that may settle identity.
        cores: Per key the name without legal form and word order: two cores are two different names.
        own_cores: Cores of the names it is published under; aliases may be names of its units.
        places: Parts of its addresses that are one place name each.
        identifiers: ``scheme:value``.
    """

    entity: EntityId
    kind: str
    names: dict[str, NameForm] = field(default_factory=dict)
    full_names: set[str] = field(default_factory=set)
    cores: dict[str, str] = field(default_factory=dict)
    own_cores: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    identifiers: set[str] = field(default_factory=set)
    websites: set[str] = field(default_factory=set)
    birth_dates: set[str] = field(default_factory=set)

    def add(self, claim: Claim) -> None:
        """Take in one claim."""
        match claim.property:
            case "country":
                self.countries.add(claim.value)
            case "address" | "city":
                self.places.update(places_of(claim.value))
            case "identifier":
                self.identifiers.add(claim.value)
            case "website":
                self.websites.update({host_of(claim.value)} - {""})
            case "birthDate":
                self.birth_dates.add(claim.value)
            case name if name_roles().get(name, "acronym") != "acronym":
                self._add_name(name, claim.value)

    def _add_name(self, name: str, text: str) -> None:
        form = name_form(text, "person" if self.kind == "Person" else "organization")
        core = f"{form.script}|{form.joined if is_east_asian(text) else ' '.join(sorted(form.tokens))}"
        self.names[form.key] = form
        self.cores[form.key] = core
        if name_roles()[name] == "full" and form.is_full:
            self.full_names.add(form.key)
        if name == "name":
            self.own_cores.add(core)


def read_profiles(facts: Iterable[StoredFact]) -> list[Profile]:
    """Return the profiles of all parties, in the order of the store."""
    profiles: dict[EntityId, Profile] = {}
    waiting: list[Claim] = []
    for stored in facts:
        fact = stored.fact
        match fact:
            case Entity() if fact.kind in KINDS:
                profiles.setdefault(fact.id, Profile(fact.id, fact.kind))
            case Claim() if fact.entity in profiles:
                profiles[fact.entity].add(fact)
            case Claim():
                waiting.append(fact)
    for claim in waiting:  # a claim may come from a dataset that sorts before the one that describes its entity
        if claim.entity in profiles:
            profiles[claim.entity].add(claim)
    return list(profiles.values())


def places_of(address: str) -> set[str]:
    """Return the parts of an address that are a place name: one or two words without a number, no country."""
    places = set()
    for part in re.split(r"[,;()]", clean_text(address)):
        words = [to_latin(word) for word in split_words(part)]
        kept = [word for word in words if word not in PLACE_WORDS]
        place = " ".join(kept)
        is_name = 0 < len(kept) <= 2 and len(place) >= SHORTEST_PLACE and not any(map(str.isdigit, place))
        if is_name and not country_code(part):
            places.add(place)
    return places
