"""What goes wrong, as a page or in JSON: what, why, and what to try; never a trace."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import NamedTuple

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from masdar.archive.database import ArchiveError
from masdar.archive.search import QueryError
from masdar.archive.trace import NothingToTraceError
from masdar.web.guard import HEADERS
from masdar.web.library import CostlyError
from masdar.web.parameters import CursorError
from masdar.web.paste import PasteError
from masdar.web.visit import MissingError, Visit, json_answer
from masdar.web.words import Words, words

_LOG = logging.getLogger("masdar.web")


class _Told(NamedTuple):
    """What a visitor is told: the keys of what happened and of what to try are `error.<kind>` and `try.<kind>`."""

    status: int
    kind: str
    detail: Callable[[Words], str] = lambda _words: ""


def handle(app: FastAPI) -> None:
    """Tells the application how to answer where something goes wrong."""
    for error in (*_TOLD, HTTPException, RequestValidationError, Exception):
        app.add_exception_handler(error, _answer)


def _answer(request: Request, error: Exception) -> Response:
    told = _told(error)
    if told.status >= 500 and told.kind == "broken":  # noqa: PLR2004 - the server's own fault
        _LOG.error("%s: %s", request.url.path, error, exc_info=error)
    answer = _told_as(request, told)
    answer.headers.update(HEADERS)  # a fault is answered before the guard
    return answer


def _told_as(request: Request, told: _Told) -> Response:
    """Returns what is told in the form that was asked for."""
    if request.url.path.endswith(".json"):
        english = words("en", "latn")
        detail = told.detail(english)
        sentence = english.text(f"error.{told.kind}") + (f": {detail}" if detail else "")
        return json_answer({"ok": False, "error": sentence, "try": english.text(f"try.{told.kind}")}, told.status)
    visit = Visit(request)
    context = {"kind": told.kind, "detail": told.detail(visit.words), "status": told.status}
    return visit.plain("error.html", context, told.status)


def _told(error: Exception) -> _Told:
    for kind, tell in _TOLD.items():
        if isinstance(error, kind):
            return tell(error)
    if isinstance(error, RequestValidationError):
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"][1:]) or str(first["loc"][0])
        values = first.get("ctx", {})
        return _Told(400, "parameter", lambda words: f"{place}: " + words.told("field", first["type"]).format(**values))
    if isinstance(error, HTTPException):
        return _Told(error.status_code, {404: "page", 405: "method"}.get(error.status_code, "request"))
    return _Told(500, "broken")


_TOLD: dict[type[Exception], Callable[[Exception], _Told]] = {
    MissingError: lambda error: _Told(404, error.kind, lambda _words: error.wanted),  # type: ignore[attr-defined]
    QueryError: lambda error: _Told(400, "query", lambda words: words.translated("query", str(error))),
    NothingToTraceError: lambda _error: _Told(400, "short"),
    CursorError: lambda _error: _Told(400, "cursor"),
    PasteError: lambda error: _Told(error.status, error.kind),  # type: ignore[attr-defined]
    CostlyError: lambda _error: _Told(503, "costly"),
    ArchiveError: lambda _error: _Told(503, "archive"),
}
