"""The published graph as it is browsed: who is shown with which labels, risk and periods, as of a day."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from graph.store import GraphView, Shown, ShownEntity, ShownRelation
from ontologies.load import load_ontology
from screening.graph_view import build_view
from screening.snapshot.snapshot import Snapshot
from tests.support.graph import TODAY, GraphBuilder
from tests.support.history import History

ONTOLOGY = load_ontology()
ASSESSED = {"authority": "Example Institute", "listedName": "As assessed", "origin": "example"}


@dataclass(frozen=True)
class View:
    """A view, by ids and by types."""

    whole: GraphView

    @property
    def entities(self) -> Mapping[str, ShownEntity]:
        return {entity.id: entity for entity in self.whole.entities}

    def labels(self, entity: str) -> set[str]:
        return set(self.entities[entity].labels)

    def told(self, entity: str, name: str) -> object:
        return self.entities[entity].properties.get(name)

    def one(self, relation_type: str) -> ShownRelation:
        (found,) = [relation for relation in self.whole.relations if relation.type == relation_type]
        return found

    def periods(self, relation_type: str) -> tuple[object, object]:
        told = self.one(relation_type).properties
        return told["holdsFrom"], told["holdsUntil"]


def two_parties() -> GraphBuilder:
    graph = GraphBuilder()
    graph.organization("a:1", "Zonnehoek")
    graph.organization("a:2", "Vestingberg")
    return graph


def snapshot_of(graph: GraphBuilder, folder: Path) -> Snapshot:
    return graph.screener(folder).snapshot


def view_of(graph: GraphBuilder, folder: Path, day: date = TODAY) -> View:
    return View(build_view(snapshot_of(graph, folder), ONTOLOGY, day))


def test_a_view_says_of_which_snapshot_and_day_it_is(tmp_path: Path) -> None:
    snapshot = snapshot_of(two_parties(), tmp_path)
    view = build_view(snapshot, ONTOLOGY, TODAY)
    assert view.mark == Shown(snapshot.manifest.id, "2026-11-22")


def test_parties_have_their_kind_and_only_those_with_risk_that_label(tmp_path: Path) -> None:
    graph = two_parties()
    graph.person("a:3", "Jan Voorbeeld")
    graph.listing("a:2")
    view = view_of(graph, tmp_path)
    assert view.labels("a:1") == {"Party", "Organization"}
    assert view.labels("a:2") == {"Party", "Risk", "Organization"}
    assert view.labels("a:3") == {"Party", "Person"}
    assert view.labels("a:programme-EX") == {"Programme"}


def test_other_names_stand_beside_the_name(tmp_path: Path) -> None:
    graph = GraphBuilder()
    graph.organization("a:1", "Zonnehoek", alias=["Sunny Corner", "Zonnehoek", "日角"], country="NL")
    view = view_of(graph, tmp_path)
    assert view.told("a:1", "name") == "Zonnehoek"
    assert view.told("a:1", "names") == ["Sunny Corner", "日角"]
    assert view.told("a:1", "country") == ["NL"]


@pytest.mark.parametrize(
    ("carries", "classes"),
    [
        (lambda graph: graph.listing("a:1"), ["designated"]),
        (lambda graph: graph.listing("a:1", measure="watch"), []),
        (lambda graph: graph.assessment("a:1", "military", **ASSESSED), ["assessed", "tracked"]),
        (lambda graph: graph.assessment("a:1", "civilian", **ASSESSED), ["tracked"]),
        (lambda graph: graph.organization("a:1", "Zonnehoek", sector="military"), ["defence"]),
    ],
    ids=["listed", "watched", "assessed", "assessed as civilian", "defence"],
)
def test_risk_classes_are_what_a_party_carries_itself(
    tmp_path: Path, carries: Callable[[GraphBuilder], object], classes: list[str]
) -> None:
    graph = two_parties()
    carries(graph)
    view = view_of(graph, tmp_path)
    assert view.told("a:1", "riskClasses") == classes
    assert ("Risk" in view.labels("a:1")) is bool(classes)
    assert view.told("a:2", "riskClasses") == []


def test_risk_shapes_are_the_ways_by_which_a_party_reaches_risk(tmp_path: Path) -> None:
    graph = two_parties()
    graph.organization("a:3", "Buitenstaander")
    graph.listing("a:2")
    graph.relate("PART_OF", "a:1", "a:2")
    graph.relate("OWNS", "a:2", "a:1", share="51")
    view = view_of(graph, tmp_path)
    assert view.told("a:1", "riskShapes") == ["owned_by", "part_of"]
    assert view.told("a:2", "riskShapes") == []
    assert view.told("a:3", "riskShapes") == []


@pytest.mark.parametrize(
    ("day", "shapes", "classes"),
    [
        (date(2019, 12, 31), [], []),
        (date(2020, 1, 1), ["part_of"], ["designated"]),
        (date(2024, 6, 29), ["part_of"], ["designated"]),
        (date(2024, 6, 30), [], []),
    ],
)
def test_risk_is_that_of_the_day(tmp_path: Path, day: date, shapes: list[str], classes: list[str]) -> None:
    graph = two_parties()
    graph.listing("a:2", since="2020", until="2024-06")
    graph.relate("PART_OF", "a:1", "a:2")
    view = view_of(graph, tmp_path, day)
    assert view.told("a:1", "riskShapes") == shapes
    assert view.told("a:2", "riskClasses") == classes
    assert ("Risk" in view.labels("a:2")) is bool(classes)


@pytest.mark.parametrize(
    ("since", "until", "holds"),
    [
        ("", "", (None, None)),
        ("2024", "", (date(2024, 1, 1), None)),
        ("2024-02", "2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2024-02-29", "2025-03-01", (date(2024, 2, 29), date(2025, 3, 1))),
        ("", "2023", (None, date(2023, 12, 31))),
    ],
)
@pytest.mark.parametrize("relation_type", ["OWNS", "LISTED_IN"])
def test_a_period_is_shown_by_the_days_it_can_mean(
    tmp_path: Path, relation_type: str, since: str, until: str, holds: tuple[date | None, date | None]
) -> None:
    graph = two_parties()
    graph.listing("a:1", since=since, until=until)
    graph.relate("OWNS", "a:1", "a:2", since=since, until=until)
    view = view_of(graph, tmp_path)
    assert view.periods(relation_type) == holds
    told = view.one(relation_type).properties
    assert (told["validFrom"], told["validTo"], told["endedBy"]) == (since, until, "stated" if until else "")


def test_a_tie_that_is_gone_ended_with_the_edition_that_lacks_it(tmp_path: Path) -> None:
    history, graph = History(tmp_path), two_parties()
    graph.relate("OWNS", "a:1", "a:2", since="2020", share="50.5")
    history.fold("2026-01-15", graph)
    history.fold("2026-03", two_parties())
    history.publish()
    owns = View(build_view(history.screener().snapshot, ONTOLOGY, TODAY)).one("OWNS")
    assert (owns.source, owns.target, owns.key) == ("a:1", "a:2", "a|OWNS|a:1|a:2|1|1")
    told = owns.properties
    assert (told["endedBy"], told["validTo"], told["holdsUntil"]) == ("absent", "2026-03", date(2026, 3, 31))
    assert (told["firstEdition"], told["lastEdition"], told["share"]) == ("2026-01-15", "2026-01-15", 50.5)


def test_a_joined_record_is_shown_beside_its_party_and_is_none_itself(tmp_path: Path) -> None:
    graph = two_parties()
    graph.organization("b:7", "Zonnehoek BV")
    graph.same("b:7", "a:1")
    graph.relate("OWNS", "b:7", "a:2")
    view = view_of(graph, tmp_path)
    assert view.labels("b:7") == {"Organization"}
    assert (view.told("b:7", "party"), view.told("b:7", "name")) == ("a:1", "Zonnehoek BV")
    joined, owns = view.one("SAME_AS"), view.one("OWNS")
    assert (joined.source, joined.target, joined.properties["basis"]) == ("b:7", "a:1", "same_number ror:03yrm5c26")
    assert (owns.source, owns.target) == ("a:1", "a:2")  # between parties, not between records


def test_long_texts_stay_in_the_facts(tmp_path: Path) -> None:
    graph = two_parties()
    graph.listing("a:1", reason="A long text.", legalAct="32014R0833")
    told = view_of(graph, tmp_path).one("LISTED_IN").properties
    assert told["legalAct"] == "32014R0833"
    assert told["indicator"] == "A1"
    assert "reason" not in told
