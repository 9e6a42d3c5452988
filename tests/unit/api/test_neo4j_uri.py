"""An address of a Neo4j server that cannot be used is refused in one sentence, before anything is tried."""

from collections.abc import Callable

import pytest

from api.settings import read_settings
from graph.errors import ConfigurationError
from graph.neo4j_address import Neo4jAddress
from graph.neo4j_database import Neo4jDatabase
from tests.conftest import Ran

SECRET = "Zilvervos-7731"
NO_SERVER = [
    "bolt://[::1",
    "bolt://host:notaport",
    "bolt://host:99999",
    "bolt://ex..ample:7687",
    f"bolt://{'a' * 64}.example:7687",
    "bolt://:7687",
    "bolt:///7687",
    "http://127.0.0.1:7687",
]
MORE_THAN_A_SERVER = [
    f"bolt://user:{SECRET}@127.0.0.1:7687",
    f"bolt://{SECRET}@127.0.0.1:7687",
    "bolt://@127.0.0.1:7687",
    f"bolt://user:12/{SECRET}@127.0.0.1",
    f"bolt://user:12#{SECRET}@127.0.0.1",
    f"neo4j://127.0.0.1:7687?password={SECRET}",
]
SERVERS = ["bolt://127.0.0.1:7687", "neo4j+s://graph.example.org", "bolt://[::1]:7687", "bolt://münchen.example/"]


@pytest.mark.parametrize("command", [("store", "migrate"), ("screen", "Zonnehoek")], ids=" ".join)
@pytest.mark.parametrize("uri", [*NO_SERVER, *MORE_THAN_A_SERVER])
def test_an_address_that_cannot_be_used_is_named_and_not_repeated(
    uri: str, command: tuple[str, ...], run_command: Callable[..., Ran]
) -> None:
    ran = run_command(*command, KENNISGRAAF_STORE="neo4j", NEO4J_URI=uri, NEO4J_PASSWORD=SECRET)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "kennisgraaf: The settings cannot be used: "
        "NEO4J_URI must be only the address of a Neo4j server, such as bolt://127.0.0.1:7687.\n"
    )


@pytest.mark.parametrize("uri", SERVERS)
def test_an_address_that_can_be_used_is_kept_as_it_is_set(uri: str) -> None:
    address = read_settings({"NEO4J_URI": uri, "NEO4J_PASSWORD": SECRET}).neo4j
    assert address == Neo4jAddress(uri, "neo4j", SECRET)


@pytest.mark.parametrize("uri", [*NO_SERVER[:2], *NO_SERVER[3:5], MORE_THAN_A_SERVER[0]])
def test_the_database_itself_also_says_which_setting_is_wrong(uri: str) -> None:
    with pytest.raises(ConfigurationError, match=r"^NEO4J_URI is no address of a Neo4j server\.$"):
        Neo4jDatabase(Neo4jAddress(uri, "neo4j", SECRET))
