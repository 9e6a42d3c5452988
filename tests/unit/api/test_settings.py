"""Settings come from the environment: complete with defaults, or refused with every problem named at once."""

from pathlib import Path

import pytest

from api.settings import read_settings
from graph.errors import ConfigurationError
from graph.neo4j_address import Neo4jAddress

NAMES = (
    "KENNISGRAAF_HOME",
    "KENNISGRAAF_STORE",
    "KENNISGRAAF_LANGUAGE",
    "KENNISGRAAF_INSTITUTION",
    "KENNISGRAAF_MAX_BODY_BYTES",
)


def refusal(environment: dict[str, str]) -> str:
    with pytest.raises(ConfigurationError) as caught:
        read_settings(environment)
    return caught.value.message


def test_an_empty_environment_gives_the_embedded_store_in_a_folder_here() -> None:
    settings = read_settings({})
    assert (settings.home, settings.store, settings.institution) == (Path("var"), "sqlite", "local")


def test_a_body_may_hold_one_megabyte_when_nothing_is_said() -> None:
    assert read_settings({}).max_body_bytes == 1_000_000


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_value_counts_as_not_set(name: str) -> None:
    assert read_settings({name: ""}) == read_settings({})


def test_everything_of_an_installation_lies_in_its_home(tmp_path: Path) -> None:
    settings = read_settings({"KENNISGRAAF_HOME": str(tmp_path)})
    places = (settings.graph_path, settings.versions_path, settings.snapshots_path, settings.casebook_path)
    assert {place.parent for place in places} == {tmp_path}
    assert len(set(places)) == 4


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "NL"}, "nl"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "nl_NL.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LC_MESSAGES": "en_GB.UTF-8", "LC_ALL": "nl_BE.UTF-8"}, "nl"),
        ({"LANG": "nl_NL.UTF-8", "KENNISGRAAF_LANGUAGE": "en"}, "en"),
        ({"KENNISGRAAF_LANGUAGE": "nl"}, "nl"),
    ],
)
def test_the_language_is_the_one_set_else_that_of_the_system(environment: dict[str, str], language: str) -> None:
    assert read_settings(environment).language == language


def test_every_problem_is_named_at_once(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    message = refusal(
        {
            "KENNISGRAAF_HOME": str(file),
            "KENNISGRAAF_STORE": "paper",
            "KENNISGRAAF_LANGUAGE": "fr",
            "KENNISGRAAF_INSTITUTION": "a b",
            "KENNISGRAAF_MAX_BODY_BYTES": "many",
        }
    )
    assert [name for name in NAMES if name not in message] == []


def test_a_good_setting_is_not_named_as_a_problem() -> None:
    message = refusal({"KENNISGRAAF_STORE": "paper", "KENNISGRAAF_LANGUAGE": "nl"})
    assert "KENNISGRAAF_LANGUAGE" not in message


@pytest.mark.parametrize("size", ["999", "100000001", "-5000", "1e6", "1 000 000", "²", "٥٠٠٠", "9" * 5000])
def test_a_body_size_that_is_no_number_within_bounds_is_refused(size: str) -> None:
    assert "KENNISGRAAF_MAX_BODY_BYTES" in refusal({"KENNISGRAAF_MAX_BODY_BYTES": size})


@pytest.mark.parametrize(("size", "read"), [("1000", 1_000), ("100000000", 100_000_000)])
def test_both_bounds_of_the_body_size_are_allowed(size: str, read: int) -> None:
    assert read_settings({"KENNISGRAAF_MAX_BODY_BYTES": size}).max_body_bytes == read


@pytest.mark.parametrize("institution", ["uni versity", "a/b", "-", "a" * 101, "x'; --"])
def test_an_institution_that_is_no_plain_word_is_refused(institution: str) -> None:
    assert "KENNISGRAAF_INSTITUTION" in refusal({"KENNISGRAAF_INSTITUTION": institution})


def test_an_institution_is_kept_as_it_is_set() -> None:
    assert read_settings({"KENNISGRAAF_INSTITUTION": "hogeschool-waddenwind"}).institution == "hogeschool-waddenwind"


def test_settings_do_not_change_afterwards() -> None:
    with pytest.raises(AttributeError):
        read_settings({}).store = "paper"  # type: ignore[misc]


SERVER = {"KENNISGRAAF_STORE": "neo4j", "NEO4J_URI": "bolt://127.0.0.1:7687"}


def test_an_empty_environment_names_no_server() -> None:
    assert read_settings({"NEO4J_PASSWORD": "unused"}).neo4j is None


def test_every_problem_with_the_server_is_named_at_once() -> None:
    message = refusal({"KENNISGRAAF_STORE": "neo4j", "KENNISGRAAF_LANGUAGE": "fr", "NEO4J_URI": "http://here"})
    wanted = ("NEO4J_URI", "NEO4J_PASSWORD or NEO4J_AUTH_PATH", "KENNISGRAAF_LANGUAGE")
    assert [name for name in wanted if name not in message] == []


@pytest.mark.parametrize("uri", ["", "127.0.0.1:7687", "bolt://", "http://127.0.0.1:7474", "Bolt"])
def test_what_is_no_address_of_a_server_is_refused(uri: str) -> None:
    assert "NEO4J_URI" in refusal({**SERVER, "NEO4J_URI": uri, "NEO4J_PASSWORD": "Zilvervos"})


def test_a_server_is_checked_as_well_when_the_store_is_embedded() -> None:
    assert "NEO4J_PASSWORD" in refusal({"NEO4J_URI": "bolt://127.0.0.1:7687"})


@pytest.mark.parametrize(("given", "user"), [({}, "neo4j"), ({"NEO4J_USER": ""}, "neo4j"), ({"NEO4J_USER": "a"}, "a")])
def test_the_user_is_that_of_a_new_server_unless_another_is_set(given: dict[str, str], user: str) -> None:
    address = read_settings({**SERVER, **given, "NEO4J_PASSWORD": "Zilvervos"}).neo4j
    assert address == Neo4jAddress("bolt://127.0.0.1:7687", user, "Zilvervos")


@pytest.mark.parametrize("content", ["reader/Zilver/vos", "reader/Zilver/vos\n", "  reader/Zilver/vos  \n"])
def test_a_secret_file_tells_user_and_password_whatever_else_is_set(content: str, tmp_path: Path) -> None:
    path = tmp_path / "auth"
    path.write_text(content, encoding="utf-8")
    environment = {**SERVER, "NEO4J_USER": "other", "NEO4J_PASSWORD": "other", "NEO4J_AUTH_PATH": str(path)}
    assert read_settings(environment).neo4j == Neo4jAddress("bolt://127.0.0.1:7687", "reader", "Zilver/vos")


@pytest.mark.parametrize("content", [b"", b"Zilvervos", b"/Zilvervos", b"Zilvervos/", b"Zilvervos/\xff"])
def test_a_secret_file_without_user_and_password_is_refused_and_not_repeated(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "auth"
    path.write_bytes(content)
    message = refusal({**SERVER, "NEO4J_AUTH_PATH": str(path)})
    assert "NEO4J_AUTH_PATH" in message
    assert "Zilvervos" not in message


def test_a_secret_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    message = refusal({**SERVER, "NEO4J_AUTH_PATH": str(tmp_path / "auth")})
    assert "NEO4J_AUTH_PATH cannot be read: No such file or directory" in message


def test_a_password_is_never_shown() -> None:
    settings = read_settings({**SERVER, "NEO4J_PASSWORD": "Zilvervos"})
    assert "Zilvervos" not in f"{settings!r} {settings} {settings.neo4j!r}"
    assert "Zilvervos" not in refusal({"KENNISGRAAF_STORE": "neo4j", "NEO4J_PASSWORD": "Zilvervos"})
