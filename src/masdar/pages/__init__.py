"""From files to articles: JSON Lines and plain text, told apart by what they hold.

Nothing here raises for bad input: every input that cannot be read becomes one
`Failure` that says where and why, and the next one is read.
"""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from gzip import GzipFile
from io import BufferedReader, RawIOBase
from itertools import chain
from pathlib import Path
from typing import BinaryIO, cast

import regex

from masdar.model import Article, Failure
from masdar.pages.jsonl import read_lines
from masdar.pages.plain import read_plain

STDIN = "-"

_BOM = b"\xef\xbb\xbf"
_GZIP = b"\x1f\x8b"
_JSON_NAME = regex.compile(r"\.(?:jsonl|ndjson|json)(?:\.gz)?$", regex.IGNORECASE)
_JSON_START = regex.compile(rb"\s*(?:\{\s*[\"}]|\[\s*[\[{\"\]])")
_SAMPLES = Path(__file__).parents[1] / "data" / "samples" / "articles.jsonl"


def read_paths(paths: Iterable[str | Path]) -> Iterator[Article | Failure]:
    """Yields the articles of the files in order; the path `-` is standard input."""
    for path in paths:
        if path == STDIN:
            yield from read_stream(sys.stdin.buffer, STDIN)
        else:
            yield from _read_file(path)


def read_samples() -> Iterator[Article | Failure]:
    """Yields the sample articles that the package ships."""
    with _SAMPLES.open("rb") as stream:
        yield from read_stream(stream, f"samples/{_SAMPLES.name}")


def read_stream(stream: BinaryIO, page: str) -> Iterator[Article | Failure]:
    """Yields the articles of an open binary stream; `page` is what failures call it."""
    try:
        yield from _articles(_unpacked(stream), page)
    except (EOFError, zlib.error):
        yield Failure(page=page, line=None, reason="the compressed file is damaged")
    except OSError as error:
        yield Failure(page=page, line=None, reason=_sentence(error))


def _read_file(path: str | Path) -> Iterator[Article | Failure]:
    page = os.fsencode(path).decode("utf-8", "replace")
    try:
        stream = Path(path).open("rb")  # noqa: SIM115 - closed below, apart from failures to open
    except (OSError, ValueError) as error:
        yield Failure(page=page, line=None, reason=_sentence(error))
        return
    with stream:
        yield from read_stream(stream, page)


def _unpacked(stream: BinaryIO) -> BinaryIO:
    # Not every stream can look ahead (`peek`) without consuming what it sees.
    buffered = stream if isinstance(stream, BufferedReader) else BufferedReader(cast("RawIOBase", stream))
    if buffered.peek(len(_GZIP)).startswith(_GZIP):
        return cast("BinaryIO", GzipFile(fileobj=buffered))
    return buffered


def _articles(stream: BinaryIO, page: str) -> Iterator[Article | Failure]:
    head = _first_lines(stream)
    if not head or not head[-1].strip():
        yield Failure(page=page, line=None, reason="the file is empty")
    elif _JSON_NAME.search(page) or _JSON_START.match(head[-1]):
        yield from read_lines(chain(head, stream), page)
    else:
        yield read_plain(b"".join(head) + stream.read(), page)


def _first_lines(stream: BinaryIO) -> list[bytes]:
    """Reads up to the first line that is not blank; a byte order mark is no part of it."""
    lines: list[bytes] = []
    while line := stream.readline():
        lines.append(line if lines else line.removeprefix(_BOM))
        if lines[-1].strip():
            break
    return lines


def _sentence(error: OSError | ValueError) -> str:
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
