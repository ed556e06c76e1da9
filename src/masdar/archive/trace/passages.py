"""Finding the sentences that share a passage's rare words: a few look-ups in an index, however large the archive is."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import cast

import apsw

from masdar.archive.rows import count, row, rows
from masdar.archive.trace.likeness import LEAST_SHARE
from masdar.lexicon import Lexicon

_TERMS = 12
"""Words that are looked up: the rarest of the passage."""
_LEAST = 3
_FREQUENT = 0.02
"""Share of the sentences from which a word is too frequent to be looked up."""
_OTHERS = 50_000
"""Sentences that are thought to be there without any of the words: in a small archive every word is rare."""
_CLOSED = frozenset("EeiunmfbQlLpcxRMKDjrdkT?VvA0")
"""Classes of words that tell nothing: particles, pronouns, prepositions, and the verbs that report."""
_LITTLE = 1.0
_FOUND = 100
"""Sentences that are compared: those that have the most of the words, by their weight."""
_LATEST = 20_000
"""Sentences with one word that are counted where the claim has no date: the latest stored."""


class Passages:
    """The sentences of an archive by their words."""

    def __init__(self, connection: apsw.Connection, lexicon: Lexicon) -> None:
        self._connection = connection
        self._lexicon = lexicon
        self._many = max(1, count(connection, "SELECT coalesce(max(id), 0) FROM sentence"))
        self._weights: dict[str, float] = {}

    def weight(self, key: str) -> float:
        """Returns how much a word tells: its inverse document frequency (Spärck Jones 1972), in sentences."""
        weight = self._weights.get(key)
        if weight is None:
            found = row(self._connection, "SELECT doc FROM said_in WHERE term = ?", (key,))
            often = found[0] if found is not None else 0
            weight = math.log((self._many + _OTHERS) / (often + 0.5))
            if self._lexicon.readings(key)[0].letter in _CLOSED:
                weight = min(weight, _LITTLE)
            self._weights[key] = weight
        return weight

    def near(self, keys: Sequence[str], months: Sequence[str]) -> list[tuple[int, str, int, int]]:
        """Returns the sentences that have the most of the rarest words: article, field, start, end.

        Args:
            keys: the words of a passage.
            months: those in which their articles appeared (`YYYYMM`); none for any.
        """
        counts: dict[int, float] = defaultdict(float)
        rare, whole = self._rare(keys), sum(map(self.weight, set(keys)))
        # Whoever shares enough of all words shares so much of these.
        least = sum(map(self.weight, rare)) - (1 - LEAST_SHARE) * whole
        for key in rare:
            asked = " OR ".join(f'"{month}{key}"' for month in months) or f'"{key}"'
            for (number,) in self._connection.execute(
                "SELECT rowid FROM said WHERE said MATCH ? ORDER BY rowid DESC LIMIT ?", (asked, _LATEST)
            ):
                counts[cast("int", number)] += self.weight(key)
        able = (number for number, shared in counts.items() if shared >= least)
        best = sorted(able, key=lambda number: (-counts[number], number))[:_FOUND]
        marks = ", ".join("?" * len(best))
        found = rows(self._connection, f"SELECT article, field, start, stop FROM sentence WHERE id IN ({marks})", best)
        return [(article, field, start, stop) for article, field, start, stop in found]

    def _rare(self, keys: Iterable[str]) -> list[str]:
        """Returns the words that are looked up: the rarest of those that the archive has."""
        most = math.log((self._many + _OTHERS) / 0.5)  # what no sentence has
        known = sorted(
            (key for key in dict.fromkeys(keys) if self.weight(key) < most), key=lambda key: -self.weight(key)
        )[:_TERMS]
        return [key for key in known if self.weight(key) >= -math.log(_FREQUENT)] or known[:_LEAST]
