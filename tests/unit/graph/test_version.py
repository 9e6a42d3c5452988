"""A version is kept as JSON and read back as it was."""

import json
from dataclasses import replace

import pytest

from graph.facts import DatasetId
from graph.version import Status, Version, decode_version, encode_version
from tests.support.graph import version_of

FULL = replace(
    version_of("eu_annexes/32014R0833", 3),
    files=("annex.csv", "notes.txt"),
    counts={"records": 12, "listings": 12},
    approved_by="A. de Vries",
    reason="The list was really halved.",
)


@pytest.mark.parametrize("version", [FULL, version_of("un_sc", 1)], ids=["full", "least"])
def test_a_version_comes_back_from_json_as_it_was(version: Version) -> None:
    assert decode_version(json.loads(json.dumps(encode_version(version)))) == version


@pytest.mark.parametrize("status", Status)
def test_a_status_comes_back_as_one_of_the_known(status: Status) -> None:
    data = json.loads(json.dumps(encode_version(replace(FULL, status=status))))
    assert decode_version(data).status is status


def test_a_status_that_is_not_known_is_refused() -> None:
    with pytest.raises(ValueError, match="perhaps"):
        decode_version({**encode_version(FULL), "status": "perhaps"})


@pytest.mark.parametrize(("dataset", "source"), [("eu_annexes/32014R0833", "eu_annexes"), ("un_sc", "un_sc")])
def test_the_source_of_a_dataset_stands_before_the_slash(dataset: str, source: str) -> None:
    assert replace(FULL, dataset=DatasetId(dataset)).source == source
