"""Where a Neo4j server is; apart from the driver, which takes a second to import."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Neo4jAddress:
    """Where the server is and who asks. ``user`` is empty for a server without accounts."""

    uri: str
    user: str = ""
    password: str = field(default="", repr=False)

    @property
    def place(self) -> str:
        """Host and port, for messages."""
        return urlsplit(self.uri).netloc.rpartition("@")[2]
