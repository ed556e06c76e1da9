"""Sentences of an article, as units that are compared when a claim is traced."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
import regex

from masdar.archive.keys import Keys
from masdar.dates import whole_day
from masdar.model import Article, Field
from masdar.text import Span

_END = regex.compile(r"\n+|(?<=[.!?؟؛…])[»\"”)]*\s+|(?<=[.!?؟؛…])[»\"”)]*$")
_LEAST = 3
"""Words of a sentence that can hold a claim."""
_MOST = 120
"""Words that are compared of a sentence: what runs on without an end holds several claims, and no bound."""
WEEK = 7
"""Days."""


class Sentence(msgspec.Struct, frozen=True, array_like=True):
    """A sentence and what it is found by."""

    field: Field
    start: int
    stop: int
    keys: str
    """The keys of its words, with spaces between them."""


def sentences(article: Article, keys: Keys) -> Iterator[Sentence]:
    """Yields the sentences of title and text in order."""
    fields: tuple[tuple[Field, str], ...] = (("title", article.title), ("text", article.text))
    for field, text in fields:
        for start, stop in spans(text):
            found = keys.keys(text[start:stop]).split()[:_MOST]
            if len(found) >= _LEAST:
                yield Sentence(field, start, stop, " ".join(found))


def dated(found: Iterable[Sentence], day: str | None) -> str:
    """Returns what an article is indexed under: the keys of its sentences, once, each with its week before it."""
    before = week(ordinal(day))
    keys = dict.fromkeys(key for sentence in found for key in sentence.keys.split())
    return " ".join(f"{before}{key}" for key in keys)


def ordinal(day: str | None) -> int | None:
    """Returns a date as a number of days, counted from the year 1; null where it is not known to the day."""
    found = whole_day(day)
    return found.toordinal() if found is not None else None


def week(day: int | None) -> str:
    """Returns what stands before the keys of an article of a day: its week, or that none is known."""
    return f"{day // WEEK}w" if day is not None else "w"


def spans(text: str) -> Iterator[Span]:
    """Yields the ranges of the sentences of a text: to a full stop, or the end of a line."""
    start = 0
    for match in _END.finditer(text):
        yield from _trimmed(text, start, match.start())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, stop: int) -> Iterator[Span]:
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    if start < stop:
        yield start, stop
