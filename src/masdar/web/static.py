"""The files that pages load: style sheets, one script and the fonts, all of this package."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from masdar.drawing import style
from masdar.web.render import FOLDER

_TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "woff2": "font/woff2",
}
_FILES = {path.name: path.read_bytes() for path in (FOLDER / "static").iterdir() if path.is_file()}
DRAWINGS = "drawings.css"

router = APIRouter(include_in_schema=False)


@router.get("/static/{name}")
def static(name: str) -> Response:
    """Answers with a file."""
    content = style().encode() if name == DRAWINGS else _FILES.get(name)
    if content is None:
        raise HTTPException(404)
    kind = _TYPES[name.rpartition(".")[2]]
    return Response(content, media_type=kind, headers={"Cache-Control": "public, max-age=86400"})
