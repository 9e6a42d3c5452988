"""Keys lead to their rows and to no others, before and after being kept in files."""

from pathlib import Path

import numpy as np
import pytest

from screening.postings import Postings, Texts, load_array, write_arrays

ROWS = {"a": [0, 2, 5], "b": [1], "ключ": [3, 4], "": [6]}


@pytest.fixture(params=["built", "kept"])
def postings(request: pytest.FixtureRequest, tmp_path: Path) -> Postings:
    built = Postings.build(ROWS)
    if request.param == "built":
        return built
    write_arrays(tmp_path, "names", built.arrays())
    return Postings.load(tmp_path, "names")


@pytest.mark.parametrize("key", ROWS)
def test_a_key_gives_its_rows_in_order(postings: Postings, key: str) -> None:
    assert postings.rows(key).tolist() == ROWS[key]


@pytest.mark.parametrize("key", ["c", "A", "a ", "zzz", "\u200b"])
def test_a_key_that_is_not_there_gives_no_rows(postings: Postings, key: str) -> None:
    assert len(postings.rows(key)) == 0


def test_postings_of_nothing_give_no_rows() -> None:
    assert len(Postings.build({}).rows("a")) == 0


def test_the_order_of_the_keys_does_not_change_the_arrays() -> None:
    turned = dict(reversed(ROWS.items()))
    first, second = Postings.build(ROWS).arrays(), Postings.build(turned).arrays()
    assert all(np.array_equal(first[part], second[part]) for part in first)


@pytest.mark.parametrize("texts", [[], [""], ["", "a", ""], ["Zonnehoek", "北京", "é\u0301"]], ids=str)
def test_texts_come_back_as_they_were(texts: list[str], tmp_path: Path) -> None:
    write_arrays(tmp_path, "texts", Texts.build(texts).arrays())
    for kept in (Texts.build(texts), Texts.load(tmp_path, "texts")):
        assert [kept[row] for row in range(len(kept))] == texts


def test_arrays_are_mapped_from_their_file_and_cannot_be_written(tmp_path: Path) -> None:
    write_arrays(tmp_path, "names", Postings.build(ROWS).arrays())
    array = load_array(tmp_path, "names.rows")
    assert isinstance(array.base, np.memmap)
    with pytest.raises(ValueError, match="read-only"):
        array[0] = 7
