"""What is told about one party."""

from typing import Any

from ontologies.load import load_ontology
from ontologies.model import Language
from screening.explain import show_joins
from screening.overlay import NO_OVERLAY
from screening.snapshot.party import PartyClaim, Tie
from screening.snapshot.snapshot import Snapshot
from screening.world import World


def describe_entity(snapshot: Snapshot, entity: str, cursor: int, size: int, language: Language) -> dict[str, Any]:
    """Return a party with its claims, listings, assessments, and one page of its neighbours.

    Args:
        cursor: Place of the first neighbour of the page.

    Raises:
        NotFound: The snapshot has no such entity.
    """
    row = snapshot.row_of(entity)
    world = World(snapshot, NO_OVERLAY)
    party = snapshot.party(row)
    steps = list(snapshot.adjacency.steps(row))
    page = steps[cursor : cursor + size]
    half = len(snapshot.symbols) // 2
    return {
        "entityId": party.id,
        "members": list(party.members),
        "joined": list(show_joins(world, party, language)),
        "name": party.name,
        "kind": party.kind,
        "claims": [_claim(world, claim, language) for claim in party.claims],
        "listings": [_listing(world, tie, language) for tie in party.listings],
        "assessments": [_assessment(world, tie, language) for tie in party.assessments],
        "neighbours": [
            {
                "relation": _tie(world, snapshot.tie(edge), language, is_inverse=symbol >= half),
                "node": _node(world, other),
            }
            for symbol, other, edge in page
        ],
        "nextCursor": str(cursor + size) if cursor + size < len(steps) else None,
        "snapshot": snapshot.manifest.id,
    }


def _claim(world: World, claim: PartyClaim, language: Language) -> dict[str, Any]:
    return {
        "property": claim.property,
        "label": load_ontology().properties[claim.property].label.in_language(language),
        "value": claim.value,
        "language": claim.language or None,
        "entityId": claim.entity,
        "current": claim.is_current,
        "evidence": world.evidence(claim.mark, claim.value, "").as_json(),
    }


def _listing(world: World, tie: Tie, language: Language) -> dict[str, Any]:
    measure = tie.properties["measure"]
    return {
        **_tie(world, tie, language, is_inverse=False),
        "authority": tie.properties["authority"],
        "programme": world.snapshot.programme_name(tie.target, language),
        "measure": measure,
        "measureLabel": load_ontology().label("Measure", measure, language),
    }


def _assessment(world: World, tie: Tie, language: Language) -> dict[str, Any]:
    category = tie.properties.get("category", "")
    return {
        **_tie(world, tie, language, is_inverse=False),
        "authority": tie.properties["authority"],
        "category": category,
        "categoryLabel": load_ontology().label("AssessmentCategory", category, language),
    }


def _tie(world: World, tie: Tie, language: Language, *, is_inverse: bool) -> dict[str, Any]:
    described = load_ontology().relation_types[tie.type]
    quote = tie.properties.get("quote") or tie.properties.get("reason") or tie.properties.get("listedName", "")
    share = tie.properties.get("share")
    return {
        "type": tie.type,
        "from": tie.source,
        "to": tie.target,
        "label": (described.inverse_label if is_inverse else described.label).in_language(language),
        "inverse": is_inverse,
        "validFrom": tie.valid_from or None,
        "validTo": tie.valid_to or None,
        "confidence": tie.confidence,
        "share": float(share) if share else None,
        "evidence": [world.evidence(tie.mark, quote, tie.properties.get("url", "")).as_json()],
    }


def _node(world: World, row: int) -> dict[str, Any]:
    party = world.party(row)
    return {
        "entityId": party.id,
        "name": party.name,
        "kind": party.kind,
        "country": next(iter(party.values("country")), None),
    }
