"""Fetches and takes in what publishers changed; one that fails does not keep the others from coming in."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.errors import ConfigurationError, SourceChanged, SourceUnavailable
from graph.facts import DatasetId
from graph.version import Status
from loaders.fetch import Downloader, Seen, SeenFiles
from loaders.issues import Issue
from loaders.registry import Source, find_dataset, load_sources
from loaders.report import Load, rejected_file
from loaders.run import Loading


def datasets_to_update(names: Iterable[str]) -> list[tuple[Source, DatasetId]]:
    """Return the datasets of sources, or single datasets; all that have an address of their own when none is named.

    Raises:
        ConfigurationError: A name is not of a source, or names a source whose datasets must be chosen.
    """
    chosen: list[tuple[Source, DatasetId]] = []
    for name in names or [source.spec.id for source in load_sources() if source.spec.datasets]:
        source, dataset = find_dataset(name)
        if dataset is not None:
            chosen.append((source, dataset))
        elif source.spec.datasets:
            chosen.extend((source, item.id) for item in source.spec.datasets)
        else:
            raise ConfigurationError(f"Say which list of {name} to fetch, such as {name}/NAME.")
    return chosen


def update(
    loading: Loading, chosen: Iterable[tuple[Source, DatasetId]], downloader: Downloader, seen: SeenFiles
) -> Iterator[Load]:
    """Yield what became of each dataset; a publisher that cannot be reached gives a skipped one, with the reason.

    A publisher that still offers the served version confirms it: that day is remembered.
    """
    for source, dataset in chosen:
        address = source.spec.fetch_address(dataset)
        known = seen.get(dataset)
        if known.version != loading.served(dataset):
            known = Seen()
        try:
            download = downloader.download(address, known, source.spec.max_bytes)
        except SourceUnavailable as error:
            issue = Issue("unavailable", dataset, error.message)
            yield Load(source.spec.id, dataset, "", (), Status.SKIPPED, issues=(issue,))
            continue
        except SourceChanged as error:
            yield rejected_file(address.rpartition("/")[2], error.message, source.spec.id)
            continue
        if download.resource is None:
            seen.remember(dataset, replace(known, checked_on=loading.today))
            yield Load(source.spec.id, dataset, known.version, (), Status.UNCHANGED)
            continue
        loads = loading.load_files([download.resource], source, dataset, None)
        newest = loads[-1]
        if newest.is_served:
            seen.remember(dataset, replace(download.seen, version=newest.version, checked_on=loading.today))
        yield from loads
