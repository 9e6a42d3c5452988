"""Small fictional lists in the forms of the sources, and an installation to load them into."""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from api.services import Services, offer_files, offer_folder
from graph.facts import DatasetId
from graph.sqlite_store import SqliteStore
from loaders.edition_date import EditionDate
from loaders.intake import Edition, take_in
from loaders.issues import Issues
from loaders.record_ids import PreviousRecords
from loaders.registry import Context, Source
from loaders.report import Load
from loaders.resource import Resource, unpack
from loaders.run import Approval
from loaders.sample import APPROVAL, FOLDER
from screening.query import check_query
from screening.result import Result
from tests.conftest import NOW, settings_of
from tests.support.graph import TODAY

ANNA = Approval("Anna Voorbeeld", "Checked against the publisher's announcement.")
ENTITY_LIST = "Entity List (EL) - Bureau of Industry and Security"
UN_ENTITY = (
    "<ENTITY><DATAID>{number}</DATAID><FIRST_NAME>{name}</FIRST_NAME><UN_LIST_TYPE>DPRK</UN_LIST_TYPE>"
    "<REFERENCE_NUMBER>KPe.{number}</REFERENCE_NUMBER><LISTED_ON>2017-08-05</LISTED_ON></ENTITY>\n"
)
# One sample file for each source: the dataset it is of, and a text by which its form is told.
SAMPLES: Mapping[str, str] = {
    "cn_defence_universities": "china-defence-universities.json",
    "eu_annexes/32014R0833": "32014R0833.csv",
    "eu_fsf": "eu_fsf_consolidated.xml",
    "opensanctions/sample": "sample_entities.ftm.json",
    "un_sc": "un_sc_consolidated.xml",
    "us_1286": "section_1286.csv",
    "us_csl": "consolidated_screening_list.csv",
}


def un_name(number: int) -> str:
    """Return the name of a party of `un_list`."""
    return f"MAANVIS {number} TRADING CORPORATION"


def un_list(numbers: Iterable[int], edition: str = "2026-11-20", names: Mapping[int, str] | None = None) -> bytes:
    """Return a UN list of one entity for each number, under the names of `un_name` where no others are given."""
    given = names or {}
    entities = "".join(UN_ENTITY.format(number=number, name=given.get(number, un_name(number))) for number in numbers)
    return (
        f'<CONSOLIDATED_LIST dateGenerated="{edition}T06:00:00.000Z"><INDIVIDUALS/>\n'
        f"<ENTITIES>{entities}</ENTITIES></CONSOLIDATED_LIST>"
    ).encode()


def csl_list(rows: Iterable[Mapping[str, str]]) -> bytes:
    """Return a US screening list; what a row does not say is an Entity List entry of 2021."""
    defaults = {"source": ENTITY_LIST, "start_date": "2021-03-04"}
    return _table("consolidated_screening_list.csv", [{**defaults, **row} for row in rows])


def eu_act(rows: Iterable[Mapping[str, str]], celex: str = "32014R0833") -> bytes:
    """Return the annexes of an act; what a row does not say is an organisation of Annex IV."""
    defaults = {
        "celex": celex,
        "programKey": "EU-RUS",
        "annex": "IV",
        "measure": "Export control",
        "schema": "LegalEntity",
        "startDate": "25.2.2022",
    }
    return _table("32014R0833.csv", [{**defaults, **row} for row in rows])


def _table(sample: str, rows: Iterable[Mapping[str, str]]) -> bytes:
    columns = (FOLDER / sample).read_text(encoding="utf-8").partition("\n")[0].split(",")
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", extrasaction="raise")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def sample_bytes(dataset: str, today: date = TODAY) -> bytes:
    """Return the sample file of a dataset of `SAMPLES`, as if published on a day."""
    text = (FOLDER / SAMPLES[dataset]).read_text(encoding="utf-8")
    printed = f"{today.day}.{today.month}.{today.year}"
    return text.replace("@TODAY_DMY@", printed).replace("@TODAY@", today.isoformat()).encode()


def read_edition(
    source: Source, content: bytes, dataset: str = "", name: str = "list", fetched_at: str = ""
) -> Edition:
    """Take one file in as the first edition of a dataset, in memory."""
    identity = DatasetId(dataset or source.spec.id)
    context = Context(
        source.spec, identity, Issues(), PreviousRecords(SqliteStore(), identity), EditionDate(TODAY.isoformat())
    )
    return take_in(source, unpack(name, content, fetched_at=fetched_at), context)


def resource_of(content: bytes, name: str = "list") -> Resource:
    """Return bytes as a file that was handed over."""
    return Resource(name, content, content)


@dataclass(frozen=True)
class Installation:
    """An installation in a folder of its own, and a folder from which files are offered to it."""

    services: Services
    lists: Path

    def offer(
        self,
        content: bytes,
        source: str = "un_sc",
        *,
        name: str = "list.xml",
        approval: Approval | None = None,
        now: datetime = NOW,
    ) -> Load:
        """Offer one file, publish what came of it, and return what became of the file.

        A first edition is approved as a sample: the lists of tests are far smaller than the real ones.
        """
        return self.offer_files({name: content}, source, approval=approval, now=now)[0]

    def offer_files(
        self,
        files: Mapping[str, bytes],
        source: str = "un_sc",
        *,
        approval: Approval | None = None,
        now: datetime = NOW,
    ) -> list[Load]:
        """Offer files of one source in their order, as `offer` does one."""
        offered = offer_files(source, self._write(files), approval or self._of_a_sample(source))
        return self.services.load(offered, now, _quietly)[0]

    def _write(self, files: Mapping[str, bytes]) -> list[Path]:
        for name, content in files.items():
            path = self.lists / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return [self.lists / name for name in files]

    def _of_a_sample(self, source: str = "") -> Approval | None:
        with self.services.store() as store:
            published = [version for version in store.versions() if version.number]
        return None if any(version.dataset.startswith(source.partition("/")[0]) for version in published) else APPROVAL

    def offer_folder(
        self, files: Mapping[str, bytes], now: datetime = NOW, approval: Approval | None = None
    ) -> list[Load]:
        """Offer a folder of files, and return what became of each."""
        self._write(files)
        return self.services.load(offer_folder(self.lists, approval or self._of_a_sample()), now, _quietly)[0]

    def screen(self, name: str, as_of: date = TODAY) -> Result:
        """Screen a name against what is served."""
        return self.services.screener().screen(check_query(name, as_of), "en")

    @property
    def served(self) -> str:
        """Id of the snapshot that is served."""
        return self.services.snapshots.current().id

    def files(self) -> list[str]:
        """Return every file and folder under version files and snapshots, without the folder they are in."""
        home = self.services.settings.home
        return sorted(
            str(path.relative_to(home)) for part in ("versions", "snapshots") for path in (home / part).rglob("*")
        )


def install(folder: Path, **environment: str) -> Installation:
    """Return an empty installation under a folder."""
    return Installation(Services(settings_of(folder / "home", **environment)), folder / "lists")


def _quietly(message: str) -> None:
    """Say nothing about progress."""
