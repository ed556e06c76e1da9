"""Dates of a drawing: ISO 8601 to the year, the month, the day or the minute, and the days that each may mean."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from babel.dates import format_date

from masdar.drawing.svg import Manner

Days = tuple[date, date]
"""The first and the last day that a date may mean."""
_YEAR, _MONTH, _DAY = 4, 7, 10


def days(written: str | None) -> Days | None:
    """Returns the days that an ISO date may mean; null where it is none."""
    if written is None:
        return None
    try:
        if len(written) == _YEAR:
            return date(int(written), 1, 1), date(int(written), 12, 31)
        if len(written) == _MONTH:
            first = date.fromisoformat(f"{written}-01")
            return first, first.replace(day=monthrange(first.year, first.month)[1])
        day = date.fromisoformat(written[:_DAY])
    except ValueError:
        return None
    return day, day


def said(written: str, manner: Manner) -> str:
    """Returns an ISO date in the words of the drawing, as exact as it is; what is no date stays as it is."""
    found = days(written)
    if found is None:
        return written
    form = {_YEAR: "y", _MONTH: "LLLL y"}.get(len(written), "d MMM y")
    time = written[_DAY:][1:6]
    return manner.number(f"{format_date(found[0], form, locale=manner.language)} {time}".rstrip())


def said_days(found: Days, manner: Manner) -> str:
    """Returns a day, or the first and the last of several, in the words of the drawing."""
    first, last = (said(day.isoformat(), manner) for day in found)
    return first if first == last else f"{first} – {last}"
