"""Gzip streams that may be damaged, cut or made to swell.

Where a member is damaged, reading goes on at the next one, as web archives and
logs are written in many members (RFC 1952, section 2.2); what lies between is
counted in bytes and told.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

import regex

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MOST_EXPANSION = 200
"""How many times its size a gzip stream may become: pages shrink five- to tenfold, bombs a thousandfold."""
FREE_EXPANSION = 64 * 2**20
"""Bytes up to which the expansion does not matter: a short and monotonous file is no bomb."""
MOST_ATTEMPTS = 10_000
"""Damaged members after which the rest of a stream is given up: each is searched for the next one."""
PADDING = b"\0\r\n"
"""Bytes that some writers leave between and after members."""
GZIP_WINDOW = 31
"""The `wbits` of zlib that stand for gzip with a window of 32 KiB."""
# The magic, the method «deflate», and flags of which the upper three are never set.
MEMBER = regex.compile(rb"\x1f\x8b\x08[\x00-\x1f]")
"""How a member begins."""

_CHUNK = 8_192  # bytes that are lost at least where a stream is damaged
_PIECE = 65_536  # bytes that are unpacked at once at most
_SHORT = 3  # bytes of a chunk's end with which a member may begin


class SwellingError(OSError):
    """A stream that becomes larger than any honest one; the message is the sentence for the user."""


def swells(unpacked: int, packed: int) -> bool:
    """Tells whether so many bytes out of so few are those of a bomb."""
    return unpacked > FREE_EXPANSION and unpacked > MOST_EXPANSION * packed


class Unpacked(io.RawIOBase):
    """The content of a gzip stream, with a line end wherever something is missing."""

    def __init__(self, packed: BinaryIO) -> None:
        super().__init__()
        self.damages: list[str] = []
        """A sentence for each place where something is missing, so far."""
        self._packed = packed
        self._input = b""
        self._taken = 0  # bytes of the packed stream that were read, those in `_input` included
        self._given = 0
        self._damaged_at: int | None = None  # where bytes began that belong to no sound member
        self._attempts = 0
        self._pieces = self._unpack()
        self._piece = memoryview(b"")

    def readable(self) -> bool:
        """Tells that the stream can be read."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Reads up to the size of the buffer.

        Raises:
            SwellingError: the stream is a bomb.
        """
        view = memoryview(buffer).cast("B")
        if not self._piece:
            self._piece = memoryview(next(self._pieces, b""))
        size = min(len(view), len(self._piece))
        view[:size] = self._piece[:size]
        self._piece = self._piece[size:]
        self._given += size
        if swells(self._given, self._taken):
            raise SwellingError(
                f"it unpacks to more than {MOST_EXPANSION} times its size; unpack it and give its parts"
            )
        return size

    def _unpack(self) -> Iterator[bytes]:
        while self._find():
            yield from self._member()
        if self._damaged_at is not None:
            self._tell(self._taken, "nothing after it could be read")

    def _fill(self) -> bool:
        more = self._packed.read(_CHUNK)
        self._input += more
        self._taken += len(more)
        return bool(more)

    def _at(self) -> int:
        """Returns where in the packed stream the input begins."""
        return self._taken - len(self._input)

    def _find(self) -> bool:
        """Goes to the next member; tells whether there is one."""
        if self._attempts > MOST_ATTEMPTS:
            while self._fill():
                self._input = b""
            return False
        while True:
            found = MEMBER.search(self._input)
            self._pass(found.start() if found else max(0, len(self._input) - _SHORT))
            if found:
                return True
            if not self._fill():
                self._pass(len(self._input))
                return False

    def _pass(self, size: int) -> None:
        if self._damaged_at is None and self._input[:size].strip(PADDING):
            self._damaged_at = self._at()
        self._input = self._input[size:]

    def _member(self) -> Iterator[bytes]:
        start = self._at()
        inflate = zlib.decompressobj(GZIP_WINDOW)
        while True:
            more = bool(self._input) or self._fill()
            at = self._at()
            try:
                content = inflate.decompress(self._input, _PIECE)
            except zlib.error:
                self._attempts += 1
                if self._damaged_at is None:
                    self._damaged_at = at
                self._input = self._input[1:]  # what begins here is the damaged member itself
                yield b"\n"
                return
            if not more and not content and not inflate.eof:
                self.damages.append(f"the compressed file is cut off: its part from byte {start:,} has no end")
                return
            self._input = inflate.unused_data if inflate.eof else inflate.unconsumed_tail
            if content:
                if self._damaged_at is not None:
                    self._tell(start, f"reading went on at byte {start:,}")
                yield content
            if inflate.eof:
                return

    def _tell(self, end: int, then: str) -> None:
        assert self._damaged_at is not None  # noqa: S101 - tells the type checker what the callers have seen to
        lost = end - self._damaged_at
        self.damages.append(
            f"the compressed file is damaged at byte {self._damaged_at:,}: {lost:,} bytes were passed over; {then}"
        )
        self._damaged_at = None
