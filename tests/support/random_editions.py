"""What may come to a store in any order: editions of two datasets that share most of their facts, and what is none."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from hypothesis import strategies as st

from graph.facts import DatasetId, encode_fact
from tests.support.graph import GraphBuilder

DATASETS = (DatasetId("a"), DatasetId("a"), DatasetId("b/x"))  # most of it comes to the first
Kind = Literal["fold", "same", "again", "not next", "held", "rejected", "cut off", "publish"]
KINDS: tuple[Kind, ...] = (
    *("fold", "fold", "fold", "fold", "same", "same", "cut off", "cut off"),
    *("again", "not next", "held", "rejected", "publish"),
)
# Ids that are sorted otherwise by code point, by UTF-16 and by locale; texts that need care between quotes.
PARTIES = ("1", "2", "10", "é", "ﬁ", "𐍈")
NAMES = st.sampled_from(["Zonnehoek", "Zonnehoek B.V.", "北方\u2028大学", "O'Brien \\ 'Sons'", "a\nb"])
NUMBERS = st.sampled_from(["ror:03yrm5c26", "lei:529900T8BM49AURSDO55"])  # parties of both datasets are joined by them
CLAIMS = st.fixed_dictionaries({}, optional={"alias": st.text(min_size=1, max_size=6), "identifier": NUMBERS})
DATES = st.sampled_from(["", "2019", "2020-05", "2024-02-29"])
ENDS = st.sampled_from(["2024-02-29", "2025"])
EDITIONS = st.sampled_from(["2026-11-01", "2026-11", "2026-10-31", "2025-01-01"])  # an older one may come later


@dataclass(frozen=True, slots=True)
class Step:
    """Something that comes to a store.

    Attributes:
        facts: Those of the edition that is folded, or is not.
        pick: Which former version comes again; the number that is not the next one; after how many writes the fold is
            cut off.
    """

    kind: Kind
    dataset: DatasetId = DATASETS[0]
    edition: str = ""
    facts: tuple[str, ...] = ()
    pick: int = 0


@st.composite
def histories(draw: st.DrawFn) -> list[Step]:
    """Return steps in any order, after everything was published once."""
    pools = {dataset: draw(pools_of(dataset)) for dataset in dict.fromkeys(DATASETS)}
    first = [Step("fold", dataset, "2026-10-01", tuple(pool)) for dataset, pool in pools.items()]
    return [*first, Step("publish"), *draw(st.lists(steps(pools), min_size=4, max_size=12))]


@st.composite
def steps(draw: st.DrawFn, pools: Mapping[DatasetId, list[str]]) -> Step:
    """Return any step; an edition has few facts of the pool of its dataset, or lacks few."""
    kind, dataset = draw(st.sampled_from(KINDS)), draw(st.sampled_from(DATASETS))
    facts: list[str] = []
    if kind in {"fold", "not next", "cut off"}:
        pool = pools[dataset]
        chosen, is_sparse = draw(st.sets(st.sampled_from(pool))), draw(st.booleans())
        facts = [fact for fact in pool if (fact in chosen) is is_sparse]
    return Step(kind, dataset, draw(EDITIONS), tuple(facts), draw(st.integers(0, 7)))


@st.composite
def pools_of(draw: st.DrawFn, dataset: DatasetId) -> list[str]:
    """Return every fact that editions of a dataset may state, in any order: parties, listings, ties."""
    source, graph = dataset.partition("/")[0], GraphBuilder()
    for number in draw(st.lists(st.sampled_from(PARTIES), min_size=2, max_size=3, unique=True)):
        party = graph.organization(f"{source}:{number}", draw(NAMES), **draw(CLAIMS))
        graph.organization(party, draw(NAMES), kind=draw(st.sampled_from(["Organization", "Organization", "Person"])))
        graph.listing(party, since=draw(DATES))
        graph.listing(party, since=draw(DATES), until=draw(ENDS))  # the same one, in other words
        _tie(draw, graph, party)
    return list(draw(st.permutations([encode_fact(fact) for fact in graph.facts[source]])))


def _tie(draw: st.DrawFn, graph: GraphBuilder, party: str) -> None:
    """Add a tie to a party of either dataset, whether or not that one is ever there."""
    others = [f"{source}:{number}" for source in ("a", "b") for number in PARTIES if f"{source}:{number}" != party]
    for share in ("25", "50.5"):  # the same one, when it leads to the same party
        graph.relate("OWNS", party, draw(st.sampled_from(others)), since=draw(DATES), share=share)
