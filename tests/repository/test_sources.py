"""Every source is complete: description, code, excerpt; and none knows another."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from loaders.known_lists import missing_datasets
from loaders.registry import FOLDER, Source, load_sources
from loaders.source import DatasetSpec
from ontologies.load import load_ontology

TESTS = Path(__file__).parents[1] / "sources"
ADDRESS = re.compile(r"https://[^\s{}]+\.[^\s{}]+(\{(celex|dataset)\}[^\s{}]*)?")
FOLDERS = sorted(path for path in FOLDER.iterdir() if path.is_dir() and not path.name.startswith("_"))
SOURCES = load_sources()


def ids(item: Source | Path) -> str:
    return item.name if isinstance(item, Path) else item.spec.id


def imported(path: Path) -> Iterator[str]:
    """Yield the modules that a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path.name} imports relative to itself"
            yield node.module or ""


def mappings(node: yaml.Node | None) -> Iterator[yaml.MappingNode]:
    """Yield every mapping of a document, as it is written."""
    if isinstance(node, yaml.MappingNode):
        yield node
    children = node.value if isinstance(node, yaml.CollectionNode) else []
    for child in children:
        for part in child if isinstance(child, tuple) else [child]:
            yield from mappings(part)


def measures(source: Source) -> set[str]:
    tables = source.spec.tables
    return {*tables.get("measure", {}).values(), *tables.get("stated_measure", {}).values()}


def test_the_sources_of_this_release_are_all_there() -> None:
    assert [source.spec.id for source in SOURCES] == [
        "cn_defence_universities",
        "eu_annexes",
        "eu_fsf",
        "opensanctions",
        "un_sc",
        "us_1286",
        "us_csl",
    ]


@pytest.mark.parametrize("folder", FOLDERS, ids=ids)
def test_a_source_has_a_description_a_parser_and_a_mapper(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} >= {"__init__.py", "source.yml", "parse.py", "map.py"}
    assert folder.name in {source.spec.id for source in SOURCES}


@pytest.mark.parametrize("folder", FOLDERS, ids=ids)
def test_a_source_has_an_excerpt_its_explanation_its_facts_and_broken_files(folder: Path) -> None:
    names = [path.name for path in (TESTS / folder.name).iterdir()]
    assert sum(name.startswith("excerpt.") for name in names) == 1
    assert {"records.md", "expected.jsonl"} <= set(names)
    assert any(name.startswith("broken_") for name in names)


def test_there_is_no_excerpt_without_a_source() -> None:
    assert {path.parent.name for path in TESTS.glob("*/records.md")} == {folder.name for folder in FOLDERS}


@pytest.mark.parametrize("source", SOURCES, ids=ids)
def test_a_source_says_what_it_is_and_what_it_is_not_in_both_languages(source: Source) -> None:
    for label in (source.spec.title, source.spec.coverage, source.spec.limits):
        assert label.nl.strip()
        assert label.en.strip()
        assert label.nl != label.en
    for text in (source.spec.coverage, source.spec.limits):
        assert text.nl.endswith(".")
        assert text.en.endswith(".")


@pytest.mark.parametrize("source", SOURCES, ids=ids)
def test_a_source_says_who_publishes_it_under_which_licence_and_how_often(source: Source) -> None:
    spec = source.spec
    assert all(text.strip() for text in (spec.publisher, spec.licence, spec.format, spec.refresh))
    assert spec.stale_after_days > 0
    assert spec.max_bytes > 1_000_000


@pytest.mark.parametrize("source", SOURCES, ids=ids)
def test_a_source_has_a_safe_address_and_a_transcription_has_both(source: Source) -> None:
    addresses = [source.spec.address, *(dataset.address for dataset in source.spec.datasets)]
    assert all(ADDRESS.fullmatch(address) for address in addresses)
    if "transcri" in f"{source.spec.publisher} {source.spec.licence} {source.spec.limits.en}".lower():
        assert ADDRESS.fullmatch(source.spec.transcription)
        assert source.spec.transcription != source.spec.address


REQUIRED = [item for source in SOURCES for item in source.spec.datasets if item.is_required]


@pytest.mark.parametrize("dataset", REQUIRED, ids=lambda dataset: dataset.id)
def test_a_required_dataset_says_how_many_records_to_expect(dataset: DatasetSpec) -> None:
    assert dataset.expected
    assert all(count >= 100 for count in dataset.expected.values())


def test_no_two_sources_have_the_same_rank_of_authority() -> None:
    ranks = [source.spec.authority_rank for source in SOURCES]
    assert len(set(ranks)) == len(ranks)


def test_lists_of_the_un_and_the_eu_outrank_every_other() -> None:
    by_rank = sorted(SOURCES, key=lambda source: source.spec.authority_rank)
    assert [source.spec.id for source in by_rank[:3]] == ["un_sc", "eu_fsf", "eu_annexes"]


@pytest.mark.parametrize("source", SOURCES, ids=ids)
def test_every_measure_a_source_gives_is_known_to_the_model(source: Source) -> None:
    assert measures(source) <= load_ontology().vocabularies["Measure"].keys()


@pytest.mark.parametrize("folder", FOLDERS, ids=ids)
def test_every_key_of_a_description_is_written_once(folder: Path) -> None:
    for node in mappings(yaml.compose((folder / "source.yml").read_text(encoding="utf-8"))):
        keys = [key.value for key, _ in node.value]
        assert sorted(set(keys)) == sorted(keys)


@pytest.mark.parametrize("folder", FOLDERS, ids=ids)
def test_no_source_imports_another(folder: Path) -> None:
    modules = {module for path in folder.glob("*.py") for module in imported(path)}
    others = {module for module in modules if module.startswith("loaders.sources.")}
    assert all(module.startswith(f"loaders.sources.{folder.name}.") for module in others)


@pytest.mark.parametrize("folder", FOLDERS, ids=ids)
def test_a_source_does_not_download_store_or_screen(folder: Path) -> None:
    modules = {module for path in folder.glob("*.py") for module in imported(path)}
    beyond = ("requests", "sqlite3", "lxml", "loaders.fetch", "loaders.run", "graph.sqlite_store", "api")
    assert not [module for module in modules if module.startswith(beyond)]
    assert not [name for name in modules if name.startswith("screening") and "normalise" not in name]


@pytest.mark.parametrize("folder", FOLDERS, ids=ids)
def test_a_parser_knows_no_project_words(folder: Path) -> None:
    modules = set(imported(folder / "parse.py"))
    assert not modules & {"loaders.draft", "ontologies.load", "loaders.clean.organizations"}
    assert not [module for module in modules if module.startswith("screening")]


def test_a_list_with_a_loader_is_missing_until_it_is_loaded_and_required_ones_come_first() -> None:
    missing = missing_datasets(set())
    described = {dataset.id for source in SOURCES for dataset in source.spec.datasets}
    assert described <= {item.id for item in missing}
    required = [item.is_required for item in missing]
    assert required == sorted(required, reverse=True)
    assert {"un_sc", "eu_fsf", "us_csl", "eu_annexes/32014R0833", "eu_annexes/32014R0269"} == {
        item.id for item in missing if item.is_required
    }
