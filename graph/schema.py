"""Checks facts against the model of ontologies/: kinds, properties, relation types, coded values and dates."""

import re
from collections.abc import Callable, Mapping
from typing import assert_never

from graph.dates import earliest, is_partial_date, latest
from graph.facts import Claim, Entity, EntityId, Fact, Relation, subject_of
from ontologies.model import Ontology

IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*:\S.*")
ADDRESS = re.compile(r"https?://[^\s/]+\S*")
COUNTRY = re.compile(r"[A-Z]{2}")


class FactCheck:
    """Says what is wrong with a fact, or nothing."""

    def __init__(self, ontology: Ontology, kinds: Mapping[EntityId, str]) -> None:
        """Check against a model.

        Args:
            kinds: Kind of every entity the facts may speak of.
        """
        self._ontology = ontology
        self._kinds = kinds

    def problem(self, fact: Fact) -> str:
        """Return one sentence, or an empty text when the fact is sound."""
        if not fact.record:
            return f"A fact about {subject_of(fact)} does not say which record it is from."
        match fact:
            case Entity():
                return self._entity_problem(fact)
            case Claim():
                return self._claim_problem(fact)
            case Relation():
                return self._relation_problem(fact)
            case _:
                assert_never(fact)

    def _entity_problem(self, entity: Entity) -> str:
        if entity.kind not in self._ontology.kinds:
            return f"There is no kind of entity {entity.kind!r}."
        other = self._kinds.get(entity.id, entity.kind)
        return "" if other == entity.kind else f"{entity.id} is said to be of two kinds: {other} and {entity.kind}."

    def _claim_problem(self, claim: Claim) -> str:
        found = self._ontology.properties.get(claim.property)
        kind = self._kinds.get(claim.entity)
        if kind not in self._ontology.kinds:
            return f"A claim speaks of {claim.entity}, which no sound record describes."
        if found is None or not found.domain & {kind, "Entity"}:
            return f"A {kind} cannot carry the property {claim.property!r}."
        return self._value_problem(claim.property, claim.value)

    def _relation_problem(self, relation: Relation) -> str:
        found = self._ontology.relation_types.get(relation.type)
        if found is None:
            return f"There is no relation type {relation.type!r}."
        if missing := {name for name in found.required if not relation.properties.get(name)}:
            return f"{relation.type} lacks {', '.join(sorted(missing))}."
        if unknown := relation.properties.keys() - found.properties:
            return f"{relation.type} cannot carry {', '.join(sorted(unknown))}."
        return self._ends_problem(relation) or self._dates_problem(relation) or self._coded_problem(relation)

    def _ends_problem(self, relation: Relation) -> str:
        allowed = self._ontology.relation_types[relation.type]
        source, target = self._kinds.get(relation.source), self._kinds.get(relation.target)
        is_one_kind = source == target or relation.type != "SAME_AS"
        if source not in allowed.sources or target not in allowed.targets or not is_one_kind:
            return f"{relation.type} cannot lead from {relation.source} to {relation.target}."
        if relation.source == relation.target:
            return f"{relation.type} leads from {relation.source} to itself."
        return ""

    def _coded_problem(self, relation: Relation) -> str:
        vocabularies = self._ontology.vocabularies
        if relation.kind not in vocabularies["StatementKind"] or relation.confidence not in vocabularies["Confidence"]:
            return f"A {relation.type} states {relation.kind!r} with certainty {relation.confidence!r}."
        states = self._ontology.relation_types[relation.type].states
        if relation.kind != states and (relation.kind, states) != ("inference", "fact"):
            return f"A {relation.type} is a statement of kind {states}, not {relation.kind}."
        problems = (self._value_problem(name, value) for name, value in relation.properties.items())
        return next((problem for problem in problems if problem), "")

    def _dates_problem(self, relation: Relation) -> str:
        for text in filter(None, (relation.valid_from, relation.valid_to)):
            if not is_partial_date(text):
                return f"{text!r} is not a date."
        if relation.valid_from and relation.valid_to and earliest(relation.valid_from) > latest(relation.valid_to):
            return f"A {relation.type} ends ({relation.valid_to}) before it begins ({relation.valid_from})."
        return ""

    def _value_problem(self, name: str, value: str) -> str:
        value_type = self._ontology.properties[name].value_type
        if not value.strip():
            return f"The property {name!r} is empty."
        if self._fits(value_type, value):
            return ""
        return f"{value!r} is not a value of {name!r}."

    def _fits(self, value_type: str, value: str) -> bool:
        check = CHECKS.get(value_type)
        return check(value) if check else value in self._ontology.vocabularies[value_type]


def is_percentage(value: str) -> bool:
    """Return whether the text is a number from 0 to 100 with a decimal point at most."""
    return value.isascii() and value.replace(".", "", 1).isdigit() and float(value) <= 100


# How a value of each type of the model must look; every other type is a closed vocabulary.
CHECKS: Mapping[str, Callable[[str], bool]] = {
    "text": bool,
    "uri": lambda value: ADDRESS.fullmatch(value) is not None,
    "date": is_partial_date,
    "country": lambda value: COUNTRY.fullmatch(value) is not None,
    "identifier": lambda value: IDENTIFIER.fullmatch(value) is not None,
    "percentage": is_percentage,
    "integer": lambda value: value.isascii() and value.isdigit(),
}
