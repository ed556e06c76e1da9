"""Text for a terminal: nothing that steers it, and lines no wider than it is.

Terminals differ in what they do with right-to-left text.  Some reorder a line,
some print letter after letter from the left.  Text is laid out so that both can
be read: a line holds one run of Arabic at most, after a Latin label or after
blanks, and no bidi control is ever printed.
"""

from __future__ import annotations

import shutil
import unicodedata

import regex

_STEERING = regex.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_BLANK = regex.compile(r"\s+")
_NARROWEST = 20


def safe(text: str) -> str:
    """Returns `text` on one line, without controls of the terminal or of bidi."""
    return _BLANK.sub(" ", _STEERING.sub("", text)).strip()


def several(number: int, what: str) -> str:
    """Returns a number with what it counts."""
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def width() -> int:
    """Returns how many cells a line of the terminal has."""
    return shutil.get_terminal_size().columns


def cells(text: str) -> int:
    """Returns how many cells `text` takes: a mark takes none, an East Asian wide letter two."""
    return sum(map(_cells_of, text))


def wrap(text: str, room: int) -> list[str]:
    """Returns `text` in lines of at most `room` cells, broken at blanks where there are any."""
    room = max(room, _NARROWEST)
    lines: list[str] = []
    line, used = "", 0
    for word in text.split(" "):
        for piece in _pieces(word, room):
            size = cells(piece)
            if line and used + 1 + size > room:
                lines.append(line)
                line, used = piece, size
            else:
                line, used = (f"{line} {piece}", used + 1 + size) if line else (piece, size)
    return [*lines, line]


def _cells_of(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def _pieces(word: str, room: int) -> list[str]:
    # A wide letter takes two cells at most, so that half as many letters always fit.
    if cells(word) <= room:
        return [word]
    step = room // 2
    return [word[start : start + step] for start in range(0, len(word), step)]
