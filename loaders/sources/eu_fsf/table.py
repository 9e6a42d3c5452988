"""CSV 1.1 of the list: one row for each name, address, birth, document or citizenship, gathered into entities."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from graph.errors import SourceFragment
from loaders.clean.dates import clean_date
from loaders.record import Record, Value
from loaders.registry import Context
from loaders.resource import Resource
from loaders.table_records import BROKEN, read_table

Fields: TypeAlias = dict[str, list[Value]]
FIRST_COLUMNS = "fileGenerationDate;Entity_LogicalId;"
# Prefix of the columns of a part, and what the XML calls the part.
PARTS: Mapping[str, str] = {
    "NameAlias": "nameAlias",
    "Address": "address",
    "BirthDate": "birthdate",
    "Identification": "identification",
    "Citizenship": "citizenship",
}
# Columns whose field has another name in the XML; the others only begin with a small letter there.
FIELDS: Mapping[str, str] = {
    "Entity_EU_ReferenceNumber": "euReferenceNumber",
    "Regulation_Type": "regulationType",
    "BirthDate_BirthDate": "birthdate",
    "BirthDate_Day": "dayOfMonth",
    "BirthDate_Month": "monthOfYear",
    "Identification_IssuedDate": "issueDate",
    "Identification_TypeCode": "identificationTypeCode",
    "Identification_TypeDescription": "identificationTypeDescription",
}
SUBJECT = {"Entity_SubjectType", "Entity_SubjectType_ClassificationCode"}
CLASSIFICATION = re.compile(r"[A-Z]")


def is_table(resource: Resource) -> bool:
    """Return whether a file begins as CSV 1.1 does."""
    start = resource.head[:200].decode("utf-8", errors="replace").removeprefix("\ufeff")
    return start.replace('"', "").startswith(FIRST_COLUMNS)


def read_entities(resource: Resource, context: Context) -> Iterator[Record]:
    """Yield the rows that could not be read, then the entities in the order of their first rows.

    Raises:
        SourceChanged: The table is damaged or cut off.
        SourceFragment: Columns of whole parts of an entity are not there.
    """
    entities: dict[str, Fields] = {}
    for row in read_table(resource, context.issues, ";"):
        if row.type == BROKEN:
            yield row
            continue
        if not entities:
            _check_columns(resource, context, row)
            context.edition.set_printed(clean_date(_cell(row, "fileGenerationDate")))
        _add_row(entities.setdefault(_cell(row, "Entity_LogicalId") or row.id, {}), row)
    for name, fields in entities.items():
        yield Record("entity", name, fields)


def _check_columns(resource: Resource, context: Context, row: Record) -> None:
    missing = [part for part in PARTS if not any(name.startswith(f"{part}_") for name in row.fields)]
    if missing:
        message = f"{resource.name} is a fragment of the EU list and lacks the columns of {', '.join(missing)}."
        raise SourceFragment(message, context.spec.id, resource.name)


def _add_row(entity: Fields, row: Record) -> None:
    """Add what a row says to its entity; what an earlier row said is not repeated."""
    groups = _groups(row)
    own = groups.pop("")
    if not entity:
        entity.update(own)
    _add_new(entity.setdefault("regulation", []), own.get("regulation", []))  # there may be several legal bases
    for part, fields in groups.items():
        _add_new(entity.setdefault(part, []), [Record(part, "", fields)])


def _add_new(known: list[Value], values: list[Value]) -> None:
    known.extend(value for value in values if value not in known)


def _groups(row: Record) -> dict[str, Fields]:
    """Return the filled cells of a row by part of the entity, under their names in the XML; "" is the entity itself."""
    groups: dict[str, Fields] = {"": {"subjectType": [_subject(row)]}}
    acts: dict[str, Fields] = {}
    for column, values in row.fields.items():
        printed = str(values[0]).strip()
        place = _place_of(column) if printed else None
        if place and place.is_of_act:
            acts.setdefault(place.part, {})[place.field] = [printed]
        elif place:
            texts: list[Value] = _remarks(printed) if place.field == "remark" else [printed]
            groups.setdefault(place.part, {})[place.field] = texts
    for part, act in acts.items():
        field = "regulationSummary" if part else "regulation"
        groups.setdefault(part, {})[field] = [Record(field, "", act)]
    return groups


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the XML holds what a column does: in which part, in the act that named it or not, in which field."""

    part: str
    is_of_act: bool
    field: str


@cache
def _place_of(column: str) -> _Place | None:
    """Return the place of a column; None for those that are read in another way."""
    prefix, _, name = column.partition("_")
    if not name or column in SUBJECT:
        return None
    is_of_act = name.startswith("Regulation_")
    plain = name.removeprefix("Regulation_")
    field = FIELDS.get(f"Regulation_{plain}" if is_of_act else column, plain[:1].lower() + plain[1:])
    return _Place(PARTS.get(prefix, ""), is_of_act, field)


def _subject(row: Record) -> Record:
    """Return the type of an entity; editions print the letter and the word in each other's column."""
    cells = [_cell(row, name) for name in sorted(SUBJECT)]
    letters = [text for text in cells if CLASSIFICATION.fullmatch(text)]
    words = [text for text in cells if text not in letters]
    return Record("subjectType", "", {"classificationCode": [*letters[:1]], "code": [*words[:1]]})


def _remarks(printed: str) -> list[Value]:
    """Return the remarks of a cell: each in brackets, with a backslash and an n between them."""
    texts = (text.strip() for text in re.split(r"\\n|\n", printed))
    return [text[1:-1] if re.fullmatch(r"\([^()]*\)", text) else text for text in texts if text]


def _cell(row: Record, column: str) -> str:
    return "".join(str(value) for value in row.fields.get(column, ())).strip()
