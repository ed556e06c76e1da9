"""How much the words of an archive tell."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

import apsw
import msgspec

from masdar.archive.rows import count, row, rows
from masdar.lexicon import Lexicon
from masdar.memory import WORDS, Memory

_OTHERS = 50_000
"""Sentences that are thought to be there without any of the words: in a small archive every word is rare."""
_CLOSED = frozenset("EeiunmfbQlLpcxRMKDjrdkT?VvA0")
"""Classes of words that tell nothing: particles, pronouns, prepositions, and the verbs that report."""
_LITTLE = 1.0
_HALF = 0.5


class Weights:
    """The weights of words: their inverse document frequency (Spärck Jones 1972) among the sentences of an archive."""

    def __init__(self, connection: apsw.Connection, lexicon: Lexicon) -> None:
        self._connection = connection
        self._lexicon = lexicon
        self._all = _OTHERS + count(connection, "SELECT coalesce(max(id), 0) FROM sentence")
        self.weight: Callable[[str], float] = Memory(self._weight).__getitem__
        """Returns how much the word with a key tells."""
        self._counts = Memory(self._count)
        self.often: Callable[[str], int] = self._counts.__getitem__
        """Returns in how many sentences a key stands."""

    @property
    def unseen(self) -> float:
        """How much a word tells that the archive does not have."""
        return math.log(self._all / _HALF)

    def _weight(self, key: str) -> float:
        weight = math.log(self._all / (self.often(key) + _HALF))
        if not key[0].isdigit() and self._lexicon.readings(key)[0].letter in _CLOSED:
            return min(weight, _LITTLE)
        return weight

    def learn(self, keys: Iterable[str]) -> None:
        """Counts the sentences of keys that are about to be asked for: together, that takes less than one by one."""
        new = [key for key in dict.fromkeys(keys) if key not in self._counts]
        if not new:
            return
        asked = "SELECT term, doc FROM said_in WHERE term IN (SELECT value FROM json_each(?))"
        if len(self._counts) >= WORDS:
            self._counts.clear()
        found: dict[str, int] = dict(rows(self._connection, asked, (msgspec.json.encode(new).decode(),)))
        for key in new:
            self._counts[key] = found.get(key, 0)

    def _count(self, key: str) -> int:
        found = row(self._connection, "SELECT doc FROM said_in WHERE term = ?", (key,))
        return int(found[0]) if found is not None else 0
