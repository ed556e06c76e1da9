"""How much room words take, as nearly as it can be told without the font that will show them."""

from __future__ import annotations

import unicodedata

# Shares of the size of the font: means over joined letters in FiraGO and DejaVu Sans, the wider of the two.
_WIDTHS = (
    ("سشصضطظ", 0.95),
    ("الأإآ", 0.30),
    ("بتثنيئىپ", 0.36),
    (" .,:;،؛'|!", 0.32),
    ("رزدذوؤهةعغفقككم", 0.55),
    ("ijltfrI()[]", 0.38),
    ("mwMW", 0.88),
)
_BY_LETTER = {letter: width for letters, width in _WIDTHS for letter in letters}
_OTHER = 0.62
_WIDE = 1.05
_ELLIPSIS = "…"


def room(text: str, size: float) -> float:
    """Returns about how many pixels a line takes in a font of this size."""
    return size * sum(map(_share, text))


def shortened(text: str, width: float, size: float) -> str:
    """Returns the text, or what of its beginning fits into the width, to a whole word where there is one."""
    if room(text, size) <= width:
        return text
    kept = _fitting(text, width - room(_ELLIPSIS, size), size)
    head, blank, _ = kept.rpartition(" ")
    return (head if blank and text[len(kept) : len(kept) + 1] not in {"", " "} else kept).rstrip() + _ELLIPSIS


def wrapped(text: str, width: float, size: float, lines: int) -> list[str]:
    """Returns the text in lines that fit into the width, at most so many; the last one is shortened."""
    found: list[str] = []
    words = text.split()
    while words and len(found) < lines - 1:
        line = words.pop(0)
        while words and room(f"{line} {words[0]}", size) <= width:
            line = f"{line} {words.pop(0)}"
        found.append(shortened(line, width, size))
    return [*found, shortened(" ".join(words), width, size)] if words else found


def _fitting(text: str, width: float, size: float) -> str:
    used = 0.0
    for place, letter in enumerate(text):
        used += size * _share(letter)
        if used > width:
            return text[:place]
    return text


def _share(letter: str) -> float:
    known = _BY_LETTER.get(letter)
    if known is not None:
        return known
    if unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0.0
    return _WIDE if unicodedata.east_asian_width(letter) in {"W", "F"} else _OTHER
