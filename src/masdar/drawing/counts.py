"""Statements over time as bars on a true scale of days, months or years: where nothing was said, nothing stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from masdar.archive.timeline import LENGTHS, Stretch, Unit
from masdar.drawing.days import Days, days, said, said_days
from masdar.drawing.labels import Labels, labels
from masdar.drawing.svg import Canvas, Drawing, Manner

_HEIGHT = 120.0
_TOP, _FOOT = 22.0, 26.0
_MOST_BARS = 240
_LABEL = 150.0
"""Pixels from one date below the axis to the next."""
_TOLD = 12
"""Stretches that the description names, the fullest first."""


class _Bar(NamedTuple):
    """One or more neighbouring units, and what falls into them."""

    span: Days
    statements: int


def counts(stretches: Sequence[Stretch], unit: Unit, manner: Manner) -> Drawing:
    """Draws how many statements fall into each unit of time.

    Units that are more than a drawing has room for are counted together, as many in each bar.

    Args:
        stretches: the units that have any, as `Searcher.timeline` counts them.
        unit: what they are.
        manner: how to draw.
    """
    words = labels(manner.language)
    canvas = Canvas(manner, "counts", manner.width)
    undated = sum(stretch.statements for stretch in stretches if days(stretch.date) is None)
    bars = _bars(stretches, unit)
    most = max((bar.statements for bar in bars), default=0)
    if not most:
        canvas.text(canvas.group("axis"), (manner.width / 2, _TOP + _HEIGHT / 2), words.nothing, "label", "middle")
    step = manner.width / max(len(bars), 1)
    base = _TOP + _HEIGHT
    for nth, bar in enumerate(bars):
        if bar.statements:
            height = max(1.5, bar.statements / most * _HEIGHT)
            group = canvas.group("bar", _told(bar, unit, words, manner))
            canvas.box(group, (nth * step, base - height), (max(0.9 * step, step - 2), height), "mark", corner=0)
    axis = canvas.group("axis")
    canvas.path(axis, f"M 0,{base} L {manner.width},{base}", "line")
    if most:
        canvas.text(axis, (0, _TOP - 8), manner.number(words.most.format(f"{most:,}")), "label")
        canvas.path(axis, f"M 0,{_TOP} L {manner.width},{_TOP}", "guide")
        _dates(canvas, bars, unit, manner)
    if undated:
        told = manner.number(words.undated.format(f"{undated:,}"))
        canvas.text(axis, (manner.width, _TOP - 8), told, "label", "end")
    fullest = sorted(bars, key=lambda bar: -bar.statements)[:_TOLD]
    parts = [_told(bar, unit, words, manner) for bar in sorted(fullest) if bar.statements]
    parts += [manner.number(words.undated.format(f"{undated:,}"))] if undated else []
    return canvas.finish(base + _FOOT, words.over_time, words.between.join(parts) or words.nothing)


def _dates(canvas: Canvas, bars: list[_Bar], unit: Unit, manner: Manner) -> None:
    """Writes dates below the bars, as many as have room, the first and the last always."""
    axis = canvas.group("dates")
    room = max(1, int(manner.width // _LABEL))
    chosen = sorted({round(nth * (len(bars) - 1) / room) for nth in range(room + 1)}) if len(bars) > 1 else [0]
    step = manner.width / len(bars)
    marks = [((nth + 0.5) * step, said(bars[nth].span[0].isoformat()[: LENGTHS[unit]], manner)) for nth in chosen]
    canvas.dates(axis, _TOP + _HEIGHT + 18, marks)


def _told(bar: _Bar, unit: Unit, words: Labels, manner: Manner) -> str:
    named = bar.span[0].isoformat()[: LENGTHS[unit]]
    when = said(named, manner) if days(named) == bar.span else said_days(bar.span, manner)
    return f"{when}: {manner.number(words.statements.format(f'{bar.statements:,}'))}"


def _bars(stretches: Sequence[Stretch], unit: Unit) -> list[_Bar]:
    """Returns bars of one length from the first date to the last, those without statements included."""
    found = sorted((span[0], stretch.statements) for stretch in stretches if (span := days(stretch.date)) is not None)
    if not found:
        return []
    first = _place(found[0][0], unit)
    length = _place(found[-1][0], unit) - first + 1
    together = -(-length // _MOST_BARS)
    totals = [0] * -(-length // together)
    for day, statements in found:
        totals[(_place(day, unit) - first) // together] += statements
    starts = [_day(first + nth * together, unit) for nth in range(len(totals) + 1)]
    return [
        _Bar((start, stop - timedelta(1)), total) for (start, stop), total in zip(pairwise(starts), totals, strict=True)
    ]


def _place(day: date, unit: Unit) -> int:
    """Returns the number of the unit that a day falls into."""
    return {"day": day.toordinal(), "month": day.year * 12 + day.month - 1, "year": day.year}[unit]


def _day(place: int, unit: Unit) -> date:
    """Returns the first day of a unit; the last day there is, beyond the end of the calendar."""
    try:
        if unit == "day":
            return date.fromordinal(place)
        return date(place // 12, place % 12 + 1, 1) if unit == "month" else date(place, 1, 1)
    except (OverflowError, ValueError):
        return date.max
