"""Entries of the US screening list: what stands among the numbers, dates of listing, and ids that outlive a change."""

from collections.abc import Mapping

import pytest

from graph.facts import Claim, DatasetId, Relation, decode_fact
from graph.sqlite_store import SqliteStore
from loaders.edition_date import EditionDate
from loaders.intake import Edition, take_in
from loaders.issues import Issues
from loaders.record_ids import PreviousRecords
from loaders.registry import Context, find_source
from tests.support.graph import TODAY, version_of
from tests.support.lists import csl_list, resource_of

DATASET = DatasetId("us_csl")
CMIC = "Non-SDN Chinese Military-Industrial Complex Companies List (CMIC) - Treasury Department"
CAP = "Capta List (CAP) - Treasury Department"
SDN = "Specially Designated Nationals (SDN) - Treasury Department"


def read(*rows: Mapping[str, str], store: SqliteStore | None = None) -> Edition:
    numbered = [{"_id": f"{number}", "name": "Frog Works", **row} for number, row in enumerate(rows, start=1)]
    spec = find_source("us_csl")
    record_ids = PreviousRecords(store or SqliteStore(), DATASET)
    context = Context(spec.spec, DATASET, Issues(), record_ids, EditionDate(TODAY.isoformat()))
    return take_in(spec, resource_of(csl_list(numbered)), context)


def claims_of(**row: str) -> list[tuple[str, str]]:
    facts = [decode_fact(line) for line in read(row).encoded_facts]
    return [(fact.property, fact.value) for fact in facts if isinstance(fact, Claim) and "programme" not in fact.entity]


def listing_of(**row: str) -> Relation:
    (listing,) = (fact for fact in map(decode_fact, read(row).encoded_facts) if isinstance(fact, Relation))
    return listing


@pytest.mark.parametrize(
    ("printed", "claim"),
    [
        ("253400V1H6ART1UQ0N98, Legal Entity Number", ("identifier", "lei:253400V1H6ART1UQ0N98")),
        ("NL, 852496527, Legal Entity Number", ("identifier", "id_number:852496527")),
        ("16 Jan 2017, Organization Established Date", ("incorporationDate", "2017-01-16")),
        ("long ago, Organization Established Date", ("remark", "Date of incorporation: long ago")),
        ("000ZZ, Equity Ticker", ("identifier", "ticker:000ZZ")),
        ("1FrogFrogFrog, Digital Currency Address - XBT", ("identifier", "digital_currency:1FrogFrogFrog")),
        ("Pond Regulations, Secondary sanctions risk:", ("remark", "Secondary sanctions risk: Pond Regulations")),
        (
            "Subject to Directive 3, Executive Order 13662 Directive Determination -",
            ("remark", "Executive Order 13662 Directive Determination: Subject to Directive 3"),
        ),
        ("02 Aug 2021, Effective Date (CMIC)", ("remark", "Effective Date (CMIC): 02 Aug 2021")),
        ("Lilypad, Target Type", ("remark", "Target Type: Lilypad")),
        ("12, Number of Legs", ("remark", "Number of Legs: 12")),
    ],
)
def test_everything_among_the_numbers_is_kept(printed: str, claim: tuple[str, str]) -> None:
    assert claim in claims_of(ids=printed)


def test_the_serial_number_of_an_aircraft_is_a_number() -> None:
    printed = "530, Aircraft Manufacturer's Serial Number (MSN)"
    assert ("identifier", "aircraft_serial:530") in claims_of(type="Aircraft", ids=printed)


def test_a_gender_is_left_out() -> None:
    claims = claims_of(source=SDN, type="Individual", ids="Male, Gender")
    assert not [value for _, value in claims if "ale" in value]


def test_an_entry_of_a_type_that_is_not_known_is_an_issue() -> None:
    (issue,) = read({"ids": "12, Number of Legs"}).issues
    assert (issue.code, issue.record) == ("unknown_id_type", "Number of Legs")


@pytest.mark.parametrize(
    ("source", "start_date", "printed", "valid_from"),
    [
        (CMIC, "", "03 Jun 2021, Listing Date (CMIC); 02 Aug 2021, Effective Date (CMIC)", "2021-06-03"),
        (CMIC, "2020-01-02", "03 Jun 2021, Listing Date (CMIC)", "2020-01-02"),
        (CAP, "", "24 Feb 2022, Listing Date (EO 14024 Directive 2):", "2022-02-24"),
        (SDN, "", "24 Feb 2022, Listing Date (EO 14024 Directive 2):", ""),  # the date of another of its listings
    ],
)
def test_a_date_of_listing_among_the_numbers_dates_the_listing_it_is_of(
    source: str, start_date: str, printed: str, valid_from: str
) -> None:
    assert listing_of(source=source, start_date=start_date, ids=printed).valid_from == valid_from


def test_a_date_of_birth_that_cannot_be_read_is_a_remark_and_an_issue() -> None:
    row = {"source": SDN, "type": "Individual", "name": "MAAN, Jan", "dates_of_birth": "before 1964"}
    assert ("remark", "Date of birth: before 1964") in claims_of(**row)
    assert [issue.code for issue in read(row).issues] == ["unreadable_date"]


def folded(*rows: Mapping[str, str]) -> SqliteStore:
    """Return a store that holds an edition of these entries."""
    store = SqliteStore()
    store.fold(version_of("us_csl", 1), read(*rows).encoded_facts)
    return store


@pytest.mark.parametrize(
    "row",
    [
        {"name": "Frog Works"},
        {"name": "Frog Works (f.k.a. Toad Works)"},
        {"name": "Frog Works and any successor, sub-unit, or subsidiary thereof"},
        {"name": "Frog University. Subordinate Institution - Pond Laboratory"},
        {"name": "FROG, Jan Piet", "type": "Individual"},
        {"name": "FW (Pond Works)", "alt_names": "Frog Works, a.k.a. Toad Works"},
    ],
    ids=lambda row: row["name"],
)
def test_an_entry_that_changed_its_text_keeps_its_id(row: Mapping[str, str]) -> None:
    store = folded({**row, "_id": "a" * 40})
    changed = read({**row, "_id": "b" * 40, "addresses": "1 Frog Road, CN"}, store=store)
    assert changed.record_ids == {"row": frozenset({f"EL.{'a' * 40}"})}
