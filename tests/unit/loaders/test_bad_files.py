"""A bad file of any source ends with exit code 4 and one sentence, and changes nothing that is served."""

import gzip
import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.conftest import Ran
from tests.support.lists import SAMPLES, Installation, install, sample_bytes

Spoil = Callable[[bytes], bytes]
HTML = b"<!DOCTYPE html><html><head><title>503</title></head><body>Service unavailable</body></html>"
BOMB = b'<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
EVERY: Mapping[str, Spoil] = {
    "empty": lambda whole: b"",
    "blank": lambda whole: b" \r\n\t\n",
    "page": lambda whole: HTML,
    "page and list": lambda whole: HTML + b"\n" + whole,
    "wide characters": lambda whole: whole.decode().encode("utf-16"),
    "other encoding": lambda whole: whole[: len(whole) // 2] + "é".encode("latin-1") + whole[len(whole) // 2 :],
    "noise": lambda whole: bytes(range(256)) * 8,
    "packed and cut off": lambda whole: gzip.compress(whole)[:-30],
    "packed too small": lambda whole: gzip.compress(b"\0" * 20_000_000),
    "error in JSON": lambda whole: b'{"error": "rate limit"}',
    "half of it twice": lambda whole: whole[: len(whole) // 2] * 2,
}
OF_ONE: Mapping[str, Mapping[str, Spoil]] = {
    "un_sc": {
        "entity bomb": lambda whole: BOMB + whole.replace(b"<FIRST_NAME>", b"<FIRST_NAME>&b;").partition(b"?>")[2],
        "external entity": lambda whole: (
            b'<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + whole.partition(b"?>")[2]
        ),
        "document type": lambda whole: b'<!DOCTYPE l SYSTEM "http://127.0.0.1:9/l.dtd">' + whole.partition(b"?>")[2],
        "wrong tag": lambda whole: whole.replace(b"</ENTITY>", b"</INDIVIDUAL>"),
        "no individuals": lambda whole: whole.replace(b"INDIVIDUALS>", b"PERSONS>"),
        "no date": lambda whole: whole.replace(b"dateGenerated", b"made"),
        "odd date": lambda whole: whole.replace(b"2026-11-22T06", b"../../22T06"),
        "nested": lambda whole: whole.replace(b"<ENTITIES>", b"<ENTITIES>" + b"<A>" * 50 + b"</A>" * 50),
        "no parties": lambda whole: (
            whole.partition(b"<INDIVIDUALS>")[0] + b"<INDIVIDUALS/><ENTITIES/></CONSOLIDATED_LIST>"
        ),
    },
    "eu_annexes/32014R0833": {
        "open quote": lambda whole: whole.replace(b'Federation",', b"Federation,"),
        "two acts": lambda whole: whole.replace(b"32014R0833,2", b"32014R0269,2"),
        "header alone": lambda whole: whole.partition(b"\n")[0] + b"\n",
        "column twice": lambda whole: whole.replace(b",notes", b",name"),
        "binary zero": lambda whole: whole.replace(b"Severnyi", b"Sev\0rnyi"),
    },
    "us_csl": {
        "open quote": lambda whole: whole.replace(b'City, CN",', b"City, CN,"),
        "header alone": lambda whole: whole.partition(b"\n")[0] + b"\n",
        "column twice": lambda whole: whole.replace(b",places_of_birth", b",name"),
        "no entries": lambda whole: b'{"results": 5, "x": {"federal_register_notice": 1, "license_requirement": 2}}',
    },
    "us_1286": {
        "open quote": lambda whole: whole.replace(b"Baihe Polytechnic of", b'"Baihe Polytechnic of'),
        "header alone": lambda whole: whole.partition(b"\n")[0] + b"\n",
        "column twice": lambda whole: whole.replace(b",notes", b",name"),
        "another law": lambda whole: whole.replace(b"Section 1286", b"Section 1237"),
    },
    "cn_defence_universities": {
        "no institutions": lambda whole: json.dumps({**json.loads(whole), "values": []}).encode(),
        "institutions as text": lambda whole: json.dumps({**json.loads(whole), "values": ["x"]}).encode(),
        "half a character": lambda whole: whole.replace(b'"QUAT"', b'"QU\\ud800"'),
        "nested": lambda whole: whole.replace(b'"QUAT"', b"[" * 100_000 + b"]" * 100_000),
    },
    "eu_fsf": {
        "entity bomb": lambda whole: BOMB + whole.replace(b"<remark>", b"<remark>&b;").partition(b"?>")[2],
        "document type": lambda whole: b'<!DOCTYPE l SYSTEM "http://127.0.0.1:9/l.dtd">' + whole.partition(b"?>")[2],
        "wrong tag": lambda whole: whole.replace(b"</address>", b"</birthdate>"),
        "odd date": lambda whole: whole.replace(b"2026-11-22T06", b"../../22T06"),
        "no parties": lambda whole: whole.partition(b"<sanctionEntity")[0] + b"</export>",
    },
    "opensanctions/sample": {
        "last line broken": lambda whole: whole.rstrip()[:-3] + b"\n",
    },
}
CASES = [
    pytest.param(dataset, spoil, id=f"{dataset.partition('/')[0]}, {name}")
    for dataset in SAMPLES
    for name, spoil in {**EVERY, **OF_ONE[dataset]}.items()
]

OTHERS = list(zip(SAMPLES, [*list(SAMPLES)[1:], next(iter(SAMPLES))], strict=True))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """An installation with the samples loaded: no test of this file may change what it serves."""
    home = install(tmp_path_factory.mktemp("bad"))
    home.offer_folder({SAMPLES[dataset]: sample_bytes(dataset) for dataset in SAMPLES})
    return home


@pytest.fixture
def offer(run_command: Callable[..., Ran], home: Installation, tmp_path: Path) -> Callable[[str, bytes, str], Ran]:
    def run(dataset: str, content: bytes, name: str) -> Ran:
        path = tmp_path / name
        path.write_bytes(content)
        return run_command("sources", "load", dataset, "--file", path, home=home.services.settings.home)

    return run


@pytest.mark.parametrize(("dataset", "spoil"), CASES)
def test_a_bad_file_is_rejected_in_one_sentence_and_nothing_served_changes(
    dataset: str, spoil: Spoil, home: Installation, offer: Callable[[str, bytes, str], Ran]
) -> None:
    before = home.served, home.files()
    whole = sample_bytes(dataset)
    spoilt = spoil(whole)
    assert spoilt != whole
    ran = offer(dataset, spoilt, SAMPLES[dataset])
    sentences = [line for line in ran.err.splitlines() if line.startswith("kennisgraaf: ")]
    assert (ran.code, len(sentences)) == (4, 1), ran
    assert sentences[0].startswith(f"kennisgraaf: {SAMPLES[dataset]} ")
    assert sentences[0].endswith(".")
    assert "Traceback" not in ran.err
    assert (home.served, home.files()) == before


@pytest.mark.parametrize(("dataset", "other"), OTHERS)
def test_the_file_of_another_source_is_not_the_list(
    dataset: str, other: str, home: Installation, offer: Callable[[str, bytes, str], Ran]
) -> None:
    before = home.served, home.files()
    ran = offer(dataset, sample_bytes(other), SAMPLES[other])
    assert ran.code == 4
    assert f"kennisgraaf: {SAMPLES[other]} is another " in ran.err
    assert (home.served, home.files()) == before


def test_what_was_served_before_the_bad_files_is_still_served(home: Installation) -> None:
    assert home.screen("Qingluan University of Aerospace Technology").outcome == "listed"
    assert home.services.check() == []
