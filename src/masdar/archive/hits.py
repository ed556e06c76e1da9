"""Matches as they are shown: who said it, where, and the words of the content around those that were looked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import apsw
import msgspec

from masdar.archive.keys import chosen_spans
from masdar.archive.rows import rows
from masdar.text import Span

_AROUND = 60
"""Letters of a snippet around its hit."""
_SPANS: msgspec.json.Decoder[list[Span]] = msgspec.json.Decoder(list[Span])


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A statement that was found."""

    row: int
    statement: str
    """Identifier of the statement."""
    article: str
    """Identifier of its article."""
    date: str | None
    outlet: str | None
    title: str
    source: str | None
    """Who said it; null where the article does not settle it."""
    via: tuple[str | None, ...]
    """The relays, nearest to the source first."""
    to: str | None
    form: str
    act: str
    hedged: bool
    negated: bool
    snippet: str
    """The content, shortened where it is long."""
    marks: tuple[Span, ...]
    """The words of the snippet that were looked for."""
    score: float | None
    """The rank, the lower the better; null where the order is by date."""


def hits(
    connection: apsw.Connection, found: Sequence[tuple[int, float | None]], wanted: Callable[[str], bool]
) -> list[Hit]:
    """Returns the statements of rows, each with its rank; `wanted` tells the words that were looked for."""
    asked = msgspec.json.encode([number for number, _ in found]).decode()
    said = {
        number: columns
        for number, *columns in rows(
            connection,
            "SELECT statement.id, statement.key, article.key, statement.date, outlet, title,"
            " CASE field WHEN 'title' THEN title ELSE text END, content, form, act, hedged, negated"
            " FROM json_each(?) AS asked JOIN statement ON statement.id = asked.value"
            " JOIN article ON article.id = statement.article",
            (asked,),
        )
    }
    agents: dict[int, dict[str, list[str | None]]] = {}
    for number, role, name in rows(
        connection,
        "SELECT statement, role, name FROM json_each(?) AS asked JOIN agent ON agent.statement = asked.value"
        " ORDER BY statement, role, place",
        (asked,),
    ):
        agents.setdefault(number, {}).setdefault(role, []).append(name)
    return [
        _hit(number, score, said[number], agents.get(number, {}), wanted) for number, score in found if number in said
    ]


def _hit(
    number: int,
    score: float | None,
    columns: Sequence[Any],
    agents: dict[str, list[str | None]],
    wanted: Callable[[str], bool],
) -> Hit:
    statement, article, date, outlet, title, body, spans, form, act, hedged, negated = columns
    snippet, marks = _snippet(" … ".join(body[start:end] for start, end in _SPANS.decode(spans)), wanted)
    return Hit(
        row=number,
        statement=statement,
        article=article,
        date=date,
        outlet=outlet,
        title=title,
        source=agents.get("source", [None])[0],
        via=tuple(agents.get("via", ())),
        to=agents.get("to", [None])[0],
        form=form,
        act=act,
        hedged=bool(hedged),
        negated=bool(negated),
        snippet=snippet,
        marks=marks,
        score=score,
    )


def _snippet(content: str, wanted: Callable[[str], bool]) -> tuple[str, tuple[Span, ...]]:
    """Returns the part of the content around its first hit, and where in it the words stand."""
    first = next(chosen_spans(content, wanted), None)
    start = max(0, first[0] - _AROUND) if first is not None else 0
    stop = min(len(content), start + 4 * _AROUND)
    while start > 0 and not content[start - 1].isspace():
        start -= 1
    while stop < len(content) and not content[stop].isspace():
        stop += 1
    before, behind = "… " if start else "", " …" if stop < len(content) else ""
    # Of a long content most words stand behind the snippet, which begins and ends between words: they are left alone.
    spans = chosen_spans(content[start:stop], wanted) if first is not None else ()
    marks = tuple((a + len(before), b + len(before)) for a, b in spans)
    return f"{before}{content[start:stop]}{behind}".replace("\n", " "), marks
