"""The story that an article tells: the articles of its days that are most like it, and what all of them have.

That a flood was in Japan, hundreds of sentences of its days say; the words of one claim are those that few articles of
the story have. How rare a word is among them is an inverse document frequency (Spärck Jones 1972) over the story alone.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from functools import partial

from masdar.archive.trace.accounts import Account, Accounts
from masdar.archive.trace.nearby import Nearby
from masdar.memory import Memory

_ARTICLES = 15
"""Articles whose words are the story's: those that tell the most of the same."""
_HALF = 0.5


class Story:
    """What the articles of a story have in common.

    Args:
        accounts: the articles of the archive.
        nearby: tells how much one article has of another.
        account: the article that the story is of.
        alike: the articles near it, with how much they are like it, from 0 to 1.
    """

    def __init__(self, accounts: Accounts, nearby: Nearby, account: Account, alike: Mapping[int, float]) -> None:
        self._nearby = nearby
        self._account = account
        self._alike = alike
        self._returned: dict[int, float] = {}
        ranked = sorted(alike, key=lambda article: (-alike[article], article))
        told = accounts.load(ranked[:_ARTICLES]).values()
        often: Counter[str] = Counter()
        for one in told:
            often.update(one.senses)
        # A function of its own, and no method: this would hold itself, and wait for the collector.
        self._rareness: Callable[[str], float] = Memory(partial(_rare, often, len(told))).__getitem__

    def alike(self, article: int) -> float:
        """Returns how much an article is like the one that the story is of, from 0 to 1."""
        return self._alike.get(article, 0.0)

    def returned(self, other: Account) -> float:
        """Returns how much the article that the story is of is like another one, from 0 to 1."""
        share = self._returned.get(other.article)
        if share is None:
            share = self._returned[other.article] = self._nearby.alike(other, self._account)
        return share

    def rare(self, told: Mapping[str, float]) -> dict[str, float]:
        """Returns senses with how much each tells, less of what many articles of the story have."""
        rareness = self._rareness
        return {sense: weight * rareness(sense) for sense, weight in told.items()}

    def overlap(self, one: AbstractSet[str], other: AbstractSet[str]) -> float:
        """Returns how much of what few articles of the story have two sentences share, from 0 to 1.

        The coefficient of Ochiai (1957) over their senses, each of which counts how rare it is.
        """
        if one.isdisjoint(other):
            return 0.0
        both, mine, theirs = (math.fsum(map(self._rareness, senses)) for senses in (one & other, one, other))
        return both / math.sqrt(mine * theirs) if both else 0.0


def _rare(often: Mapping[str, int], count: int, sense: str) -> float:
    """Returns how rare a sense is among so many articles: from 1 where one of them has it towards 0."""
    return max(0.0, math.log((count + 1) / (max(1, often.get(sense, 0)) + _HALF)) / math.log(count + 1))
