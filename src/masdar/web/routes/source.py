"""Whoever speaks, relays, is spoken to or spoken of: all that the archive has of them."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query
from starlette.responses import RedirectResponse, Response

from masdar.archive.identities import tenures
from masdar.archive.keys import words as words_of
from masdar.archive.search import Found, Search
from masdar.archive.shown import ShownEntity, find, shown_entity
from masdar.drawing import counts
from masdar.web.addresses import identifier, source_path, with_query
from masdar.web.library import Desk
from masdar.web.parameters import Listed, Named, cursor, place
from masdar.web.schema import answers
from masdar.web.visit import MissingError, Rows, Visitor, manners
from masdar.web.words import Words

ROLES: Final = ("source", "about", "to", "via")
_DRAWN = 960
"""Width of the drawing of what was said over time."""
_TENURES = 12
_SPELLINGS = 6
"""Spellings of a name that are looked for in what others say."""
_MOST_FOUND = 50

router = APIRouter()


@router.get("/sources.json", summary="api.sources", responses=answers("ShownEntity"))
def found_rows(visit: Visitor, asked: Annotated[Named, Query()]) -> Response:
    """Answers with the entities that a name means."""
    return visit.rows(lambda desk: Rows(rows=list(_named(desk, asked.name)[:_MOST_FOUND])))


@router.get("/sources", include_in_schema=False)
def found_page(visit: Visitor, asked: Annotated[Named, Query()]) -> Response:
    """Answers with the entities that a name means, or with the only one itself."""
    with visit.library.desk() as desk:
        found = _named(desk, asked.name)
    if len(found) == 1:
        return RedirectResponse(source_path(found[0].key), status_code=303)
    return visit.page("sources.html", lambda _desk, _words: {"wanted": asked.name, "found": found[:_MOST_FOUND]})


@router.get("/source/{entity}.json", summary="api.source", responses=answers("Hit"))
def rows(visit: Visitor, entity: str, asked: Annotated[Listed, Query()]) -> Response:
    """Answers with the statements of an entity in a role; `about` has the entity and its offices."""

    def make(desk: Desk) -> Rows:
        shown = _shown(desk, entity)
        found = _statements(desk, shown, asked)
        offices = tenures(desk.connection, shown.key, _TENURES)
        return Rows(
            rows=list(found.hits),
            truncated=found.after is not None,
            next=_next(f"{source_path(shown.key)}.json", asked, found),
            about={"entity": shown, "offices": offices, "count": desk.searcher.count(_search(shown, asked))},
        )

    return visit.rows(make)


@router.get("/source/{entity}", include_in_schema=False)
def page(visit: Visitor, entity: str, asked: Annotated[Listed, Query()]) -> Response:
    """Answers with the page of an entity."""
    return visit.page("source.html", lambda desk, words: _context(desk, words, entity, asked))


def _context(desk: Desk, words: Words, entity: str, asked: Listed) -> dict[str, Any]:
    shown = _shown(desk, entity)
    found = _statements(desk, shown, asked)
    over_time = desk.once(
        ("months", shown.key, asked.role),
        lambda: desk.searcher.timeline(_search(shown, asked), "month") if found.hits else [],
    )
    return {
        "shown": shown,
        "role": asked.role,
        "totals": {
            role: desk.once(("role", shown.key, role), partial(desk.searcher.count, _search(shown, Listed(role=role))))
            for role in ROLES
        },
        "hits": found.hits,
        "matched": {},
        "next": _next(source_path(shown.key), asked, found),
        "offices": tenures(desk.connection, shown.key, _TENURES),
        "stretches": over_time,
        "drawings": [counts(over_time, "month", manner) for manner in manners(words, "time-drawing", _DRAWN)]
        if over_time
        else [],
    }


def _named(desk: Desk, name: str) -> list[ShownEntity]:
    found = find(desk.connection, name) if name.strip() else []
    return [one for one in found if isinstance(one, ShownEntity)]


def _shown(desk: Desk, entity: str) -> ShownEntity:
    wanted = identifier(entity)
    shown = shown_entity(desk.connection, wanted)
    if shown is None:
        raise MissingError("source", wanted)
    return shown


def _search(shown: ShownEntity, asked: Listed) -> Search:
    match asked.role:
        case "source":
            return Search(source=shown.key, order="newest")
        case "to":
            return Search(to=shown.key, order="newest")
        case "via":
            return Search(via=shown.key, order="newest")
    spelled = [" ".join(words_of(one.written)) for one in shown.spellings[:_SPELLINGS]]
    asked_for = [f'content:"{name}"' for name in dict.fromkeys(spelled) if name]
    return Search(query=" OR ".join(asked_for), order="newest")


def _statements(desk: Desk, shown: ShownEntity, asked: Listed) -> Found:
    return desk.searcher.find(_search(shown, asked), asked.limit, place(asked.after))


def _next(path: str, asked: Listed, found: Found) -> str | None:
    if found.after is None:
        return None
    return with_query(path, role=asked.role, limit=asked.limit, after=cursor(found.after))
