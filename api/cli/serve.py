"""kennisgraaf serve: the HTTP interface."""

import logging
import os
import signal
import sys
from types import FrameType

import click
from waitress import serve

from api.app import create_app
from api.logs import configure_logs
from api.settings import read_settings

THREADS = 8


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on.")
def command(host: str, port: int) -> None:
    """Serve the HTTP interface until stopped; requests that are being answered are finished first."""
    configure_logs(level=logging.INFO)
    app = create_app(read_settings(os.environ))
    click.echo(f"kennisgraaf serves http://{host}:{port}/v1/openapi.json", err=True)
    signal.signal(signal.SIGTERM, _stop)
    serve(app, host=host, port=port, threads=THREADS, ident=None)


def _stop(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the interface of signal handlers
    sys.exit(0)
