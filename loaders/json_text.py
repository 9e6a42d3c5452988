"""Reads a whole JSON file without trusting it."""

import json
from typing import Any

from graph.errors import SourceChanged
from loaders.resource import Resource
from loaders.table_records import decode_text


def decode_json(resource: Resource) -> Any:
    """Return what a JSON file holds.

    Raises:
        SourceChanged: It is not UTF-8, not JSON, cut off, or nested too deeply to read.
    """
    try:
        return json.loads(decode_text(resource))
    except (ValueError, RecursionError) as error:
        message = f"{resource.name} is damaged or cut-off JSON: {error}."
        raise SourceChanged(message, file=resource.name) from error
