"""From what the user named to files: folders are walked, patterns that no shell has expanded are."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from masdar.model import Failure

STDIN = "-"


def gather(paths: Iterable[str | Path]) -> Iterator[str | Path | Failure]:
    """Yields the files in a fixed order; hidden ones in folders are left out, and what names nothing is a failure."""
    for path in paths:
        if path == STDIN:
            yield path
        elif _is_folder(path):
            yield from _walk(Path(path))
        elif _is_pattern(path):
            yield from _matches(str(path))
        else:
            yield path


def _is_folder(path: str | Path) -> bool:
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):
        return False  # opening it will tell what is wrong


def _is_pattern(path: str | Path) -> bool:
    try:
        return glob.has_magic(str(path)) and not Path(path).exists()
    except (OSError, ValueError):
        return False


def _walk(folder: Path) -> Iterator[Path | Failure]:
    found = False
    for base, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                found = True
                yield Path(base) / name
    if not found:
        yield Failure(page=str(folder), line=None, reason="the folder holds no file")


def _matches(pattern: str) -> Iterator[str | Path | Failure]:
    names = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - the pattern may be absolute
    files = [name for name in names if not Path(name).is_dir()]
    if not files:
        yield Failure(page=pattern, line=None, reason="no file matches the pattern")
    yield from files
