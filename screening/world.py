"""The snapshot as screening walks through it, with an institution's own parties and relations laid over it.

An overlay lives for one call. Its parties have rows after those of the snapshot, its edges negative rows.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from graph.errors import InvalidQuery, NotFound
from ontologies.load import load_ontology
from screening.overlay import Overlay
from screening.result import Evidence
from screening.snapshot.adjacency import Adjacency, end_day, first_day
from screening.snapshot.party import Mark, Party, Tie
from screening.snapshot.risk import Risk
from screening.snapshot.snapshot import Snapshot

OVERLAY = "overlay"


class World:
    """Everything one call can reach; remembers what it read."""

    def __init__(self, snapshot: Snapshot, overlay: Overlay, stated_on: str = "") -> None:
        """Lay an overlay over a snapshot.

        Args:
            stated_on: ISO day for which the overlay states what it states.

        Raises:
            InvalidQuery: A relation of the overlay names a party that is in neither, or of a wrong kind.
        """
        self.snapshot = snapshot
        self.overlay = overlay
        self._stated_on = stated_on
        self._parties: dict[int, Party] = {}
        self._ties: dict[int, Tie] = {}
        self._first_row = snapshot.adjacency.parties
        self._overlay_steps = self._read_overlay_steps()

    @property
    def adjacency(self) -> Adjacency:
        """The steps of the snapshot."""
        return self.snapshot.adjacency

    @property
    def risk(self) -> Risk:
        """Who carries risk; the parties of an overlay carry none of their own."""
        return self.snapshot.risk

    @cached_property
    def overlay_rows(self) -> Mapping[str, int]:
        """Rows of the overlay's parties, by id."""
        return {party.id: self._first_row + place for place, party in enumerate(self.overlay.parties)}

    def party(self, row: int) -> Party:
        """Return the party of a row."""
        if row >= self._first_row:
            return self.overlay.parties[row - self._first_row]
        if row not in self._parties:
            self._parties[row] = self.snapshot.party(row)
        return self._parties[row]

    def tie(self, edge: int) -> Tie:
        """Return the relation of an edge."""
        if edge < 0:
            return self.overlay.ties[-edge - 1]
        if edge not in self._ties:
            self._ties[edge] = self.snapshot.tie(edge)
        return self._ties[edge]

    def weight(self, edge: int) -> tuple[int, int]:
        """Return confidence (0 to 2) and first day of an edge."""
        if edge < 0:
            return 0, first_day(self.overlay.ties[-edge - 1].valid_from)
        return int(self.adjacency.confidence[edge]), int(self.adjacency.valid_from[edge])

    def share(self, edge: int) -> float | None:
        """Return the share in per cent of an ownership edge; None when it is unknown."""
        if edge < 0:
            text = self.tie(edge).properties.get("share")
            return float(text) if text else None
        share = float(self.adjacency.shares[edge])
        return None if np.isnan(share) else share

    @cached_property
    def overlaid_parties(self) -> NDArray[np.int64]:
        """Parties with steps of the overlay."""
        return np.array(sorted(self._overlay_steps), dtype=np.int64)

    def overlaid(self, party: int, day: np.int32) -> Sequence[tuple[int, int, int]]:
        """Return the overlay's steps of a party that hold on a day: number of the step, party, edge."""
        return [step for step in self._overlay_steps.get(party, ()) if self._holds(step[2], day)]

    def _holds(self, edge: int, day: np.int32) -> bool:
        tie = self.overlay.ties[-edge - 1]
        return bool(first_day(tie.valid_from) <= day < end_day(tie.valid_to))

    def _read_overlay_steps(self) -> Mapping[int, list[tuple[int, int, int]]]:
        steps: dict[int, list[tuple[int, int, int]]] = {}
        for place, tie in enumerate(self.overlay.ties):
            kinds = load_ontology().relation_types[tie.type]
            source, target = self._row(tie.source, kinds.sources), self._row(tie.target, kinds.targets)
            symbols = self.snapshot.symbols
            steps.setdefault(source, []).append((symbols[tie.type], target, -place - 1))
            steps.setdefault(target, []).append((symbols[f"^{tie.type}"], source, -place - 1))
        return steps

    def _row(self, entity: str, kinds: Collection[str]) -> int:
        if entity in self.overlay_rows:
            return self.overlay_rows[entity]
        try:
            row = self.snapshot.row_of(entity)
        except NotFound as error:
            message = "A relation of the overlay names a party that is neither in the overlay nor in the snapshot."
            raise InvalidQuery(message, field="overlay") from error
        if self.party(row).kind not in kinds:
            message = "A relation of the overlay names a party of a kind that it cannot lead from or to."
            raise InvalidQuery(message, field="overlay")
        return row

    def steps(self, row: int, name: str, day: np.int32) -> list[tuple[int, int]]:
        """Return the steps of one name that hold on a day: party and edge, in the order of the arrays."""
        symbol = self.snapshot.symbols[name]
        known = self.adjacency.steps(row, symbol) if row < self._first_row else ()
        found = [
            (target, edge)
            for _, target, edge in known
            if self.adjacency.valid_from[edge] <= day < self.adjacency.valid_to[edge]
        ]
        return [*found, *((target, edge) for number, target, edge in self.overlaid(row, day) if number == symbol)]

    def evidence(self, mark: Mark, quote: str, url: str) -> Evidence:
        """Return the evidence of a statement: dataset, version and record, with the date of the edition."""
        if mark.dataset == OVERLAY:
            return Evidence(OVERLAY, OVERLAY, self.overlay.digest, mark.record, url, quote, self._stated_on)
        info = self.snapshot.datasets[mark.dataset]
        version = info.versions[mark.version - 1]
        return Evidence(info.source, info.id, version.id, mark.record, url or info.address, quote, version.edition)

    def tie_evidence(self, tie: Tie) -> Evidence:
        """Return the evidence of a relation: its quote, or what the list prints."""
        quote = tie.properties.get("quote") or tie.properties.get("reason") or tie.properties.get("listedName") or ""
        return self.evidence(tie.mark, quote, tie.properties.get("url", ""))
