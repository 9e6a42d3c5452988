"""What `sources load` answers for one file."""

import pytest

from graph.version import Status
from loaders.issues import Issue
from loaders.report import Load, rejected_file

FIELDS = {
    "source",
    "dataset",
    "version",
    "files",
    "status",
    "publishedAt",
    "records",
    "entities",
    "relations",
    "listings",
    "issues",
    "seconds",
}


@pytest.mark.parametrize(
    ("status", "is_served"),
    [
        (Status.PUBLISHED, True),
        (Status.UNCHANGED, True),
        (Status.HELD, False),
        (Status.REJECTED, False),
        (Status.SKIPPED, False),
    ],
)
def test_only_what_was_published_or_did_not_change_is_served(status: Status, is_served: bool) -> None:
    assert Load("a", "a", "v", ("f",), status).is_served is is_served


def test_every_status_is_decided() -> None:
    assert len(Status) == 5


def test_the_answer_has_every_field_of_the_contract() -> None:
    assert Load("a", "a", "v", ("f",), Status.HELD).as_json().keys() >= FIELDS


def test_an_issue_tells_code_record_and_sentence() -> None:
    load = Load("a", "a", "v", ("f",), Status.HELD, issues=(Issue("held", "row 1", "Too few."),))
    assert load.as_json()["issues"] == [{"code": "held", "record": "row 1", "message": "Too few."}]


def test_what_is_not_known_is_null_and_never_an_empty_text() -> None:
    answer = Load("", "", "", ("f",), Status.SKIPPED).as_json()
    assert [name for name, value in answer.items() if value == ""] == []
    assert answer["dataset"] is None


def test_seconds_are_rounded_for_reading() -> None:
    assert Load("a", "a", "v", (), Status.PUBLISHED, seconds=1.23456).as_json()["seconds"] == 1.23


def test_a_file_that_cannot_be_unpacked_is_rejected_with_its_name_and_the_reason() -> None:
    load = rejected_file("list.gz", "list.gz is damaged.", "un_sc")
    assert (load.status, load.files, load.source) == (Status.REJECTED, ("list.gz",), "un_sc")
    assert [(issue.record, issue.message) for issue in load.issues] == [("list.gz", "list.gz is damaged.")]
