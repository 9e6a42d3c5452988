"""Why a party is a candidate: sentences that claim no more than the two values show, and the grounds of joins."""

from pathlib import Path

import pytest

from ontologies.load import load_ontology
from screening.overlay import build_overlay
from screening.query import check_query
from screening.result import ShownFeature
from tests.support.graph import EDITION, TODAY, GraphBuilder, screen


def features(
    folder: Path, asked: str, published: str, *, kind: str = "Organization", **fields: object
) -> list[ShownFeature]:
    """Return the features of the only party there is."""
    graph = GraphBuilder()
    graph.organization("a:1", published, kind=kind)
    return list(screen(graph.screener(folder), asked, **fields).candidates[0].features)


SAME = "The name is the same as a published name."
WORDS = "The words are the same, in another order."
TRANSLATED = "The words are the same once translated or written in Latin letters; their order does not count."
LETTERS = "The letters are the same; only spacing or punctuation differs."
LATIN = "The letters are the same when both names are written in Latin letters."


@pytest.mark.parametrize(
    ("asked", "published", "sentence"),
    [
        ("Zonnehoek Instituut", "Zonnehoek Instituut", SAME),
        ("Zonne-hoek Instituut", "Zonnehoek Instituut", LETTERS),
        ("Молния Прибор", "Molniya Pribor", LATIN),
        ("Müller-Optik", "Mulleroptik", LATIN),
        ("Instituut Zonnehoek", "Zonnehoek Instituut", WORDS),
        ("Instituut Zonnehoek", "Zonnehoek Institute", TRANSLATED),
        ("青鸾大学", "Qingluan University", TRANSLATED),
    ],
)
def test_a_sentence_says_same_only_of_what_is_the_same_as_written(
    tmp_path: Path, asked: str, published: str, sentence: str
) -> None:
    assert features(tmp_path, asked, published)[0].sentence == sentence


def test_a_person_in_another_script_has_the_same_latin_letters(tmp_path: Path) -> None:
    person = {"kind": "Person", "is_person": True, "purpose": "Appointment"}
    assert features(tmp_path, "Борис Маанлихт", "Boris Maanlikht", **person)[0].sentence in {LATIN, TRANSLATED}


def test_words_that_are_only_alike_are_not_counted_as_agreeing(tmp_path: Path) -> None:
    assert features(tmp_path, "Northwestern University", "Northeastern University")[0].sentence == (
        "1 of the 2 words agree."
    )


def test_words_that_are_only_alike_are_named_with_their_likeness(tmp_path: Path) -> None:
    found = features(tmp_path, "Northwestern University", "Northeastern University")
    (alike,) = [feature for feature in found if feature.id == "alike"]
    assert (alike.query_value, alike.candidate_value) == ("northwestern", "northeastern")
    assert alike.sentence == "northwestern is like northeastern, but not the same word."
    assert 0.7 <= alike.score < 1.0


def test_the_name_of_an_own_party_is_not_called_published(tmp_path: Path) -> None:
    screener = GraphBuilder({"a": []}).screener(tmp_path)
    overlay = build_overlay([{"id": "own:1", "name": "Eigen Onderneming Duinrand"}], [], load_ontology())
    result = screener.screen(check_query("Eigen Onderneming Duinrand", TODAY), "en", overlay)
    assert result.candidates[0].features[0].sentence == (
        "The name is the same as that of a party of your own statement."
    )


def test_a_join_is_an_inference_with_its_ground_and_the_record_it_took_in(tmp_path: Path) -> None:
    graph = GraphBuilder()
    graph.organization("a:1", "Zonnehoek Universiteit")
    graph.organization("b:2", "Zonnehoek", alias="Andere Naam")
    graph.same("b:2", "a:1", "same_name Zonnehoek; same_website zonnehoek.example | same_number ror:03yrm5c26")
    (join,) = screen(graph.screener(tmp_path), "Zonnehoek Universiteit").candidates[0].as_json()["joined"]
    (evidence,) = join["evidence"]
    assert (join["entityId"], join["kind"]) == ("b:2", "inference")
    assert join["reason"] == (
        "the same name “Zonnehoek”, the same website zonnehoek.example; the same number ror:03yrm5c26"
    )
    assert (evidence["dataset"], evidence["record"], evidence["date"]) == ("b", "2", EDITION)
    assert evidence["quote"] == "Zonnehoek"


def test_a_party_of_one_record_has_no_joins(tmp_path: Path) -> None:
    graph = GraphBuilder()
    graph.organization("a:1", "Zonnehoek Universiteit")
    assert screen(graph.screener(tmp_path), "Zonnehoek Universiteit").candidates[0].joined == ()
