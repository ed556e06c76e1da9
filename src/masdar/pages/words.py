"""Comparing the texts of a page: keys that punctuation does not change, and how much of a text another holds."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from masdar.text import bare, fold

_WORD = regex.compile(r"\w+")
_GRAM = 3
_STOP = regex.compile(r"[.!?؟…][\s»\"”)\]]*$")


def key(text: str) -> str:
    """Returns the letters and digits of the text, spellings folded: equal for texts that read the same."""
    return "".join(_WORD.findall(fold(bare(text.casefold()))))


def words(text: str) -> list[str]:
    """Returns the folded words of the text."""
    return _WORD.findall(fold(bare(text)))


def stops(text: str) -> bool:
    """Tells whether the text ends as a sentence does."""
    return _STOP.search(text[-20:]) is not None


class Known:
    """A text of which others may be parts."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._grams: set[tuple[str, ...]] = set()
        self._lines: set[str] = set()
        for line in lines:
            found = words(line)
            self._lines.add("".join(found))
            self._grams.update(zip(*(found[place:] for place in range(_GRAM)), strict=False))

    def __bool__(self) -> bool:
        return bool(self._lines)

    def holds(self, text: str, share: float = 0.7) -> bool:
        """Tells whether the text is a line of the known one, or `share` of its word triples are in it."""
        found = words(text)
        if "".join(found) in self._lines:
            return bool(found)
        grams = list(zip(*(found[place:] for place in range(_GRAM)), strict=False))
        return bool(grams) and sum(gram in self._grams for gram in grams) >= share * len(grams)
