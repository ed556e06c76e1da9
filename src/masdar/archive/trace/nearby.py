"""Finding the articles that may carry a claim: by its own rare words, and by those of the article that it stands in.

A claim that another outlet puts in its own words shares few of them, but the two articles share the names, places and
numbers of what they both tell of. Both are looked up in an index of the words of articles by week, so that the time
this takes grows with what those weeks hold and not with the archive.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import cast

import apsw

from masdar.archive.rows import rows
from masdar.archive.sentences import WEEK, week
from masdar.archive.trace.accounts import Account
from masdar.archive.trace.weights import Weights

_DAYS = 21
"""How long before and after a dated claim others may carry it."""
_OWN = 12
"""Words of the claim that are looked up, the rarest."""
_AROUND = 40
"""Words of its article that are looked up: those that tell most of it."""
_FREQUENT = 0.02
"""Share of the sentences from which a word is too frequent to be looked up."""
_FOUND = 40
"""Articles that are compared: those that have the most of the words, by their weight."""
_LATEST = 20_000
"""Sentences, or articles, with one word that are counted: the latest stored."""


class Nearby:
    """The articles of an archive by their words."""

    def __init__(self, connection: apsw.Connection, weights: Weights) -> None:
        self._connection = connection
        self._weights = weights

    def around(self, day: int, own: Iterable[str], account: Account) -> dict[int, float]:
        """Returns the articles of the weeks around a day that tell the most of the same.

        Each comes with the share of what tells most of the claim's own article that it has, from 0 to 1.

        Args:
            day: when the claim was published, counted from the year 1.
            own: the keys of its words.
            account: the article that it stands in.
        """
        mine = self._rarest(own)
        theirs = self._marks(account)
        weeks = _weeks(day)
        alike: defaultdict[int, float] = defaultdict(float)
        carried: defaultdict[int, float] = defaultdict(float)
        for key in {**mine, **theirs}:
            articles = self._articles(key, weeks)
            for counts, words in ((carried, mine), (alike, theirs)):
                if key in words:
                    weight = words[key]
                    for article in articles:
                        counts[article] += weight
        whole, around = sum(mine.values()) or 1.0, sum(theirs.values()) or 1.0
        shares = {one: carried.get(one, 0.0) / whole + alike.get(one, 0.0) / around for one in alike.keys() | carried}
        least = min(heapq.nlargest(_FOUND, shares.values()), default=0.0)
        best = sorted((one for one, share in shares.items() if share >= least), key=lambda one: (-shares[one], one))
        return {article: alike[article] / around for article in best[:_FOUND]}

    def anywhere(self, own: Iterable[str]) -> list[int]:
        """Returns the articles of any time with a sentence that has the most of the rarest words of a claim."""
        counts: defaultdict[int, float] = defaultdict(float)
        for key, weight in self._rarest(own).items():
            for (sentence,) in self._connection.execute(
                "SELECT rowid FROM said WHERE said MATCH ? ORDER BY rowid DESC LIMIT ?", (f'"{key}"', _LATEST)
            ):
                counts[cast("int", sentence)] += weight
        best = sorted(counts, key=lambda sentence: (-counts[sentence], sentence))[: 2 * _FOUND]
        marks = ", ".join("?" * len(best))
        found = rows(self._connection, f"SELECT id, article FROM sentence WHERE id IN ({marks})", best)
        articles = dict(found)
        return list(dict.fromkeys(articles[sentence] for sentence in best))[:_FOUND]

    def alike(self, account: Account, other: Account) -> float:
        """Returns the share of what tells most of an article that another one has, from 0 to 1."""
        marks = self._marks(account)
        has = {key for line in other.lines for key in line.keys}
        return sum(weight for key, weight in marks.items() if key in has) / (sum(marks.values()) or 1.0)

    def _marks(self, account: Account) -> dict[str, float]:
        """Returns the words that tell most of an article, with what each counts: how rare, and how often there."""
        often = Counter(key for line in account.lines for key in dict.fromkeys(line.keys))
        self._weights.learn(often)
        weights = {
            key: self._weights.weight(key) * (1 + math.log(times))
            for key, times in often.items()
            if self._weights.weight(key) >= -math.log(_FREQUENT)
        }
        return dict(sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))[:_AROUND])

    def _rarest(self, keys: Iterable[str]) -> dict[str, float]:
        weights = {key: weight for key in keys if (weight := self._weights.weight(key)) < self._weights.unseen}
        rare = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))[:_OWN]
        return dict([pair for pair in rare if pair[1] >= -math.log(_FREQUENT)] or rare[:3])

    def _articles(self, key: str, weeks: Sequence[str]) -> list[int]:
        asked = " OR ".join(f'"{before}{key}"' for before in weeks)
        return [
            cast("int", article)
            for (article,) in self._connection.execute(
                "SELECT rowid FROM dated WHERE dated MATCH ? ORDER BY rowid DESC LIMIT ?", (asked, _LATEST)
            )
        ]


def _weeks(day: int) -> list[str]:
    """Returns what stands before the keys of the articles of the weeks around a day, and of those without a day."""
    return [week(None), *(week(day + shift) for shift in range(-_DAYS, _DAYS + 1, WEEK))]
