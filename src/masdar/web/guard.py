"""What stands before every page: who may ask, and what a browser is told to keep to.

A page on this machine can be asked by any other page that the browser shows,
under a name that its author lets point here (DNS rebinding): requests are taken
only under a name of this machine, or with the token that the server printed,
and never from another origin.
"""

from __future__ import annotations

import hmac
from http.cookies import CookieError, SimpleCookie
from typing import Final
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "[::1]"})
"""Names under which a machine reaches itself."""
TOKEN: Final = "token"  # noqa: S105 - its name, in the query and as a cookie
_BEARER = "Bearer "
_LONGEST = 8_192
"""Bytes of an address."""
HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self';"
    " img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""What every answer has."""


class Guard:
    """Lets requests through that come from this machine's own pages or with the token, and adds headers of safety."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str], token: str | None) -> None:
        self._app = app
        self._hosts = hosts
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers, or passes on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        answer = self._refusal(scope) or self._entrance(scope)
        await (answer or self._app)(scope, receive, headed)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if len(scope["raw_path"]) + len(scope["query_string"]) > _LONGEST:
            return _refused(414, "the address is too long; shorten the query")
        if self._token is None and _name(host) not in self._hosts:
            return _refused(421, "this server answers only under a name of this machine, such as 127.0.0.1")
        origin = headers.get("origin")
        foreign = origin is not None and origin.partition("://")[2] != host
        if foreign or (scope["method"] != "GET" and headers.get("sec-fetch-site", "same-origin") != "same-origin"):
            return _refused(403, "the request comes from a page of another origin; open the page of this server itself")
        return None

    def _entrance(self, scope: Scope) -> Response | None:
        """Returns what a visitor gets before the token is known to be theirs; null where it is."""
        if self._token is None:
            return None
        headers = Headers(scope=scope)
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = dict(query).get(TOKEN)
        if given is not None and self._right(given):
            rest = urlencode([(name, value) for name, value in query if name != TOKEN])
            path = scope["raw_path"].decode("latin-1")
            path = f"/{path.lstrip('/')}"  # two slashes would lead to another host
            answer = RedirectResponse(f"{path}?{rest}" if rest else path, status_code=303)
            answer.set_cookie(TOKEN, given, httponly=True, samesite="strict")
            return answer
        bearer = headers.get("authorization", "")
        if (bearer.startswith(_BEARER) and self._right(bearer[len(_BEARER) :])) or self._right(_cookie(headers)):
            return None
        return _refused(401, "open the address that the server printed, with its token; programs send it as a Bearer")

    def _right(self, given: str) -> bool:
        return hmac.compare_digest(given.encode("utf-8", "replace"), (self._token or "").encode())


def _name(host: str) -> str:
    """Returns the name in a `Host` header, without the port."""
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdigit() else host


def _cookie(headers: Headers) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(TOKEN)
    except CookieError:
        return ""
    return found.value if found is not None else ""


def _refused(status: int, sentence: str) -> Response:
    answer = PlainTextResponse(f"{sentence}\n", status_code=status)
    if status == 401:  # noqa: PLR2004 - the status that needs this header
        answer.headers["WWW-Authenticate"] = "Bearer"
    return answer
