"""Whether two carriers tell of one event: by the days and numbers that they name, and by the words that only it has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

import regex

from masdar.archive.trace.canonical import Canonical
from masdar.archive.trace.evidence import Evidence
from masdar.archive.trace.records import Carrier, Likeness
from masdar.archive.trace.wording import Wording
from masdar.dates import TimeExpression, read_times, whole_day
from masdar.dates.vocabulary import vocabulary
from masdar.lexicon import Lexicon
from masdar.text import bare, fold

_APART = 10
"""Days after which set phrases tell of another event."""
_SOON = 3
"""Days within which counts of one event are brought up to date, and its words said again, without a look back."""
_ONE_EACH = 2
_SCALES = (1_000, 1_000_000, 1_000_000_000)
_WORDS = 8
"""Words that stand in one order by no accident."""
_SPECIFIC = frozenset("PqCgGWO")
"""Classes of words that name somebody, a country, or a body."""
_PLACE = "place"
_WEEK = timedelta(days=7)
_TIMES = ("DATE", "TIME")
_WEEKDAY, _MONTH, _SHIFT, _AGO = "W", "M", "L", "a"
"""Classes of the vocabulary of dates: «الأحد»، «مايو»، «الماضي»، «منذ»."""
_DAY = len("2024-03-01")
_YEAR = regex.compile(r"(?:19|20)\d\d")


class Day(NamedTuple):
    """A day that a passage names."""

    written: str
    days: frozenset[date]
    """The day; the same of the weeks about it too, where the words are a weekday alone."""
    called: bool
    """True where the words say which day it is, and do not count from the day of publication («أمس»)."""


class Events:
    """Compares what carriers tell of.

    Args:
        canonical: reads passages word for word.
        lexicon: tells names from other words.
        evidence: gives the sentences that passages stand in.
        wording: tells what is to come from what was.
        alike: gives why the passages of two carriers are one claim, or null.
    """

    def __init__(
        self,
        canonical: Canonical,
        lexicon: Lexicon,
        evidence: Evidence,
        wording: Wording,
        alike: Callable[[Carrier, Carrier], Likeness | None],
    ) -> None:
        self._canonical = canonical
        self._lexicon = lexicon
        self._evidence = evidence
        self._wording = wording
        self.alike = alike

    def denied(self, carrier: Carrier) -> bool:
        """Tells whether the sentence of a carrier tells of a denial beside it («وهو ما تنفيه الوزارة»)."""
        return self._wording.denies(self._evidence.sentence(carrier))

    def one(self, model: Carrier, carrier: Carrier) -> Likeness | None:
        """Returns why two carriers may tell of one event, or null where they do not."""
        first, second = whole_day(model.date), whole_day(carrier.date)
        if first is None or second is None or abs(second - first) > timedelta(days=_APART):
            return None
        likeness = self.alike(model, carrier)
        if likeness is None:
            return None
        if first == second:
            return likeness
        mine, theirs = self._evidence.sentence(model), self._evidence.sentence(carrier)
        days = _named(mine, first), _named(theirs, second)
        if _differ(*days) and _new(days[0], first) and _new(days[1], second):
            return None
        if abs(second - first) <= timedelta(days=_SOON):
            return likeness
        later, day, text = (carrier, second, theirs) if first < second else (model, first, mine)
        looks_back = later.recalls or _looks_back(text, day) or (all(days) and not _differ(*days))
        return likeness if looks_back and not all(self.numbers(model, carrier)) else None

    def numbers(self, model: Carrier, carrier: Carrier) -> tuple[list[str], list[str]]:
        """Returns the numbers that only the one and only the other tells, without those of dates and years."""
        mine, theirs = (self._canonical.numbers(_undated(one.passage, whole_day(one.date))) for one in (model, carrier))
        return (
            [one for one in mine if one not in theirs and _YEAR.fullmatch(one) is None],
            [one for one in theirs if one not in mine and _YEAR.fullmatch(one) is None],
        )

    def number(self, model: Carrier, carrier: Carrier) -> tuple[str, str] | None:
        """Returns the one number that each of two carriers tells and the other does not; null where it is the same.

        «270 و330 ألفا» leaves out thousands that «270 ألفا و330 ألفا» tells.
        """
        mine, theirs = self.numbers(model, carrier)
        if len(mine) != 1 or len(theirs) != 1:
            return None
        less, more = sorted((Decimal(mine[0]), Decimal(theirs[0])))
        return None if less and more / less in _SCALES else (mine[0], theirs[0])

    def counted_otherwise(self, model: Carrier, carrier: Carrier) -> bool:
        """Tells whether two carriers tell several numbers differently: what they say is then not the same."""
        mine, theirs = self.numbers(model, carrier)
        return bool(mine and theirs) and len(mine) + len(theirs) > _ONE_EACH

    def days(self, model: Carrier, carrier: Carrier) -> tuple[str, str] | None:
        """Returns the words of the one day that each of two passages names, where it is not the same; else null."""
        mine, theirs = (_named(one.passage, whole_day(one.date)) for one in (model, carrier))
        whole = (_named(self._evidence.sentence(one), whole_day(one.date)) for one in (model, carrier))
        if not _differ(*whole):
            return None
        called = all(one.called for one in (*mine, *theirs))
        if len(mine) == len(theirs) == 1 and called and _differ(mine, theirs):
            return mine[0].written, theirs[0].written
        return None

    def one_time(self, model: Carrier, carrier: Carrier) -> bool:
        """Tells whether both say of a thing that it will be, or that it is: what is done is not as it was planned."""
        return self._wording.foretells(model.passage) == self._wording.foretells(carrier.passage)

    def specific(self, model: Carrier, carrier: Carrier, likeness: Likeness) -> bool:
        """Tells whether more than set phrases is shared: a number, a name, a place, or many words in one order."""
        if likeness.sequence >= _WORDS:
            return True
        mine = {word.key for word in self._canonical.words(model.passage)}
        return any(
            word.key in mine and (word.kind == "number" or self._names(word.written))
            for word in self._canonical.words(carrier.passage)
        )

    def _names(self, word: str) -> bool:
        reading = self._lexicon.readings(word)[0]
        return reading.letter in _SPECIFIC or reading.lexeme is None or reading.lexeme.cls == _PLACE


def _named(text: str, day: date | None) -> list[Day]:
    """Returns the days that a text names, as they are read in what was published on `day`."""
    found = []
    for reading in _times(text, day):
        if len(reading.date or "") == _DAY:
            first = date.fromisoformat(reading.date or "")
            letters = _letters(reading)
            alone = _WEEKDAY in letters and _SHIFT not in letters and not any(map(str.isdigit, reading.evidence))
            about = (first - _WEEK, first, first + _WEEK) if alone else (first,)
            called = not letters.isdisjoint({_WEEKDAY, _MONTH}) or not reading.relative
            found.append(Day(reading.evidence, frozenset(about), called))
    return found


def _looks_back(text: str, day: date) -> bool:
    """Tells whether a text names a time that was over on the day before `day`."""
    for reading in _times(text, day):
        named = reading.date or ""
        if len(named) == _DAY and date.fromisoformat(named) < day - timedelta(days=1):
            return True
        if len(named) < _DAY and (_SHIFT in _letters(reading) or (named and not day.isoformat().startswith(named))):
            return True
    return False


def _undated(passage: str, day: date | None) -> str:
    """Returns a passage without its dates: the numbers that are left count something («منذ 6 أيام»)."""
    for reading in reversed(_times(passage, day)):
        if _AGO not in _letters(reading):
            start, stop = reading.span
            passage = f"{passage[:start]}،{passage[stop:]}"
    return passage


def _times(text: str, day: date | None) -> list[TimeExpression]:
    return [reading for reading in read_times(text, reference=day) if reading.type in _TIMES]


def _letters(reading: TimeExpression) -> set[str]:
    """Returns the classes of the words of a time."""
    entries = vocabulary().entries
    found = (entries.get((fold(bare(word)).casefold(),)) for word in reading.evidence.replace("/", " ").split())
    return {entry.letter for entry in found if entry is not None}


def _differ(one: Sequence[Day], other: Sequence[Day]) -> bool:
    """Tells whether both name days, and none of the one is a day of the other."""
    return bool(one and other) and not any(mine.days & theirs.days for mine in one for theirs in other)


def _new(found: Sequence[Day], day: date) -> bool:
    """Tells whether a text tells what was news when it was published on `day`: of that day or of the one before."""
    return any(one.days & {day, day - timedelta(days=1)} for one in found)
