"""The command line. Every command is read and run from here; results go to stdout, everything else to stderr."""

import sys
from collections.abc import Sequence
from importlib import import_module

import click

from api.cli.output import report_error, report_unexpected
from api.logs import configure_logs
from graph.errors import KennisgraafError

COMMANDS = {
    "demo": "api.cli.demo",
    "sources": "api.cli.sources",
    "snapshot": "api.cli.snapshot",
    "screen": "api.cli.screen",
    "paths": "api.cli.paths",
    "store": "api.cli.store",
    "serve": "api.cli.serve",
}


class LazyGroup(click.Group):
    """Imports a command when it is used: screening must not wait for what serving needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's interface
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a command by its name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name]).command
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="kennisgraaf")
def cli() -> None:
    """Screen research partners against sanctions, export-control and military-link data, with the evidence."""
    configure_logs()


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code: 0 done, 1 failed, 2 usage, 3 held, 4 rejected.

    Args:
        arguments: Instead of those the process was started with.
    """
    try:
        code = cli.main(arguments, prog_name="kennisgraaf", standalone_mode=False)
    except click.exceptions.Abort:
        code = 1
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except KennisgraafError as error:
        code = report_error(error)
    except Exception as error:
        code = report_unexpected(error)
    sys.exit(code if isinstance(code, int) else 0)
