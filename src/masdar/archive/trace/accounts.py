"""Articles as they are compared: what the words of their sentences mean, and in how many of them each stands."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

import apsw

from masdar.archive.rows import rows
from masdar.archive.sentences import ordinal
from masdar.archive.trace.senses import Senses
from masdar.model import Field

_MEMORY = 500
"""Articles remembered, the latest asked for."""
_HEADS = 2
"""Sentences at the top of an article that tell what it is about: its title and the first after it."""


class Line(NamedTuple):
    """A sentence of an article."""

    field: Field
    start: int
    stop: int
    keys: tuple[str, ...]
    senses: frozenset[str]


class Account(NamedTuple):
    """What an article tells."""

    article: int
    """Its number."""
    outlet: str | None
    day: int | None
    """The day of publication, counted from the year 1; null where it is not known to the day."""
    lines: tuple[Line, ...]
    spread: Counter[str]
    """In how many of its sentences each sense stands."""
    heads: tuple[Mapping[str, float], ...]
    """The senses of its first sentences, each with how much it tells."""

    def telling(self, sense: str) -> float:
        """Returns how far a sense tells one sentence from the others: 1 where no more than one has it, towards 0."""
        return 1 - max(0, self.spread[sense] - 1) / max(1, len(self.lines))


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
        parts: dict[int, list[tuple[Field, int, int, str]]] = {}
        published: dict[int, tuple[str | None, str | None]] = {}
        for article, outlet, day, field, start, stop, keys in rows(
            self._connection,
            "SELECT article, outlet, date, field, start, stop, keys FROM sentence JOIN article ON article.id = article"
            f" WHERE article IN ({marks}) ORDER BY sentence.id",
            missing,
        ):
            parts.setdefault(article, []).append((field, start, stop, keys))
            published[article] = outlet, day
        found = {article: self._account(article, *published[article], lines) for article, lines in parts.items()}
        self._memory.update(found)
        while len(self._memory) > _MEMORY:
            self._memory.popitem(last=False)
        return known | found

    def _account(
        self, article: int, outlet: str | None, day: str | None, parts: Iterable[tuple[Field, int, int, str]]
    ) -> Account:
        sense = self._senses.sense
        lines = []
        for field, start, stop, joined in parts:
            keys = tuple(joined.split())
            lines.append(Line(field, start, stop, keys, frozenset(map(sense, keys))))
        spread = Counter(sense for line in lines for sense in line.senses)
        heads = tuple(self._told(line.keys) for line in lines[:_HEADS])
        return Account(article, outlet, ordinal(day), tuple(lines), spread, heads)
