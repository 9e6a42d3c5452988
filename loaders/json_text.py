"""Reads JSON without trusting it."""

import json
import re
from typing import Any

from graph.errors import SourceChanged
from loaders.resource import Resource
from loaders.table_records import decode_text

SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


def decode_json(resource: Resource) -> Any:
    """Return what a JSON file holds.

    Raises:
        SourceChanged: It is not UTF-8, not JSON, cut off, or nested too deeply to read.
    """
    try:
        return parse_json(decode_text(resource))
    except (ValueError, RecursionError) as error:
        message = f"{resource.name} is damaged or cut-off JSON: {error}."
        raise SourceChanged(message, file=resource.name) from error


def parse_json(text: str) -> Any:
    """Return what a JSON text holds.

    Raises:
        ValueError: It is not JSON, or holds half of a character (a lone surrogate), which no file can keep.
        RecursionError: It is nested too deeply.
    """
    data = json.loads(text)
    if SURROGATE.search(text):
        json.dumps(data, ensure_ascii=False).encode()
    return data
