"""Outlets: whom each relays and how often it names its sources, with the whole beside each number and no ranking."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from masdar.archive.outlets import ShownOutlet, outlets, shown_outlet
from masdar.web.addresses import identifier
from masdar.web.library import Desk
from masdar.web.schema import answers
from masdar.web.visit import MissingError, Rows, Visitor

router = APIRouter()


@router.get("/outlets.json", summary="api.outlets", responses=answers("Outlet"))
def all_rows(visit: Visitor) -> Response:
    """Answers with the outlets by their names."""
    return visit.rows(lambda desk: Rows(rows=list(outlets(desk.connection))))


@router.get("/outlets", include_in_schema=False)
def all_page(visit: Visitor) -> Response:
    """Answers with the list of outlets."""
    return visit.page("outlets.html", lambda desk, _words: {"outlets": outlets(desk.connection)})


@router.get("/outlet/{name}.json", summary="api.outlet", responses=answers("ShownOutlet"))
def rows(visit: Visitor, name: str) -> Response:
    """Answers with the figures of an outlet."""
    return visit.rows(lambda desk: Rows(rows=[_shown(desk, name)]))


@router.get("/outlet/{name}", include_in_schema=False)
def page(visit: Visitor, name: str) -> Response:
    """Answers with the page of an outlet."""

    def make(desk: Desk, _words: object) -> dict[str, Any]:
        return {"shown": _shown(desk, name)}

    return visit.page("outlet.html", make)


def _shown(desk: Desk, name: str) -> ShownOutlet:
    wanted = identifier(name)
    shown = desk.once(("outlet", wanted), lambda: shown_outlet(desk.connection, wanted))
    if shown is None:
        raise MissingError("outlet", wanted)
    return shown
