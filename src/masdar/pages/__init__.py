"""From files to articles: JSON Lines, HTML, text, feeds and web archives, told apart by what they hold.

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
from typing import BinaryIO, NamedTuple, cast

import msgspec
import regex

from masdar.model import Article, Failure
from masdar.pages.article import GIVEN
from masdar.pages.encoding import EncodingError, decode
from masdar.pages.gather import STDIN, gather
from masdar.pages.jsonl import read_lines
from masdar.pages.kind import HEAD, binary, kind
from masdar.pages.page import Page

__all__ = ["STDIN", "Given", "read_paths", "read_samples", "read_stream"]

MOST_BYTES = 64_000_000
"""The most of one file that is held at once; archives and JSON Lines are read piece by piece."""

_BOM = b"\xef\xbb\xbf"
_GZIP = b"\x1f\x8b"
_WARC = b"WARC/"
_JSON_NAME = regex.compile(r"\.(?:jsonl|ndjson|json)(?:\.gz)?$", regex.IGNORECASE)
_JSON_START = regex.compile(rb"\s*(?:\{\s*[\"}]|\[\s*[\[{\"\]])")
_SAMPLES = Path(__file__).parents[1] / "data" / "samples" / "articles.jsonl"


class Given(NamedTuple):
    """What the user says of articles; it beats their pages, and adds to JSON Lines what they leave out."""

    url: str | None = None
    date: str | None = None
    outlet: str | None = None


NOTHING = Given()


def read_paths(paths: Iterable[str | Path], given: Given = NOTHING) -> Iterator[Article | Failure]:
    """Yields the articles of files, of the files in folders and of those that patterns match, in order.

    The path `-` is standard input.
    """
    for path in gather(paths):
        if isinstance(path, Failure):
            yield path
        elif path == STDIN:
            yield from read_stream(sys.stdin.buffer, STDIN, given)
        else:
            yield from _read_file(path, given)


def read_samples() -> Iterator[Article | Failure]:
    """Yields the sample articles that the package ships."""
    with _SAMPLES.open("rb") as stream:
        yield from read_stream(stream, f"samples/{_SAMPLES.name}")


def read_stream(stream: BinaryIO, page: str, given: Given = NOTHING) -> Iterator[Article | Failure]:
    """Yields the articles of an open binary stream; `page` is what failures call it."""
    try:
        yield from _unpacked(stream, page, given)
    except (EOFError, zlib.error):
        yield Failure(page=page, line=None, reason="the compressed file is damaged")
    except OSError as error:
        yield Failure(page=page, line=None, reason=_sentence(error))


def _read_file(path: str | Path, given: Given) -> Iterator[Article | Failure]:
    page = os.fsencode(path).decode("utf-8", "replace")
    try:
        stream = Path(path).open("rb")  # noqa: SIM115 - closed below, apart from failures to open
    except (OSError, ValueError) as error:
        yield Failure(page=page, line=None, reason=_sentence(error))
        return
    with stream:
        yield from read_stream(stream, page, given)


def _unpacked(stream: BinaryIO, page: str, given: Given) -> Iterator[Article | Failure]:
    # Not every stream can look ahead (`peek`) without consuming what it sees.
    buffered = stream if isinstance(stream, BufferedReader) else BufferedReader(cast("RawIOBase", stream))
    head = buffered.peek(HEAD)[:HEAD]
    packed = head.startswith(_GZIP)
    inner = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, HEAD) if packed else head
    if inner.startswith(_WARC):
        from masdar.pages.warc import read_warc  # noqa: PLC0415 - most input is no archive

        yield from read_warc(cast("BinaryIO", buffered), page, outlet=given.outlet)
    elif (looks := binary(inner)) is not None:
        reason = f"this is {looks}, not a page; give HTML, text, a feed, a web archive or JSON Lines"
        yield Failure(page=page, line=None, reason=reason)
    else:
        source = cast("BinaryIO", GzipFile(fileobj=buffered)) if packed else cast("BinaryIO", buffered)
        yield from _articles(source, page, given)


def _articles(stream: BinaryIO, page: str, given: Given) -> Iterator[Article | Failure]:
    head = _first_lines(stream)
    if not head or not head[-1].strip():
        yield Failure(page=page, line=None, reason="the file is empty")
    elif head[-1].strip() in (b"{", b"["):
        reason = "this is JSON laid out over several lines; write each article on one line (JSON Lines)"
        yield Failure(page=page, line=None, reason=reason)
    elif _JSON_NAME.search(page) or _JSON_START.match(head[-1]):
        for outcome in read_lines(chain(head, stream), page):
            yield _completed(outcome, given) if isinstance(outcome, Article) else outcome
    else:
        content = b"".join(head)
        content += stream.read(max(MOST_BYTES + 1 - len(content), 0))
        if len(content) > MOST_BYTES:
            reason = f"the file is larger than {MOST_BYTES:,} bytes; give its articles as JSON Lines or WARC"
            yield Failure(page=page, line=None, reason=reason)
        else:
            yield from _read_page(content, page, given)


def _read_page(content: bytes, page: str, given: Given) -> Iterator[Article | Failure]:
    try:
        text = decode(content)
    except EncodingError as error:
        yield Failure(page=page, line=error.line, reason=str(error))
        return
    given_page = Page(name=page, text=text, url=given.url, date=given.date, outlet=given.outlet)
    # The readers of pages load parsers that JSON Lines have no need of.
    match kind(text):
        case "html":
            from masdar.pages.html import read_html  # noqa: PLC0415

            yield from read_html(given_page)
        case "feed":
            from masdar.pages.feed import read_feed  # noqa: PLC0415

            yield from read_feed(given_page)
        case "dump":
            from masdar.pages.dump import read_dump  # noqa: PLC0415

            yield from read_dump(given_page)


def _completed(article: Article, given: Given) -> Article:
    """Returns the article with what the user said of it where it says nothing itself."""
    date = article.date if article.date is not None else given.date
    return msgspec.structs.replace(
        article,
        url=article.url if article.url is not None else given.url,
        outlet=article.outlet if article.outlet is not None else given.outlet,
        date=date,
        date_reason=GIVEN if date is not None else article.date_reason,
    )


def _first_lines(stream: BinaryIO) -> list[bytes]:
    """Reads up to the first line that is not blank; a byte order mark is no part of it."""
    lines: list[bytes] = []
    while line := stream.readline(MOST_BYTES + 1):
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
