"""The folder of snapshots: publishing twice, readers of the old one, damage that is told and repaired."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from graph.errors import NoPublishedSnapshot, NotFound, SnapshotDamaged
from screening.snapshot.folder import SnapshotFolder
from tests.support.graph import GraphBuilder, screen
from tests.support.history import History

NAME = "Zonnehoek Universiteit"
FIRST, SECOND, THIRD = "2024-02-01", "2025-02-01", "2026-02-01"


def graph(*, is_listed: bool) -> GraphBuilder:
    builder = GraphBuilder()
    builder.organization("a:1", NAME)
    if is_listed:
        builder.listing("a:1")
    return builder


@pytest.fixture
def history(tmp_path: Path) -> History:
    """One snapshot, without a listing."""
    history = History(tmp_path)
    history.add(FIRST, graph(is_listed=False))
    return history


def place_of(history: History) -> Path:
    return history.snapshots.place(history.snapshots.current().id)


# --- publishing ---


def test_without_a_publication_there_is_no_snapshot_to_answer_from(tmp_path: Path) -> None:
    with pytest.raises(NoPublishedSnapshot):
        SnapshotFolder(tmp_path / "snapshots").current()


def test_the_same_content_published_twice_is_one_snapshot(history: History) -> None:
    first = history.snapshots.current()
    second = history.publish("2030-01-01T00:00:00+00:00")
    assert (second, history.snapshots.all()) == (first, [first])


def test_the_same_facts_in_another_home_have_the_same_id(history: History, tmp_path: Path) -> None:
    other = History(tmp_path / "elsewhere")
    other.add(FIRST, graph(is_listed=False))
    assert other.snapshots.current().id == history.snapshots.current().id


def test_other_content_is_another_snapshot_that_names_its_predecessor(history: History) -> None:
    first = history.snapshots.current()
    history.add(SECOND, graph(is_listed=True))
    second = history.snapshots.current()
    assert (second.predecessor, [item.id for item in history.snapshots.all()]) == (first.id, [first.id, second.id])


def test_an_edition_without_a_change_is_another_snapshot_because_the_answers_name_it(history: History) -> None:
    first = history.snapshots.current()
    history.add(SECOND, graph(is_listed=False))
    assert history.snapshots.current().id != first.id


def test_a_publication_that_fails_leaves_the_one_before(history: History) -> None:
    first = history.snapshots.current()

    def fail(part: Path) -> None:
        (part / "half").write_text("half", encoding="utf-8")
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        history.snapshots.publish(fail, SECOND)  # type: ignore[arg-type]
    assert history.snapshots.current() == first
    assert history.snapshots.all() == [first]


def test_what_a_killed_publication_left_is_not_in_the_next(history: History) -> None:
    part = place_of(history).parent / ".part"
    part.mkdir()
    (part / "left-over").write_text("x", encoding="utf-8")
    history.add(SECOND, graph(is_listed=True))
    assert "left-over" not in history.snapshots.current().checksums


def test_a_reader_of_the_old_snapshot_goes_on_with_it(history: History) -> None:
    old = history.screener()
    new = history.add(SECOND, graph(is_listed=True))
    assert (screen(old, NAME).outcome, screen(new, NAME).outcome) == ("no_signal", "listed")


@pytest.mark.parametrize("day", [date(2021, 1, 1), date(2026, 11, 22)])
def test_an_old_snapshot_is_replayed_with_the_same_hash(history: History, day: date) -> None:
    old_id = history.snapshots.current().id
    before = screen(history.screener(), NAME, as_of=day)
    history.add(SECOND, graph(is_listed=True))
    again = screen(history.screener(old_id), NAME, as_of=day)
    assert again == before
    assert again.result_hash != screen(history.screener(), NAME, as_of=day).result_hash


def test_every_file_of_a_snapshot_has_its_checksum(history: History) -> None:
    names = {path.name for path in place_of(history).iterdir()} - {"manifest.json"}
    assert set(history.snapshots.current().checksums) == names


def test_screening_writes_nothing_into_a_snapshot(history: History) -> None:
    place = place_of(history)
    before = {path.name: (path.stat().st_size, path.stat().st_mtime_ns) for path in place.iterdir()}
    screen(history.screener(), NAME)
    assert {path.name: (path.stat().st_size, path.stat().st_mtime_ns) for path in place.iterdir()} == before


@pytest.mark.parametrize("snapshot_id", ["../secrets", "", "..", "a/b", "zz zz"])
def test_an_id_that_could_lead_elsewhere_is_no_snapshot(history: History, snapshot_id: str) -> None:
    with pytest.raises(NotFound):
        history.snapshots.manifest(snapshot_id)


def test_an_unknown_id_is_not_found(history: History) -> None:
    with pytest.raises(NotFound):
        history.screener("0123456789abcdef")


# --- damage ---


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


@pytest.mark.parametrize("damage", [flip, cut, Path.unlink])
@pytest.mark.parametrize("name", ["attributes.sqlite", "adjacency.starts.npy", "risk.mask.npy"])
def test_a_damaged_file_is_told_and_never_answered_from(
    history: History, name: str, damage: Callable[[Path], None]
) -> None:
    damage(place_of(history) / name)
    with pytest.raises(SnapshotDamaged, match=name):
        history.screener()


@pytest.mark.parametrize(
    "text", [b"", b"{}", b"[]", b'{"format": 0}', b"\xff\xfe\x00", b'{"format": 1, "datasets": 5}']
)
def test_a_damaged_manifest_is_told(history: History, text: bytes) -> None:
    (place_of(history) / "manifest.json").write_bytes(text)
    with pytest.raises(SnapshotDamaged):
        history.screener()


@pytest.mark.parametrize("rules", ["model", "names", "format"])
def test_a_snapshot_of_other_rules_is_not_answered_from(history: History, rules: str) -> None:
    path = place_of(history) / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), rules: "0.0.1"}), encoding="utf-8")
    with pytest.raises(SnapshotDamaged, match="publish anew"):
        history.screener()


@pytest.mark.parametrize("content", ["0123456789abcdef", "../elsewhere", "\x00"])
def test_a_pointer_to_a_snapshot_that_is_gone_is_told_as_damage(history: History, content: str) -> None:
    (place_of(history).parent / "current").write_text(content, encoding="ascii")
    with pytest.raises(SnapshotDamaged):
        history.snapshots.current()


def test_publishing_anew_repairs_a_damaged_snapshot(history: History) -> None:
    before = screen(history.screener(), NAME)
    flip(place_of(history) / "attributes.sqlite")
    history.publish()
    assert screen(history.screener(), NAME) == before


def test_publishing_anew_repairs_a_snapshot_without_manifest(history: History) -> None:
    (place_of(history) / "manifest.json").unlink()
    history.publish()
    assert screen(history.screener(), NAME).outcome == "no_signal"


def test_a_damaged_snapshot_does_not_stop_the_next_publication(history: History) -> None:
    (place_of(history) / "attributes.sqlite").write_bytes(b"no database")
    assert screen(history.add(SECOND, graph(is_listed=True)), NAME).outcome == "listed"


def test_changes_are_told_against_the_newest_snapshot_that_can_be_read(history: History) -> None:
    first = history.snapshots.current().id
    history.add(SECOND, graph(is_listed=False))
    (place_of(history) / "attributes.sqlite").write_bytes(b"no database")
    history.add(THIRD, graph(is_listed=True))
    assert history.snapshots.current().predecessor == first
    assert "listed" in (place_of(history) / "changes.jsonl").read_text("utf-8")


def test_a_snapshot_of_another_release_does_not_hide_the_others(history: History) -> None:
    old = place_of(history) / "manifest.json"
    history.add(SECOND, graph(is_listed=True))
    old.write_text(json.dumps({**json.loads(old.read_text("utf-8")), "format": 0}), encoding="utf-8")
    assert [item.id for item in history.snapshots.all()] == [history.snapshots.current().id]
