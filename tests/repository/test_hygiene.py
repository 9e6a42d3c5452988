"""What a reader of the repository may count on: short files, no loose ends, a licence, nothing of one machine."""

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("graph", "loaders", "screening", "api", "ontologies")
SOURCES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
MOST_LINES = 400
LOOSE_END = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b(?!\(#\d+\)| #\d+)")
MACHINE = re.compile(r"/(?:home|root|Users|work|tmp)/[\w.-]+|[A-Z]:\\\\")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def texts() -> list[Path]:
    """Return every file of text that is in the repository, or about to be."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("This is no checkout of git.")
    paths = [ROOT / line for line in listed.stdout.splitlines()]
    return [path for path in paths if path.is_file() and b"\x00" not in path.read_bytes()[:1_000]]


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    long = [name(path) for path in SOURCES if len(path.read_text(encoding="utf-8").splitlines()) > MOST_LINES]
    assert long == []
    assert len(SOURCES) > 100


def test_every_module_begins_with_a_line_that_says_what_it_is() -> None:
    first = {
        name(path): (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").partition("\n")[0]
        for path in SOURCES
    }
    assert [path for path, line in first.items() if not line.endswith((".", ":", "?"))] == []


def test_no_loose_end_is_without_an_issue() -> None:
    found = [
        f"{name(path)}:{number}"
        for path in texts()
        if path != Path(__file__)
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1)
        if LOOSE_END.search(line)
    ]
    assert found == []


def test_nothing_names_a_folder_of_one_machine() -> None:
    found = [
        f"{name(path)}: {match.group()}"
        for path in texts()
        if path != Path(__file__)
        for match in MACHINE.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []


def test_the_licence_is_the_european_union_public_licence() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["license"] == "EUPL-1.2"
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in text
    assert len(text) > 10_000


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_every_package_is_pinned_with_hashes_and_names_no_place_to_get_it(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    entries = re.findall(r"^[\w.\[\]-]+==[^\s;\\]+(?:.*?)(?=^[\w.\[\]-]+==|\Z)", text, re.MULTILINE | re.DOTALL)
    assert len(entries) > 10
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text
