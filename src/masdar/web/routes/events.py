"""Events: who did what to whom, how real, on whose word; and one event as every article tells it."""

from __future__ import annotations

from typing import Annotated, Any, NamedTuple, cast, get_args

from fastapi import APIRouter, Query
from starlette.responses import Response

from masdar.archive.events import EventHit, Events
from masdar.archive.events.same import SameEvent, same_event
from masdar.archive.events.search import Cell, FoundEvents
from masdar.drawing import ranges
from masdar.drawing.ranges import Dated
from masdar.model import EventType, Status
from masdar.web.addresses import identifier, with_query
from masdar.web.library import Desk
from masdar.web.parameters import CursorError, Happened, cursor, place
from masdar.web.schema import answers
from masdar.web.visit import MissingError, Rows, Visitor, manners
from masdar.web.words import Words

_DRAWN = 960
_PARTIES = 12
"""Rows and columns of the matrix: the parties with the most events."""
_CONFLICT = 3
"""The first of the quad classes that are conflict."""

router = APIRouter()


class _Meeting(NamedTuple):
    """A field of the matrix."""

    events: int
    conflict: int
    """Those of them that are conflict."""
    address: str


class _Matrix(NamedTuple):
    """Who acts toward whom."""

    actors: list[str]
    recipients: list[str]
    fields: dict[tuple[str, str], _Meeting]


@router.get("/events.json", summary="api.events", responses=answers("EventHit"))
def rows(visit: Visitor, asked: Annotated[Happened, Query()]) -> Response:
    """Answers with a page of events; `about` has their count and who acts toward whom."""

    def make(desk: Desk) -> Rows:
        found = _find(desk, asked)
        return Rows(
            rows=list(found.hits),
            truncated=found.after is not None,
            next=_next("/events.json", asked, found),
            about={"count": _count(desk, asked), "matrix": _cells(desk, asked)},
        )

    return visit.rows(make)


@router.get("/events", include_in_schema=False)
def page(visit: Visitor, asked: Annotated[Happened, Query()]) -> Response:
    """Answers with the page."""
    return visit.page("events.html", lambda desk, words: _context(desk, words, asked))


@router.get("/event/{event}.json", summary="api.event", responses=answers("Version"))
def event_rows(visit: Visitor, event: str) -> Response:
    """Answers with the versions that other articles tell of an event; `about` has the event itself."""

    def make(desk: Desk) -> Rows:
        one = _same(desk, event)
        return Rows(rows=list(one.versions), about={"event": one.event})

    return visit.rows(make)


@router.get("/event/{event}", include_in_schema=False)
def event_page(visit: Visitor, event: str) -> Response:
    """Answers with an event and its other versions beside each other."""

    def make(desk: Desk, _words: Words) -> dict[str, Any]:
        one = _same(desk, event)
        return {"event": one.event, "versions": one.versions}

    return visit.page("event.html", make)


def _context(desk: Desk, words: Words, asked: Happened) -> dict[str, Any]:
    found = _find(desk, asked)
    dated = [
        Dated(_label(hit, words), hit.event.date, None, hit.date) for hit in found.hits if hit.event.date or hit.date
    ]
    return {
        "asked": asked,
        "hits": found.hits,
        "count": _count(desk, asked),
        "next": _next("/events", asked, found),
        "matrix": _matrix(_cells(desk, asked), asked),
        "drawings": [ranges(dated, manner) for manner in manners(words, "events-drawing", _DRAWN)] if dated else [],
        "types": get_args(EventType),
        "statuses": get_args(Status),
        "narrowed": bool(asked.given()),
    }


def _label(hit: EventHit, words: Words) -> str:
    parties = [actor.name or actor.text for actor in (*hit.event.actors, *hit.event.recipients)]
    between = words.text("cite.comma") + " "
    return f"{words.told('event_type', hit.event.type)}: {between.join(parties)}"


def _find(desk: Desk, asked: Happened) -> FoundEvents:
    after = place(asked.after)
    if after is not None and not isinstance(after[0], str):
        raise CursorError
    return Events(desk.connection).find(asked.search(), asked.limit, cast("tuple[str, int] | None", after))


def _count(desk: Desk, asked: Happened) -> int:
    search = asked.search()
    return desk.once(("events", search), lambda: Events(desk.connection).count(search))


def _cells(desk: Desk, asked: Happened) -> list[Cell]:
    search = asked.search()
    return desk.once(("matrix", search), lambda: Events(desk.connection).matrix(search))


def _matrix(cells: list[Cell], asked: Happened) -> _Matrix | None:
    """Returns the matrix of the parties with the most events, or null where no two act toward each other."""
    actors, recipients = _most(cells, "actor"), _most(cells, "recipient")
    fields: dict[tuple[str, str], _Meeting] = {}
    for cell in cells:
        if cell.actor not in actors or cell.recipient not in recipients:
            continue
        pair = cell.actor, cell.recipient
        known = fields.get(pair) or _Meeting(0, 0, _between(*pair, asked))
        conflict = cell.events if cell.quad >= _CONFLICT else 0
        fields[pair] = known._replace(events=known.events + cell.events, conflict=known.conflict + conflict)
    return _Matrix(actors, recipients, fields) if fields else None


def _most(cells: list[Cell], role: str) -> list[str]:
    counts: dict[str, int] = {}
    for cell in cells:
        party: str = getattr(cell, role)
        counts[party] = counts.get(party, 0) + cell.events
    return sorted(counts, key=lambda party: (-counts[party], party))[:_PARTIES]


def _between(actor: str, recipient: str, asked: Happened) -> str:
    return with_query("/events", **(asked.given() | {"party": actor, "other": recipient}))


def _next(path: str, asked: Happened, found: FoundEvents) -> str | None:
    if found.after is None:
        return None
    return with_query(path, **(asked.given() | {"limit": asked.limit, "after": cursor(found.after)}))


def _same(desk: Desk, event: str) -> SameEvent:
    """Returns an event with its versions.

    Raises:
        MissingError: the archive has none of that identifier.
    """
    wanted = identifier(event)
    found = desk.once(
        ("event", wanted), lambda: same_event(desk.connection, Events(desk.connection), desk.tracer(), wanted)
    )
    if found is None:
        raise MissingError("event", wanted)
    return found
