"""From atoms to values: what a day, month or year is, given the reference."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple

from msgspec.structs import replace

from masdar.dates.atoms import EITHER_ORDER, Atom
from masdar.dates.calendars import NoDayError, clock, day_of, hijri_distance, last_day, year_and_month

Granularity = Literal["year", "month", "day", "minute"]

_WEEK = 7
_YEAR = 12
_LEAP = 8
"""Years within which every day comes round, 29 February at the turn of a century too."""
NO_REFERENCE = "The words place it by the day of publication, and no reference is given."
NO_MOMENT = "The words count from a time of day, and the reference has none."
OUTSIDE = "The date lies outside the years that can be counted."
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
STEPS = {
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
}
"""The units that are of one length."""


class Value(NamedTuple):
    """A value with its granularity, and the sentence that says how it was read; no value has its reason."""

    value: str | None
    granularity: Granularity | None
    reason: str
    end: str | None = None


def resolve(atom: Atom, reference: date | None) -> Value:
    """Returns the value of an atom."""
    end = _single(atom, reference)
    if atom.first is None or end.value is None:
        return end
    # A beginning that needs a reference lies before its end.
    until = date.fromisoformat(end.value) if end.granularity == "day" else None
    start = _single(atom.first, reference, until)
    if start.value is None:
        return start
    if start.granularity != end.granularity or start.end or end.end:
        return _nothing("The two ends of the range are not of one kind.")
    if end.value <= start.value:
        return _nothing("The range ends before it begins.")
    return start._replace(end=end.value, reason=f"A range as written; its end: {end.reason[0].lower()}{end.reason[1:]}")


def _single(atom: Atom, reference: date | None, until: date | None = None) -> Value:
    """Returns the value of an atom that is no range, where every order of its numbers that gives one gives the same."""
    if atom.problem:
        return _nothing(atom.problem)
    values = [_as_ordered(ordered, reference, until) for ordered in _orders(atom)]
    found = [value for value in values if value.value is not None] or values[:1]
    return found[0] if len(found) == 1 else _nothing(EITHER_ORDER)


def _orders(atom: Atom) -> Iterator[Atom]:
    """Yields the atom with its day and month, and those of its twin, in each order that they can have."""
    for twin in (None,) if atom.twin is None else _orders(atom.twin):
        yield replace(atom, twin=twin)
        if atom.either:
            yield replace(atom, twin=twin, day=atom.month, month=atom.day)


def _as_ordered(atom: Atom, reference: date | None, until: date | None) -> Value:
    try:
        match atom.kind:
            case "day":
                return _day(atom, reference, until)
            case "month":
                return _month(atom, reference)
            case "year":
                return _year(atom)
            case "relative" | "weekday":
                return _near(atom, reference, until)
            case "ago":
                return _ago(atom, reference)
            case _:
                return _period(atom, reference)
    except NoDayError as error:
        return _nothing(str(error))
    except (OverflowError, ValueError):
        return _nothing(OUTSIDE)


def _nothing(reason: str) -> Value:
    return Value(None, None, reason)


def day_of_reference(reference: date) -> date:
    """Returns the day of a reference that may be a moment."""
    return reference.date() if isinstance(reference, datetime) else reference


def _placed(atom: Atom, reference: date | None, until: date | None) -> tuple[date, str]:
    """Returns the day of an atom, and how its year was found where it is not written.

    Raises:
        NoDayError: there is no such day, or nothing to find its year by.
    """
    if atom.year is not None:
        return day_of(atom.calendar, atom.year, atom.month or 0, atom.day or 0), ""
    if atom.twin is not None and atom.twin.year is not None:
        twin = day_of("hijri", atom.twin.year, atom.twin.month or 0, atom.twin.day or 0)
        return _nearest(atom, twin), "the year is that of the Hijri date"
    if reference is None:
        raise NoDayError("The year is not written, and no reference is given.")
    if atom.shift is not None:
        return _day_by_shift(atom, day_of_reference(reference), atom.shift), "the year is counted from the reference"
    if until is not None:
        day = max(candidate for candidate in _candidates(atom, until) if candidate <= until)
        return day, "the year is not written, and is the last that brings it before the end"
    day = _nearest(atom, day_of_reference(reference))
    return day, "the year is not written, and is the one nearest to the reference"


def _day(atom: Atom, reference: date | None, until: date | None) -> Value:
    day, by = _placed(atom, reference, until)
    how = [*atom.notes, by] if by else [*atom.notes]
    if atom.twin is not None:
        distance = hijri_distance(day, atom.twin.year, atom.twin.month or 0, atom.twin.day or 0)
        if distance is not None and distance > 1:
            return _nothing(f"The Hijri and the Gregorian date lie {distance} days apart.")
        how.append("the Hijri date is another name of the day")
    elif atom.calendar == "hijri":
        how.append("by the Umm al-Qura calendar")
    if atom.weekday is not None and atom.weekday != day.weekday():
        moved = _sighted(atom, day)
        if moved is None:
            return _nothing(f"{day} is a {_WEEKDAYS[day.weekday()]}, and the text says {_WEEKDAYS[atom.weekday]}.")
        day = moved
        how.append("moved by one day to the weekday of the text")
    return _timed(atom, day, "A date as written", how)


def _sighted(atom: Atom, day: date) -> date | None:
    """Returns the day beside a Hijri date that has the weekday of the text: months are begun by sight too."""
    if atom.calendar == "hijri":
        for moved in (day - timedelta(days=1), day + timedelta(days=1)):
            if moved.weekday() == atom.weekday:
                return moved
    return None


def _day_by_shift(atom: Atom, today: date, shift: int) -> date:
    """Returns the day that a word such as الماضي places: by itself, by its month or by its year.

    Raises:
        ValueError: there is no such day.
    """
    year, month = year_and_month(atom.calendar, today)
    if atom.unit == "year":
        return day_of(atom.calendar, year + shift, atom.month or 0, atom.day or 0)
    if atom.unit == "month":
        months = year * _YEAR + month - 1 + shift
        return day_of(atom.calendar, months // _YEAR, months % _YEAR + 1, atom.day or 0)
    if shift == 0:
        return day_of(atom.calendar, year, atom.month or 0, atom.day or 0)
    days = _candidates(atom, today)
    return max(day for day in days if day < today) if shift < 0 else min(day for day in days if day > today)


def _nearest(atom: Atom, near: date) -> date:
    return min(_candidates(atom, near), key=lambda day: abs(day - near))


def _candidates(atom: Atom, near: date) -> list[date]:
    """Returns the days of the years about `near` that an atom without its year can be; never empty.

    Raises:
        ValueError: no year about then has the day.
    """
    found: list[date] = []
    problem = NoDayError(OUTSIDE)
    middle, _ = year_and_month(atom.calendar, near)
    for year in range(middle - _LEAP, middle + _LEAP + 1):
        try:
            found.append(day_of(atom.calendar, year, atom.month or 0, atom.day or 0))
        except NoDayError as error:
            problem = error
    if not found:
        raise problem
    return found


def _timed(atom: Atom, day: date, says: str, how: list[str]) -> Value:
    value, granularity = day.isoformat(), "day"
    if atom.time is not None:
        time = clock(atom.time)
        if time is None:
            how.append("the time beside it is none, or does not say its half of the day")
        else:
            value, granularity = f"{value}T{time}", "minute"
            if not atom.time.half:
                how.append("the time is read by the 24-hour clock")
    reason = ": ".join(filter(None, (says, "; ".join(how))))
    return Value(value, "minute" if granularity == "minute" else "day", f"{reason}.")


def _month(atom: Atom, reference: date | None) -> Value:
    year, month = atom.year, atom.month or 0
    if year is None and atom.shift is None:
        return _nothing("A month without its year.")
    if year is None:
        if reference is None:
            return _nothing(NO_REFERENCE)
        year, own = year_and_month(atom.calendar, day_of_reference(reference))
        shift = atom.shift or 0
        if atom.unit == "year":
            year += shift
        elif shift > 0:
            year += month <= own
        elif shift < 0:
            year -= month >= own
    if atom.calendar == "hijri":
        first, last = day_of("hijri", year, month, 1), last_day("hijri", year, month)
        return Value(first.isoformat(), "day", "The days of a Hijri month, by the Umm al-Qura calendar.", str(last))
    return Value(day_of("gregorian", year, month, 1).isoformat()[:7], "month", "A month and its year.")


def _year(atom: Atom) -> Value:
    year = atom.year or 0
    if atom.calendar == "hijri":
        first, last = day_of("hijri", year, 1, 1), last_day("hijri", year, _YEAR)
        return Value(first.isoformat(), "day", "The days of a Hijri year, by the Umm al-Qura calendar.", str(last))
    return Value(f"{year:04}", "year", "A year.")


def _near(atom: Atom, reference: date | None, until: date | None) -> Value:
    if reference is None:
        return _nothing(NO_REFERENCE)
    today = day_of_reference(reference)
    if atom.kind == "relative":
        day = today + timedelta(days=atom.shift or 0)
        if atom.weekday is not None and atom.weekday != day.weekday():
            return _nothing(
                f"By the reference it is {day}, a {_WEEKDAYS[day.weekday()]}, and the text says "
                f"{_WEEKDAYS[atom.weekday]}."
            )
        return _timed(atom, day, "Counted from the reference", [])
    if until is not None:
        today = until - timedelta(days=1)
    back = (today.weekday() - (atom.weekday or 0)) % _WEEK
    if atom.shift is not None and atom.shift > 0:
        day, says = today + timedelta(days=_WEEK * atom.shift - back), "A weekday counted on from the reference"
    elif atom.shift is not None and atom.shift < 0:
        day = today - timedelta(days=(back or _WEEK) - _WEEK * (atom.shift + 1))
        says = "A weekday counted back from the reference"
    else:
        day, says = today - timedelta(days=back), "The last such weekday that is not after the reference"
    return _timed(atom, day, says, [])


def _ago(atom: Atom, reference: date | None) -> Value:
    if reference is None:
        return _nothing(NO_REFERENCE)
    says = "Counted from the reference."
    if atom.unit in ("hour", "minute"):
        if not isinstance(reference, datetime):
            return _nothing(NO_MOMENT)
        moment = reference - atom.count * STEPS[atom.unit]
        return Value(moment.isoformat(timespec="minutes"), "minute", says)
    if atom.unit in STEPS:
        return Value((day_of_reference(reference) - atom.count * STEPS[atom.unit]).isoformat(), "day", says)
    return _shifted(atom.unit, -atom.count, reference)


def _period(atom: Atom, reference: date | None) -> Value:
    if reference is None:
        return _nothing(NO_REFERENCE)
    if atom.unit not in ("month", "year"):
        return _nothing("The words name a stretch of days and no day in it.")
    return _shifted(atom.unit, atom.shift or 0, reference)


def _shifted(unit: str, count: int, reference: date) -> Value:
    """Returns the month or year that lies `count` of them after that of the reference."""
    says = f"The {unit} counted from the reference."
    if unit == "year":
        return Value(date(reference.year + count, 1, 1).isoformat()[:4], "year", says)
    months = reference.year * _YEAR + reference.month - 1 + count
    return Value(date(months // _YEAR, months % _YEAR + 1, 1).isoformat()[:7], "month", says)
