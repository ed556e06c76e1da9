"""Dates as Arabic news writes them, read with their evidence and a reason.

`read_dates` finds every expression of time in a text, `read_date` the one
publication date of a short piece such as a dateline.  What the text does not
settle has no value: a contradiction, an impossible day, words that count from
a day of publication that is not given.  `read_times` finds what running text has
beside dates, too: lengths, what comes round, and what is placed by another
event.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import msgspec

from masdar.dates.atoms import Calendar
from masdar.dates.parse import parse
from masdar.dates.resolve import Granularity, resolve
from masdar.dates.running import TimeExpression, read_parts, read_times
from masdar.dates.telling import telling
from masdar.dates.timed import Tense
from masdar.dates.vocabulary import vocabulary
from masdar.text import Span

__all__ = [
    "DateReading",
    "Tense",
    "TimeExpression",
    "read_date",
    "read_dates",
    "read_parts",
    "read_times",
    "telling",
    "whole_day",
]

_DAYS = ("day", "minute")
_ISO = len("2014-05-07")
_LONGEST = 200
"""Characters of the date of an article that are read."""


class DateReading(msgspec.Struct, frozen=True, kw_only=True):
    """One expression of time, and what it means."""

    value: str | None
    """ISO 8601 to the granularity: 2014, 2014-05, 2014-05-07, 2014-05-07T10:35 with the offset where it is written."""
    granularity: Granularity | None
    """How much the words say; null where `value` is."""
    span: Span
    """Where the words stand in the text."""
    evidence: str
    """The words themselves."""
    calendar: Calendar | Literal["both"]
    """The calendar that the words use."""
    relative: bool
    """True where the words count from the reference."""
    reason: str
    """How the value was read, or why there is none."""
    end: str | None = None
    """The last day, month or year of a range, `value` being the first."""


def read_dates(text: str, *, reference: date | datetime | None = None) -> tuple[DateReading, ...]:
    """Returns every expression of time in `text`, in its order; time is linear in its length.

    `reference` is the day, or the moment, that relative words count from: when
    the text was published.
    """
    readings, _ = _read(text, reference)
    return tuple(readings)


def read_date(text: str, *, reference: date | datetime | None = None) -> DateReading:
    """Returns the one publication date that `text`, a dateline or a cell of a page, names.

    Dates in full are preferred to words that count from the reference, days to
    months, and months to years; a range is none, and what stands after words
    such as «آخر تحديث» counts only where nothing else is given.  Where nothing
    is named, where two differ, or where one contradicts itself, the value is
    null with a reason.
    """
    readings, updated = _read(text, reference)
    readings = [reading for reading in readings if reading.end is None]
    readings = [reading for reading in readings if reading.span[0] < updated] or readings
    # A date that contradicts itself is one in full, even though it has no granularity.
    full = [reading for reading in readings if not reading.relative and reading.granularity in (*_DAYS, None)]
    days = [reading for reading in readings if reading.granularity in _DAYS]
    for group in (full, days, readings):
        if group:
            return _agreed(text, group)
    return _nothing(text, "The text names no date.")


def whole_day(written: str | None) -> date | None:
    """Returns the day that the date of an article names, however it is written; null where it is no whole day."""
    if written is None:
        return None
    try:
        return date.fromisoformat(written[:_ISO])
    except ValueError:
        value = read_date(written[:_LONGEST]).value
    return date.fromisoformat(value[:_ISO]) if value is not None and len(value) >= _ISO else None


def _read(text: str, reference: date | datetime | None) -> tuple[list[DateReading], int]:
    """Returns the readings of the text, and where words that tell of an update begin: its end where there are none."""
    parsed = parse(text, vocabulary())
    found = []
    for atom in parsed.atoms:
        start, end = parsed.span((atom.first or atom).start, atom.stop)
        value = resolve(atom, reference)
        found.append(
            DateReading(
                value=value.value,
                granularity=value.granularity,
                span=(start, end),
                evidence=text[start:end],
                calendar=atom.calendar if atom.twin is None else "both",
                relative=atom.relative,
                reason=value.reason,
                end=value.end,
            )
        )
    update = parsed.letters.find("C")
    return found, len(text) if update < 0 else parsed.span(update, update + 1)[0]


def _agreed(text: str, readings: list[DateReading]) -> DateReading:
    """Returns the finest of the readings where all say the same, otherwise why there is no value."""
    for reading in readings:
        if reading.value is None:
            return reading
    best = max(readings, key=lambda reading: len(reading.value or ""))
    for reading in readings:
        if not (best.value or "").startswith(reading.value or ""):
            return _nothing(text, f"The text names two dates, «{readings[0].evidence}» and «{reading.evidence}».")
    return best


def _nothing(text: str, reason: str) -> DateReading:
    return DateReading(
        value=None,
        granularity=None,
        span=(0, len(text)),
        evidence=text,
        calendar="gregorian",
        relative=False,
        reason=reason,
    )
