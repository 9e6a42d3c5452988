"""The name cells of EU annexes: several names, labels, remarks, other scripts, and brackets that belong to the name."""

import pytest

from loaders.sources.eu_annexes.names import MOST_SPELLINGS, has_remark, names_in, split_cell


@pytest.mark.parametrize(
    ("cell", "texts"),
    [
        ("", []),
        ("Maan LLC", ["Maan LLC"]),
        ("Maan LLC; ООО «Маан»", ["Maan LLC", "ООО «Маан»"]),
        ("Maan LLC;Zon LLC", ["Maan LLC", "Zon LLC"]),
        ("Maan LLC; ; Zon LLC;", ["Maan LLC", "Zon LLC"]),
        ('"Maan; and Sons"; Zon LLC', ["Maan; and Sons", "Zon LLC"]),
        ('"Maan ""Moon"" LLC; Sons"', ['Maan "Moon" LLC; Sons']),
        ('OOO "Maan"; Zon LLC', ['OOO "Maan"', "Zon LLC"]),
        ('"Maan" LLC; Zon LLC', ['"Maan" LLC', "Zon LLC"]),
        ("Jan; O'Maan; “Zon”", ["Jan", "O'Maan", "“Zon”"]),
        ("银鱼有限公司；銀魚", ["银鱼有限公司；銀魚"]),
    ],
)
def test_a_cell_is_split_at_semicolons_that_no_quotes_protect(cell: str, texts: list[str]) -> None:
    assert split_cell(cell) == texts


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Ivan MAAN Russian: Иван МААН", ["Ivan MAAN", "Иван МААН"]),
        ("Ivan MAAN (Russian: Иван МААН)", ["Ivan MAAN", "Иван МААН"]),
        ("Ivan MAAN, Ukrainian spelling: Іван МААН", ["Ivan MAAN", "Іван МААН"]),
        ("Ivan MAAN (original script: Иван МААН)", ["Ivan MAAN", "Иван МААН"]),
        ("Zilver Vis Co., Ltd. Chinese: 银鱼有限公司", ["Zilver Vis Co., Ltd.", "银鱼有限公司"]),
        ("Vera MAAN (Married name: Vera ZON)", ["Vera MAAN", "Vera ZON"]),
        ("Abu Maan (in Arabic: أبو مان)", ["Abu Maan", "أبو مان"]),
        ("Maan Trust (a.k.a. Moon Trust)", ["Maan Trust", "Moon Trust"]),
        ("Ivan MAAN Russian: Иван МААН Belarussian: Іван МААН", ["Ivan MAAN", "Иван МААН", "Іван МААН"]),
    ],
)
def test_a_label_begins_a_name_of_its_own(printed: str, names: list[str]) -> None:
    assert names_in(printed) == names


@pytest.mark.parametrize(
    "printed",
    [
        "Russian Lunar Institute",
        "Chinese Academy of Moons",
        "Institute of Arabic Studies",
        "Ukrainian-Russian Moon Trade",
        "Formerly Known Moons LLC",
    ],
)
def test_the_word_of_a_label_within_a_name_begins_nothing(printed: str) -> None:
    assert names_in(printed) == [printed]


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("АО «Звезда» (АО «ЗВ»)", ["АО «Звезда»", "АО «ЗВ»"]),
        ("Maan Works (Мaaн Воркс)", ["Maan Works", "Мaaн Воркс"]),
        ("银鱼 (Zilver Vis)", ["银鱼", "Zilver Vis"]),
        ("أبو مان (Abu Maan; Abou Maan)", ["أبو مان", "Abu Maan", "Abou Maan"]),
        ("Zilver Vis Trading (Shenzhen) Co., Ltd", ["Zilver Vis Trading (Shenzhen) Co., Ltd"]),
        ("Maanbank (Belarus)", ["Maanbank (Belarus)"]),
        ("銀魚(香港)有限公司", ["銀魚(香港)有限公司"]),
        ("Lunar Institute of Zonnegrad (LIZ)", ["Lunar Institute of Zonnegrad (LIZ)"]),
        ("Maan Works (formerly Zon Works)", ["Maan Works (formerly Zon Works)"]),
    ],
)
def test_brackets_hold_a_name_only_in_another_script_or_in_quotes(printed: str, names: list[str]) -> None:
    assert names_in(printed) == names


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Olga MAANOVA / Olga MAANEVA", ["Olga MAANOVA", "Olga MAANEVA"]),
        ("Олег МААНОВ/ Олег МАНОВ", ["Олег МААНОВ", "Олег МАНОВ"]),
        ("Zon Group / Zon LLC / Zon Holding AG", ["Zon Group", "Zon LLC", "Zon Holding AG"]),
        ("MAANOV/MANOV", ["MAANOV/MANOV"]),
        ("Oleg MAANOV / MANOV", ["Oleg MAANOV / MANOV"]),
        ("Vladimir/ Volodymyr MAANOV", ["Vladimir/ Volodymyr MAANOV"]),
        ("Bank/Trust of the Moon", ["Bank/Trust of the Moon"]),
        ("Oleg MAANOV /", ["Oleg MAANOV"]),
    ],
)
def test_a_slash_with_space_stands_between_whole_names(printed: str, names: list[str]) -> None:
    assert names_in(printed) == names


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Maan Airlines (MA); Zon Airlines (ZA)", ["Maan Airlines (MA)", "Zon Airlines (ZA)"]),
        ("Maan Trust, (b), Zon Trust, (c) ZT", ["Maan Trust", "Zon Trust", "ZT"]),
        ("Maan Trust; (c)Zon Trust; (aa) Ster Trust", ["Maan Trust", "Zon Trust", "Ster Trust"]),
        ("Maan, (HK) Limited", ["Maan, (HK) Limited"]),
    ],
)
def test_semicolons_and_letters_number_several_names(printed: str, names: list[str]) -> None:
    assert names_in(printed) == names


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Jan MAAN (born on 14.1.1968 in Strelsau)", ["Jan MAAN"]),
        ("Jan MAAN, born 14 January 1968", ["Jan MAAN"]),
        ("Jan MAAN (Date of birth: 22.8.1973; place of birth: Strelsau)", ["Jan MAAN"]),
        ("Jan MAAN. Date of birth: (i) 11.4.1960, (ii) 11.4.1963. Place of birth: Strelsau", ["Jan MAAN"]),
        ("Jan MAAN (Passport number: ZZ1; DOB: 1948)", ["Jan MAAN"]),
        ("Jan MAAN (previously listed as Jan ZON)", ["Jan MAAN"]),
        ("Abu MAAN (nom de guerre)", ["Abu MAAN"]),
        ("El MAAN (combat name)", ["El MAAN"]),
        ("Tango (Call sign )", ["Tango"]),
    ],
)
def test_a_remark_is_no_part_of_the_name(printed: str, names: list[str]) -> None:
    assert names_in(printed) == names
    assert has_remark(printed)


@pytest.mark.parametrize("printed", ["Jan MAAN", "Maan Works (MW)", "Bornholm Works", "Passport Holding", "Дом Луны"])
def test_a_plain_name_has_no_remark(printed: str) -> None:
    assert names_in(printed) == [printed]
    assert not has_remark(printed)


@pytest.mark.parametrize("printed", ["Text of image", "text of image", "(born in 1968)", " – ", "", "()"])
def test_what_holds_no_name_gives_none(printed: str) -> None:
    assert names_in(printed) == []


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Mukhtar (a.k.a. Muchtar, Moktar) MAAN", ["Mukhtar MAAN", "Muchtar MAAN", "Moktar MAAN"]),
        ("Abu Jan (a.k.a. Yan) MAAN", ["Abu Jan MAAN", "Abu Yan MAAN"]),
        (
            "Jan (a.k.a. Yan) MAAN (a.k.a. MANN) ZON",
            ["Jan MAAN ZON", "Jan MANN ZON", "Yan MAAN ZON", "Yan MANN ZON"],
        ),
    ],
)
def test_other_spellings_of_a_word_give_each_whole_name(printed: str, names: list[str]) -> None:
    assert sorted(names_in(printed)) == sorted(names)


def test_the_number_of_spellings_is_limited() -> None:
    assert len(names_in(" ".join(f"A{n} (a.k.a. B{n}, C{n})" for n in range(9)) + " END")) <= MOST_SPELLINGS


@pytest.mark.parametrize(
    ("printed", "name"),
    [("Maan Works (Zonnegrad", "Maan Works (Zonnegrad)"), ("Maan Works)", "Maan Works"), ("Maan (", "Maan")],
)
def test_a_bracket_without_a_partner_is_put_right(printed: str, name: str) -> None:
    assert names_in(printed) == [name]
