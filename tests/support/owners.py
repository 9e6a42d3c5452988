"""Owners and the listings by which they count, for tests about ownership."""

from tests.support.graph import GraphBuilder

BIS = {"authorityLevel": "third_country", "measure": "export_restriction", "origin": "us_bis"}
OFAC = {"authorityLevel": "third_country", "measure": "asset_freeze", "origin": "us_ofac"}
ANNEX = {"authorityLevel": "eu", "measure": "export_restriction", "origin": "eu_annexes"}
MILITARY = {"authorityLevel": "third_country", "measure": "military_company", "origin": "us_1260h"}


def own(graph: GraphBuilder, owner: str, asset: str, share: str, since: str = "2015", until: str = "") -> None:
    """Add a holding; an empty share is an unknown one."""
    properties = {"share": share} if share else {}
    graph.relate("OWNS", owner, asset, since=since, until=until, number=1, **properties)
