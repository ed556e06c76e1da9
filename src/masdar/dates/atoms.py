"""From tokens to atoms: the parts of the text that name a day, a month, a year, a distance or a time.

The classes of the tokens are joined into one string, and one pattern of
bounded repetitions runs over it once.  Patterns name classes only.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import msgspec
import regex

from masdar.dates.tokens import EASTERN, Token

Kind = Literal["day", "month", "year", "relative", "weekday", "ago", "period", "time"]
Calendar = Literal["gregorian", "hijri"]


class Time(msgspec.Struct, frozen=True):
    """A time of day as written: `half` is am, pm, noon, night or empty; `digits` where it stands in digits."""

    hour: int
    minute: int
    half: str
    zone: str
    digits: bool


class Atom(msgspec.Struct, kw_only=True):
    """A part of the text that says something of when; `start` and `stop` are token numbers."""

    kind: Kind
    start: int
    stop: int
    calendar: Calendar = "gregorian"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    shift: int | None = None
    """Days for a relative day, otherwise -1 for the last, 0 for this and 1 for the next."""
    unit: str = ""
    """What is counted, or what `shift` is said of where it is not the atom itself («من العام الماضي»)."""
    count: int = 0
    time: Time | None = None
    first: Atom | None = None
    """Where a range begins that ends with this atom."""
    twin: Atom | None = None
    """The same day in the other calendar."""
    either: bool = False
    """True where the words do not say which of two numbers is the day and which the month."""
    lone: bool = False
    """True where the atom is read only as a part of something larger."""
    about: str = ""
    """How the words loosen what is counted, by the modifiers of TIMEX3."""
    notes: tuple[str, ...] = ()
    problem: str = ""
    """Why the atom has no value whatever the reference."""

    @property
    def relative(self) -> bool:
        """Tells whether the words count from the reference."""
        return self.kind != "year" and self.year is None and (self.twin is None or self.twin.year is None)


_PATTERN = regex.compile(
    r"""
    (?P<day>
      i? (?: [Rr][cpd]? )?? (?: J?(?P<dweekday>[WA])L?[cqdlpz]{0,2}J? )?
      (?: (?P<lone_day>[No]) (?= (?:we?|d|e) (?: [No] (?:f?s?[Mm] | fs?Z | fsL ) | D ) )
        | (?P<dday>[No])O? (?:
            (?: f?s?(?P<dmonth>[Mm]|(?<=[fs])Z|Z(?=h|G?Y)) | l(?P<dmonth>[MmZ])(?=lG?Y) | d(?P<dmonth>[MmZ])(?=dG?Y) )
            (?: [cld]?[fn]?G?(?P<dyear>Y)(?P<dera>[hg])? | (?P<dshift>L) | f?(?P<of_year>G)(?P<dshift>L) )?
          | f(?P<of_month>s)(?P<dshift>L) )
        | (?P<umonth>M)\.?(?P<uday>N)O?c?(?P<uyear>Y)
        | (?P<numeric>D)(?P<nera>[hg])? ) )
  | (?P<time>
      (?: S?(?P<digits>t)(?P<half>[ig])? | S(?P<hour>[No])(?:w(?P<fraction>y))?(?P<hhalf>i)? ) (?P<zone>T)? )
  | (?P<month>
      B?(?P<named>s)?(?P<mmonth>[Mm]|(?<=s)Z|Z(?=G?Y))
      (?: [cld]?f?G?(?P<myear>Y)(?P<mera>[hg])? | (?P<mshift>L) | f?(?P<of_year>G)(?P<mshift>L) )? )
  | (?P<year> (?: B?(?P<called>G) | [Bnab] | (?<=[bfwde])(?P<bare>) | (?=Y[hg]) ) (?P<yyear>Y)(?P<yera>[hg])? )
  | (?P<relative> i?J? (?P<days> R | (?<![nvu])r(?![Xo9k5]) ) (?: [cp]?(?P<rweekday>W)z? )? i? )
  | (?P<ago> a(?P<about>P)? (?:
      (?P<count>[NQk])(?:w(?P<tens>k))?(?P<unit>[UJsGu1]) | (?P<unit>[UJsG])(?![NoYWDMmZ]) | (?P<dual>[K1]) )
      (?![x9]?[fj]) )
  | (?P<weekday> (?<![vub]) i?(?<!v)J?(?P<wweekday>W)(?P<wshift>L)? | (?<=b)(?P<bweekday>W)(?=w) )
  | (?P<period> H(?P<this>[sGU])(?![LYXMm]) | (?P<named_unit>[sGU])(?P<pshift>L) )
    """,
    regex.VERBOSE,
)
_MONTHS = range(1, 13)
_HIJRI_YEARS = range(1300, 1501)
"""Years that nobody writes of in the news but by the Hijri calendar, in digits or beside a Hijri month."""
_RECENT_YEARS = range(1800, 2100)
"""Years that a number in digits may be with no more than a preposition before it."""
_YEAR_DIGITS = 4
_DAY_DIGITS = 2

_TWO_MONTHS = "The two names of the month are those of different months."
_OTHER_CALENDAR = "The month and the year are those of different calendars."
_NO_ERA = "The text does not say by which calendar the year is counted."
_SHORT_YEAR = "The year is written in two digits."
EITHER_ORDER = "The text does not say which of the two numbers is the month."
_MONTH_FIRST = "the month stands first, no year having as many"


def atoms(tokens: list[Token]) -> tuple[str, list[Atom]]:
    """Returns the classes of the tokens as one string, and the atoms in the order of the text."""
    letters = "".join(token.letter for token in tokens)
    found = (_BUILDERS[_alternative(match)](_Groups(match, tokens)) for match in _PATTERN.finditer(letters))
    return letters, [atom for atom in found if atom is not None]


def _alternative(match: regex.Match[str]) -> Kind:
    return next(kind for kind, group in _ALTERNATIVES if match.start(group) >= 0)


class _Groups:
    """The tokens that the groups of a match stand for, and the class of the token before it."""

    def __init__(self, match: regex.Match[str], tokens: list[Token]) -> None:
        self._match = match
        self._tokens = tokens
        self.start, self.stop = match.span()
        self.before = tokens[self.start - 1].letter if self.start else ""

    def __getitem__(self, name: str) -> Token | None:
        place: int = self._match.start(name)
        return None if place < 0 else self._tokens[place]

    def number(self, *names: str) -> int | None:
        """Returns the number of the first of the groups that took part."""
        return next((token.number for token in map(self.__getitem__, names) if token is not None), None)

    def word(self, *names: str) -> str:
        """Returns the word of the first of the groups that took part, or the empty string."""
        return next((token.word for token in map(self.__getitem__, names) if token is not None), "")

    def atom(self, kind: Kind) -> Atom:
        """Returns an atom over the whole match."""
        return Atom(kind=kind, start=self.start, stop=self.stop)


def _day(groups: _Groups) -> Atom | None:
    atom = groups.atom("day")
    atom.weekday = groups.number("dweekday")
    numeric = groups["numeric"]
    if numeric is not None:
        _numeric(atom, numeric, groups["nera"])
    else:
        atom.day, atom.year = groups.number("lone_day", "dday", "uday"), groups.number("dyear", "uyear")
        _month_and_year(atom, groups["dmonth"] or groups["umonth"], groups["dera"])
        atom.shift, atom.unit = groups.number("dshift"), groups.word("of_year", "of_month")
        atom.lone = groups["lone_day"] is not None
    # A street or a movement may have the name of a day; no year stands there.
    return None if atom.year is None and groups.before == "V" else atom


def _month_and_year(atom: Atom, month: Token | None, era: Token | None) -> None:
    """Sets the month and its calendar, and notes where the year is one of the other calendar."""
    if month is None:
        return
    atom.month = month.number
    atom.calendar = "gregorian" if month.letter == "M" else "hijri"
    by_year = atom.calendar
    if era is not None:
        by_year = "hijri" if era.letter == "h" else "gregorian"
    elif atom.year is not None and atom.calendar == "hijri" and atom.year not in _HIJRI_YEARS:
        by_year = "gregorian"
    if month.number == 0:
        atom.problem = _TWO_MONTHS
    elif by_year != atom.calendar:
        atom.problem = _OTHER_CALENDAR


def _numeric(atom: Atom, token: Token, era: Token | None) -> None:
    first, separator, middle, last = token.parts[:4]
    if token.parts[4:]:
        hour, minute, zone = token.parts[4:]
        atom.time = Time(int(hour), int(minute), "", zone, digits=True)
    widths = {len(first), len(last)}
    if widths == {_YEAR_DIGITS, len(first)} and len(first) <= _DAY_DIGITS:
        atom.year, atom.month, atom.day = int(last), int(middle), int(first)
        if atom.day in _MONTHS and atom.month not in _MONTHS:
            atom.day, atom.month = atom.month, atom.day
            atom.notes += (_MONTH_FIRST,)
        # Who writes Eastern digits, stops or an Arabic era puts the day first.
        day_first = token.word == EASTERN or separator == "." or era is not None
        atom.either = not day_first and atom.day in _MONTHS and atom.month in _MONTHS and atom.day != atom.month
    elif len(first) == _YEAR_DIGITS and len(last) <= _DAY_DIGITS:
        atom.year, atom.month, atom.day = int(first), int(middle), int(last)
    else:
        # «1.2.3» is a version and «5-3-2» a score; strokes and two digits make a date.
        atom.problem = _SHORT_YEAR
        atom.lone = separator != "/" or len(last) != _DAY_DIGITS or len(first) > _DAY_DIGITS
    hijri = era.letter == "h" if era is not None else atom.year in _HIJRI_YEARS
    atom.calendar = "hijri" if hijri else "gregorian"


def _month(groups: _Groups) -> Atom:
    atom = groups.atom("month")
    atom.year, atom.shift = groups.number("myear"), groups.number("mshift")
    _month_and_year(atom, groups["mmonth"], groups["mera"])
    atom.unit = groups.word("of_year")
    # Names of months are names of persons and ordinary words too (رجب، مارس).
    atom.lone = atom.year is None and groups["named"] is None and atom.shift is None
    return atom


def _year(groups: _Groups) -> Atom:
    atom = groups.atom("year")
    atom.year = groups.number("yyear")
    era = groups["yera"]
    if era is not None and era.letter == "h":
        atom.calendar = "hijri"
    elif era is None and atom.year in _HIJRI_YEARS:
        atom.problem = _NO_ERA
    # «في 1500 قرية» is no year.
    number = era is None and groups["called"] is None and atom.year not in _RECENT_YEARS
    atom.lone = number or (groups["bare"] is not None and era is None)
    return atom


def _relative(groups: _Groups) -> Atom:
    atom = groups.atom("relative")
    atom.shift, atom.weekday = groups.number("days"), groups.number("rweekday")
    return atom


def _weekday(groups: _Groups) -> Atom:
    atom = groups.atom("weekday")
    atom.weekday, atom.shift = groups.number("wweekday", "bweekday"), groups.number("wshift")
    return atom


def _ago(groups: _Groups) -> Atom | None:
    unit = groups["unit"]
    if unit is not None and unit.definite:
        return None  # «منذ الدقيقة العاشرة» counts from something else
    atom = groups.atom("ago")
    dual = groups["dual"]
    if dual is not None and dual.letter == "1" and dual.number < 20:  # noqa: PLR2004
        return None  # «منذ عقود»
    atom.about = groups.word("about")
    atom.unit, atom.count = counted(unit or groups["dual"], groups["count"], groups["tens"])
    return atom


def counted(unit: Token | None, count: Token | None, tens: Token | None = None) -> tuple[str, int]:
    """Returns the unit of an amount of time and how many of it («3 أيام», «خمسة وعشرين عاما», «يومين»)."""
    number = 1 if count is None else count.number + (tens.number if tens is not None else 0)
    if unit is None:
        return "", number
    if unit.letter == "1":
        return "year", unit.number if count is None else 10 * number
    return unit.word, 2 if unit.letter == "K" and count is None else number


def _period(groups: _Groups) -> Atom | None:
    unit = groups["this"] or groups["named_unit"]
    if unit is None or not unit.definite:
        return None
    atom = groups.atom("period")
    atom.unit, atom.shift = unit.word, groups.number("pshift") or 0
    return atom


def _time(groups: _Groups) -> Atom:
    atom = groups.atom("time")
    atom.lone = True
    mark, digits = groups["half"], groups["digits"]
    half = "pm" if mark is not None and mark.letter == "g" else groups.word("half", "hhalf")
    if digits is not None:
        hour, minute, zone = digits.parts
        atom.time = Time(int(hour), int(minute), half, groups.word("zone") or zone, digits=True)
    else:
        fraction = groups["fraction"]
        minute_ = int(fraction.word) if fraction is not None else 0
        atom.time = Time(groups.number("hour") or 0, minute_, half, groups.word("zone"), digits=False)
    return atom


_BUILDERS: dict[Kind, Callable[[_Groups], Atom | None]] = {
    "day": _day,
    "time": _time,
    "month": _month,
    "year": _year,
    "relative": _relative,
    "ago": _ago,
    "weekday": _weekday,
    "period": _period,
}
_ALTERNATIVES = tuple((kind, _PATTERN.groupindex[kind]) for kind in _BUILDERS)
"""Each kind with the number of its group, by which it is many times as fast to ask as by its name."""
