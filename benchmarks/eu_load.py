"""Measures loading a generated EU list of the size of the published one, in both of its forms."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from api.services import Services, offer_files
from api.settings import read_settings
from benchmarks.eu_list import write_csv, write_xml
from benchmarks.measure import Row, peak_megabytes, seconds_of

ENTITIES = 6_200  # as the list of 2026 has, in 25 MB


def measure_eu_list(folder: Path) -> Iterator[Row]:
    """Load and publish the list as XML, then as CSV, each into an installation of its own."""
    yield _measure(folder / "eu_xml", "XML", write_xml(ENTITIES))
    yield _measure(folder / "eu_csv", "CSV", write_csv(ENTITIES))


def _measure(home: Path, form: str, content: bytes) -> Row:
    home.mkdir(parents=True, exist_ok=True)
    path = home / "list"
    path.write_bytes(content)
    services = Services(read_settings({"KENNISGRAAF_HOME": str(home)}))
    offer = offer_files("eu_fsf", [path], None)
    seconds = seconds_of(lambda: services.load(offer, datetime.now(UTC), _say_nothing))
    what = f"load and publish a generated EU list as {form} ({ENTITIES:,} entities, {len(content) / 1e6:.0f} MB)"
    return Row(what, f"{seconds:.1f} s, {peak_megabytes()} MB")


def _say_nothing(_message: str) -> None:
    """Take the messages of a load and leave them."""
