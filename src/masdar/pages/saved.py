"""What browsers say of the pages that they save: one file with all its parts (MHTML), or a note of where and when."""

from __future__ import annotations

import base64
import binascii
import quopri
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple

import regex

_HEAD = 4_096  # bytes, or characters, in which headers and notes stand
_MOST_PARTS = 50  # the page is among the first
_HEADER = regex.compile(rb"(?:^|\n)(?P<name>[A-Za-z-]{1,40}):[ \t]*+(?P<value>[^\r\n]*+(?:\r?\n[ \t]++[^\r\n]++)*+)")
_BOUNDARY = regex.compile(rb"boundary=\"?([^\";\s]{1,100})", regex.IGNORECASE)
_BLANK = regex.compile(rb"\r?\n\r?\n")
_FROM = regex.compile(r"<!--\s*+saved from url=\(\d{1,6}\)(https?://[^\s<>\"]{1,500})")
_SINGLE = regex.compile(
    r"Page saved with SingleFile\s++url:\s*+(https?://[^\s<>\"]{1,500})\s++saved date:\s*+([^\n(]{10,60})"
)


class Saved(NamedTuple):
    """The bytes of a page, its address and when it was saved, where that is known."""

    content: bytes
    url: str | None
    captured: datetime | None


def unwrap(content: bytes) -> Saved | None:
    """Returns the page of a file with all the parts of one (MHTML), or null for another file."""
    headers = _headers(content[:_HEAD])
    kind = headers.get("content-type", b"")
    boundary = _BOUNDARY.search(kind) if b"mime-version" in content[:_HEAD].lower() else None
    if boundary is None or b"multipart/related" not in kind.lower():
        return None
    mark = b"--" + boundary[1]
    start = content.find(mark)
    for _ in range(_MOST_PARTS):
        end = content.find(mark, start + len(mark))
        blank = _BLANK.search(content, start)
        if start < 0 or end < 0 or blank is None:
            return None
        own = _headers(content[start : min(blank.start(), start + _HEAD)])
        if b"text/html" in own.get("content-type", b"").lower():
            page = _decoded(content[blank.end() : end], own.get("content-transfer-encoding", b""))
            url = headers.get("snapshot-content-location") or own.get("content-location") or b""
            return Saved(page, _address(url), _moment(headers.get("date", b"")))
        start = end
    return None


def saved_from(text: str) -> tuple[str | None, datetime | None]:
    """Returns the address that a saved page was at, and when it was saved, where a note in its head says so."""
    head = text[:_HEAD]
    if "saved" not in head:
        return None, None
    if found := _SINGLE.search(head):
        try:
            moment = datetime.strptime(found[2].strip(), "%a %b %d %Y %H:%M:%S GMT%z")
        except ValueError:
            moment = None
        return found[1], moment
    found = _FROM.search(head)
    return (found[1] if found else None), None


def _headers(content: bytes) -> dict[str, bytes]:
    content = _BLANK.split(content.lstrip(), maxsplit=1)[0]
    return {found["name"].decode().lower(): found["value"] for found in _HEADER.finditer(content)}


def _decoded(content: bytes, coding: bytes) -> bytes:
    match coding.strip().lower():
        case b"quoted-printable":
            return quopri.decodestring(content)
        case b"base64":
            try:
                return base64.b64decode(content)
            except (binascii.Error, ValueError):
                return b""
        case _:
            return content


def _address(written: bytes) -> str | None:
    address = written.strip().decode("ascii", "ignore")
    return address if address.startswith(("http://", "https://")) else None


def _moment(written: bytes) -> datetime | None:
    try:
        return parsedate_to_datetime(written.decode("ascii", "ignore"))
    except (TypeError, ValueError):
        return None
