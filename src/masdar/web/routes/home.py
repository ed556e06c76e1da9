"""The home page: what the archive holds, and its newest statements."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from masdar.archive.overview import overview, reasons
from masdar.archive.search import Found, Search
from masdar.web.library import Desk
from masdar.web.schema import answers
from masdar.web.visit import Rows, Visitor
from masdar.web.words import Words

_NEWEST = 10
_REASONS = 10

router = APIRouter()


@router.get("/", include_in_schema=False)
def page(visit: Visitor) -> Response:
    """Answers with the page."""
    return visit.page("home.html", _context)


@router.get("/index.json", summary="api.home", responses=answers("Hit"))
def rows(visit: Visitor) -> Response:
    """Answers with the newest statements; `about` has the figures of the archive."""
    return visit.rows(
        lambda desk: Rows(
            rows=list(_newest(desk).hits),
            truncated=True,
            next="/search.json?order=newest",
            about={"archive": overview(desk.connection), "failures": reasons(desk.connection, _REASONS)},
        )
    )


def _context(desk: Desk, _words: Words) -> dict[str, Any]:
    newest = desk.attempt(lambda: desk.once("newest", lambda: _newest(desk)))
    return {
        "held": desk.attempt(lambda: desk.once("overview", lambda: overview(desk.connection))),
        "reasons": desk.once("reasons", lambda: reasons(desk.connection, _REASONS)),
        "hits": newest.hits if newest is not None else [],
        "matched": {},
    }


def _newest(desk: Desk) -> Found:
    return desk.searcher.find(Search(order="newest"), _NEWEST)
