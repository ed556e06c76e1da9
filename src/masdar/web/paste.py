"""Reading a pasted article: in a process of its own, for a bounded time, and kept nowhere."""

from __future__ import annotations

import threading
from concurrent.futures import TimeoutError as Hung
from multiprocessing import get_context
from typing import Final

import msgspec
from pebble import ProcessExpired, ProcessPool

import masdar
from masdar.model import Article

LONGEST: Final = 60_000
"""Characters that are read."""
LARGEST: Final = 1_000_000
"""Bytes of a request that are taken in."""
_SECONDS = 15.0
_WAITING = 2
"""Texts that are read or wait to be: threads are left for other visitors."""
_ARTICLE = msgspec.msgpack.Decoder(Article)


class Pasted(msgspec.Struct, frozen=True):
    """What was pasted."""

    text: str
    title: str = ""
    date: str | None = None
    """Day of publication (2024-03-12), from which «أمس» is counted."""
    outlet: str | None = None


class PasteError(ValueError):
    """A text that is not read; `kind` is why."""

    def __init__(self, kind: str, status: int) -> None:
        super().__init__(kind)
        self.kind = kind
        self.status = status


class Reader:
    """Reads what is pasted, one text at a time, in a process that is started with the first."""

    def __init__(self) -> None:
        self._pool: ProcessPool | None = None
        self._starting = threading.Lock()
        self._places = threading.BoundedSemaphore(_WAITING)

    def read(self, pasted: Pasted) -> Article:
        """Returns the article with its statements.

        Raises:
            PasteError: there is nothing to read or too much, reading takes too long, or too many wait.
        """
        if not pasted.text.strip():
            raise PasteError("empty", 400)
        if len(pasted.text) + len(pasted.title) > LONGEST:
            raise PasteError("long", 413)
        if not self._places.acquire(blocking=False):
            raise PasteError("busy", 503)
        try:
            future = self._started().schedule(_read, args=(msgspec.msgpack.encode(pasted),), timeout=_SECONDS)
            return _ARTICLE.decode(future.result())
        except (Hung, ProcessExpired) as error:
            raise PasteError("unread", 422) from error
        finally:
            self._places.release()

    def close(self) -> None:
        """Ends the process."""
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()

    def _started(self) -> ProcessPool:
        with self._starting:
            if self._pool is None:
                # A spawned process shares no connection and no lock with the threads of this one.
                self._pool = ProcessPool(max_workers=1, context=get_context("spawn"))
            return self._pool


def _read(packed: bytes) -> bytes:
    pasted = msgspec.msgpack.decode(packed, type=Pasted)
    article = masdar.read(pasted.text, title=pasted.title, date=pasted.date, outlet=pasted.outlet)
    return msgspec.msgpack.encode(article)
