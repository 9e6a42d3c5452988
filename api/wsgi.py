"""The application as a WSGI server asks for it: ``gunicorn "api.wsgi:make_app()"``."""

import logging
import os

from flask import Flask

from api.app import create_app
from api.logs import configure_logs
from api.settings import read_settings


def make_app() -> Flask:
    """Return the application over the settings of the environment.

    Every worker process calls it after the fork, so that none inherits an open connection.

    Raises:
        ConfigurationError: The settings cannot be used; the server writes the sentence and ends.
    """
    configure_logs(level=logging.INFO)
    return create_app(read_settings(os.environ))
