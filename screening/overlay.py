"""An institution's own parties and relations, for one call. Nothing of it is stored or enters the graph."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.dates import is_partial_date
from graph.errors import InvalidQuery
from graph.schema import is_percentage
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
    ties = tuple(_tie(place, item, ontology) for place, item in enumerate(relations))
    return Overlay(built, ties, digest)


def _party(item: Mapping[str, str]) -> Party:
    name = clean_text(item["name"])
    if not item["id"].startswith("own:") or not name or len(name) > MAX_NAME:
        raise InvalidQuery("A party of an overlay has an id that begins with own: and a name.", field="overlay")
    mark = Mark("overlay", 1, item["id"])
    values = (("name", name), ("country", item.get("country", "")))
    claims = tuple(PartyClaim(key, value, "", item["id"], True, mark) for key, value in values if value)
    return Party(item["id"], (item["id"],), "Organization", name, claims, (), (), {})


def _tie(place: int, item: Mapping[str, str], ontology: Ontology) -> Tie:
    found = ontology.relation_types.get(item["type"])
    if found is None or found.states != "fact":
        raise InvalidQuery(f"An overlay cannot hold a relation of type {item['type']!r}.", field="overlay")
    dates = (item.get("validFrom", ""), item.get("validTo", ""))
    share = item.get("share", "")
    is_share = not share or is_percentage(share)
    if not is_share or not all(is_partial_date(text) for text in dates if text):
        raise InvalidQuery("A relation of an overlay has a share or a date that cannot be used.", field="overlay")
    properties = {"share": share} if share else {}
    if item.get("note"):
        properties["quote"] = clean_text(item["note"])
    mark = Mark("overlay", 1, f"relation {place + 1}")
    ends = (item["from"], item["to"])
    return Tie(f"own:{place}", item["type"], *ends, "fact", "confirmed", *dates, "", "", properties, mark)
