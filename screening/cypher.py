"""The Cypher that shows a path in Neo4j Browser, ready to paste."""

from collections.abc import Sequence

from screening.snapshot.party import Party, Tie


def path_cypher(parties: Sequence[Party], ties: Sequence[Tie], is_inverse: Sequence[bool], *, own: str) -> str:
    """Return one query that draws a path; ids are text literals, safely quoted.

    Args:
        own: The dataset of what an institution states itself: that is in no database, so the path is drawn in the
            pieces around it, and the text is empty when nothing is left.
    """
    pieces: list[str] = []
    goes_on = False
    for place, (tie, inverse) in enumerate(zip(ties, is_inverse, strict=True)):
        if tie.mark.dataset == own:
            goes_on = False
            continue
        relation = f"[:{tie.type} {{key: {_literal(tie.key)}}}]"
        step = f"<-{relation}-" if inverse else f"-{relation}->"
        if not goes_on:
            pieces.append(_node(parties[place]))
        pieces[-1] += f"{step}{_node(parties[place + 1])}"
        goes_on = True
    names = [f"p{number}" for number in range(1, len(pieces) + 1)]
    patterns = ", ".join(f"{name} = {piece}" for name, piece in zip(names, pieces, strict=True))
    return f"MATCH {patterns} RETURN {', '.join(names)} LIMIT 1" if pieces else ""


def _node(party: Party) -> str:
    return f"(:Entity {{id: {_literal(party.id)}}})"


def _literal(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
