"""What editions after each other say of one party: gone, come back, corrected, renamed."""

from datetime import date
from pathlib import Path

import pytest

from graph.version import Status
from screening.snapshot.party import Party, Tie
from tests.support.graph import TODAY
from tests.support.lists import Installation, csl_list, install, un_list, un_name

MANY = range(1, 21)


@pytest.fixture
def home(tmp_path: Path) -> Installation:
    return install(tmp_path)


def listings(home: Installation, name: str) -> list[Tie]:
    """Return the listings of the party with a name, oldest first."""
    return list(party(home, name).listings)


def party(home: Installation, name: str) -> Party:
    (candidate,) = (item for item in home.screen(name).candidates if item.identity == "confirmed")
    snapshot = home.services.screener().snapshot
    return snapshot.party(snapshot.row_of(candidate.entity_id))


def told(home: Installation, name: str, as_of: date = TODAY) -> set[str]:
    """Return what is told of being listed: A1 that it is, A7 that it was or will be."""
    (candidate,) = home.screen(name, as_of).candidates
    return {finding.indicator for finding in candidate.findings} & {"A1", "A7"}


def without(*gone: int) -> list[int]:
    return [number for number in MANY if number not in gone]


def test_a_party_gone_from_the_next_edition_has_an_ended_listing(home: Installation) -> None:
    home.offer(un_list(MANY, "2026-10-01"))
    home.offer(un_list(without(3), "2026-11-01"))
    (listing,) = listings(home, un_name(3))
    assert (listing.valid_from, listing.valid_to, listing.ended_by) == ("2017-08-05", "2026-11-01", "absent")
    assert told(home, un_name(3)) == {"A7"}


def test_as_of_a_day_before_it_was_gone_the_party_is_listed(home: Installation) -> None:
    home.offer(un_list(MANY, "2026-10-01"))
    home.offer(un_list(without(3), "2026-11-01"))
    assert told(home, un_name(3), date(2026, 10, 15)) == {"A1"}


def test_a_party_that_comes_back_is_listed_anew(home: Installation) -> None:
    home.offer(un_list(MANY, "2026-09-01"))
    home.offer(un_list(without(3), "2026-10-01"))
    home.offer(un_list(MANY, "2026-11-01"))
    assert [(item.valid_from, item.valid_to) for item in listings(home, un_name(3))] == [
        ("2017-08-05", "2026-10-01"),
        ("2026-11-01", ""),
    ]
    assert told(home, un_name(3)) == {"A1", "A7"}


def test_between_two_listings_the_party_is_not_listed(home: Installation) -> None:
    home.offer(un_list(MANY, "2026-09-01"))
    home.offer(un_list(without(3), "2026-10-01"))
    home.offer(un_list(MANY, "2026-11-01"))
    assert told(home, un_name(3), date(2026, 10, 15)) == {"A7"}


def test_a_new_party_of_a_later_edition_is_listed(home: Installation) -> None:
    home.offer(un_list(MANY, "2026-10-01"))
    home.offer(un_list([*MANY, 21], "2026-11-01"))
    assert home.screen(un_name(21)).outcome == "listed"


def test_parties_that_stay_have_one_listing_however_many_editions_say_it(home: Installation) -> None:
    for day in ("2026-09-01", "2026-10-01", "2026-11-01"):
        home.offer(un_list(MANY, day))
    assert len(listings(home, un_name(3))) == 1


def test_a_renamed_party_is_found_under_both_names(home: Installation) -> None:
    home.offer(un_list(MANY, "2026-10-01"))
    home.offer(un_list(MANY, "2026-11-01", {3: "POOLVOS SHIPPING COMPANY"}))
    assert party(home, "Poolvos Shipping Company").id == party(home, un_name(3)).id == "un_sc:KPe.3"
    assert home.screen("Poolvos Shipping Company").candidates[0].name == "POOLVOS SHIPPING COMPANY"


def test_a_row_without_lasting_id_stays_the_same_party_when_its_text_changes(home: Installation) -> None:
    rows = [{"_id": f"{number:040x}", "name": f"Maanvis {number} Handel"} for number in MANY]
    home.offer(csl_list(rows), "us_csl", name="1.csv")
    changed = [{**row, "_id": f"{int(row['_id'], 16) + 100:040x}", "license_policy": "New."} for row in rows]
    load = home.offer(csl_list(changed), "us_csl", name="2.csv")
    assert load.status is Status.PUBLISHED
    (listing,) = listings(home, "Maanvis 3 Handel")
    assert (listing.valid_to, listing.properties["licencePolicy"]) == ("", "New.")


def test_two_rows_of_one_name_stay_two_parties_in_the_next_edition(home: Installation) -> None:
    rows = [
        {"_id": f"{number:040x}", "name": "Maanvis Handel", "start_date": f"20{number}-01-01"} for number in (15, 18)
    ]
    home.offer(csl_list(rows), "us_csl", name="1.csv")
    load = home.offer(csl_list([*rows, {"_id": f"{9:040x}", "name": "Poolvos Handel"}]), "us_csl", name="2.csv")
    assert (load.status, load.merged_records) == (Status.PUBLISHED, 0)
    with home.services.store() as store:
        entities = {
            item.fact.id for item in store.facts() if item.last is None and item.encoded.startswith('["entity"')
        }
    assert {entity for entity in entities if "programme" not in entity} >= {f"us_csl:EL.{n:040x}" for n in (15, 18)}


def test_a_newcomer_with_a_name_of_an_entry_before_it_leaves_the_entry_its_history(home: Installation) -> None:
    rows = [{"_id": f"{number:040x}", "name": f"Maanvis {number} Handel"} for number in MANY]
    entry = {"_id": "a" * 40, "name": "Acme Raketten", "alt_names": "Beta Aandrijving", "start_date": "2020-01-01"}
    home.offer(csl_list([*rows, entry]), "us_csl", name="1.csv")
    newcomer = {"_id": "b" * 40, "name": "Beta Aandrijving"}
    home.offer(csl_list([*rows, newcomer, entry]), "us_csl", name="2.csv")
    assert party(home, "Acme Raketten").id == f"us_csl:EL.{'a' * 40}"
    (listing,) = listings(home, "Acme Raketten")
    assert (listing.valid_from, listing.valid_to) == ("2020-01-01", "")
