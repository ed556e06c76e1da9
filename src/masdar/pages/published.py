"""When an article was published: the dates that a page gives, weighed against each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import regex

from masdar.dates import DateReading, read_date, read_dates
from masdar.pages.words import stops
from masdar.text import bare

GIVEN = "said by the user"
ADDRESS = "the address"
NONE = "the page gives no date of publication"
_MIDNIGHT = 1  # days that a zone of time can move a date by
_WORDS_BESIDE = 4  # a date: «صدر العدد يوم السبت 7 حزيران 2003»
_LONGEST = 1_000  # characters of a line or a declaration in which its date stands, with room: a bound for hostile pages
_ISO_DAY = len("2003-06-07")
_UTC = "+00:00"
_HOUR = slice(11, 13)
_NOON = 12
_YEAR = regex.compile(r"\d{4}")
_NUMBERS = regex.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
_DAY_FIRST = r"\3-\2-\1"
_HALF = regex.compile(r"\d\d?:\d\d(?::\d\d)?\s?(?:[صم]|صباح\p{M}*ا\p{M}*|مساء\p{M}*ا?)(?!\w)")
_MONTHS = 12
_LINE = 120  # characters of a line with a date and whatever else is told of an article
_PARTS = regex.compile(r"\s+[-–—/]\s+|\s*[|•·]\s*")
_PATH = regex.compile(r"/((?:19|20)\d\d)(?:/(\d{1,2})/(\d{1,2})|-(\d\d)-(\d\d)|([01]\d)([0-3]\d))(?=[/\-_.]|$)")
_BESIDE = " \t-–—|،,:•·"
_LETTERS = regex.compile(r"\p{L}+")


class Candidate(NamedTuple):
    """A date that the page gives: where it stands, the words, and whether readers see it as the day of publication."""

    where: str
    written: str
    visible: bool


class _Read(NamedTuple):
    """A candidate and the day that was read in it; the hour, where it is one in UTC."""

    candidate: Candidate
    day: str
    hour: int | None
    relative: bool


def establish(
    candidates: Iterable[Candidate],
    said: str | None = None,
    captured: dt.datetime | None = None,
    lines: Iterable[str] = (),
) -> tuple[str | None, str]:
    """Returns the day of publication (ISO 8601) and how it was established, or null and why not.

    What the user said beats the page; what is declared to machines beats what
    is printed, but for the day that readers saw: a time stamp in UTC and the
    printed day differ around midnight.  Words such as «منذ 3 ساعات» count from
    when the page was captured, where that is known, and behind dates in full.
    Dates that conflict are told.  Where a date could be two (03/04/2020), the other dates in the `lines` of the page
    show whether the day stands first.
    """
    if said is not None:
        day = _day(read_date(said))
        return (day or said), GIVEN
    read = [(candidate, read_date(candidate.written[:_LONGEST], reference=captured)) for candidate in candidates]
    if any(_could_be_two(*one) for one in read):
        order = _order(lines)
        read = [
            (one, _ordered(one, order) or reading) if _could_be_two(one, reading) else (one, reading)
            for one, reading in read
        ]
    dated = [
        _Read(candidate, day, _hour(reading), reading.relative) for candidate, reading in read if (day := _day(reading))
    ]
    if not dated:
        if read:
            candidate, reading = read[0]
            return None, f"no day can be read in {_quoted(candidate)}: {reading.reason}"
        return None, NONE
    first, *rest = sorted(dated, key=lambda one: one.relative)
    printed = [other for other in dated if other.candidate.visible and _apart(first, other) <= _MIDNIGHT]
    printed = [other for other in printed if other.candidate.where != ADDRESS or _may_be(other.day, first)]
    if first.hour is not None and printed and all(other.day != first.day for other in printed):
        shown = printed[0]
        return shown.day, f"{_quoted(shown.candidate)}; {first.candidate.where} has {first.day} in UTC"
    reason = _quoted(first.candidate)
    if first.relative and captured is not None:
        reason += f", counted from the capture of the page on {captured.date()}"
    for other in rest:
        if _apart(first, other) > _MIDNIGHT:
            return first.day, f"{reason}; {other.candidate.where} has another: {other.day}"
    return first.day, reason


def _could_be_two(candidate: Candidate, reading: DateReading) -> bool:
    return _day(reading) is None and _NUMBERS.search(candidate.written, 0, _LONGEST) is not None


def _ordered(candidate: Candidate, order: str | None) -> DateReading | None:
    """Returns the reading of a date with its numbers in an order, or null where none is known.

    Who writes the half of the day in Arabic puts the day first.
    """
    written = candidate.written[:_LONGEST]
    order = order or (_DAY_FIRST if _HALF.search(written) else None)
    return read_date(_NUMBERS.sub(order, written)) if order is not None else None


def _order(lines: Iterable[str]) -> str | None:
    """Returns how the numbers of dates are put into the order of ISO 8601, where all lines that show it agree."""
    first = second = False
    for line in lines:
        for found in _NUMBERS.finditer(line[:_LONGEST]):
            first = first or int(found[1]) > _MONTHS
            second = second or int(found[2]) > _MONTHS
    return None if first == second else _DAY_FIRST if first else r"\3-\1-\2"


def of_address(url: str | None) -> Candidate | None:
    """Returns the day that the path of an address names («/2024/3/12/»), or null."""
    found = _PATH.search(url[:_LONGEST].split("?", 1)[0]) if url else None
    if found is None:
        return None
    year, month, day = (int(part) for part in found.groups() if part)
    written = f"{year}-{month:02}-{day:02}"
    return Candidate(ADDRESS, written, visible=True) if _day(read_date(written)) else None


def _may_be(day: str, stamp: _Read) -> bool:
    """Tells whether some zone of time has the day at the hour of the stamp in UTC."""
    late = stamp.hour is not None and stamp.hour >= _NOON
    return day == stamp.day or late == (day > stamp.day)


def _hour(reading: DateReading) -> int | None:
    value = reading.value or ""
    return int(value[_HOUR]) if value.endswith(_UTC) else None


def _quoted(candidate: Candidate) -> str:
    return f"{candidate.where}: «{candidate.written[:80]}»"


def _day(reading: DateReading) -> str | None:
    """Returns the day that a reading gives, null where it gives none or no more than its month or year."""
    return reading.value[:_ISO_DAY] if reading.value and reading.granularity in ("day", "minute") else None


def _apart(one: _Read, other: _Read) -> int:
    return abs((dt.date.fromisoformat(one.day) - dt.date.fromisoformat(other.day)).days)


def has_date(text: str, captured: dt.datetime | None = None) -> bool:
    """Tells whether the text names a day with its year, be it one that is no day or could be two.

    Where the page was captured at a known time, words that count from it name a day too.
    """
    text = text[:_LONGEST]
    if captured is not None and any(_day(reading) for reading in read_dates(text, reference=captured)):
        return True
    return next(_dates(text), None) is not None


def is_date(text: str) -> bool:
    """Tells whether the text is a date, with the words that stand beside one and hardly another."""
    dates = list(_dates(text)) if len(text) <= _LONGEST else []
    if not dates:
        return False
    starts = (0, *(reading.span[1] for reading in dates))
    ends = (*(reading.span[0] for reading in dates), len(text))
    beside = " ".join(text[start:end] for start, end in zip(starts, ends, strict=True))
    return len(_LETTERS.findall(bare(beside))) <= _WORDS_BESIDE


def dated_parts(text: str) -> Iterator[str]:
    """Yields the parts of a line that end with a day and its year, in order."""
    start = 0
    for reading in _dates(text[:_LONGEST]):
        yield text[start : reading.span[1]]
        start = reading.span[1]


def before_date(text: str) -> str:
    """Returns what stands before the first day with its year in a line, or all of it where there is none."""
    first = next(_dates(text[:_LONGEST]), None)
    return text if first is None else text[: first.span[0]].rstrip(_BESIDE)


def is_date_line(text: str) -> bool:
    """Tells whether one part of a short line is a date: «12 مارس 2024 - المصدر: وكالات»."""
    return is_date(text) or (len(text) <= _LINE and not stops(text) and any(map(is_date, _PARTS.split(text))))


def _dates(text: str) -> Iterator[DateReading]:
    """Yields the days with their year that the text names."""
    if _YEAR.search(text) is None:
        return
    for reading in read_dates(text):
        if not reading.relative and reading.end is None and reading.granularity in ("day", "minute", None):
            yield reading
