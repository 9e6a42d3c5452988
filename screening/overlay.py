"""An institution's own parties and relations, for one call. Nothing of it is stored or enters the graph."""

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from graph.errors import InvalidQuery
from graph.facts import EntityId, RecordId, Relation, RelationId
from graph.schema import FactCheck
from ontologies.model import Ontology
from screening.normalise.names import NameForm, organization_form
from screening.normalise.text import MAX_NAME, clean_text
from screening.snapshot.party import Mark, Party, PartyClaim, Tie

MOST_PARTIES = 200
MOST_RELATIONS = 1_000


@dataclass(frozen=True, slots=True)
class Overlay:
    """Parties of kind organisation and relations between them and entities of the snapshot.

    Attributes:
        digest: Start of the hash of its content: part of the query, so that results can be told apart.
    """

    parties: tuple[Party, ...] = ()
    ties: tuple[Tie, ...] = ()
    digest: str = ""

    def names(self) -> list[tuple[int, NameForm]]:
        """Return the comparable forms of the parties' names, with the place of the party."""
        return [
            (place, organization_form(claim.value))
            for place, party in enumerate(self.parties)
            for claim in party.claims
            if claim.property == "name"
        ]


NO_OVERLAY = Overlay()


def build_overlay(
    parties: Sequence[Mapping[str, str]], relations: Sequence[Mapping[str, str]], ontology: Ontology
) -> Overlay:
    """Return the overlay of an institution's data.

    Args:
        parties: ``id``, ``name``, and optionally ``country``.
        relations: ``type``, ``from``, ``to`` (ids of these parties or of entities), and optionally ``share``,
            ``validFrom``, ``validTo``, ``note``.

    Raises:
        InvalidQuery: Too much, an unknown relation type, or a value that cannot be used.
    """
    if len(parties) > MOST_PARTIES or len(relations) > MOST_RELATIONS:
        message = f"An overlay holds at most {MOST_PARTIES} parties and {MOST_RELATIONS} relations."
        raise InvalidQuery(message, field="overlay")
    content = json.dumps([list(map(dict, parties)), list(map(dict, relations))], sort_keys=True, ensure_ascii=False)
    digest = hashlib.sha256(content.encode()).hexdigest()[:16]
    built = tuple(_party(item) for item in parties)
    own = {party.id for party in built}
    if len(own) < len(built):
        raise InvalidQuery("Two parties of the overlay have the same id.", field="overlay")
    ties = tuple(_tie(place, item, own, ontology) for place, item in enumerate(relations))
    return Overlay(built, ties, digest)


def _party(item: Mapping[str, str]) -> Party:
    name = clean_text(item["name"])
    if not item["id"].startswith("own:") or not name or len(name) > MAX_NAME:
        raise InvalidQuery("A party of an overlay has an id that begins with own: and a name.", field="overlay")
    mark = Mark("overlay", 1, item["id"])
    values = (("name", name), ("country", item.get("country", "")))
    claims = tuple(PartyClaim(key, value, "", item["id"], True, mark) for key, value in values if value)
    return Party(item["id"], (item["id"],), "Organization", name, claims, (), (), {})


def _tie(place: int, item: Mapping[str, str], own: Collection[str], ontology: Ontology) -> Tie:
    found = ontology.relation_types.get(item["type"])
    if found is None or found.states != "fact":
        raise InvalidQuery(f"An overlay cannot hold a relation of type {item['type']!r}.", field="overlay")
    properties = {"share": item.get("share", ""), "quote": clean_text(item.get("note", ""))}
    relation = Relation(
        id=RelationId(f"own:{place}"),
        type=item["type"],
        source=EntityId(item["from"]),
        target=EntityId(item["to"]),
        kind="fact",
        record=RecordId(f"relation {place + 1}"),
        valid_from=item.get("validFrom", ""),
        valid_to=item.get("validTo", ""),
        properties={name: value for name, value in properties.items() if value},
    )
    kinds = {relation.source: min(found.sources), relation.target: min(found.targets)}  # theirs is in the snapshot
    kinds.update(dict.fromkeys(kinds.keys() & own, "Organization"))
    if problem := FactCheck(ontology, kinds).problem(relation):
        raise InvalidQuery(f"The overlay cannot be used: {problem}", field="overlay")
    return Tie.of(relation, Mark("overlay", 1, relation.record))
