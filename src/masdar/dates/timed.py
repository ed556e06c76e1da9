"""What a time means, as a value of TIMEX3, and how such values are counted from a day.

What lies outside the years that can be counted raises OverflowError or
ValueError; whoever asks says so in the place of a value (`OUTSIDE`).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple

from masdar.dates.resolve import NO_MOMENT, NO_REFERENCE, OUTSIDE, STEPS, day_of_reference

Tense = Literal["past", "future"]

_CODES = {"minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "year": "Y"}
_YEAR = 12
_CLEAR = 4
"""Months within which a month without its year lies nearer on one side of the reference than anybody would doubt."""


class Timed(NamedTuple):
    """A value of TIMEX3 with its type, its modifier, the days it covers, and how it was read or why there is none."""

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str | None
    reason: str
    mod: str | None = None
    begin: str | None = None
    end: str | None = None


def nothing(reason: str) -> Timed:
    """Returns a time that the words do not resolve."""
    return Timed("DATE", None, reason)


def length_of(count: int, unit: str) -> str:
    """Returns a length of time as ISO 8601 writes it."""
    return f"P{'T' if unit in ('minute', 'hour') else ''}{count}{_CODES[unit]}"


def moved(day: date, count: int, unit: str) -> date:
    """Returns the day that lies `count` units after another; the last of its month where it has no such day."""
    if unit in STEPS:
        return day + count * STEPS[unit]
    months = day.year * _YEAR + day.month - 1 + count * (_YEAR if unit == "year" else 1)
    year, month = months // _YEAR, months % _YEAR + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def span_of(count: int, unit: str, ahead: int, reference: date | None) -> Timed:
    """Returns the length of time that ends with the reference, or begins with it where `ahead` is 1."""
    value = length_of(count, unit)
    if reference is None:
        return Timed("DURATION", value, NO_REFERENCE)
    if unit in ("minute", "hour"):
        return Timed("DURATION", value, "A length of time counted from the moment of publication.")
    near = day_of_reference(reference)
    try:
        ends = sorted((near, moved(near, ahead * count, unit)))
    except (OverflowError, ValueError):
        return Timed("DURATION", value, OUTSIDE)
    begin, end = (day.isoformat() for day in ends)
    return Timed("DURATION", value, "A length of time counted from the reference.", None, begin, end)


def after(count: int, unit: str, reference: date | None) -> Timed:
    """Returns the day, month or year that lies so long after the reference."""
    if reference is None:
        return nothing(NO_REFERENCE)
    says = "Counted on from the reference."
    if unit in ("minute", "hour"):
        if not isinstance(reference, datetime):
            return nothing(NO_MOMENT)
        return Timed("TIME", (reference + count * STEPS[unit]).isoformat(timespec="minutes"), says)
    day = moved(day_of_reference(reference), count, unit).isoformat()
    return Timed("DATE", day[: {"month": 7, "year": 4}.get(unit)], says)


def week_of(shift: int, reference: date | None, tense: Tense | None = None) -> Timed:
    """Returns the week that lies `shift` weeks after that of the reference.

    The value is ISO 8601's week, which begins on Monday; its days begin on the
    Saturday before, since weeks begin on Saturday, Sunday or Monday where the
    press is written.  What is past in the week of the reference ends with it.
    """
    if reference is None:
        return nothing(NO_REFERENCE)
    day = day_of_reference(reference) + timedelta(weeks=shift)
    first, last = (day + timedelta(days=days - day.weekday()) for days in (-2, 6))
    if shift == 0 and tense == "past":
        last = day
    year, week, _ = day.isocalendar()
    says = "The week counted from that of the reference."
    return Timed("DATE", f"{year:04}-W{week:02}", says, None, first.isoformat(), last.isoformat())


def month_near(month: int, reference: date | None, tense: Tense | None) -> Timed:
    """Returns a month without its year: the nearest where that is clear, else the last or the next by the tense.

    Where the two disagree («أعلن عقد قمة في مايو», in March) there is none.
    """
    if reference is None:
        return nothing(NO_REFERENCE)
    near = day_of_reference(reference)
    back = (near.month - month) % _YEAR
    on = (month - near.month) % _YEAR
    nearer: Tense | None = None if min(back, on) > _CLEAR else "future" if on < back else "past"
    if (nearer or tense) is None or (back and tense and nearer and tense != nearer):
        return nothing("The year is not written, and the words do not say whether the month lies behind or ahead.")
    ahead = (nearer or tense) == "future"
    months = near.year * _YEAR + near.month - 1 + (on if ahead else -back)
    says = f"The year is not written, and is that of the {'next' if ahead else 'last'} such month."
    return Timed("DATE", date(months // _YEAR, months % _YEAR + 1, 1).isoformat()[:7], says)
