"""A server of an archive on this machine, started as a user starts it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import NamedTuple

_SEEN = re.compile(r"http://127\.0\.0\.1:\d+")
_SECONDS = 30


class Served(NamedTuple):
    """A server that answers."""

    address: str
    """Without a slash at its end."""
    process: int


def served(archive: Path) -> AbstractContextManager[Served]:
    """Serves an archive on a free port until the block ends."""
    return started(["serve", str(archive), "-p", "0"])


@contextmanager
def started(command: list[str]) -> Iterator[Served]:
    """Runs a command of `masdar` that serves, until the block ends; no window is opened.

    Raises:
        RuntimeError: the server ended instead of answering; with what it said.
    """
    process = subprocess.Popen(  # noqa: S603 - the program itself
        [sys.executable, "-m", "masdar", *command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        env={**os.environ, "BROWSER": "true"},
    )
    try:
        yield Served(_address(process), process.pid)
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=_SECONDS)


def processes(process: int) -> list[int]:
    """Returns a process and those that it started and that run, theirs included (Linux)."""
    found = [process]
    for one in found:
        for started_by in Path(f"/proc/{one}/task").glob("*/children"):
            found += map(int, started_by.read_text(encoding="ascii").split())
    return found


def memory_of(process: int) -> float:
    """Returns the megabytes of a process and those that it started; what they share counts once (Linux)."""
    kilobytes = 0
    for one in processes(process):
        lines = Path(f"/proc/{one}/smaps_rollup").read_text(encoding="ascii").splitlines()
        kilobytes += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return kilobytes / 1024


def _address(process: subprocess.Popen[str]) -> str:
    said: list[str] = []
    assert process.stdout is not None  # noqa: S101 - it was asked for
    for line in process.stdout:
        said.append(line)
        found = _SEEN.search(line)
        if found is not None:
            return found.group()
    raise RuntimeError(f"the server ended: {''.join(said)}")
