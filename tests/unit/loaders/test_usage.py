"""Arguments and settings that cannot work end with exit code 2 and one sentence, and start nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Ran
from tests.support.lists import sample_bytes


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one good list, in which the command is run."""
    (tmp_path / "un.xml").write_bytes(sample_bytes("un_sc"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("sources", "load", "nobody", "--file", "un.xml"), "There is no source 'nobody'; there are: "),
        (("sources", "load", "nobody/part", "--file", "un.xml"), "There is no source 'nobody'"),
        (("sources", "load", "un_sc", "--file", "gone.xml"), "The file gone.xml cannot be read: No such file"),
        (("sources", "load", "un_sc", "--file", "."), "The file . cannot be read: Is a directory"),
        (("sources", "load", "un_sc", "--file", "un.xml", "--file", "gone.xml"), "The file gone.xml cannot be read"),
        (("sources", "load", "--dir", "gone"), "There is no folder gone."),
        (("sources", "load", "--dir", "un.xml"), "There is no folder un.xml."),
        (("sources", "load"), "Give a source with --file, or --dir alone."),
        (("sources", "load", "un_sc"), "Give a source with --file, or --dir alone."),
        (("sources", "load", "un_sc", "--dir", "."), "Give a source with --file, or --dir alone."),
        (("sources", "load", "--dir", ".", "--approve", "--by", "A", "--reason", "B"), "Give a source with --file"),
        (("sources", "load", "un_sc", "--file", "un.xml", "--approve"), "An approval needs a name (--by) and a reason"),
        (("sources", "load", "un_sc", "--file", "un.xml", "--approve", "--by", "Anna"), "An approval needs a name"),
        (("sources", "load", "un_sc", "--file", "un.xml", "--approve", "--reason", "x"), "An approval needs a name"),
        (("sources", "load", "un_sc", "--file", "un.xml", "--by", "Anna"), "--by and --reason belong to --approve."),
        (("sources", "update", "nobody"), "There is no source 'nobody'"),
        (("sources", "update", "opensanctions"), "Say which list of opensanctions to fetch"),
        (("sources", "show", "nobody"), "There is no source 'nobody'"),
    ],
)
def test_what_cannot_work_is_refused_before_anything_is_done(
    arguments: tuple[str, ...], reason: str, files: Path, run_command: Callable[..., Ran]
) -> None:
    ran = run_command(*arguments, home=files / "home")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"kennisgraaf: {reason}")
    assert len(ran.err.splitlines()) == 1
    assert not (files / "home").exists()


@pytest.mark.parametrize("option", ["--fail", "--format=xml", "--language=fr"])
def test_an_unknown_option_is_refused(option: str, files: Path, run_command: Callable[..., Ran]) -> None:
    ran = run_command("sources", "load", "un_sc", "--file", "un.xml", option, home=files / "home")
    assert ran.code == 2
    assert not (files / "home").exists()


@pytest.mark.parametrize("place", ["un.xml", "un.xml/home"])
def test_a_home_that_can_be_no_folder_is_refused(place: str, files: Path, run_command: Callable[..., Ran]) -> None:
    ran = run_command("sources", "load", "un_sc", "--file", "un.xml", home=files / place)
    assert (ran.code, ran.out) == (2, "")
    assert place in ran.err
    assert "Traceback" not in ran.err


def test_settings_that_cannot_be_used_are_all_named(files: Path, run_command: Callable[..., Ran]) -> None:
    ran = run_command("sources", "list", home=files, KENNISGRAAF_STORE="paper", KENNISGRAAF_MAX_BODY_BYTES="much")
    assert (ran.code, ran.out) == (2, "")
    assert "KENNISGRAAF_STORE" in ran.err
    assert "KENNISGRAAF_MAX_BODY_BYTES" in ran.err
