"""How Masdar reads, how well it does it by measurement, and what it does not do."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

import masdar
from masdar.archive.doctor import resources, unfinished
from masdar.tables import read_cells
from masdar.web.library import Desk
from masdar.web.render import FOLDER
from masdar.web.schema import Figure, answers
from masdar.web.visit import Rows, Visitor

_COLUMNS = ("key", "few", "many", "measured")

router = APIRouter()


def figures() -> list[Figure]:
    """Returns what was measured of this version."""
    return [Figure(*cells) for _, cells in read_cells(FOLDER / "figures.tsv", _COLUMNS)]


@router.get("/method.json", summary="api.method", responses=answers("Figure"))
def rows(visit: Visitor) -> Response:
    """Answers with the measured figures; `about` has what the archive was made with."""
    return visit.rows(
        lambda desk: Rows(
            rows=figures(),
            about={"version": masdar.__version__, "made": [one._asdict() for one in resources(desk.connection)]},
        )
    )


@router.get("/method", include_in_schema=False)
def page(visit: Visitor) -> Response:
    """Answers with the page."""

    def make(desk: Desk, _words: object) -> dict[str, Any]:
        return {
            "figures": figures(),
            "made": resources(desk.connection),
            "unfinished": unfinished(desk.connection)[:10],
        }

    return visit.page("method.html", make)
