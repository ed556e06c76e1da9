"""How two versions of one quotation differ: in words that say something, and not in how these are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from difflib import SequenceMatcher

import regex

from masdar.archive.bodies import plain
from masdar.archive.trace.canonical import Canonical, Word
from masdar.lexicon import Lexicon

_ALIKE = 0.5
"""Share of words that two versions of one quotation have in common at least."""
_SHORT = 3
"""Letters of a word without which one letter makes it another."""
_LONG = 6
"""Letters of a word that two may differ in and be one."""
_MOST = 120
"""Words of a quotation that are compared."""
_ASIDE = regex.compile(r"\([^()]*\)")
_LEFT_OUT = ("...", "…", "[", "(.")
"""Marks by which a quotation says itself that words are left out."""
_CLOSED = frozenset("EeiunmfbQlLpcxRMKDrd?")
"""Classes of words that join others, and say nothing alone."""


class Quotations:
    """Compares versions of quotations."""

    def __init__(self, canonical: Canonical, lexicon: Lexicon) -> None:
        self._canonical = canonical
        self._lexicon = lexicon

    def altered(self, one: str, other: str) -> tuple[str, str] | None:
        """Returns the words that two versions do not share; null where what they say is the same.

        A number in words is the number in digits, a word is its inflections and its spellings, and words that stand
        in another order are the same words.  What an outlet explains in brackets is no part of a quotation.
        """
        if any(mark in one + other for mark in _LEFT_OUT):
            return None
        change = self._change(one, other)
        explained = _ASIDE.search(one) is not None or _ASIDE.search(other) is not None
        return self._change(_ASIDE.sub(" ", one), _ASIDE.sub(" ", other)) if change and explained else change

    def _change(self, one: str, other: str) -> tuple[str, str] | None:
        first, second = (self._canonical.words(text)[:_MOST] for text in (one, other))
        mine, theirs = [word.key for word in first], _respelled(first, second)
        matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
        if matcher.ratio() < _ALIKE:
            return None
        # What a shorter quotation leaves out at its ends is no change.
        inner = [
            (before, before_end, after, after_end)
            for tag, before, before_end, after, after_end in matcher.get_opcodes()
            if tag != "equal" and before and after and before_end < len(mine) and after_end < len(theirs)
        ]
        gone, come = Counter(mine) - Counter(theirs), Counter(theirs) - Counter(mine)
        shown = [
            (first[start:stop], second[start_after:stop_after])
            for start, stop, start_after, stop_after in inner
            if self._tells(first[start:stop], mine[start:stop], gone)
            or self._tells(second[start_after:stop_after], theirs[start_after:stop_after], come)
        ]
        shown = [(before, after) for before, after in shown if not _misprint(_joined(before), _joined(after))]
        if not shown:
            return None
        return _shown([before for before, _ in shown]), _shown([after for _, after in shown])

    def _tells(self, words: Sequence[Word], keys: Sequence[str], alone: Container[str]) -> bool:
        """Tells whether one of the words that only one of the versions has says something."""
        return any(
            key in alone and (word.kind != "word" or self._lexicon.readings(word.written)[0].letter not in _CLOSED)
            for word, key in zip(words, keys, strict=True)
        )


def _respelled(first: Sequence[Word], second: Sequence[Word]) -> list[str]:
    """Returns the keys of the second, those that are misprints or spellings of a word of the first as its key."""
    mine = {word.key: word for word in first}
    theirs = {word.key for word in second}
    alone = [word for key, word in mine.items() if key not in theirs and word.kind == "word"]
    keys: dict[str, str] = {}
    for word in second:
        if word.key not in mine and word.kind == "word" and word.key not in keys:
            same = next((one for one in alone if _misprint(one.key, word.key) or _respells(one, word)), None)
            keys[word.key] = same.key if same is not None else word.key
    return [keys.get(word.key, word.key) for word in second]


def _respells(one: Word, other: Word) -> bool:
    return _misprint(plain(one.written), plain(other.written))


def _shown(parts: Sequence[Sequence[Word]]) -> str:
    return " … ".join(" ".join(word.written for word in part) for part in parts)


def _joined(words: Sequence[Word]) -> str:
    return "".join(word.key for word in words)


def _misprint(one: str, other: str) -> bool:
    """Tells whether two wordings differ in spaces or one letter alone, or two of a long word."""
    errors = 1 + (min(len(one), len(other)) >= _LONG)
    if abs(len(one) - len(other)) > errors or min(len(one), len(other)) < _SHORT:
        return False
    return regex.fullmatch(f"(?:{regex.escape(one)}){{e<={errors}}}", other) is not None
