"""An institution's own parties and relations, as they are posted or read from a file: one form for both."""

from decimal import Decimal
from pathlib import Path

from pydantic import ValidationError

from api.schemas.question import OverlayRequest
from graph.errors import ConfigurationError
from ontologies.load import load_ontology
from screening.overlay import Overlay, build_overlay


def make_overlay(given: OverlayRequest) -> Overlay:
    """Return the overlay of a request.

    Raises:
        InvalidQuery: A relation type or a value cannot be used.
    """
    parties = [{"id": party.id, "name": party.name, "country": party.country or ""} for party in given.parties]
    relations = [
        {
            "type": relation.type,
            "from": relation.source,
            "to": relation.target,
            "share": _share(relation.share),
            "validFrom": relation.valid_from or "",
            "validTo": relation.valid_to or "",
            "note": relation.note or "",
        }
        for relation in given.relations
    ]
    return build_overlay(parties, relations, load_ontology())


def _share(share: float | None) -> str:
    """Return a share without exponent and without rounding: 49.99999 must not become the 50 of a rule."""
    return "" if share is None else f"{Decimal(str(share)).normalize():f}"


def read_overlay(path: Path) -> Overlay:
    """Return the overlay of a JSON file.

    Raises:
        ConfigurationError: The file cannot be read, or is not in the form of the HTTP interface.
        InvalidQuery: A relation type or a value cannot be used.
    """
    try:
        return make_overlay(OverlayRequest.model_validate_json(path.read_bytes()))
    except OSError as error:
        raise ConfigurationError(f"The overlay {path} cannot be read: {error.strerror}.") from error
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False, include_context=False)[0]
        place = "/".join(map(str, first["loc"]))
        raise ConfigurationError(f"The overlay {path} cannot be used: {place} {first['msg']}.") from error
