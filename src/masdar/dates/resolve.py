"""From atoms to values: what a day, month or year is, given the reference."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple

from masdar.dates.atoms import Atom
from masdar.dates.calendars import clock, day_of, hijri_distance, last_day

Granularity = Literal["year", "month", "day", "minute"]

_WEEK = 7
_YEAR = 12
_NO_REFERENCE = "The words place it by the day of publication, and no reference is given."
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_STEPS = {
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
}


class Value(NamedTuple):
    """A value with its granularity, and the sentence that says how it was read; no value has its reason."""

    value: str | None
    granularity: Granularity | None
    reason: str
    end: str | None = None


def resolve(atom: Atom, reference: date | None) -> Value:
    """Returns the value of an atom."""
    begin = atom.first
    if begin is None:
        return _single(atom, reference)
    if begin.year is None and atom.year is None and atom.kind == "day":
        # The end is resolved first, so that both are of one year or of two that touch.
        end = _single(atom, reference)
        if end.value is not None:
            begin.year = _year_before(begin, date.fromisoformat(end.value[:10]))
    else:
        end = _single(atom, reference)
    start = _single(begin, reference)
    for part in (start, end):
        if part.value is None:
            return part
    if start.value is None or end.value is None or start.granularity != end.granularity or start.end or end.end:
        return _nothing("The two ends of the range are not of one kind.")
    if end.value <= start.value:
        return _nothing("The range ends before it begins.")
    return start._replace(end=end.value, reason=f"A range as written: {start.reason[0].lower()}{start.reason[1:]}")


def _year_before(begin: Atom, end: date) -> int:
    same = (begin.month or 0, begin.day or 0) <= (end.month, end.day)
    return end.year if same else end.year - 1


def _single(atom: Atom, reference: date | None) -> Value:
    if atom.problem:
        return _nothing(atom.problem)
    try:
        match atom.kind:
            case "day":
                return _day(atom, reference)
            case "month":
                return _month(atom, reference)
            case "year":
                return _year(atom)
            case "relative" | "weekday":
                return _near(atom, reference)
            case "ago":
                return _ago(atom, reference)
            case _:
                return _period(atom, reference)
    except ValueError as error:
        return _nothing(str(error))
    except OverflowError:
        return _nothing("The date lies outside the years that can be counted.")


def _nothing(reason: str) -> Value:
    return Value(None, None, reason)


def _today(reference: date) -> date:
    return reference.date() if isinstance(reference, datetime) else reference


def _day(atom: Atom, reference: date | None) -> Value:
    month, number = atom.month or 0, atom.day or 0
    how = list(atom.notes)
    year = atom.year
    if year is None and atom.twin is not None and atom.twin.year is not None:
        near = day_of("hijri", atom.twin.year, atom.twin.month or 0, atom.twin.day or 0)
        day = _nearest(atom, near)
        how.append("the year is that of the Hijri date")
    elif year is None:
        if reference is None:
            return _nothing("The year is not written, and no reference is given.")
        day = _nearest(atom, _today(reference))
        how.append("the year is not written, and is the one nearest to the reference")
    else:
        day = day_of(atom.calendar, year, month, number)
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


def _nearest(atom: Atom, near: date) -> date:
    """Returns the day of the atom, which has no year, that is nearest to `near`.

    Raises:
        ValueError: no year about then has the day.
    """
    month, number = atom.month or 0, atom.day or 0
    offset = 579 if atom.calendar == "hijri" else 0
    found: list[date] = []
    for year in range(near.year - offset - 2, near.year - offset + 3):
        try:
            found.append(day_of(atom.calendar, year, month, number))
        except ValueError as error:
            problem = error
    if not found:
        raise problem
    return min(found, key=lambda day: abs(day - near))


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
            return _nothing(_NO_REFERENCE)
        if atom.shift == 0:
            year = reference.year
        elif atom.shift == 1:
            year = reference.year + (month <= reference.month)
        else:
            year = reference.year - (month >= reference.month)
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


def _near(atom: Atom, reference: date | None) -> Value:
    if reference is None:
        return _nothing(_NO_REFERENCE)
    today = _today(reference)
    if atom.kind == "relative":
        day = today + timedelta(days=atom.shift or 0)
        if atom.weekday is not None and atom.weekday != day.weekday():
            return _nothing(
                f"By the reference it is {day}, a {_WEEKDAYS[day.weekday()]}, and the text says "
                f"{_WEEKDAYS[atom.weekday]}."
            )
        return _timed(atom, day, "Counted from the reference", [])
    back = (today.weekday() - (atom.weekday or 0)) % _WEEK
    if atom.shift == 1:
        day, says = today + timedelta(days=_WEEK - back), "The first such weekday after the reference"
    elif atom.shift == -1:
        day, says = today - timedelta(days=back or _WEEK), "The last such weekday before the reference"
    else:
        day, says = today - timedelta(days=back), "The last such weekday that is not after the reference"
    return _timed(atom, day, says, [])


def _ago(atom: Atom, reference: date | None) -> Value:
    if reference is None:
        return _nothing(_NO_REFERENCE)
    says = "Counted from the reference."
    if atom.unit in ("hour", "minute"):
        if not isinstance(reference, datetime):
            return _nothing("The words count from a time of day, and the reference has none.")
        moment = reference - atom.count * _STEPS[atom.unit]
        return Value(moment.isoformat(timespec="minutes"), "minute", says)
    if atom.unit in _STEPS:
        return Value((_today(reference) - atom.count * _STEPS[atom.unit]).isoformat(), "day", says)
    return _shifted(atom.unit, -atom.count, reference)


def _period(atom: Atom, reference: date | None) -> Value:
    if reference is None:
        return _nothing(_NO_REFERENCE)
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
