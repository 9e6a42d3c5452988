"""How well `compare_names` tells pairs of names apart, on labelled sets: name_pairs.csv and alias_pairs.csv."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.measure import Row, seconds_of
from screening.matcher import compare_names
from screening.normalise.names import NameKind

THRESHOLDS = np.arange(0.30, 1.0, 0.01)
FALSE_POSITIVES = 0.01


def measure_pairs(folder: Path) -> Iterator[Row]:
    """Yield the quality on the sets of a folder, and the time a comparison takes."""
    pairs = _read(folder / "name_pairs.csv")
    scores: list[float] = []
    seconds = seconds_of(lambda: scores.extend(map(_score, pairs)))
    labels = np.array([pair["is_match"].lower() == "true" for pair in pairs])
    best, threshold = max((_f1(np.array(scores), labels, at), at) for at in THRESHOLDS)
    yield Row(
        f"name_pairs.csv, {len(pairs)} pairs: best F1", f"{best:.3f} at {threshold:.2f}", "public engines .714 to .800"
    )
    yield Row("one comparison", f"{1e6 * seconds / len(pairs):.0f} µs")
    yield from _alias_recall(_read(folder / "alias_pairs.csv"))


def _alias_recall(pairs: Sequence[Mapping[str, str]]) -> Iterator[Row]:
    for schema in ("Person", "Organization"):
        others = [_score(pair) for pair in pairs if (pair["schema"], pair["kind"]) == (schema, "nearest_other")]
        threshold = float(np.quantile(others, 1 - FALSE_POSITIVES))
        for kind in ("same_script", "cross_script"):
            same = np.array([_score(pair) for pair in pairs if (pair["schema"], pair["kind"]) == (schema, kind)])
            what = f"alias_pairs.csv, {schema}, {kind}: recall at 1 % false positives"
            yield Row(what, f"{(same > threshold).mean():.3f} above {threshold:.2f}")


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _score(pair: Mapping[str, str]) -> float:
    kind: NameKind = "person" if pair["schema"] == "Person" else "organization"
    return compare_names(pair["name1"], pair["name2"], kind)


def _f1(scores: NDArray[np.float64], labels: NDArray[np.bool_], at: float) -> float:
    found = scores >= at
    return float(2 * (found & labels).sum() / (found.sum() + labels.sum()))
