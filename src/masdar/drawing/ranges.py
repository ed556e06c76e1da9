"""Dated items one below the other: when each happened, a range where that is not settled, and when it was published."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from masdar.drawing.days import Days, days, said, said_days
from masdar.drawing.labels import Labels, labels
from masdar.drawing.lettering import shortened
from masdar.drawing.svg import Canvas, Drawing, Manner, isolated, plain

_MOST = 60
"""Items that are drawn; how many others there are is said."""
_ROW = 40.0
_TOP, _FOOT = 30.0, 12.0
_SIZE = 13.0
_EDGE = 12.0
_LABEL = 150.0
"""Pixels from one date above the axis to the next."""


class Dated(NamedTuple):
    """Something with its dates, in ISO 8601, each to the year, the month, the day or the minute."""

    label: str
    since: str | None
    """The first day on which it may have happened; null where nothing says it."""
    until: str | None
    """The last one; null where it is the day of `since`."""
    published: str | None
    """When the article that tells it was published."""


class _Row(NamedTuple):
    item: Dated
    happened: Days | None
    published: Days | None
    told: str


def ranges(items: Sequence[Dated], manner: Manner) -> Drawing:
    """Draws items in the order given: a dot for a day, a bar for days between which it is not settled."""
    words = labels(manner.language)
    rows = [_row(item, words, manner) for item in items[:_MOST]]
    canvas = Canvas(manner, "ranges", manner.width)
    spans = [span for row in rows for span in (row.happened, row.published) if span is not None]
    scale = _Scale(spans or [(date.min, date.min)], manner.width)
    bottom = _TOP + _ROW * len(rows)
    if spans:
        _axis(canvas, scale, bottom, manner)
    for nth, row in enumerate(rows):
        _draw(canvas, row, _TOP + _ROW * nth, scale, manner.width)
    told = [row.told for row in rows]
    if len(items) > _MOST:
        told.append(manner.number(words.left_out.format(f"{len(items) - _MOST:,}")))
        canvas.text(canvas.group("axis"), (0, bottom + _FOOT), told[-1], "label")
    return canvas.finish(bottom + 2 * _FOOT, words.dates, words.between.join(told) or words.nothing)


def _happened(item: Dated) -> Days | None:
    since, until = days(item.since), days(item.until)
    if since is None or until is None:
        return since or until
    return since[0], max(since[1], until[1])


class _Scale:
    """From days to places."""

    def __init__(self, spans: list[Days], width: float) -> None:
        self.first = min(span[0] for span in spans)
        self.last = max(span[1] for span in spans)
        self._width = width - 2 * _EDGE

    def __call__(self, day: date) -> float:
        return _EDGE + (day - self.first).days / max((self.last - self.first).days, 1) * self._width


def _axis(canvas: Canvas, scale: _Scale, bottom: float, manner: Manner) -> None:
    axis = canvas.group("axis")
    canvas.path(axis, f"M 0,{_TOP - 8} L {manner.width},{_TOP - 8}", "line")
    length = (scale.last - scale.first).days
    steps = min(length, max(1, int(manner.width // _LABEL)))
    chosen = [scale.first + timedelta(round(nth * length / max(steps, 1))) for nth in range(steps + 1)]
    for day in chosen:
        canvas.path(axis, f"M {scale(day)},{_TOP - 8} L {scale(day)},{bottom}", "guide")
    canvas.dates(axis, _TOP - 14, [(scale(day), said(day.isoformat(), manner)) for day in chosen])


def _draw(canvas: Canvas, row: _Row, top: float, scale: _Scale, width: float) -> None:
    group = canvas.group("item" if row.happened is not None else "item no-date", row.told)
    line = top + 29
    canvas.text(group, (0, top + 16), shortened(plain(row.item.label), width, _SIZE), "name")
    if row.published is not None:
        x = scale(row.published[0])
        canvas.path(group, f"M {x},{line - 6} L {x + 6},{line} L {x},{line + 6} L {x - 6},{line} Z", "published")
    if row.happened is None:
        return
    first, last = map(scale, row.happened)
    if row.happened[0] == row.happened[1]:
        canvas.circle(group, (first, line), 4.5, "happened")
    else:
        canvas.box(group, (first, line - 4), (max(last - first, 3.0), 8), "range")


def _row(item: Dated, words: Labels, manner: Manner) -> _Row:
    when = _happened(item)
    happened = f"{words.happened}: {said_days(when, manner) if when else words.no_date}"
    published = f"{words.published}: {said(item.published, manner) if item.published else words.no_date}"
    return _Row(item, when, days(item.published), f"{isolated(item.label)} ({happened}{words.between}{published})")
