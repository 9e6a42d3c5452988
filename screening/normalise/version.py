"""The version of the rules that make names comparable: an index is good for the rules it was built with."""

import hashlib
from functools import cache
from pathlib import Path

from ontologies.lexicon import PATH as LEXICON


@cache
def names_version() -> str:
    """Return the start of the hash of the lexicon and of the code of this package."""
    digest = hashlib.sha256()
    for path in (LEXICON, *sorted(Path(__file__).parent.glob("*.py"))):
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:12]
