"""Engines on this machine: in this process, or on a pool of processes that outlives what kills one of them.

The pool hands each batch to one process.  Where a process dies or does not
answer, the items of its batch are read again one by one; the one that kills
its process, or hangs it, becomes a failure with its reason.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as Hung
from multiprocessing import get_context
from typing import NamedTuple

import msgspec
from pebble import ProcessExpired, ProcessPool

from masdar.archive.outcome import Failed, Outcome
from masdar.engine.batch import Batch, Item, Page, Recovered, Whole, loaded, read_batch
from masdar.model import Failure

Results = Generator[tuple[Batch, list[tuple[Outcome, ...]]]]


class ClusterError(ValueError):
    """A cluster that cannot be used; the message is one sentence for the user."""


ITEM_SECONDS = 60.0
"""Seconds after which an item that is read alone is given up; the longest text takes ten."""
BATCH_SECONDS = 240.0
"""The same for a batch; its items are read again alone then."""
_BATCHES = msgspec.msgpack.Decoder(Batch)
_RESULTS = msgspec.msgpack.Decoder(list[tuple[Outcome, ...]])
_WAITING = 3
"""Batches for each process that are under way or done and not stored: bounds memory."""


def in_process(batches: Iterable[Batch], overlay: str | None) -> Results:
    """Reads batches one after another in this process."""
    for batch in batches:
        yield batch, read_batch(batch, overlay)


class _Flight(NamedTuple):
    batch: Batch
    future: Future[bytes]


def on_pool(batches: Iterable[Batch], overlay: str | None, workers: int) -> Results:
    """Reads batches on a pool of processes, and yields what they give in order."""
    flights: deque[_Flight] = deque()
    source = iter(batches)
    # Spawned processes inherit no lock of the archive, so that they cannot hold it when this one is killed.
    context = get_context("spawn")
    with ProcessPool(max_workers=workers, initializer=loaded, initargs=(overlay,), context=context) as pool:
        try:
            while True:
                while len(flights) < workers * _WAITING and (batch := next(source, None)) is not None:
                    flights.append(_Flight(batch, _schedule(pool, batch, overlay, BATCH_SECONDS)))
                if not flights:
                    return
                batch, future = flights.popleft()
                try:
                    yield batch, _RESULTS.decode(future.result())
                except (ProcessExpired, Hung):
                    yield batch, [_alone(pool, item, overlay, ITEM_SECONDS) for item in batch.items]
        except BaseException:
            pool.stop()  # type: ignore[no-untyped-call]
            raise


def read_packed(packed: bytes, overlay: str | None) -> bytes:
    """Reads a batch in MessagePack and returns what it gives: faster to send than the structures themselves."""
    return msgspec.msgpack.encode(read_batch(_BATCHES.decode(packed), overlay))


def _schedule(pool: ProcessPool, batch: Batch, overlay: str | None, seconds: float) -> Future[bytes]:
    return pool.schedule(read_packed, args=(msgspec.msgpack.encode(batch), overlay), timeout=seconds)


def _alone(pool: ProcessPool, item: Item, overlay: str | None, seconds: float) -> tuple[Outcome, ...]:
    """Reads one item; what kills or hangs its process is put aside."""
    try:
        return _RESULTS.decode(_schedule(pool, Batch((item,), ()), overlay, seconds).result())[0]
    except ProcessExpired as error:
        return (put_aside(item, f"reading it killed the process (exit code {error.exitcode})"),)
    except Hung:
        return (put_aside(item, f"reading it took longer than {seconds:g} seconds"),)


def put_aside(item: Item, why: str) -> Failed:
    """Returns the failure of an item that kills or hangs whoever reads it."""
    match item:
        case Page(name):
            return Failed(Failure(page=name, line=None, reason=f"{why}; the page is put aside"))
        case Recovered(name, article) | Whole(name, article):
            return Failed(Failure(page=name, line=None, reason=f"{why}; the article {article.id} is put aside"))
        case _:
            return Failed(item.failure)
