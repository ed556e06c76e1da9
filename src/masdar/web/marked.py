"""Evidence in a text: spans that overlap and lie in one another become flat pieces of HTML.

The text between the tags is the text itself, code point for code point, so
that what is marked can be compared with what is stored.  Marks begin and end
inside words; they are plain inline elements, which leaves the letters joined.
Controls of the order of letters (bidi) stand isolated and shown by their
number, so that no text can turn round what follows it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

import regex
from markupsafe import Markup, escape

from masdar.model import Agent, Statement
from masdar.text import Span

Part = Literal["content", "cue", "source", "via", "to"]
PARTS: tuple[Part, ...] = ("content", "cue", "source", "via", "to")

_CONTROL = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_LINE = regex.compile(r"\s*+[^\n]*+(?:\n\s*+)?")
"""A line with the blank ones before and behind it."""
_LATIN = regex.compile(
    r"(?<![\w\p{M}])\p{Latin}[\p{Latin}\p{Nd}.@/:&'’+_-]*+(?: \p{Latin}[\p{Latin}\p{Nd}.@/:&'’+_-]*+)*"
)


class Mark(NamedTuple):
    """A span of a statement."""

    start: int
    end: int
    part: Part
    statement: str


class Piece(NamedTuple):
    """A stretch of text on which the same marks lie."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def marks(statement: Statement) -> Iterator[Mark]:
    """Yields all spans of a statement."""
    for start, end in statement.content:
        yield Mark(start, end, "content", statement.id)
    yield Mark(*statement.cue, "cue", statement.id)
    agents: list[tuple[Part, Agent]] = [("source", statement.source), *(("via", relay) for relay in statement.via)]
    if statement.to is not None:
        agents.append(("to", statement.to))
    for part, agent in agents:
        if agent.mention is not None:
            yield Mark(*agent.mention, part, statement.id)


def pieces(length: int, found: Iterable[Mark], within: Span | None = None) -> list[Piece]:
    """Returns the pieces of a text of some length, or of a range of it, in order and without gaps."""
    first, last = within or (0, length)
    inside = [
        Mark(max(first, start), min(last, end), part, statement)
        for start, end, part, statement in found
        if start < last and end > first and start < end
    ]
    if not inside:
        return [Piece(first, last, ())] if first < last else []
    opening, closing = sorted(inside, key=lambda mark: mark.start), sorted(inside, key=lambda mark: mark.end)
    places = sorted({first, last, *(mark.start for mark in inside), *(mark.end for mark in inside)})
    made: list[Piece] = []
    active: dict[Mark, None] = {}
    opened = closed = 0
    for start, end in pairwise(places):
        while closed < len(closing) and closing[closed].end <= start:
            active.pop(closing[closed], None)
            closed += 1
        while opened < len(opening) and opening[opened].start <= start:
            active[opening[opened]] = None
            opened += 1
        made.append(Piece(start, end, tuple(active)))
    return made


class Marker:
    """Renders a text with its marks."""

    def __init__(self, text: str, found: Iterable[Mark]) -> None:
        self._text = text
        self._marks = list(found)
        self._latin = [match.span() for match in _LATIN.finditer(text)]
        self._latin_starts = [start for start, _ in self._latin]
        self._named: set[str] = set()

    def whole(self) -> Markup:
        """Returns all of the text as one line."""
        return self.part((0, len(self._text)))

    def paragraphs(self, within: Span | None = None) -> Markup:
        """Returns the text, or a range of it, with each line as a paragraph; line breaks stay at the ends of them."""
        start, end = within or (0, len(self._text))
        parts = list[str]()
        while start < end:
            line = _LINE.match(self._text, start, end)
            stop = line.end() if line is not None else end
            parts.append(f'<p data-start="{start}" dir="auto">{self.part((start, stop))}</p>')
            start = stop
        return Markup("".join(parts))  # noqa: S704 - parts are escaped

    def part(self, span: Span) -> Markup:
        """Returns a range of the text."""
        return Markup("".join(map(self._piece, pieces(len(self._text), self._marks, span))))  # noqa: S704 - the same

    def _piece(self, piece: Piece) -> str:
        inner = self._plain(piece.start, piece.end)
        if not piece.marks:
            return inner
        by_part: dict[Part, dict[str, None]] = {}
        for mark in piece.marks:
            by_part.setdefault(mark.part, {})[mark.statement] = None
        parts = [part for part in PARTS if part in by_part]
        data = "".join(f' data-{part}="{escape(" ".join(by_part[part]))}"' for part in parts)
        name = next((mark.statement for mark in piece.marks if mark.statement not in self._named), None)
        if name is not None:
            self._named.add(name)
            data += f' id="m-{escape(name)}"'
        return f'<span class="ev {" ".join(parts)}"{data}>{inner}</span>'

    def _plain(self, start: int, end: int) -> str:
        """Returns a stretch escaped, each Latin name that lies in it whole kept together."""
        at = bisect_left(self._latin_starts, start)
        if at == len(self._latin) or self._latin[at][1] > end:
            return safe(self._text[start:end])
        made, done = list[str](), start
        while at < len(self._latin) and self._latin[at][1] <= end:
            first, stop = self._latin[at]
            made += [safe(self._text[done:first]), f"<bdi>{safe(self._text[first:stop])}</bdi>"]
            done, at = stop, at + 1
        return "".join([*made, safe(self._text[done:end])])


def safe(text: str) -> str:
    """Returns a text escaped for HTML, code point for code point, with controls of bidi isolated."""
    made = str(escape(text)).replace("\r", "&#13;")
    return _CONTROL.sub(_isolated, made) if _CONTROL.search(made) is not None else made


def without_controls(text: str) -> str:
    """Returns a text that leaves the page without controls of bidi."""
    return _CONTROL.sub("", text)


def _isolated(match: re.Match[str]) -> str:
    return f'<bdi class="control" data-code="U+{ord(match.group()):04X}">{match.group()}</bdi>'
