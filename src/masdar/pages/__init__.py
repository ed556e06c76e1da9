"""From files to articles: inputs are told apart by what they hold.

Nothing here raises for bad input: every input that cannot be read becomes one
`Failure` that says where and why, and the next one is read.
"""

from __future__ import annotations

import os
import shutil
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from io import BufferedReader, RawIOBase
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, NamedTuple, cast

from masdar.model import Article, Failure
from masdar.pages.content import read_content
from masdar.pages.encoding import EncodingError, decode, utf16
from masdar.pages.gather import STDIN, gather, sentence, shown
from masdar.pages.jsonl import bounded_lines, read_lines
from masdar.pages.kind import GZIP, HEAD, MOST_BYTES, PARQUET, binary, is_json, is_warc
from masdar.pages.step import NOTHING, Given, Step
from masdar.pages.unpack import GZIP_WINDOW, Unpacked

__all__ = [
    "STDIN",
    "Given",
    "Input",
    "Step",
    "holds_one",
    "read_inputs",
    "read_paths",
    "read_samples",
    "read_stream",
    "samples_input",
    "story_inputs",
]

_BOM = b"\xef\xbb\xbf"
_BEGINS = 64
"""Bytes by which a web archive is told."""
_MOST_BLANK = 2**20
"""Bytes of blank lines before the first line by which a file is told."""
_LAID_OUT = "this is JSON laid out over several lines; write each article on one line (JSON Lines)"
_SAMPLES = Path(__file__).parents[1] / "data" / "samples" / "articles.jsonl"
_STORY = _SAMPLES.with_name("story")


class Input(NamedTuple):
    """An input by its name, and the steps of reading it from a position on."""

    name: str
    steps: Callable[[int], Iterator[Step]]
    path: Path | None = None
    """Its file, where it is one."""


def read_paths(paths: Iterable[str | Path], given: Given = NOTHING) -> Iterator[Article | Failure]:
    """Yields the articles of files, folders and patterns in order; the path `-` is standard input."""
    for item in read_inputs(paths, given):
        for step in item.steps(0):
            yield from step.outcomes


def read_inputs(paths: Iterable[str | Path], given: Given = NOTHING) -> Iterator[Input]:
    """Yields the inputs that the paths lead to, in order; a path that leads to none is an input that fails."""
    for path in gather(paths):
        if isinstance(path, Failure):
            yield Input(path.page, _failing(path))
        elif path == STDIN:
            yield Input(STDIN, lambda start: _steps(sys.stdin.buffer, STDIN, given, start))
        else:
            yield Input(shown(path), _opening(path, given, shown(path)), Path(path))


def samples_input(given: Given = NOTHING) -> Input:
    """Returns the sample articles that the package ships as an input."""
    return Input(f"samples/{_SAMPLES.name}", _opening(str(_SAMPLES), given, f"samples/{_SAMPLES.name}"), _SAMPLES)


def story_inputs() -> Iterator[Input]:
    """Yields the sample pages that the package ships: one story as invented outlets tell it."""
    for path in sorted(_STORY.glob("*.html")):
        name = f"samples/story/{path.name}"
        yield Input(name, _opening(str(path), NOTHING, name))


def read_samples() -> Iterator[Article | Failure]:
    """Yields the sample articles that the package ships."""
    for step in samples_input().steps(0):
        yield from step.outcomes


def holds_one(path: Path) -> bool:
    """Tells whether a file holds one page, text or feed: neither lines of articles nor a web archive."""
    try:
        with path.open("rb") as stream:
            content = stream.read(HEAD)
    except (OSError, ValueError):
        return False
    if content.startswith(GZIP):
        content = _first(content)
    content = content.removeprefix(_BOM)
    return (
        bool(content.strip())
        and not content.startswith(PARQUET)
        and not is_warc(content)
        and not is_json(content, str(path))
    )


def read_stream(stream: BinaryIO, page: str, given: Given = NOTHING) -> Iterator[Article | Failure]:
    """Yields the articles of an open binary stream; `page` is what failures call it."""
    for step in _steps(stream, page, given, 0):
        yield from step.outcomes


def _failing(failure: Failure) -> Callable[[int], Iterator[Step]]:
    return lambda _: iter([Step([failure], None)])


def _opening(path: str, given: Given, name: str) -> Callable[[int], Iterator[Step]]:
    def steps(start: int) -> Iterator[Step]:
        try:
            stream = Path(path).open("rb")  # noqa: SIM115 - closed below, apart from failures to open
        except (OSError, ValueError) as error:
            yield Step([Failure(page=name, line=None, reason=sentence(error))], None)
            return
        with stream:
            yield from _steps(stream, name, given, start)

    return steps


def _steps(stream: BinaryIO, page: str, given: Given, start: int) -> Iterator[Step]:
    try:
        for step in _told_apart(stream, page, given, start):
            yield step if step.share is not None else step._replace(share=_share(stream))
    except (OSError, zlib.error) as error:
        reason = sentence(error) if isinstance(error, OSError) else f"the file cannot be read: {error}"
        yield Step([Failure(page=page, line=None, reason=reason)], None)


def _share(stream: BinaryIO) -> float | None:
    """Returns how much of a file is read; null for what is no file."""
    try:
        size = os.fstat(stream.fileno()).st_size
        return min(1.0, stream.tell() / size) if size else None
    except (OSError, ValueError):
        return None


def _told_apart(stream: BinaryIO, page: str, given: Given, start: int) -> Iterator[Step]:
    # Not every stream can look ahead (`peek`) without consuming what it sees.
    buffered = stream if isinstance(stream, BufferedReader) else BufferedReader(cast("RawIOBase", stream))
    packed = buffered.peek(HEAD)
    if not packed.startswith(GZIP):
        yield from _unpacked(buffered, page, given, start)
    elif is_warc(_first(packed)):
        yield from _archive(b"", buffered, page, given, start)
    else:
        source = Unpacked(buffered)
        yield from _unpacked(BufferedReader(source), page, given, start, source.damages)


def _first(packed: bytes) -> bytes:
    """Returns how the content of a gzip stream begins."""
    try:
        return zlib.decompressobj(GZIP_WINDOW).decompress(packed, _BEGINS)
    except zlib.error:
        return b""


def _unpacked(
    stream: BufferedReader, page: str, given: Given, start: int, damages: Iterable[str] = ()
) -> Iterator[Step]:
    """Yields the steps of a file that is not compressed any more; `damages` fills while it is read."""
    for step in _by_kind(stream, page, given, start):
        told = damages if step.position is None else ()
        yield step._replace(outcomes=[*step.outcomes, *(_failure(page, reason) for reason in told)])


def _by_kind(stream: BufferedReader, page: str, given: Given, start: int) -> Iterator[Step]:
    head = _first_lines(stream)
    content, first = b"".join(head), head[-1] if head else b""
    if is_warc(content):
        yield from _archive(content, stream, page, given, start)
    elif content.startswith(PARQUET) and binary(content[:HEAD]):
        yield from _table(content, stream, page, start)
    elif looks := binary(content[:HEAD]):
        reason = f"this is {looks}, not a page; give HTML, text, a feed, a web archive or JSON Lines"
        yield Step([_failure(page, reason)], None)
    elif not first.strip():
        yield Step([_failure(page, "the file is empty")], None)
    elif first.strip() in (b"{", b"["):
        yield Step([_failure(page, _LAID_OUT)], None)
    elif is_json(first, page) and not utf16(content):
        yield from read_lines(bounded_lines(head, stream), page, given, start)
    else:
        content += stream.read(max(0, MOST_BYTES + 1 - len(content)))
        lines = _recoded(content, page) if utf16(content) else None
        if lines is not None:
            yield from read_lines(lines, page, given, start)
        else:
            yield Step(read_content(content, page, given), None)


def _recoded(content: bytes, page: str) -> list[bytes] | None:
    """Returns the lines of JSON Lines in UTF-16, or null for another file."""
    try:
        decoded = decode(content)
    except EncodingError:
        return None
    lines = decoded.text.encode("utf-8", "surrogatepass").splitlines(keepends=True)
    first = next((line for line in lines if line.strip()), b"")
    return lines if decoded.damage is None and first and is_json(first, page) else None


def _archive(head: bytes, stream: BufferedReader, page: str, given: Given, start: int) -> Iterator[Step]:
    """Yields the steps of a web archive; one from a pipe, which cannot be gone back in, is kept in a file first."""
    # Loads `fastwarc` and the parsers of pages, which other inputs have no use for.
    from masdar.pages.warc import read_warc

    if stream.seekable():
        stream.seek(0)
        yield from read_warc(cast("BinaryIO", stream), page, given, start)
        return
    with TemporaryFile() as kept:
        kept.write(head)
        shutil.copyfileobj(stream, kept)
        yield from read_warc(cast("BinaryIO", kept), page, given, start)


def _table(head: bytes, stream: BufferedReader, page: str, start: int) -> Iterator[Step]:
    """Yields the steps of a Parquet table; one that cannot be gone back in is kept in a file first."""
    from masdar.pages.parquet import read_parquet

    if stream.seekable():
        stream.seek(0)
        yield from read_parquet(cast("BinaryIO", stream), page, start)
        return
    with TemporaryFile() as kept:
        kept.write(head)
        shutil.copyfileobj(stream, kept)
        yield from read_parquet(cast("BinaryIO", kept), page, start)


def _first_lines(stream: BufferedReader) -> list[bytes]:
    """Reads up to the first line that is not blank; a byte order mark is no part of it."""
    lines: list[bytes] = []
    size = 0
    while size < _MOST_BLANK and (line := stream.readline(MOST_BYTES)):
        size += len(line)
        lines.append(line if lines else line.removeprefix(_BOM))
        if lines[-1].strip():
            break
    return lines


def _failure(page: str, reason: str) -> Failure:
    return Failure(page=page, line=None, reason=reason)
