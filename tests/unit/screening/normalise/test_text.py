"""Cleaning keeps every letter of a name and nothing that hides it."""

import pytest

from screening.normalise.text import clean_text, host_of, mixes_scripts, split_words, to_latin


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  Delft \t University\n", "Delft University"),
        ("Ｄｅｌｆｔ　２０１", "Delft 201"),
        ("ﬁrst", "first"),
        ("ﾐｽﾞﾎ", "ミズホ"),
        ("Cafe\u0301", "Café"),
        ("№ 14", "No 14"),
        ("", ""),
        ("\u00a0\u2003", ""),
    ],
)
def test_text_gets_one_form_and_single_spaces(text: str, cleaned: str) -> None:
    assert clean_text(text) == cleaned


@pytest.mark.parametrize(
    "invisible",
    [
        "\u200b",  # zero width space
        "\u200c",  # zero width non-joiner
        "\u200d",  # zero width joiner
        "\u2060",  # word joiner
        "\ufeff",  # byte order mark
        "\u00ad",  # soft hyphen
        "\u202e",  # right-to-left override
        "\u2066",  # left-to-right isolate
        "\u034f",  # combining grapheme joiner
        "\u115f",  # Hangul choseong filler
        "\u1160",  # Hangul jungseong filler
        "\u3164",  # Hangul filler
        "\uffa0",  # half-width Hangul filler
        "\u180b",  # Mongolian variation selector
        "\ufe0f",  # variation selector
        "\U000e0101",  # variation selector of ideographs
        "\U000e0041",  # tag
        "\x00",
        "\x7f",
    ],
    ids=lambda char: f"U+{ord(char):04X}",
)
def test_a_character_that_is_not_drawn_is_removed(invisible: str) -> None:
    assert clean_text(f"Bei{invisible}hang") == "Beihang"


def test_marks_meet_their_letter_when_an_invisible_character_between_them_goes() -> None:
    assert clean_text("e\u200d\u0301") == "é"


@pytest.mark.parametrize("separator", ["\n", "\t", "\u2028", "\u2029", "\u3000", "\x1f", "\x85"])
def test_a_control_character_that_separates_becomes_a_space(separator: str) -> None:
    assert clean_text(f"Delft{separator}University") == "Delft University"


@pytest.mark.parametrize("apostrophe", list("'’‘‛ʼʻ`´ʹ′＇"))
def test_every_apostrophe_joins_the_letters_around_it(apostrophe: str) -> None:
    assert split_words(clean_text(f"Xi{apostrophe}an")) == ["xian"]


@pytest.mark.parametrize("sign", ["׳", "״"])
def test_the_hebrew_signs_of_abbreviation_join_too(sign: str) -> None:
    assert split_words(clean_text(f"צה{sign}ל")) == ["צהל"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rhein-Main/Ruhr, Institut.", ["rhein", "main", "ruhr", "institut"]),
        ("Research & Development", ["research", "and", "development"]),
        ("R&D", ["r", "and", "d"]),
        ("STRASSE Straße", ["strasse", "strasse"]),
        ("ΑΘΗΝΑΣ", ["αθηνασ"]),
        ("दिल्ली", ["दिल्ली"]),
        ("«Заря»", ["заря"]),
        ("...", []),
    ],
)
def test_words_are_cut_at_punctuation_and_put_in_lower_case(text: str, words: list[str]) -> None:
    assert split_words(clean_text(text)) == words


@pytest.mark.parametrize(
    ("word", "latin"),
    [
        ("ørsted", "orsted"),
        ("łódź", "lodz"),
        ("žižek", "zizek"),
        ("москва", "moskva"),
        ("αθήνα", "athina"),
        ("北京", "beijing"),
        ("トヨタ", "toyota"),
        ("서울", "seoul"),
        ("თბილისი", "tbilisi"),
        ("мир", "mir"),
        ("plain7", "plain7"),
        ("ー", ""),
    ],
)
def test_a_word_of_any_script_becomes_latin_letters(word: str, latin: str) -> None:
    assert to_latin(word) == latin


@pytest.mark.parametrize("word", ["محمد", "לוי", "दिल्ली", "երևան", "มหิดล", "đà", "ʿabd", "مُحَمَّد"])
def test_what_comes_out_is_lower_case_ascii_letters_and_digits(word: str) -> None:
    latin = to_latin(word)
    assert latin
    assert latin.isascii()
    assert latin.isalnum()
    assert latin == latin.lower()


def test_arabic_vowel_marks_change_nothing() -> None:
    assert to_latin("مُحَمَّد") == to_latin("محمد")


@pytest.mark.parametrize("word", ["Вeihang", "Tѕinghua", "Βeijing", "paypаl"])
def test_a_word_of_latin_and_cyrillic_or_greek_letters_mixes_scripts(word: str) -> None:
    assert mixes_scripts(word)


@pytest.mark.parametrize("word", ["Beihang", "Заря", "Αθήνα", "東京Tower", "ABC123", "Łódź", ""])
def test_a_word_of_one_alphabet_does_not_mix_scripts(word: str) -> None:
    assert not mixes_scripts(word)


def test_letters_that_look_latin_are_read_as_latin_only_in_words_that_mix_scripts() -> None:
    assert split_words("Вeihang") == ["beihang"]
    assert split_words("Вера") == ["вера"]


@pytest.mark.parametrize(
    ("website", "host"),
    [
        ("https://www.Example.org/about", "example.org"),
        ("WWW.EXAMPLE.ORG", "example.org"),
        ("example.org:8443", "example.org"),
        ("//example.org/about", "example.org"),
        ("https://name:word@example.org/", "example.org"),
        ("name@example.org", "example.org"),
        ("example.org?page=1", "example.org"),
        ("example.org#top", "example.org"),
        (" https://example.org ", "example.org"),
        ("https://archive.example/web/2024/https://www.example.org/", "example.org"),
        ("https://sub.example.org", "sub.example.org"),
        ("http://[example", ""),
        ("n/a", ""),
        ("none", ""),
        ("http://", ""),
        ("", ""),
    ],
)
def test_the_host_of_a_website_is_found_in_any_way_of_writing_it(website: str, host: str) -> None:
    assert host_of(website) == host
