"""The parts text output is built of: tables, lines that stay indented when they wrap, numbers in a language."""

from collections.abc import Iterable

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ontologies.model import Language

STAND_IN = "\ue000"  # for a no-break space, at which rich would break a line; `Output` puts the space back
_DUTCH = str.maketrans(",.", ".,")


def make_table(*columns: str, numbers: Iterable[str] = (), unbroken: Iterable[str] = ()) -> Table:
    """Return an empty table.

    Args:
        numbers: Columns that are set to the right.
        unbroken: Columns whose cells stay on one line.
    """
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    right, whole = set(numbers), set(unbroken)
    for column in columns:
        is_number = column in right
        table.add_column(
            column, justify="right" if is_number else "left", overflow="fold", no_wrap=is_number or column in whole
        )
    return table


def print_indented(console: Console, text: str | Text, by: int = 2) -> None:
    """Write a text; the lines it wraps to begin where the first does."""
    console.print(Padding(Text(text) if isinstance(text, str) else text, (0, 0, 0, by), expand=False))


def keep_together(text: str) -> str:
    """Return a text whose per cent signs stay with their numbers when it is wrapped."""
    return text.replace("\N{NO-BREAK SPACE}", STAND_IN).replace(" %", f"{STAND_IN}%")


def number_text(number: float, language: Language, *, decimals: int = 0) -> str:
    """Return a number with its thousands apart: 14,160, in Dutch 14.160."""
    text = f"{number:,.{decimals}f}"
    return text.translate(_DUTCH) if language == "nl" else text
