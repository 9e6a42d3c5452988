"""`sources update`: what changed comes in; where a publisher fails, the edition before stays and the answer says so."""

import gzip
import json
import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from loaders.fetch import Download, Downloader, Seen
from loaders.registry import load_sources
from loaders.report import Load
from loaders.run import Loading
from loaders.update import datasets_to_update
from loaders.update import update as update_datasets
from screening.snapshot.manifest import DatasetInfo
from tests.conftest import Ran
from tests.support.lists import Installation, csl_list, install, sample_bytes, un_list, un_name
from tests.support.publisher import Publisher, body, publisher, status

UN = "/resources/xml/en/consolidated.xml"
CSL = "/downloadable_consolidated_screening_list/v1/consolidated.csv"
TEN = range(1, 11)
FIRST = un_list(TEN, "2026-11-20")
SECOND = un_list(TEN, "2026-11-21")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Publisher]:
    """A server that stands for every publisher: addresses lead to it by their path."""
    with publisher() as running:

        class ToServer(Downloader):
            def __init__(self) -> None:
                super().__init__(allow_http=True, retries=0)

            def download(self, address: str, seen: Seen, max_bytes: int) -> Download:
                return super().download(f"{running.address}{urlsplit(address).path}", seen, max_bytes)

        monkeypatch.setattr("api.cli.sources.Downloader", ToServer)
        yield running


@pytest.fixture
def home(tmp_path: Path) -> Installation:
    """An installation that serves earlier editions: a first one as small as these would be held."""
    home = install(tmp_path)
    home.offer(un_list(TEN, "2026-11-19"))
    home.offer(us_list(), "us_csl")
    return home


def us_list(date_of_one: str = "2019-01-01", name: str = "Sneeuwuil Handel") -> bytes:
    """Return a US list of 2019, of which one entry is of another date."""
    rows = [{"_id": str(number), "name": f"Maanvis {number} Handel", "start_date": "2019-01-01"} for number in TEN]
    return csl_list([*rows, {"_id": "99", "name": name, "start_date": date_of_one}])


@pytest.fixture
def update(run_command: Callable[..., Ran], home: Installation, server: Publisher) -> Callable[..., Ran]:
    return lambda *names: run_command("sources", "update", *names, home=home.services.settings.home)


def answer(ran: Ran) -> list[dict[str, Any]]:
    loads: list[dict[str, Any]] = json.loads(ran.out)["loads"]
    return loads


def test_what_a_publisher_offers_is_loaded_and_served(
    update: Callable[..., Ran], server: Publisher, home: Installation
) -> None:
    server.offer(UN, body(FIRST))
    assert update("un_sc").code == 0
    assert home.screen(un_name(3)).outcome == "listed"


def test_a_list_that_did_not_change_is_not_sent_again(
    update: Callable[..., Ran], server: Publisher, home: Installation
) -> None:
    server.offer(UN, body(FIRST, ETag='"one"'), status(304))
    update("un_sc")
    before = home.served, home.files()
    ran = update("un_sc", "--format", "json")
    assert (ran.code, answer(ran)[0]["status"]) == (0, "unchanged")
    assert server.requests[1][1]["If-None-Match"] == '"one"'
    assert (home.served, home.files()) == before


def test_a_list_sent_again_without_a_change_is_unchanged(update: Callable[..., Ran], server: Publisher) -> None:
    server.offer(UN, body(FIRST))
    update("un_sc")
    assert answer(update("un_sc", "--format", "json"))[0]["status"] == "unchanged"


def test_a_new_edition_replaces_the_one_before(
    update: Callable[..., Ran], server: Publisher, home: Installation
) -> None:
    server.offer(UN, body(FIRST), body(SECOND))
    update("un_sc")
    before = home.served
    assert answer(update("un_sc", "--format", "json"))[0]["edition"] == "2026-11-21"
    assert home.served != before


@pytest.mark.parametrize(
    ("trouble", "reason"),
    [
        (status(503), "answers 503"),
        (status(404), "answers 404"),
        (body(SECOND[:-100], length=len(SECOND)), "broke off"),
        (body(b""), "empty file"),
        (status(302, Location="https://lists.example/"), "redirects to lists.example"),
    ],
)
def test_a_publisher_that_cannot_be_reached_keeps_the_old_edition_served_and_the_answer_says_why(
    update: Callable[..., Ran], server: Publisher, home: Installation, trouble: Any, reason: str
) -> None:
    server.offer(UN, body(FIRST), trouble)
    update("un_sc")
    before = home.served, home.files()
    ran = update("un_sc")
    assert ran.code == 1
    assert "un_sc" in ran.out
    assert reason in ran.out
    assert (home.served, home.files()) == before


def test_in_json_a_publisher_that_cannot_be_reached_is_a_skipped_list_with_an_issue(
    update: Callable[..., Ran], server: Publisher
) -> None:
    server.offer(UN, status(500))
    (load,) = answer(update("un_sc", "--format", "json"))
    assert (load["dataset"], load["status"], load["issues"][0]["code"]) == ("un_sc", "skipped", "unavailable")


def test_a_page_instead_of_the_list_is_rejected_and_the_old_edition_stays(
    update: Callable[..., Ran], server: Publisher, home: Installation
) -> None:
    server.offer(UN, body(FIRST, ETag='"one"'), body(b"<!DOCTYPE html><p>Log in", ETag='"page"'), body(SECOND))
    update("un_sc")
    before = home.served, home.files()
    ran = update("un_sc")
    assert (ran.code, "consolidated.xml is an HTML page" in ran.err) == (4, True)
    assert (home.served, home.files()) == before
    update("un_sc")
    assert server.requests[2][1]["If-None-Match"] == '"one"'  # what was rejected is not remembered


def test_a_held_edition_is_not_remembered_as_taken_in(update: Callable[..., Ran], server: Publisher) -> None:
    server.offer(UN, body(FIRST, ETag='"one"'), body(un_list([1], "2026-11-21"), ETag='"two"'))
    update("un_sc")
    assert [update("un_sc").code, update("un_sc").code] == [3, 3]
    assert server.requests[2][1]["If-None-Match"] == '"one"'


def test_a_packed_file_that_is_damaged_is_rejected_by_its_name(update: Callable[..., Ran], server: Publisher) -> None:
    server.offer(UN, body(gzip.compress(FIRST)[:-10]))
    ran = update("un_sc")
    assert (ran.code, "kennisgraaf: consolidated.xml is a damaged" in ran.err) == (4, True)


def test_one_publisher_that_fails_does_not_keep_the_others_out(
    update: Callable[..., Ran], server: Publisher, home: Installation
) -> None:
    server.offer(UN, status(500))
    server.offer(CSL, body(us_list("2020-01-01")))
    ran = update("un_sc", "us_csl", "--format", "json")
    assert ran.code == 1
    assert [load["status"] for load in answer(ran)] == ["skipped", "published"]
    assert home.screen("Sneeuwuil Handel").outcome == "listed"


def test_a_list_without_a_date_of_its_own_is_of_the_date_of_its_newest_record(
    update: Callable[..., Ran], server: Publisher
) -> None:
    server.offer(CSL, body(us_list("2020-01-01")))
    (load,) = answer(update("us_csl", "--format", "json"))
    assert (load["edition"], load["publishedAt"] > "2026") == ("2020-01-01", True)


def test_an_older_file_that_a_publisher_offers_again_is_held(update: Callable[..., Ran], server: Publisher) -> None:
    server.offer(CSL, body(us_list("2026-11-18")), body(us_list("2020-01-01")))
    update("us_csl")
    (load,) = answer(update("us_csl", "--format", "json"))
    assert (load["status"], [issue["message"] for issue in load["issues"]]) == (
        "held",
        ["The edition is of 2020-01-01, older than the published one of 2026-11-18."],
    )


def update_on(home: Installation, server: Publisher, day: str) -> DatasetInfo:
    """Update the US list on a day, and return what the snapshot says of it."""

    class FromServer(Downloader):
        def download(self, address: str, seen: Seen, max_bytes: int) -> Download:
            return super().download(f"{server.address}{CSL}", seen, max_bytes)

    def offer(loading: Loading) -> list[Load]:
        downloader = FromServer(allow_http=True, retries=0)
        return list(update_datasets(loading, datasets_to_update(["us_csl"]), downloader, home.services.seen))

    home.services.load(offer, datetime.fromisoformat(f"{day}T06:00:00+00:00"), lambda _: None)
    (info,) = (item for item in home.services.snapshots.current().datasets if item.id == "us_csl")
    return info


LIST = us_list("2020-01-01")
UNCHANGED = [
    pytest.param((body(LIST, ETag='"one"'), status(304)), "2026-11-10", id="not modified"),
    pytest.param((body(LIST),), "2026-11-10", id="the same bytes"),
    pytest.param((body(LIST), status(503)), "2026-11-01", id="no answer"),
    pytest.param((body(LIST), body(b"<html>")), "2026-11-01", id="a page"),
]


@pytest.mark.parametrize(("answers", "checked_on"), UNCHANGED)
def test_a_publisher_that_offers_the_served_version_confirms_it_on_that_day(
    home: Installation, server: Publisher, answers: tuple[Any, ...], checked_on: str
) -> None:
    server.offer(CSL, *answers)
    assert update_on(home, server, "2026-11-01").checked_on == "2026-11-01"
    info = update_on(home, server, "2026-11-10")
    assert (info.checked_on, info.newest.edition) == (checked_on, "2020-01-01")
    assert info.age_on(date(2026, 11, 12)) == (date(2026, 11, 12) - date.fromisoformat(checked_on)).days


def test_the_answers_tell_when_a_list_was_checked(
    home: Installation, server: Publisher, run_command: Callable[..., Ran]
) -> None:
    server.offer(CSL, body(LIST))
    update_on(home, server, "2026-11-10")
    for command in (["sources", "list"], ["screen", "Sneeuwuil Handel"]):
        out = run_command(*command, home=home.services.settings.home, COLUMNS="200").out
        assert "checked on 2026-11-10" in out


def test_a_version_that_was_handed_over_is_as_old_as_its_newest_record(home: Installation, server: Publisher) -> None:
    home.offer(LIST, "us_csl", name="list.csv")
    (info,) = home.services.snapshots.current().datasets[-1:]
    assert (info.checked_on, info.age_on(date(2020, 1, 31))) == ("", 30)


def test_a_check_of_one_file_says_nothing_of_another_that_was_handed_over_since(
    home: Installation, server: Publisher
) -> None:
    server.offer(CSL, body(LIST, ETag='"one"'), status(503))
    update_on(home, server, "2026-11-01")
    home.offer(us_list("2021-01-01"), "us_csl", name="list.csv")
    info = update_on(home, server, "2026-11-10")
    assert (info.newest.edition, info.checked_on) == ("2021-01-01", "")
    assert "If-None-Match" not in server.requests[1][1]


def test_a_list_that_is_not_in_the_store_is_asked_for_whatever_is_remembered(
    update: Callable[..., Ran], server: Publisher, home: Installation
) -> None:
    server.offer(UN, body(FIRST, ETag='"one"'))
    update("un_sc")
    settings = home.services.settings
    shutil.rmtree(settings.versions_path)
    for path in settings.home.glob("graph.sqlite*"):
        path.unlink()
    ran = update("un_sc", "--format", "json")
    assert answer(ran)[0]["status"] == "held"  # a first edition again, and small
    assert "If-None-Match" not in server.requests[1][1]


def test_a_part_of_a_source_of_many_parts_is_fetched_by_its_name(update: Callable[..., Ran], server: Publisher) -> None:
    server.offer("/datasets/latest/voorbeeld/entities.ftm.json", body(sample_bytes("opensanctions/sample")))
    (load,) = answer(update("opensanctions/voorbeeld", "--format", "json"))
    assert (load["dataset"], load["status"]) == ("opensanctions/voorbeeld", "published")


def test_without_a_name_every_list_with_an_address_is_asked_for(update: Callable[..., Ran], server: Publisher) -> None:
    ran = update("--format", "json")
    described = {dataset.id for source in load_sources() for dataset in source.spec.datasets}
    assert {load["dataset"] for load in answer(ran)} == described
    assert len(server.requests) == len(described)
    assert ran.code == 1


def test_a_file_of_several_lists_is_confirmed_by_its_newest(
    update: Callable[..., Ran], server: Publisher, home: Installation
) -> None:
    path = "/opensanctions/opensanctions/main/datasets/us/special_leg/source_files/section_1286.csv"
    sample = sample_bytes("us_1286").decode()
    header, _, rows = sample.partition("\n")
    today = date(2026, 11, 22).isoformat()
    content = f"{header}\n{rows.replace(today, '2025')}{rows.replace(today, '2024')}".encode()
    home.offer_files({"list.csv": content}, "us_1286")
    server.offer(path, body(content, ETag='"one"'), status(304))
    first, second = (answer(update("us_1286", "--format", "json")) for _ in range(2))
    assert [load["edition"] for load in first] == ["2025", "2026-06-26"]
    assert {load["status"] for load in first} == {"unchanged"}
    assert [load["version"] for load in second] == [first[-1]["version"]]
