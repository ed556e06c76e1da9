"""One event as several articles tell it: linked by its claim, or by its type, parties and day; no version is chosen."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

import apsw
import msgspec

from masdar.archive.events.search import EventHit, Events, folded
from masdar.archive.export.evidence import sentence
from masdar.archive.rows import row, rows
from masdar.archive.trace import NothingToTraceError, Trace, Tracer
from masdar.model import SECTORS, Actor, Event

Link = Literal["claim", "parties"]
Field = Literal["status", "claimant", "date", "place", "actors", "recipients"]

_DAYS = 1
"""How many days apart two articles may put one event: night falls between them, and papers print the day after."""
_PARTIES = 2
"""Parties that two versions share; one is enough where a version names no other and the mode is the same."""


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """An event of another article that is taken for the same."""

    hit: EventHit
    why: tuple[Link, ...]
    """claim: its article carries the claim that tells of the event. parties: type, parties and day are the same."""
    differs: tuple[Field, ...]
    """In what the two versions contradict each other; what only one of them tells is no contradiction."""


class SameEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An event with its other versions, the earliest published first."""

    event: EventHit
    versions: tuple[Version, ...]


def same_event(connection: apsw.Connection, events: Events, tracer: Tracer, wanted: str) -> SameEvent | None:
    """Returns an event by its identifier with the versions of other articles, or null where there is none."""
    found = row(connection, "SELECT id, article FROM event WHERE key = ? AND latest", (wanted,))
    if found is None:
        return None
    number, article = found
    mine = events.hit(number)
    why: dict[int, list[Link]] = {}
    for other in _by_claim(connection, tracer, mine, article):
        why.setdefault(other, []).append("claim")
    for other in _by_parties(connection, events, mine, article):
        why.setdefault(other, []).append("parties")
    hits = [(events.hit(other), links) for other, links in why.items()]
    versions = [
        Version(hit=hit, why=tuple(dict.fromkeys(links)), differs=differences(mine.event, hit.event))
        for hit, links in hits
    ]
    versions.sort(key=lambda version: (version.hit.date or "9", version.hit.row))
    return SameEvent(event=mine, versions=tuple(versions))


def differences(one: Event, other: Event) -> tuple[Field, ...]:
    """Returns in what two versions of an event contradict each other."""
    mine, theirs = ((event.location.name if event.location is not None else None) for event in (one, other))
    pairs: tuple[tuple[Field, object, object], ...] = (
        ("status", one.status, other.status),
        ("claimant", folded(one.claimant), folded(other.claimant)),
        ("date", one.date, other.date),
        ("place", mine, theirs),
        ("actors", _codes(one.actors), _codes(other.actors)),
        ("recipients", _codes(one.recipients), _codes(other.recipients)),
    )
    return tuple(name for name, told, otherwise in pairs if told and otherwise and told != otherwise)


def _by_claim(connection: apsw.Connection, tracer: Tracer, mine: EventHit, article: int) -> set[int]:
    """Returns the events of the same type that stand in a passage which carries a claim that tells of the event."""
    found: set[int] = set()
    for trace in _traces(connection, tracer, mine, article):
        for carrier in trace.carriers:
            if carrier.field != "text" or carrier.article == mine.article:
                continue
            found.update(
                number
                for (number,) in rows(
                    connection,
                    "SELECT event.id FROM event JOIN article ON article.id = event.article WHERE article.key = ?"
                    " AND event.latest AND type = ? AND trigger_start >= ? AND trigger_end <= ?",
                    (carrier.article, mine.event.type, *carrier.span),
                )
            )
    return found


def _traces(connection: apsw.Connection, tracer: Tracer, mine: EventHit, article: int) -> list[Trace]:
    """Returns the traces of the statements that tell of an event, or of its sentence where none does."""
    wanted = list(mine.event.statements)
    if not wanted:
        found = row(connection, "SELECT text FROM article WHERE id = ?", (article,))
        assert found is not None
        wanted = [sentence(found[0], mine.event.trigger)]
    traces = []
    for claim in wanted:
        try:
            traces.append(tracer.trace(claim))
        except NothingToTraceError:
            continue
    return traces


def _by_parties(connection: apsw.Connection, events: Events, mine: EventHit, article: int) -> list[int]:
    """Returns the events of the same type and day, in other articles, whose parties are those of the event."""
    if mine.day is None or not _parties(mine.event):
        return []
    try:
        day = date.fromisoformat(mine.day)
        near = [(day + timedelta(days=days)).isoformat() for days in (-_DAYS, _DAYS)]
    except (ValueError, OverflowError):
        return []
    found = rows(
        connection,
        "SELECT id FROM event WHERE type = ? AND day BETWEEN ? AND ? AND latest AND article <> ? ORDER BY id",
        (mine.event.type, *near, article),
    )
    return [number for (number,) in found if _same_parties(mine.event, events.event(number))]


def _same_parties(one: Event, other: Event) -> bool:
    """Tells whether two events of a type have the same parties: two at least, or one actor where the mode is known."""
    if one.mode != other.mode and one.mode is not None and other.mode is not None:
        return False
    if len(_parties(one) & _parties(other)) >= _PARTIES:
        return True
    alone = min(len(_parties(one)), len(_parties(other))) == 1
    return alone and one.mode is not None and one.mode == other.mode and bool(_codes(one.actors) & _codes(other.actors))


def _parties(event: Event) -> frozenset[str]:
    return _codes((*event.actors, *event.recipients))


def _codes(actors: tuple[Actor, ...]) -> frozenset[str]:
    """Returns the country or organization of each actor, or its name where it has none."""
    heads = ((actor, (actor.code or "").split("-")[0]) for actor in actors)
    return frozenset(
        head if head and head not in SECTORS else folded(actor.name or actor.text) for actor, head in heads
    )
