"""Events into an archive and back out of it, as they were put in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import apsw

from masdar.archive.rows import rows
from masdar.dates import whole_day
from masdar.model import Actor, Article, Event, Location, Timex
from masdar.text import Span

COLUMNS = (
    "event.id, event.key, event.type, mode, quad, trigger_start, trigger_end, place_start, place_end, event.place,"
    " place_kind, event.country, latitude, longitude, place_reason, time_start, time_end, time_value, time_type,"
    " event.date, event.date_reason, status, claimant, event.rule"
)
"""What of the table an event is made of again."""
_DAY = len("2024-03-12")


def store_events(connection: apsw.Connection, number: int, article: Article, *, latest: bool) -> None:
    """Stores the events of the article that stands in row `number`."""
    for event in article.events:
        location, timex = event.location, event.timex
        connection.execute(
            "INSERT INTO event (article, key, type, mode, quad, trigger_start, trigger_end, place_start, place_end,"
            " place, place_kind, country, latitude, longitude, place_reason, time_start, time_end, time_value,"
            " time_type, date, date_reason, status, claimant, day, latest, rule)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                event.id,
                event.type,
                event.mode,
                event.quad,
                *event.trigger,
                *(event.place or (None, None)),
                *(
                    (location.name, location.kind, location.country, location.latitude, location.longitude)
                    if location is not None
                    else (None,) * 5
                ),
                event.location_reason,
                *(event.time or (None, None)),
                *((timex.value, timex.type) if timex is not None else (None, None)),
                event.date,
                event.date_reason,
                event.status,
                event.claimant,
                day_of(event, article) or "",
                latest,
                event.rule,
            ),
        )
        row = connection.last_insert_rowid()
        connection.executemany(
            "INSERT INTO party (event, role, place, written, mention_start, mention_end, name, code, local)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (row, role, place, actor.text, *actor.mention, actor.name, actor.code, actor.entity)
                for role, actors in (("actor", event.actors), ("recipient", event.recipients))
                for place, actor in enumerate(actors)
            ),
        )
        connection.executemany(
            "INSERT INTO told (event, place, statement) VALUES (?, ?, ?)",
            ((row, place, statement) for place, statement in enumerate(event.statements)),
        )


def day_of(event: Event, article: Article) -> str | None:
    """Returns the day of an event, that of publication where the words do not give a whole one, or null."""
    if event.date is not None and len(event.date) >= _DAY:
        return event.date[:_DAY]
    published = whole_day(article.date)
    return published.isoformat() if published is not None else None


def stored_events(connection: apsw.Connection, article: int) -> Iterator[Event]:
    """Yields the events of the article in a row, in the order of the record."""
    for columns in rows(connection, f"SELECT {COLUMNS} FROM event WHERE article = ? ORDER BY id", (article,)):
        yield event_of(connection, columns)


def event_of(connection: apsw.Connection, columns: tuple[Any, ...]) -> Event:
    """Returns the event of a row of `COLUMNS`."""
    number, key, kind, mode, quad, *rest = columns
    trigger, place, rest = rest[:2], rest[2:4], rest[4:]
    name, place_kind, country, latitude, longitude, place_reason, *rest = rest
    time, (value, time_type, date, date_reason, status, claimant, rule) = rest[:2], rest[2:]
    parties: dict[str, list[Actor]] = {"actor": [], "recipient": []}
    for role, written, start, end, full, code, local in rows(
        connection,
        "SELECT role, written, mention_start, mention_end, name, code, local FROM party WHERE event = ?"
        " ORDER BY role, place",
        (number,),
    ):
        parties[role].append(Actor(text=written, mention=(start, end), name=full, code=code, entity=local))
    return Event(
        id=key,
        type=kind,
        mode=mode,
        quad=quad,
        trigger=(trigger[0], trigger[1]),
        actors=tuple(parties["actor"]),
        recipients=tuple(parties["recipient"]),
        place=_span(place),
        location=(
            Location(name=name, kind=place_kind, country=country, latitude=latitude, longitude=longitude)
            if name is not None
            else None
        ),
        location_reason=place_reason,
        time=_span(time),
        timex=Timex(value=value, type=time_type) if time_type is not None else None,
        date=date,
        date_reason=date_reason,
        status=status,
        claimant=claimant,
        statements=tuple(
            statement
            for (statement,) in rows(connection, "SELECT statement FROM told WHERE event = ? ORDER BY place", (number,))
        ),
        rule=rule,
    )


def _span(pair: list[int | None]) -> Span | None:
    start, end = pair
    return (start, end) if start is not None and end is not None else None
