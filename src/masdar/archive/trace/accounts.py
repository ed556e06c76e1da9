"""Articles as they are compared: what the words of their sentences mean, and in how many of them each stands."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import NamedTuple

import apsw

from masdar.archive.rows import rows
from masdar.archive.sentences import ordinal
from masdar.archive.trace.senses import Senses
from masdar.memory import Memory
from masdar.model import Field

_MEMORY = 100
"""Articles remembered, the latest asked for."""
_HEADS = 2
"""Sentences at the top of an article that tell what it is about: its title and the first after it."""


class Line(NamedTuple):
    """A sentence of an article."""

    field: Field
    start: int
    stop: int
    words: str
    """The keys of its words, with spaces between them: few sentences are asked for them one by one."""
    senses: frozenset[str]

    @property
    def keys(self) -> list[str]:
        """The keys of its words in order."""
        return self.words.split()


@dataclass(frozen=True)
class Account:
    """What an article tells; what only some articles are asked for is found out when it is asked for."""

    article: int
    """Its number."""
    outlet: str | None
    day: int | None
    """The day of publication, counted from the year 1; null where it is not known to the day."""
    lines: tuple[Line, ...]
    told: Callable[[Iterable[str]], Mapping[str, float]]
    """Gives the senses of some words by their keys, each with how much it tells."""

    @cached_property
    def senses(self) -> frozenset[str]:
        """The senses of its words."""
        return frozenset().union(*(line.senses for line in self.lines))

    @property
    def opening(self) -> Sequence[Line]:
        """Its first sentences, which tell what it is about."""
        return self.lines[:_HEADS]

    @cached_property
    def heads(self) -> tuple[Mapping[str, float], ...]:
        """The senses of its first sentences, each with how much it tells."""
        return tuple(self.told(line.keys) for line in self.opening)

    @cached_property
    def telling(self) -> Callable[[str], float]:
        """Returns how far a sense tells one sentence from the others: 1 where no more than one has it, towards 0."""
        # What it holds are the sentences and not this: a circle would keep each article until the collector comes.
        return Memory(partial(_telling, self.lines)).__getitem__


def _telling(lines: Sequence[Line], sense: str) -> float:
    spread = sum(sense in line.senses for line in lines)
    return 1 - max(0, spread - 1) / max(1, len(lines))


class Accounts:
    """The articles of an archive, loaded as they are asked for.

    Args:
        connection: the archive.
        senses: gives the senses of words.
        told: gives the senses of some words by their keys, each with how much it tells.
    """

    def __init__(
        self, connection: apsw.Connection, senses: Senses, told: Callable[[Iterable[str]], Mapping[str, float]]
    ) -> None:
        self._connection = connection
        self._senses = senses
        self._told = told
        self._memory: OrderedDict[int, Account] = OrderedDict()

    def load(self, articles: Sequence[int]) -> dict[int, Account]:
        """Returns what articles tell, by their numbers."""
        for article in articles:
            if article in self._memory:
                self._memory.move_to_end(article)
        missing = [article for article in articles if article not in self._memory]
        known = {article: self._memory[article] for article in articles if article in self._memory}
        if not missing:
            return known
        marks = ", ".join("?" * len(missing))
        parts: dict[int, list[Line]] = {}
        sense = self._senses.sense
        # In the order of the index: that of all sentences together would have them sorted.
        sql = "SELECT article, field, start, stop, keys FROM sentence"
        for article, field, start, stop, joined in rows(
            self._connection, f"{sql} WHERE article IN ({marks}) ORDER BY article, id", missing
        ):
            line = Line(field, start, stop, joined, frozenset(map(sense, joined.split())))
            parts.setdefault(article, []).append(line)
        sql = f"SELECT id, outlet, date FROM article WHERE id IN ({marks})"
        found = {
            article: Account(article, outlet, ordinal(day), tuple(parts[article]), self._told)
            for article, outlet, day in rows(self._connection, sql, missing)
            if article in parts
        }
        self._memory.update(found)
        while len(self._memory) > _MEMORY:
            self._memory.popitem(last=False)
        return known | found
