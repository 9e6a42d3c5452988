"""How gunicorn serves the application: ``gunicorn --config python:api.gunicorn_settings``.

What the command line or GUNICORN_CMD_ARGS says comes before these values.
"""

wsgi_app = "api.wsgi:make_app()"
preload_app = False  # a connection to the database must not be opened before the fork
worker_class = "gthread"
workers = 2
threads = 4
timeout = 60
graceful_timeout = 30  # seconds in which requests that are being answered are finished; Compose waits longer
max_requests = 10_000  # a worker is replaced after this many, in case memory leaks
max_requests_jitter = 1_000
control_socket_disable = True  # it would be made in the home folder, and nobody asked for it
accesslog = None  # api.app logs every request, without its address
logconfig_dict = {
    "formatters": {"lines": {"()": "api.logs.ServerLines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "root": {"level": "WARNING", "handlers": ["stderr"]},
    "loggers": {"gunicorn.error": {"level": "INFO", "handlers": ["stderr"], "propagate": False}},
}
