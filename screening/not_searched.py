"""What an answer leaves out beside lists: the other kind of party, a topic that was given, indicators."""

from typing import Any

from ontologies.model import Language, Ontology
from screening.query import Query
from screening.sentences import say

OTHER_KIND = {"organization": "persons", "person": "organizations"}
# Ids in notSearched that are no lists.
BESIDE_LISTS = frozenset({*OTHER_KIND.values(), "topics", "indicators"})


def beside_lists(query: Query, ontology: Ontology, language: Language) -> tuple[dict[str, Any], ...]:
    """Return what was not searched although every list was, in the form of the contract.

    A topic is named where it was given: a text that seems to count and does not would mislead.
    """
    left_out = [OTHER_KIND[query.kind], *(["topics"] if query.topic else [])]
    subjects = (_item(name, say(name, language), say(f"{name}_not_searched", language)) for name in left_out)
    return (*subjects, _indicators(ontology, language))


def _indicators(ontology: Ontology, language: Language) -> dict[str, Any]:
    ordered = sorted(ontology.indicators.values(), key=lambda item: (item.id[0], int(item.id[1:])))
    waiting = [(item, reason) for item in ordered if (reason := item.not_assessed_reason)]
    ids = ", ".join(item.id for item, _ in waiting)
    title = say("indicators", language, waiting=len(waiting), total=len(ontology.indicators), ids=ids)
    reasons = (
        f"{item.id} {item.title.in_language(language)}: {reason.in_language(language)}" for item, reason in waiting
    )
    return _item("indicators", title, " ".join(reasons))


def _item(name: str, title: str, reason: str) -> dict[str, Any]:
    return {"id": name, "title": title, "required": False, "reason": reason}
