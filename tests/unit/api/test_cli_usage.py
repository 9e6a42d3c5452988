"""The command line as a whole: help for everything, usage errors with code 2, and never a trace of the program."""

import json
from collections.abc import Callable, Iterator

import click
import pytest

from api.cli import COMMANDS, cli
from api.services import Services
from ontologies.model import Ontology
from tests.conftest import Ran

Run = Callable[..., Ran]
CONTRACT = {
    "demo",
    "sources list",
    "sources show",
    "sources load",
    "sources update",
    "snapshot publish",
    "snapshot list",
    "snapshot show",
    "screen",
    "store check",
    "store migrate",
    "serve",
}


def commands(group: click.Group = cli, before: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    """Yield every command that does something, with its name."""
    context = click.Context(group)
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        assert found is not None
        if isinstance(found, click.Group):
            yield from commands(found, (*before, name))
        else:
            yield " ".join((*before, name)), found


ALL = dict(commands())


def test_every_command_of_the_contract_is_there() -> None:
    assert set(ALL) >= CONTRACT


def test_every_command_named_for_lazy_import_exists(run_command: Run) -> None:
    shown = run_command("--help").out
    assert [name for name in COMMANDS if f"  {name} " not in shown] == []


@pytest.mark.parametrize("name", ALL)
def test_every_command_has_help_that_says_what_it_does(run_command: Run, name: str) -> None:
    ran = run_command(*name.split(), "--help")
    assert (ran.code, ran.err) == (0, "")
    assert len((ALL[name].help or "").split()) > 2


@pytest.mark.parametrize("name", ALL)
def test_every_option_has_help(name: str) -> None:
    options = [option for option in ALL[name].params if isinstance(option, click.Option)]
    assert [option.name for option in options if not option.help] == []


@pytest.mark.parametrize("said", ["[default: 4; 1<=x<=6]", "[default: 10; 1<=x<=50]", "ru_inn", "wikidata"])
def test_the_help_of_screen_names_ranges_and_schemes(run_command: Run, said: str) -> None:
    assert said in " ".join(run_command("screen", "--help").out.split())


@pytest.mark.parametrize("name", sorted(set(ALL) - {"serve"}))
def test_every_command_answers_as_text_and_as_json_in_both_languages(name: str) -> None:
    choices = {option.name: option.type for option in ALL[name].params if isinstance(option.type, click.Choice)}
    assert [*choices["output_format"].choices] == ["text", "json"]
    assert {*choices["language"].choices} == {"nl", "en"}


@pytest.mark.parametrize("name", ALL)
def test_no_command_takes_a_forbidden_input(ontology: Ontology, name: str) -> None:
    taken = {str(option.name).replace("_", "").lower() for option in ALL[name].params}
    assert taken & {item.replace("_", "").lower() for item in ontology.forbidden_inputs} == set()


@pytest.mark.parametrize(
    "arguments",
    [
        ("nothing",),
        ("--nothing",),
        ("sources",),
        ("sources", "nothing"),
        ("snapshot", "nothing"),
        ("store", "nothing"),
        ("screen",),
        ("screen", "Name", "--nothing"),
        ("demo", "extra"),
        ("serve", "--port", "0"),
        ("serve", "--port", "65536"),
        ("serve", "--port", "many"),
        (),
    ],
    ids=" ".join,
)
def test_what_is_no_command_is_a_usage_error(run_command: Run, arguments: tuple[str, ...]) -> None:
    ran = run_command(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "kennisgraaf" in ran.err


# What a command cannot do without.
NEEDED = {
    "screen": ["Name"],
    "paths": ["id"],
    "sources show": ["un_sc"],
    "sources load": ["--dir", "."],
    "store copy": ["--to", "neo4j"],
}


@pytest.mark.parametrize("name", sorted(ALL))
def test_wrong_settings_stop_every_command_before_it_starts(run_command: Run, name: str) -> None:
    ran = run_command(*name.split(), *NEEDED.get(name, []), KENNISGRAAF_STORE="paper", KENNISGRAAF_INSTITUTION="a b")
    assert (ran.code, ran.out) == (2, "")
    assert "KENNISGRAAF_STORE" in ran.err
    assert "KENNISGRAAF_INSTITUTION" in ran.err


def test_the_version_is_that_of_the_distribution(run_command: Run) -> None:
    ran = run_command("--version")
    assert ran.code == 0
    assert ran.out.startswith("kennisgraaf, version ")


def test_an_unforeseen_error_is_one_sentence_with_its_place(
    run_command: Run, loaded_services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*arguments: object, **options: object) -> str:
        raise RuntimeError("Arvid Geheimzinnig")

    monkeypatch.setattr(json, "dumps", broken)
    ran = run_command("snapshot", "list", "--format", "json", home=loaded_services.settings.home)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.count("\n") == 1
    assert "RuntimeError at test_cli_usage.py:" in ran.err
    assert "Geheimzinnig" not in ran.err


def test_an_interrupted_command_ends_with_code_1(run_command: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*arguments: object, **options: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(json, "dumps", interrupted)
    ran = run_command("snapshot", "list", "--format", "json")
    assert (ran.code, ran.out, ran.err.strip()) == (1, "", "")
