"""Text with its offsets: spans, and clean text that remembers where it came from.

Cleaning deletes what carries no letter (diacritics, tatweel, bidi controls, the
sign of a hashtag) and spells presentation forms out.  The alignment to the original is kept while
cleaning, never recovered afterwards.  NFKC is not used: it turns one sign such
as U+FDFA into several words.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Container, Sequence

import regex

Span = tuple[int, int]
"""Half-open range of code points in a named field of an article."""

_SILENT = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
# On a class of letters `re` is seven times as fast as `regex`, and this one is looked for in every text.
_NEEDS_WORK = re.compile(rf"[{_SILENT}\ufb50-\ufdfb\ufe70-\ufefc#]")
_SILENT_CHAR = regex.compile(rf"[{_SILENT}]")
_TAG = regex.compile(rf"[\w{_SILENT}]*+")

_FOLD = tuple(zip("أإآٱىةیک", "اااايهيك", strict=True))
_FOLDS = frozenset(written for written, _ in _FOLD)


def fold(word: str) -> str:
    """Returns `word` with the spellings that the press mixes made one.

    Alef with any hamza is alef, alef maqsura is ya, ta marbuta is ha, and the
    Persian ya and kaf are the Arabic ones; one letter for one letter.
    """
    if _FOLDS.isdisjoint(word):
        return word
    for written, folded in _FOLD:  # many times as fast as `translate`, which looks every letter up
        word = word.replace(written, folded)
    return word


def ends_in(word: str, forms: Container[str]) -> bool:
    """Tells whether one of `forms` is what is left of a word without none to four of its first letters.

    No more are written on («وبالهجوم»).  Of nearly every word none is: asked first, this spares dividing it.
    """
    return word in forms or word[1:] in forms or word[2:] in forms or word[3:] in forms or word[4:] in forms


def may_be(word: str, forms: Container[str]) -> bool:
    """Tells the same of what is read with an article that ل has taken the alef of («للعام» is «العام» as well)."""
    return ends_in(word, forms) or "لل" in word[:3]


def bare(word: str) -> str:
    """Returns `word` without diacritics, tatweel and bidi controls."""
    return _SILENT_CHAR.sub("", word)


class Clean:
    """A text without silent characters, and the way back to the original.

    `text` is what the engine reads; `span` translates a range of `text` into
    the smallest range of the original that holds the same letters with the
    marks written on them.
    """

    __slots__ = ("_origin", "original", "text")

    def __init__(self, original: str) -> None:
        self.original = original
        self._origin: Sequence[int] | None = None
        if _NEEDS_WORK.search(original) is None:
            self.text = original
            return
        pieces: list[str] = []
        origin: list[int] = []
        done = 0
        for match in _NEEDS_WORK.finditer(original):
            place = match.start()
            if place < done:
                continue  # inside a hashtag that is read already
            pieces.append(original[done:place])
            origin.extend(range(done, place))
            done = match.end()
            if match.group() != "#":
                spelled = _spelled(match.group())
                pieces.append(spelled)
                origin.extend([place] * len(spelled))
            elif original[done : done + 1].isalpha():
                tag = _TAG.match(original, done)
                done = tag.end() if tag is not None else done
                kept = [at for at in range(place + 1, done) if _SILENT_CHAR.match(original[at]) is None]
                # The words of a hashtag are words («#وزارة_النقل»).
                pieces.extend(" " if original[at] == "_" else _spelled(original[at])[:1] for at in kept)
                origin.extend(kept)
            else:
                pieces.append("#")
                origin.append(place)
        pieces.append(original[done:])
        origin.extend(range(done, len(original)))
        self.text = "".join(pieces)
        self._origin = origin

    def before(self, offset: int) -> int:
        """Returns the place in `text` of the last letter at or before a place of the original; -1 where none is."""
        return offset if self._origin is None else bisect_right(self._origin, offset) - 1

    def span(self, start: int, end: int) -> Span:
        """Returns the range of the original for `text[start:end]`, with the sign of a hashtag; `start < end`."""
        if self._origin is None:
            return start, end
        first, stop = self._origin[start], self._origin[end - 1] + 1
        if self.original[first - 1 : first] == "#":
            first -= 1
        while stop < len(self.original) and unicodedata.combining(self.original[stop]):
            stop += 1
        return first, stop


def _spelled(char: str) -> str:
    """Returns a presentation form spelled in plain letters, a silent character as nothing, any other as it is.

    Signs that stand for whole words (U+FDF0 and after) stay one character.
    """
    if _SILENT_CHAR.match(char):
        return ""
    if "\ufb50" <= char < "\ufdf0" or "\ufe70" <= char <= "\ufefc":
        return bare(unicodedata.normalize("NFKC", char).strip()) or char
    return char
