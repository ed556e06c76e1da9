"""Articles from web archives (WARC, ISO 28500): the Arabic HTML pages among their responses.

`fastwarc` reads the records.  It stops where an archive is damaged; reading
goes on at the next record that begins: in a compressed archive, whose records
are gzip members of their own, at the next member, else at the next line
`WARC/1.`.  What lies between is told in bytes.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import BinaryIO, NamedTuple

import regex
from fastwarc import stream_io
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from masdar.model import Article, Failure
from masdar.pages.arabic import is_arabic
from masdar.pages.content import read_decoded
from masdar.pages.encoding import EncodingError, decode
from masdar.pages.kind import MOST_BYTES, is_warc
from masdar.pages.members import Member, is_packed, record_by_record
from masdar.pages.page import Page
from masdar.pages.step import Given, Step
from masdar.pages.unpack import MEMBER, PADDING, swells

MOST_DAMAGES = 1_000
"""Damaged places after which the rest of an archive is given up: after each, the next record is looked for."""
MOST_SKIPPED = 2**30
"""Bytes of a record in a compressed archive that are unpacked to get past it; the next is looked for past a longer."""

_HTML = frozenset({"text/html", "application/xhtml+xml", ""})
_OK = 200
_CHUNK = 2**16
_FALSE_STARTS = 1_000  # places where a record seems to begin and does not; by chance, no archive has one
_HEADERS = 2**16  # bytes that the headers of a record have at most
_RECORD = regex.compile(rb"WARC/[01]\.\d\r\n(?=[A-Za-z-]{1,50}:)")
_OVERLAP = 64  # bytes of a chunk's end with which a record may begin
_LENGTH = regex.compile(r"\s*([0-9]{1,15})\s*")
_CODINGS = {
    "gzip": stream_io.GzipReader,
    "x-gzip": stream_io.GzipReader,
    "br": stream_io.BrotliReader,
    "zstd": stream_io.ZstdReader,
}


class _Response(NamedTuple):
    """An HTML page that a server sent."""

    url: str
    captured: datetime | None
    charset: str | None
    content: bytes


class _DamageError(Exception):
    """A record that is cut or makes no sense."""


class _LongError(Exception):
    """A record that would take too long to unpack; the message is the sentence for the user."""


def read_warc(stream: BinaryIO, page: str, given: Given, start: int = 0) -> Iterator[Step]:
    """Yields a step for each record of an archive; its position is the stream position of the record after it.

    Args:
        stream: the archive, compressed or not; it can seek.
        page: what failures call the archive.
        given: what the user said of it.
        start: the position at which reading goes on.
    """
    with record_by_record(stream) as (archive, damages):
        for step in _Archive(archive, page, given).steps(start):
            told = damages if step.position is None else ()
            failures = (Failure(page=page, line=None, reason=reason) for reason in told)
            yield step._replace(outcomes=[*step.outcomes, *failures])


class _Archive:
    """An archive that can be read from any of its records on."""

    def __init__(self, stream: BinaryIO, page: str, given: Given) -> None:
        self._stream = stream
        self._page = page
        self._given = given
        self._packed = is_packed(stream)
        self._size = stream.seek(0, io.SEEK_END)
        self._unpacked = 0
        self._false_starts = 0
        self._records = 0
        self._pages = 0
        self._told = False  # whether any record gave an article or a failure
        self._pending: list[Article | Failure] = []  # outcomes of sound records that were not yielded yet
        self._latest: list[Article | Failure] = []  # outcomes of the record that is read, or of all in its member
        self._at = 0  # where the last record begins
        self._sound = False  # whether all of it was read
        self._damaged_at: int | None = None

    def steps(self, start: int) -> Iterator[Step]:
        """Yields a step for each record, and a last one."""
        position = start
        for _ in range(MOST_DAMAGES):
            try:
                yield from self._run(position)
            except _LongError as long:
                self._settle()
                self._pending.append(self._failure(str(long)))
                after = self._next(self._at + 1)
            except (OSError, _DamageError) as error:
                if isinstance(error, OSError) and error.errno is not None:
                    raise  # the medium is at fault, not the archive
                after = self._after_damage()
            else:
                after = self._after_damage()  # the iterator takes some damage for the end
            if after is None:
                break
            position = after
        if self._damaged_at is not None and not self._is_padding(self._damaged_at):
            self._pending.append(self._lost(self._damaged_at, None))
        if start == 0 and not self._told and not self._pending:
            pages = f"{self._records:,} records, {self._pages:,} of them HTML pages"
            self._pending.append(self._failure(f"the archive holds no Arabic page: {pages}"))
        yield Step(self._pending, None, 1.0)

    def _run(self, start: int) -> Iterator[Step]:
        """Yields a step for each record from one on.

        Raises:
            OSError, _DamageError, _LongError: as `_outcomes`; what is not yielded stays in `_pending`.
        """
        self._at, self._sound = start, False
        begins = True
        self._stream.seek(start)
        for record in ArchiveIterator(self._stream, parse_http=False, auto_decode="none"):
            begins = begins or record.stream_pos > self._at  # a compressed member may hold several records
            self._at, self._sound = record.stream_pos, False
            if begins:
                self._settle()
                if self._damaged_at is not None:
                    self._pending.append(self._lost(self._damaged_at, self._at))
                    self._damaged_at = None
                yield Step(self._pending, self._at, self._at / self._size)
                self._told = self._told or bool(self._pending)
                self._pending, begins = [], False
            self._latest += self._outcomes(record, self._at)
            self._sound = True

    def _settle(self) -> None:
        """Takes what the last record gave for sound."""
        self._pending += self._latest
        self._latest = []

    def _after_damage(self) -> int | None:
        """Returns where the next record begins after damage in the last one or behind it, or null."""
        end = self._end(self._at) if self._sound else None
        if end is None:
            self._latest = []  # its checksum says that it is not what was written
        self._settle()
        if self._damaged_at is None:
            self._damaged_at = self._at if end is None else end
        return self._next(self._at + 1 if end is None else end)

    def _outcomes(self, record: WarcRecord, at: int) -> list[Article | Failure]:
        """Returns what the record gives, after reading all of it.

        Raises:
            OSError, _DamageError: the archive is damaged in the record or before it ends.
            _LongError: the record is too long to be unpacked.
        """
        length = _length(record)
        self._records += 1
        if self._packed:
            if length > MOST_SKIPPED or swells(self._unpacked + length, self._stream.tell()):
                raise _LongError(
                    f"the record at byte {at:,} is larger than any honest one: {length:,} bytes; passed over"
                )
            self._unpacked += length
        elif at + length > self._size:
            raise _DamageError
        url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
        if record.record_type != WarcRecordType.response or not record.is_http:
            _pass(record, length)
            return []
        try:
            record.parse_http(auto_decode="none")
        except OSError as error:
            reason = f"the response at byte {at:,} has no sound HTTP headers: {error}"
            return [Failure(page=url or self._page, line=None, reason=reason)]
        kind = (record.http_content_type or "").strip().lower()
        if record.http_headers.status_code != _OK or kind not in _HTML:
            _pass(record, record.content_length)
            return []
        content = record.reader.read(MOST_BYTES + 1)
        if len(content) < min(record.content_length, MOST_BYTES + 1):
            raise _DamageError
        self._pages += 1
        headers = record.http_headers
        content = _decoded(content, headers.get("Transfer-Encoding") or "", headers.get("Content-Encoding") or "")
        response = _Response(url or self._page, _captured(record), record.http_charset, content)
        return self._read(response)

    def _read(self, response: _Response) -> list[Article | Failure]:
        """Returns the articles of a page in Arabic; a page in another language gives nothing."""
        if len(response.content) > MOST_BYTES:
            return [Failure(page=response.url, line=None, reason=f"the page is larger than {MOST_BYTES:,} bytes")]
        try:
            decoded = decode(response.content, response.charset)
        except EncodingError as error:
            return [Failure(page=response.url, line=error.line, reason=str(error))] if error.mixed else []
        if not is_arabic(decoded.text):
            return []
        page = Page(
            name=response.url,
            text=decoded.text,
            url=response.url,
            date=self._given.date,
            outlet=self._given.outlet,
            captured=response.captured,
        )
        return read_decoded(decoded, page)

    def _next(self, start: int) -> int | None:
        """Returns where the next record begins, or null."""
        pattern = MEMBER if self._packed else _RECORD
        self._stream.seek(start)
        window = b""
        while chunk := self._stream.read(_CHUNK):
            window += chunk
            start += len(chunk)
            for found in pattern.finditer(window, overlapped=True):
                place = start - len(window) + found.start()
                if not self._packed or is_warc(next(iter(Member(self._stream, place)), b"")):
                    return place
                self._false_starts += 1
                if self._false_starts > _FALSE_STARTS:
                    return None
            self._stream.seek(start)
            window = window[-_OVERLAP:]
        return None

    def _end(self, at: int) -> int | None:
        """Returns where the record that begins at `at`, and was read, ends; null where its checksum fails."""
        if self._packed:
            member = Member(self._stream, at)
            for _ in member:
                pass
            return member.end
        self._stream.seek(at)
        head = self._stream.read(_HEADERS)
        length = _length(WarcRecord.from_bytes(head[: head.find(b"\r\n\r\n") + 4]))
        return min(self._size, at + head.find(b"\r\n\r\n") + 4 + length)

    def _is_padding(self, start: int) -> bool:
        self._stream.seek(start)
        while chunk := self._stream.read(_CHUNK):
            if chunk.strip(PADDING):
                return False
        return True

    def _lost(self, start: int, end: int | None) -> Failure:
        if end == start:
            return self._failure(f"the archive is damaged before byte {start:,}; reading went on there")
        if end is not None:
            lost, then = end - start, f"reading went on at byte {end:,}"
            return self._failure(
                f"the archive is damaged at byte {start:,}: {lost:,} bytes of it were passed over; {then}"
            )
        self._stream.seek(start)
        begins = (MEMBER if self._packed else _RECORD).match(self._stream.read(_OVERLAP))
        what = "cut off or damaged within the record" if begins else "damaged"
        lost = self._size - start
        return self._failure(
            f"the archive is {what} at byte {start:,}: nothing of its last {lost:,} bytes could be read"
        )

    def _failure(self, reason: str) -> Failure:
        return Failure(page=self._page, line=None, reason=reason)


def _length(record: WarcRecord) -> int:
    """Returns the length that the record declares.

    Raises:
        _DamageError: it declares none.
    """
    found = _LENGTH.fullmatch(record.headers.get("Content-Length") or "")
    if found is None:
        raise _DamageError
    return int(found[1])


def _pass(record: WarcRecord, length: int) -> None:
    """Reads over the content of a record.

    Raises:
        _DamageError: there is less of it than the record declares.
    """
    if record.reader.consume() < length:
        raise _DamageError


def _captured(record: WarcRecord) -> datetime | None:
    try:
        return record.record_date
    except ValueError:
        return None


def _decoded(content: bytes, transfer: str, codings: str) -> bytes:
    """Returns the content as the server meant it, up to a byte more than a page may have.

    Crawlers often store what they decoded under the headers of what they got; content that is not coded as the
    headers say is taken as it is.
    """
    if "chunked" in transfer.lower():
        content = _through(stream_io.ChunkedReader, content)
    for coding in reversed(codings.lower().split(",")):
        reader = _CODINGS.get(coding.strip())
        if reader is not None:
            content = _through(reader, content)
    return content


def _through(reader: Callable[[io.BytesIO], stream_io.WarcReader], content: bytes) -> bytes:
    given = bytearray()
    try:
        stream = reader(io.BytesIO(content))
        while len(given) <= MOST_BYTES and (piece := stream.read(_CHUNK)):
            given += piece
    except (OSError, ValueError):
        return content
    return bytes(given) or content
