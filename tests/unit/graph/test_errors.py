"""Every error is one sentence with its facts, and is caught by the family it belongs to."""

import pickle

import pytest

from graph import errors
from graph.errors import (
    ConfigurationError,
    ExpectationFailed,
    InvalidQuery,
    InvalidRecord,
    KennisgraafError,
    NoPublishedSnapshot,
    NotFound,
    SnapshotDamaged,
    SnapshotError,
    SourceChanged,
    SourceError,
    SourceFragment,
    SourceUnavailable,
    StoreConflict,
    StoreError,
    StoreUnavailable,
)

CLASSES = [value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, KennisgraafError)]


@pytest.mark.parametrize("error", CLASSES)
def test_an_error_prints_as_its_sentence(error: type[KennisgraafError]) -> None:
    assert str(error("This went wrong.")) == "This went wrong."


@pytest.mark.parametrize("error", CLASSES)
def test_an_error_says_what_it_means(error: type[KennisgraafError]) -> None:
    own = vars(error).get("__doc__") or ""
    assert own.endswith(".")
    assert not own.startswith(f"{error.__name__}(")


@pytest.mark.parametrize(
    ("family", "members"),
    [
        (SourceError, {SourceUnavailable, SourceChanged, SourceFragment, ExpectationFailed}),
        (SnapshotError, {NoPublishedSnapshot, SnapshotDamaged}),
        (StoreError, {StoreUnavailable, StoreConflict}),
        (
            KennisgraafError,
            {ConfigurationError, SourceError, InvalidRecord, InvalidQuery, NotFound, SnapshotError, StoreError},
        ),
    ],
)
def test_each_family_has_its_members(family: type[KennisgraafError], members: set[type[KennisgraafError]]) -> None:
    assert set(family.__subclasses__()) == members


def test_an_error_carries_its_facts_beside_the_sentence() -> None:
    changed = SourceChanged("The file is cut off.", "un_sc", "list.xml")
    assert (changed.source, changed.file) == ("un_sc", "list.xml")
    assert InvalidQuery("Too long.").field == "name"
    assert InvalidRecord("No name.", record="7").record == "7"
    assert ExpectationFailed("Halved.", "un_sc", ("fewer records",)).reasons == ("fewer records",)


def test_two_errors_with_the_same_sentence_are_two_errors() -> None:
    assert NotFound("Gone.") != NotFound("Gone.")


def test_an_error_keeps_its_facts_on_the_way_to_another_process() -> None:
    arrived = pickle.loads(pickle.dumps(SourceChanged("The file is cut off.", "un_sc", file="list.xml")))
    assert (str(arrived), arrived.source, arrived.file) == ("The file is cut off.", "un_sc", "list.xml")
