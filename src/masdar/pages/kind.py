"""What a file holds, told by its first bytes: names and suffixes lie."""

from __future__ import annotations

from typing import Literal

import regex

Kind = Literal["feed", "html", "dump"]

HEAD = 4096
"""Bytes by which a file is told."""

_BINARY = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "a sound or an image"),
    (b"OggS", "a sound"),
    (b"ID3", "a sound"),
    (b"\x00\x00\x00\x18ftyp", "a film"),
    (b"\x00\x00\x00\x20ftyp", "a film"),
    (b"SQLite format 3\x00", "a database"),
    (b"PAR1", "a Parquet table"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"BZh9", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
)
_FEED = regex.compile(r"<(?:rss|feed|rdf:RDF)\b", regex.IGNORECASE)
_MARKUP = regex.compile(
    r"<(?:!doctype\s+html|html|head|body|meta|title|article|section|main|div|p|table|span|h[1-6]|script|a\s)",
    regex.IGNORECASE,
)
_ELEMENTS = 2
"""The least markup that makes a text HTML: one tag alone may be quoted."""


def binary(head: bytes) -> str | None:
    """Returns what a file that is no text looks like, or null."""
    return next((name for signature, name in _BINARY if head.startswith(signature)), None)


def kind(text: str) -> Kind:
    """Returns how a text is to be read: as a feed, as HTML, or as the text of a page without its markup."""
    head = text[:HEAD]
    feed, markup = _FEED.search(head), _MARKUP.search(head)
    if feed and not (markup and markup.start() < feed.start()):
        return "feed"
    opens = head.lstrip("\ufeff \t\r\n").startswith("<")
    if markup and (opens or len(_MARKUP.findall(head)) >= _ELEMENTS):
        return "html"
    return "dump"
