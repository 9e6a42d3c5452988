"""The only module that holds the Neo4j driver: connections, transactions, and its errors in our words."""

import logging
import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, LiteralString, TypeAlias

from neo4j import (
    READ_ACCESS,
    WRITE_ACCESS,
    Driver,
    GraphDatabase,
    Query,
    Result,
    Session,
    Transaction,
)
from neo4j import exceptions as found

from graph.errors import ConfigurationError, StoreConflict, StoreError, StoreUnavailable
from graph.neo4j_address import Neo4jAddress

Row: TypeAlias = Mapping[str, Any]

# Together below the five seconds within which a command must say that the server cannot be reached.
CONNECT_SECONDS = 2.0
ACQUIRE_SECONDS = 4.0
# The driver's own way to try again counts from the first failure: a server that hangs would be waited for twice.
RETRY_SECONDS = 1.5  # a connection that broke later than this is not tried again
PAUSES = (0.5, 1.0, 1.5)  # seconds before the second try and those after it
QUERY_SECONDS = 60.0
STREAM_SECONDS = 3_600.0  # reading the whole graph
SOME_ROWS, ALL_ROWS = 1_000, -1  # asked for at once; -1 is the driver's word for all
WRITER_SECONDS = 6 * 3_600.0  # the longest load; an abandoned lock ends with its connection long before
OLDEST_SERVER = (5, 26)  # labels and relation types as parameters, quantified path patterns
NEEDED = f"Neo4j {'.'.join(map(str, OLDEST_SERVER))} or newer is needed"
NO_ADDRESS = "NEO4J_URI is no address of a Neo4j server."
READ_ONLY_CODES = ("Security.Forbidden", "ForbiddenOnReadOnlyDatabase", "AccessMode", "WriteOnReadOnlyAccess")
OWN_TIME, SERVER_TIME = "Transaction.TransactionTimedOutClientConfiguration", "Transaction.TransactionTimedOut"
REFUSED_CODES = ("Security.Unauthorized", "Security.AuthenticationRateLimit", "Security.CredentialsExpired")


class Neo4jDatabase:
    """One driver for the life of the process; safe to share between threads, made after a fork."""

    def __init__(self, address: Neo4jAddress) -> None:
        """Connect.

        Raises:
            StoreUnavailable: No server answers at the address.
            ConfigurationError: It refuses user and password, is too old, or the address cannot be used.
        """
        self._driver = _driver(address)
        self._place = address.place
        with self._our_errors("reached"):
            try:
                self._driver.verify_connectivity()
                self._refuse_old_server()
            except BaseException as error:
                self._driver.close()
                if isinstance(error, ValueError):  # a name that cannot be looked up, which only now is tried
                    raise ConfigurationError(NO_ADDRESS) from error
                raise

    def _refuse_old_server(self) -> None:
        agent = self._driver.get_server_info().agent
        parts = tuple(map(int, re.findall("[0-9]+", agent.partition("/")[2])[:2]))  # 5.26.1, but also 5.27-aura
        if parts < OLDEST_SERVER:
            raise ConfigurationError(f"The server at {self._place} is {agent}; {NEEDED}.")

    def read(self, statement: LiteralString, **values: Any) -> list[Row]:
        """Return all rows of a reading statement, within a minute; tried again when the server says it may help."""
        with self._our_errors("read"):
            return self._rows(READ_ACCESS, statement, values)

    def stream(self, statement: LiteralString, **values: Any) -> Iterator[Row]:
        """Yield the rows of a reading statement as they come: memory does not grow with them."""
        # All at once: the server goes on while rows are used here, and the connection holds it back when it is ahead.
        with self._our_errors("read", "an hour"), self._session(READ_ACCESS, fetch_size=ALL_ROWS) as session:
            yield from _plain_rows(session.run(Query(statement, timeout=STREAM_SECONDS), values))

    def write(self, statement: LiteralString, **values: Any) -> list[Row]:
        """Return the rows of a writing statement, in a transaction of its own; tried again like `read`."""
        with self._our_errors("written"):
            return self._rows(WRITE_ACCESS, statement, values)

    def change_schema(self, statement: LiteralString) -> None:
        """Run a statement about constraints or indexes, which takes a transaction of its own."""
        with self._our_errors("written"), self._session(WRITE_ACCESS) as session:
            session.run(Query(statement, timeout=QUERY_SECONDS)).consume()

    @contextmanager
    def transaction(self) -> Iterator["OpenTransaction"]:
        """Give a writing transaction that ends with the block: with everything in it, or with nothing."""
        with self._our_errors("written", "six hours"), self._session(WRITE_ACCESS) as session:
            metadata = {"kennisgraaf": "writer"}
            with session.begin_transaction(metadata=metadata, timeout=WRITER_SECONDS) as transaction:
                yield OpenTransaction(transaction)

    def close(self) -> None:
        """Let go of all connections."""
        self._driver.close()

    def _rows(self, access: str, statement: LiteralString, values: Mapping[str, Any]) -> list[Row]:
        """Return the rows of a statement in a transaction of its own, tried again where that may help."""
        begun = time.monotonic()
        for pause in PAUSES:
            try:
                return self._rows_once(access, statement, values)
            except (found.DriverError, found.Neo4jError) as error:
                is_late = isinstance(error, found.DriverError) and time.monotonic() - begun > RETRY_SECONDS
                if is_late or not error.is_retryable():
                    raise
            time.sleep(pause)
        return self._rows_once(access, statement, values)

    def _rows_once(self, access: str, statement: LiteralString, values: Mapping[str, Any]) -> list[Row]:
        with self._session(access) as session, session.begin_transaction(timeout=QUERY_SECONDS) as transaction:
            rows: list[Row] = [record.data() for record in transaction.run(statement, dict(values))]
            transaction.commit()
            return rows

    def _session(self, access: str, fetch_size: int = SOME_ROWS) -> Session:
        return self._driver.session(default_access_mode=access, fetch_size=fetch_size)

    @contextmanager
    def _our_errors(self, done: str, most: str = "a minute") -> Iterator[None]:
        """Say what went wrong in one sentence; the driver's own text may hold values and is left out.

        Args:
            most: The longest that the server may take, in words.
        """
        try:
            yield
        except found.Neo4jError as error:
            raise self._of_server(error, done, most) from error
        except found.ConfigurationError as error:  # what we ask of every server is more than its protocol knows
            raise ConfigurationError(
                f"The server at {self._place} is too old, or another product; {NEEDED}."
            ) from error
        except found.DriverError as error:
            raise StoreUnavailable(f"The graph store at {self._place} cannot be {done}: {_kind(error)}.") from error

    def _of_server(self, error: found.Neo4jError, done: str, most: str) -> StoreError | ConfigurationError:
        code = error.code or "no code"
        if any(part in code for part in REFUSED_CODES):
            return ConfigurationError(f"The graph store at {self._place} refuses the user or the password.")
        if any(part in code for part in READ_ONLY_CODES):
            return ConfigurationError(f"The graph store at {self._place} may not be written by this user.")
        if code.endswith("ConstraintValidationFailed"):
            return StoreConflict(f"The graph store at {self._place} is being written by another process.")
        reason = code
        if code.endswith(OWN_TIME):
            reason = f"it took longer than {most}"
        elif code.endswith(SERVER_TIME):
            reason = "it took longer than the server allows"
        return StoreUnavailable(f"The graph store at {self._place} cannot be {done}: {reason}.")


class OpenTransaction:
    """A transaction that is open; `rows` runs a statement in it."""

    def __init__(self, transaction: Transaction) -> None:
        """Use a transaction of the driver."""
        self._transaction = transaction

    def rows(self, statement: LiteralString, **values: Any) -> list[Row]:
        """Return the rows of a statement."""
        return [record.data() for record in self._transaction.run(statement, values)]

    def stream(self, statement: LiteralString, **values: Any) -> Iterator[Row]:
        """Yield the rows of a statement as they come."""
        yield from _plain_rows(self._transaction.run(statement, values))

    def commit(self) -> None:
        """Make everything in it visible at once."""
        self._transaction.commit()


def _driver(address: Neo4jAddress) -> Driver:
    logs = logging.getLogger("neo4j")  # with no handler Python would write its warnings, addresses in them, to stderr
    if not logs.handlers:
        logs.addHandler(logging.NullHandler())
    try:
        return GraphDatabase.driver(
            address.uri,
            auth=(address.user, address.password) if address.user else None,
            connection_timeout=CONNECT_SECONDS,
            connection_acquisition_timeout=ACQUIRE_SECONDS,
            notifications_min_severity="OFF",  # they tell authors of statements what tests tell them already
            user_agent="kennisgraaf",
        )
    except (found.ConfigurationError, ValueError) as error:
        raise ConfigurationError(NO_ADDRESS) from error  # the driver's text repeats the address, a password in it


def _plain_rows(result: Result) -> Iterator[Row]:
    names = result.keys()
    for record in result:
        yield dict(zip(names, record.values(), strict=True))  # much quicker than record.data()


def _kind(error: BaseException) -> str:
    """Return what kind of failure it was, in words."""
    match error:
        case found.ServiceUnavailable() | found.SessionExpired():
            return "no server answers there"
        case _:
            return type(error).__name__
