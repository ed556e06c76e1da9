"""The addresses of pages, and identifiers as parts of them."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from functools import lru_cache
from urllib.parse import quote, quote_plus

import regex

_PLAIN = regex.compile(r"[\p{L}\p{N}_-][\p{L}\p{M}\p{N} _.:,«»-]*(?<!\.json)(?<! )")
_CODED = "~"
_WEB = ("http://", "https://")
_REMEMBERED = 1_024
"""Parts of addresses that are remembered as they are written."""


@lru_cache(_REMEMBERED)
def slug(identifier: str) -> str:
    """Returns an identifier as one part of an address: as it is where it is plain, else `~` and its Base64."""
    if _PLAIN.fullmatch(identifier):
        return quote(identifier)
    return _CODED + urlsafe_b64encode(identifier.encode("utf-8", "replace")).decode().rstrip("=")


def identifier(slug: str) -> str:
    """Returns the identifier of a part of an address (percent signs decoded); the part itself where it is odd."""
    if not slug.startswith(_CODED):
        return slug
    try:
        coded = slug[1:].encode("ascii")
        return urlsafe_b64decode(coded + b"=" * (-len(coded) % 4)).decode("utf-8")
    except (Error, ValueError):
        return slug


def article_path(article: str) -> str:
    """Returns the path of an article's page."""
    return f"/a/{slug(article)}"


def statement_path(article: str, statement: str) -> str:
    """Returns the path of a statement's page."""
    return f"/a/{slug(article)}/s/{slug(statement)}"


def source_path(entity: str) -> str:
    """Returns the path of an entity's page."""
    return f"/source/{slug(entity)}"


def event_path(event: str) -> str:
    """Returns the path of an event's page."""
    return f"/event/{slug(event)}"


def outlet_path(name: str) -> str:
    """Returns the path of an outlet's page."""
    return f"/outlet/{slug(name)}"


def with_query(path: str, **values: object) -> str:
    """Returns a path with a query of the values that are there."""
    query = "&".join(
        [
            f"{_quoted(name)}={_quoted(value if type(value) is str else _value(value))}"
            for name, value in values.items()
            if value is not None and value != ""
        ]
    )
    return f"{path}?{query}" if query else path


def outside(url: str | None) -> str | None:
    """Returns an address that may be linked to: one of the web; null for any other."""
    return url if url is not None and url.startswith(_WEB) else None


def _value(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


_quoted = lru_cache(_REMEMBERED)(quote_plus)  # one page names the same query forty times
