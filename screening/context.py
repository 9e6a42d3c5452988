"""What an indicator may look at: one candidate, its paths, the snapshot and the day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from ontologies.load import name_roles
from ontologies.model import Language, Ontology
from screening.candidates import Candidate
from screening.coverage import Coverage
from screening.normalise.text import clean_text
from screening.path_ends import FoundPath
from screening.result import Evidence
from screening.snapshot.adjacency import day_of
from screening.snapshot.party import Mark, Party, Tie
from screening.world import World


@dataclass(frozen=True, slots=True)
class Context:
    """One candidate on one day. ``is_cut`` says that the search for paths ended at its bound."""

    world: World
    ontology: Ontology
    candidate: Candidate
    paths: Sequence[FoundPath]
    coverage: Coverage
    as_of: date
    language: Language
    is_cut: bool = False

    @property
    def party(self) -> Party:
        """The candidate's party."""
        return self.candidate.party

    @property
    def day(self) -> np.int32:
        """The as-of date as it is compared with the arrays."""
        return day_of(self.as_of)

    def evidence(self, mark: Mark, quote: str, url: str = "") -> Evidence:
        """Return the evidence of a statement."""
        return self.world.evidence(mark, quote, url)

    def tie_evidence(self, tie: Tie) -> Evidence:
        """Return the evidence of a relation: its quote, or what the list prints."""
        return self.world.tie_evidence(tie)

    def name_evidence(self, name: str) -> list[Evidence]:
        """Return the record that publishes a name of the candidate; the name as it is compared."""
        claims = (claim for claim in self.party.claims if claim.property in name_roles())
        found = next((claim for claim in claims if clean_text(claim.value) == clean_text(name)), None)
        return [self.evidence(found.mark, found.value)] if found else []

    def paths_of(self, *shapes: str) -> list[FoundPath]:
        """Return the paths of shapes, best first."""
        return [path for path in self.paths if path.shape.id in shapes]
