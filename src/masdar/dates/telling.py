"""Which words of running text may tell of a time: what stands far from all of them need not be read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import compress

from masdar.dates.vocabulary import running_vocabulary
from masdar.dates.ways import SPELLINGS, WAYS, spelled
from masdar.memory import Memory
from masdar.text import may_be

_YEAR_DIGITS = 4
_ALONE: frozenset[str] = frozenset({"*"})
"""What stands behind a word that tells whatever stands there."""
_NOTHING: frozenset[str] = frozenset()


def telling(words: Sequence[str], within: range) -> list[int]:
    """Returns which of the words `within` may tell of a time, one of those at least that make an expression of it."""
    every = [*map(_BEFORE.__getitem__, words[within.start : within.stop])]
    found = []
    for place in compress(within, every):
        behind = every[place - within.start]
        if behind is _ALONE or (place + 1 < len(words) and not behind.isdisjoint(_written(words[place + 1]))):
            found.append(place)
    return found


def _before(word: str) -> frozenset[str]:
    """Returns the words before which a word tells («قبل تنصيب …»)."""
    if word[0].isdigit():
        return _ALONE if len(word) >= _YEAR_DIGITS else _NOTHING
    if not may_be(spelled(word), _tellers()):
        return _NOTHING
    vocabulary, written = running_vocabulary(), _written(word)
    if not vocabulary.telling.isdisjoint(written):
        return _ALONE
    return frozenset().union(*(vocabulary.telling_before.get(one, ()) for one in written))


@lru_cache(maxsize=1)
def _tellers() -> frozenset[str]:
    """Returns the words that tell, by themselves or before another."""
    vocabulary = running_vocabulary()
    return vocabulary.telling.union(vocabulary.telling_before)


def _written(word: str) -> tuple[str, ...]:
    """Returns what a word may be without what is written on to it."""
    return tuple(way.word for way in WAYS[SPELLINGS[word]])


_BEFORE = Memory(_before)
