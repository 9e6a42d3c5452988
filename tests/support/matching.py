"""The hand-written cases of matching, and what today's matcher says of them."""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from screening.candidates import Candidate, find_candidates
from screening.normalise.names import NameKind
from screening.normalise.scripts import main_script
from screening.query import MOST_CANDIDATES, Query, check_query
from tests.support.graph import TODAY, GraphBuilder

FOLDER = Path(__file__).parents[1] / "matching"
BANDS = ("confirmed", "probable", "possible", "none")
SCRIPTS = ("Latn", "Cyrl", "Grek", "Arab", "Hebr", "Hani", "Kana", "Hang", "Deva", "Geor", "Armn", "Thai")
ESCAPE = re.compile(r"\\u([0-9a-f]{4})")


@dataclass(frozen=True, slots=True)
class Case:
    """A name asked, a party that has a name, and who a careful person says is meant.

    Attributes:
        country: Given with the query; empty when not.
        seat: Country of the party; empty when unknown.
        expected: confirmed, probable, possible or none: the identity of the candidate.
    """

    feature: str
    query: str
    candidate: str
    kind: NameKind
    country: str
    seat: str
    expected: str
    reason: str

    @property
    def party(self) -> tuple[str, NameKind, str]:
        """The party of the case; cases share parties."""
        return self.candidate, self.kind, self.seat

    @property
    def script(self) -> str:
        """The script of the case: of the name that is not in Latin letters, if there is one."""
        scripts = [main_script(self.query) or "Latn", main_script(self.candidate) or "Latn"]
        return next((script for script in scripts if script != "Latn"), "Latn")

    def __str__(self) -> str:
        countries = f" ({self.country or '-'}/{self.seat or '-'})" if self.country or self.seat else ""
        return f"{self.query} - {self.candidate}{countries}"


@dataclass(frozen=True, slots=True)
class Ranking:
    """Names in the order in which a careful person takes them for the one asked."""

    query: str
    kind: NameKind
    names: tuple[str, ...]
    reason: str

    def __str__(self) -> str:
        return self.query


def read_table(name: str) -> list[dict[str, str]]:
    """Return the rows of a table of this folder; an invisible character is written as ``\\u200b``."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    readable = ESCAPE.sub(lambda found: chr(int(found.group(1), 16)), text)
    return list(csv.DictReader(readable.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE, strict=True))


@cache
def read_cases(name: str) -> tuple[Case, ...]:
    """Return the cases of a table."""
    return tuple(Case(**row) for row in read_table(name))  # type: ignore[arg-type]


def read_rankings() -> list[Ranking]:
    """Return the rankings; in the table the names stand between signs of "greater than"."""
    return [
        Ranking(row["query"], row["kind"], tuple(row["ranking"].split(" > ")), row["reason"])  # type: ignore[arg-type]
        for row in read_table("rankings.tsv")
    ]


@cache
def hard_negatives() -> tuple[Case, ...]:
    """Return each pair of different institutions as two cases, one in each direction."""
    rows = read_table("hard_negatives.tsv")
    pairs = [pair for row in rows for pair in ((row, "first", "second"), (row, "second", "first"))]
    return tuple(
        Case("hard negative", row[query], row[candidate], "organization", "", "", "none", row["reason"])
        for row, query, candidate in pairs
    )


def every_case() -> tuple[Case, ...]:
    """Return the cases, the hard negatives and the known gaps."""
    return (*read_cases("cases.tsv"), *hard_negatives(), *read_cases("known_gaps.tsv"))


@cache
def todays_bands() -> Mapping[Case, str]:
    """Return what a screening of all parties of all cases together says of each case."""
    return bands_of(every_case())


def bands_of(cases: Iterable[Case]) -> Mapping[Case, str]:
    """Return the identity that each query gives its party in one snapshot of all parties; none when not found."""
    cases = tuple(cases)
    graph = GraphBuilder()
    ids = {party: f"a:{number}" for number, party in enumerate(dict.fromkeys(case.party for case in cases), start=1)}
    for (name, kind, seat), entity in ids.items():
        country = {"country": seat} if seat else {}
        graph.organization(entity, name, kind=kind.capitalize(), **country)
    with TemporaryDirectory() as folder:
        snapshot = graph.screener(Path(folder)).snapshot
        return {case: _band(find_candidates(snapshot, _query(case)), ids[case.party]) for case in cases}


def _query(case: Case) -> Query:
    is_person = case.kind == "person"
    purpose = "A test" if is_person else ""
    return check_query(
        case.query, TODAY, country=case.country, is_person=is_person, purpose=purpose, limit=MOST_CANDIDATES
    )


def _band(candidates: Sequence[Candidate], entity: str) -> str:
    return next((item.identity for item in candidates if item.party.id == entity), "none")
