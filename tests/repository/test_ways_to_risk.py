"""The saved query about ways to risk is made from the path shapes of the model: nobody keeps a second list of them."""

import re
from collections.abc import Iterator
from pathlib import Path

from ontologies.model import Ontology, PathShape
from screening.paths import PathLimits
from screening.shape_cypher import HOLDS, shape_queries

FILE = Path(__file__).parents[2] / "docs" / "queries" / "07-ways-to-risk.cypher"
HOPS = PathLimits().max_hops  # within which riskShapes of a party are found
HEAD = f"""\
// 7. The ways from a party to risk on the day of the publication, by their shape, through at most {HOPS} ties each
// A shape is one of the only ways in which a path has a meaning; riskShapes of the party names those it has.
// Made from ontologies/paths.ttl by: .venv/bin/python -m pytest tests/repository/test_ways_to_risk.py --rewrite
MATCH (publication:Publication {{name: 'current'}}), (party:Entity {{id: $party}})
CALL (party) {{
"""
FOOT = f"""
}}
WITH publication, shape, way, risk
WHERE length(way) <= {HOPS}
  AND all(node IN nodes(way) WHERE single(other IN nodes(way) WHERE other = node))
  AND all(tie IN relationships(way)
    WHERE coalesce(tie.holdsFrom <= date(publication.asOf), true)
      AND coalesce(tie.holdsUntil > date(publication.asOf), true))
RETURN shape, [node IN nodes(way) | node.name] AS parties, [tie IN relationships(way) | type(tie)] AS ties,
       risk.riskClasses AS riskClasses, publication.asOf AS asOf, way
ORDER BY shape, size(parties), parties
LIMIT 100
"""
WHOLE = re.compile(r"^MATCH path = \(:Entity \{id: start\}\) (.*) \(end:Party\)$", re.MULTILINE)
PART = re.compile(r"(?<=\}) (?=\(\(a\d\))")
# What is asked of every tie stands at the end of the file, once; a tie of which nothing else is asked needs no name.
OF_EVERY_TIE = re.compile(
    "|".join(re.escape(f"{HOLDS.format(f'r{n}')} AND r{n}.confidence IN $confidences") for n in range(9))
)
UNNAMED = re.compile(r"\(\(a\d\)(<?-\[)r\d(:[A-Z_|]+\]->?)\(b\d\) WHERE \)")


def test_the_saved_query_asks_for_the_shapes_of_the_model(ontology: Ontology, rewrite: bool) -> None:
    ways = [way for shape in ontology.path_shapes for way in ways_of(shape, ontology)]
    text = HEAD + "\n    UNION\n".join(ways) + FOOT
    if rewrite:
        FILE.write_text(text, encoding="utf-8")
    assert FILE.read_text(encoding="utf-8") == text


def ways_of(shape: PathShape, ontology: Ontology) -> Iterator[str]:
    """Yield the parts of the query that find the ways of a shape, by the patterns of a search, made readable."""
    classes = ", ".join(f"'{name}'" for name in sorted(shape.reaches))
    for query in shape_queries(shape, ontology, HOPS, has_target=False):
        (found,) = WHOLE.findall(query)
        patterns = (readable(part) for part in PART.split(found))
        yield "\n        ".join(["    MATCH way = (party)", *patterns, "(risk:Risk)"]) + (
            f"\n    WHERE any(class IN risk.riskClasses WHERE class IN [{classes}])"
            f"\n    RETURN '{shape.id}' AS shape, way, risk"
        )


def readable(part: str) -> str:
    return UNNAMED.sub(r"(()\1\2())", OF_EVERY_TIE.sub("", part)).replace("WHERE  AND ", "WHERE ")
