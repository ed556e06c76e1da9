"""JSON Lines: one article a line, recovered already from its page; or the whole record that an archive exported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, BinaryIO

import msgspec
import regex

from masdar.model import Article, Failure
from masdar.pages.article import MOST_TEXT, TOO_LONG, make_article
from masdar.pages.kept import BadRecordError, is_exported, kept
from masdar.pages.kind import MOST_BYTES
from masdar.pages.step import Given, Step

_PART = 2**16  # bytes of a line that is too long, read at once
_SURROGATE = regex.compile(
    rb"\\u(?:d[89ab][0-9a-f]{2}(?!\\ud[c-f])|d[c-f](?<!\\ud[89ab][0-9a-f]{2}\\ud[c-f]))", regex.IGNORECASE
)
_NO_JSON = "the line is not JSON"
_OPTIONAL = ("title", "date", "url", "outlet")


class _BadLineError(Exception):
    """A line that holds no article; the message is the sentence for the user."""


def bounded_lines(head: Iterable[bytes], stream: BinaryIO) -> Iterator[bytes | None]:
    """Yields the lines in `head`, then those of the stream; null stands for a line that is too long."""
    for line in chain(head, iter(lambda: stream.readline(MOST_BYTES), b"")):
        if len(line) < MOST_BYTES:
            yield line
            continue
        part = line
        while part and not part.endswith(b"\n"):
            part = stream.readline(_PART)
        yield None


def read_lines(lines: Iterable[bytes | None], page: str, given: Given, start: int = 0) -> Iterator[Step]:
    """Yields a step for each line that is not blank, after the first `start` lines."""
    for number, line in enumerate(lines, 1):
        if number <= start or (line is not None and not line.strip()):
            continue
        outcome: Article | Failure
        try:
            outcome = _article(line, page, given)
        except (_BadLineError, BadRecordError) as error:
            outcome = Failure(page=page, line=number, reason=str(error))
        yield Step([outcome], number)
    yield Step([], None)


def _article(line: bytes | None, page: str, given: Given) -> Article:
    if line is None:
        raise _BadLineError(f"the line is larger than {MOST_BYTES:,} bytes")
    fields = _fields(line)
    if is_exported(fields):
        return kept(fields)
    if "text" not in fields:
        raise _BadLineError("the article has no `text`")
    text = fields["text"]
    if not isinstance(text, str):
        raise _BadLineError("`text` is not a string")
    if not text.strip():
        raise _BadLineError("the article is empty")
    if len(text) > MOST_TEXT:
        raise _BadLineError(TOO_LONG)
    parts = {name: _optional(fields, name) for name in _OPTIONAL}
    title = parts.pop("title") or ""
    return given.completing(make_article(id=_id(fields), text=text, title=title, page=page, **parts))


def _fields(line: bytes) -> dict[str, Any]:
    try:
        fields = msgspec.json.decode(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise _BadLineError("the line is not UTF-8") from None
    except (msgspec.DecodeError, RecursionError):
        half = _SURROGATE.search(line)
        raise _BadLineError("the line holds half a character (a lone surrogate)" if half else _NO_JSON) from None
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
