"""Parties are found by name, by several keys and with bounded work, whatever the query and however many names."""

from collections.abc import Iterable
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from screening.index import NamedParty, NameIndex
from screening.names_table import MANY_ROWS, MOST_NAMES, IndexedName, NamesTable
from screening.normalise.names import organization_form

PARTIES = [
    NamedParty("a:1", "organization", ["Zonnehoek University of Technology", "ZUT"], "NL"),
    NamedParty("a:2", "organization", ["Kesterduin Optics B.V.", "Kesterduin Lenses"]),
    NamedParty("a:3", "organization", ["北京航空航天大学", "Beihang University"], roles=["full", "full"]),
    NamedParty("a:4", "organization", ["Балтийский завод «Заречье»"]),
    NamedParty("a:5", "person", ["Jan Zonnehoek", "Zonnehoek"], roles=["full", "weak"]),
    NamedParty("a:6", "organization", []),
    NamedParty("a:7", "organization", ["Lindeveld Institute of Physics"]),
]


def ids(found: Iterable[tuple[str, float]]) -> list[str]:
    return [entity for entity, _ in found]


@pytest.fixture(scope="module", params=["built", "kept"])
def index(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> NameIndex:
    built = NameIndex.build(PARTIES)
    if request.param == "built":
        return built
    folder = tmp_path_factory.mktemp("index")
    built.save(folder)
    return NameIndex.load(folder)


@pytest.mark.parametrize(
    ("key", "query", "entity"),
    [
        ("the same name", "zonnehoek university of technology", "a:1"),
        ("another name of the party", "Kesterduin Lenses", "a:2"),
        ("its acronym", "ZUT", "a:1"),
        ("first letters", "LIP", "a:7"),
        ("other spaces", "Kester Duin Optics", "a:2"),
        ("words in another order", "Technology University Zonnehoek", "a:1"),
        ("a word in common", "Kesterduin", "a:2"),
        ("a misspelt word", "Kestarduin Optics", "a:2"),
        ("translated words", "Technische Universiteit Zonnehoek", "a:1"),
        ("another script", "Baltiyskiy Zavod Zareche", "a:4"),
        ("Chinese with spaces", "北京 航空航天大学", "a:3"),
    ],
)
def test_a_party_is_found_by_several_keys(index: NameIndex, key: str, query: str, entity: str) -> None:
    assert ids(index.search(query, "organization"))[:1] == [entity], key


def test_only_parties_of_the_kind_asked_are_found(index: NameIndex) -> None:
    assert ids(index.search("Jan Zonnehoek", "person")) == ["a:5"]
    assert "a:5" not in ids(index.search("Jan Zonnehoek", "organization"))


def test_without_a_kind_both_are_found(index: NameIndex) -> None:
    assert {"a:1", "a:5"} <= set(ids(index.search("Zonnehoek")))


@pytest.mark.parametrize("query", ["", "...", "x", "\u200b", "qqqq wwww"])
def test_a_query_that_means_nothing_finds_nothing(index: NameIndex, query: str) -> None:
    assert index.search(query) == []


def test_a_party_stands_once_with_its_best_name(index: NameIndex) -> None:
    found = index.search("Kesterduin Lenses", "organization")
    assert ids(found).count("a:2") == 1
    assert dict(found)["a:2"] == 1.0


def test_the_best_come_first_and_ties_in_the_order_of_the_ids() -> None:
    parties = [NamedParty(f"a:{number}", "organization", ["Zonnehoek Optics"]) for number in (3, 1, 2)]
    found = NameIndex.build([*parties, NamedParty("a:0", "organization", ["Zonnehoek Optic Works"])]).search(
        "Zonnehoek Optics"
    )
    assert ids(found) == ["a:1", "a:2", "a:3", "a:0"]


def test_a_limit_cuts_the_end_off() -> None:
    built = NameIndex.build([NamedParty(f"a:{n}", "organization", [f"Zonnehoek Optics {n}"]) for n in range(20)])
    assert built.search("Zonnehoek Optics 7", limit=3) == built.search("Zonnehoek Optics 7", limit=20)[:3]


def test_the_same_parties_in_another_order_give_the_same_answers() -> None:
    first, second = NameIndex.build(PARTIES), NameIndex.build(reversed(PARTIES))
    for query in ("Zonnehoek", "Kesterduin Optic", "北京大学"):
        assert first.search(query) == second.search(query)


def test_the_length_is_the_number_of_names(index: NameIndex) -> None:
    assert len(index) == sum(len(party.names) for party in PARTIES)


def test_an_index_of_nothing_finds_nothing(tmp_path: Path) -> None:
    NameIndex.build([]).save(tmp_path)
    assert NameIndex.load(tmp_path).search("Zonnehoek") == []


def test_a_weak_name_or_acronym_is_no_full_name_of_a_party() -> None:
    names = ["Zonnehoek Optics", "Kesterduin Optics", "LINDEVELD OPTICS"]
    built = NameIndex.build([NamedParty("a:1", "organization", names, roles=["full", "weak", "acronym"])])
    carriers = [built.parties_with_name(organization_form(name), "organization") for name in names]
    assert carriers == [{0}, set(), set()]


def test_a_name_two_parties_carry_belongs_to_both() -> None:
    built = NameIndex.build([NamedParty(f"a:{n}", "organization", ["Zonnehoek Optics"]) for n in range(2)])
    assert built.parties_with_name(organization_form("ZONNEHOEK Optics"), "organization") == {0, 1}


def test_names_in_capitals_without_spaces_are_acronyms_when_no_role_is_given() -> None:
    built = NameIndex.build([NamedParty("a:1", "organization", ["ZUTK", "Zutk"])])
    assert built.parties_with_name(organization_form("zutk"), "organization") == {0}
    assert dict(NameIndex.build([NamedParty("a:1", "organization", ["ZUTK"])]).search("ZUTK"))["a:1"] < 1.0


def test_as_many_roles_as_names_must_be_given() -> None:
    with pytest.raises(ValueError, match="zip"):
        NameIndex.build([NamedParty("a:1", "organization", ["Zonnehoek", "ZUT"], roles=["full"])])


def test_a_kept_index_is_a_folder_of_plain_arrays_without_code(tmp_path: Path) -> None:
    NameIndex.build(PARTIES).save(tmp_path)
    for path in tmp_path.iterdir():
        np.load(path, mmap_mode="r", allow_pickle=False)


def test_the_same_parties_are_kept_as_the_same_bytes(tmp_path: Path) -> None:
    folders = [tmp_path / "first", tmp_path / "second"]
    for folder in folders:
        folder.mkdir()
        NameIndex.build(PARTIES).save(folder)
    first, second = ({path.name: path.read_bytes() for path in folder.iterdir()} for folder in folders)
    assert first == second


@pytest.fixture(scope="module")
def big_table() -> NamesTable:
    """More names that share their words than one search may look at, and one that shares none."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = ["".join(triple) for triple in product(letters[:16], letters[:16], letters[:16])]
    names = [IndexedName(f"Zonnehoek {word}eran University", "full", row) for row, word in enumerate(words)]
    return NamesTable.build("organization", [*names, IndexedName("Kesterduin Wharf University", "full", len(names))])


@pytest.mark.parametrize(
    "query",
    [
        "Zonnehoek University",
        "University",
        "Zonnehoek",
        "Zonnehoek abceran University",
        "Zonnehoek abcdran abceran abderan University Kesterduin Wharf",
        " ".join(["Zonnehoek University"] * 9),
    ],
)
def test_a_search_compares_at_most_64_names_of_however_many(big_table: NamesTable, query: str) -> None:
    assert len(big_table) > MANY_ROWS
    assert 0 < len(big_table.candidates(organization_form(query))) <= 2 * MOST_NAMES == 64


@pytest.mark.parametrize(
    ("query", "row"), [("Zonnehoek Kesterduin Wharf University", 16**3), ("Zonnehoek abaeran", 16)]
)
def test_the_rare_word_is_found_beside_the_common_ones(big_table: NamesTable, query: str, row: int) -> None:
    assert big_table.candidates(organization_form(query))[0] == row


def test_the_same_name_stands_first_among_thousands_of_like_names(big_table: NamesTable) -> None:
    assert big_table.candidates(organization_form("Zonnehoek ppperan University"))[0] == 16**3 - 1
