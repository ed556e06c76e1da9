"""What dates leave of the times in running text: lengths, what comes round, parts of a year, times by other events.

A second pattern runs over the classes of the tokens, in which `@` and `_` stand
for what is a date already.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

import regex

from masdar.dates.atoms import counted
from masdar.dates.parse import Parsed
from masdar.dates.resolve import NO_REFERENCE, OUTSIDE, day_of_reference
from masdar.dates.timed import Tense, Timed, after, length_of, month_near, nothing, span_of
from masdar.dates.tokens import PAIR, Token

_PATTERN = regex.compile(
    r"""
    (?P<set> (?P<each>v)(?: (?P<count>[NQk])(?P<unit>[UJsGu]) | (?P<unit>[UJsGK])(?![@WYNo]) ) | (?P<often>I) )
  | (?P<vague> (?P<word>0)(?!f?@) | H(?P<these>[u5]) | 5(?P<way>[L%]) | a6?(?P<some>[u1])6?(?!X|[x9]?[fj]) )
  | (?P<span> (?P<about>P)? (?P<unit>[uK])(?: ~?(?P<count>[NQk])(?:w(?P<tens>k))? )? (?P<few>6)? (?P<way>[L%])
      | (?P<article>~)?(?P<count>[NQk])(?:w(?P<tens>[ko]))?(?P<unit>[UJsGu])(?P<way>[L%]) )
  | (?P<offset> [a!]P?6? (?: (?P<count>[NQk])?[UJsGu1] | K ) 6? (?=[x9]?[fj]) )
  | (?P<after> !(?P<about>P)? (?:
      (?P<count>[NQk])(?:w(?P<tens>k))?(?P<unit>[UJsGu]) | (?P<unit>[UJsG])(?![@oWYNXx9]) | (?P<unit>K) ) )
  | (?P<anchor> (?<!f)[a!]9 )
  | (?P<night> (?P<tonight>7)(?P<way>L)?(?![oXx9]) | H(?P<half>i) )
  | (?P<century> (?P<name>2)(?: (?P<way>L) | (?P<nth>o) | ~?(?P<nth>N) ) (?!a) )
  | (?P<decade> (?P<name>3)(?: 2(?: (?P<way>L) | (?P<nth>o) | ~?(?P<nth>N) ) )? (?!8) )
  | (?P<part> (?P<name>y)(?P<nth>o)f? (?: (?P<dated>@)_* | G?(?P<year>Y) ) )
  | (?P<season> (?P<name>=)f? (?: (?P<dated>@)_* | G?(?P<year>Y) | (?P<way>L) ) )
  | (?P<month> (?P<stage>B)?s?(?P<name>M) )
  | (?P<length> (?<![8pde])(?<!b[NQk]w)(?:(?<!c)|(?=[P&BK]))
      (?: (?P<about>P)? (?: (?P<count>[NQk])(?:w(?P<tens>k))?(?P<unit>[UJsGu]) | (?P<unit>K)(?!9) )
        | (?P<about>P)(?P<unit>[UJsG])(?![@oWYNX])
        | [&B](?P<about>P)? (?: (?P<count>[NQk])?(?P<unit>1) | (?P<unit>[UJsG])(?![@oWYNXL%]) ) )
      (?!8) )
""",
    regex.VERBOSE,
)
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11)}
"""The first and last month of each season that lies in one year."""
_QUARTER = "15"
"""The minutes that a quarter of an hour has in the tables, where a half has 30."""
SAME = "SAME"
"""The value of words that mean the day which is named before them («في هذه الأثناء»)."""
_BY_EVENT = "The words place it by another event, and not by a day."
_STORY = "The words place it by what is told, and not by a day."
_VAGUE = "The words say no more than this."
_YEAR = regex.compile(r"\d{4}")


class Stretch(NamedTuple):
    """A time that is no date: its tokens, what it means, and whether it counts from the reference."""

    first: int
    stop: int
    timed: Timed
    relative: bool


class _Match:
    """A match of the pattern, with the tokens that its groups stand for and what they are counted from."""

    def __init__(self, match: regex.Match[str], parsed: Parsed, dated: dict[int, str | None]) -> None:
        self._match = match
        self._parsed = parsed
        self._dated = dated
        self.first, self.stop = match.span()
        self.kind = next(name for name in _BUILDERS if match[name] is not None)
        self.before = parsed.letters[self.first - 1 : self.first]

    def __getitem__(self, name: str) -> Token | None:
        place: int = self._match.start(name)
        return None if place < 0 else self._parsed.tokens[place]

    def word(self, name: str) -> str:
        """Returns the word of the group, or the empty string."""
        token = self[name]
        return token.word if token is not None else ""

    def number(self, name: str) -> int:
        """Returns the number of the group, or 0."""
        token = self[name]
        return token.number if token is not None else 0

    def amount(self) -> tuple[str, int]:
        """Returns the unit that is counted, and how many of it."""
        return counted(self["unit"], self["count"], self["tens"])

    def year(self) -> int | None:
        """Returns the year that the match names, or that the date in it is."""
        if self["year"] is not None:
            return self.number("year")
        value = self._dated.get(self._match.start("dated")) or ""
        return int(value) if _YEAR.fullmatch(value) else None


class _Frame(NamedTuple):
    """What the words count from: the reference, and whether they tell of what lies behind or ahead."""

    reference: date | None
    tense: Tense | None


def stretches(
    parsed: Parsed, dated: dict[int, str | None], reference: date | None, tense: Callable[[int], Tense | None]
) -> Iterator[Stretch]:
    """Yields the times that are no dates; `dated` has the value of each date by its first token."""
    letters = list(parsed.letters)
    for atom in parsed.atoms:
        first = (atom.first or atom).start
        letters[first : atom.stop] = "@" + "_" * (atom.stop - first - 1)
    for found in _PATTERN.finditer("".join(letters)):
        match = _Match(found, parsed, dated)
        ahead = tense(parsed.span(match.first, match.stop)[0]) if match.kind in ("after", "month") else None
        try:
            timed = _BUILDERS[match.kind](match, _Frame(reference, ahead))
        except (OverflowError, ValueError):
            timed = nothing(OUTSIDE)
        if timed is not None:
            yield Stretch(match.first, match.stop, timed, match.kind not in ("set", "length", "part"))


def _set(match: _Match, _: _Frame) -> Timed | None:
    if match["often"] is not None:
        return Timed("SET", match.word("often"), "It comes round.")
    unit = match["unit"]
    if unit is None or unit.definite or match.word("each") != "each":
        return None
    name, count = match.amount()
    return Timed("SET", length_of(count, name), "It comes round.")


def _vague(match: _Match, _: _Frame) -> Timed | None:
    word = match["word"]
    if word is not None:
        return Timed("DATE", word.word, _VAGUE) if word.word else nothing(_STORY)
    some, way = match["some"], match["way"]
    if some is not None:
        return None if some.definite else Timed("DATE", "PAST_REF", _VAGUE)
    if match["these"] is not None:
        return Timed("DATE", "PRESENT_REF", _VAGUE)
    return Timed("DATE", _direction(way), _VAGUE)


def _direction(way: Token | None) -> str:
    shift = way.number if way is not None else 0
    return "PAST_REF" if shift < 0 else "FUTURE_REF" if shift > 0 else "PRESENT_REF"


def _span(match: _Match, frame: _Frame) -> Timed | None:
    unit, way = match["unit"], match["way"]
    if unit is None or way is None or way.number == 0:
        return None
    count = match["count"]
    if not (unit.definite or (count is not None and count.definite) or match["article"] is not None):
        return None
    if match["few"] is not None or (unit.letter == "u" and count is None):
        return Timed("DATE", _direction(way), _VAGUE)
    name, number = match.amount()
    timed = span_of(number, name, way.number, frame.reference)
    return timed._replace(mod=match.word("about") or None)


def _offset(_: _Match, __: _Frame) -> Timed:
    return nothing(_BY_EVENT)


def _after(match: _Match, frame: _Frame) -> Timed | None:
    unit = match["unit"]
    if unit is None or unit.definite:
        return None
    if frame.tense != "future":
        return nothing(_STORY)
    name, count = match.amount()
    return after(count, name, frame.reference)._replace(mod=match.word("about") or None)


def _night(match: _Match, frame: _Frame) -> Timed:
    if frame.reference is None:
        return nothing(NO_REFERENCE)
    day = day_of_reference(frame.reference)
    if match["tonight"] is not None:
        day += timedelta(days=match.number("way"))
    half = {"am": "TMO", "pm": "TEV", "noon": "TMI"}.get(match.word("half"), "TNI")
    return Timed("TIME", f"{day.isoformat()}{half}", "Counted from the reference.")


def _hundreds(match: _Match, frame: _Frame) -> int | None:
    """Returns the hundreds of the years in the century that the match names («القرن العشرين»: 19)."""
    if match["nth"] is not None:
        return match.number("nth") - 1
    if frame.reference is None:
        return None
    hundreds = frame.reference.year // 100 + match.number("way")
    if not 0 <= hundreds <= date.max.year // 100:
        raise OverflowError
    return hundreds


def _century(match: _Match, frame: _Frame) -> Timed | None:
    name = match["name"]
    if name is None or not name.definite:
        return None
    hundreds = _hundreds(match, frame)
    return nothing(NO_REFERENCE) if hundreds is None else Timed("DATE", f"{hundreds:02}", "A century.")


def _decade(match: _Match, frame: _Frame) -> Timed | None:
    name = match["name"]
    if name is None:
        return None
    if match["way"] is None and match["nth"] is None:
        return Timed("DATE", f"19{name.number}", "A decade of the twentieth century.") if name.definite else None
    hundreds = _hundreds(match, frame)
    return nothing(NO_REFERENCE) if hundreds is None else Timed("DATE", f"{hundreds:02}{name.number}", "A decade.")


def _part(match: _Match, _: _Frame) -> Timed | None:
    year, nth = match.year(), match.number("nth")
    name, months = ("Q", 3) if match.word("name") == _QUARTER else ("H", 6)
    if year is None or nth * months > 12:  # noqa: PLR2004
        return None
    return _months(f"{year:04}-{name}{nth}", year, (nth * months - months + 1, nth * months), "A part of a year.")


def _season(match: _Match, frame: _Frame) -> Timed | None:
    name, year, way = match.word("name"), match.year(), match["way"]
    if name not in _SEASONS:
        if way is not None:
            return nothing("The season lies in two years.")
        return Timed("DATE", f"{year:04}-{name}", "A season, which lies in two years.") if year is not None else None
    first, last = _SEASONS[name]
    if way is not None:
        if frame.reference is None:
            return nothing(NO_REFERENCE)
        month, shift = frame.reference.month, way.number
        year = frame.reference.year - (shift < 0 and month <= last) + (shift > 0 and month >= first)
    return _months(f"{year:04}-{name}", year, (first, last), "A season.") if year is not None else None


def _months(value: str, year: int, months: tuple[int, int], says: str) -> Timed:
    first, last = months
    begin, end = date(year, first, 1), date(year, last, monthrange(year, last)[1])
    return Timed("DATE", value, says, None, begin.isoformat(), end.isoformat())


def _month(match: _Match, frame: _Frame) -> Timed | None:
    name = match["name"]
    # Names of months are names of persons and ordinary words too (مارس): a preposition, or two names, make sure.
    if name is None or not (name.word == PAIR or match.before in tuple("nae!") or match["stage"] is not None):
        return None
    if name.number == 0:
        return nothing("The two names of the month are those of different months.")
    return month_near(name.number, frame.reference, frame.tense)._replace(mod=match.word("stage") or None)


def _length(match: _Match, _: _Frame) -> Timed | None:
    unit = match["unit"]
    if unit is None or unit.definite:
        return None
    name, count = match.amount()
    return Timed("DURATION", length_of(count, name), "A length of time.", match.word("about") or None)


_BUILDERS: dict[str, Callable[[_Match, _Frame], Timed | None]] = {
    "set": _set,
    "vague": _vague,
    "span": _span,
    "offset": _offset,
    "after": _after,
    "anchor": _offset,
    "night": _night,
    "century": _century,
    "decade": _decade,
    "part": _part,
    "season": _season,
    "month": _month,
    "length": _length,
}
