"""kennisgraaf serve: the HTTP interface."""

import logging
import os

import click
from waitress import serve

from api.app import create_app
from api.logs import configure_logs
from api.settings import read_settings

THREADS = 8


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
def command(host: str, port: int) -> None:
    """Serve the HTTP interface until stopped."""
    configure_logs(level=logging.INFO)
    app = create_app(read_settings(os.environ))
    click.echo(f"kennisgraaf serves http://{host}:{port}/v1/openapi.json", err=True)
    serve(app, host=host, port=port, threads=THREADS, ident=None)
