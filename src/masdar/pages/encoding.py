"""From bytes to text: the encoding of a page is told by its bytes, and a declaration only breaks a tie.

Nothing is replaced or left out in silence: bytes that no encoding explains are
refused with the line they stand in.
"""

from __future__ import annotations

import codecs

import regex

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096
"""Bytes in which a declaration stands, and by which UTF-16 is told."""
_NULLS = 0.2
"""The least share of null bytes on one side that UTF-16 has: its spaces, digits and marks, or all of its markup."""
_STRAY = 0.01
"""The least share of null bytes and their like that no text has."""
_ARABIC = 0.5
"""The least share of Arabic among the letters beyond ASCII, for an encoding of one byte a letter to be believed."""
_ONE_BYTE = ("cp1256", "iso8859_6")

_DECLARED = regex.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", regex.IGNORECASE)
_ARABIC_PAIR = regex.compile(rb"[\xd8-\xdb][\x80-\xbf]")
_HIGH = regex.compile(rb"[\x80-\xff]")
_UNPRINTED = regex.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LETTER = regex.compile(r"[^\W\d_\x00-\x7f]")
_ARABIC_WORD = regex.compile(r"(?<![A-Za-z])\p{Arabic}{2,}(?![A-Za-z])")
_CONTROL = regex.compile(r"[\x80-\x9f]")


class EncodingError(ValueError):
    """Bytes that are no text; the message is the sentence for the user, `line` the line at fault where there is one."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


def decode(content: bytes) -> str:
    """Returns the text of a file.

    Raises:
        EncodingError: the bytes are no text in UTF-8, UTF-16, windows-1256 or ISO-8859-6.
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _strict(content[len(mark) :], encoding)
    sixteen = _utf16(content[:_SAMPLE])
    if sixteen is not None:
        return _strict(content, sixteen)
    if len(_UNPRINTED.findall(content)) > _STRAY * len(content):
        raise EncodingError("the file is no text: it is full of bytes that no text has")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        failed = error
    if failed.reason == "unexpected end of data":
        return content[: failed.start].decode("utf-8")  # cut off within its last letter
    high = len(_HIGH.findall(content))
    if 4 * len(_ARABIC_PAIR.findall(content)) > high:
        line = content.count(b"\n", 0, failed.start) + 1
        raise EncodingError("the text is not UTF-8, though most of it is; save it again as UTF-8", line)
    return _one_byte(content)


def _strict(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise EncodingError(f"the text is not {encoding.upper()}, though it begins as if it were", line) from error


def _utf16(head: bytes) -> str | None:
    """Returns the byte order of UTF-16 without a mark, or null: one of two bytes is null wherever ASCII stands."""
    half = max(len(head) // 2, 1)
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > _NULLS * half and even * 10 < odd:
        return "utf-16-le"
    if even > _NULLS * half and odd * 10 < even:
        return "utf-16-be"
    return None


def _one_byte(content: bytes) -> str:
    """Decodes by the encoding that makes the most Arabic of the bytes; the declared one where two make as much."""
    declared = _DECLARED.search(content[:_SAMPLE])
    names = sorted(_ONE_BYTE, key=lambda name: not (declared and _same(declared[1], name)))
    best, text = 0.0, ""
    for name in names:
        try:
            candidate = content.decode(name)
        except UnicodeDecodeError:
            continue
        letters = len(_LETTER.findall(candidate))
        arabic = sum(map(len, _ARABIC_WORD.findall(candidate)))
        share = arabic / (letters + len(_CONTROL.findall(candidate)) or 1)
        if share > best:
            best, text = share, candidate
    if best < _ARABIC:
        raise EncodingError("the text is in none of UTF-8, UTF-16, windows-1256 and ISO-8859-6")
    return text


def _same(declared: bytes, name: str) -> bool:
    try:
        return codecs.lookup(declared.decode("ascii")).name == codecs.lookup(name).name
    except (LookupError, UnicodeDecodeError):
        return False
