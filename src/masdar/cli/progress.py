"""A count of articles on standard error, for someone who waits before a terminal."""

from __future__ import annotations

import sys
import time
from pathlib import PurePath
from types import TracebackType
from typing import Self

from masdar.cli.report import Tally
from masdar.cli.terminal import safe

_SECONDS_BETWEEN = 0.2
_NAME = 40  # letters of a name, so that the line does not wrap


class Line:
    """A line on standard error that is written over again and again; nothing where that is no terminal."""

    def __init__(self, *, active: bool = True) -> None:
        self._active = active and sys.stderr.isatty()
        self._last = time.monotonic()
        self._shown = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.clear()

    def show(self, text: str) -> None:
        """Shows the text, some times a second at most."""
        now = time.monotonic()
        if self._active and now - self._last >= _SECONDS_BETWEEN:
            self._last = now
            self._shown = True
            self._write(f"\r\x1b[K{text}")

    def clear(self) -> None:
        """Takes the text off the line, so that something else can be written there."""
        if self._shown:
            self._shown = False
            self._write("\r\x1b[K")

    def _write(self, text: str) -> None:
        sys.stderr.write(text)
        sys.stderr.flush()


class Progress(Line):
    """Shows the count when standard error is a terminal and standard output is not.

    Where both are one terminal, the articles themselves are the progress.
    """

    def __init__(self) -> None:
        super().__init__(active=not sys.stdout.isatty())

    def count(self, tally: Tally, name: str, share: float | None) -> None:
        """Shows the count and the input that is read."""
        failed = f", {tally.failed:,} failed" if tally.failed else ""
        part = f" {share:.0%}" if share is not None else ""
        self.show(f"{tally.done:,} articles{failed}; {PurePath(safe(name)).name[:_NAME]}{part}")
