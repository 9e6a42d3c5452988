"""Settings from the environment: read once, complete, or refused with all problems at once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

from graph.errors import ConfigurationError
from graph.neo4j_address import Neo4jAddress
from ontologies.model import LANGUAGES, Language

STORES = ("sqlite", "neo4j")
SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
LARGEST_BODY = 1_000_000


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the environment decides.

    Attributes:
        home: Folder of store, version files, snapshots and casebook.
        language: Language of answers when none is asked for.
        institution: Whose screenings this service stores; every row of the casebook carries it.
        max_body_bytes: Largest request body.
        neo4j: Where the Neo4j server is; None when no setting names one.
    """

    home: Path
    store: str
    language: Language
    institution: str
    max_body_bytes: int
    neo4j: Neo4jAddress | None = None

    @property
    def graph_path(self) -> Path:
        """The embedded store."""
        return self.home / "graph.sqlite"

    @property
    def versions_path(self) -> Path:
        """The version files."""
        return self.home / "versions"

    @property
    def snapshots_path(self) -> Path:
        """The published snapshots."""
        return self.home / "snapshots"

    @property
    def casebook_path(self) -> Path:
        """The institution's own confidential data."""
        return self.home / "casebook.sqlite"


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Return the settings of an environment; an empty value counts as not set.

    Raises:
        ConfigurationError: One or more cannot be used; the message names all.
    """
    problems: list[str] = []
    store = environment.get("KENNISGRAAF_STORE") or "sqlite"
    if store not in STORES:
        problems.append(f"KENNISGRAAF_STORE is {store!r}; this release knows {', '.join(STORES)}")
    language = environment.get("KENNISGRAAF_LANGUAGE") or _system_language(environment)
    if language not in LANGUAGES:
        problems.append(f"KENNISGRAAF_LANGUAGE is {language!r}; it must be nl or en")
    home = Path(environment.get("KENNISGRAAF_HOME") or "var")
    if home.exists() and not home.is_dir():
        problems.append(f"KENNISGRAAF_HOME is {home}, which is no folder")
    largest = environment.get("KENNISGRAAF_MAX_BODY_BYTES") or str(LARGEST_BODY)
    if not re.fullmatch("[0-9]{1,9}", largest) or not 1_000 <= int(largest) <= 100_000_000:
        problems.append(f"KENNISGRAAF_MAX_BODY_BYTES is {largest!r}; it must be a number from 1000 to 100000000")
    institution = environment.get("KENNISGRAAF_INSTITUTION") or "local"
    if not institution.replace("-", "").isalnum() or len(institution) > 100:
        problems.append("KENNISGRAAF_INSTITUTION must be letters, digits and hyphens, at most 100")
    neo4j = _neo4j(environment, problems) if store == "neo4j" or environment.get("NEO4J_URI") else None
    if problems:
        raise ConfigurationError(f"The settings cannot be used: {'; '.join(problems)}.")
    return Settings(home, store, cast(Language, language), institution, int(largest), neo4j)


def _neo4j(environment: Mapping[str, str], problems: list[str]) -> Neo4jAddress:
    """Return where the server is and who asks; what is wrong is added to the problems."""
    uri = environment.get("NEO4J_URI") or ""
    if not _is_server(uri):  # what it is instead is not repeated: it may hold a password
        problems.append("NEO4J_URI must be only the address of a Neo4j server, such as bolt://127.0.0.1:7687")
    user, password = environment.get("NEO4J_USER") or "neo4j", environment.get("NEO4J_PASSWORD") or ""
    if path := environment.get("NEO4J_AUTH_PATH"):
        user, password = _user_and_password(Path(path), problems)
    elif not password:
        problems.append("NEO4J_PASSWORD or NEO4J_AUTH_PATH must be set; there is no default")
    return Neo4jAddress(uri, user, password)


def _is_server(uri: str) -> bool:
    """Return whether an address is that of a server and nothing else: scheme, host, and a port if it is not 7687."""
    try:
        parts = urlsplit(uri)
        host, _ = parts.hostname or "", parts.port  # a port that is no number says so here
        host.encode("idna")  # as the look-up of a name does; it refuses an empty label, and one over 63 signs
    except ValueError:
        return False
    more = (parts.path.strip("/"), parts.query, parts.fragment, parts.username, parts.password)
    return parts.scheme in SCHEMES and bool(host) and not any(more) and "@" not in parts.netloc


def _user_and_password(path: Path, problems: list[str]) -> tuple[str, str]:
    """Return what a secret file holds: one line, user/password."""
    try:
        user, _, password = path.read_text(encoding="utf-8").strip().partition("/")
    except (OSError, ValueError) as error:
        problems.append(f"NEO4J_AUTH_PATH cannot be read: {getattr(error, 'strerror', None) or 'it is no text'}")
        return "", ""
    if not user or not password:
        problems.append("NEO4J_AUTH_PATH must hold one line: user/password")
    return user, password


def _system_language(environment: Mapping[str, str]) -> str:
    """Return Dutch on a Dutch system, else English."""
    system = environment.get("LC_ALL") or environment.get("LC_MESSAGES") or environment.get("LANG") or ""
    return "nl" if system.lower().startswith("nl") else "en"
