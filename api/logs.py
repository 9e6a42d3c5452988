"""Logs on stderr as JSON lines: a constant event and facts as keys. Names and other personal data are never logged."""

import logging
import sys
import traceback
from pathlib import Path

import structlog

MOST_PLACES = 4


def configure_logs(*, level: int = logging.WARNING) -> None:
    """Send all logs to stderr, so that stdout holds answers alone."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
        cache_logger_on_first_use=False,
    )


def place_of(error: BaseException) -> str:
    """Return the files and lines an error came through, the innermost first.

    Its text is left out: nobody foresaw this error, so nobody knows whether a name is in it.
    """
    frames = traceback.extract_tb(error.__traceback__)[-MOST_PLACES:]
    return " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
