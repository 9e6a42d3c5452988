"""What the records say of each party that can tell parties apart or show that two records speak of one."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.facts import Claim, DatasetId, Entity, EntityId
from graph.store import StoredFact
from loaders.places import places_of
from ontologies.load import name_roles
from screening.normalise.names import NameForm, name_form
from screening.normalise.scripts import is_east_asian
from screening.normalise.text import host_of

KINDS = frozenset({"Organization", "Person", "Vessel", "Asset"})
MOST_NAMES_OF_SITE = 3  # a host of more names is that of a group of companies
CONTENT_ID = re.compile(r"[0-9a-f]{16}(?:[0-9a-f]{24})?(?:-[0-9]+)?")


@dataclass(slots=True)
class Profile:
    """The identifying claims of one entity: the current ones, or those of the last version that had any.

    Attributes:
        lists: The lists in which the publisher itself numbers the entity: two of one list are told apart there.
        names: All its names but acronyms, by their comparable key.
        full_names: Keys of the names that may settle identity.
        cores: Per key the name without legal form and word order: two cores are two different names.
        own_names: Keys of the names it is published under; aliases may be names of its units.
        places: Parts of its addresses that are one place name each.
        identifiers: ``scheme:value``.
    """

    entity: EntityId
    kind: str
    lists: set[str] = field(default_factory=set)
    names: dict[str, NameForm] = field(default_factory=dict)
    full_names: set[str] = field(default_factory=set)
    cores: dict[str, str] = field(default_factory=dict)
    own_names: set[str] = field(default_factory=set)
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
            self.own_names.add(form.key)

    @property
    def own_cores(self) -> set[str]:
        """Cores of the names it is published under."""
        return {self.cores[key] for key in self.own_names}


def read_profiles(facts: Iterable[StoredFact]) -> list[Profile]:
    """Return the profiles of all parties, in the order of the store."""
    profiles: dict[EntityId, Profile] = {}
    claims: dict[EntityId, list[Claim]] = {}
    last_seen: dict[EntityId, float] = {}
    for stored in facts:
        match stored.fact:
            case Entity() as entity if entity.kind in KINDS:
                profile = profiles.setdefault(entity.id, Profile(entity.id, entity.kind))
                profile.lists.update(_list_of(stored.dataset, entity.id))
            case Claim() as claim:
                seen = math.inf if stored.last is None else stored.last
                if seen > last_seen.get(claim.entity, 0):
                    last_seen[claim.entity], claims[claim.entity] = seen, []
                if seen == last_seen[claim.entity]:
                    claims[claim.entity].append(claim)
    for profile in profiles.values():  # a claim may come from a dataset that sorts before that of its entity
        for claim in claims.get(profile.entity, ()):
            profile.add(claim)
    return _without_shared_sites(list(profiles.values()))


def _list_of(dataset: DatasetId, entity: EntityId) -> set[str]:
    """Return the list in which the publisher numbers an entity; nothing when its id was made of its content."""
    part, _, number = entity.rpartition(".")
    return set() if CONTENT_ID.fullmatch(number) else {f"{dataset}|{part}"}


def _without_shared_sites(profiles: list[Profile]) -> list[Profile]:
    """Drop the hosts that say nothing of whose site it is."""
    names: dict[str, set[str]] = defaultdict(set)
    for profile in profiles:
        for host in profile.websites:
            names[host] |= profile.own_cores
    shared = {host for host, found in names.items() if len(found) > MOST_NAMES_OF_SITE}
    for profile in profiles:
        profile.websites -= shared
    return profiles
