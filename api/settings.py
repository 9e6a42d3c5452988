"""Settings from the environment: read once, complete, or refused with all problems at once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from graph.errors import ConfigurationError
from ontologies.model import LANGUAGES, Language

STORES = ("sqlite",)
LARGEST_BODY = 1_000_000


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the environment decides.

    Attributes:
        home: Folder of store, version files, snapshots and casebook.
        language: Language of answers when none is asked for.
        institution: Whose screenings this service stores; every row of the casebook carries it.
        max_body_bytes: Largest request body.
    """

    home: Path
    store: str
    language: Language
    institution: str
    max_body_bytes: int

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
    if problems:
        raise ConfigurationError(f"The settings cannot be used: {'; '.join(problems)}.")
    return Settings(home, store, cast(Language, language), institution, int(largest))


def _system_language(environment: Mapping[str, str]) -> str:
    """Return Dutch on a Dutch system, else English."""
    system = environment.get("LC_ALL") or environment.get("LC_MESSAGES") or environment.get("LANG") or ""
    return "nl" if system.lower().startswith("nl") else "en"
