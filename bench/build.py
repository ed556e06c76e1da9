"""Building an archive: on one core and on all, what storing costs, how large it becomes and what memory it takes."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import apsw

from masdar.archive.rows import count
from masdar.archive.store import Store
from masdar.engine import Options, build
from masdar.engine.batch import loaded
from masdar.pages import read_inputs


def main() -> None:
    """Prints seconds, ratios and sizes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="+", help="what is built from")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        one, _ = _timed(Path(folder) / "one.masdar", arguments.sources, 1)
        several, memory = _timed(Path(folder) / "several.masdar", arguments.sources, arguments.workers)
        print(f"one core         {one:>8.1f} s")
        print(f"{arguments.workers} workers        {several:>8.1f} s   {one / several:.2f} times as fast")
        print(f"largest worker   {memory:>8.0f} MB")
        share, size = _stored(Path(folder) / "stored.masdar", arguments.sources)
        print(f"storing          {share:>8.1%} of the time in one process")
        print(f"size             {size:>8.2f} times the text")


def _timed(path: Path, sources: list[str], workers: int) -> tuple[float, float]:
    """Returns the seconds of a build, on one core where one worker reads, and the megabytes of its largest process."""
    command = [sys.executable, "-m", "masdar", "build", str(path), *sources, "--workers", str(workers)]
    cores = os.sched_getaffinity(0)
    pinned = {min(cores)} if workers == 1 else cores
    began = time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, preexec_fn=lambda: os.sched_setaffinity(0, pinned))  # noqa: PLW1509 - no threads here
    largest = 0.0
    while process.poll() is None:
        largest = max(largest, _largest(process.pid))
        time.sleep(0.2)
    return time.perf_counter() - began, largest


def _largest(parent: int) -> float:
    """Returns the megabytes of the largest process among a process and those that it started."""
    sizes = [0.0]
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            fields = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
        except OSError:
            continue  # it has ended
        if parent in (int(fields["Pid"]), int(fields["PPid"])) and "VmRSS" in fields:
            sizes.append(int(fields["VmRSS"].split()[0]) / 1024)
    return max(sizes)


def _stored(path: Path, sources: list[str]) -> tuple[float, float]:
    """Returns what share of a build in this process goes into storing, and the size of the archive beside its text."""
    spent = 0.0
    add = Store.add

    def timed(*arguments: Any) -> object:  # noqa: ANN401 - as they were given
        nonlocal spent
        began = time.perf_counter()
        added = add(*arguments)
        spent += time.perf_counter() - began
        return added

    loaded(None)
    Store.add = timed  # type: ignore[method-assign, assignment]
    began = time.perf_counter()
    build(path, read_inputs(sources), Options())
    total = time.perf_counter() - began
    Store.add = add  # type: ignore[method-assign]
    connection = apsw.Connection(str(path))
    text = count(connection, "SELECT sum(octet_length(title) + octet_length(text)) FROM article")
    connection.close()
    return spent / total, path.stat().st_size / text


if __name__ == "__main__":
    main()
