"""The model that is given is that of the Turtle files, whatever became of the copy kept for speed."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ontologies import load
from ontologies.load import load_ontology, name_roles
from ontologies.model import Ontology

ROOT = Path(__file__).parents[3]
READ = "import json; from pathlib import Path; from ontologies.turtle import read_turtle; "
PRINT = "print(json.dumps(read_turtle(Path('ontologies'))))"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the model's files, which is read instead of those of the package."""
    for path in [*load.FOLDER.glob("*.ttl"), load.FOLDER / "turtle.py"]:
        shutil.copy(path, tmp_path)
    monkeypatch.setattr(load, "FOLDER", tmp_path)
    return tmp_path


def read() -> Ontology:
    """Read the model as a new process would."""
    return load_ontology.__wrapped__()


def kept(folder: Path) -> Path:
    """Return the one copy that is kept."""
    (path,) = (folder / "__pycache__").iterdir()
    return path


def test_the_kept_copy_gives_the_model_of_a_fresh_reading(folder: Path, ontology: Ontology) -> None:
    fresh = read()
    assert kept(folder).is_file()
    assert read() == fresh == ontology


def test_the_kept_copy_is_used(folder: Path) -> None:
    read()
    kept(folder).write_text(kept(folder).read_text().replace('"organisatie"', '"from the copy"'))
    assert read().kinds["Organization"].nl == "from the copy"


def test_a_changed_file_is_read_anew(folder: Path) -> None:
    before = read()
    model = folder / "model.ttl"
    model.write_text(model.read_text().replace('"organisatie"@nl', '"instelling"@nl'))
    after = read()
    assert (before.kinds["Organization"].nl, after.kinds["Organization"].nl) == ("organisatie", "instelling")
    assert after.versions["model"] != before.versions["model"]
    assert after.versions["indicators"] == before.versions["indicators"]
    assert kept(folder).is_file()


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def zeroed(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def no_text(path: Path) -> None:
    path.write_bytes(b"\xff\xfe\x00")


def without_indicators(path: Path) -> None:
    data = json.loads(path.read_text())
    del data["indicators"]
    path.write_text(json.dumps(data))


def null(path: Path) -> None:
    path.write_text("null")


@pytest.mark.parametrize("damage", [cut, emptied, zeroed, no_text, without_indicators, null])
def test_a_damaged_copy_is_ignored_and_replaced(
    folder: Path, ontology: Ontology, damage: Callable[[Path], None]
) -> None:
    read()
    sound = kept(folder).read_bytes()
    damage(kept(folder))
    assert read() == ontology
    assert kept(folder).read_bytes() == sound


def test_where_no_copy_can_be_kept_the_model_is_read_all_the_same(folder: Path, ontology: Ontology) -> None:
    (folder / "__pycache__").write_text("a file, where a folder should be")
    assert read() == ontology


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to the superuser")
def test_a_read_only_installation_works(folder: Path, ontology: Ontology) -> None:
    folder.chmod(0o555)
    assert read() == ontology
    folder.chmod(0o755)


def test_the_same_files_give_the_same_text_in_every_process() -> None:
    texts = [
        subprocess.run(
            [sys.executable, "-c", READ + PRINT],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert texts[0] == texts[1]


def test_a_missing_label_is_an_error_and_no_empty_text(folder: Path) -> None:
    model = folder / "model.ttl"
    model.write_text(model.read_text().replace('"organisatie"@nl , ', ""))
    with pytest.raises(KeyError, match="nl"):
        read()


def test_names_have_one_of_three_roles() -> None:
    assert name_roles() == {
        "name": "full",
        "alias": "full",
        "previousName": "full",
        "weakAlias": "weak",
        "acronym": "acronym",
    }
