"""«اقرأ نصا»: a pasted article, read and shown with its evidence, and kept nowhere."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any
from urllib.parse import parse_qs

import msgspec
from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from masdar.web.paste import LARGEST, LONGEST, Pasted, PasteError, Reader
from masdar.web.routes.article import reading
from masdar.web.schema import PASTED, answers
from masdar.web.visit import Rows, Visitor, json_answer

_FIELDS = 20
_DECODER = msgspec.json.Decoder(Pasted)

router = APIRouter()


async def body(request: Request) -> bytes:
    """Returns the body of a request, of bounded size.

    Raises:
        PasteError: it is too large.
    """
    taken = bytearray()
    async for chunk in request.stream():
        taken += chunk
        if len(taken) > LARGEST:
            raise PasteError("long", 413)
    return bytes(taken)


Body = Annotated[bytes, Depends(body)]


@router.get("/read", include_in_schema=False)
def form(visit: Visitor) -> Response:
    """Answers with the box."""
    return visit.plain("read.html", {"pasted": None, "longest": LONGEST})


@router.post("/read", include_in_schema=False)
def page(visit: Visitor, body: Body) -> Response:
    """Answers with the article that was pasted."""
    try:
        given = parse_qs(body.decode("ascii", "replace"), errors="replace", max_num_fields=_FIELDS)
    except ValueError as error:
        raise PasteError("form", 400) from error
    pasted = _checked({name: values[0] for name, values in given.items()})
    article = _reader(visit.request).read(pasted)
    context: dict[str, Any] = {"pasted": pasted, "longest": LONGEST, **reading(article, {})}
    return visit.plain("read.html", context)


@router.post("/read.json", summary="api.read", responses=answers("Article"), openapi_extra={"requestBody": PASTED})
def rows(visit: Visitor, body: Body) -> Response:
    """Answers with the record of the article that was given."""
    try:
        given = _DECODER.decode(body)
    except msgspec.DecodeError as error:
        raise PasteError("form", 400) from error
    article = _reader(visit.request).read(_checked(msgspec.structs.asdict(given)))
    return json_answer(Rows(rows=[article]))


def _checked(given: dict[str, str | None]) -> Pasted:
    """Returns what was pasted, with lines that end as everywhere and letters that are whole."""
    day = (given.get("date") or "").strip() or None
    try:
        whole_day = date.fromisoformat(day).isoformat() if day is not None else None
    except ValueError as error:
        raise PasteError("day", 400) from error
    return Pasted(
        text=_whole(given.get("text")),
        title=_whole(given.get("title")).strip(),
        date=whole_day,
        outlet=_whole(given.get("outlet")).strip() or None,
    )


def _whole(text: str | None) -> str:
    return (text or "").replace("\r\n", "\n").encode("utf-8", "replace").decode()


def _reader(request: Request) -> Reader:
    reader: Reader = request.app.state.reader
    return reader
