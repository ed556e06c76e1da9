"""Finding events: by who did what to whom, when, where, how real and on whose word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import apsw
import msgspec

from masdar.archive.events.stored import COLUMNS, event_of
from masdar.archive.rows import count, row, rows
from masdar.model import SECTORS, Event
from masdar.text import Span, bare, fold

_AROUND = 60
"""Letters of a snippet on each side of the word that names the event."""
_CODE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ-")
OWN_VOICE = "-"
"""The claimant that stands for none: the article says it itself."""

FACETS = {
    "type": "event.type",
    "quad": "event.quad",
    "status": "event.status",
    "claimant": "event.claimant",
    "country": "event.country",
    "place": "event.place",
    "month": "substr(event.day, 1, 7)",
    "outlet": "article.outlet",
}
"""What events can be counted by, in SQL on an event and its article."""


@dataclass(frozen=True, kw_only=True)
class EventSearch:
    """What is asked for; every filter narrows it."""

    actor: str | None = None
    """A code or its beginning (QAT, QAT-GOV), words of a name, or the identifier of an entity; so are the others."""
    recipient: str | None = None
    pair: tuple[str, str] | None = None
    """Two parties, whichever of them acts."""
    type: str | None = None
    mode: str | None = None
    quad: int | None = None
    status: str | None = None
    claimant: str | None = None
    """Words of the claimant's name, or `OWN_VOICE`."""
    since: str | None = None
    """The first day of the event, or of publication where its own is not told."""
    until: str | None = None
    place: str | None = None
    """A country (ISO 3166-1 alpha-3) or words of a place."""
    outlet: str | None = None


class EventHit(msgspec.Struct, frozen=True, kw_only=True):
    """An event that was found, with where it is told."""

    row: int
    event: Event
    day: str | None
    """Its day, or that of publication where the words do not give it."""
    article: str
    """Identifier of its article."""
    date: str | None
    """When the article was published."""
    outlet: str | None
    title: str
    snippet: str
    """The words around the one that names the event."""
    mark: Span
    """Where in the snippet that stands."""
    chain: tuple[str | None, ...]
    """From the relay nearest to the article to the source, of the statement that holds the event; empty for none."""


class FoundEvents(NamedTuple):
    """A page of what was found."""

    hits: list[EventHit]
    after: tuple[str, int] | None
    """What the next page begins after; null on the last."""


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """How often one party acts toward another."""

    actor: str
    """The code up to the country or organization."""
    recipient: str
    quad: int
    events: int


class Events:
    """The events of one archive."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        connection.create_scalar_function("holds", _holds, 2, deterministic=True)

    @property
    def connection(self) -> apsw.Connection:
        """The archive."""
        return self._connection

    def find(self, search: EventSearch, limit: int = 20, after: tuple[str, int] | None = None) -> FoundEvents:
        """Returns the matches, the newest first, `limit` at most, from after the place that `after` names."""
        where, values = self._where(search)
        if after is not None:
            where += " AND (day, event.id) < (?, ?)"
            values = (*values, *after)
        found = rows(
            self._connection,
            f"SELECT event.id, day FROM event JOIN article ON article.id = event.article WHERE {where}"
            " ORDER BY 2 DESC, 1 DESC LIMIT ?",
            (*values, limit + 1),
        )
        hits = [self.hit(number) for number, _ in found[:limit]]
        return FoundEvents(hits, (found[limit - 1][1], found[limit - 1][0]) if len(found) > limit else None)

    def count(self, search: EventSearch) -> int:
        """Returns how many events match."""
        where, values = self._where(search)
        return count(
            self._connection,
            f"SELECT count(*) FROM event JOIN article ON article.id = event.article WHERE {where}",
            values,
        )

    def facet(self, search: EventSearch, facet: str, limit: int = 20) -> list[tuple[str | int | None, int]]:
        """Returns the most frequent values of a facet among the matches, each with its count."""
        where, values = self._where(search)
        return [
            (value, number)
            for value, number in rows(
                self._connection,
                f"SELECT {FACETS[facet]}, count(*) FROM event JOIN article ON article.id = event.article"
                f" WHERE {where} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?",
                (*values, limit),
            )
        ]

    def matrix(self, search: EventSearch, limit: int = 400) -> list[Cell]:
        """Returns how many of the matches each party's events toward each other are, by quad class.

        A party is a country or an organization: the code before its sector; an
        actor of whom only the sector is known is none.  An event of several
        actors counts once for each pair; actors of a mutual event act toward
        each other.
        """
        where, values = self._where(search)
        code = "substr({0}.code, 1, instr({0}.code || '-', '-') - 1)"
        mine, other = code.format("mine"), code.format("other")
        among = ", ".join("?" * len(SECTORS))
        return [
            Cell(actor=actor, recipient=recipient, quad=quad, events=number)
            for actor, recipient, quad, number in rows(
                self._connection,
                f"SELECT {mine} AS one, {other} AS two, quad, count(DISTINCT event.id) FROM event"
                " JOIN article ON article.id = event.article"
                " JOIN party AS mine ON mine.event = event.id AND mine.role = 'actor' AND mine.code IS NOT NULL"
                " JOIN party AS other ON other.event = event.id AND other.code IS NOT NULL"
                " AND (other.role = 'recipient' OR (other.place <> mine.place AND NOT EXISTS"
                " (SELECT 1 FROM party WHERE event = event.id AND role = 'recipient')))"
                f" WHERE {where} AND one NOT IN ({among}) AND two NOT IN ({among})"
                " GROUP BY one, two, quad ORDER BY 4 DESC, one, two, quad LIMIT ?",
                (*values, *SECTORS, *SECTORS, limit),
            )
        ]

    def event(self, number: int) -> Event:
        """Returns the event of a row."""
        columns = row(self._connection, f"SELECT {COLUMNS} FROM event WHERE id = ?", (number,))
        assert columns is not None
        return event_of(self._connection, columns)

    def hit(self, number: int) -> EventHit:
        """Returns the event of a row with where it is told."""
        columns = row(
            self._connection,
            f"SELECT day, article.key, article.date, outlet, title, text, {COLUMNS} FROM event"
            " JOIN article ON article.id = event.article WHERE event.id = ?",
            (number,),
        )
        assert columns is not None
        day, article, date, outlet, title, text, *own = columns
        event = event_of(self._connection, tuple(own))
        snippet, mark = _snippet(text, event.trigger)
        return EventHit(
            row=number,
            event=event,
            day=day or None,
            article=article,
            date=date,
            outlet=outlet,
            title=title,
            snippet=snippet,
            mark=mark,
            chain=self._chain(number, event),
        )

    def _chain(self, number: int, event: Event) -> tuple[str | None, ...]:
        """Returns the chain of the statement that tells of an event, from the article inwards."""
        if event.claimant is None or not event.statements:
            return ()
        agents = rows(
            self._connection,
            "SELECT agent.name FROM event JOIN statement ON statement.article = event.article AND statement.key = ?"
            " JOIN agent ON agent.statement = statement.id AND role IN ('source', 'via')"
            " WHERE event.id = ? ORDER BY role = 'source', agent.place DESC",
            (self._innermost(number, event), number),
        )
        return tuple(name for (name,) in agents)

    def _innermost(self, number: int, event: Event) -> str:
        """Returns the statement among those that tell of an event whose source is the claimant."""
        for (statement,) in rows(
            self._connection,
            "SELECT told.statement FROM told JOIN event ON event.id = told.event"
            " JOIN statement ON statement.article = event.article AND statement.key = told.statement"
            " JOIN agent ON agent.statement = statement.id AND role = 'source' AND agent.name = ?"
            " WHERE told.event = ? ORDER BY told.place",
            (event.claimant, number),
        ):
            return str(statement)
        return event.statements[0]

    def _where(self, search: EventSearch) -> tuple[str, tuple[object, ...]]:
        """Returns the condition, and the values that it binds."""
        conditions, values = ["event.latest"], list[object]()
        for column, value in (
            ("type", search.type),
            ("mode", search.mode),
            ("quad", search.quad),
            ("status", search.status),
        ):
            if value is not None:
                conditions.append(f"event.{column} = ?")
                values.append(value)
        for wanted, roles in (
            (search.actor, ("actor",)),
            (search.recipient, ("recipient",)),
            *((party, ("actor", "recipient")) for party in search.pair or ()),
        ):
            if wanted is not None:
                condition, bound = self._party(wanted, roles)
                conditions.append(condition)
                values += bound
        if search.claimant == OWN_VOICE:
            conditions.append("claimant IS NULL")
        elif search.claimant is not None:
            conditions.append("holds(claimant, ?)")
            values.append(search.claimant)
        if search.place is not None:
            written = "coalesce(event.place, '') || ' ' || substr(text, place_start + 1, place_end - place_start)"
            conditions.append(f"(event.country = ? OR holds({written}, ?))")
            values += [search.place, search.place]
        for condition, value in (
            ("article.outlet = ?", search.outlet),
            ("day >= ?", search.since),
            ("day <= ?", search.until),
        ):
            if value is not None:
                conditions.append(condition)
                values.append(value)
        return " AND ".join(conditions), tuple(values)

    def _party(self, wanted: str, roles: tuple[str, ...]) -> tuple[str, list[object]]:
        """Returns the condition that an event has a party, and the values that it binds."""
        among = ", ".join("?" * len(roles))
        entity = row(self._connection, "SELECT id FROM entity WHERE key = ?", (wanted,))
        tables = "party"
        bound: list[object]
        if entity is not None:
            tables = "party JOIN identity ON identity.article = event.article AND identity.local = party.local"
            condition, bound = "(identity.entity = ? OR identity.holder = ?)", [entity[0], entity[0]]
        elif _CODE.issuperset(wanted):
            condition, bound = "(code = ? OR code GLOB ? || '-*')", [wanted, wanted]
        else:
            condition, bound = "holds(written || ' ' || coalesce(name, ''), ?)", [wanted]
        exists = f"EXISTS (SELECT 1 FROM {tables} WHERE party.event = event.id AND role IN ({among}) AND {condition})"
        return exists, [*roles, *bound]


def folded(text: str | None) -> str:
    """Returns a name with the letters that the press mixes made one."""
    return fold(bare(text or ""))


def _holds(*values: object) -> bool:
    """Tells whether a text has every one of some words; of none, no text does."""
    text, wanted = (folded(str(value or "")) for value in values)
    words = wanted.split()
    return bool(words) and all(word in text for word in words)


def _snippet(text: str, trigger: Span) -> tuple[str, Span]:
    """Returns the words around the one that names the event, and where in them it stands."""
    first, last = trigger
    start, stop = max(0, first - _AROUND), min(len(text), last + _AROUND)
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while stop < len(text) and not text[stop].isspace():
        stop += 1
    before, behind = "… " if start else "", " …" if stop < len(text) else ""
    shift = len(before) - start
    return f"{before}{text[start:stop]}{behind}".replace("\n", " "), (first + shift, last + shift)
