"""What a file holds, told by its first bytes: names and suffixes lie."""

from __future__ import annotations

from typing import Literal

import regex

from masdar.pages.encoding import utf16

Kind = Literal["feed", "html", "xml", "dump"]

GZIP = b"\x1f\x8b"
PARQUET = b"PAR1"
HEAD = 65_536
"""Bytes, or characters, by which a file is told."""
MOST_BYTES = 32_000_000
"""The longest file that is one page, text or feed, and the longest line of JSON Lines."""

_STARTS = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"BM", "an image"),
    (b"II*\0", "an image"),
    (b"MM\0*", "an image"),
    (b"\0\0\1\0", "an image"),
    (b"RIFF", "a sound or an image"),
    (b"OggS", "a sound"),
    (b"ID3", "a sound"),
    (b"fLaC", "a sound"),
    (b"\x1aE\xdf\xa3", "a film"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document"),
    (b"{\\rtf", "an office document"),
    (b"SQLite format 3\0", "a database"),
    (PARQUET, "a Parquet table"),
    (b"ARROW1", "an Arrow table"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\x1f\x8b\x08", "a file compressed with gzip twice"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
)
_INSIDE = ((4, b"ftyp", "a film or an image"), (257, b"ustar", "a tar archive"))
_LETTERS = (b"BM", b"RIFF", b"OggS", b"ID3", b"fLaC", PARQUET, b"ARROW1", b"BZh", b"MZ")  # text may begin so, too
_CONTROL = regex.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROLS = 0.02
"""The least share of control characters that no text has."""

_JSON_NAME = regex.compile(r"\.(?:jsonl|ndjson|json)(?:\.gz)?$", regex.IGNORECASE)
_JSON_START = regex.compile(rb"\s*+(?:\{\s*+[\"}]|\[\s*+[\[{\"\]])")
_WARC = regex.compile(rb"\s{0,8}+WARC/[01]\.")
_FEED = regex.compile(r"<(?:rss|feed|rdf:RDF)(?=[\s>])", regex.IGNORECASE)
_MARKUP = regex.compile(
    r"<(?:!doctype\s+html|(?:html|head|body|meta|link|title|article|section|main|header|div|p|table|span|h[1-6]|ul|script"
    r"|style|form|center|font|br|a)(?=[\s/>]))",
    regex.IGNORECASE,
)
_XML = regex.compile(r"[\ufeff\s]*+<(?:\?xml\s|!doctype\s|[\w:]++[\s/>])", regex.IGNORECASE)


def binary(head: bytes) -> str | None:
    """Returns what a file that is no text looks like, or null for text."""
    if utf16(head):
        return None
    controls = len(_CONTROL.findall(head))
    for start, what in _STARTS:
        if head.startswith(start) and (controls or start not in _LETTERS):
            return what
    for place, mark, what in _INSIDE:
        if head.startswith(mark, place) and controls:
            return what
    return "binary data" if controls > _CONTROLS * len(head) else None


def is_warc(head: bytes) -> bool:
    """Tells whether a web archive begins so."""
    return _WARC.match(head) is not None


def is_json(line: bytes, name: str) -> bool:
    """Tells whether the first line that is not blank, or the name of the file, is that of JSON Lines."""
    return _JSON_NAME.search(name) is not None or _JSON_START.match(line) is not None


def kind(text: str) -> Kind:
    """Returns how a text is to be read: as a feed, as HTML, as no page at all, or as a page without its markup."""
    head = text[:HEAD]
    feed, markup = _FEED.search(head), _MARKUP.search(head)
    if feed and not (markup and markup.start() < feed.start()):
        return "feed"
    opens = head.lstrip("\ufeff \t\r\n").startswith("<")
    if markup and (opens or _MARKUP.search(head, markup.end())):
        return "html"
    return "xml" if _XML.match(head) else "dump"
