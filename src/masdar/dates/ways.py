"""The ways to read a word of a text that dates are looked for in: as it is written, or without its proclitics."""

from __future__ import annotations

from typing import NamedTuple

from masdar.memory import Memory
from masdar.text import fold

_CONJUNCTIONS = "وف"
_PREPOSITIONS = "بلك"
_SHORTEST = 3
"""A preposition is taken off words of more letters only: «باب» is not «آب»."""


class Way(NamedTuple):
    """A way to read a folded word: the proclitics taken off, the word that is left, and whether its article is too."""

    clitic: str
    word: str
    article: bool = False


def spelled(word: str) -> str:
    """Returns a word as the vocabulary writes it."""
    return fold(word).casefold()


SPELLINGS = Memory(spelled)
"""Each word as the vocabulary writes it."""


def _ways(word: str) -> tuple[Way, ...]:
    ways = [Way("", word)]
    if word[0] in _CONJUNCTIONS and len(word) > len("آب"):
        ways.append(Way(word[0], word[1:]))
    for clitic, rest, _ in tuple(ways):
        if rest.startswith("لل"):
            ways.append(Way(clitic + "ل", "ا" + rest[1:]))
        elif rest[0] in _PREPOSITIONS and len(rest) > _SHORTEST:
            ways.append(Way(clitic + rest[0], rest[1:]))
    return (*ways, *(Way(clitic, rest[2:], article=True) for clitic, rest, _ in ways if rest.startswith("ال")))


WAYS = Memory(_ways)
"""The ways to read a folded word, as it is written first."""
