"""Gives the model to the rest of the program, quickly.

Parsing Turtle takes about half a second, so its result is kept as JSON beside the byte code of this package, under a
name that holds the hash of the Turtle files. A changed file is read anew; a read-only installation works without.
"""

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from ontologies.model import (
    Indicator,
    Label,
    Ontology,
    OwnershipRule,
    PathShape,
    Property,
    RelationType,
    Term,
)

FOLDER = Path(__file__).parent


@cache
def load_ontology() -> Ontology:
    """Return the model of the Turtle files in this package."""
    kept = FOLDER / "__pycache__" / f"model-{_fingerprint(FOLDER)}.json"
    with suppress(OSError, ValueError, LookupError, TypeError):  # whatever is wrong with it, the files are there
        return _build(json.loads(kept.read_text(encoding="utf-8")))
    from ontologies.turtle import read_turtle  # noqa: PLC0415 - rdflib costs 0.3 s, and is needed only once per model

    data = read_turtle(FOLDER)
    with suppress(OSError):
        _keep(kept, data)
    return _build(data)


@cache
def name_roles() -> Mapping[str, str]:
    """Return the properties that are names, with their role: full, weak or acronym."""
    properties = load_ontology().properties.values()
    return {item.name: item.name_role for item in properties if item.name_role}


def _fingerprint(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in (*sorted(folder.glob("*.ttl")), folder / "turtle.py"):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _keep(path: Path, data: Mapping[str, Any]) -> None:
    path.parent.mkdir(exist_ok=True)
    for old in path.parent.glob("model-*.json"):
        old.unlink(missing_ok=True)
    part = path.with_suffix(".part")
    part.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    part.replace(path)


def _build(data: Mapping[str, Any]) -> Ontology:
    return Ontology(
        kinds={name: Label(**label) for name, label in data["kinds"].items()},
        properties={item["name"]: _property(item) for item in data["properties"]},
        relation_types={item["type"]: _relation_type(item) for item in data["relation_types"]},
        vocabularies={name: {t["notation"]: _term(t) for t in terms} for name, terms in data["vocabularies"].items()},
        measure_indicators={(measure, level): indicator for measure, level, indicator in data["measure_indicators"]},
        path_shapes=tuple(_path_shape(item) for item in data["path_shapes"]),
        indicators={item["id"]: _indicator(item) for item in data["indicators"]},
        ownership_rules=tuple(_rule(item) for item in data["ownership_rules"]),
        forbidden_inputs=frozenset(data["forbidden_inputs"]),
        versions=data["versions"],
    )


def _term(item: Mapping[str, Any]) -> Term:
    return Term(item["notation"], Label(**item["label"]), item["rank"])


def _property(item: Mapping[str, Any]) -> Property:
    label = Label(**item["label"])
    return Property(item["name"], label, frozenset(item["domain"]), item["value_type"], item["name_role"])


def _relation_type(item: Mapping[str, Any]) -> RelationType:
    return RelationType(
        type=item["type"],
        class_name=item["class_name"],
        label=Label(**item["label"]),
        inverse_label=Label(**item["inverse_label"]),
        sources=frozenset(item["sources"]),
        targets=frozenset(item["targets"]),
        states=item["states"],
        properties=frozenset(item["properties"]),
        required=frozenset(item["required"]),
    )


def _path_shape(item: Mapping[str, Any]) -> PathShape:
    label = Label(**item["label"])
    return PathShape(item["id"], label, item["expression"], frozenset(item["reaches"]), item["strength"])


def _indicator(item: Mapping[str, Any]) -> Indicator:
    reason = item["not_assessed_reason"]
    return Indicator(
        id=item["id"],
        title=Label(**item["title"]),
        kind=item["kind"],
        band=item["band"],
        caveat=Label(**item["caveat"]),
        benign=Label(**item["benign"]),
        follow_up=Label(**item["follow_up"]),
        is_assessed=item["is_assessed"],
        not_assessed_reason=Label(**reason) if reason else None,
    )


def _rule(item: Mapping[str, Any]) -> OwnershipRule:
    counts = tuple({key: frozenset(values) for key, values in condition.items()} for condition in item["counts"])
    afterwards = Label(**item["afterwards"]) if item["afterwards"] else None
    plain_keys = ("id", "threshold", "is_strict", "force_from", "force_to", "band", "source")
    plain = {key: item[key] for key in plain_keys}
    return OwnershipRule(**plain, label=Label(**item["label"]), counts=counts, afterwards=afterwards)
