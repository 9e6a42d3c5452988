"""The Cypher that shows a path in Neo4j Browser, ready to paste."""

from collections.abc import Sequence

from screening.snapshot.party import Tie


def path_cypher(ties: Sequence[Tie]) -> str:
    """Return one query that draws the relations of a path; ids are text literals, safely quoted.

    Records of one party are joined by SAME_AS, so the relations are matched one by one, by their own ends.
    """
    parts = [
        f"p{place} = (:Entity {{id: {_literal(tie.source)}}})-[:{tie.type}]->(:Entity {{id: {_literal(tie.target)}}})"
        for place, tie in enumerate(ties, start=1)
    ]
    names = ", ".join(f"p{place}" for place in range(1, len(ties) + 1))
    return f"MATCH {', '.join(parts)} RETURN {names} LIMIT 1"


def _literal(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
