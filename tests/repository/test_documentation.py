"""The documentation names every command, option, setting and route, and nothing that is not there."""

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from pydantic import BaseModel

import api.settings
from api.app import create_app
from api.cli import cli
from api.overlay import make_overlay
from api.schemas.question import OverlayRequest, ScreeningRequest
from api.schemas.screening import ScreeningAnswer
from api.settings import read_settings
from screening.query import check_query
from screening.screen import Screener
from tests.conftest import NOW

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
TEXT = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in PAGES}
ALL = "\n".join(TEXT.values())
CODE = ("api", "benchmarks", "graph", "loaders", "ontologies", "screening", "tests")
SETTING = re.compile(r"KENNISGRAAF_[A-Z_]+")
FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
INDENTED = re.compile(r"^ {4}(\S.*)$", re.MULTILINE)
INLINE = re.compile(r"`([^`\n]+)`")
COMMAND = re.compile(r"^(?:[A-Z_]+=\S+ )*(?:\S*/)?kennisgraaf (?P<arguments>.*)$")
LINK = re.compile(r"\]\((?!https?:|#)(?P<path>[^)#\s]+)(?:#(?P<anchor>[^)]+))?\)")


def commands(group: click.Group = cli, before: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        assert found is not None
        if isinstance(found, click.Group):
            yield from commands(found, (*before, name))
        else:
            yield " ".join((*before, name)), found


COMMANDS = dict(commands())


def quoted() -> Iterator[tuple[str, str]]:
    """Yield page and arguments of every kennisgraaf command that the documentation quotes."""
    for page, text in TEXT.items():
        lines = [line.strip() for fence in FENCE.finditer(text) for line in fence.group(2).splitlines()]
        lines += [found.group(1) for found in (*INDENTED.finditer(text), *INLINE.finditer(text))]
        for line in dict.fromkeys(lines):
            if found := COMMAND.fullmatch(line.removeprefix("$ ").partition(" #")[0].strip()):
                yield page, found.group("arguments")


def command_of(words: list[str]) -> str:
    """Return the command that words begin with, the longest that there is; empty without one."""
    names = [" ".join(words[:count]) for count in (2, 1)]
    return next((name for name in names if name in COMMANDS), "")


def options_of(command: click.Command) -> set[str]:
    return {"--help", "-h", *(name for option in command.params for name in (*option.opts, *option.secondary_opts))}


def anchors(path: Path) -> set[str]:
    """Return the anchors of a page's headings."""
    titles = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def test_there_is_documentation_to_look_at() -> None:
    assert {"README.md", "CHANGELOG.md", "docs/reference/command-line.md"} <= set(TEXT)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_named_with_its_options(name: str) -> None:
    assert f"kennisgraaf {name}" in ALL
    options = options_of(COMMANDS[name]) - {"-h", "--help"}
    assert [option for option in sorted(options) if option.startswith("--") and option not in ALL] == []


@pytest.mark.parametrize(("page", "arguments"), list(quoted()))
def test_every_command_that_is_quoted_exists_with_its_options(page: str, arguments: str) -> None:
    words = shlex.split(re.sub(r"[\[\]|]", " ", arguments))
    if not words or words[0].isupper() or words[0].startswith("--"):
        return  # such as kennisgraaf COMMAND --help
    name = command_of(words)
    assert name, f"{page}: there is no command {arguments!r}"
    asked = {word.partition("=")[0] for word in words if word.startswith("--")}
    assert asked - options_of(COMMANDS[name]) == set(), f"{page}: {arguments!r}"


def test_commands_are_quoted_at_all() -> None:
    assert len(list(quoted())) > 20


def test_every_setting_is_explained_and_no_other_is_named() -> None:
    read = set(SETTING.findall(Path(api.settings.__file__).read_text(encoding="utf-8")))
    assert set(SETTING.findall(ALL)) == read


@pytest.mark.parametrize("name", ["docker-compose.yml", "Dockerfile", "Makefile"])
def test_no_file_of_the_repository_sets_what_is_not_read(name: str) -> None:
    read = set(SETTING.findall(Path(api.settings.__file__).read_text(encoding="utf-8")))
    assert set(SETTING.findall((ROOT / name).read_text(encoding="utf-8"))) <= read


def test_the_page_of_the_http_interface_names_exactly_its_routes(tmp_path: Path) -> None:
    app = create_app(read_settings({"KENNISGRAAF_HOME": str(tmp_path)}))
    served = {
        f"{method} {re.sub('<[^>]+>', '{id}', rule.rule)}"
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    named = re.findall(r"^\| `((?:GET|POST|PUT|PATCH|DELETE) [^`?]+)", TEXT["docs/reference/http.md"], re.MULTILINE)
    assert set(named) == served


def fields(schema: Any) -> set[str]:
    """Return the names of all fields in a JSON schema, at every depth."""
    if isinstance(schema, list):
        return {name for item in schema for name in fields(item)}
    if not isinstance(schema, dict):
        return set()
    inner = {name for item in schema.values() for name in fields(item)}
    return inner | set(schema.get("properties", ()))


@pytest.mark.parametrize("message", [ScreeningRequest, ScreeningAnswer])
def test_the_page_of_the_http_interface_names_every_field(message: type[BaseModel]) -> None:
    quoted_words = set(re.findall(r"\w+", " ".join(INLINE.findall(TEXT["docs/reference/http.md"]))))
    assert fields(message.model_json_schema(by_alias=True)) - quoted_words == set()


def test_every_page_and_decision_that_a_file_cites_exists() -> None:
    files = [path for folder in CODE for path in (ROOT / folder).rglob("*") if path.suffix in {".py", ".yml", ".ttl"}]
    cited = re.findall(r"\b(docs/[a-z/-]+\.md|decision \d{4})", "\n".join(path.read_text("utf-8") for path in files))
    decisions = {f"decision {path.name[:4]}" for path in ROOT.glob("docs/decisions/0*.md")}
    assert set(cited) <= TEXT.keys() | decisions
    assert len(cited) > 3


def prose(text: str) -> Iterator[str]:
    """Yield the lines of a page that are no table and no heading, and stand in no block of code."""
    without_blocks = re.sub(r"^( *)```.*?^ *```$", "", text, flags=re.MULTILINE | re.DOTALL)
    yield from (line for line in without_blocks.splitlines() if not line.startswith(("|", "#")))


@pytest.mark.parametrize("page", TEXT)
def test_prose_is_wrapped_at_100_characters(page: str) -> None:
    assert [line for line in prose(TEXT[page]) if len(line) > 100] == []


@pytest.mark.parametrize("page", TEXT)
def test_every_link_leads_to_a_page_and_its_heading(page: str) -> None:
    wrong = []
    for found in LINK.finditer(TEXT[page]):
        target = (ROOT / page).parent / found.group("path")
        if not target.exists() or (found.group("anchor") and found.group("anchor") not in anchors(target)):
            wrong.append(found.group(0))
    assert wrong == []


def json_blocks() -> Iterator[tuple[str, str]]:
    for page, text in TEXT.items():
        yield from ((page, fence.group(2)) for fence in FENCE.finditer(text) if fence.group(1) == "json")
        yield from ((page, found) for found in re.findall(r"curl --json '([^']+)'", text))


@pytest.mark.parametrize(("page", "block"), list(json_blocks()))
def test_every_example_of_a_request_is_taken(page: str, block: str) -> None:
    content = json.loads(block)
    if "parties" in content:
        make_overlay(OverlayRequest.model_validate_json(block))
    else:
        ScreeningRequest.model_validate_json(block)


def test_the_example_of_an_overlay_finds_a_listed_owner_in_the_sample_lists(sample_screener: Screener) -> None:
    (block,) = [block for _, block in json_blocks() if "parties" in block]
    overlay = make_overlay(OverlayRequest.model_validate_json(block))
    first = sample_screener.screen(check_query("Voorbeeld B.V.", NOW.date()), "en", overlay).candidates[0]
    assert "B1" in {finding.indicator for finding in first.findings}


def test_every_make_target_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    blocks = "\n".join(fence.group(2) for fence in FENCE.finditer(ALL))
    named = set(re.findall(r"`make ([a-z]+)", ALL)) | set(re.findall(r"^ *make ([a-z]+)", blocks, re.MULTILINE))
    assert named <= targets
    assert {"demo", "test", "check"} <= named
