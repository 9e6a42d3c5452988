"""Small hand-made lists in the real formats with today's date: fictional, for the demonstration and the tests."""

from datetime import date
from pathlib import Path

from loaders.run import Approval

APPROVAL = Approval("kennisgraaf demo", "Fictional sample lists, small on purpose.")
FOLDER = Path(__file__).parent
SUFFIXES = frozenset({".xml", ".csv", ".json"})


def write_sample(folder: Path, today: date) -> None:
    """Write the sample lists into a folder, as if they were published today."""
    folder.mkdir(parents=True, exist_ok=True)
    printed = f"{today.day}.{today.month}.{today.year}"  # as the Official Journal prints a date
    for path in sorted(FOLDER.iterdir()):
        if path.suffix in SUFFIXES:
            text = (
                path.read_text(encoding="utf-8").replace("@TODAY_DMY@", printed).replace("@TODAY@", today.isoformat())
            )
            (folder / path.name).write_text(text, encoding="utf-8")
