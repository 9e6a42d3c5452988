"""Where the clock, the environment, the network and the store are reached: each in its own place and nowhere else."""

import ast
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("graph", "loaders", "screening", "api", "ontologies")
FILES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
STORES = {
    "graph.sqlite_store",
    "graph.version_files",
    *(f"graph.{path.stem}" for path in ROOT.glob("graph/neo4j_*.py")),
}
READ_THE_ENVIRONMENT = ("api/cli/output.py", "api/cli/serve.py", "api/wsgi.py")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def uses(path: Path) -> Iterator[str]:
    """Yield every attribute a file uses, as it is written: ``datetime.now``, ``os.environ``."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Attribute):
            yield ast.unparse(node)


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def files_that_use(*wanted: str) -> set[str]:
    return {name(path) for path in FILES if set(uses(path)) & set(wanted)}


def files_that_import(*wanted: str) -> set[str]:
    return {name(path) for path in FILES if {module.partition(".")[0] for module in imports(path)} & set(wanted)}


def test_the_clock_is_read_at_the_border_only() -> None:
    found = files_that_use("datetime.now", "datetime.utcnow", "date.today", "time.time", "datetime.today")
    assert {path for path in found if not path.startswith("api/")} == {"loaders/fetch.py"}


def test_the_environment_is_handed_to_the_settings_and_read_nowhere_else() -> None:
    assert files_that_use("os.environ", "os.getenv") == set(READ_THE_ENVIRONMENT)
    for path in READ_THE_ENVIRONMENT:
        text = (ROOT / path).read_text(encoding="utf-8")
        assert text.count("os.environ") == text.count("read_settings(os.environ)") == 1


def test_no_setting_is_named_outside_the_settings_but_in_words_for_people() -> None:
    found = {name(path) for path in FILES if "KENNISGRAAF_" in path.read_text(encoding="utf-8")}
    assert found == {"api/settings.py", "api/cli/words.py"}


def test_screening_never_opens_the_store_or_calls_out() -> None:
    forbidden = {"loaders", "api", "requests", "http", "socket", "urllib.request", "urllib3", "asyncio"}
    forbidden |= {"neo4j", *STORES}
    found = [
        f"{name(path)} imports {module}"
        for path in FILES
        if name(path).startswith("screening/")
        for module in imports(path)
        if {module, module.partition(".")[0]} & forbidden
    ]
    assert found == []


def test_the_import_contract_of_screening_names_every_module_of_a_store() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    (contract,) = [contract for contract in contracts if contract.get("source_modules") == ["screening"]]
    assert set(contract["forbidden_modules"]) == {"neo4j", *STORES}


def test_no_code_starts_another_program_or_runs_text_as_code() -> None:
    assert files_that_import("subprocess", "pickle", "marshal", "shelve", "ctypes") == set()
    assert files_that_use("os.system", "os.popen", "yaml.Loader", "yaml.UnsafeLoader", "yaml.FullLoader") == set()


def test_only_the_border_prints() -> None:
    printing = {
        name(path)
        for path in FILES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    }
    assert printing == set()


def test_any_exception_is_caught_only_where_a_source_run_a_request_or_a_command_ends() -> None:
    broad = {
        name(path)
        for path in FILES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
        and not any(isinstance(inner, ast.Raise) and inner.exc is None for inner in ast.walk(node))
    }
    assert broad == {"api/cli/__init__.py", "loaders/run.py"}
