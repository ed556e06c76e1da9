"""JSON Lines: one article a line, taken as already recovered from its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from masdar.model import Article, Failure
from masdar.pages.article import make_article

_OPTIONAL = ("title", "date", "url", "outlet")


class _BadLineError(Exception):
    """A line that holds no article; the message is the sentence for the user."""


def read_lines(lines: Iterable[bytes], page: str) -> Iterator[Article | Failure]:
    """Yields one article or failure for each line that is not blank."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _article(line, page)
        except _BadLineError as error:
            yield Failure(page=page, line=number, reason=str(error))


def _article(line: bytes, page: str) -> Article:
    fields = _fields(line)
    if "text" not in fields:
        raise _BadLineError("the article has no `text`")
    text = fields["text"]
    if not isinstance(text, str):
        raise _BadLineError("`text` is not a string")
    if not text.strip():
        raise _BadLineError("the article is empty")
    given = {name: _optional(fields, name) for name in _OPTIONAL}
    title = given.pop("title") or ""
    return make_article(id=_id(fields), text=text, title=title, page=page, **given)


def _fields(line: bytes) -> dict[str, Any]:
    try:
        fields = msgspec.json.decode(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise _BadLineError("the line is not UTF-8") from None
    except (msgspec.DecodeError, RecursionError):
        raise _BadLineError("the line is not JSON") from None
    if not isinstance(fields, dict):
        raise _BadLineError("the line is JSON but not an object")
    return fields


def _id(fields: dict[str, Any]) -> str | None:
    value = fields.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _optional(fields, "id")


def _optional(fields: dict[str, Any], name: str) -> str | None:
    value = fields.get(name)
    if value is None or isinstance(value, str):
        return value
    raise _BadLineError(f"`{name}` is not a string")
