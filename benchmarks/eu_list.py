"""A fictional EU list of any size in the forms of the Financial Sanctions Database, the same every time.

It follows the schema of XML 1.1, every element and attribute of it, and holds what the published list is known to hold:
one name repeated for each act that amended it, other scripts, weak aliases, partial dates, other calendars, unknown
countries. The same entities can be written as CSV 1.1, which leaves out which aliases are weak.
"""

import csv
import io
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

GENERATED = "2026-11-21"
NAMESPACE = "http://eu.europa.ec/fpi/fsd/export"
ENTITIES = 3_000
FICTIONAL = "Fictional entry of a generated list"
SYLLABLES = tuple(
    f"{first}{vowel}{last}"
    for first in ("b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z")
    for vowel in "aeiou"
    for last in ("", "", "n", "r", "l")
)
CYRILLIC = str.maketrans("abdefghiklmnoprstuvz", "абдефгхиклмнопрстувз")
ARABIC = str.maketrans("abdefghiklmnoprstuvz", "ابديفغهيكلمنوبرستوفز")
FIELDS = ("Trading", "Shipping", "Marine Engineering", "Research Institute", "University", "Bank", "Aviation", "Energy")
FORMS = ("LLC", "JSC", "Ltd", "Corporation", "")
PROGRAMMES = ("UKR", "BLR", "SYR", "IRN", "PRK", "TAQA", "RUSDA", "MMR")
# countryIso2Code and countryDescription; the last is how the list prints that it does not know.
COUNTRIES = (("RU", "RUSSIAN FEDERATION"), ("BY", "BELARUS"), ("SY", "SYRIA"), ("IR", "IRAN"), ("00", "UNKNOWN"))
DOCUMENTS = {
    "P": (("passport", "National passport"), ("id", "National identification card")),
    "E": (("regnumber", "Registration Number"), ("fiscalcode", "Fiscal Code")),
}
COLUMNS_OF_ACT = (
    ("Type", "regulationType"),
    ("OrganisationType", "organisationType"),
    ("PublicationDate", "publicationDate"),
    ("EntryIntoForceDate", "entryIntoForceDate"),
    ("NumberTitle", "numberTitle"),
    ("Programme", "programme"),
    ("PublicationUrl", "publicationUrl"),
)


def _columns(text: str) -> tuple[tuple[str, str], ...]:
    """Return pairs of column and attribute: "LastName" is lastName, "Day=dayOfMonth" is dayOfMonth."""
    pairs = (name.partition("=") for name in text.split())
    return tuple((column, attribute or column[0].lower() + column[1:]) for column, _, attribute in pairs)


OF_EACH_PART = "LogicalId RegulationLanguage Remark"
# The columns of CSV 1.1 in their order, by prefix, with the attributes of XML 1.1 that they hold.
COLUMNS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "Entity": _columns(
        "LogicalId EU_ReferenceNumber=euReferenceNumber UnitedNationId DesignationDate DesignationDetails Remark "
        "SubjectType=classificationCode SubjectType_ClassificationCode=code"
    ),
    "NameAlias": _columns(f"LastName FirstName MiddleName WholeName NameLanguage Gender Title Function {OF_EACH_PART}"),
    "Address": _columns(
        "City Street PoBox ZipCode Region Place AsAtListingTime ContactInfo CountryIso2Code CountryDescription "
        f"{OF_EACH_PART}"
    ),
    "BirthDate": _columns(
        "BirthDate=birthdate Day=dayOfMonth Month=monthOfYear Year YearRangeFrom YearRangeTo Circa CalendarType "
        f"ZipCode Region Place City CountryIso2Code CountryDescription {OF_EACH_PART}"
    ),
    "Identification": _columns(
        "Number Diplomatic KnownExpired KnownFalse ReportedLost RevokedByIssuer IssuedBy IssuedDate=issueDate "
        "ValidFrom ValidTo LatinNumber NameOnDocument TypeCode=identificationTypeCode "
        f"TypeDescription=identificationTypeDescription Region CountryIso2Code CountryDescription {OF_EACH_PART}"
    ),
    "Citizenship": _columns(f"Region CountryIso2Code CountryDescription {OF_EACH_PART}"),
}
PREFIXES = {
    "nameAlias": "NameAlias",
    "address": "Address",
    "birthdate": "BirthDate",
    "identification": "Identification",
    "citizenship": "Citizenship",
}


@dataclass
class Element:
    """An element of the list: its attributes, and either elements or a text."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element"] = field(default_factory=list)
    text: str = ""

    def xml(self) -> str:
        """Return the element as the list prints it, without line ends."""
        attributes = "".join(f" {name}={quoteattr(value)}" for name, value in self.attributes.items())
        inside = escape(self.text) + "".join(child.xml() for child in self.children)
        return f"<{self.tag}{attributes}>{inside}</{self.tag}>" if inside else f"<{self.tag}{attributes}/>"

    def texts(self, tag: str) -> list[str]:
        return [child.text for child in self.children if child.tag == tag]


def write_xml(count: int = ENTITIES, generated: str = GENERATED, seed: int = 1) -> bytes:
    """Return a whole list of entities as XML 1.1 in UTF-8."""
    entities = "\n".join(entity.xml() for entity in generate(count, seed))
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    root = f'<export xmlns="{NAMESPACE}" generationDate="{generated}T18:00:00.000+01:00" globalFileId="900001">'
    return f"{head}\n{root}\n{entities}\n</export>\n".encode()


def write_csv(count: int = ENTITIES, generated: str = GENERATED, seed: int = 1) -> bytes:
    """Return the same list as CSV 1.1 in UTF-8 with a byte-order mark: one row for each part of an entity."""
    text = io.StringIO()
    writer = csv.DictWriter(text, _header(), delimiter=";", restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    day = "/".join(reversed(generated.split("-")))
    for entity in generate(count, seed):
        writer.writerows({"fileGenerationDate": day, **row} for row in _rows(entity))
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def generate(count: int = ENTITIES, seed: int = 1) -> Iterator[Element]:
    """Yield fictional entities, about three persons to one enterprise, by logical id."""
    chance = random.Random(seed)
    for number in range(1, count + 1):
        yield _Maker(chance, number).entity()


def _header() -> list[str]:
    columns = ["fileGenerationDate"]
    for prefix, pairs in COLUMNS.items():
        columns += [f"{prefix}_{column}" for column, _ in pairs]
        columns += [f"{prefix}_Regulation_{column}" for column, _ in COLUMNS_OF_ACT]
    return columns


def _rows(entity: Element) -> Iterator[dict[str, str]]:
    subject, regulation = (next(c for c in entity.children if c.tag == tag) for tag in ("subjectType", "regulation"))
    own = Element("entity", {**entity.attributes, **subject.attributes}, entity.children)
    head = {**_cells("Entity", own), **_act_cells("Entity", regulation)}
    for part in entity.children:
        if part.tag in PREFIXES:
            prefix = PREFIXES[part.tag]
            act = next(child for child in part.children if child.tag == "regulationSummary")
            yield {**head, **_cells(prefix, part), **_act_cells(prefix, act)}


def _cells(prefix: str, part: Element) -> dict[str, str]:
    values = dict(part.attributes)
    values["remark"] = "\\n".join(f"({text})" for text in part.texts("remark"))
    values["contactInfo"] = "\\n".join(
        f"{child.attributes['key']}[{child.attributes['value']}]"
        for child in part.children
        if child.tag == "contactInfo"
    )
    return {f"{prefix}_{column}": values.get(attribute, "") for column, attribute in COLUMNS[prefix]}


def _act_cells(prefix: str, act: Element) -> dict[str, str]:
    values = {**act.attributes, **{child.tag: child.text for child in act.children}}
    return {f"{prefix}_Regulation_{column}": values.get(attribute, "") for column, attribute in COLUMNS_OF_ACT}


@dataclass
class _Maker:
    """Makes one entity; ids of its parts follow from its own."""

    chance: random.Random
    number: int
    parts: int = 0

    def entity(self) -> Element:
        is_person = self.chance.random() < 0.74
        first_year = self.chance.randint(2003, 2024)
        acts = [self._act(first_year + later) for later in range(self.chance.choice((1, 1, 2, 3)))]
        optional = {
            "designationDate": f"{first_year}-03-09" if self.chance.random() < 0.6 else "",
            "delistingDate": f"{first_year + 20}-01-31" if self.chance.random() < 0.01 else "",
        }
        attributes = {name: value for name, value in optional.items() if value}
        attributes["designationDetails"] = "Article 3(1)" if self.chance.random() < 0.05 else ""
        attributes["unitedNationId"] = f"XXi.{self.number}" if self.chance.random() < 0.15 else ""
        attributes["euReferenceNumber"] = f"EU.{900_000 + self.number}.{self.number % 97}"
        attributes["logicalId"] = str(900_000 + self.number)
        children = [Element("remark", text=f"{FICTIONAL}, number {self.number}.")]
        children.append(self._regulation(acts[0]))
        code = ("person", "P") if is_person else ("enterprise", "E")
        children.append(Element("subjectType", {"code": code[0], "classificationCode": code[1]}))
        children += self._names(acts, is_person=is_person)
        if is_person:
            children += [self._citizenship(acts[0]), *self._births(acts[0])]
        children += self._addresses(acts[-1])
        children += self._documents(acts[-1], code[1])
        return Element("sanctionEntity", attributes, children)

    def _act(self, year: int) -> dict[str, str]:
        number = self.chance.randint(100, 2_900)
        return {
            "regulationType": self.chance.choice(("regulation", "amendment")),
            "publicationDate": f"{year}-{self.chance.randint(4, 12):02}-{self.chance.randint(1, 28):02}",
            "numberTitle": f"{year}/{number} (OJ L{number % 400})",
            "publicationUrl": f"https://example.org/legal-content/EN/TXT/PDF/?uri=OJ:L:{year}:{number}&from=EN",
        }

    def _regulation(self, act: dict[str, str]) -> Element:
        attributes = {
            "regulationType": act["regulationType"],
            "organisationType": self.chance.choice(("council", "commission")),
            "publicationDate": act["publicationDate"],
            "entryIntoForceDate": act["publicationDate"],
            "numberTitle": act["numberTitle"],
            "programme": self.chance.choice(PROGRAMMES),
            "logicalId": self._id(),
        }
        return Element("regulation", attributes, [Element("publicationUrl", text=act["publicationUrl"])])

    def _names(self, acts: list[dict[str, str]], *, is_person: bool) -> Iterator[Element]:
        words = [self._word() for _ in range(self.chance.choice((2, 2, 3)))]
        tail = "" if is_person else f"{self.chance.choice(FIELDS)} {self.chance.choice(FORMS)}".strip()
        spellings = [(words, "", True)]
        spellings += [([*words[:-1], self._word()], "", True) for _ in range(self.chance.choice((0, 1, 1, 2)))]
        if self.chance.random() < 0.5:
            script, language = self.chance.choice(((CYRILLIC, "RU"), (ARABIC, "AR")))
            spellings.append(([word.lower().translate(script) for word in words], language, True))
        if self.chance.random() < 0.15:
            spellings.append(([self._word()], "", False))
        for act in acts:  # a name is repeated for each act that amended its entry
            for place, (name, language, is_strong) in enumerate(spellings):
                first = {"first": place == 0, "strong": is_strong, "person": is_person}
                yield self._name(name, tail if not language else "", language, act, **first)

    def _name(self, words: list[str], tail: str, language: str, act: dict[str, str], **told: bool) -> Element:
        parts = (words[0], " ".join(words[1:-1]), words[-1] if len(words) > 1 else "")
        names = parts if told["person"] else ("", "", "")
        whole = " ".join(filter(None, [*words, tail]))
        attributes = dict(zip(("firstName", "middleName", "lastName"), names, strict=True))
        attributes["wholeName"] = "" if told["person"] and self.chance.random() < 0.02 else whole
        attributes["function"] = "(a) Minister, (b) Member of parliament" if told["first"] and told["person"] else ""
        if told["first"] and told["person"]:
            attributes["gender"] = self.chance.choice("MF?")
        attributes["title"] = "Dr" if told["first"] and self.chance.random() < 0.1 else ""
        attributes["nameLanguage"] = language
        attributes["strong"] = "true" if told["strong"] else "false"
        return self._part("nameAlias", attributes, act, "Good quality a.k.a." if self.chance.random() < 0.05 else "")

    def _citizenship(self, act: dict[str, str]) -> Element:
        return self._part("citizenship", {"region": "", **self._country()}, act)

    def _births(self, act: dict[str, str]) -> Iterator[Element]:
        year, kind = self.chance.randint(1935, 1995), self.chance.random()
        given = {"circa": "false", "calendarType": "GREGORIAN", "city": "", "zipCode": ""}
        if kind < 0.6:
            day = {"birthdate": f"{year}-04-28", "dayOfMonth": "28", "monthOfYear": "4", "year": str(year)}
        elif kind < 0.8:
            day = {"year": str(year)}
        elif kind < 0.88:
            day = {"yearRangeFrom": str(year), "yearRangeTo": str(year + 3)}
        elif kind < 0.95:
            day = {"year": str(year), "monthOfYear": "7"}
            given["circa"] = "true"
        else:
            day = {"year": "1389", "monthOfYear": "2"}
            given["calendarType"] = "ISLAMIC"
        yield self._part("birthdate", {**given, **day, "region": "", "place": self._word(), **self._country()}, act)

    def _addresses(self, act: dict[str, str]) -> Iterator[Element]:
        for _ in range(self.chance.choice((0, 0, 1, 2))):
            attributes = {
                "city": self._word(),
                "street": f"{self._word()} street {self.chance.randint(1, 200)}",
                "poBox": str(self.chance.randint(1, 9_999)) if self.chance.random() < 0.1 else "",
                "zipCode": f"{self.chance.randint(10_000, 99_999)}",
                "region": "",
                "place": "",
                "asAtListingTime": self.chance.choice(("true", "false", "false", "false")),
                **self._country(),
            }
            contacts = {"EMAIL": "info@example.org", "WEB": "https://example.org", "PHONE": "+7 495 000 00 00"}
            is_told = self.chance.random() < 0.2
            told = [Element("contactInfo", {"key": key, "value": contacts[key]}) for key in contacts if is_told]
            yield self._part("address", attributes, act, further=told)

    def _documents(self, act: dict[str, str], code: str) -> Iterator[Element]:
        for _ in range(self.chance.choice((0, 0, 1, 2))):
            type_code, words = self.chance.choice(DOCUMENTS[code])
            attributes = dict.fromkeys(("diplomatic", "knownExpired", "knownFalse", "reportedLost"), "false")
            attributes["revokedByIssuer"] = "false"
            if self.chance.random() < 0.1:
                attributes["issueDate"], attributes["validTo"] = "2011-02-03", "2021-02-03"
            attributes["issuedBy"] = ""
            attributes["latinNumber"] = ""
            attributes["nameOnDocument"] = ""
            attributes["number"] = f"X{self.chance.randint(100_000, 99_999_999)}"
            attributes["identificationTypeCode"], attributes["identificationTypeDescription"] = type_code, words
            yield self._part("identification", {**attributes, "region": "", **self._country()}, act)

    def _part(
        self,
        tag: str,
        attributes: Mapping[str, str],
        act: dict[str, str],
        remark: str = "",
        further: list[Element] | None = None,
    ) -> Element:
        own = {**attributes, "regulationLanguage": "en", "logicalId": self._id()}
        remarks = [Element("remark", text=remark)] if remark else []
        return Element(tag, own, [*remarks, Element("regulationSummary", dict(act)), *(further or [])])

    def _country(self) -> dict[str, str]:
        code, description = self.chance.choice(COUNTRIES)
        return {"countryIso2Code": code, "countryDescription": description}

    def _word(self) -> str:
        return "".join(self.chance.choices(SYLLABLES, k=self.chance.choice((2, 3)))).capitalize()

    def _id(self) -> str:
        self.parts += 1
        return str(self.number * 1_000 + self.parts)
