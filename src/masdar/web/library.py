"""Reading an archive for many visitors: a connection for each thread, a limit to what a question may cost."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar, cast

import apsw

import masdar
from masdar.archive.database import open_archive, told
from masdar.archive.keys import Keys
from masdar.archive.search import Searcher
from masdar.archive.tally import Tallies
from masdar.archive.trace import Tracer
from masdar.lexicon import Lexicon
from masdar.pipeline import load_resources

_STEPS = 20_000
"""Steps of SQLite between two looks at the clock."""
_SECONDS = 4.0
"""How long the questions of one page may take."""
_ASIDE = 1.5
"""The same of what a page can do without."""
_CACHE_KIB = 16_384
"""Memory of a connection for pages of the file."""
_REMEMBERED = 1_024
"""Answers that are kept."""
_KEPT_BYTES = 24_000_000
"""Bytes of pages that are kept."""


T = TypeVar("T")


class CostlyError(RuntimeError):
    """A question that took longer than one page may."""


@dataclass
class Desk:
    """What one thread reads with."""

    connection: apsw.Connection
    searcher: Searcher
    library: Library
    revision: str = ""
    """The archive as it was when the page at hand was begun."""
    until: float = 0.0
    """When the questions of the page at hand are stopped, by the monotonic clock."""

    def once(self, key: object, find: Callable[[], T]) -> T:
        """Returns what `find` gives, remembered by the key until the archive changes."""
        return self.library.memory.get((self.revision, key), find)

    def attempt(self, find: Callable[[], T], seconds: float = _ASIDE) -> T | None:
        """Returns what `find` gives; null where it takes longer than what a page can do without may take."""
        whole = self.until
        self.until = min(whole, time.monotonic() + seconds)
        try:
            return find()
        except apsw.InterruptError:
            return None
        finally:
            self.until = whole

    def tallies(self) -> Tallies:
        """Returns what counts matches, with what it remembers of the archive as it is."""
        return self.library.tallies(self.revision)

    def tracer(self) -> Tracer:
        """Returns what traces claims here."""
        return Tracer(self.connection, self.searcher.keys, self.library.lexicon)


class Memory:
    """The last few hundred answers that are slow to find (counts, facets, traces)."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._kept: OrderedDict[object, object] = OrderedDict()

    def get(self, key: object, find: Callable[[], T]) -> T:
        """Returns what is kept under the key; finds it where it is not."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return cast("T", self._kept[key])
        found = find()
        with self._lock:
            self._kept[key] = found
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return found


class Pages:
    """The last pages as they were answered, up to so many bytes: asked for again, they are there as they are."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._bytes = 0
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, bytes] = OrderedDict()

    def get(self, tag: str) -> bytes | None:
        """Returns the page with an entity tag, or null where it is not kept."""
        with self._lock:
            if tag in self._kept:
                self._kept.move_to_end(tag)
            return self._kept.get(tag)

    def keep(self, tag: str, page: bytes) -> None:
        """Keeps a page, and lets go of those that were not asked for the longest."""
        with self._lock:
            self._bytes += len(page) - len(self._kept.pop(tag, b""))
            self._kept[tag] = page
            while self._bytes > self._most:
                _, old = self._kept.popitem(last=False)
                self._bytes -= len(old)


class Library:
    """One archive, read by the threads of a server.

    Raises:
        ArchiveError: it cannot be read.
    """

    def __init__(self, path: Path) -> None:
        open_archive(path).close()
        self.path = path
        self._log = path.with_name(f"{path.name}-wal")
        self.memory = Memory(_REMEMBERED)
        self.pages = Pages(_KEPT_BYTES)
        self._keys = Keys()
        self._tallies = ("", Tallies())
        self._desks = threading.local()
        self._loading = threading.Lock()
        self._lexicon: Lexicon | None = None

    @property
    def lexicon(self) -> Lexicon:
        """The lexicon, loaded when a claim is first traced."""
        with self._loading:
            if self._lexicon is None:
                self._lexicon = load_resources().lexicon
            return self._lexicon

    def revision(self) -> str:
        """Returns what changes whenever the archive does."""
        return f"{_state(self.path)}-{_state(self._log)}"

    def tallies(self, revision: str) -> Tallies:
        """Returns what counts the matches of searches in a revision of the archive."""
        known, found = self._tallies
        if known != revision:
            found = Tallies()
            self._tallies = revision, found
        return found

    def tag(self, *asked: object) -> str:
        """Returns the entity tag of an answer: the archive as it is, this version, and what was asked."""
        digest = blake2b(repr((self.revision(), masdar.__version__, *asked)).encode("utf-8", "replace"), digest_size=12)
        return f'"{digest.hexdigest()}"'

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """Gives this thread what it reads with, for one page.

        Raises:
            CostlyError: the questions took too long.
            ArchiveError: the archive can no longer be read.
        """
        # Before the file is looked at, so that nothing is remembered for longer than it is true.
        revision = self.revision()
        file, desk = getattr(self._desks, "desk", (None, None))
        with told(self.path):
            here = self.path.stat().st_ino
            if desk is None or file != here:  # another archive may have been put in its place
                desk = self._open()
                self._desks.desk = here, desk
            desk.revision = revision
            desk.until = time.monotonic() + _SECONDS
            try:
                yield desk
            except apsw.InterruptError as error:
                raise CostlyError from error

    def _open(self) -> Desk:
        connection = open_archive(self.path)
        connection.pragma("query_only", 1)
        connection.pragma("cache_size", -_CACHE_KIB)
        desk = Desk(connection, Searcher(connection, self._keys), self)
        connection.set_progress_handler(lambda: time.monotonic() > desk.until, _STEPS)
        return desk


def _state(file: Path) -> str:
    """Returns what changes whenever a file does."""
    try:
        stat = file.stat()
    except FileNotFoundError:
        return ""
    return f"{stat.st_mtime_ns:x}.{stat.st_size:x}"
