"""Articles from web archives (WARC), plain or compressed: the Arabic HTML pages in them.

A damaged archive is read on from its next record; how many bytes were passed
over is told.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import shutil
import tempfile
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

import regex
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from masdar.model import Article, Failure
from masdar.pages.encoding import EncodingError, decode
from masdar.pages.html import read_html
from masdar.pages.page import Page

MOST_BYTES = 16_000_000
"""The most of one record that is read: a page is smaller, and a bomb is not unpacked."""
_ARABIC = 0.3
"""The least share of Arabic among the letters of a page that counts as Arabic."""
_ENOUGH = 200
"""Arabic letters of a page that has a text at all."""
_OK = 200
_CODE = regex.compile(r"<(script|style)\b.*?(?:</\1\s*>|$)|<[^<>]*+>?", regex.IGNORECASE | regex.DOTALL)
_LETTERS = regex.compile(r"\p{L}")
_ARABIC_LETTERS = regex.compile(r"\p{Arabic}")
_GZIP = b"\x1f\x8b\x08"
_RECORD = b"WARC/1."
_BLANK = b"\r\n\r\n"
_LENGTH = regex.compile(rb"^Content-Length:\s*(\d{1,18})", regex.IGNORECASE | regex.MULTILINE)
_CHUNK = 1 << 20
_ANY_GZIP = 31
"""Window bits with which zlib reads gzip."""


def read_warc(stream: BinaryIO, name: str, *, outlet: str | None = None) -> Iterator[Article | Failure]:
    """Yields the articles of the pages in the archive that are Arabic, and a failure for what cannot be read.

    `stream` may be compressed, whole or record by record; one that cannot be
    rewound is copied to a temporary file first.
    """
    with contextlib.ExitStack() as stack:
        if not stream.seekable():
            copy = stack.enter_context(tempfile.SpooledTemporaryFile(MOST_BYTES))
            shutil.copyfileobj(stream, copy)
            copy.seek(0)
            stream = cast("BinaryIO", copy)
        yield from _records(stream, name, outlet)


def _records(stream: BinaryIO, name: str, outlet: str | None) -> Iterator[Article | Failure]:
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    compressed = stream.read(len(_GZIP)) == _GZIP
    start: int | None = 0
    while start is not None:
        stream.seek(start)
        place = -1  # of the last record that was read
        try:
            for record in ArchiveIterator(stream, record_types=WarcRecordType.any_type, parse_http=True):
                place = record.stream_pos
                if record.record_type == WarcRecordType.response:
                    yield from _page(record, name, outlet)
        except OSError:  # what fastwarc raises for bytes that are no record
            following = _following(stream, max(place, start) + 1, _GZIP if compressed else _RECORD)
            whole = start if place < 0 else place if compressed else _record_end(stream, place) or place
            lost = (size if following is None else following) - whole
            # What a compressed member is followed by is tried next; a plain record's end is known.
            if lost > 0 and (place < 0 or following is None or not compressed):
                reason = f"the archive is damaged: {lost:,} bytes of it were passed over"
                yield Failure(page=name, line=None, reason=reason)
            start = following
        else:
            complete = _members_complete if compressed else _record_complete
            if size and not complete(stream, max(place, start), size):
                yield Failure(page=name, line=None, reason="the archive is cut off within its last record")
            start = None


def _following(stream: BinaryIO, place: int, mark: bytes) -> int | None:
    """Returns where the next record begins, at `place` or after it, or null."""
    stream.seek(place)
    kept = b""
    while chunk := stream.read(_CHUNK):
        window = kept + chunk
        found = window.find(mark)
        if found >= 0:
            return place - len(kept) + found
        place += len(chunk)
        kept = window[-len(mark) :]
    return None


def _record_end(stream: BinaryIO, place: int) -> int | None:
    """Returns where the record at `place` ends by what its header promises, the blank lines after it included."""
    stream.seek(place)
    header, parted, _ = stream.read(_CHUNK).partition(_BLANK)
    length = _LENGTH.search(header)
    return place + len(header) + len(parted) + int(length[1]) + len(_BLANK) if parted and length else None


def _record_complete(stream: BinaryIO, place: int, size: int) -> bool:
    """Tells whether as much of the record at `place` is there as its header promises."""
    end = _record_end(stream, place)
    return end is not None and end - len(_BLANK) <= size


def _members_complete(stream: BinaryIO, place: int, _size: int) -> bool:
    """Tells whether the compressed members from `place` on are whole."""
    stream.seek(place)
    unpacker = zlib.decompressobj(_ANY_GZIP)
    rest = b""
    while data := rest or stream.read(_CHUNK):
        rest = b""
        try:
            unpacker.decompress(data, _CHUNK)
        except zlib.error:
            return False
        if unpacker.eof:
            rest = unpacker.unused_data
            unpacker = zlib.decompressobj(_ANY_GZIP)
            if not rest and not (rest := stream.read(_CHUNK)):
                return True
        else:
            rest = unpacker.unconsumed_tail
    return False


def _page(record: WarcRecord, archive: str, outlet: str | None) -> Iterator[Article | Failure]:
    headers: Any = record.headers  # fastwarc's stubs say too little of both
    http: Any = record.http_headers
    if http is None or http.status_code != _OK or "html" not in str(record.http_content_type):
        return
    name = str(headers.get("WARC-Target-URI") or archive)
    body = record.reader.read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        yield Failure(page=name, line=None, reason=f"the page is larger than {MOST_BYTES:,} bytes")
        return
    if len(body) < record.content_length:
        yield Failure(page=name, line=None, reason=f"the archive is cut off: {len(body):,} bytes of the page are there")
        return
    try:
        text = decode(body)
    except EncodingError as error:
        yield Failure(page=name, line=error.line, reason=str(error))
        return
    if _arabic(text):
        captured = _captured(headers.get("WARC-Date"))
        yield from read_html(Page(name=name, text=text, url=name, outlet=outlet, captured=captured))


def _arabic(text: str) -> bool:
    words = _CODE.sub(" ", text)
    arabic = len(_ARABIC_LETTERS.findall(words))
    return arabic >= _ENOUGH and arabic >= _ARABIC * len(_LETTERS.findall(words))


def _captured(written: str | None) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(written) if written else None
    except ValueError:
        return None
