"""The real lists, loaded once: every row is accounted for, a second load changes nothing, the asked cases hold."""

import csv
import gzip
import io
import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from api.services import Services, offer_folder
from graph.facts import Claim, Entity, Relation, decode_fact
from graph.version import Status
from screening.result import Result, ShownCandidate
from screening.screen import Screener
from tests.conftest import NOW
from tests.support.graph import screen
from tests.support.real_lists import Loaded

pytestmark = pytest.mark.shared_data
FOLDERS = ("cn_defence_universities", "eu_fsf", "eu_oj_annexes", "opensanctions", "un_sc", "us_1286", "us_csl")
OF_1286 = "section_1286.csv"
YEARS = {"2022": 48, "2023": 105, "2024": 134, "2025": 156}
UN_2025, UN_2020 = "UN_consolidated_2025-04-19.xml", "UN_consolidated_2020-11-30.xml"
REQUIRED = (
    "EU consolidated list of financial sanctions",
    "EU 269/2014",
    "EU 833/2014",
    "UN Security Council",
    "US Consolidated Screening List",
)


def content_of(folder: Path, name: str) -> str:
    """Return the text of a real file, unpacked."""
    (path,) = [path for path in folder.rglob("*") if path.name.removesuffix(".gz") == name]
    raw = path.read_bytes()
    return (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8-sig")


def rows_of(folder: Path, name: str) -> int:
    """Count the records of a real file in another way than its source reads them."""
    text = content_of(folder, name)
    if name.endswith(".xml"):
        return len(re.findall(r"<(?:INDIVIDUAL|ENTITY)>", text))
    if name.endswith(".csv"):
        return sum(1 for row in csv.reader(io.StringIO(text)) if row) - 1
    if name.endswith(".ftm.json"):
        return sum(1 for line in text.split("\n") if line.strip())
    return len(json.loads(text)["values"])


def confirmed(result: Result) -> list[ShownCandidate]:
    return [candidate for candidate in result.candidates if candidate.identity == "confirmed"]


def indicators(candidate: ShownCandidate) -> set[str]:
    return {finding.indicator for finding in candidate.findings}


def test_every_record_is_taken_in_merged_or_reported(real: Loaded, shared_data: Path) -> None:
    taken_in = [load for load in real.loads if load.is_served]
    assert len(taken_in) == 42
    rows = Counter({load.files[0]: 0 for load in taken_in})
    for load in taken_in:
        rows[load.files[0]] += load.records
    assert dict(rows) == {file: rows_of(shared_data, file) for file in rows}
    for load in taken_in:
        counts = real.counts_of(load)
        kept = sum(count for name, count in counts.items() if name.startswith("records:"))
        assert load.records == kept + load.merged_records + load.unusable_records, load.files
        assert load.unusable_records == 0, load.files


def test_every_list_is_published_and_no_other_file_is_loaded(real: Loaded, shared_data: Path) -> None:
    by_status = Counter(load.status for load in real.loads)
    assert set(by_status) == {Status.PUBLISHED, Status.SKIPPED}
    more_editions = len(YEARS) - 1  # one file of four lists
    assert len(real.loads) == sum(path.is_file() for path in shared_data.rglob("*")) + more_editions
    assert {load.source for load in real.loads if load.is_served} == {
        "cn_defence_universities",
        "eu_annexes",
        "opensanctions",
        "un_sc",
        "us_1286",
        "us_csl",
    }


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ("fragment_v1_1_entity13.xml", "with 1 of its records"),
        ("fragment_csv_v1_1_first21columns.csv", "lacks the columns of"),
    ],
)
def test_a_fragment_of_the_eu_list_is_skipped_as_one_and_the_list_stays_missing(
    real: Loaded, file: str, reason: str
) -> None:
    (load,) = [load for load in real.loads if load.files[0].endswith(file)]
    assert (load.status, load.dataset, load.version) == (Status.SKIPPED, "eu_fsf", "")
    assert [(issue.code, reason in issue.message) for issue in load.issues] == [("fragment", True)]
    missing = {item["id"] for item in screen(real.screener, "Universiteit Leiden").not_searched if item["required"]}
    assert "eu_fsf" in missing


def test_a_file_that_is_no_list_of_ours_is_skipped_with_a_reason(real: Loaded, shared_data: Path) -> None:
    skipped = [load for load in real.loads if load.status is Status.SKIPPED]
    assert all(len(load.issues) == 1 and load.issues[0].message.endswith(".") for load in skipped)
    within = {path.name.removesuffix(".gz") for folder in FOLDERS for path in (shared_data / folder).rglob("*.*")}
    loaded = {load.files[0] for load in real.loads if load.is_served}
    assert within - loaded == {
        "SOURCE.txt",
        "Abbreviation_FSD_extract_program.xlsx",
        "FSF-CSV-attributes.pdf",
        "fragment_csv_v1_1_first21columns.csv",
        "fragment_v1_1_entity13.xml",
        "schema_1_1.xsd",
        "833_2014_consolidated_2022-06-04.pdf",
        "programs.csv",
        "ua_war_sanctions_2026-03_targets.simple.csv",
        "wd_persons_2024-03_index.json",
    }


def test_every_load_says_how_long_it_took(real: Loaded) -> None:
    assert all(load.seconds > 0 for load in real.loads if load.is_served)


def test_nothing_is_reported_that_nobody_looked_at(real: Loaded) -> None:
    codes = {issue.code for load in real.loads if load.is_served for issue in load.issues}
    assert codes <= {
        "alias_is_unit",
        "duplicate_id",
        "not_modelled",
        "undated_file",
        "short_edition",
        "unreadable_date",
    }


@pytest.mark.parametrize(("file", "individuals", "entities"), [(UN_2025, 684, 193), (UN_2020, 713, 305)])
def test_the_un_lists_hold_their_individuals_and_entities(
    real: Loaded, file: str, individuals: int, entities: int
) -> None:
    counts = real.counts(file)
    assert (counts["records:INDIVIDUAL"], counts["records:ENTITY"]) == (individuals, entities)
    assert counts["listings"] == individuals + entities


def test_the_older_edition_of_the_un_list_is_loaded_first(real: Loaded) -> None:
    editions = [load.edition for load in real.loads if load.dataset == "un_sc"]
    assert editions == ["2020-11-30", "2025-04-19"]


def test_the_acts_of_the_eu_hold_their_rows_per_annex(real: Loaded) -> None:
    annexes = Counter(
        fact.target.rpartition("/")[2]
        for fact in real.facts("32014R0833.csv", '"LISTED_IN"')
        if isinstance(fact, Relation)
    )
    assert (annexes["IV"], annexes["XLII"], annexes.total()) == (921, 633, 1746)
    assert real.load_of("32014R0269.csv").listings == 2802
    assert sum(load.source == "eu_annexes" for load in real.loads) == 33


def test_the_us_list_holds_its_rows_per_list(real: Loaded) -> None:
    lists = Counter(
        fact.target.rpartition(":")[2]
        for fact in real.facts("consolidated_2022-05.csv", '"LISTED_IN"')
        if isinstance(fact, Relation)
    )
    expected = {"SDN": 10026, "EL": 2001, "DPL": 462, "UVL": 201, "ISN": 163, "MEU": 71, "CMIC": 68}
    assert {code: lists[code] for code in expected} == expected
    assert lists.total() == 14_160


def test_the_section_1286_file_holds_a_list_for_every_report_year(real: Loaded) -> None:
    loads = [load for load in real.loads if load.files == (OF_1286,)]
    assert [(load.edition, load.records, load.listings) for load in loads] == [
        ("2023-06-29", YEARS["2022"], YEARS["2022"]),
        ("2024-07", YEARS["2023"], YEARS["2023"]),
        ("2025", YEARS["2024"], YEARS["2024"]),
        ("2026-06-26", YEARS["2025"], YEARS["2025"]),
    ]


def test_only_the_newest_section_1286_list_is_in_force_and_renamed_institutions_stay_themselves(real: Loaded) -> None:
    with real.services.store() as store:
        stored = [item for item in store.facts() if item.dataset == "us_1286"]
    listed: dict[str, set[str]] = {}
    current: set[str] = set()
    for item in stored:
        if isinstance(item.fact, Relation) and item.fact.type == "LISTED_IN":
            listed.setdefault(item.fact.source, set()).add(item.fact.properties["listedName"])
            current |= {item.fact.source} if item.last is None else set()
    assert (len(listed), len(current)) == (162, YEARS["2025"])
    assert sum(len(names) > 1 for names in listed.values()) == 30


def test_the_tracker_holds_its_institutions_and_no_listing(real: Loaded) -> None:
    counts = real.counts("china-defence-universities.json")
    assert (counts["records:institution"], counts["listings"]) == (159, 0)
    assessed = {
        fact.source
        for fact in real.facts("china-defence-universities.json", '"ASSESSED_IN"')
        if isinstance(fact, Relation)
    }
    assert len(assessed) == 159


def test_the_opensanctions_file_holds_its_lines_per_schema(real: Loaded) -> None:
    counts = real.counts("zala_entities.ftm.json")
    expected = {"Ownership": 14, "Directorship": 3, "Family": 4, "Sanction": 41, "Address": 11}
    assert {schema: counts[f"records:{schema}"] for schema in expected} == expected
    assert counts["records"] == 91


def test_no_kind_of_person_carries_a_country_of_birth_or_nationality(real: Loaded) -> None:
    persons = {
        fact.id for fact in real.facts(UN_2025, '"entity"') if isinstance(fact, Entity) and fact.kind == "Person"
    }
    stated = {
        fact.property for fact in real.facts(UN_2025, '"claim"') if isinstance(fact, Claim) and fact.entity in persons
    }
    assert len(persons) == 684
    assert stated <= {"name", "alias", "weakAlias", "previousName", "address", "city", "position"} | {
        "identifier",
        "birthDate",
        "remark",
    }


def test_loading_everything_again_changes_nothing(real: Loaded, shared_data: Path) -> None:
    loads, manifest = real.services.load(offer_folder(shared_data), NOW, lambda message: None)
    assert {load.status for load in loads} == {Status.UNCHANGED, Status.SKIPPED}
    assert manifest is not None
    assert manifest.id == real.snapshot


def test_the_store_agrees_with_the_version_files(real: Loaded) -> None:
    assert real.services.check() == []


@pytest.mark.parametrize("name", ["Beihang University", "北京航空航天大学"])
def test_beihang_is_one_confirmed_party_with_assessment_and_listing_apart(real: Loaded, name: str) -> None:
    result = screen(real.screener, name)
    (candidate,) = confirmed(result)
    findings = {finding.indicator: finding for finding in candidate.findings}
    assert (result.outcome, candidate.outcome) == ("listed", "listed")
    kinds = [findings[indicator].kind for indicator in ("A6", "A3", "A4")]
    assert kinds == ["assessment", "designation", "designation"]
    assert {item.source for item in findings["A3"].evidence} == {"us_csl"}
    assert {item.source for item in findings["A4"].evidence} == {"us_1286"}
    assert {item.source for item in findings["A6"].evidence} == {"cn_defence_universities"}
    sources = {member.partition(":")[0] for member in candidate.members}
    assert sources == {"us_csl", "us_1286", "cn_defence_universities"}


def fired_by_1286(result: Result) -> set[str]:
    """Return the indicators of candidates that the section 1286 list gives evidence for."""
    findings = (finding for candidate in result.candidates for finding in candidate.findings)
    return {
        finding.indicator
        for finding in findings
        if finding.indicator != "A8" and any(item.source == "us_1286" for item in finding.evidence)
    }


def test_every_institution_of_the_newest_section_1286_list_is_found_and_many_are_settled(
    real: Loaded, shared_data: Path
) -> None:
    rows = csv.DictReader(io.StringIO(content_of(shared_data, OF_1286)))
    results = [screen(real.screener, row["name"]) for row in rows if row["report-date"] == "2025"]
    assert [result for result in results if "A4" not in fired_by_1286(result)] == []
    assert {result.outcome for result in results} == {"listed", "verify"}
    assert sum(result.outcome == "listed" for result in results) >= 100


@pytest.mark.parametrize("name", ["Xi'an Jiaotong University", "Hangzhou Dianzi University"])
def test_an_institution_that_the_section_1286_list_misspells_is_found_by_its_right_name(
    real: Loaded, name: str
) -> None:
    assert "A4" in fired_by_1286(screen(real.screener, name))


def test_the_section_1286_list_names_institutes_of_an_academy_and_not_the_academy(real: Loaded) -> None:
    fired = fired_by_1286(screen(real.screener, "Chinese Academy of Sciences"))
    named = fired_by_1286(screen(real.screener, "Chinese Academy of Sciences – Institute of Physics"))
    unnamed = screen(real.screener, "Institute of Oceanology, Chinese Academy of Sciences")
    assert "B5" in fired
    assert "A4" in named
    assert not [candidate for candidate in confirmed(unnamed) if indicators(candidate) & {"A4", "B4"}]


def test_an_institution_that_only_older_section_1286_lists_name_is_no_longer_listed(real: Loaded) -> None:
    fired = fired_by_1286(screen(real.screener, "Mabna Institute"))
    assert ("A7" in fired, "A4" in fired) == (True, False)


def test_an_acronym_finds_beihang_and_confirms_nobody(real: Loaded) -> None:
    (beihang,) = confirmed(screen(real.screener, "Beihang University"))
    result = screen(real.screener, "BUAA")
    assert beihang.entity_id in {candidate.entity_id for candidate in result.candidates}
    assert not confirmed(result)
    assert result.outcome == "verify"


def test_harbin_institute_of_technology_is_listed(real: Loaded) -> None:
    result = screen(real.screener, "Harbin Institute of Technology")
    (candidate,) = confirmed(result)
    assert (result.outcome, candidate.outcome) == ("listed", "listed")


def test_nanjing_university_is_itself_and_none_of_its_neighbours(real: Loaded) -> None:
    result = screen(real.screener, "Nanjing University")
    (candidate,) = confirmed(result)
    assert candidate.name == "Nanjing University"
    assert "A6" in indicators(candidate)
    assert not indicators(candidate) & {"A1", "A2", "A3", "A4", "A5"}
    hosted = [fact for fact in real.facts("china-defence-universities.json", '"HOSTS"') if isinstance(fact, Relation)]
    assert len([relation for relation in hosted if relation.source in candidate.members]) == 2
    others = {other.name for other in result.candidates if other is not candidate}
    assert {
        "Nanjing University of Aeronautics and Astronautics",
        "Nanjing University of Science and Technology",
    } <= others
    assert not [other for other in result.candidates if other is not candidate and other.identity == "confirmed"]


def test_a_clean_university_is_never_no_signal_on_old_lists(real: Loaded) -> None:
    result = screen(real.screener, "Universiteit Leiden")
    assert (result.outcome, result.candidates) == ("insufficient", ())
    assert all(title in result.outcome_rule for title in REQUIRED)


def test_a_clean_university_is_no_signal_on_the_fresh_sample_lists(sample_screener: Screener) -> None:
    assert screen(sample_screener, "Universiteit Leiden").outcome == "no_signal"


@pytest.mark.parametrize(
    "name", ["National Laboratory for Computational Fluid Dynamics", "计算流体力学国防科技重点实验室"]
)
def test_a_defence_laboratory_is_linked_by_a_path_to_its_university(real: Loaded, name: str) -> None:
    (beihang,) = confirmed(screen(real.screener, "Beihang University"))
    result = screen(real.screener, name)
    (candidate,) = confirmed(result)
    assert result.outcome == "linked"
    ends = {path.nodes[-1].entity_id for path in candidate.paths if path.shape == "laboratory_of"}
    assert ends == {beihang.entity_id}


@pytest.fixture(scope="module")
def person(real: Loaded) -> tuple[str, str, str]:
    """Return id, alias and day of birth of an individual of the UN list: the first whose alias is three Latin words."""
    births = {
        fact.entity: fact.value
        for fact in real.facts(UN_2025, '"birthDate"')
        if isinstance(fact, Claim) and len(fact.value) == len("2000-01-01")
    }
    alias = re.compile(r"[A-Za-z]{4,} [A-Za-z]{4,} [A-Za-z]{4,}")
    found = (
        fact
        for fact in real.facts(UN_2025, '"alias"')
        if isinstance(fact, Claim) and fact.entity in births and alias.fullmatch(fact.value)
    )
    claim = next(found)
    return claim.entity, claim.value, births[claim.entity]


@pytest.fixture(scope="module")
def find(real: Loaded, person: tuple[str, str, str]) -> Callable[[str], ShownCandidate]:
    """Screen the person by the alias in another word order, with a birth date."""

    def screened(birth_date: str) -> ShownCandidate:
        entity, alias, _ = person
        first, *rest = alias.split()
        turned = " ".join([*rest, first])
        fields = {"is_person": True, "purpose": "visiting researcher", "birth_date": birth_date}
        result = screen(real.screener, turned, **fields)
        (candidate,) = [candidate for candidate in result.candidates if entity in candidate.members]
        return candidate

    return screened


def test_a_person_is_found_by_an_alias_in_another_word_order_and_to_be_verified(
    find: Callable[[str], ShownCandidate],
) -> None:
    candidate = find("")
    assert (candidate.outcome, candidate.identity == "confirmed") == ("verify", False)


def test_a_birth_date_that_agrees_confirms_the_person(
    find: Callable[[str], ShownCandidate], person: tuple[str, str, str]
) -> None:
    candidate = find(person[2])
    assert (candidate.outcome, candidate.identity) == ("listed", "confirmed")


def test_another_birth_date_does_not_confirm_the_person(find: Callable[[str], ShownCandidate]) -> None:
    assert find("1901-01-01").identity != "confirmed"


def test_no_organization_of_the_sample_lists_is_in_a_real_list(real: Loaded, sample_services: Services) -> None:
    with sample_services.store() as store:
        versions = store.versions()
    facts = [decode_fact(line) for version in versions for line in sample_services.files.encoded_facts(version)]
    organizations = {fact.id for fact in facts if isinstance(fact, Entity) and fact.kind == "Organization"}
    names = {
        fact.value
        for fact in facts
        if isinstance(fact, Claim) and fact.property == "name" and fact.entity in organizations
    }
    assert len(names) > 10
    assert {name for name in names if confirmed(screen(real.screener, name))} == set()
