"""The saved queries of the analyst's page, on a real server with the sample lists: each answers its question."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from neo4j import READ_ACCESS, GraphDatabase

from api.services import Services, offer_files, offer_folder
from graph.neo4j_address import Neo4jAddress
from loaders.sample import APPROVAL
from ontologies.load import load_ontology
from tests.conftest import NOW, empty_database, settings_of

ROOT = Path(__file__).parents[2]
FILES = {path.name: path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs" / "queries").glob("*.cypher"))}
PAGE = (ROOT / "docs" / "how-to" / "browse-the-graph.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(
    r"^\*\*\[[^]]+\]\(\.\./queries/(?P<name>[^)]+)\)\*\*.*?^```\n:params (?P<values>.*?)\n```", re.M | re.S
)
EXAMPLES = {found["name"]: found["values"] for found in EXAMPLE.finditer(PAGE)}
QINGLUAN = "us_csl:EL.f1c7100000000000000000000000000000000001"
LABORATORY = "Key Laboratory of Phoenix Flight Control"

Row = Mapping[str, Any]
Ask = Callable[..., list[Row]]


@pytest.fixture(scope="module")
def ask(neo4j_server: Neo4jAddress, sample_lists: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Run Cypher as an analyst does, who only reads; the sample lists are loaded, that of the UN in two editions."""
    empty_database(neo4j_server)
    named = {"NEO4J_URI": neo4j_server.uri, "NEO4J_USER": neo4j_server.user, "NEO4J_PASSWORD": neo4j_server.password}
    services = Services(settings_of(tmp_path_factory.mktemp("home"), KENNISGRAAF_STORE="neo4j", **named))
    services.load(offer_folder(sample_lists, APPROVAL), NOW, lambda message: None)
    later = tmp_path_factory.mktemp("later") / "un_sc.xml"
    text = (sample_lists / "un_sc_consolidated.xml").read_text(encoding="utf-8")
    tomorrow = NOW + timedelta(days=1)
    text = text.replace(NOW.date().isoformat(), tomorrow.date().isoformat())
    later.write_text(text.replace("Nightmoth General Trading", "Nightmoth Shipping"), encoding="utf-8")
    services.load(offer_files("un_sc", [later], APPROVAL), tomorrow, lambda message: None)
    services.close()
    with GraphDatabase.driver(neo4j_server.uri, auth=(neo4j_server.user, neo4j_server.password)) as driver:

        def run(text: str, values: str = "{}", **more: Any) -> list[Row]:
            with driver.session(default_access_mode=READ_ACCESS) as session:
                known = session.run(f"RETURN {values} AS known").single(strict=True)["known"]  # type: ignore[arg-type]
                return [record.data() for record in session.run(text, {**known, **more})]  # type: ignore[arg-type]

        yield run


def example(ask: Ask, file: str, **values: Any) -> list[Row]:
    return ask(FILES[file], EXAMPLES[file], **values)


def test_the_page_has_an_example_for_every_file_and_there_are_ten() -> None:
    assert EXAMPLES.keys() == FILES.keys()
    assert len(FILES) == 10


@pytest.mark.parametrize("name", FILES)
def test_every_file_has_a_title_parameters_of_the_page_and_a_limit(name: str) -> None:
    text = FILES[name]
    assert re.match(rf"// {int(name[:2])}\. \w", text)
    assert re.search(r"^LIMIT [0-9]+\n\Z", text, re.MULTILINE)
    assert set(re.findall(r"\$(\w+)", text)) == set(re.findall(r"(\w+): ['0-9]", EXAMPLES[name]))
    assert not re.search(r"\b(?:CREATE|MERGE|SET|DELETE|REMOVE)\b", text)


def test_a_party_is_found_in_any_script(ask: Ask) -> None:
    assert example(ask, "01-find-a-party.cypher")[0]["name"] == LABORATORY
    for name in (
        "qingluan university",
        "青鸾航天科技大学",
        "QUAT",
        'Qingluan (University) of "Aerospace/Technology" AND',
    ):
        assert example(ask, "01-find-a-party.cypher", name=name)[0]["party"] == QINGLUAN
    assert example(ask, "01-find-a-party.cypher", name="Звездоград Приборы")[0]["name"] == "Zvezdograd Instruments JSC"


def test_one_party_is_drawn_with_all_its_ties(ask: Ask) -> None:
    types = {row["tie"][1] for row in example(ask, "02-one-party.cypher")}
    assert types == {"LISTED_IN", "ASSESSED_IN", "HOSTS", "OWNS", "SUPERVISED_BY", "SAME_AS"}


def test_a_listing_is_in_force_on_some_days_only(ask: Ask) -> None:
    def on(day: str) -> dict[str, str]:
        return {row["indicator"]: row["onThatDay"] for row in example(ask, "03-who-lists-it.cypher", day=day)}

    before = {row["indicator"]: row["onThatDay"] for row in example(ask, "03-who-lists-it.cypher")}
    assert before == {"A3": "later", None: "unknown"}
    assert on("2020-12-18") == {"A3": "in force", None: "unknown"}
    assert on("2026-11-22") == {"A3": "in force", None: "in force"}
    (listing,) = [row for row in example(ask, "03-who-lists-it.cypher") if row["indicator"]]
    assert (listing["validFrom"], listing["legalAct"], listing["dataset"]) == ("2020-12-18", "85 FR 00001", "us_csl")


def test_a_relation_leads_to_its_wording_and_record(ask: Ask) -> None:
    (row,) = example(ask, "04-evidence.cypher")
    assert row["quote"].startswith(LABORATORY)
    assert row["dataset"] == "cn_defence_universities"
    assert row["record"] == "00000000-0000-4000-8000-000000000001"
    assert row["url"].startswith("https://")
    assert (row["firstEdition"], row["lastEdition"]) == ("2026-11-22", None)


def test_every_plain_relation_has_evidence(ask: Ask) -> None:
    rows = ask(
        "MATCH (:Party)-[r]->(:Entity) WHERE r.id IS NOT NULL RETURN r.id AS id, r.dataset AS dataset LIMIT 1000"
    )
    assert len(rows) > 30
    lacking = [row for row in rows if not ask(FILES["04-evidence.cypher"], relation=row["id"], dataset=row["dataset"])]
    assert lacking == []


def test_names_come_with_source_and_record(ask: Ask) -> None:
    rows = example(ask, "05-names.cypher")
    assert {(row["name"], row["dataset"]) for row in rows} >= {
        ("青鸾航天科技大学", "cn_defence_universities"),
        ("Qingluan University of Aerospace Technology", "us_csl"),
    }
    assert all(row["record"] and row["firstEdition"] for row in rows)


def test_owners_are_found_through_layers_on_a_day(ask: Ask) -> None:
    rows = example(ask, "06-owners.cypher")
    assert [(row["owner"], row["layers"], row["shares"]) for row in rows] == [
        ("Meridiaan Holding GmbH", 1, [55.0]),
        ("Zvezdograd Instruments JSC", 2, [55.0, 60.0]),
    ]
    assert example(ask, "06-owners.cypher", day="2021-04-30") == []  # before the share was taken


def test_ways_to_risk_have_the_shapes_that_a_screening_finds(ask: Ask) -> None:
    ways = {row["shape"]: row["parties"] for row in example(ask, "07-ways-to-risk.cypher")}
    assert ways["laboratory_of"] == [LABORATORY, "Qingluan University of Aerospace Technology"]
    parties = ask("MATCH (p:Party) RETURN p.id AS party, coalesce(p.riskShapes, []) AS shapes LIMIT 1000")
    assert {shape for party in parties for shape in party["shapes"]} >= {"owned_by", "joint_laboratory", "has_unit"}
    for party in parties:
        found = {row["shape"] for row in ask(FILES["07-ways-to-risk.cypher"], party=party["party"])}
        assert found == set(party["shapes"]), party["party"]


def test_units_are_listed_with_who_lists_them(ask: Ask) -> None:
    rows = example(ask, "08-laboratories.cypher")
    assert [row["unit"].rpartition(" – ")[2] for row in rows] == [
        "Institute of Fog Radar",
        "Institute of Quantum Lanterns",
    ]
    assert all(row["lists"] and row["riskClasses"] == ["designated"] for row in rows)
    (laboratory,) = example(ask, "08-laboratories.cypher", party=QINGLUAN)
    assert (laboratory["unit"], laboratory["tie"], laboratory["lists"]) == (LABORATORY, "HOSTS", [])


def test_a_party_of_several_lists_comes_with_the_ground(ask: Ask) -> None:
    found = {row["name"]: row for row in example(ask, "09-on-several-lists.cypher")}
    assert set(found["ARVID STORMKRAAI"]["datasets"]) == {"un_sc", "us_csl"}
    assert "same_birth_date" in found["ARVID STORMKRAAI"]["joined"][0]["basis"]
    assert "ru_inn:7700000009" in found["Zvezdograd Instruments JSC"]["joined"][0]["basis"]


def test_changes_of_a_version_are_what_it_added_and_ended(ask: Ask) -> None:
    assert {row["change"] for row in example(ask, "10-what-changed.cypher")} == {"added"}
    rows = example(ask, "10-what-changed.cypher", number=2, dataset="un_sc")
    assert {(row["change"], row["value"], row["edition"]) for row in rows} == {
        ("added", "Nightmoth Shipping", "2026-11-23"),
        ("ended", "Nightmoth General Trading", "2026-11-23"),
    }
    assert example(ask, "10-what-changed.cypher", number=3, dataset="un_sc") == []  # no version that was told


def test_a_name_that_ended_says_until_which_edition(ask: Ask) -> None:
    rows = example(ask, "05-names.cypher", party="un_sc:KPe.901")
    ends = {row["name"]: row["lastEdition"] for row in rows if row["name"].startswith("Nightmoth")}
    assert ends == {"Nightmoth General Trading": "2026-11-22", "Nightmoth Shipping": None}


def test_the_page_explains_every_label_relation_type_and_property_of_a_relation(ask: Ask) -> None:
    quoted = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`\n]+)`", PAGE))))
    labels = {row["label"] for row in ask("CALL db.labels() YIELD label RETURN label LIMIT 1000")}
    found = "CALL db.relationshipTypes() YIELD relationshipType AS type RETURN type LIMIT 1000"
    types = {row["type"] for row in ask(found)}
    ontology = load_ontology()
    described = {word for type_, item in ontology.relation_types.items() for word in (type_, item.class_name)}
    assert {"Risk", "Lock", "SUBJECT", "Hosting"} <= labels | types
    assert (labels | types | described | set(ontology.kinds)) - quoted == set()
