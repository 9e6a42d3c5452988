"""What was searched, how old it was on the day, and what was not searched."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ontologies.model import Language
from screening.sentences import say
from screening.snapshot.manifest import DatasetInfo, Manifest, MissingDataset

MOST_NAMED = 5  # as many as there are required lists


@dataclass(frozen=True, slots=True)
class Searched:
    """A dataset on the as-of date.

    Attributes:
        age_days: Age of what was known then; at least 0.
        is_stale: Whether that is too old to count as current.
        is_later: Whether the first edition that is known is of a later day.
    """

    info: DatasetInfo
    age_days: int
    is_stale: bool
    is_later: bool

    @property
    def is_gap(self) -> bool:
        """Whether it does not answer for the day."""
        return self.is_stale or self.is_later

    def gap(self, language: Language) -> str:
        """Return in a few words why it does not."""
        title = self.info.title.in_language(language)
        if self.is_later:
            return say("gap_later", language, title=title, first=self.info.first_edition)
        return say("gap_stale", language, title=title, days=self.age_days)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The datasets of a snapshot on a day."""

    searched: tuple[Searched, ...]
    missing: tuple[MissingDataset, ...]

    def gaps(self, language: Language, *, required_only: bool) -> list[str]:
        """Return in a few words what is missing or does not answer for the day: required lists first, then by age."""
        missing = [item for item in self.missing if item.is_required]
        found = [item for item in self.searched if item.is_gap and (item.info.is_required or not required_only)]
        ordered = sorted(found, key=lambda item: (not item.info.is_required, not item.is_later, -item.age_days))
        texts = [say("gap_missing", language, title=item.title.in_language(language)) for item in missing]
        return [*texts, *(item.gap(language) for item in ordered)]

    @property
    def is_sufficient(self) -> bool:
        """Whether every required dataset is there and answers for the day."""
        gaps = [item for item in self.searched if item.is_gap]
        return not any(item.is_required for item in self.missing) and not any(item.info.is_required for item in gaps)

    def datasets_json(self, language: Language) -> tuple[dict[str, Any], ...]:
        """Return the datasets searched in the form of the contract."""
        return tuple(_dataset(item, language) for item in self.searched)

    def not_searched_json(self, language: Language) -> tuple[dict[str, Any], ...]:
        """Return what was not searched in the form of the contract."""
        return tuple(
            {
                "id": item.id,
                "title": item.title.in_language(language),
                "required": item.is_required,
                "reason": item.reason.in_language(language),
            }
            for item in self.missing
        )


def coverage_on(manifest: Manifest, as_of: date) -> Coverage:
    """Return the coverage of a snapshot on a day. Inferences of this system are no dataset of their own age."""
    return Coverage(
        tuple(_searched(info, as_of) for info in manifest.datasets if info.stale_after_days), manifest.missing
    )


def _searched(info: DatasetInfo, as_of: date) -> Searched:
    age = info.age_on(as_of)
    return Searched(info, age, age > info.stale_after_days, not info.reaches_back_to(as_of))


def _dataset(item: Searched, language: Language) -> dict[str, Any]:
    info = item.info
    return {
        "id": info.id,
        "title": info.title.in_language(language),
        "licence": info.licence,
        "required": info.is_required,
        "version": info.newest.id,
        "publishedAt": info.newest.edition,
        "fetchedAt": info.fetched_at,
        "checkedOn": info.checked_on or None,
        "ageDays": item.age_days,
        "stale": item.is_stale,
        "startsLater": item.is_later,
        "records": info.records,
    }


def join_gaps(gaps: Sequence[str], language: Language, unnamed: int = 0) -> str:
    """Return gaps as one text; of many, the first few and how many more.

    Args:
        unnamed: How many lists that are known but not required are not loaded.
    """
    texts = list(gaps[:MOST_NAMED])
    if len(gaps) > MOST_NAMED:
        texts.append(say("gap_more", language, count=len(gaps) - MOST_NAMED))
    if unnamed:
        texts.append(say("gap_others", language, count=unnamed))
    return "; ".join(texts)
