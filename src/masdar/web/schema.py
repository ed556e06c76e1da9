"""The description of the API: what each route answers, made from the structures that it answers with."""

from __future__ import annotations

from typing import Any, NamedTuple, get_type_hints

import msgspec
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from masdar.archive.events import EventHit
from masdar.archive.events.same import Version
from masdar.archive.outlets import Outlet, ShownOutlet
from masdar.archive.search import Hit
from masdar.archive.shown import ShownArticle, ShownEntity, ShownStatement
from masdar.archive.timeline import Stretch
from masdar.archive.trace import Carrier, Drift, Origin, Possible
from masdar.model import Article
from masdar.web.paste import Pasted
from masdar.web.words import strings

_REF = "#/components/schemas/{name}"
_CONTENT = "application/json"


def _as_struct(cls: type[NamedTuple]) -> type[msgspec.Struct]:
    """Returns a named tuple as a structure, which is how it is answered with."""
    return msgspec.defstruct(cls.__name__, list(get_type_hints(cls).items()))


class Figure(msgspec.Struct, frozen=True):
    """A measured figure, from 0 to 1."""

    key: str
    """What is measured."""
    few: str
    """On 60 articles of 16 outlets that were read while the rules were made."""
    many: str
    """On 450 articles of six outlets that were, too."""
    measured: str
    """On 110 articles that were only measured."""


_ROWS = (
    Article, Carrier, Drift, EventHit, Figure, Hit, Origin, Outlet, Pasted, Possible, ShownArticle, ShownEntity,
    ShownOutlet, ShownStatement, Version, _as_struct(Stretch),
)  # fmt: skip
_ERROR = {
    "type": "object",
    "required": ["ok", "error", "try"],
    "properties": {
        "ok": {"const": False},
        "error": {"type": "string", "description": "What is wrong, in one sentence."},
        "try": {"type": "string", "description": "What to do."},
    },
}
PASTED = {"required": True, "content": {_CONTENT: {"schema": {"$ref": _REF.format(name="Pasted")}}}}
"""The body of a request to read a text."""


def answers(row: str, **lists: str) -> dict[int | str, dict[str, Any]]:
    """Returns what a route answers: rows of a kind, nothing new, or what is wrong.

    Args:
        row: the kind of the rows.
        lists: what lists `about` has, each with the kind of its items.
    """
    items = {name: {"type": "array", "items": {"$ref": _REF.format(name=kind)}} for name, kind in lists.items()}
    about: dict[str, Any] = {"type": "object", "description": "What is said of the rows as a whole."}
    rows = {
        "type": "object",
        "required": ["ok", "rows", "truncated", "next", "about"],
        "properties": {
            "ok": {"const": True},
            "rows": {"type": "array", "items": {"$ref": _REF.format(name=row)}},
            "truncated": {"type": "boolean", "description": "True where there are more rows."},
            "next": {"type": ["string", "null"], "description": "Address of the next page."},
            "about": {**about, "properties": items} if items else about,
        },
    }
    error = {"description": "What is wrong, and what to do", "content": {_CONTENT: {"schema": _ERROR}}}
    found = {"description": "Rows", "content": {_CONTENT: {"schema": rows}}}
    return {200: found, 304: {"description": "Nothing has changed (If-None-Match)"}, "4XX": error, "5XX": error}


def describe(app: FastAPI) -> None:
    """Gives the application its description."""

    def made() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _described(app)
        return app.openapi_schema

    app.openapi = made  # type: ignore[method-assign] # how FastAPI is asked for it


def _described(app: FastAPI) -> dict[str, Any]:
    found = get_openapi(title=app.title, version=app.version, description=strings("en")["api.about"], routes=app.routes)
    _, components = msgspec.json.schema_components(_ROWS, ref_template=_REF)
    found["components"] = {"schemas": components}
    for entries in found["paths"].values():
        for about in entries.values():
            about["x-key"] = about["summary"]
            about["summary"] = strings("en")[about["summary"]]
            about["responses"].pop("422", None)  # what is wrong with a parameter is told as every error
    return found
