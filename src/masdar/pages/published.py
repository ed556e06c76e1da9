"""When an article was published: the dates that a page gives, weighed against each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import regex

from masdar.pages.tables import read_table
from masdar.text import bare, fold

GIVEN = "said by the user"
NONE = "the page gives no date of publication"
_MONTHS = 12
_MIDNIGHT = 1  # days that a zone of time can move a date by

_WORDS_OF_A_DATE = 5  # besides the month: «الجمعة 24 أبريل 2020 الساعة 09:22 مساء بتوقيت غرينتش»

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_YEAR = regex.compile(r"(?:19|20)\d\d")
_ISO = regex.compile(r"(?<!\d)((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_COMPACT = regex.compile(r"^((?:19|20)\d\d)(\d\d)(\d\d)(?:$|T\d)")
_NUMERIC = regex.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
_UTC = regex.compile(r"(?:Z|[+-]00:?00|GMT|UTC)\s*$", regex.IGNORECASE)


class Candidate(NamedTuple):
    """A date that the page gives: where it stands, the words, and whether readers see it as the day of publication."""

    where: str
    written: str
    visible: bool


def establish(candidates: Iterable[Candidate], said: str | None = None) -> tuple[str | None, str]:
    """Returns the day of publication (ISO 8601) and how it was established, or null and why not.

    What the user said beats the page; what is declared to machines beats what
    is printed, but for the day that readers saw: a time stamp in UTC and the
    printed day differ around midnight.  Dates that conflict are told.
    """
    if said is not None:
        day, _ = _day(said)
        return (day or said), GIVEN
    read = [(candidate, *_day(candidate.written)) for candidate in candidates]
    dated = [(candidate, day, utc) for candidate, day, utc in read if day]
    if not dated:
        if read:
            return None, f"no day can be read in {read[0][0].where}: «{read[0][0].written[:80]}»"
        return None, NONE
    first, day, utc = dated[0]
    printed = [(other, shown) for other, shown, _ in dated if other.visible and _apart(day, shown) <= _MIDNIGHT]
    if utc and printed and all(shown != day for _, shown in printed):
        other, shown = printed[0]
        return shown, f"{other.where}: «{other.written[:80]}»; {first.where} has {day} in UTC"
    others = [other for other in dated[1:] if _apart(day, other[1]) > _MIDNIGHT]
    reason = f"{first.where}: «{first.written[:80]}»"
    if others:
        other, shown, _ = others[0]
        reason += f"; {other.where} has another: {shown}"
    return day, reason


def _apart(one: str, other: str) -> int:
    return abs((dt.date.fromisoformat(one) - dt.date.fromisoformat(other)).days)


def has_date(text: str) -> bool:
    """Tells whether a day with its year can be read in the text."""
    return _day(text)[0] is not None


def is_date(text: str) -> bool:
    """Tells whether the text is a date, with the words that stand beside one and hardly another."""
    if not has_date(text):
        return False
    _, months = _months()
    beside = (word for word in regex.findall(r"\p{L}+", fold(bare(text.lower()))) if word not in months)
    return sum(1 for _ in beside) <= _WORDS_OF_A_DATE


def _day(text: str) -> tuple[str | None, bool]:
    """Returns the first day in the text, and whether it is part of a time stamp in UTC."""
    text = text.strip().translate(_DIGITS)
    if not _YEAR.search(text):
        return None, False
    found = _COMPACT.search(text)
    if found:
        return _iso(*found.groups()), False
    found = _ISO.search(text)
    if found:
        day = _iso(found[1], found[3], found[4])
        return day, bool(_UTC.search(text))
    found = _NUMERIC.search(text)
    if found:
        first, second = int(found[1]), int(found[3])
        # Which of two small numbers is the month, the page does not say.
        if first > _MONTHS or first == second:
            return _iso(found[4], found[3], found[1]), False
        if second > _MONTHS:
            return _iso(found[4], found[1], found[3]), False
    return _named(text), False


def _named(text: str) -> str | None:
    spelled, months = _months()
    text = fold(bare(text.lower()))
    found = spelled.search(text)
    if not found:
        return None
    name = found["month"] or found["first"]
    return _iso(found["year"] or found["year2"], str(months[" ".join(name.split())]), found["day"] or found["day2"])


@cache
def _months() -> tuple[regex.Pattern[str], dict[str, int]]:
    months = {
        fold(name.lower()): int(row.cells["month"]) for row in read_table("months") for name in row.values("written")
    }
    names = "|".join(sorted(map(regex.escape, months), key=len, reverse=True)).replace(r"\ ", r"\s+")
    end = r"(?!\w)"
    pattern = (
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s,،-]{{1,3}}(?:من\s+)?(?P<month>{names}){end}"
        rf"(?:\s*[/(-]\s*(?:{names}){end}\)?)?[\s,،-]{{1,3}}(?:عام\s+|سنه\s+)?(?P<year>(?:19|20)\d\d)(?!\d)"
        rf"|(?<!\w)(?P<first>{names}){end}(?:\s*/\s*(?:{names}){end})?\s{{1,2}}(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?"
        rf"[\s,،]{{1,3}}(?P<year2>(?:19|20)\d\d)(?!\d)"
    )
    return regex.compile(pattern), months


def _iso(year: str, month: str, day: str) -> str | None:
    try:
        return dt.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
