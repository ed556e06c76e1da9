"""From the paths that a user gives to files: folders are walked and patterns expanded, each in the order of names."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from masdar.model import Failure

STDIN = "-"
"""The path that stands for standard input."""


def gather(paths: Iterable[str | Path]) -> Iterator[str | Failure]:
    """Yields the path of each file, or a failure for a path that leads to none.

    Hidden files and folders (`.git`) are left out where a folder is walked,
    and links to folders are not followed: they may lead in circles.
    """
    for given in paths:
        path = os.fspath(given)
        if path == STDIN:
            yield path
            continue
        try:
            yield from _files(path)
        except (OSError, ValueError) as error:
            yield Failure(page=shown(path), line=None, reason=sentence(error))


def _files(path: str) -> Iterator[str | Failure]:
    if Path(path).is_dir():
        yield from _some(_walk(path), path, "the folder holds no file")
    elif not os.path.lexists(path) and glob.has_magic(path):
        found = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - `Path.glob` takes no absolute patterns
        files = (file for match in found for file in (_walk(match) if Path(match).is_dir() else [match]))
        yield from _some(files, path, "no file matches the pattern")
    else:
        yield path


def _some(files: Iterator[str | Failure], path: str, none: str) -> Iterator[str | Failure]:
    empty = True
    for file in files:
        empty = False
        yield file
    if empty:
        yield Failure(page=shown(path), line=None, reason=none)


def _walk(folder: str) -> Iterator[str | Failure]:
    folders = [folder]
    while folders:
        current = folders.pop()
        try:
            with os.scandir(current) as found:
                entries = sorted((entry for entry in found if not entry.name.startswith(".")), key=lambda one: one.name)
        except OSError as error:
            yield Failure(page=shown(current), line=None, reason=sentence(error))
            continue
        yield from (entry.path for entry in entries if entry.is_file() or _is_broken(entry))
        folders.extend(entry.path for entry in reversed(entries) if entry.is_dir(follow_symlinks=False))


def _is_broken(entry: os.DirEntry[str]) -> bool:
    return entry.is_symlink() and not Path(entry.path).exists()


def shown(path: str) -> str:
    """Returns the path as it can be printed: names need not be text."""
    return os.fsencode(path).decode("utf-8", "replace")


def sentence(error: OSError | ValueError) -> str:
    """Returns what the user is told of an error in opening or reading."""
    match error:
        case FileNotFoundError():
            return "there is no such file"
        case IsADirectoryError():
            return "this is a directory, not a file"
        case PermissionError():
            return "the file may not be read"
        case OSError(strerror=str(reason)):
            return f"the file cannot be read: {reason}"
        case _:
            return f"the file cannot be read: {error}"
