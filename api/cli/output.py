"""Where answers go: JSON alone on stdout, or text made for reading; progress and errors on stderr."""

import json
import os
from collections.abc import Callable
from contextlib import closing
from functools import wraps
from shutil import get_terminal_size
from typing import Any, Concatenate, ParamSpec, TypeVar

import click
from rich.console import Console

from api.cli.layout import STAND_IN
from api.logs import place_of
from api.services import Services
from api.settings import read_settings
from graph.errors import (
    ConfigurationError,
    ExpectationFailed,
    InvalidQuery,
    KennisgraafError,
    SourceError,
    SourceUnavailable,
)
from ontologies.model import LANGUAGES, Language

P = ParamSpec("P")
T = TypeVar("T")

# Exit codes of docs/reference/command-line.md, by class of error; the first that fits counts.
EXIT_CODES: tuple[tuple[type[KennisgraafError], int], ...] = (
    (ConfigurationError, 2),
    (InvalidQuery, 2),
    (ExpectationFailed, 3),
    (SourceUnavailable, 1),
    (SourceError, 4),
    (KennisgraafError, 1),
)
PLAIN_SIZE = (100, 24)  # columns and lines where COLUMNS is not set and nothing is a terminal


class Output:
    """One command's way to speak.

    Attributes:
        language: Language of the answer.
        services: The installation the command works on.
    """

    def __init__(self, services: Services, output_format: str, language: Language) -> None:
        """Speak in a format and language."""
        self.services = services
        self.language = language
        self.is_json = output_format == "json"
        self.console = Console(width=get_terminal_size(PLAIN_SIZE).columns, highlight=False, soft_wrap=False)
        self._errors = Console(stderr=True, highlight=False)

    def answer(self, data: Any, show: Callable[[Console], None]) -> None:
        """Give the answer: the data as JSON, or what ``show`` writes."""
        if self.is_json:
            click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        else:
            with self.console.capture() as captured:
                show(self.console)
            text = captured.get().replace(STAND_IN, "\N{NO-BREAK SPACE}")
            click.echo("\n".join(line.rstrip() for line in text.splitlines()))

    def progress(self, message: str) -> None:
        """Say what is being done."""
        self._errors.print(message, style="dim", markup=False)


def with_output(command: Callable[Concatenate[Output, P], T]) -> Callable[P, T]:
    """Give a command the options ``--format`` and ``--language``, and an `Output` to speak through."""

    @click.option(
        "--format",
        "output_format",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help="Text for reading, or JSON.",
    )
    @click.option("--language", type=click.Choice(LANGUAGES), default=None, help="Language of the answer.")
    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        output_format = str(kwargs.pop("output_format"))
        language = kwargs.pop("language")
        settings = read_settings(os.environ)
        chosen: Language = "nl" if (language or settings.language) == "nl" else "en"
        with closing(Services(settings)) as services:
            return command(Output(services, output_format, chosen), *args, **kwargs)

    return run


def report_error(error: KennisgraafError) -> int:
    """Write an error's sentence to stderr and return the exit code."""
    click.echo(f"kennisgraaf: {error.message}", err=True)
    return next(code for kind, code in EXIT_CODES if isinstance(error, kind))


def report_unexpected(error: Exception) -> int:
    """Write to stderr what kind of error nobody foresaw and where it arose, and return the exit code."""
    reason = str(error) if isinstance(error, OSError) else f"{type(error).__name__} at {place_of(error)}"
    click.echo(f"kennisgraaf: something went wrong: {reason}.", err=True)
    return 1
