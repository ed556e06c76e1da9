"""From bytes to text: the bytes decide, and what they declare is heard only where they leave it open.

Arabic pages come in UTF-8, UTF-16, windows-1256 and ISO-8859-6, and declare
one of these, another, or none.  UTF-16 shows in every second byte, UTF-8
proves itself, and the two single-byte encodings differ in the letter lam: the
article «ال» is C7 E1 in windows-1256 and C7 E4 in ISO-8859-6, and no pair of
letters is as frequent.
"""

from __future__ import annotations

import codecs
from typing import NamedTuple

import regex

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the other's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536  # bytes in which every second one shows UTF-16
_DECLARED_WITHIN = 4_096  # bytes; browsers look at 1,024, and saved pages often begin with a long comment
_DECLARED = regex.compile(rb"(?:charset|encoding)\s*+=\s*+[\"']?\s*+([A-Za-z0-9_-]{2,40})")
# Codecs that only map bytes to letters: `declared` comes from a page, and others unpack, escape or take long.
_PLAIN_CODEC = regex.compile(r"(?:iso8859-\d+|cp125\d|koi8-[rut]|mac-\w+|gb\w+|big5\w*|euc_\w+|shift_jis\w*|tis-620)")
_ARABIC_LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىيًٌٍَُِّْپچژگ"
_LETTERS = {codec: _ARABIC_LETTERS.encode(codec, "ignore") for codec in ("cp1256", "iso8859-6")}
"""The bytes of Arabic letters in each encoding of one byte a letter, the more frequent encoding first."""
_HIGH_BYTES = bytes(range(0x80, 0x100))
_SHAPE = b" " * 0x80 + b"x" * 0x80
"""Bytes beyond ASCII become `x`, others spaces."""
_REPLACEMENT = "\ufffd"
_MOSTLY = 0.05  # share of damaged characters up to which a text is the encoding that the others prove
_MIXED = 0.1  # share of sound UTF-8 from which bytes that are none are a second encoding
_ARABIC = 0.7  # share of Arabic letters among the characters beyond ASCII; the others are punctuation
_RUN = 2.0  # bytes that stand together; the accents of other languages stand alone


class EncodingError(ValueError):
    """Bytes in no encoding that is read; the message is the sentence for the user."""

    def __init__(self, sentence: str, line: int | None, *, mixed: bool = False) -> None:
        super().__init__(sentence)
        self.line = line
        self.mixed = mixed


class Decoded(NamedTuple):
    """The text, and what of it could not be read."""

    text: str
    damage: str | None = None
    """The sentence for the user where characters are damaged; they stand in the text as U+FFFD."""
    line: int | None = None
    """The line of the first of them."""


def utf16(content: bytes) -> str | None:
    """Returns the codec of UTF-16 or UTF-32 bytes, with a byte order mark or without, or null."""
    for mark, codec in _BOMS:
        if content.startswith(mark):
            return codec if codec != "utf-8" else None
    sample = content[:_SAMPLE]
    even, odd = sample[0::2], sample[1::2]
    low, high = (part.count(0) + part.count(6) for part in (even, odd))
    if 0 not in sample or not odd:
        return None
    # The upper half of nearly every character of an Arabic page is 00 (ASCII) or 06 (Arabic).
    if high >= _ARABIC * len(odd) and low <= len(even) / 5:
        return "utf-16-le"
    if low >= _ARABIC * len(even) and high <= len(odd) / 5:
        return "utf-16-be"
    return None


def decode(content: bytes, declared: str | None = None) -> Decoded:
    """Returns the text of the bytes, without a byte order mark.

    Args:
        content: the whole content of a page or file.
        declared: the charset of an HTTP header, where there was one.

    Raises:
        EncodingError: no encoding fits, or several are mixed.
    """
    wide = utf16(content)
    if wide:
        return _mostly(content, wide)
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        return Decoded(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        if error.reason == "unexpected end of data" and error.start:
            return Decoded(content[: error.start].decode("utf-8"), "the text is cut off within its last letter", line)
    text = content.decode("utf-8", "replace")
    lost = text.count(_REPLACEMENT) - content.count(_REPLACEMENT.encode())
    sound = len(text) - len(text.encode("ascii", "ignore")) - lost
    if lost <= _MOSTLY * sound:
        return Decoded(text, _lost(lost, "UTF-8"), line)
    if sound >= _MIXED * lost:
        raise EncodingError("the text is not UTF-8, but parts of it are: encodings are mixed", line, mixed=True)
    return Decoded(_single_byte(content, declared or _declared(content), line))


def _mostly(content: bytes, codec: str) -> Decoded:
    mark = next((mark for mark, marked in _BOMS if marked == codec and content.startswith(mark)), b"")
    content = content.removeprefix(mark)
    try:
        return Decoded(content.decode(codec))
    except UnicodeDecodeError as error:
        line = content[: error.start].decode(codec, "replace").count("\n") + 1
    text = content.decode(codec, "replace")
    lost = text.count(_REPLACEMENT)
    if lost > 1 + _MOSTLY * len(text):  # a last character that is cut is one of few in a short text
        raise EncodingError(f"the text is not {codec.upper()}, though it begins as if it were", line)
    return Decoded(text, _lost(lost, codec.upper()), line)


def _lost(count: int, encoding: str) -> str:
    characters = "1 damaged character" if count == 1 else f"{count:,} damaged characters"
    return f"the text has {characters} in its {encoding}, read as U+FFFD"


def _declared(content: bytes) -> str | None:
    found = _DECLARED.search(content, 0, _DECLARED_WITHIN)
    return found[1].decode("ascii") if found else None


def _single_byte(content: bytes, declared: str | None, line: int) -> str:
    """Returns the text in windows-1256 or ISO-8859-6, or in another encoding that the page declares.

    Raises:
        EncodingError: none of them fits.
    """
    named = _codec(declared)
    order = sorted(_LETTERS, key=lambda codec: (-content.count("ال".encode(codec)), codec != named))
    for codec in order:
        if not _reads_as_arabic(content, codec):
            continue
        try:
            return content.decode(codec)
        except UnicodeDecodeError:
            continue
    if named is not None and _PLAIN_CODEC.fullmatch(named):
        try:
            return content.decode(named)
        except UnicodeDecodeError:
            pass
    raise EncodingError("the text is in none of UTF-8, UTF-16, windows-1256 and ISO-8859-6", line)


def _codec(declared: str | None) -> str | None:
    try:
        return codecs.lookup(declared).name if declared else None
    except LookupError:
        return None


def _reads_as_arabic(content: bytes, codec: str) -> bool:
    beyond = len(content) - len(content.translate(None, _HIGH_BYTES))
    letters = len(content) - len(content.translate(None, _LETTERS[codec]))
    runs = b" ".join((b"", content.translate(_SHAPE))).count(b" x")
    return letters >= _ARABIC * beyond and beyond >= _RUN * runs
