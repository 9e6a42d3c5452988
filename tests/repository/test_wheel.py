"""The wheel holds everything the program needs: built here, installed elsewhere, run from yet another folder."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = {"graph", "loaders", "screening", "api", "ontologies"}


def run(*command: str, cwd: Path, **environment: str) -> str:
    done = subprocess.run(
        command, cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder), cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel alone; the packages it needs come from the environment of the tests."""
    folder = tmp_path_factory.mktemp("installed")
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index", "--no-deps")
    run(*pip, "--target", str(folder), str(wheel), cwd=folder)
    return folder


def run_installed(installed: Path, folder: Path, *arguments: str) -> str:
    """Run the program from another folder, without the checkout on the path."""
    libraries = sysconfig.get_path("purelib")
    code = (
        f"import sys; sys.path[1:1] = [{str(installed)!r}, {libraries!r}]\n"
        "from api.cli import main\n"
        f"assert sys.modules['api'].__file__.startswith({str(installed)!r})\n"
        "main()"
    )
    home = str(folder / "home")
    return run(sys.executable, "-S", "-P", "-c", code, *arguments, cwd=folder, KENNISGRAAF_HOME=home, PYTHONPATH="")


def test_the_wheel_holds_our_packages_and_its_own_description_only(wheel: Path) -> None:
    names = {Path(name).parts[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {name for name in names if not name.endswith(".dist-info")} == PACKAGES
    assert len(names) == len(PACKAGES) + 1


def test_every_file_of_our_packages_is_in_the_wheel(wheel: Path) -> None:
    shipped = set(zipfile.ZipFile(wheel).namelist())
    there = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert there - shipped == set()
    assert {"ontologies/model.ttl", "loaders/sources/un_sc/source.yml", "loaders/known_lists.yml"} <= shipped


def test_the_licence_ships_with_the_wheel(wheel: Path) -> None:
    (licence,) = [name for name in zipfile.ZipFile(wheel).namelist() if name.endswith("/LICENSE")]
    assert "EUROPEAN UNION PUBLIC LICENCE" in zipfile.ZipFile(wheel).read(licence).decode()


def test_the_installed_program_gives_the_demonstration_from_any_folder(installed: Path, tmp_path: Path) -> None:
    text = run_installed(installed, tmp_path, "demo", "--language", "nl")
    assert "De partijen zijn verzonnen" in text
    assert text.count("geen besluit") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def test_the_installed_program_can_describe_its_http_interface(installed: Path, tmp_path: Path) -> None:
    assert "--port" in run_installed(installed, tmp_path, "serve", "--help")
