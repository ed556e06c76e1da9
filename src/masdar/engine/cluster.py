"""The engine on a Dask cluster: each shard is read by a worker and written to Parquet, then loaded in order.

The workers write beside the archive, so that all of them have to see its folder
under the same name.  A shard that is there already is not read again.  Where a
worker dies, Dask gives its shard to another; a shard that kills one after the
other is read again item by item, and the item that kills is put aside.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from distributed import Client, Future, KilledWorker, LocalCluster
from distributed import TimeoutError as Hung

from masdar.archive.outcome import Outcome
from masdar.engine.batch import Batch, Item
from masdar.engine.local import BATCH_SECONDS, ClusterError, Results, put_aside
from masdar.engine.shard import load_shard, read_shard, shard_name, write_shard

_BATCHES = 16
"""Batches of a shard: some five hundred articles, half a minute of work."""
_WAITING = 2
"""Shards for each worker that are under way or waiting to be stored."""


class _Flight(NamedTuple):
    batches: list[Batch]
    path: Path
    future: Future[str] | None


class Cluster(NamedTuple):
    """The cluster that reads."""

    address: str
    """Of its scheduler; empty for a cluster of processes on this machine."""
    workers: int
    """Processes of a cluster on this machine."""
    folder: Path
    """Where the shards stand; every worker sees it under this name."""
    resources: str
    """Digest of what the workers read with."""


def on_cluster(batches: Iterable[Batch], overlay: str | None, cluster: Cluster) -> Results:
    """Reads batches on a cluster, and yields what they give in order.

    Raises:
        ClusterError: no scheduler answers at the address.
    """
    folder = cluster.folder.absolute()
    folder.mkdir(exist_ok=True)
    source = iter(batches)
    flights: deque[_Flight] = deque()
    with _client(cluster.address, cluster.workers) as client:
        while True:
            while len(flights) < _WAITING * max(1, len(client.nthreads())) and (some := list(islice(source, _BATCHES))):
                path = folder / shard_name(some, cluster.resources)
                future = None if path.exists() else client.submit(read_shard, some, overlay, str(path), pure=False)
                flights.append(_Flight(some, path, future))
            if not flights:
                break
            flight = flights.popleft()
            if flight.future is not None:
                _settle(client, flight, flight.future, overlay)
            yield from zip(flight.batches, load_shard(flight.batches, flight.path), strict=True)
            flight.path.unlink()  # whoever asked for more has stored it
    folder.rmdir()


@contextmanager
def _client(address: str, workers: int) -> Generator[Client]:
    if not address:
        with (
            LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as cluster,
            Client(cluster) as client,
        ):
            yield client
        return
    try:
        client = Client(address, timeout=10)
    except (OSError, ValueError, Hung) as error:
        raise ClusterError(f"{address}: no Dask scheduler answers there: {error}") from error
    with client:
        yield client


def _settle(client: Client, flight: _Flight, future: Future[str], overlay: str | None) -> None:
    """Waits for a shard; where it kills or hangs its workers, makes it of what can be read."""
    try:
        future.result(timeout=BATCH_SECONDS * len(flight.batches))
    except (KilledWorker, Hung):
        future.cancel(force=True)
        results = [[_alone(client, item, overlay, flight.path) for item in batch.items] for batch in flight.batches]
        write_shard(results, flight.path)


def _alone(client: Client, item: Item, overlay: str | None, path: Path) -> tuple[Outcome, ...]:
    batch = Batch((item,), ())
    alone = path.with_suffix(".item")
    future = client.submit(read_shard, [batch], overlay, str(alone), pure=False)
    try:
        future.result(timeout=BATCH_SECONDS)
    except KilledWorker:
        return (put_aside(item, "reading it killed one worker after the other"),)
    except Hung:
        future.cancel(force=True)
        client.restart_workers(list(client.processing()), raise_for_error=False)
        return (put_aside(item, f"reading it took longer than {BATCH_SECONDS:g} seconds"),)
    found = load_shard([batch], alone)[0][0]
    alone.unlink()
    return found
