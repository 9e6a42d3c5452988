"""What was not searched: datasets that are described but not loaded, and lists this release has no loader for."""

from collections.abc import Collection
from functools import cache
from pathlib import Path

import yaml

from loaders.registry import load_sources
from ontologies.model import Label
from screening.snapshot.manifest import MissingDataset

PATH = Path(__file__).with_name("known_lists.yml")
NOT_LOADED = Label("Nog niet geladen.", "Not loaded yet.")
NO_LOADER = Label("Deze versie kan deze lijst nog niet laden.", "This release cannot load this list yet.")


def missing_datasets(loaded: Collection[str]) -> list[MissingDataset]:
    """Return what is not in a snapshot of these datasets, required ones first, by id."""
    described = [dataset for source in load_sources() for dataset in source.spec.datasets]
    missing = [
        MissingDataset(item.id, item.title, item.is_required, NOT_LOADED) for item in described if item.id not in loaded
    ]
    sources = {source.spec.id for source in load_sources()}
    missing.extend(
        MissingDataset(name, title, False, NO_LOADER) for name, title in _known_lists() if name not in sources
    )
    return sorted(missing, key=lambda item: (not item.is_required, item.id))


@cache
def _known_lists() -> tuple[tuple[str, Label], ...]:
    items = yaml.safe_load(PATH.read_bytes())
    return tuple((str(item["id"]), Label(item["nl"], item["en"])) for item in items)
