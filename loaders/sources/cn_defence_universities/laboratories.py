"""Tells the laboratories of an institution from the notes printed between them, and finds shared ones.

An entry such as "Jointly established with Norinco Group's 212 Research Institute" is no laboratory: it says something
of the entry before it. Some notes are cut off in the file ("Jointly established with the 29").
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.facts import EntityId
from loaders.clean.organizations import is_distinctive
from loaders.record_ids import name_id
from loaders.sources.cn_defence_universities.units import UnitNames, split_names
from screening.normalise.names import organization_form

WITH = re.compile(r"^\(?(?:Jointly|Possibly) (?:established|run)(?: in \d{4})? (?:with|by)\s+(?:the )?", re.IGNORECASE)
NAMED = re.compile(r"^.*?(?:known as|referred to as|aka)\s+(?:the )?", re.IGNORECASE)
OWNED = re.compile(r"(?P<owner>.+?)[’']s? (?P<unit>.+)")
CUT_OFF = re.compile(r"(?:.*[’']s? )?\d+|the \d+")


@dataclass(frozen=True, slots=True)
class Partner:
    """Another body in a laboratory. ``name`` is empty when the body is an institution of the file.

    Attributes:
        owner: The institution the body belongs to, when the text names it.
    """

    entity: EntityId
    name: str
    owner: EntityId | None
    printed: str
    confidence: str


@dataclass(slots=True)
class Mention:
    """One laboratory as one institution's entry names it."""

    entity: EntityId
    printed: str
    names: UnitNames
    is_shared: bool
    aliases: list[str] = field(default_factory=list)
    weak_aliases: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    partners: list[Partner] = field(default_factory=list)


class Laboratories:
    """The laboratories and other units seen so far."""

    def __init__(self, notes: Mapping[str, str], find: Callable[[str], EntityId | None]) -> None:
        """Use the table of notes, and a way to find the institutions of the file by name."""
        self._notes = notes
        self._find = find
        self._by_host: dict[tuple[EntityId, str], EntityId] = {}
        self._by_names: dict[tuple[str, str], tuple[EntityId, EntityId]] = {}

    def mentions(self, host: EntityId, entries: Sequence[str]) -> Iterator[Mention]:
        """Yield the laboratories that an institution's entries name, each with its notes."""
        current: Mention | None = None
        for printed in entries:
            role = self._role(printed)
            if role is None:
                if current is not None:
                    yield current
                current = self._mention(host, printed)
            elif current is not None:
                self._add_note(current, role, printed)
        if current is not None:
            yield current

    def unit(self, host: EntityId, names: UnitNames) -> EntityId:
        """Return the id of a unit; the same English name under the same institution is the same unit."""
        key = (host, organization_form(names.first).key)
        return self._by_host.setdefault(key, EntityId(f"cn_defence_universities:unit.{name_id(names.first, host)}"))

    def _role(self, printed: str) -> str | None:
        stated = (role for begin, role in self._notes.items() if printed.lower().startswith(begin.lower()))
        return next(stated, "note" if CUT_OFF.fullmatch(printed.removeprefix("Norinco ")) else None)

    def _mention(self, host: EntityId, printed: str) -> Mention:
        names = split_names(printed)
        entity = self.unit(host, names)
        is_shared = False
        english = organization_form(names.first).key
        for native in names.native:
            # Two institutions name one laboratory when both its English and a Chinese name are the same.
            key = (english, "".join(filter(str.isalnum, native)))
            first_host, known = self._by_names.setdefault(key, (host, entity))
            if first_host != host:
                entity, is_shared = known, True
        return Mention(entity, printed, names, is_shared)

    def _add_note(self, mention: Mention, role: str, printed: str) -> None:
        mention.notes.append(printed)
        if role in {"alias", "possible_alias"}:
            names = split_names(NAMED.sub("", printed).strip("‘’'"))
            (mention.aliases if role == "alias" else mention.weak_aliases).extend(names.all)
        elif role in {"partner", "possible_partner"}:
            partner = self._partner(printed, "unconfirmed" if role == "possible_partner" else "confirmed")
            if partner is not None and partner.entity != mention.entity:
                mention.partners.append(partner)

    def _partner(self, printed: str, confidence: str) -> Partner | None:
        text = WITH.sub("", printed).rstrip(").")
        text = text.removeprefix("NWPU and ").partition(", ")[0]
        found = self._find(text) or self._find(text.removeprefix("PLA "))
        if found is not None:
            return Partner(found, "", None, printed, confidence)
        owned = OWNED.fullmatch(text)
        owner = self._find(owned.group("owner")) if owned else None
        if owned and owner is not None and owned.group("unit").strip().isdigit():  # cut off: an institute of the owner
            return Partner(owner, "", None, printed, "derived")
        if CUT_OFF.fullmatch(text):
            return None
        unit = split_names(owned.group("unit") if owned and owner else text).first
        name = unit if owned is None or is_distinctive(unit) else f"{owned.group('owner')} {unit}"
        return Partner(EntityId(f"cn_defence_universities:partner.{name_id(name)}"), name, owner, printed, confidence)
