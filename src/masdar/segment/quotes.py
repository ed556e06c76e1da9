"""Quotation marks: which opens, which closes, and which are left alone.

Every shape that the press uses is read: «», “” (also reversed), straight ",
{}, and doubled parentheses.  A mark that is never closed ends with its
paragraph, unless the next paragraphs go on without a mark of their own until
one closes.
"""

from __future__ import annotations

_CLOSERS = frozenset("»”}›")
_STRAIGHT = '"”“″'
MARKS = frozenset('«»“”„{}‹›"″')
OPEN, CLOSE = "<", ">"
_REACH = 3
"""Paragraphs over which an unclosed quotation may run."""
_INNER = 8
"""Tokens over which a quotation inside another may run."""


def pair_quotes(text: str, words: list[str], starts: list[int], ends: list[int]) -> tuple[list[int], dict[int, str]]:
    """Returns (mate, letters): for each token its partner or -1, and the class letter of each quotation mark.

    An opening mark whose partner is missing is given the last token of its
    paragraph as an implied end: `mate` then points at a token that is no mark.
    Time is linear in the number of tokens.
    """
    pairing = _Pairing(words)
    for place, word in enumerate(words):
        if word[0] == "\n":
            pairing.line(place)
        elif word == ".":
            pairing.last_stop = place
        elif word in MARKS:
            if _opens(text, starts[place], ends[place], word, inside=pairing.opened is not None):
                pairing.open(place)
            else:
                pairing.close(place)
    pairing.end()
    return pairing.mate, pairing.letters


class _Pairing:
    """The marks paired so far, and the one that is open."""

    def __init__(self, words: list[str]) -> None:
        self.mate = [-1] * len(words)
        self.letters: dict[int, str] = {}
        self.opened: int | None = None
        self.last_stop = -1
        self._words = words
        self._lines = 0
        self._last_line = -1

    def line(self, place: int) -> None:
        """A line ends at `place`."""
        if self.opened is None:
            return
        self._lines += 1
        if self._lines == 1:
            self._last_line = place
        if self._lines >= _REACH:
            self._imply(self._last_line)

    def open(self, place: int) -> None:
        """A mark at `place` opens; one that is open by then is taken to have ended where a new one cannot nest."""
        self.letters[place] = OPEN
        if self.opened is not None:
            word = self._words[place]
            if self._lines:
                self._imply(self._last_line)
            elif word == self._words[self.opened] and word in _STRAIGHT and self.last_stop > self.opened:
                self._imply(self.last_stop + 1)
        if self.opened is None:
            self.opened, self._lines = place, 0

    def close(self, place: int) -> None:
        """A mark at `place` closes."""
        self.letters[place] = CLOSE
        if self.opened is None or self._close_inner(self.opened, place):
            return
        self.mate[self.opened], self.mate[place] = place, self.opened
        self.opened = None

    def end(self) -> None:
        """The text ends."""
        if self.opened is not None:
            self._imply(self._last_line if self._lines else len(self._words))

    def _close_inner(self, opened: int, place: int) -> bool:
        """Closes an inner quotation («… «حماس» …») and tells whether there was one."""
        for other in range(place - 1, max(opened, place - _INNER), -1):
            if self.letters.get(other) == OPEN and self.mate[other] == -1:
                self.mate[other], self.mate[place] = place, other
                return True
        return False

    def _imply(self, stop: int) -> None:
        """Ends the open quotation before `stop`."""
        if self.opened is not None:
            self.mate[self.opened] = max(stop - 1, self.opened)
            self.opened = None


def _opens(text: str, start: int, end: int, mark: str, *, inside: bool) -> bool:
    if mark in "«{„‹":
        return True
    if mark in "»}›":
        return False
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if (before in " \n\t:(ـ" or _proclitic(text, start)) and after not in " \n\t.,،؛:)":
        return True
    if after in " \n\t.,،؛:)؟!" and before not in " \n\t:":
        return False
    if mark in "“”" and not inside and before.isspace():
        return True
    return not inside


def _proclitic(text: str, start: int) -> bool:
    """Tells whether only a preposition written on what the marks hold stands before them («ب"المغامرة"»)."""
    first = start - 1
    if first < 1 or text[first] not in "بلك":
        return False
    first -= text[first - 1] in "وف"
    return first < 1 or text[first - 1].isspace()
