"""Searching: statements by their words and by what is known of them."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from masdar.archive.matched import matched
from masdar.archive.search import Found
from masdar.archive.tally import Tally
from masdar.lexicon.classes import ACTS
from masdar.web.addresses import with_query
from masdar.web.facets import counted, facets, tally
from masdar.web.library import Desk
from masdar.web.parameters import Asked, cursor, place
from masdar.web.schema import answers
from masdar.web.visit import Rows, Visitor
from masdar.web.words import Words

router = APIRouter()


@router.get("/search", include_in_schema=False)
def page(visit: Visitor, asked: Annotated[Asked, Query()]) -> Response:
    """Answers with the page."""
    return visit.page("search.html", lambda desk, words: _context(desk, asked, words))


@router.get("/search.json", summary="api.search", responses=answers("Hit"))
def rows(visit: Visitor, asked: Annotated[Asked, Query()]) -> Response:
    """Answers with a page of matches; `about` has their count and facets."""

    def make(desk: Desk) -> Rows:
        counts = tally(desk, asked.search())
        found = _find(desk, asked, counts)
        return Rows(
            rows=list(found.hits),
            truncated=found.after is not None,
            next=_next("/search.json", asked, found),
            about={"count": _count(desk, asked, counts), "facets": _facets(counts)},
        )

    return visit.rows(make)


def _context(desk: Desk, asked: Asked, words: Words) -> dict[str, Any]:
    counts = tally(desk, asked.search())
    found = _find(desk, asked, counts)
    return {
        "asked": asked,
        "query": asked.q,
        "hits": found.hits,
        "matched": matched(desk.searcher, asked.search(), found.hits),
        "count": _count(desk, asked, counts),
        "facets": facets(counts, asked, words) if counts is not None else [],
        "next": _next("/search", asked, found),
        "acts": ACTS,
        "narrowed": len(asked.given()) > bool(asked.q),
    }


def _find(desk: Desk, asked: Asked, counts: Tally | None) -> Found:
    order = asked.order if asked.q or asked.order != "rank" else "newest"
    matches = counts.matches if counts is not None else None
    return desk.searcher.find(asked.search(order), asked.limit, place(asked.after), matches)


def _count(desk: Desk, asked: Asked, counts: Tally | None) -> int:
    if counts is not None:
        return counts.matches
    search = asked.search()
    return desk.once(("count", search), lambda: desk.searcher.count(search))


def _facets(counts: Tally | None) -> dict[str, list[dict[str, Any]]] | None:
    if counts is None:
        return None
    return {name: [value._asdict() for value in values] for name, values in counted(counts).items()}


def _next(path: str, asked: Asked, found: Found) -> str | None:
    if found.after is None:
        return None
    given = asked.given() | {"order": asked.order, "limit": asked.limit, "after": cursor(found.after)}
    return with_query(path, **given)
