"""Ownership is a cascade: the examples of OFAC FAQ 401, aggregation, circles, thresholds and unknown shares."""

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screening.ownership import Cascade, Holding, cascade

Shares = list[tuple[str, str, float | None]]


def at_least_half(total: float) -> bool:
    return total >= 50


def more_than_half(total: float) -> bool:
    return total > 50


def held(
    party: str, shares: Shares, listed: str = "X", reaches: Callable[[float], bool] = at_least_half
) -> tuple[Cascade, str]:
    """What the listed parties hold of a party; parties are single letters, and so are the owners returned."""
    holdings = [Holding(ord(owner), ord(asset), share, place) for place, (owner, asset, share) in enumerate(shares)]
    found = cascade(ord(party), holdings, set(map(ord, listed)), reaches)
    return found, "".join(map(chr, found.owners))


# The examples of OFAC FAQ 401; X is the listed party. A product of shares would give 25, 25, 30, 18.75 and 25.
FAQ_401: list[tuple[str, Shares, str, float]] = [
    ("1: through a layer owned by half", [("X", "A", 50), ("A", "B", 50)], "B", 50),
    ("2: two layers together", [("X", "A", 50), ("X", "B", 50), ("A", "C", 25), ("B", "C", 25)], "C", 50),
    ("3: directly and through a layer", [("X", "A", 50), ("X", "B", 10), ("A", "B", 40)], "B", 50),
    (
        "4: one of two layers is not owned",
        [("X", "A", 50), ("X", "B", 25), ("A", "C", 25), ("B", "C", 25)],
        "C",
        25,
    ),
    ("5: neither layer is owned", [("X", "A", 25), ("X", "B", 25), ("A", "C", 50), ("B", "C", 50)], "C", 0),
]


@pytest.mark.parametrize(("shares", "party", "total"), [case[1:] for case in FAQ_401], ids=[c[0] for c in FAQ_401])
def test_the_examples_of_ofac_faq_401_come_out_as_printed(shares: Shares, party: str, total: float) -> None:
    found, _ = held(party, shares)
    assert (found.least, found.most) == (total, total)


AGGREGATED: list[tuple[str, Shares, float]] = [
    ("two listed owners add up", [("X", "C", 25), ("Y", "C", 25)], 50),
    ("an owner that is not listed adds nothing", [("X", "C", 25), ("N", "C", 75)], 25),
    ("a hair below half stays below", [("X", "C", 49.9)], 49.9),
    ("55 of 60 and 5 beside it is 60, not 38", [("X", "H", 60), ("H", "C", 55), ("Y", "C", 5)], 60),
    ("layers of different listed owners add up in a layer", [("X", "A", 30), ("Y", "A", 20), ("A", "C", 70)], 70),
    ("a listed owner counts itself and through its own", [("X", "C", 40), ("X", "A", 51), ("A", "C", 20)], 60),
    ("many small shares add up", [("X", "C", 12.5), ("Y", "C", 12.5), ("Z", "C", 25)], 50),
    ("never more than the whole", [("X", "C", 80), ("Y", "C", 70)], 100),
    ("two sources of one holding do not add up", [("X", "C", 30), ("X", "C", 30)], 30),
    ("of two sources the larger share counts", [("X", "C", 30), ("X", "C", 35)], 35),
    ("three layers", [("X", "A", 51), ("A", "B", 51), ("B", "C", 51)], 51),
    ("a broken middle layer ends it", [("X", "A", 51), ("A", "B", 49), ("B", "C", 100)], 0),
]


@pytest.mark.parametrize(("shares", "total"), [case[1:] for case in AGGREGATED], ids=[case[0] for case in AGGREGATED])
def test_shares_of_listed_owners_add_up_layer_by_layer(shares: Shares, total: float) -> None:
    found, _ = held("C", shares, "XYZ")
    assert (found.least, found.most) == (total, total)


@pytest.mark.parametrize(
    ("first_layer", "reaches", "total"),
    [(50, at_least_half, 80), (50, more_than_half, 0), (50.01, more_than_half, 80), (49.99, at_least_half, 0)],
)
def test_more_than_half_is_stricter_than_half_for_a_layer(
    first_layer: float, reaches: Callable[[float], bool], total: float
) -> None:
    found, _ = held("C", [("X", "A", first_layer), ("A", "C", 80)], reaches=reaches)
    assert found.least == total


CIRCLES: list[tuple[str, Shares, float]] = [
    ("two hold each other", [("X", "A", 30), ("A", "C", 60), ("C", "A", 20)], 0),
    ("two hold each other, one is owned", [("X", "A", 50), ("A", "C", 60), ("C", "A", 40)], 60),
    ("the party holds itself", [("C", "C", 60), ("X", "C", 40)], 40),
    ("a circle above", [("X", "A", 60), ("A", "B", 60), ("B", "D", 60), ("D", "B", 40), ("B", "C", 60)], 60),
    ("a circle without a listed owner", [("A", "B", 100), ("B", "A", 100), ("A", "C", 100)], 0),
]


@pytest.mark.parametrize(("shares", "total"), [case[1:] for case in CIRCLES], ids=[case[0] for case in CIRCLES])
def test_circular_ownership_ends_and_gives_nobody_a_share_of_itself(shares: Shares, total: float) -> None:
    found, _ = held("C", shares)
    assert found.least == total


UNKNOWN: list[tuple[str, Shares, float, float]] = [
    ("nothing else is known", [("X", "C", None)], 0, 100),
    ("others hold a part", [("X", "C", None), ("N", "C", 70)], 0, 30),
    ("another listed owner holds a part", [("X", "C", None), ("Y", "C", 20)], 20, 100),
    ("both, and others", [("X", "C", None), ("Y", "C", 20), ("N", "C", 50)], 20, 50),
    ("two unknown shares share the rest", [("X", "C", None), ("Y", "C", None), ("N", "C", 60)], 0, 40),
    ("an unknown share of others gives them no certainty", [("X", "C", 30), ("N", "C", None)], 30, 30),
    ("a layer of unknown size may be owned", [("X", "A", None), ("A", "C", 80)], 0, 80),
    ("a layer of unknown size that cannot be owned", [("X", "A", None), ("N", "A", 60), ("A", "C", 80)], 0, 0),
    ("an unknown share below an owned layer", [("X", "A", 60), ("A", "C", None), ("Y", "C", 5)], 5, 100),
    ("known shares beyond the whole leave nothing", [("X", "C", None), ("N", "C", 70), ("M", "C", 60)], 0, 0),
]


@pytest.mark.parametrize(("shares", "least", "most"), [case[1:] for case in UNKNOWN], ids=[case[0] for case in UNKNOWN])
def test_an_unknown_share_gives_an_interval(shares: Shares, least: float, most: float) -> None:
    found, _ = held("C", shares, "XY")
    assert (found.least, found.most) == (least, most)


def test_the_holdings_counted_are_named_from_the_party_upwards() -> None:
    shares: Shares = [("X", "H", 60), ("H", "C", 55), ("Y", "C", 5), ("N", "C", 40), ("N", "H", 40)]
    found, owners = held("C", shares, "XY")
    assert [(chr(item.owner), chr(item.asset)) for item in found.counted] == [("H", "C"), ("Y", "C"), ("X", "H")]
    assert owners == "XY"


def test_an_owner_behind_a_layer_that_is_not_owned_is_not_named() -> None:
    found, owners = held("C", [("X", "A", 20), ("A", "C", 80)])
    assert (found.counted, owners) == ((), "")


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(1, 6_000), min_size=1, max_size=6))
def test_the_sum_of_printed_shares_is_exact_whatever_binary_fractions_make_of_it(hundredths: list[int]) -> None:
    shares: Shares = [(chr(ord("K") + place), "C", part / 100) for place, part in enumerate(hundredths)]
    found, _ = held("C", shares, "KLMNOP")
    assert at_least_half(found.least) == (sum(hundredths) >= 5_000)
    assert more_than_half(found.least) == (sum(hundredths) > 5_000)


SHARES = st.lists(
    st.tuples(st.sampled_from("XYABC"), st.sampled_from("ABC"), st.none() | st.integers(1, 100).map(float)).filter(
        lambda item: item[0] != item[1]
    ),
    max_size=10,
)


@settings(max_examples=200, deadline=None)
@given(SHARES)
def test_the_least_is_never_more_than_the_most_and_both_are_percentages(shares: Shares) -> None:
    found, _ = held("C", shares, "XY")
    assert 0 <= found.least <= found.most <= 100


@settings(max_examples=200, deadline=None)
@given(SHARES)
def test_another_listed_owner_never_lowers_the_total(shares: Shares) -> None:
    assert held("C", shares, "X")[0].least <= held("C", shares, "XY")[0].least


@settings(max_examples=200, deadline=None)
@given(SHARES, st.randoms(use_true_random=False))
def test_the_order_in_which_holdings_come_does_not_count(shares: Shares, random: Random) -> None:
    shuffled = list(shares)
    random.shuffle(shuffled)
    one, other = held("C", shares, "XY"), held("C", shuffled, "XY")
    assert (one[0].least, one[0].most, one[1]) == (other[0].least, other[0].most, other[1])
