"""Comparing the texts of a page: keys that punctuation does not change, and how much of a text another holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from masdar.text import bare, fold

_WORD = regex.compile(r"\w+")
LONG = 80
"""Characters of a line that reads as prose without a full stop."""
_SENTENCE = 4  # words that a sentence has at least
_STOP = regex.compile(r"[.!?؟…][\s»\"”)\]]*$")


def folded(text: str) -> str:
    """Returns the text without diacritics and letter case, with the spellings that the press mixes made one."""
    return fold(bare(text.casefold()))


def key(text: str) -> str:
    """Returns the letters and digits of the text, folded: equal for texts that read the same."""
    return "".join(words(text))


def words(text: str) -> list[str]:
    """Returns the folded words of the text."""
    return _WORD.findall(folded(text))


def words_of(text: str) -> list[str]:
    """Returns the words of a text that is folded already."""
    return _WORD.findall(text)


def stops(text: str) -> bool:
    """Tells whether the text ends as a sentence does."""
    return _STOP.search(text[-20:]) is not None


def reads_as_prose(text: str) -> bool:
    """Tells whether the text is long, or ends as a sentence of some words does."""
    return len(text) >= LONG or (stops(text) and len(_WORD.findall(text)) >= _SENTENCE)


def _grams(found: list[str]) -> Iterator[tuple[str, str, str]]:
    """Returns the triples of words that follow one another."""
    return zip(found, found[1:], found[2:], strict=False)


class Known:
    """A text of which others may be parts."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._grams: set[tuple[str, str, str]] = set()
        self._lines: set[str] = set()
        for line in lines:
            found = words(line)
            self._lines.add("".join(found))
            self._grams.update(_grams(found))

    def __bool__(self) -> bool:
        return bool(self._lines)

    def holds(self, found: list[str], share: float = 0.7) -> bool:
        """Tells whether the words are a line of the known text, or `share` of their triples are in it."""
        if "".join(found) in self._lines:
            return bool(found)
        grams = list(_grams(found))
        return bool(grams) and sum(map(self._grams.__contains__, grams)) >= share * len(grams)
