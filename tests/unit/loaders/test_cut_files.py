"""A file that is cut off anywhere is never taken for a whole one with fewer records."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.sqlite_store import SqliteStore
from graph.version import Status
from graph.version_files import VersionFiles
from loaders.registry import find_source
from loaders.report import Load
from loaders.run import Approval, Loading
from loaders.sample import APPROVAL
from tests.conftest import NOW
from tests.support.lists import SAMPLES, resource_of, sample_bytes

POINTS = [5, 15, 25, 35, 45, 55, 65, 75, 85, 95]


@pytest.fixture
def loading(tmp_path: Path) -> Iterator[Loading]:
    store = SqliteStore()
    yield Loading(store, VersionFiles(tmp_path), NOW, lambda message: None)
    store.close()


def offer(loading: Loading, dataset: str, content: bytes, approval: Approval | None = None) -> Load:
    source = find_source(dataset.partition("/")[0])
    return loading.load_files([resource_of(content, SAMPLES[dataset])], source, None, approval)[0]


@pytest.mark.parametrize("percent", POINTS)
@pytest.mark.parametrize("dataset", SAMPLES)
def test_a_first_file_that_is_cut_off_is_rejected(dataset: str, percent: int, loading: Loading, tmp_path: Path) -> None:
    whole = sample_bytes(dataset)
    load = offer(loading, dataset, whole[: len(whole) * percent // 100])
    assert load.status is Status.REJECTED, load
    assert list(tmp_path.rglob("*")) == []


@pytest.mark.parametrize("dataset", SAMPLES)
def test_wherever_it_is_cut_off_a_file_never_replaces_the_whole_one(dataset: str, loading: Loading) -> None:
    whole = sample_bytes(dataset)
    records = offer(loading, dataset, whole, APPROVAL).records
    first = len(whole) - len(whole.splitlines()[-1]) - 200
    for end in range(max(1, first), len(whole), 7):
        load = offer(loading, dataset, whole[:end])
        assert load.status in {Status.REJECTED, Status.HELD} or load.records == records, (end, load)


def test_lines_cut_off_between_two_lines_are_held_when_too_many_are_gone(loading: Loading) -> None:
    whole = sample_bytes("opensanctions/sample")
    offer(loading, "opensanctions/sample", whole)
    cut = b"".join(whole.splitlines(keepends=True)[:-1])
    assert offer(loading, "opensanctions/sample", cut).status is Status.HELD


@pytest.mark.parametrize("dataset", ["us_csl", "cn_defence_universities", "un_sc", "eu_annexes/32014R0833"])
def test_a_first_file_that_lacks_most_records_is_held(dataset: str, loading: Loading) -> None:
    load = offer(loading, dataset, sample_bytes(dataset))
    assert load.status is Status.HELD
    assert "the editions this source was described with hold" in load.issues[0].message
    assert len({issue.message for issue in load.issues}) == len(load.issues)


def test_a_first_file_that_lacks_records_is_published_with_a_warning_when_it_is_approved(loading: Loading) -> None:
    load = offer(loading, "us_csl", sample_bytes("us_csl"), APPROVAL)
    assert load.status is Status.PUBLISHED
    assert "fewer_than_expected" in {issue.code for issue in load.issues}
