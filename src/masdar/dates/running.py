"""Times in running text, as the values of TIMEX3 with their evidence.

Dates come from the reader of `masdar.dates` with the words of running text
beside its own; what it leaves is read here by a second pattern over the same
classes: lengths of time, what comes round, parts of the year, and times that
the words place by another event.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import Literal

import msgspec
from msgspec.structs import replace

from masdar.dates.atoms import Atom
from masdar.dates.parse import Parsed, parse
from masdar.dates.resolve import OUTSIDE, resolve
from masdar.dates.stretches import SAME, stretches
from masdar.dates.timed import Tense, Timed, month_near, nothing, week_of
from masdar.dates.vocabulary import running_vocabulary
from masdar.text import Span, fold

_DAY = len("2015-10-07")
_CALENDAR = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_HALVES = {"am": "TMO", "noon": "TMI", "night": "TNI"}
_TENSED = ("weekday", "month", "period")
"""Kinds whose meaning depends on whether what is told lies behind or ahead."""
_SINCE = "ON_OR_AFTER"
_BESIDE = ("BEFORE", "AFTER", "ON_OR_BEFORE")
"""Modifiers of what does not lie in the time that is named («قبل 17 سبتمبر»)."""
_AGO = {"APPROX": "APPROX", "MORE_THAN": "BEFORE", "EQUAL_OR_MORE": "ON_OR_BEFORE", "LESS_THAN": "AFTER"}
"""What a day becomes where the length since then is loosened («قبل أكثر من عام»)."""


class TimeExpression(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a text that say when, how long or how often, and what they mean."""

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    """As in TIMEX3."""
    value: str | None
    """ISO 8601 and TIMEX3: 2015, 2015-10, 2015-W41, 2015-10-07, 2015-10-07TEV, 2015-Q1, P3D, PAST_REF; a range a/b."""
    mod: str | None = None
    """TIMEX3's modifier: START, MID, END, APPROX, MORE_THAN, LESS_THAN, BEFORE, AFTER, ON_OR_BEFORE, ON_OR_AFTER."""
    begin: str | None = None
    """The first day of a stretch of days, where the words give it."""
    end: str | None = None
    """The last day of it."""
    span: Span
    """Where the words stand in the text."""
    evidence: str
    """The words themselves."""
    relative: bool
    """True where the words count from the reference."""
    reason: str
    """How the value was read, or why there is none."""

    @property
    def date(self) -> str | None:
        """The day, month or year (ISO 8601) that all of the time lies in; null where there is none."""
        if self.mod in _BESIDE:
            return None
        if self.begin is not None and self.end is not None:
            return next((self.begin[:size] for size in (10, 7, 4) if self.begin[:size] == self.end[:size]), None)
        match = _CALENDAR.match(self.value or "")
        return match.group() if match is not None and self.type in ("DATE", "TIME") else None


def read_times(
    text: str,
    *,
    reference: date | datetime | None = None,
    tense: Callable[[int], Tense | None] = lambda _: None,
) -> tuple[TimeExpression, ...]:
    """Returns every expression of time in running text, in its order; time is linear in its length.

    `reference` is the day, or the moment, that relative words count from: when
    the text was published.  `tense` tells, given an offset, whether what is
    told there lies behind or ahead: a weekday alone is the last one that is not
    after the reference, but the next where it lies ahead.
    """
    return tuple(_told_again(_times(text, reference, tense)))


def read_parts(
    parts: Iterable[tuple[str, int]],
    *,
    reference: date | datetime | None = None,
    tense: Callable[[int], Tense | None] = lambda _: None,
) -> tuple[TimeExpression, ...]:
    """Returns the expressions of time of parts of a text, each given with its place there; see `read_times`.

    Parts in which no word tells of a time (`telling`) need not be given.
    """
    found = (
        replace(time, span=(time.span[0] + base, time.span[1] + base))
        for text, base in parts
        for time in _times(text, reference, lambda offset, base=base: tense(base + offset))  # type: ignore[misc]
    )
    return tuple(_told_again(found))


def _times(
    text: str, reference: date | datetime | None, tense: Callable[[int], Tense | None]
) -> Iterator[TimeExpression]:
    parsed = parse(text, running_vocabulary())
    found: dict[int, TimeExpression] = {}
    for atom in parsed.atoms:
        first = (atom.first or atom).start
        span = parsed.span(first, atom.stop)
        try:
            timed = _dated(parsed, atom, reference, tense(span[0]) if atom.kind in _TENSED else None)
        except (OverflowError, ValueError):
            timed = nothing(OUTSIDE)
        found[first] = _expression(text, span, timed, relative=atom.relative)
    values = {first: expression.value for first, expression in found.items()}
    for first, stop, timed, relative in stretches(parsed, values, reference, tense):
        for place in range(first, stop):
            found.pop(place, None)  # «الربع الأول من العام الحالي» holds a year
        found[first] = _expression(text, parsed.span(first, stop), timed, relative=relative)
    yield from (found[place] for place in sorted(found))


def _told_again(times: Iterable[TimeExpression]) -> Iterator[TimeExpression]:
    """Yields the times, with the day that is named before for words that mean it («في هذه الأثناء»)."""
    day: str | None = None
    for time in times:
        if time.value != SAME:
            yield time
            told = time.date
            day = told if told is not None and len(told) == _DAY else day
        elif day is None:
            yield replace(time, value=None, reason="The words mean a day that is named before, and none is.")
        else:
            yield replace(time, value=day, reason="The day that is named before.")


def _expression(text: str, span: Span, timed: Timed, *, relative: bool) -> TimeExpression:
    return TimeExpression(
        type=timed.type,
        value=timed.value,
        mod=timed.mod if timed.value is not None else None,
        begin=timed.begin,
        end=timed.end,
        span=span,
        evidence=text[slice(*span)],
        relative=relative,
        reason=timed.reason,
    )


def _dated(parsed: Parsed, atom: Atom, reference: date | datetime | None, tense: Tense | None) -> Timed:
    """Returns the value of TIMEX3 that a date has in a sentence."""
    if atom.kind == "period" and atom.unit == "week":
        return week_of(atom.shift or 0, reference, tense)
    if atom.kind == "month" and atom.year is None and atom.shift is None and atom.calendar == "gregorian":
        return month_near(atom.month or 0, reference, tense)._replace(mod=_modifier(parsed, atom))
    if tense == "future" and atom.kind == "weekday" and atom.shift is None and atom.first is None:
        atom = _ahead(atom, reference)
    value = resolve(atom, reference)
    if value.value is None:
        return nothing(value.reason)
    mod = _modifier(parsed, atom)
    if value.end is not None:
        begin, end = value.value, value.end
        whole = value.granularity == "day"
        return Timed("DATE", f"{begin}/{end}", value.reason, mod, begin if whole else None, end if whole else None)
    half = _half(parsed, atom) if value.granularity == "day" else ""
    return Timed("TIME" if half or value.granularity == "minute" else "DATE", value.value + half, value.reason, mod)


def _ahead(atom: Atom, reference: date | datetime | None) -> Atom:
    """Returns a weekday of what lies ahead: the next, unless it is that of the reference itself."""
    return atom if reference is None or reference.weekday() == atom.weekday else replace(atom, shift=1)


def _half(parsed: Parsed, atom: Atom) -> str:
    """Returns the part of the day that stands beside a day («مساء الاثنين»), as TIMEX3 writes it."""
    for token in parsed.tokens[atom.start : atom.stop]:
        if token.letter == "i":
            written = fold(parsed.clean.text[token.start : token.end])
            return _HALVES.get(token.word) or ("TEV" if "مساء" in written else "TAF")
    return ""


def _modifier(parsed: Parsed, atom: Atom) -> str | None:
    """Returns what the words before a date, or its own first ones, make of it («منذ الجمعة», «نهاية الشهر الجاري»)."""
    if atom.kind == "ago":
        return _AGO.get(atom.about) or (_SINCE if parsed.tokens[atom.start].word == _SINCE else None)
    first = (atom.first or atom).start
    for token in reversed(parsed.tokens[max(first - 1, 0) : first + 1]):
        if token.letter == "B" and token.word:
            return token.word
        if token.letter in "ae!":
            return token.word or None
    return None
