"""Every printed number is kept, under its scheme only when it can be a number of that scheme."""

import pytest

from loaders.clean.identifiers import kept_identifier
from screening.normalise.identifiers import STRONG


@pytest.mark.parametrize(
    ("scheme", "printed", "kept"),
    [
        ("imo", "9990014", "imo:9990014"),
        ("imo", "9990018", "id_number:9990018"),
        ("imo", "IMO 9990014", "imo:9990014"),
        ("ru_inn", "7800000010", "ru_inn:7800000010"),
        ("ru_inn", "7800000011", "id_number:7800000011"),
        ("ru_ogrn", "1027800000018 on 25.11.2002", "id_number:1027800000018 on 25.11.2002"),
        ("lei", "NOT A LEI", "id_number:NOT A LEI"),
        ("passport", "ZZ 1", "passport:ZZ 1"),
        ("registration", " 12 \n34 ", "registration:12 34"),
        ("imo", "", ""),
        ("passport", "  ", ""),
    ],
)
def test_a_number_that_cannot_be_of_its_scheme_is_kept_without_it(scheme: str, printed: str, kept: str) -> None:
    assert kept_identifier(scheme, printed) == kept


def test_a_number_kept_without_its_scheme_joins_no_records() -> None:
    assert "id_number" not in STRONG
