"""Days of both calendars, and values of time as strings."""

from __future__ import annotations

from datetime import date, timedelta

from hijridate import Gregorian, Hijri

from masdar.dates.atoms import Calendar, Time

_HOURS = 24
_MINUTES = 60
_NOON = 12
_AFTERNOON = 9
_SMALL_HOURS = 5


class NoDayError(ValueError):
    """There is no such day; the message is a sentence."""


def day_of(calendar: Calendar, year: int, month: int, day: int) -> date:
    """Returns the Gregorian day; Hijri days follow the Umm al-Qura calendar.

    Raises:
        NoDayError: there is no such day.
    """
    try:
        if calendar == "hijri":
            return date.fromordinal(Hijri(year, month, day).to_gregorian().toordinal())
        return date(year, month, day)
    except OverflowError as error:
        raise NoDayError(f"The Hijri year {year} is not in the tables of the Umm al-Qura calendar.") from error
    except ValueError as error:
        raise NoDayError(f"There is no day {day} in month {month} of {year}.") from error


def last_day(calendar: Calendar, year: int, month: int) -> date:
    """Returns the last day of a month.

    Raises:
        NoDayError: there is no such month.
    """
    following = (year, month + 1) if month < 12 else (year + 1, 1)  # noqa: PLR2004
    return day_of(calendar, *following, 1) - timedelta(days=1)


def year_and_month(calendar: Calendar, day: date) -> tuple[int, int]:
    """Returns the year and month of a Gregorian day in a calendar.

    Raises:
        OverflowError: the day is not in the tables of the Hijri calendar.
    """
    if calendar == "hijri":
        own = Gregorian(day.year, day.month, day.day).to_hijri()
        return own.year, own.month
    return day.year, day.month


def hijri_distance(day: date, year: int | None, month: int, number: int) -> int | None:
    """Returns how many days lie between a Gregorian day and a Hijri one, null where the tables end before it.

    Where the Hijri day has no year, the nearest is taken.  A month has 30 days
    here, whatever the tables say: those who sight the moon may see it so.

    Raises:
        NoDayError: there is no such Hijri day.
    """
    if not (1 <= month <= 12 and 1 <= number <= 30):  # noqa: PLR2004
        raise NoDayError(f"There is no day {number} in the Hijri month {month}.")
    try:
        own, _ = year_and_month("hijri", day)
        years = (own - 1, own, own + 1) if year is None else (year,)
        starts = [Hijri(each, month, 1).to_gregorian().toordinal() for each in years]
    except (OverflowError, ValueError):
        return None
    return min(abs(start + number - 1 - day.toordinal()) for start in starts)


def clock(time: Time) -> str | None:
    """Returns the time as hh:mm with its offset, null where it is none or its half of the day is not said."""
    hour = time.hour
    if hour >= _HOURS or time.minute >= _MINUTES or (not time.half and not time.digits and hour <= _NOON):
        return None
    if time.half == "am":
        if hour > _NOON:
            return None
        hour %= _NOON
    elif (
        (time.half == "pm" and hour < _NOON)
        or (time.half == "noon" and hour < _AFTERNOON)
        or (time.half == "night" and _SMALL_HOURS <= hour < _NOON)
    ):
        hour += _NOON
    elif time.half == "night" and hour == _NOON:
        hour = 0
    return f"{hour:02}:{time.minute:02}{time.zone}"
