"""Shows a candidate: which name matched, which features speak for and against, its names and paths."""

from collections.abc import Iterator, Mapping
from typing import Any

from ontologies.load import load_ontology, name_roles
from ontologies.model import Language
from screening import matcher
from screening.candidates import AGREEMENT, CONFLICT, Candidate
from screening.context import Context
from screening.cypher import path_cypher
from screening.matcher import NameScore
from screening.normalise.names import NameForm
from screening.normalise.scripts import main_script
from screening.normalise.text import clean_text, mixes_scripts, split_words
from screening.path_ends import FoundPath
from screening.result import PathNode, PathRelation, ShownFeature, ShownPath
from screening.sentences import say
from screening.snapshot.party import Party, Tie
from screening.world import OVERLAY, World


def show_features(candidate: Candidate, name: str, language: Language) -> list[ShownFeature]:
    """Return what speaks for and against a candidate, each with a sentence and both values.

    Args:
        name: The name as it was asked.
    """
    return [*_name_features(candidate, name, language), *_field_features(candidate, language)]


def _name_features(candidate: Candidate, name: str, language: Language) -> Iterator[ShownFeature]:
    hit = candidate.matched
    if hit is None:
        return
    found = hit.name.form
    query = candidate.query_form

    def feature(key: str, score: float, query_value: str, candidate_value: str, **values: object) -> ShownFeature:
        return ShownFeature(key, round(score, 4), say(key, language, **values), query_value, candidate_value)

    alignment = hit.score.alignment
    same, alike = _same_and_alike(hit.score)
    sentence = say(_claim(candidate, query, found), language, found=same, total=len(query.tokens))
    yield ShownFeature(hit.score.by, round(hit.score.value, 4), sentence, query.text, found.text)
    for first, second, similarity in alike:
        values = (_words([first]), _words([second]))
        yield feature("alike", similarity, *values, first=values[0], second=values[1])
    if alignment and alignment.only_query:
        yield feature("only_query", alignment.recall, _words(alignment.only_query), "")
    if alignment and alignment.only_candidate:
        yield feature("only_candidate", alignment.precision, "", _words(alignment.only_candidate))
    if query.script != found.script:
        yield feature("other_script", matcher.OTHER_SCRIPT, query.script, found.script)
    if hit.score.by == "words":
        yield from _conflicts(candidate, feature)
    if hit.name.role == "weak":
        yield feature("weak_name", 0.0, query.text, found.text)
    if any(map(mixes_scripts, clean_text(name).split())):
        yield feature("lookalike", 0.0, name, query.text)
    if candidate.shared_by > 1:
        yield feature("shared_name", 0.0, query.text, str(candidate.shared_by), count=candidate.shared_by)


def _same_and_alike(score: NameScore) -> tuple[int, list[tuple[str, str, float]]]:
    """Return how many words are the same in both names, and the pairs of words that are only alike."""
    pairs = score.alignment.pairs if score.alignment else ()
    alike = [pair for pair in pairs if pair[2] < 1.0]
    return len(pairs) - len(alike), alike


def _claim(candidate: Candidate, query: NameForm, found: NameForm) -> str:
    """Return the sentence that is true of how two names agree: what was translated or transcribed is not the same."""
    by = candidate.matched.score.by if candidate.matched else ""
    words, other = split_words(query.text), split_words(found.text)
    if by == "exact" and candidate.party.claims[0].mark.dataset == OVERLAY:
        return "exact_own"
    if by == "letters" and "".join(words) != "".join(other):
        return "letters_latin"
    if by == "order" and sorted(words) != sorted(other):
        return "order_translated"
    return by


def _conflicts(candidate: Candidate, feature: Any) -> Iterator[ShownFeature]:
    query = candidate.query_form
    found = candidate.matched.name.form if candidate.matched else query
    if matcher.types_conflict(query, found):
        values = (_words(sorted(matcher.type_words(form))) for form in (query, found))
        yield feature("type_conflict", matcher.TYPE_CONFLICT, *values)
    if query.numbers != found.numbers:
        yield feature(
            "number_conflict", matcher.NUMBER_CONFLICT, _words(sorted(query.numbers)), _words(sorted(found.numbers))
        )
    if query.legal and found.legal and query.legal != found.legal:
        yield feature(
            "legal_form_conflict", matcher.LEGAL_FORM_CONFLICT, _words(sorted(query.legal)), _words(sorted(found.legal))
        )


def _field_features(candidate: Candidate, language: Language) -> Iterator[ShownFeature]:
    for field in candidate.fields:
        weight = AGREEMENT[field.id] if field.is_for else CONFLICT[field.id]
        yield ShownFeature(field.id, weight, say(field.id, language), field.query_value, field.candidate_value)


def _words(tokens: Any) -> str:
    return " ".join(str(token).removeprefix("#").replace("_", " ") for token in tokens)


def native_names(candidate: Candidate) -> tuple[Mapping[str, str], ...]:
    """Return the current names in other scripts than Latin, with their script."""
    found: dict[str, str] = {}
    for claim in candidate.party.claims:
        script = main_script(claim.value) if claim.is_current and claim.property in name_roles() else "Latn"
        if script not in {"", "Latn"}:
            found.setdefault(claim.value, script)
    return tuple({"value": value, "script": script} for value, script in sorted(found.items()))


def show_joins(world: World, party: Party, language: Language) -> tuple[Mapping[str, Any], ...]:
    """Return the records this system took to be the party as well: on which grounds, and where each is published.

    A join is an inference; it makes what is said of one record count for the party.
    """
    records = {claim.entity: claim for claim in reversed(party.claims) if claim.property == "name"}
    return tuple(
        {
            "entityId": member,
            "kind": "inference",
            "basis": party.grounds[member],
            "reason": _grounds(party.grounds[member], language),
            "evidence": [world.evidence(claim.mark, claim.value, "").as_json()]
            if (claim := records.get(member))
            else [],
        }
        for member in party.members
        if member in party.grounds
    )


def _grounds(basis: str, language: Language) -> str:
    """Return grounds ("same_name Zonnehoek; country NL | same_number ror:1") in words."""
    return "; ".join(
        ", ".join(
            say(f"join_{part.partition(' ')[0]}", language, value=part.partition(" ")[2]) for part in ground.split("; ")
        )
        for ground in basis.split(" | ")
    )


def matched_json(context: Context) -> Mapping[str, Any]:
    """Return the name that matched, its role, script, and where it is from."""
    hit = context.candidate.matched
    if hit is None:
        return {}
    text = hit.name.form.text
    return {
        "name": text,
        "role": hit.name.role,
        "script": hit.name.form.script,
        "by": hit.score.by,
        "evidence": [evidence.as_json() for evidence in context.name_evidence(text)],
    }


def show_path(world: World, path: FoundPath, language: Language, *, truncated: bool) -> ShownPath:
    """Return a path with names, dates, words and evidence."""
    ontology = load_ontology()
    parties = [world.party(row) for row in path.parties]
    ties = [world.tie(edge) for edge in path.edges]
    half = len(world.snapshot.symbols) // 2
    directions = [symbol >= half for symbol in path.symbols]
    relations = (
        _relation(world, tie, language, is_inverse=is_inverse) for tie, is_inverse in zip(ties, directions, strict=True)
    )
    confidences = ontology.ranked("Confidence")
    nodes = (PathNode(party.id, party.name, party.kind, next(iter(party.values("country")), "")) for party in parties)
    return ShownPath(
        shape=path.shape.id,
        sentence=path.shape.label.in_language(language),
        confidence=confidences[path.confidence],
        truncated=truncated,
        cypher=path_cypher(parties, ties, directions, own=OVERLAY),
        nodes=tuple(nodes),
        relations=tuple(relations),
    )


def _relation(world: World, tie: Tie, language: Language, *, is_inverse: bool) -> PathRelation:
    described = load_ontology().relation_types[tie.type]
    label = described.inverse_label if is_inverse else described.label
    return PathRelation(
        type=tie.type,
        source=tie.source,
        target=tie.target,
        label=label.in_language(language),
        is_inverse=is_inverse,
        valid_from=tie.valid_from,
        valid_to=tie.valid_to,
        confidence=tie.confidence,
        share=tie.properties.get("share", ""),
        evidence=(world.tie_evidence(tie),),
    )
