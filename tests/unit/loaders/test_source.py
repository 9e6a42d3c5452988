"""`source.yml` is complete and of the right form, or refused with the name of the source."""

from pathlib import Path

import pytest
import yaml

from graph.errors import ConfigurationError
from graph.facts import DatasetId
from loaders.registry import find_source, load_sources
from loaders.source import SourceSpec, read_source

WHOLE = {
    "id": "xx_list",
    "title": {"nl": "Voorbeeldlijst", "en": "Example list"},
    "publisher": "Example Authority",
    "licence": "CC0",
    "address": "https://lists.example/{dataset}.csv",
    "format": "CSV",
    "refresh": "daily",
    "coverage": {"nl": "Alles.", "en": "Everything."},
    "limits": {"nl": "Niets.", "en": "Nothing."},
    "edition": "printed",
    "stale_after_days": 8,
    "authority_rank": 50,
    "max_megabytes": 20,
    "datasets": [
        {"name": "first", "required": True, "expected": {"row": 10}},
        {"name": "second", "required": False, "title": {"nl": "T", "en": "S"}},
    ],
}


def spec_of(folder: Path, text: str = "", **changes: object) -> SourceSpec:
    """Read the whole description with some fields changed; those set to None are left out."""
    data = {name: value for name, value in {**WHOLE, **changes}.items() if value is not None}
    (folder / "source.yml").write_text(text or yaml.safe_dump(data), encoding="utf-8")
    return read_source(folder)


def test_a_whole_description_is_read(tmp_path: Path) -> None:
    spec = spec_of(tmp_path)
    assert (spec.id, spec.title.nl, spec.edition, spec.max_bytes) == (
        "xx_list",
        "Voorbeeldlijst",
        "printed",
        20_000_000,
    )
    assert [(item.id, item.is_required, item.title.en, item.expected) for item in spec.datasets] == [
        ("xx_list/first", True, "Example list", {"row": 10}),
        ("xx_list/second", False, "S", {}),
    ]


@pytest.mark.parametrize("field", sorted(WHOLE))
def test_a_missing_field_is_refused_with_the_name_of_the_source_and_the_field(tmp_path: Path, field: str) -> None:
    folder = tmp_path / "xx_list"
    folder.mkdir()
    with pytest.raises(ConfigurationError, match=f"source xx_list cannot be used.*{field}"):
        spec_of(folder, **{field: None})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("edition", "sometimes"),
        ("title", {"nl": "Alleen Nederlands"}),
        ("title", "Example list"),
        ("coverage", {"nl": "a", "en": "b", "fr": "c"}),
        ("stale_after_days", "often"),
        ("datasets", [{"name": "first"}]),
        ("datasets", [{"required": True, "expected": [1]}]),
        ("datasets", [{"required": True, "expected": {"row": "many"}}]),
        ("datasets", [{"required": True, "expectd": {"row": 10}}]),
        ("datasets", ["first"]),
        ("tables", ["kind"]),
        ("tables", {"kind": "Person"}),
        ("ignored", 5),
        ("transcripton", "https://lists.example"),  # a misspelt field must not be passed over
        ("ignore", ["note"]),
    ],
)
def test_a_field_of_the_wrong_form_is_refused(tmp_path: Path, field: str, value: object) -> None:
    with pytest.raises(ConfigurationError, match="cannot be used"):
        spec_of(tmp_path, **{field: value})


@pytest.mark.parametrize("text", ["id: [", "- a\n- b", "just words", "id: !!python/object:os.system {}", "\x00"])
def test_what_is_not_such_a_description_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigurationError, match="cannot be used"):
        spec_of(tmp_path, text)


def test_a_folder_without_description_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="No such file"):
        read_source(tmp_path)


def test_a_dataset_the_source_does_not_name_is_never_required(tmp_path: Path) -> None:
    dataset = spec_of(tmp_path).dataset(DatasetId("xx_list/third"))
    assert (dataset.title.en, dataset.is_required) == ("Example list: third", False)


@pytest.mark.parametrize(("fields", "expected"), [({}, 0), ({"fragment_below": 10}, 10)])
def test_a_dataset_may_say_below_how_many_records_a_file_is_a_fragment(
    tmp_path: Path, fields: dict[str, int], expected: int
) -> None:
    (dataset,) = spec_of(tmp_path, datasets=[{"required": False, **fields}]).datasets
    assert dataset.fragment_below == expected


def test_a_dataset_is_fetched_from_the_transcription_where_there_is_one(tmp_path: Path) -> None:
    copy = "https://copies.example/{dataset}"
    assert spec_of(tmp_path).fetch_address(DatasetId("xx_list/first")) == "https://lists.example/first.csv"
    assert spec_of(tmp_path, transcription=copy).fetch_address(DatasetId("xx_list/first")) == (
        "https://copies.example/first"
    )


def test_a_table_gives_texts_whatever_yaml_makes_of_them(tmp_path: Path) -> None:
    spec = spec_of(tmp_path, tables={"edition": {3: 2020, "4": "2020-05-01"}})
    assert spec.table("edition") == {"3": "2020", "4": "2020-05-01"}


def test_a_source_is_found_by_its_id() -> None:
    assert find_source("un_sc").spec.id == "un_sc"


def test_an_unknown_source_is_refused_with_those_there_are() -> None:
    with pytest.raises(ConfigurationError, match="no source 'nobody'; there are: cn_defence_universities, eu_annexes"):
        find_source("nobody")


@pytest.mark.parametrize("source", [source.spec.id for source in load_sources()])
def test_the_folder_of_every_source_has_its_name(source: str) -> None:
    spec = find_source(source).spec
    assert all(dataset.id.partition("/")[0] == spec.id for dataset in spec.datasets)
    assert spec.fetch_address(DatasetId(f"{source}/part")).startswith("https://")
