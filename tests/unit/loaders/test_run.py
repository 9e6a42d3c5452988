"""What becomes of an offered file: published, unchanged, held, rejected or skipped; and what is served meanwhile."""

import gzip
from pathlib import Path

import pytest

from api.services import offer_files
from benchmarks.eu_list import write_xml
from graph.errors import ConfigurationError
from graph.version import Status
from loaders.report import Load
from loaders.run import Approval
from tests.conftest import NOW
from tests.support.lists import ANNA, Installation, csl_list, install, sample_bytes, un_list, un_name

TEN = range(1, 11)


@pytest.fixture
def home(tmp_path: Path) -> Installation:
    return install(tmp_path)


def codes(load: Load) -> list[str]:
    return [issue.code for issue in load.issues]


def versions(home: Installation) -> list[tuple[Status, int]]:
    """Return the versions of the UN list in the store, in the order they were told."""
    with home.services.store() as store:
        return [(version.status, version.number) for version in store.versions() if version.dataset == "un_sc"]


def test_a_first_edition_is_published(home: Installation) -> None:
    load = home.offer(un_list(TEN))
    assert (load.status, load.edition, load.records, load.listings) == (Status.PUBLISHED, "2026-11-20", 10, 10)
    assert home.screen(un_name(3)).outcome == "listed"


def test_a_first_edition_that_is_short_says_so(home: Installation) -> None:
    assert "fewer_than_expected" in codes(home.offer(un_list(TEN)))


def test_a_later_edition_is_not_compared_with_what_its_source_describes(home: Installation) -> None:
    home.offer(un_list(TEN))
    assert codes(home.offer(un_list(TEN, "2026-11-21"))) == []


def test_the_same_file_again_is_unchanged_and_changes_nothing(home: Installation) -> None:
    first = home.offer(un_list(TEN))
    before = home.served, home.files()
    again = home.offer(un_list(TEN))
    assert (again.status, again.version) == (Status.UNCHANGED, first.version)
    assert (home.served, home.files()) == before
    assert versions(home) == [(Status.PUBLISHED, 1)]


def test_the_same_bytes_under_another_name_are_unchanged(home: Installation) -> None:
    home.offer(un_list(TEN))
    assert home.offer(un_list(TEN), name="consolidated (2).xml").status is Status.UNCHANGED


def test_the_same_list_packed_is_unchanged(home: Installation) -> None:
    home.offer(gzip.compress(un_list(TEN)), name="list.xml.gz")
    assert home.offer(un_list(TEN)).status is Status.UNCHANGED
    assert home.services.check() == []


def test_files_of_one_list_are_taken_in_oldest_first_whatever_their_order(home: Installation) -> None:
    home.offer(un_list(TEN, "2026-11-18"))
    loads = home.offer_files({"1.xml": un_list(TEN, "2026-11-20"), "2.xml": un_list(TEN, "2026-11-19")})
    assert [(load.edition, load.status) for load in loads] == [
        ("2026-11-19", Status.PUBLISHED),
        ("2026-11-20", Status.PUBLISHED),
    ]


def test_a_newer_edition_comes_back_after_an_older_one_was_approved(home: Installation) -> None:
    newer, older = un_list(TEN, "2026-11-20"), un_list([*TEN, 11], "2026-11-19")
    home.offer(newer)
    home.offer(older, approval=ANNA)
    assert home.screen(un_name(11)).outcome == "listed"
    load = home.offer(newer)
    assert (load.status, load.edition) == (Status.PUBLISHED, "2026-11-20")
    assert home.screen(un_name(11)).outcome != "listed"
    assert versions(home) == [(Status.PUBLISHED, 1), (Status.PUBLISHED, 2), (Status.PUBLISHED, 3)]
    assert home.services.check() == []


def test_an_older_edition_that_was_published_before_is_unchanged_unless_a_person_approves_it(
    home: Installation,
) -> None:
    older = un_list(TEN, "2026-11-19")
    home.offer(older)
    home.offer(un_list([*TEN, 11], "2026-11-20"))
    again = home.offer(older)
    assert (again.status, again.is_served, [issue.code for issue in again.issues]) == (
        Status.UNCHANGED,
        False,
        ["older_edition"],
    )
    assert home.offer(older, approval=ANNA).status is Status.PUBLISHED
    assert home.screen(un_name(11)).outcome != "listed"
    assert home.services.check() == []


def test_a_collection_is_the_one_the_user_names_whatever_its_file_is_called(home: Installation) -> None:
    content = sample_bytes("opensanctions/sample")
    load = home.offer(content, "opensanctions/default", name="dl/entities.ftm.json")
    assert (load.status, load.dataset) == (Status.PUBLISHED, "opensanctions/default")
    again = home.offer(content, "opensanctions/default", name="other.entities.ftm.json")
    assert (again.status, again.dataset) == (Status.UNCHANGED, "opensanctions/default")


@pytest.mark.parametrize("name", ["opensanctions/", "opensanctions/../x", "opensanctions/a b", "un_sc/ü"])
def test_a_name_that_cannot_be_one_of_a_dataset_is_refused(home: Installation, name: str) -> None:
    with pytest.raises(ConfigurationError, match="cannot be the name of a dataset"):
        home.offer(sample_bytes("opensanctions/sample"), name)


def test_an_edition_that_lost_too_much_is_held_with_the_reason_and_not_served(home: Installation) -> None:
    home.offer(un_list(TEN))
    before = home.served
    load = home.offer(un_list([1], "2026-11-21"))
    assert (load.status, load.issues[0].code) == (Status.HELD, "held")
    assert load.issues[0].message == "ENTITY: 1 records after 10, 90.0 % fewer (allowed 15 %)."
    assert home.served == before
    assert home.screen(un_name(3)).outcome == "listed"


def test_a_held_edition_offered_again_is_held_again_and_noted_once(home: Installation) -> None:
    home.offer(un_list(TEN))
    for _ in range(2):
        assert home.offer(un_list([1], "2026-11-21")).status is Status.HELD
    assert versions(home) == [(Status.PUBLISHED, 1), (Status.HELD, 0)]


def test_a_named_person_with_a_reason_publishes_a_held_edition(home: Installation) -> None:
    home.offer(un_list(TEN))
    home.offer(un_list([1], "2026-11-21"))
    assert home.offer(un_list([1], "2026-11-21"), approval=ANNA).status is Status.PUBLISHED
    with home.services.store() as store:
        approved = [version for version in store.versions() if version.dataset == "un_sc"][-1]
    assert (approved.status, approved.approved_by, approved.reason) == (Status.PUBLISHED, ANNA.by, ANNA.reason)
    assert home.screen(un_name(3)).outcome != "listed"


def test_an_approved_edition_offered_again_is_unchanged(home: Installation) -> None:
    home.offer(un_list(TEN))
    home.offer(un_list([1], "2026-11-21"))
    home.offer(un_list([1], "2026-11-21"), approval=ANNA)
    assert home.offer(un_list([1], "2026-11-21")).status is Status.UNCHANGED
    assert home.services.check() == []


def test_an_approval_nobody_needed_is_not_noted(home: Installation) -> None:
    home.offer(un_list(TEN))
    home.offer(un_list(TEN, "2026-11-21"), approval=ANNA)
    with home.services.store() as store:
        assert [version.approved_by for version in store.versions("un_sc")][-1] == ""


def test_an_approval_does_not_make_a_damaged_file_whole(home: Installation) -> None:
    home.offer(un_list(TEN))
    before = home.served
    assert home.offer(un_list(TEN, "2026-11-21")[:-50], approval=ANNA).status is Status.REJECTED
    assert home.served == before


def test_a_newer_edition_is_published_while_an_older_one_is_held(home: Installation) -> None:
    home.offer(un_list(TEN))
    home.offer(un_list([1], "2026-11-21"))
    assert home.offer(un_list(TEN, "2026-11-22")).status is Status.PUBLISHED
    assert versions(home) == [(Status.PUBLISHED, 1), (Status.HELD, 0), (Status.PUBLISHED, 2)]


def test_an_older_edition_offered_later_is_held(home: Installation) -> None:
    home.offer(un_list(TEN, "2026-11-20"))
    load = home.offer(un_list(TEN, "2026-11-19"))
    assert load.status is Status.HELD
    assert "older than the published one of 2026-11-20" in load.issues[0].message


def test_another_edition_of_the_same_day_is_published(home: Installation) -> None:
    home.offer(un_list(TEN))
    assert home.offer(un_list([*TEN, 11])).status is Status.PUBLISHED


def test_a_rejected_file_leaves_the_old_version_served_and_no_files(home: Installation) -> None:
    home.offer(un_list(TEN))
    before = home.screen(un_name(3)).as_json(), home.served, home.files()
    load = home.offer(b"<html>Service unavailable</html>")
    assert (load.status, codes(load)) == (Status.REJECTED, ["not_the_list"])
    assert (home.screen(un_name(3)).as_json(), home.served, home.files()) == before


def test_a_rejected_file_is_noted_with_the_reason(home: Installation) -> None:
    home.offer(un_list(TEN)[:-40])
    with home.services.store() as store:
        (version,) = store.versions()
    assert (version.status, version.number) == (Status.REJECTED, 0)
    assert "list.xml is not well-formed XML" in version.reason


def test_a_rejected_first_file_publishes_nothing(home: Installation) -> None:
    home.offer(b"")
    assert home.files() == []
    assert home.services.snapshots.all() == []


def test_a_file_of_another_dataset_than_the_named_one_is_rejected(home: Installation) -> None:
    load = home.offer(sample_bytes("eu_annexes/32014R0833"), "eu_annexes/32014R0269", name="act.csv")
    assert load.status is Status.REJECTED
    assert load.issues[0].message == "act.csv is eu_annexes/32014R0833, not eu_annexes/32014R0269."


def test_what_a_source_did_not_foresee_in_a_file_rejects_that_file_alone(
    home: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(text: str) -> str:
        raise ZeroDivisionError(text)

    monkeypatch.setattr("loaders.sources.un_sc.map.org_type_of", stumble)
    loads = home.offer_folder({"un.xml": un_list(TEN), "us.csv": csl_list([{"_id": "1", "name": "Maanvis Handel"}])})
    assert {load.dataset: load.status for load in loads} == {"un_sc": Status.REJECTED, "us_csl": Status.PUBLISHED}
    message = next(load.issues[0].message for load in loads if load.dataset == "un_sc")
    assert message.startswith("un.xml cannot be read: ZeroDivisionError at ")
    assert "MAANVIS" not in message


def test_the_answer_names_the_time_of_publication_only_when_there_was_one(home: Installation) -> None:
    assert home.offer(un_list(TEN)).published_at == NOW.isoformat(timespec="seconds")
    assert home.offer(un_list([1], "2026-11-21")).published_at == ""


@pytest.mark.parametrize("approval", [None, ANNA])
def test_a_fragment_is_skipped_with_the_reason_whoever_approves_it(
    home: Installation, approval: Approval | None
) -> None:
    load = home.offer(write_xml(9), "eu_fsf", approval=approval)
    assert (load.status, load.source, load.dataset, load.version) == (Status.SKIPPED, "eu_fsf", "eu_fsf", "")
    assert [(issue.code, issue.record) for issue in load.issues] == [("fragment", "list.xml")]
    with home.services.store() as store:
        assert store.versions() == []


def test_a_small_list_that_is_no_fragment_is_held(home: Installation) -> None:
    home.lists.mkdir()
    path = home.lists / "list.xml"
    path.write_bytes(write_xml(10))
    (load,), _ = home.services.load(offer_files("eu_fsf", [path], None), NOW, lambda message: None)
    assert (load.status, load.records) == (Status.HELD, 10)
