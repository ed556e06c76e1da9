"""Quotation marks: which opens, which closes, and which are left alone.

Every shape that the press uses is read: «», “” (also reversed), straight ",
{}, and doubled parentheses.  A mark that is never closed ends with its
paragraph, unless the next paragraphs go on without a mark of their own until
one closes.
"""

from __future__ import annotations

_OPENERS = {"«": "»", "“": "”", "„": "”", "{": "}", "‹": "›"}
_CLOSERS = frozenset("»”}›")
_STRAIGHT = '"”“″'
MARKS = frozenset('«»“”„{}‹›"″')
OPEN, CLOSE = "<", ">"
_REACH = 3
"""Paragraphs over which an unclosed quotation may run."""


def pair_quotes(text: str, words: list[str], starts: list[int], ends: list[int]) -> tuple[list[int], dict[int, str]]:
    """Returns (mate, letters): for each token its partner or -1, and the class letter of each quotation mark.

    An opening mark whose partner is missing is given the last token of its
    paragraph as an implied end: `mate` then points at a token that is no mark.
    Time is linear in the number of tokens.
    """
    mate = [-1] * len(words)
    letters: dict[int, str] = {}
    opened: int | None = None
    lines = 0
    last_line = last_stop = -1
    for place, word in enumerate(words):
        if word[0] == "\n":
            if opened is not None:
                lines += 1
                if lines == 1:
                    last_line = place
                if lines >= _REACH:
                    _imply(mate, opened, last_line)
                    opened = None
            continue
        if word == ".":
            last_stop = place
        if word not in MARKS:
            continue
        opens = _opens(text, starts[place], ends[place], word, inside=opened is not None)
        letters[place] = OPEN if opens else CLOSE
        if opens:
            if opened is not None and lines:
                _imply(mate, opened, last_line)
                opened = None
            elif opened is not None and word == words[opened] and word in _STRAIGHT and last_stop > opened:
                _imply(mate, opened, last_stop + 1)
                opened = None
            if opened is None:
                opened, lines = place, 0
        elif opened is not None:
            if _nested(words, mate, letters, opened, place):
                continue
            mate[opened], mate[place] = place, opened
            opened = None
    if opened is not None:
        _imply(mate, opened, last_line if lines else len(words))
    return mate, letters


def _opens(text: str, start: int, end: int, mark: str, *, inside: bool) -> bool:
    if mark in "«{„‹":
        return True
    if mark in "»}›":
        return False
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if before in " \n\t:(ـ" and after not in " \n\t.,،؛:)":
        return True
    if after in " \n\t.,،؛:)؟!" and before not in " \n\t:":
        return False
    if mark in "“”" and not inside and before.isspace():
        return True
    return not inside


def _nested(words: list[str], mate: list[int], letters: dict[int, str], opened: int, place: int) -> bool:
    """Tells whether the closing mark at `place` closes an inner quotation («… «حماس» …»)."""
    inner = -1
    for other in range(place - 1, max(opened, place - 8), -1):
        if letters.get(other) == OPEN and mate[other] == -1:
            inner = other
            break
    if inner == -1 or inner == opened:
        return False
    mate[inner], mate[place] = place, inner
    return True


def _imply(mate: list[int], opened: int, stop: int) -> None:
    mate[opened] = max(stop - 1, opened)
