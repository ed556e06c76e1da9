"""One request: the visitor's language and digits, and the answer as a page or in JSON, with its entity tag."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Annotated, Any, Final, Literal, cast, get_args
from urllib.parse import quote

import msgspec
from fastapi import Depends
from starlette.requests import Request
from starlette.responses import Response

from masdar.drawing import Manner
from masdar.web.addresses import with_query
from masdar.web.library import Desk, Library
from masdar.web.render import render
from masdar.web.words import LANGUAGES, Digits, Language, Words, words

_DIGITS: Final = get_args(Digits)
_SETTINGS = ("lang", "digits")
_YEAR = 365 * 24 * 3600
_ENCODER = msgspec.json.Encoder(enc_hook=str)


class MissingError(LookupError):
    """Something that the archive does not have; `kind` is what it would have been."""

    def __init__(self, kind: str, wanted: str) -> None:
        super().__init__(wanted)
        self.kind = kind
        self.wanted = wanted


class Rows(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=False):
    """What every answer in JSON is."""

    ok: bool = True
    rows: list[Any]
    truncated: bool = False
    """True where there are more rows."""
    next: str | None = None
    """Address of the next page; null on the last."""
    about: dict[str, Any] = {}
    """What is said of the rows as a whole: counts, facets, the entity."""


class Visit:
    """A request and its answer."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.library: Library = request.app.state.library
        self._set = {
            name: value
            for name, allowed in (("lang", LANGUAGES), ("digits", _DIGITS))
            if (value := request.query_params.get(name, "")) in allowed
        }
        self.words = words(
            cast("Language", self._choice("lang", LANGUAGES)), cast("Digits", self._choice("digits", _DIGITS))
        )

    def page(self, template: str, make: Callable[[Desk, Words], dict[str, Any]]) -> Response:
        """Answers with a page of the template and what `make` finds for it."""
        tag = self._tag("page", self.words.language, self.words.digits)
        if self._known(tag):
            return self._tagged(self._set_cookies(Response(status_code=HTTPStatus.NOT_MODIFIED)), tag)
        html = self.library.pages.get(tag)
        if html is None:
            with self.library.desk() as desk:
                context = make(desk, self.words)
            html = self._html(template, context)
            self.library.pages.keep(tag, html)
        return self._tagged(self._set_cookies(Response(html, media_type="text/html")), tag)

    def rows(self, make: Callable[[Desk], Rows]) -> Response:
        """Answers with rows in JSON."""
        tag = self._tag("rows")
        if self._known(tag):
            return self._tagged(Response(status_code=HTTPStatus.NOT_MODIFIED), tag)
        with self.library.desk() as desk:
            found = make(desk)
        return self._tagged(json_answer(found), tag)

    def plain(self, template: str, context: dict[str, Any], status: int = HTTPStatus.OK) -> Response:
        """Answers with a page that asks nothing of the archive."""
        return self._set_cookies(Response(self._html(template, context), status, media_type="text/html"))

    def _html(self, template: str, context: dict[str, Any]) -> bytes:
        return render(template, self.words, self._around() | context).encode("utf-8", "replace")

    def _set_cookies(self, answer: Response) -> Response:
        for name, value in self._set.items():
            answer.set_cookie(name, value, max_age=_YEAR, httponly=True, samesite="lax")
        return answer

    def _here(self, **changed: object) -> str:
        """Returns the address of this page with parameters changed."""
        query = dict(self.request.query_params) if self.request.method == "GET" else {}
        return with_query(self._path(), **(query | changed))

    def _path(self) -> str:
        """Returns the path of this page, for a link that leads to no other host."""
        return quote(f"/{self.request.url.path.lstrip('/')}", safe="/~:,")

    def _around(self) -> dict[str, Any]:
        """Returns what every page needs: the archive's name, and this page in the other language and digits."""
        query = {name: value for name, value in self.request.query_params.items() if name not in _SETTINGS}
        return {
            "archive": self.library.path.name,
            "path": self.request.url.path,
            "twin": with_query(twin(self._path()), **query),
            "other_language": self._here(lang="en" if self.words.language == "ar" else "ar"),
            "other_digits": self._here(digits="arab" if self.words.digits == "latn" else "latn"),
            "query": "",
        }

    def _choice(self, name: str, allowed: tuple[str, ...]) -> str:
        chosen = self._set.get(name) or self.request.cookies.get(name)
        return chosen if chosen in allowed else allowed[0]

    def _tag(self, *asked: object) -> str:
        return self.library.tag(self.request.url.path, self.request.url.query, *asked)

    def _known(self, tag: str) -> bool:
        return tag in {
            part.strip().removeprefix("W/") for part in self.request.headers.get("if-none-match", "").split(",")
        }

    @staticmethod
    def _tagged(answer: Response, tag: str) -> Response:
        answer.headers["ETag"] = tag
        answer.headers["Cache-Control"] = "private, no-cache"
        answer.headers["Vary"] = "Cookie"
        return answer


def manners(words: Words, id: str, width: int) -> tuple[Manner, Manner]:
    """Returns how to draw for a visitor: on a wide screen, and on a narrow one."""
    digits: Literal["arabic", "latin"] = "arabic" if words.digits == "arab" else "latin"
    return Manner(words.language, digits, width, id), Manner(words.language, digits, _NARROW, f"{id}-narrow")


_NARROW = 340
"""Width of a drawing on a narrow screen."""


def json_answer(found: object, status: int = HTTPStatus.OK) -> Response:
    """Returns an answer in JSON."""
    return Response(_ENCODER.encode(found), status, media_type="application/json")


def twin(path: str) -> str:
    """Returns the path of the twin in JSON of a page."""
    return "/index.json" if path == "/" else f"{path}.json"


async def _visit(request: Request) -> Visit:
    """Returns the visit of a request at once: a function that is not awaited would wait for a thread of its own."""
    return Visit(request)


Visitor = Annotated[Visit, Depends(_visit)]
