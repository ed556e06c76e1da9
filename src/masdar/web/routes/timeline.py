"""Statements over time, by when they were published and by when they were said; the two are kept apart."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from masdar.archive.timeline import Stretch, Unit
from masdar.drawing import counts
from masdar.web.library import Desk
from masdar.web.parameters import Counted
from masdar.web.schema import answers
from masdar.web.visit import Rows, Visitor, manners
from masdar.web.words import Words

_DRAWN = 960
_ROWS = 400
"""Stretches of time that are listed; all are drawn."""

router = APIRouter()


@router.get("/timeline.json", summary="api.timeline", responses=answers("Stretch"))
def rows(visit: Visitor, asked: Annotated[Counted, Query()]) -> Response:
    """Answers with the statements of each stretch of time."""

    def make(desk: Desk) -> Rows:
        found = _stretches(desk, asked, asked.by or "month", said=bool(asked.said))
        return Rows(rows=[stretch._asdict() for stretch in found])

    return visit.rows(make)


@router.get("/timeline", include_in_schema=False)
def page(visit: Visitor, asked: Annotated[Counted, Query()]) -> Response:
    """Answers with both ways of counting, drawn and listed."""
    return visit.page("timeline.html", lambda desk, words: _context(desk, words, asked))


def _context(desk: Desk, words: Words, asked: Counted) -> dict[str, Any]:
    unit: Unit = asked.by or "month"
    both = {name: _stretches(desk, asked, unit, said=name == "said") for name in ("published", "said")}
    drawings = {
        name: [counts(found, unit, manner) for manner in manners(words, f"{name}-drawing", _DRAWN)]
        for name, found in both.items()
        if any(stretch.date for stretch in found)
    }
    return {
        "asked": asked,
        "query": asked.q,
        "unit": unit,
        "both": {name: found[-_ROWS:] for name, found in both.items()},
        "drawings": drawings,
    }


def _stretches(desk: Desk, asked: Counted, unit: Unit, *, said: bool) -> list[Stretch]:
    search = asked.search()
    return desk.once(("timeline", search, unit, said), lambda: desk.searcher.timeline(search, unit, said=said))
