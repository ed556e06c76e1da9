"""What the matches of a search have in common: who speaks in most of them, and how many have each value of a facet.

A common word has thousands of matches, and what each of them counts as stands in
four tables.  It is looked up once and remembered by the row of the statement, a
small number for who speaks and one for all else; the searches that come after
count numbers alone.
"""

from __future__ import annotations

import threading
from array import array
from collections import Counter
from collections.abc import Collection, Hashable
from heapq import nlargest
from typing import Generic, NamedTuple, TypeVar

import apsw
import msgspec

from masdar.archive.facets import FACETS
from masdar.archive.rows import rows
from masdar.archive.search import Search, Searcher

_MOST = 1_000_000
"""Matches that are counted by what they have in common."""
_AT_ONCE = 10_000
"""Statements that are looked up at a time."""
_UNKNOWN = -1
_PLAIN = tuple(name for name in FACETS if name != "source")
_COUNTED_AS = (
    f"SELECT statement.id, {', '.join(FACETS[name] for name in _PLAIN)}, coalesce(who.holder, who.entity),"
    " CASE WHEN who.entity IS NULL THEN speaker.name END"
    " FROM json_each(?) AS asked JOIN statement ON statement.id = asked.value"
    " JOIN article ON article.id = statement.article"
    " LEFT JOIN agent AS speaker ON speaker.statement = statement.id AND speaker.role = 'source'"
    " LEFT JOIN identity AS who ON who.article = statement.article AND who.local = speaker.local"
)

T = TypeVar("T", bound=Hashable)
Value = str | int | None
_Source = tuple[int | None, str | None]
"""The row of an entity, or the name of what is linked to none."""


class Speaker(NamedTuple):
    """Who is the source of some matches."""

    name: str | None
    """Null where the articles leave it open."""
    entity: str | None
    """Identifier of the entity, where the archive has one."""
    type: str | None
    statements: int


class Tally(NamedTuple):
    """The matches of a search, counted."""

    matches: int
    speakers: list[Speaker]
    """Who is the source of most: entities, and names that are linked to none."""
    values: dict[str, list[tuple[Value, int]]]
    """The most frequent values of each facet but the source."""


class _Column(Generic[T]):
    """What statements count as: a number for each row, and the value that each number stands for."""

    def __init__(self) -> None:
        self._numbers = array("i")
        self._values: list[T] = []
        self._known: dict[T, int] = {}

    def missing(self, asked: list[int]) -> list[int]:
        """Returns the rows of which it is not known what they count as."""
        numbers = self._numbers
        return [row for row in asked if row >= len(numbers) or numbers[row] == _UNKNOWN]

    def learn(self, row: int, value: T) -> None:
        """Remembers what the statement of a row counts as."""
        number = self._known.get(value)
        if number is None:
            self._values.append(value)
            number = self._known[value] = len(self._values) - 1
        if row >= len(self._numbers):
            self._numbers.extend([_UNKNOWN] * (row + 1 - len(self._numbers)))
        self._numbers[row] = number

    def counts(self, asked: list[int]) -> list[tuple[T, int]]:
        """Returns the values of the rows, each with how many have it."""
        counts = Counter(map(self._numbers.__getitem__, asked))
        return [(self._values[number], count) for number, count in counts.items()]


class Tallies:
    """Counts the matches of searches, for many threads at once; good for one state of an archive.

    It takes eight bytes of memory for each statement.
    """

    def __init__(self) -> None:
        self._traits: _Column[tuple[Value, ...]] = _Column()
        self._sources: _Column[_Source] = _Column()
        self._learning = threading.Lock()

    def tally(self, searcher: Searcher, search: Search, limit: int) -> Tally | None:
        """Returns the matches counted, `limit` values of each facet; null where there are more than a million.

        Raises:
            QueryError: the query cannot be understood.
        """
        asked = searcher.numbers(search, _MOST + 1)
        if len(asked) > _MOST:
            return None
        missing = self._sources.missing(asked)
        for first in range(0, len(missing), _AT_ONCE):
            self._learn(searcher.connection, missing[first : first + _AT_ONCE])
        values: dict[str, Counter[Value]] = {name: Counter() for name in _PLAIN}
        for traits, count in self._traits.counts(asked):
            for name, value in zip(_PLAIN, traits, strict=True):
                values[name][value] += count
        return Tally(
            len(asked),
            _speakers(searcher.connection, _most(self._sources.counts(asked), limit)),
            {name: _most(counts.items(), limit) for name, counts in values.items()},
        )

    def _learn(self, connection: apsw.Connection, missing: list[int]) -> None:
        found = rows(connection, _COUNTED_AS, (msgspec.json.encode(missing).decode(),))
        with self._learning:
            for row, *traits, entity, name in found:
                self._traits.learn(row, tuple(traits))
                self._sources.learn(row, (entity, name))  # the last: whose source is known is known altogether


def _most(counts: Collection[tuple[T, int]], limit: int) -> list[tuple[T, int]]:
    """Returns the most frequent values; those that are equally frequent in the order of their letters."""
    least = min(nlargest(limit, (count for _, count in counts)), default=0)
    return sorted((one for one in counts if one[1] >= least), key=lambda one: (-one[1], str(one[0])))[:limit]


def _speakers(connection: apsw.Connection, counted: list[tuple[_Source, int]]) -> list[Speaker]:
    """Returns who the sources are."""
    asked = [entity for (entity, _), _ in counted if entity is not None]
    found = rows(
        connection,
        "SELECT id, name, key, type FROM entity WHERE id IN (SELECT value FROM json_each(?))",
        (msgspec.json.encode(asked).decode(),),
    )
    entities = {number: (name, key, kind) for number, name, key, kind in found}
    speakers = []
    for (entity, written), statements in counted:
        name, key, kind = entities[entity] if entity is not None else (written, None, None)
        speakers.append(Speaker(name, key, kind, statements))
    return sorted(speakers, key=lambda one: (-one.statements, one.name or ""))
