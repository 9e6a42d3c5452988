"""What the Turtle files of this folder say, as values.

Everything here is read by `ontologies.load`; no other module of the project names a kind, a property, a relation type,
a coded value, a label or an indicator on its own authority.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

Language: TypeAlias = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = ("nl", "en")


@dataclass(frozen=True, slots=True)
class Label:
    """A text in both languages of the product."""

    nl: str
    en: str

    def in_language(self, language: Language) -> str:
        """Return the text in one language."""
        return self.nl if language == "nl" else self.en


@dataclass(frozen=True, slots=True)
class Term:
    """One value of a closed vocabulary. A lower rank comes first; vocabularies without an order have rank 0."""

    notation: str
    label: Label
    rank: int


@dataclass(frozen=True, slots=True)
class Property:
    """A property that a claim or a relation can carry.

    Attributes:
        domain: Kinds of entity, or classes of relation, that may carry it.
        value_type: ``text``, ``country``, ``date``, ``identifier``, ``percentage``, ``integer``, ``uri``, or the name
            of a closed vocabulary.
        name_role: For names: ``full``, ``weak`` or ``acronym``; otherwise empty.
    """

    name: str
    label: Label
    domain: frozenset[str]
    value_type: str
    name_role: str


@dataclass(frozen=True, slots=True)
class RelationType:
    """A claim-bearing relation and the plain relation derived from it.

    Attributes:
        type: The plain relation type, such as ``PART_OF``.
        class_name: The claim-bearing class, such as ``PartOf``.
        sources: Kinds of entity it may start from.
        targets: Kinds of entity it may lead to.
        states: The kind of statement it makes.
        properties: Names of the properties it may carry.
        required: Names of the properties it must carry.
    """

    type: str
    class_name: str
    label: Label
    inverse_label: Label
    sources: frozenset[str]
    targets: frozenset[str]
    states: str
    properties: frozenset[str]
    required: frozenset[str]


@dataclass(frozen=True, slots=True)
class PathShape:
    """A way in which a path to a risk entity has a meaning; ``expression`` is a SPARQL property path."""

    id: str
    label: Label
    expression: str
    reaches: frozenset[str]
    strength: int


@dataclass(frozen=True, slots=True)
class Indicator:
    """A named rule with its texts; ``not_assessed_reason`` is set when this release does not assess it."""

    id: str
    title: Label
    kind: str
    band: str
    caveat: Label
    benign: Label
    follow_up: Label
    is_assessed: bool
    not_assessed_reason: Label | None


@dataclass(frozen=True, slots=True)
class OwnershipRule:
    """When, and from which share, the listing of owners reaches what they own.

    Attributes:
        counts: Listings that count: each a mapping of ``authorityLevel``, ``origin`` or ``measure`` to allowed values.
        threshold: Per cent.
        is_strict: True for "more than", false for "or more".
        force_from: ISO date from which it has force; empty when it always had.
        force_to: ISO date on which it no longer has force; empty when it still has.
        band: The band of what the rule reaches; empty where that is the band of the owner's listing.
        afterwards: What is known about the time after ``force_to``.
    """

    id: str
    label: Label
    counts: tuple[Mapping[str, frozenset[str]], ...]
    threshold: float
    is_strict: bool
    force_from: str
    force_to: str
    band: str
    source: str
    afterwards: Label | None


@dataclass(frozen=True, slots=True)
class Ontology:
    """The whole model. ``versions`` maps ``model``, ``indicators``, ``paths`` and ``rules`` to their versions."""

    kinds: Mapping[str, Label]
    properties: Mapping[str, Property]
    relation_types: Mapping[str, RelationType]
    vocabularies: Mapping[str, Mapping[str, Term]]
    measure_indicators: Mapping[tuple[str, str], str]
    path_shapes: tuple[PathShape, ...]
    indicators: Mapping[str, Indicator]
    ownership_rules: tuple[OwnershipRule, ...]
    forbidden_inputs: frozenset[str]
    versions: Mapping[str, str]

    def ranked(self, vocabulary: str) -> list[str]:
        """Return the values of a vocabulary in their order, such as ``Confidence``, the most certain first."""
        terms = self.vocabularies[vocabulary]
        return sorted(terms, key=lambda notation: terms[notation].rank)

    def label(self, vocabulary: str, notation: str, language: Language) -> str:
        """Return the label of a coded value, for example of vocabulary ``Measure``, value ``asset_freeze``."""
        return self.vocabularies[vocabulary][notation].label.in_language(language)
