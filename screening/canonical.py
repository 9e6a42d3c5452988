"""The hash of a result: equal exactly when two results say the same, whatever the language they say it in."""

import hashlib
import json
from typing import Any

# Left out of the hash: the id and fetch times, and what is only a wording of the rest.
DISPLAY = frozenset(
    {"fetchedAt", "language", "title", "sentence", "benign", "followUp", "outcomeRule", "label", "reason", "licence"}
)


def result_hash(result: dict[str, Any]) -> str:
    """Return the SHA-256, in hexadecimal, of the canonical JSON of a result without its id."""
    content = {key: value for key, value in result.items() if key not in {"id", "resultHash"}}
    canonical = json.dumps(_without_display(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _without_display(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_display(item) for key, item in value.items() if key not in DISPLAY}
    if isinstance(value, list):
        return [_without_display(item) for item in value]
    return value
