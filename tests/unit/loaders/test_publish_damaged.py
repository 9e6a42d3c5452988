"""Publishing anew repairs a damaged snapshot, as the message about the damage promises."""

import json
from pathlib import Path

import pytest

from api.services import Services
from graph.errors import SnapshotDamaged
from loaders.publish import is_behind
from tests.conftest import NOW
from tests.support.graph import screen


def current(services: Services) -> Path:
    return services.snapshots.place(services.snapshots.current().id)


@pytest.mark.parametrize("name", ["attributes.sqlite", "manifest.json", "adjacency.edges.npy"])
def test_publishing_anew_repairs_the_file(loaded_services: Services, name: str) -> None:
    before = screen(loaded_services.screener(), "Fictional University")
    (current(loaded_services) / name).write_bytes(b"damaged")
    with pytest.raises(SnapshotDamaged):
        loaded_services.screener()
    loaded_services.publish(NOW)
    assert screen(loaded_services.screener(), "Fictional University").result_hash == before.result_hash


@pytest.mark.parametrize("rules", ["model", "names", "format"])
def test_a_snapshot_built_by_other_rules_is_behind(loaded_services: Services, rules: str) -> None:
    path = current(loaded_services) / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), rules: "0.0.1"}), encoding="utf-8")
    with loaded_services.store() as store:
        assert is_behind(store, loaded_services.snapshots, {})
