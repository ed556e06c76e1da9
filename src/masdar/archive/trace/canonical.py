"""The words of a passage as they are compared: numbers as digits, months by their number, the rest by its key."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Literal, NamedTuple

import regex

from masdar.archive.keys import Keys
from masdar.archive.known import read_table
from masdar.dates.vocabulary import vocabulary
from masdar.text import Clean, fold

_TOKEN = regex.compile(r"\p{N}+(?:[/:]\p{N}+)+|\p{N}+(?:[.,٫٬]\p{N}+)*|[\p{L}\p{M}]+")
_GROUPED = regex.compile(r"\d{1,3}(?:[.,]\d{3})+")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬", "01234567890123456789.,")
_LONGEST = 12
"""Digits of a number that is read as one."""
_PROCLITICS = "وفبلك"
_AND = "و"
_TEN, _TENS, _HUNDRED, _THOUSAND = 10, 20, 100, 1000
_NUMBER, _MONTH = "k", "M"
"""Classes of the vocabulary of dates."""


class Word(NamedTuple):
    """A word, a number or a month of a passage."""

    written: str
    key: str
    """What it shares with other ways of writing it."""
    kind: Literal["word", "number", "month"]


class _Token(NamedTuple):
    start: int
    stop: int
    folded: str
    digits: bool


class _Number(NamedTuple):
    value: Decimal
    stop: int
    """The place of the token after it."""


class Canonical:
    """Reads passages word for word.

    Raises:
        TableError: the table `multipliers` is malformed.
    """

    def __init__(self, keys: Keys, overlay: Path | None) -> None:
        self._keys = keys
        self._dates = vocabulary()
        rows = [row.cells for row in read_table("multipliers", overlay)]
        self._multipliers = {fold(cells["word"]): Decimal(cells["value"]) for cells in rows}
        self._alone = {fold(cells["word"]) for cells in rows if cells["alone"] == "yes"}

    def words(self, text: str) -> list[Word]:
        """Returns the words of a text in order, a number and the two names of a month as one; linear in its length."""
        clean = Clean(text).text
        tokens = [
            _Token(*match.span(), fold(match.group()).lower(), match.group()[0].isnumeric())
            for match in _TOKEN.finditer(clean)
        ]
        found: list[Word] = []
        place = 0
        while place < len(tokens):
            token = tokens[place]
            number = self._number(tokens, place)
            month, width = self._look_up(tokens, place, _MONTH)
            if number is not None:
                stop = number.stop
                word = Word(clean[token.start : tokens[stop - 1].stop], format(number.value.normalize(), "f"), "number")
            elif month is not None:
                stop = place + width
                word = Word(clean[token.start : tokens[stop - 1].stop], f"{_MONTH}{month}", "month")
            else:
                stop = place + 1
                written = clean[token.start : token.stop]
                word = Word(written, _time(token.folded) if token.digits else self._keys.key(written), "word")
            place = stop
            if word.kind == "month" and found and found[-1].key == word.key:
                found[-1] = found[-1]._replace(written=f"{found[-1].written}/{word.written}")
            else:
                found.append(word)
        return found

    def numbers(self, text: str) -> tuple[str, ...]:
        """Returns the numbers of a text in order, in digits, each once."""
        return tuple(dict.fromkeys(word.key for word in self.words(text) if word.kind == "number"))

    def _number(self, tokens: list[_Token], place: int) -> _Number | None:
        """Returns the number that begins at a token («خمسة وثلاثين ألفا»); null where none does."""
        first = self._part(tokens, place)
        if first is None:
            return None
        whole, (group, stop) = Decimal(0), first
        while stop < len(tokens):
            multiplier = self._multipliers.get(tokens[stop].folded)
            if multiplier is not None and group:
                whole, group, stop = whole + group * multiplier, Decimal(0), stop + 1
                continue
            more = self._part(tokens, stop, joined=True)
            if more is None or not (_goes_on(group, more.value) if group else more.value < _THOUSAND):
                break
            group, stop = group + more.value, more.stop
        return _Number(whole + group, stop)

    def _part(self, tokens: list[_Token], place: int, *, joined: bool = False) -> _Number | None:
        """Returns the word or the digits of a number at a token; if so asked, only what «و» joins to the one before."""
        token = tokens[place]
        if token.digits:
            value = None if joined else _value(token.folded)
            return _Number(value, place + 1) if value is not None else None
        number, width = self._look_up(tokens, place, _NUMBER, joined=joined)
        if number is not None:
            return _Number(Decimal(number), place + width)
        if not joined and token.folded in self._alone:
            return _Number(self._multipliers[token.folded], place + 1)
        return None

    def _look_up(
        self, tokens: list[_Token], place: int, letter: str, *, joined: bool = False
    ) -> tuple[int | None, int]:
        """Returns what the words at a place mean in the vocabulary of dates and their count; null and 0 if none."""
        word = tokens[place].folded
        ways = [word, word[1:]] if word[0] in _PROCLITICS else [word]
        for way in [word[1:]] if joined and word[0] == _AND else [] if joined else ways:
            for width in range(self._dates.longest.get(way, 0), 0, -1):
                phrase = (way, *(token.folded for token in tokens[place + 1 : place + width]))
                entry = self._dates.entries.get(phrase)
                if entry is not None and entry.letter == letter and len(phrase) == width:
                    return entry.number, width
        return None, 0


def _value(digits: str) -> Decimal | None:
    """Returns the value of digits with their separators; null for a time, a date and a number nobody counts to."""
    text = digits.translate(_DIGITS)
    if not text.isascii() or "/" in text or ":" in text or len(text) > _LONGEST:
        return None
    if _GROUPED.fullmatch(text):
        return Decimal(text.replace(",", "").replace(".", ""))
    text = text.replace(",", ".")
    return Decimal(text) if text.count(".") <= 1 else None


def _time(digits: str) -> str:
    """Returns the digits of a time as those of a number, which it may be written as («4:30»، «4.30»)."""
    value = _value(digits.replace(":", ".")) if digits.count(":") == 1 else None
    return format(value.normalize(), "f") if value is not None else digits


def _goes_on(before: Decimal, after: Decimal) -> bool:
    """Tells whether two parts that «و» joins are one number («خمسة وثلاثين»، «مئة وخمسة») and not two."""
    last = before % _HUNDRED
    if 0 < last < _TEN:
        return _TENS <= after < _HUNDRED
    return not last and (after < _HUNDRED or (not before % _THOUSAND and after < _THOUSAND))
