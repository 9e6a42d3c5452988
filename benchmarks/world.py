"""A generated world of the size the service must hold: names, relations, listings and one hub, the same every time."""

import random
from collections.abc import Iterator
from pathlib import Path

from graph.facts import Claim, Entity, EntityId, Fact, RecordId, Relation, RelationId, encode_fact
from graph.store import StoredFact
from ontologies.load import load_ontology
from ontologies.model import Label
from screening.snapshot.build import build_snapshot
from screening.snapshot.folder import SnapshotFolder
from screening.snapshot.manifest import DatasetInfo, Manifest, VersionInfo

DATASET = "generated"
EDITION = "2026-01-01"
ALIASES_IN_TEN = 1
SHARE_LISTED = 0.05
HUB = 0
TYPES = ("University", "Institute", "Research Institute", "Laboratory", "Company", "Academy", "Technology Co. Ltd")
FIELDS = ("Physics", "Aerospace", "Optics", "Materials", "Chemistry", "Marine Engineering", "Electronics", "Farming")
# Open ones twice as often. Most words of two or three are of one name only, as most words of names in the lists are.
SYLLABLES = tuple(
    f"{first}{vowel}{last}"
    for first in ("b", "ch", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "zh")
    for vowel in "aeiou"
    for last in ("", "", "n", "r", "l", "ng")
)
PLACES = 2_000


# How many of a hundred parties have such a relation to a larger one: an owner, a whole, an agency. Hierarchies are what
# they are in the world: a party has about one owner, groups are a few layers deep. The rest are ties among equals.
UPWARDS = {"OWNS": 35, "PART_OF": 45, "HOSTS": 20, "SUPERVISED_BY": 15, "SUCCESSOR_OF": 5}
STATED_BY_THE_LARGER = {"OWNS", "HOSTS"}
SIZE_OF_GROUPS = 8
JOINT_LABORATORIES = 10  # of a hundred parties; all other relations are co-publications


def write_world(folder: Path, parties: int, relations: int, hub: int) -> Manifest:
    """Publish a generated world of 1.1 names to a party.

    Args:
        relations: Number of relations, those of the hub included.
        hub: How many parties are part of one.
    """
    info = DatasetInfo(
        id=DATASET,
        source=DATASET,
        title=Label("Gemaakte wereld", "Generated world"),
        licence="",
        address="https://example.org",
        transcription="",
        is_required=False,
        stale_after_days=100_000,
        records=parties,
        fetched_at=f"{EDITION}T00:00:00+00:00",
        versions=(VersionInfo(f"{EDITION}-generated", EDITION),),
    )
    facts = (StoredFact(encode_fact(fact), DATASET, 1, None) for fact in generate(parties, relations, hub))  # type: ignore[arg-type]
    return SnapshotFolder(folder).publish(
        lambda part: build_snapshot(part, facts, [info], [], load_ontology()), f"{EDITION}T00:00:00+00:00"
    )


def generate(parties: int, relations: int, hub: int) -> Iterator[Fact]:
    """Yield the facts, party by party."""
    chance = random.Random(20261122)
    per_party = (relations - hub) // parties
    names = list(generate_names(parties, chance))
    programme = _entity(parties)
    for number in range(parties):
        record = RecordId(str(number))
        party = _entity(number)
        yield Entity(party, "Organization", record)
        yield Claim(party, "name", names[number], record)
        if number % 10 < ALIASES_IN_TEN:
            alias = f"{names[number].split()[0]} {chance.choice(FIELDS)} {chance.choice(TYPES)}"
            yield Claim(party, "alias", alias, record)
        yield Claim(party, "country", chance.choice(("CN", "RU", "IR", "DE", "NL", "US")), record)
        if number != HUB and chance.random() < SHARE_LISTED:
            yield _listing(party, programme, record, names[number])
        yield from _relations(number, parties, per_party, hub, chance)
    yield Entity(programme, "Programme", RecordId("programme"))
    yield Claim(programme, "name", "Generated list", RecordId("programme"), "en")


def generate_names(count: int, chance: random.Random) -> Iterator[str]:
    """Yield names of organisations: a word of their own, a place, a type, a field."""
    places = ["".join(chance.choices(SYLLABLES, k=2)).capitalize() for _ in range(PLACES)]
    for _ in range(count):
        own = "".join(chance.choices(SYLLABLES, k=chance.choice((2, 3, 3)))).capitalize()
        yield f"{own} {chance.choice(places)} {chance.choice(TYPES)} of {chance.choice(FIELDS)}"


def _relations(number: int, parties: int, count: int, hub: int, chance: random.Random) -> Iterator[Relation]:
    place = 0
    for relation_type, percent in UPWARDS.items():
        if number and chance.randrange(100) < percent:
            larger = chance.randrange(1 + number // SIZE_OF_GROUPS)
            ends = (larger, number) if relation_type in STATED_BY_THE_LARGER else (number, larger)
            yield _relation(ends, relation_type, place, chance)
            place += 1
    for _ in range(count - place):
        is_laboratory = chance.randrange(100) < JOINT_LABORATORIES // (count - place)
        other = int(parties * chance.random() ** 3)  # few parties publish with very many
        if other != number:
            yield _relation((number, other), "JOINT_LAB" if is_laboratory else "CO_PUBLISHED", place, chance)
            place += 1
    if 0 < number <= hub:
        yield _relation((number, HUB), "PART_OF", count, chance)


def _relation(ends: tuple[int, int], relation_type: str, place: int, chance: random.Random) -> Relation:
    source, target = ends
    return Relation(
        id=RelationId(f"{relation_type}|{source}|{target}|{place}"),
        type=relation_type,
        source=_entity(source),
        target=_entity(target),
        kind="fact",
        record=RecordId(str(source)),
        valid_from=str(chance.randrange(1990, 2025)),
        properties={"share": str(chance.randrange(1, 101))} if relation_type == "OWNS" else {},
    )


def _listing(party: EntityId, programme: EntityId, record: RecordId, name: str) -> Relation:
    properties = {
        "authority": "Generated authority",
        "authorityLevel": "eu",
        "measure": "asset_freeze",
        "scope": "entity",
        "entryId": record,
        "listedName": name,
        "origin": DATASET,
    }
    listing = RelationId(f"{party}|listing")
    return Relation(
        listing, "LISTED_IN", party, programme, "designation", record, valid_from="2020", properties=properties
    )


def _entity(number: int) -> EntityId:
    return EntityId(f"{DATASET}:{number:07d}")
