"""A file of output that a run can go on with after it was stopped, however it was stopped.

Beside the output FILE stands FILE.journal, one JSON object a line, each
written after the output that it speaks of: the input, the position in it from
which reading goes on, and how long FILE was then.  To go on, FILE is cut to
the length in the last whole line, so that nothing is lost and nothing stands
in it twice.  The journal is removed when the run is done.
"""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

import click
import msgspec

from masdar.cli.report import Tally

_SECONDS_BETWEEN = 0.2  # between two notes of positions inside one input


class _Note(msgspec.Struct, frozen=True):
    """How far a run has come."""

    name: str
    """The input."""
    nth: int
    """How many inputs of this name came before it."""
    position: int | None
    """Where reading goes on in it; null once it is read."""
    length: int
    """Bytes of output so far."""
    done: int
    """Articles so far."""
    failed: int
    """Failures so far."""


class _Options(msgspec.Struct, frozen=True):
    """The options that the run began with: output of others does not go on in the same file."""

    options: dict[str, str | None]


class Output:
    """The output file with its journal.

    Raises:
        click.UsageError: the run before is unfinished or was another, and the user has to say what is meant.
    """

    def __init__(self, path: Path, options: dict[str, str | None], *, resume: bool) -> None:
        self.tally = Tally()
        """Counts of the whole run, what was done before it was stopped included."""
        self.complete = False
        """Whether there is nothing left to do."""
        self._path = path
        self._journal_path = path.with_name(f"{path.name}.journal")
        self._positions: dict[tuple[str, int], int | None] = {}
        self._met: Counter[str] = Counter()
        self._noted = time.monotonic()
        begun = self._journal_path.exists()
        if begun and not resume:
            raise click.UsageError(f"{path} is unfinished: add --resume, or remove {self._journal_path.name} first.")
        if resume and path.exists() and not begun:
            self.complete = True
            return
        length = self._go_on(options) if begun else 0
        self._journal = self._journal_path.open("r+b" if begun else "wb")
        self._journal.seek(0, 2)
        if not begun:
            self._write(_Options(options))
        self.stream: BinaryIO = path.open("r+b" if begun and path.exists() else "wb")
        self.stream.truncate(length)
        self.stream.seek(length)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self.complete:
            return
        self.stream.close()
        self._journal.close()
        if kind is None:
            self._journal_path.unlink()

    def next_of(self, name: str) -> tuple[int, int | None]:
        """Returns how many inputs of the name came before, and where reading begins: null where it is done."""
        nth = self._met[name]
        self._met[name] += 1
        return nth, self._positions.get((name, nth), 0)

    def note(self, name: str, nth: int, position: int | None) -> None:
        """Notes that all of the output up to the position in the input is written."""
        now = time.monotonic()
        if position is not None and now - self._noted < _SECONDS_BETWEEN:
            return
        self._noted = now
        self.stream.flush()
        self._write(_Note(name, nth, position, self.stream.tell(), self.tally.done, self.tally.failed))

    def _write(self, line: _Note | _Options) -> None:
        self._journal.write(msgspec.json.encode(line) + b"\n")
        self._journal.flush()

    def _go_on(self, options: dict[str, str | None]) -> int:
        """Takes up the positions and counts of the run before, and returns how much of its output counts."""
        written = self._path.stat().st_size if self._path.exists() else 0
        with self._journal_path.open("r+b") as journal:
            first = journal.readline()
            if not first.endswith(b"\n"):
                journal.seek(0)
                journal.truncate()
                journal.write(msgspec.json.encode(_Options(options)) + b"\n")
                return 0
            if msgspec.json.decode(first, type=_Options).options != options:
                raise click.UsageError(f"{self._path} was begun with other options: give the same, or another file.")
            length, whole = 0, journal.tell()
            for line in journal:
                note = self._note_in(line)
                # After a power cut, the journal may be ahead of the output.
                if note is None or note.length > written:
                    break
                whole += len(line)
                length = note.length
                self.tally = Tally(note.done, note.failed)
                self._positions[note.name, note.nth] = note.position
            journal.truncate(whole)
        return length

    @staticmethod
    def _note_in(line: bytes) -> _Note | None:
        try:
            return msgspec.json.decode(line, type=_Note) if line.endswith(b"\n") else None
        except msgspec.DecodeError:
            return None
