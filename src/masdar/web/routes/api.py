"""The page that documents the API, made from its description (`/openapi.json`)."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from masdar.web.library import Desk
from masdar.web.visit import Visitor
from masdar.web.words import Words

router = APIRouter()


@router.get("/api", include_in_schema=False)
def page(visit: Visitor) -> Response:
    """Answers with the page."""
    described = visit.request.app.openapi()

    def make(_desk: Desk, _words: Words) -> dict[str, Any]:
        return {
            "routes": [
                _route(path, *entry) for path, entries in described["paths"].items() for entry in entries.items()
            ]
        }

    return visit.page("api.html", make)


def _route(path: str, method: str, about: dict[str, Any]) -> dict[str, Any]:
    parameters = [one["name"] for one in about.get("parameters", ()) if one["in"] == "query"]
    return {"path": path, "method": method.upper(), "key": about["x-key"], "parameters": parameters}
