"""How two versions of one quotation differ: in words that say something, and not in how these are written."""

from __future__ import annotations

from collections.abc import Container, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

import regex

from masdar.archive.bodies import plain
from masdar.archive.trace.canonical import Canonical, Word
from masdar.archive.trace.senses import Senses
from masdar.archive.trace.wording import Wording
from masdar.lexicon import LETTERS, Lexicon
from masdar.lexicon.reading import PREPOSED

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
_CLOSED = frozenset("EeiunmfbQlLpcxRMKDrdZS?")
"""Classes of words that join others, and say nothing alone."""


_Load = Literal["content", "contrary", "none"]


class _Token(NamedTuple):
    sense: str
    load: _Load


class Quotations:
    """Compares versions of quotations.

    Args:
        canonical: reads them word for word.
        lexicon: tells words that say something from those that join others.
        senses: tells what words mean: a verb and its noun are one way of saying it and another.
        wording: tells which words negate, and which say nothing of their own.
    """

    def __init__(self, canonical: Canonical, lexicon: Lexicon, senses: Senses, wording: Wording) -> None:
        self._canonical = canonical
        self._lexicon = lexicon
        self._sense = senses.sense
        self._negates = wording.negates
        self._plain = {word.key for one in wording.plain for word in canonical.words(one)}

    def altered(self, one: str, other: str) -> tuple[str, str] | None:
        """Returns the words that two versions do not share; null where what they say is the same.

        A number in words is the number in digits, a word is its inflections, its spellings and its synonyms, and
        words that stand in another order, or again, are the same words.  What an outlet explains in brackets is no
        part of a quotation.
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
        ours = self._tokens(first, mine), self._tokens(second, theirs)
        said = [{token.sense for token in tokens} for tokens in ours]
        denies = len({sum(token.load == "contrary" for token in tokens) for tokens in ours}) > 1
        shown = []
        for tag, start, stop, start_after, stop_after in matcher.get_opcodes():
            before, after = first[start:stop], second[start_after:stop_after]
            # What a shorter quotation leaves out at its ends is no change.
            if tag == "equal" or not start or not start_after or stop == len(mine) or stop_after == len(theirs):
                continue
            gone, come = ours[0][start:stop], ours[1][start_after:stop_after]
            if ((denies and _denies(gone, come)) or _changes(gone, come, said)) and not _misprint(
                _joined(before), _joined(after)
            ):
                shown.append((before, after))
        if not shown:
            return None
        return _shown([before for before, _ in shown]), _shown([after for _, after in shown])

    def _tokens(self, words: Sequence[Word], keys: Sequence[str]) -> list[_Token]:
        return [
            _Token(key if word.kind != "word" else self._sense(key), self._load(word))
            for word, key in zip(words, keys, strict=True)
        ]

    def _load(self, word: Word) -> _Load:
        """Returns what a word contributes to what is said."""
        if word.kind != "word":
            return "content"
        if self._negates(word.written):
            return "contrary"
        reading = self._lexicon.readings(word.written)[0]
        letter = reading.letter
        if letter in PREPOSED.values() and reading.lexeme is not None:
            letter = LETTERS.get(reading.lexeme.cls, letter)  # «للتخلي» says what «إلى التخلي» says
        closed = letter in _CLOSED or word.key in self._plain
        return "none" if closed else "content"


def _denies(gone: Sequence[_Token], come: Sequence[_Token]) -> bool:
    """Tells whether either negates in this place, and the other does not."""
    return any(token.load == "contrary" for token in gone) != any(token.load == "contrary" for token in come)


def _changes(gone: Sequence[_Token], come: Sequence[_Token], said: Sequence[Container[str]]) -> bool:
    """Tells whether what stands in the place of other words says something that the other version says nowhere.

    Where a single word of the one stands for function words of the other, it does not: «مساهمات إضافية» is
    «مساهمات أخرى».
    """
    fewer, more = sorted(
        sum(token.load == "content" and token.sense not in other for token in tokens)
        for tokens, other in ((gone, said[1]), (come, said[0]))
    )
    return more > 1 or bool(fewer) or (more == 1 and not (gone and come))


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
