"""What a line of a page is: a label, a button, a notice, and not a paragraph of the article.

The patterns stand in `data/ar/pages/lines.tsv`.  They are sequences of words,
compared without diacritics, punctuation and the spellings that the press mixes;
`#` is any number, `…` any words or none, and `a|b` in a cell are two patterns.  A pattern
matches the `whole` line, its `start`, a `label` (the start, before a colon, a
dash, a bar or the end), or stands anywhere `within` the line; `words` bounds
how many words the line may have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import regex

from masdar.pages.tables import read_table
from masdar.pages.words import folded
from masdar.tables import TableError, TableRow

CLASSES = frozenset({
    "app", "button", "byline", "comments", "copyright", "counter", "feed", "login", "more", "paywall", "published",
    "related", "share", "skip", "source", "tags", "updated",
})  # fmt: skip
"""What a line can be, besides a line of the article."""

NUMBER = "#"
GAP = "…"
_LETTERS = 20  # of a word, with room
_MATCHES = ("whole", "start", "label", "within")
_HEAD = 100  # words of a line that are compared: labels and notices are no longer
_SIGN = regex.compile(r"\s*(?:[:：|/\-–—»›>]|$)")
_ROW = 120  # characters of a row of buttons
_BUTTONS = frozenset({"button", "share"})
_TOKEN = regex.compile(r"\d[\d.,:٫٬]*|[\w…#]+")


class Pattern(NamedTuple):
    """A pattern: its parts in order, any words between two of them."""

    cls: str
    match: str
    parts: tuple[tuple[str, ...], ...]
    most: int
    row: TableRow


def tokens(line: str) -> list[str]:
    """Returns the words of a folded line as patterns compare them."""
    words = _TOKEN.findall(line)
    return [NUMBER if word[0].isdigit() else word for word in words]


class Lines:
    """The patterns, found by their first word: the cost of a line does not grow with their number."""

    def __init__(self, rows: Iterable[TableRow]) -> None:
        """Takes the rows of the table.

        Raises:
            TableError: a row is malformed.
        """
        self.patterns = tuple(pattern for row in rows for pattern in _patterns(row))
        self._anchored: dict[str, list[Pattern]] = {}
        self._within: dict[str, list[Pattern]] = {}
        for pattern in self.patterns:
            index = self._within if pattern.match == "within" else self._anchored
            index.setdefault(pattern.parts[0][0], []).append(pattern)
        self._buttons = {p.parts[0][0] for p in self.patterns if p.match == "whole" and p.cls in _BUTTONS}

    def classify(self, line: str) -> str | None:
        """Returns the class of the line, or null for what may be a line of an article."""
        return self.classify_folded(folded(line))

    def classify_folded(self, line: str) -> str | None:
        """Returns the class of a line that is folded already."""
        found = next(self.matches(line), None)
        return found.cls if found else self._row(line)

    def _row(self, line: str) -> str | None:
        """Returns the class of a row of buttons («طباعة فيسبوك تويتر»), or null where it is none."""
        first_word = _TOKEN.search(line) if len(line) <= _ROW else None
        if first_word is None or first_word[0] not in self._buttons:
            return None
        words = tokens(line)
        place, first = 0, ""
        while place < len(words):
            found = [p for p in self._anchored.get(words[place], ()) if p.match == "whole" and p.cls in _BUTTONS]
            fits = (p for p in found if tuple(words[place : place + len(p.parts[0])]) == p.parts[0])
            best = max(fits, key=lambda pattern: len(pattern.parts[0]), default=None)
            if best is None:
                return None
            first = first or best.cls
            place += len(best.parts[0])
        return first or None

    def opening(self, line: str, cls: str) -> int:
        """Returns how many words of a folded line are a label of the class, whatever follows them."""
        words = tokens(line)
        found = (p for p in self._anchored.get(words[0], ()) if p.cls == cls) if words else ()
        return max((len(p.parts[0]) for p in found if tuple(words[: len(p.parts[0])]) == p.parts[0]), default=0)

    def matches(self, line: str) -> Iterator[Pattern]:
        """Yields every pattern that the folded line matches, those bound to its start first."""
        line = line[: _HEAD * _LETTERS]
        words = tokens(line)
        if not words:
            return
        count = len(words)
        del words[_HEAD:]
        for pattern in self._anchored.get(words[0], ()):
            if count > pattern.most or not _matches(pattern, words, 0):
                continue
            if pattern.match != "label" or _is_labelled(line, len(pattern.parts[0])):
                yield pattern
        for place, word in enumerate(words):
            for pattern in self._within.get(word, ()):
                if count <= pattern.most and _matches(pattern, words, place):
                    yield pattern


def load_lines(*folders: Path) -> Lines:
    """Returns the patterns of the table (see `read_table`).

    Raises:
        TableError: the table is malformed.
    """
    return Lines(read_table("lines", *folders))


@cache
def shipped_lines() -> Lines:
    """Returns the patterns of the package, read once per process."""
    return load_lines()


def _patterns(row: TableRow) -> Iterator[Pattern]:
    cells = row.cells
    if cells["class"] not in CLASSES:
        raise TableError(row.file, row.line, f"There is no class {cells['class']} of lines.")
    if cells["match"] not in _MATCHES:
        raise TableError(row.file, row.line, f"match is one of {', '.join(_MATCHES)}, not {cells['match']}.")
    if cells["words"] and not cells["words"].isdecimal():
        raise TableError(row.file, row.line, "words is a number or empty.")
    most = int(cells["words"] or _HEAD)
    for value in row.values("pattern"):
        parts = tuple(tuple(words) for part in value.split(GAP) if (words := tokens(folded(part))))
        if not any(word != NUMBER for part in parts for word in part):
            raise TableError(row.file, row.line, f"The pattern «{value}» holds no word.")
        yield Pattern(cells["class"], cells["match"], parts, most, row)


def _matches(pattern: Pattern, words: list[str], start: int) -> bool:
    place = start
    for number, part in enumerate(pattern.parts):
        if number == 0:
            if tuple(words[place : place + len(part)]) != part:
                return False
            place += len(part)
            continue
        found = _find(part, words, place)
        if found is None:
            return False
        place = found + len(part)
    return pattern.match != "whole" or place == len(words)


def _is_labelled(line: str, count: int) -> bool:
    """Tells whether a sign that ends labels follows the first `count` words of the line."""
    end = 0
    for _, found in zip(range(count), _TOKEN.finditer(line), strict=False):
        end = found.end()
    return _SIGN.match(line, end) is not None


def _find(part: tuple[str, ...], words: list[str], start: int) -> int | None:
    for place in range(start, len(words) - len(part) + 1):
        if words[place] == part[0] and tuple(words[place : place + len(part)]) == part:
            return place
    return None
