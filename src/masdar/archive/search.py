"""Searching an archive: statements by their words and by what is known of them, with their hits marked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, cast

import apsw
import msgspec

from masdar.archive.facets import FACETS
from masdar.archive.hits import Hit, hits
from masdar.archive.keys import Keys, words
from masdar.archive.query import FIELDS, Both, Node, QueryError, Term, expression, parse, terms
from masdar.archive.rows import count, row, rows
from masdar.archive.timeline import LENGTHS, Stretch, Unit

Order = Literal["rank", "newest", "oldest"]

RANKED = 5_000
"""Matches that are ranked where words alone are asked for: the latest stored; the order by date has all of them."""
_AND = " AND "


@dataclass(frozen=True, kw_only=True)
class Search:
    """What is asked for; every filter narrows it."""

    query: str = ""
    exact: bool = False
    """The letters as written, instead of all forms of the words."""
    source: str | None = None
    """Words of the name, or the identifier of an entity; so are the next two."""
    to: str | None = None
    via: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    form: str | None = None
    act: str | None = None
    hedged: bool | None = None
    negated: bool | None = None
    relays: int | None = None
    """How many relays stand between source and article."""
    order: Order = "rank"


Place = tuple[float | str | None, int]
"""A place in what was found: the rank or the date of a match, and its row."""


class Found(NamedTuple):
    """A page of what was found."""

    hits: list[Hit]
    after: Place | None
    """What the next page begins after; null on the last."""


class Searcher:
    """Searches one archive."""

    def __init__(self, connection: apsw.Connection, keys: Keys) -> None:
        self._connection = connection
        self._keys = keys

    @property
    def connection(self) -> apsw.Connection:
        """The archive."""
        return self._connection

    @property
    def keys(self) -> Keys:
        """The keys that words are looked for by."""
        return self._keys

    def find(self, search: Search, limit: int = 20, after: Place | None = None, matches: int | None = None) -> Found:
        """Returns the matches in their order, `limit` at most, from after the place that `after` names.

        `matches` says how many there are, where that is known.

        Raises:
            QueryError: the query cannot be understood.
        """
        node = parse(search.query)
        table, where, values = self.where(search)
        ranked = search.order == "rank" and table != ""
        if table:
            found = self._by_words(search, (table, where, values), limit + 1, after, matches)
        else:
            found = self._by_date((where, values), limit + 1, after, ascending=search.order == "oldest")
        scored = [(number, score if ranked else None) for number, score in found[:limit]]
        shown = hits(self._connection, scored, self._wanted(node, exact=search.exact))
        return Found(shown, (found[limit - 1][1], found[limit - 1][0]) if len(found) > limit else None)

    def _by_words(
        self,
        search: Search,
        asked: tuple[str, str, tuple[object, ...]],
        limit: int,
        after: Place | None,
        matches: int | None,
    ) -> list[tuple[int, Any]]:
        """Returns the rows of matches that hold some words, in the order of their rank or date."""
        table, where, values = asked
        ranked = search.order == "rank"
        value = f"{table}.rank" if ranked else "coalesce(statement.date, '')"
        from_ = tables(table, joined=not ranked or _AND in where)
        if ranked and from_ == table and (matches is None or matches > RANKED):
            where, values = f"{where} AND rowid >= ?", (*values, self._newest(table, values))
        direction, sign = ("", ">") if ranked or search.order == "oldest" else (" DESC", "<")
        if after is not None:
            where += f" AND ({value}, {table}.rowid) {sign} (?, ?)"
            values = (*values, *after)
        found = rows(
            self._connection,
            f"SELECT {table}.rowid, {value} FROM {from_} WHERE {where} ORDER BY 2{direction}, 1{direction} LIMIT ?",
            (*values, limit),
        )
        return [(number, value) for number, value in found]

    def _by_date(
        self, asked: tuple[str, tuple[object, ...]], limit: int, after: Place | None, *, ascending: bool
    ) -> list[tuple[int, Any]]:
        """Returns the rows of matches along the index of dates, those without a date as the earliest."""
        sign, direction = (">", "") if ascending else ("<", " DESC")
        found: list[tuple[int, Any]] = []
        for dated in (False, True) if ascending else (True, False):
            where, values = asked
            where += f" AND statement.date IS {'NOT ' if dated else ''}NULL"
            if after is not None:
                day, number = after
                if bool(day) is dated:
                    where += f" AND (coalesce(statement.date, ''), statement.id) {sign} (?, ?)"
                    values = (*values, day or "", number)
                    if dated:
                        where += f" AND statement.date {sign}= ?"  # what the index is entered by
                        values = (*values, day)
                elif bool(day) is ascending:
                    continue
            found += rows(
                self._connection,
                f"SELECT statement.id, coalesce(statement.date, '') FROM {tables('', joined=True)} WHERE {where}"
                f" ORDER BY statement.date{direction}, statement.id{direction} LIMIT ?",
                (*values, limit - len(found)),
            )
            if len(found) == limit:
                break
        return found

    def _newest(self, table: str, values: tuple[object, ...]) -> int:
        """Returns the row from which on matches are ranked, so that a word of every second article is found at once."""
        return count(
            self._connection,
            f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET {RANKED - 1}",
            values,
        )

    def count(self, search: Search) -> int:
        """Returns how many statements match."""
        table, where, values = self.where(search)
        return count(
            self._connection, f"SELECT count(*) FROM {tables(table, joined=_AND in where)} WHERE {where}", values
        )

    def numbers(self, search: Search, limit: int) -> list[int]:
        """Returns the rows of the statements that match, `limit` at most.

        Raises:
            QueryError: the query cannot be understood.
        """
        table, where, values = self.where(search)
        number = f"{table}.rowid" if table else "statement.id"
        found = row(  # as one value: a step for each of thousands of rows takes longer than finding them
            self._connection,
            f"SELECT json_group_array(number) FROM (SELECT {number} AS number"
            f" FROM {tables(table, joined=_AND in where)} WHERE {where} LIMIT ?)",
            (*values, limit),
        )
        return msgspec.json.decode(found[0], type=list[int]) if found is not None else []

    def matches(self, search: Search) -> Iterator[tuple[int, int]]:
        """Yields the rows of all matches and of their articles, an article at a time, in the order of the archive.

        Raises:
            QueryError: the query cannot be understood.
        """
        table, where, values = self.where(search)
        number = f"{table}.rowid" if table else "statement.id"
        found = self._connection.execute(
            f"SELECT statement.article, {number} FROM {tables(table, joined=True)} WHERE {where} ORDER BY 1, 2",
            cast("tuple[apsw.SQLiteValue, ...]", values),
        )
        return cast("Iterator[tuple[int, int]]", found)

    def facet(self, search: Search, facet: str, limit: int = 20) -> list[tuple[str | int | None, int]]:
        """Returns the most frequent values of a facet among the matches, each with its count."""
        table, where, values = self.where(search)
        found = rows(
            self._connection,
            f"SELECT {FACETS[facet]}, count(*) FROM {tables(table, joined=True)} WHERE {where}"
            " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?",
            (*values, limit),
        )
        return [(value, number) for value, number in found]

    def expression(self, search: Search) -> str | None:
        """Returns what the index is asked, in its own language (FTS5); null where no words are looked for.

        Raises:
            QueryError: the query cannot be understood.
        """
        node = parse(search.query)
        parts: list[Node] = [node] if node is not None else []
        for field in ("source", "to", "via"):
            wanted = getattr(search, field)
            if self.entity(wanted) is None:
                parts += [Term((word,), None, FIELDS[field]) for word in words(wanted or "")]
        if not parts:
            return None
        forms = as_written if search.exact else self._keys.variants
        return expression(parts[0] if len(parts) == 1 else Both(tuple(parts)), forms)

    def timeline(self, search: Search, unit: Unit, *, said: bool = False) -> list[Stretch]:
        """Returns the matches counted by day, month or year of publication, or of what was `said`; undated ones last.

        Raises:
            QueryError: the query cannot be understood.
        """
        table, where, values = self.where(search)
        date = "statement.time" if said else "statement.date"
        found = rows(
            self._connection,
            f"SELECT substr({date}, 1, {LENGTHS[unit]}) AS stretch, count(*),"
            " count(DISTINCT coalesce(identity.holder, identity.entity, source.name)),"
            f" count(DISTINCT outlet) FROM {tables(table, joined=True)}"
            " JOIN agent AS source ON source.statement = statement.id AND source.role = 'source'"
            " LEFT JOIN identity ON identity.article = statement.article AND identity.local = source.local"
            f" WHERE {where} GROUP BY stretch ORDER BY stretch IS NULL, stretch",
            values,
        )
        return [Stretch(*columns) for columns in found]

    def entity(self, wanted: str | None) -> int | None:
        """Returns the row of the entity that a filter gives the identifier of; null where it gives words."""
        found = row(self._connection, "SELECT id FROM entity WHERE key = ?", (wanted,)) if wanted else None
        return found[0] if found is not None else None

    def where(self, search: Search) -> tuple[str, str, tuple[object, ...]]:
        """Returns the table of the index that is asked, the condition, and the values that it binds."""
        conditions, values = list[str](), list[object]()
        asked = self.expression(search)
        table = ""
        if asked is None:
            conditions.append("statement.latest")
        else:  # only the latest revisions are in the index
            table = "search_exact" if search.exact else "search_key"
            conditions.append(f"{table} MATCH ?")
            values.append(asked)
        for column, value in (
            ("form", search.form),
            ("act", search.act),
            ("hedged", search.hedged),
            ("negated", search.negated),
        ):
            if value is not None:
                conditions.append(f"statement.{column} = ?")
                values.append(value)
        for role in ("source", "to", "via"):
            entity = self.entity(getattr(search, role))
            if entity is not None:
                conditions.append(
                    "statement.id IN (SELECT agent.statement FROM identity"
                    " JOIN statement AS said ON said.article = identity.article"
                    " JOIN agent ON agent.statement = said.id AND agent.local = identity.local"
                    " WHERE agent.role = ? AND (identity.entity = ? OR identity.holder = ?))"
                )
                values += [role, entity, entity]
        if search.relays is not None:
            conditions.append(f"{FACETS['relays']} = ?")
            values.append(search.relays)
        if search.outlet is not None:
            conditions.append("article.outlet = ?")
            values.append(search.outlet)
        if search.since is not None:
            conditions.append("statement.date >= ?")
            values.append(search.since)
        if search.until is not None:
            conditions.append("substr(statement.date, 1, length(?)) <= ?")
            values += [search.until, search.until]
        return table, _AND.join(conditions), tuple(values)

    def _wanted(self, node: Node | None, *, exact: bool) -> Callable[[str], bool]:
        """Returns what tells the words that are looked for in the content."""
        inside = [term for term in terms(node) if term.field in (None, "content")]
        forms = as_written if exact else self._keys.variants
        wanted = frozenset(form for term in inside for word in term.words for form in forms(word))
        key = self._keys.key
        return wanted.__contains__ if exact else lambda word: key(word) in wanted


def as_written(word: str) -> tuple[str, ...]:
    """Returns the only form of a word that is looked for exactly."""
    return (word,)


def tables(table: str, *, joined: bool) -> str:
    """Returns the tables that a search needs: the index alone where nothing but words is asked for."""
    if table and not joined:
        return table
    statements = f"{table} JOIN statement ON statement.id = {table}.rowid" if table else "statement"
    return f"{statements} JOIN article ON article.id = statement.article"


__all__ = ["FACETS", "FIELDS", "Found", "Hit", "Order", "QueryError", "Search", "Searcher", "Term"]
