"""Whether the process runs, and whether it can answer and is fresh: two different questions."""

from typing import Any

from flask import Blueprint, Response

from api.openapi import Operation, states
from api.routes.parts import answer, open_snapshots, today
from api.schemas.source import HealthAnswer, ReadinessAnswer
from graph.errors import SnapshotError
from screening.coverage import coverage_on

health = Blueprint("health", __name__)


@health.get("/healthz")
@states(Operation(summary="Draait het? / Does it run?", answer=HealthAnswer))
def get_health() -> Response:
    """Say that the process runs."""
    return answer({"status": "ok"})


@health.get("/readyz")
@states(
    Operation(
        summary="Kan het antwoorden, en is het actueel? / Can it answer, and is it current?",
        answer=ReadinessAnswer,
        problems={503: "It cannot answer."},
    )
)
def get_readiness() -> Response:
    """Say whether a snapshot can be answered from, and whether the required lists in it are there and current."""
    try:
        manifest = open_snapshots().screener().snapshot.manifest
    except SnapshotError:
        unable: dict[str, Any] = {"canAnswer": False, "isFresh": False, "snapshot": None, "stale": [], "missing": []}
        return answer(unable, 503)
    coverage = coverage_on(manifest, today())
    return answer(
        {
            "canAnswer": True,
            "isFresh": coverage.is_sufficient,
            "snapshot": manifest.id,
            "stale": [item.info.id for item in coverage.searched if item.is_gap and item.info.is_required],
            "missing": [item.id for item in coverage.missing if item.is_required],
        }
    )
