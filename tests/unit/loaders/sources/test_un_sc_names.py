"""The name fields of the UN list: several names, original scripts, translations and remarks in one text."""

import pytest

from loaders.sources.un_sc.names import has_remark, names_in, names_in_note


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Jan Maan", ["Jan Maan"]),
        ("Jan Maan; Johan Maan; ", ["Jan Maan", "Johan Maan"]),
        ("Maan, Jan", ["Maan, Jan"]),
        ("“De Maan”", ["“De Maan”"]),
        ("Jan Maan,", ["Jan Maan"]),
        ("", []),
        (" ; ", []),
    ],
)
def test_names_stand_between_semicolons(printed: str, names: list[str]) -> None:
    assert names_in(printed) == names


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Abu Maan (original script: Абу Маан)", ["Abu Maan", "Абу Маан"]),
        ("Jan (Original script: Ян)", ["Jan", "Ян"]),
        ("Abu Maan (أبو مان)", ["Abu Maan", "أبو مان"]),
        ("Jin Maan (金满安)", ["Jin Maan", "金满安"]),
        ("أبو مان (Abu Maan)", ["أبو مان", "Abu Maan"]),
        (
            "جبهة القمر (the Moon Front; Jabhat al-Qamar; Moon Front)",
            ["جبهة القمر", "the Moon Front", "Jabhat al-Qamar", "Moon Front"],
        ),
        (
            "Hay’at al-Qamar (HQ) (هيئة القمر (original script); Hayat al-Qamar)",
            ["Hay’at al-Qamar", "HQ", "هيئة القمر", "Hayat al-Qamar"],
        ),
    ],
)
def test_brackets_hold_names_when_the_script_changes_or_there_are_several(printed: str, names: list[str]) -> None:
    assert names_in(printed) == names


@pytest.mark.parametrize(
    "printed",
    [
        "MAAN FOUNDATION (UNION OF THE COMOROS)",
        "MAAN SUPPORT COMMITTEE (MSC)",
        "MAAN: THE NETHERLANDS BRANCH",
        "华信船务(香港)有限公司",
        "(Sheikh) Jan Maan",
        "Jan Maan, III (third)",
        "HARAKAT UL-MAAN / HUM",
    ],
)
def test_other_brackets_and_marks_stay_in_the_name(printed: str) -> None:
    assert names_in(printed) == [printed]


@pytest.mark.parametrize(
    "printed",
    [
        "Jan Maan (previously listed as)",
        "Jan Maan (birth name)",
        "Jan Maan (COMBAT NAME)",
        "Jan Maan (false identity related to identification number 7)",
        "Jan Maan, born in Strelsau on 01 Jan.1967",
        "Jan Maan, born 1 Jan. 1953 (passport no. 7, date of issue 4 May 2014)",
    ],
)
def test_a_remark_is_no_part_of_the_name_and_is_seen(printed: str) -> None:
    assert names_in(printed) == ["Jan Maan"]
    assert has_remark(printed)


@pytest.mark.parametrize("printed", ["Jan Maan", "Born Maan", "Abu Maan (أبو مان)", "MAAN COMMITTEE (MC)"])
def test_a_plain_name_has_no_remark(printed: str) -> None:
    assert not has_remark(printed)


@pytest.mark.parametrize(
    ("note", "names"),
    [
        ("in Arabic script: شركة القمر", ["شركة القمر"]),
        ("original script: Ян Маан", ["Ян Маан"]),
        ("previously listed as", []),
        ("nom de guerre", []),
        ("", []),
    ],
)
def test_a_note_gives_a_name_only_behind_the_word_script(note: str, names: list[str]) -> None:
    assert names_in_note(note) == names
