"""When an article was published: the dates that a page gives, weighed against each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import regex

from masdar.dates import DateReading, read_date, read_dates
from masdar.text import bare

GIVEN = "said by the user"
NONE = "the page gives no date of publication"
_MIDNIGHT = 1  # days that a zone of time can move a date by
_WORDS_BESIDE = 4  # a date: «صدر العدد يوم السبت 7 حزيران 2003»
_LONGEST = 1_000  # characters of a line or a declaration in which its date stands, with room: a bound for hostile pages
_ISO_DAY = len("2003-06-07")
_UTC = "+00:00"
_YEAR = regex.compile(r"\d{4}")
_LETTERS = regex.compile(r"\p{L}+")


class Candidate(NamedTuple):
    """A date that the page gives: where it stands, the words, and whether readers see it as the day of publication."""

    where: str
    written: str
    visible: bool


class _Read(NamedTuple):
    """A candidate and the day that was read in it."""

    candidate: Candidate
    day: str
    utc: bool
    relative: bool


def establish(
    candidates: Iterable[Candidate], said: str | None = None, captured: dt.datetime | None = None
) -> tuple[str | None, str]:
    """Returns the day of publication (ISO 8601) and how it was established, or null and why not.

    What the user said beats the page; what is declared to machines beats what
    is printed, but for the day that readers saw: a time stamp in UTC and the
    printed day differ around midnight.  Words such as «منذ 3 ساعات» count from
    when the page was captured, where that is known, and behind dates in full.
    Dates that conflict are told.
    """
    if said is not None:
        day = _day(read_date(said))
        return (day or said), GIVEN
    read = [(candidate, read_date(candidate.written[:_LONGEST], reference=captured)) for candidate in candidates]
    dated = [
        _Read(candidate, day, (reading.value or "").endswith(_UTC), reading.relative)
        for candidate, reading in read
        if (day := _day(reading))
    ]
    if not dated:
        if read:
            candidate, reading = read[0]
            return None, f"no day can be read in {_quoted(candidate)}: {reading.reason}"
        return None, NONE
    first, *rest = sorted(dated, key=lambda one: one.relative)
    printed = [other for other in dated if other.candidate.visible and _apart(first, other) <= _MIDNIGHT]
    if first.utc and printed and all(other.day != first.day for other in printed):
        shown = printed[0]
        return shown.day, f"{_quoted(shown.candidate)}; {first.candidate.where} has {first.day} in UTC"
    reason = _quoted(first.candidate)
    if first.relative and captured is not None:
        reason += f", counted from the capture of the page on {captured.date()}"
    for other in rest:
        if _apart(first, other) > _MIDNIGHT:
            return first.day, f"{reason}; {other.candidate.where} has another: {other.day}"
    return first.day, reason


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


def _dates(text: str) -> Iterator[DateReading]:
    """Yields the days with their year that the text names."""
    if _YEAR.search(text) is None:
        return
    for reading in read_dates(text):
        if not reading.relative and reading.end is None and reading.granularity in ("day", "minute", None):
            yield reading
