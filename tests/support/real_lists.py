"""The real lists, loaded into an installation."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from api.services import Services, offer_folder
from api.settings import Settings
from graph.facts import Fact, decode_fact
from loaders.report import Load
from screening.screen import Screener


@dataclass(frozen=True)
class Loaded:
    """An installation with the real lists."""

    services: Services
    loads: tuple[Load, ...]
    snapshot: str
    screener: Screener

    def load_of(self, file: str) -> Load:
        (found,) = [load for load in self.loads if load.files == (file,)]
        return found

    def lines(self, file: str) -> Iterator[str]:
        """Yield the encoded facts of the version that a file became."""
        load = self.load_of(file)
        with self.services.store() as store:
            (version,) = [version for version in store.versions() if version.id == load.version]
        return self.services.files.encoded_facts(version)

    def facts(self, file: str, containing: str) -> Iterator[Fact]:
        return (decode_fact(line) for line in self.lines(file) if containing in line)

    def counts(self, file: str) -> Mapping[str, int]:
        return self.counts_of(self.load_of(file))

    def counts_of(self, load: Load) -> Mapping[str, int]:
        with self.services.store() as store:
            (version,) = [version for version in store.versions() if version.id == load.version]
        return version.counts


def load_real_lists(settings: Settings, folder: Path, now: datetime) -> Loaded:
    """Load every list of a folder."""
    services = Services(settings)
    loads, manifest = services.load(offer_folder(folder), now, lambda message: None)
    assert manifest is not None
    return Loaded(services, tuple(loads), manifest.id, services.screener())
