"""Building an archive: inputs are read in batches by an engine, and stored in their order."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from importlib.resources import files
from itertools import islice
from pathlib import Path

import masdar
from masdar.archive.database import told, writing
from masdar.archive.entities import Linker
from masdar.archive.outcome import Outcome, Read
from masdar.archive.store import Added, Store
from masdar.archive.stored import stored_articles
from masdar.engine.batch import MOST_ITEMS, Batch, Recovered, loaded, loaded_resources
from masdar.engine.local import Results, in_process, on_pool
from masdar.engine.plan import batches
from masdar.model import Article, Failure
from masdar.pages import Given, Input
from masdar.pages.step import NOTHING

_DATA = Path(str(files("masdar"))) / "data" / "ar"
_LINKS = "archive"
"""The folder of tables that names are linked by."""


@dataclass(frozen=True)
class Options:
    """How an archive is built."""

    workers: int = 1
    """Processes that read; with one, reading happens in this process."""
    overlay: Path | None = None
    """Folder of lexicons and grammars laid over the shipped ones."""
    given: Given = NOTHING
    """What the user says of all articles."""
    cluster: str | None = None
    """Address of a Dask scheduler, or "" for one on this machine; null without Dask."""
    refresh: bool = False
    """Read stored articles again that other lexicons, grammars or weights were used on."""


@dataclass
class Report:
    """What a build has done so far."""

    added: Added = field(default_factory=Added)
    refreshed: int = 0

    @property
    def articles(self) -> int:
        """Articles read, those included that the archive had."""
        return self.added.articles + self.added.present + self.refreshed


def build(
    path: Path,
    inputs: Iterable[Input],
    options: Options,
    progress: Callable[[Report, Batch], None] = lambda _report, _batch: None,
    failed: Callable[[Failure], None] = lambda _failure: None,
) -> Report:
    """Reads inputs into the archive at `path`, making it where there is none.

    A build that was stopped goes on when it is run again with the same inputs: each
    batch is stored in one transaction with the place that reading has come to.

    Args:
        path: the archive.
        inputs: what is to be read, in order.
        options: how.
        progress: called after every batch.
        failed: called with every failure when it is stored.

    Raises:
        ArchiveError: the archive cannot be written to; what is stored stays.
    """
    overlay = str(options.overlay) if options.overlay is not None else None
    report = Report()
    with writing(path) as connection:
        store = Store(connection, Linker(connection, loaded_resources(overlay).lexicon, options.overlay))
        links = _links_digest(options.overlay)
        with told(path):
            store.go_on_linking(links)
            store.catch_up(lambda: loaded(overlay)[1])
        resource = store.resource(resource_digest(options.overlay), masdar.__version__, options.overlay)
        planned = batches(inputs, options.given, store.resume)
        with closing(_results(planned, overlay, options, path)) as results:
            for batch, outcomes in results:
                with told(path):
                    pairs = [(item.input, found) for item, found in zip(batch.items, outcomes, strict=True)]
                    marks = [(mark.input, mark.stamp, mark.position) for mark in batch.marks]
                    report.added = report.added.plus(store.add(pairs, marks, resource))
                for found in outcomes:
                    for outcome in found:
                        if not isinstance(outcome, Read):
                            failed(outcome.failure)
                progress(report, batch)
        if options.refresh:
            stale = stored_articles(connection, "resource <> ?", (resource,), statements=False)
            with closing(_results(_stored(stale), overlay, options, path)) as results:
                for batch, outcomes in results:
                    with told(path):
                        failures = list(_replace(store, batch, outcomes, resource))
                    report.refreshed += sum(map(len, outcomes)) - len(failures)
                    for failure in failures:
                        failed(failure)
                    progress(report, batch)
        with told(path):
            if options.refresh:
                store.link_anew(links)
            store.settle()
            store.merge_indexes(report.added.articles)
            connection.pragma("wal_checkpoint", "truncate")
    return report


def _replace(store: Store, batch: Batch, outcomes: list[tuple[Outcome, ...]], resource: int) -> Iterator[Failure]:
    """Stores what was read anew of stored articles; yields what could not be read."""
    for item, found in zip(batch.items, outcomes, strict=True):
        for outcome in found:
            if isinstance(outcome, Read):
                store.replace(int(item.input), outcome, resource)
            else:
                store.fail(outcome.failure, None)
                yield outcome.failure


def resource_digest(overlay: Path | None) -> str:
    """Returns the digest of every data file that statements depend on."""
    return _digest(overlay, lambda path: path.parts[0] != _LINKS)


def _links_digest(overlay: Path | None) -> str:
    """Returns the digest of the tables that the links of names depend on."""
    return _digest(overlay, lambda path: path.parts[0] == _LINKS)


def _digest(overlay: Path | None, wanted: Callable[[Path], bool]) -> str:
    digest = hashlib.sha256(masdar.__version__.encode())
    for folder in (_DATA, overlay):
        if folder is None:
            continue
        for path in sorted(folder.rglob("*")):
            if path.is_file() and wanted(path.relative_to(folder)):
                digest.update(str(path.relative_to(folder)).encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _results(planned: Iterator[Batch], overlay: str | None, options: Options, path: Path) -> Results:
    if options.cluster is not None:
        # Dask takes a second to load, and is there only where it was asked for.
        from masdar.engine.cluster import Cluster, on_cluster

        folder = path.with_name(f"{path.name}.shards")
        cluster = Cluster(options.cluster, options.workers, folder, resource_digest(options.overlay))
        return on_cluster(planned, overlay, cluster)
    if options.workers > 1:
        return on_pool(planned, overlay, options.workers)
    return in_process(planned, overlay)


def _stored(rows: Iterable[tuple[int, Article]]) -> Iterator[Batch]:
    """Yields batches of stored articles; their input is the number of their row."""
    rows = iter(rows)
    while some := list(islice(rows, MOST_ITEMS)):
        yield Batch(tuple(Recovered(str(row), article) for row, article in some), ())
