"""Logs on stderr as JSON lines: a constant event and facts as keys. Names and other personal data are never logged."""

import logging
import sys
import traceback
from pathlib import Path

import structlog

from graph.errors import KennisgraafError

MOST_PLACES = 4
TIME_STAMP = structlog.processors.TimeStamper(fmt="iso", utc=True)
AS_JSON = structlog.processors.JSONRenderer()
# How gunicorn 27 begins what it says of a request; it goes on with the address that was asked for, or a part of the
# request that it could not read, and a name may stand in both.
ABOUT_REQUESTS = ("Invalid request", "Error handling request")


def configure_logs(*, level: int = logging.WARNING) -> None:
    """Send all logs to stderr, so that stdout holds answers alone."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            TIME_STAMP,
            AS_JSON,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=lambda *_: structlog.WriteLogger(sys.stderr),  # a line at a time: processes share stderr
        cache_logger_on_first_use=False,
    )


class ServerLines(logging.Formatter):
    """Writes what the HTTP server itself says as lines like our own."""

    def format(self, record: logging.LogRecord) -> str:
        """Return a line of JSON; what is said of one request is cut to its kind."""
        text = record.getMessage()
        line = {
            "event": "server",
            "level": record.levelname.lower(),
            "message": next((start for start in ABOUT_REQUESTS if text.startswith(start)), text),
        }
        error = record.exc_info[1] if record.exc_info else None
        if isinstance(error, KennisgraafError):
            line["reason"] = error.message
        elif error:
            line |= {"kind": type(error).__name__, "place": place_of(error)}
        return str(AS_JSON(None, "", TIME_STAMP(None, "", line)))


def place_of(error: BaseException) -> str:
    """Return the files and lines an error came through, the innermost first.

    Its text is left out: nobody foresaw this error, so nobody knows whether a name is in it.
    """
    frames = traceback.extract_tb(error.__traceback__)[-MOST_PLACES:]
    return " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
