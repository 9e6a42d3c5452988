"""Version files are the record of what was published when: whole, in order, and read back as they came in."""

import gzip
import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import StoreConflict
from graph.version import Status, Version
from graph.version_files import VersionFiles, hash_facts, hash_files
from tests.support.facts import claim, encoded, entity
from tests.support.graph import version_of

RAW = {"b.csv": b"second", "a.csv": b"first"}
FACTS = encoded(entity("a:1"), claim("a:1", "Zonnehoek"), claim("a:1", "北方\u2028大学"))
FIRST = replace(version_of("a", 1), sha256=hash_files(RAW), files=("a.csv", "b.csv"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "versions"


@pytest.fixture
def files(folder: Path) -> VersionFiles:
    return VersionFiles(folder)


def keep(files: VersionFiles, version: Version = FIRST, facts: list[str] | None = None) -> Version:
    files.keep(version, RAW, FACTS if facts is None else facts, ['{"code":"x"}'], {"row": ["2", "1"]})
    return version


def broken_facts() -> Iterator[str]:
    yield FACTS[0]
    raise RuntimeError("killed")


def test_what_was_kept_is_read_back(files: VersionFiles) -> None:
    keep(files)
    assert files.published() == [FIRST]
    assert list(files.encoded_facts(FIRST)) == FACTS
    assert files.record_ids(FIRST) == {"row": frozenset({"1", "2"})}
    assert files.issues(FIRST) == [{"code": "x"}]


def test_every_file_is_on_the_disk_before_a_version_has_its_name(
    files: VersionFiles, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: set[int] = set()
    monkeypatch.setattr("graph.version_files.os.fsync", lambda handle: flushed.add(os.fstat(handle).st_ino))
    keep(files)
    kept = [path for path in folder.glob("a/*/**/*") if path.is_file()]
    assert {path.stat().st_ino for path in kept} <= flushed
    assert len(kept) > len(RAW)


def test_the_raw_bytes_stay_as_they_came_in(files: VersionFiles, folder: Path) -> None:
    keep(files)
    assert {path.name: path.read_bytes() for path in folder.glob("a/*/raw/*")} == RAW


def test_before_the_first_version_there_is_none(files: VersionFiles) -> None:
    assert files.published() == []
    assert files.damaged() == []


def test_the_same_version_gives_the_same_bytes(files: VersionFiles, folder: Path, tmp_path: Path) -> None:
    keep(files)
    keep(VersionFiles(tmp_path / "again"))
    first, second = (
        {path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()}
        for root in (folder, tmp_path / "again")
    )
    assert first == second


def test_versions_come_by_dataset_and_number_not_by_name(files: VersionFiles) -> None:
    order = [("a", 2), ("b/x", 1), ("a", 10), ("a", 1)]
    for dataset, number in order:
        keep(files, version_of(dataset, number, edition=f"20{30 - number}"))
    assert [(item.dataset, item.number) for item in files.published()] == [("a", 1), ("a", 2), ("a", 10), ("b/x", 1)]


def test_a_held_version_is_kept_but_not_published(files: VersionFiles) -> None:
    held = keep(files, replace(FIRST, status=Status.HELD, number=0))
    assert files.published() == []
    assert list(files.encoded_facts(held)) == FACTS


def test_an_approved_version_takes_the_place_of_the_held_one(files: VersionFiles, folder: Path) -> None:
    keep(files, replace(FIRST, status=Status.HELD, number=0))
    approved = keep(files, replace(FIRST, approved_by="A. de Vries"), FACTS[:1])
    assert files.published() == [approved]
    assert list(files.encoded_facts(approved)) == FACTS[:1]
    assert len(list(folder.glob("a/*"))) == 1


def test_a_version_half_written_is_not_there(files: VersionFiles) -> None:
    with pytest.raises(RuntimeError, match="killed"):
        files.keep(FIRST, RAW, broken_facts(), [], {})
    assert files.published() == []


def test_a_version_half_written_is_completed_by_the_next_run(files: VersionFiles, folder: Path) -> None:
    with pytest.raises(RuntimeError, match="killed"):
        files.keep(FIRST, {"left.csv": b"over"}, broken_facts(), [], {})
    keep(files)
    assert files.published() == [FIRST]
    assert sorted(path.name for path in folder.rglob("*.csv")) == ["a.csv", "b.csv"]


def test_a_failed_second_writing_leaves_the_version_as_it_was(files: VersionFiles) -> None:
    keep(files)
    with pytest.raises(RuntimeError, match="killed"):
        files.keep(FIRST, {}, broken_facts(), [], {})
    assert list(files.encoded_facts(FIRST)) == FACTS


def test_a_raw_file_may_have_any_name(files: VersionFiles) -> None:
    files.keep(FIRST, {"version.json": b"not ours"}, FACTS, [], {})
    assert files.published() == [FIRST]


@pytest.mark.parametrize("odd", ["\u2028", "\u0085", "\u001c"])
def test_an_issue_stays_one_line_whatever_it_quotes(files: VersionFiles, odd: str) -> None:
    lines = [json.dumps({"message": text}, ensure_ascii=False) for text in (f"a{odd}b", "c")]
    files.keep(FIRST, RAW, FACTS, lines, {})
    assert files.issues(FIRST) == [json.loads(line) for line in lines]


def test_damaged_issues_are_told_with_the_file(files: VersionFiles) -> None:
    files.keep(FIRST, RAW, FACTS, ["{broken"], {})
    with pytest.raises(StoreConflict, match=r"issues\.jsonl"):
        files.issues(FIRST)


def test_a_version_without_issues_has_none(files: VersionFiles) -> None:
    files.keep(FIRST, RAW, FACTS, [], {})
    assert files.issues(FIRST) == []


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-12])


def zeroed(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def garbled(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:10] + bytes(byte ^ 0xFF for byte in content[10:]))


def other_encoding(path: Path) -> None:
    path.write_bytes(gzip.compress("Universität".encode("latin-1")))


@pytest.mark.parametrize("damage", [cut, zeroed, garbled, other_encoding, Path.unlink])
def test_facts_that_cannot_be_read_are_never_taken_for_fewer_facts(
    files: VersionFiles, folder: Path, damage: Callable[[Path], None]
) -> None:
    keep(files)
    damage(next(folder.rglob("facts.jsonl.gz")))
    with pytest.raises(StoreConflict, match=r"facts\.jsonl\.gz of version .* of a cannot be read"):
        list(files.encoded_facts(FIRST))


@pytest.mark.parametrize("damage", [cut, zeroed, Path.unlink])
def test_lost_record_ids_are_reported_as_such(
    files: VersionFiles, folder: Path, damage: Callable[[Path], None]
) -> None:
    keep(files)
    damage(next(folder.rglob("records.json")))
    with pytest.raises(StoreConflict, match=r"records\.json of version .* of a cannot be read"):
        files.record_ids(FIRST)


@pytest.mark.parametrize("damage", [cut, zeroed])
def test_a_damaged_description_of_a_version_is_not_passed_over(
    files: VersionFiles, folder: Path, damage: Callable[[Path], None]
) -> None:
    keep(files)
    damage(next(folder.rglob("version.json")))
    with pytest.raises(StoreConflict, match=r"version\.json of version .* of a cannot be read"):
        files.published()


def changed_raw(folder: Path) -> None:
    next(folder.rglob("a.csv")).write_bytes(b"fir5t")


def lost_raw(folder: Path) -> None:
    next(folder.rglob("b.csv")).unlink()


def lost_raws(folder: Path) -> None:
    shutil.rmtree(next(folder.rglob("raw")))


@pytest.mark.parametrize("damage", [changed_raw, lost_raw, lost_raws])
def test_raw_files_that_changed_are_found(files: VersionFiles, folder: Path, damage: Callable[[Path], None]) -> None:
    keep(files)
    assert files.damaged() == []
    damage(folder)
    assert files.damaged() == [f"The files of a {FIRST.id} differ from their hash."]


def test_a_version_that_was_computed_has_the_hash_of_its_facts(files: VersionFiles) -> None:
    computed = replace(version_of("identity", 1), sha256=hash_facts(FACTS))
    files.keep(computed, {}, FACTS, [], {})
    assert files.damaged() == []
    files.keep(computed, {}, FACTS[:2], [], {})
    assert files.damaged() == [f"The files of identity {computed.id} differ from their hash."]


def test_the_hash_of_files_depends_on_content_in_the_order_of_names() -> None:
    assert hash_files({"b": b"2", "a": b"1"}) == hash_files({"a": b"1", "b": b"2"})
    assert hash_files({"x": b"1", "y": b"2"}) == hash_files({"a": b"1", "b": b"2"})
    assert hash_files({"a": b"2", "b": b"1"}) != hash_files({"a": b"1", "b": b"2"})
