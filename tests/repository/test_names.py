"""The import names are ours alone, and nothing in them can be taken for a library."""

import importlib
import sys
import tomllib
from importlib.metadata import packages_distributions, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from graph.errors import KennisgraafError

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PACKAGES = ("graph", "loaders", "screening", "api", "ontologies")


def dependencies() -> set[str]:
    """Return the names under which what we need at run time is imported, in the container image too."""
    project = PROJECT["project"]
    declared = [*project["dependencies"], *project["optional-dependencies"]["server"]]
    needed = {Requirement(text).name.lower().replace("_", "-") for text in declared}
    return {
        name
        for name, distributions in packages_distributions().items()
        if {distribution.lower().replace("_", "-") for distribution in distributions} & needed
    }


def test_the_packages_are_the_five_of_the_project() -> None:
    assert tuple(PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]) == PACKAGES
    assert {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"benchmarks"} == set(PACKAGES)


@pytest.mark.parametrize("name", PACKAGES)
def test_a_package_is_imported_from_this_checkout(name: str) -> None:
    assert Path(str(importlib.import_module(name).__file__)) == ROOT / name / "__init__.py"


@pytest.mark.parametrize("name", PACKAGES)
def test_no_other_distribution_brings_a_package_of_our_name(name: str) -> None:
    assert set(packages_distributions().get(name, [])) <= {"kennisgraaf"}
    assert name not in sys.stdlib_module_names


def test_no_module_is_named_like_something_we_depend_on() -> None:
    modules = {path.stem if path.name != "__init__.py" else path.parent.name for path in _sources()}
    assert modules & dependencies() == set()
    assert {"flask", "click", "yaml", "numpy", "gunicorn"} <= dependencies()


def test_every_folder_with_modules_is_a_package() -> None:
    assert [path.parent for path in _sources() if not (path.parent / "__init__.py").exists()] == []


def test_what_is_needed_at_run_time_is_declared_and_nothing_else() -> None:
    declared = {Requirement(text).name for text in PROJECT["project"]["dependencies"]}
    installed = {
        Requirement(text).name for text in requires("kennisgraaf") or () if "extra ==" not in text.replace("'", '"')
    }
    assert installed == declared


def test_the_application_offers_one_command() -> None:
    assert PROJECT["project"]["scripts"] == {"kennisgraaf": "api.cli:main"}


def test_every_error_of_ours_can_be_told_apart_from_those_of_libraries() -> None:
    assert KennisgraafError.__bases__ == (Exception,)


def _sources() -> list[Path]:
    return sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
