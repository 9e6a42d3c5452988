"""Screening: a pure function of snapshot, query, model and overlay. It writes nothing and never asks what day it is."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any

from ontologies.model import Language, Ontology
from screening import matcher
from screening.automaton import Automaton, compile_shapes
from screening.candidates import Candidate, find_candidates, order_of
from screening.canonical import result_hash
from screening.context import Context
from screening.coverage import Coverage, coverage_on
from screening.explain import matched_json, native_names, show_features, show_joins, show_path
from screening.indicators.assess import find_findings
from screening.normalise.version import names_version
from screening.not_searched import beside_lists
from screening.outcome import highest, outcome_of
from screening.overlay import NO_OVERLAY, Overlay
from screening.overlay_candidates import overlay_candidates
from screening.paths import PathLimits, find_paths
from screening.query import MOST_CANDIDATES, Query
from screening.result import Result, ShownCandidate
from screening.snapshot.adjacency import day_of
from screening.snapshot.snapshot import Snapshot
from screening.world import World

MOST_OF_SHAPE = 50
MOST_PATHS_SHOWN = 5


class Screener:
    """Answers queries from one snapshot."""

    def __init__(self, snapshot: Snapshot, ontology: Ontology) -> None:
        """Prepare: compile the path shapes."""
        self.snapshot = snapshot
        self._ontology = ontology
        self._automaton: Automaton = compile_shapes(ontology.path_shapes, snapshot.symbols)
        self._coverage = lru_cache(maxsize=8)(partial(coverage_on, snapshot.manifest))

    def screen(self, query: Query, language: Language, overlay: Overlay = NO_OVERLAY) -> Result:
        """Return the result of a query; the same query on the same snapshot gives the same result hash."""
        world = World(self.snapshot, overlay, stated_on=query.as_of.isoformat())
        coverage = self._coverage(query.as_of)
        published = find_candidates(self.snapshot, query)
        found = [*published, *overlay_candidates(world, query, published)]
        in_order = sorted(found, key=lambda item: order_of(item)[:2])[
            :MOST_CANDIDATES
        ]  # of equals a published one first
        candidates = tuple(self._show(world, query, candidate, coverage, language) for candidate in in_order)
        ranks = {name: term.rank for name, term in self._ontology.vocabularies["Outcome"].items()}
        outcome, rule = highest(candidates, ranks, coverage, language)
        result = Result(
            query=_query_json(query, overlay),
            as_of=query.as_of.isoformat(),
            language=language,
            outcome=outcome,
            outcome_rule=rule,
            candidates=candidates[: query.limit],
            candidate_count=len(candidates),
            datasets=coverage.datasets_json(language),
            not_searched=(*beside_lists(query, self._ontology, language), *coverage.not_searched_json(language)),
            versions=self._versions(),
        )
        return replace(result, result_hash=result_hash(result.as_json()))

    def _show(
        self, world: World, query: Query, candidate: Candidate, coverage: Coverage, language: Language
    ) -> ShownCandidate:
        limits = PathLimits(max_hops=query.max_hops, max_of_shape=MOST_OF_SHAPE)
        day = day_of(query.as_of)
        search = find_paths(world, self._automaton, candidate.row, day, limits)
        context = Context(
            world, self._ontology, candidate, search.paths, coverage, query.as_of, language, search.truncated
        )
        findings = find_findings(context)
        outcome, rule = outcome_of(candidate.identity, findings, coverage, language)
        party = candidate.party
        paths = search.paths[:MOST_PATHS_SHOWN]
        truncated = search.truncated or len(search.paths) > len(paths)
        return ShownCandidate(
            entity_id=party.id,
            members=party.members,
            joined=show_joins(world, party, language),
            name=party.name,
            native_names=native_names(candidate),
            kind=party.kind,
            org_type=next(iter(party.values("orgType")), ""),
            countries=tuple(party.values("country")),
            identifiers=tuple(party.values("identifier")),
            score=candidate.score,
            identity=candidate.identity,
            matched_name=candidate.matched.name.form.text if candidate.matched else "",
            matched=matched_json(context),
            features=tuple(show_features(candidate, query.name, language)),
            outcome=outcome,
            outcome_rule=rule,
            findings=tuple(findings),
            paths=tuple(show_path(world, path, language, truncated=truncated) for path in paths),
        )

    def _versions(self) -> Mapping[str, str]:
        versions = self._ontology.versions
        return {
            "snapshot": self.snapshot.manifest.id,
            "matcher": f"{matcher.VERSION}+{names_version()}",
            "indicators": versions["indicators"],
            "topics": "none",
            "rules": versions["rules"],
            "paths": versions["paths"],
            "model": versions["model"],
        }


def _query_json(query: Query, overlay: Overlay) -> dict[str, Any]:
    return {
        "name": query.name,
        "kind": query.kind,
        "country": query.country or None,
        "city": query.city or None,
        "website": query.website or None,
        "identifiers": list(query.identifiers),
        "topic": query.topic or None,
        "purpose": query.purpose or None,
        "birthDate": query.birth_date or None,
        "maxHops": query.max_hops,
        "limit": query.limit,
        "overlay": overlay.digest or None,
    }
