"""Logs on stderr as JSON lines: a constant event and facts as keys. Names and other personal data are never logged."""

import logging
import sys

import structlog


def configure_logs(*, level: int = logging.WARNING) -> None:
    """Send all logs to stderr, so that stdout holds answers alone."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=False,
    )
