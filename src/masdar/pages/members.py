"""Members of a compressed web archive: each holds one record, unless the archive was compressed as a whole."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import BinaryIO, cast

from fastwarc.warc import ArchiveIterator

from masdar.pages.kind import GZIP, is_warc
from masdar.pages.unpack import GZIP_WINDOW, Unpacked

_CHUNK = 2**16
_MOST_PASSED = 2**30
"""Bytes of the first record that are unpacked to see what follows it."""


@contextmanager
def record_by_record(stream: BinaryIO) -> Iterator[tuple[BinaryIO, list[str]]]:
    """Gives an archive with places to go on at, and what is damaged in it so far as that is known.

    One that is compressed as a whole has no such places, and is unpacked to a
    temporary file first.
    """
    if not is_packed(stream) or not _is_whole(stream):
        yield stream, []
        return
    stream.seek(0)
    with TemporaryFile() as unpacked:
        source = Unpacked(stream)
        copyfileobj(io.BufferedReader(source), unpacked)
        yield cast("BinaryIO", unpacked), source.damages


def is_packed(stream: BinaryIO) -> bool:
    """Tells whether the archive is compressed."""
    stream.seek(0)
    return stream.read(len(GZIP)) == GZIP


class Member:
    """The content of the gzip member at `start`, as far as it is sound; `end` is where it ends, once it was read."""

    def __init__(self, stream: BinaryIO, start: int) -> None:
        self._stream = stream
        self._start = start
        self.end: int | None = None

    def __iter__(self) -> Iterator[bytes]:
        self._stream.seek(self._start)
        taken = self._start
        inflate = zlib.decompressobj(GZIP_WINDOW)
        while not inflate.eof:
            packed = inflate.unconsumed_tail
            if not packed:
                packed = self._stream.read(_CHUNK)
                taken += len(packed)
            try:
                piece = inflate.decompress(packed, _CHUNK)
            except zlib.error:
                return
            if not packed and not piece:
                return
            yield piece
        self.end = taken - len(inflate.unused_data)


def _is_whole(stream: BinaryIO) -> bool:
    """Tells whether the first member holds another record behind its first one."""
    stream.seek(0)
    try:
        length = int(next(ArchiveIterator(stream, parse_http=False)).headers.get("Content-Length") or "")
    except (OSError, StopIteration, ValueError):
        return False
    pieces = iter(Member(stream, 0))
    head = next(pieces, b"")
    given, ends = len(head), head.find(b"\r\n\r\n") + 4 + length
    after = head[ends:].lstrip()
    for piece in pieces:
        if after or given > _MOST_PASSED:
            break
        after = piece[max(0, ends - given) :].lstrip()
        given += len(piece)
    return is_warc(after)
