"""From text to tokens: numbers, numeric dates, times, date words and everything else."""

from __future__ import annotations

import re

import msgspec
from msgspec.structs import replace

from masdar.dates.vocabulary import Entry, Vocabulary
from masdar.dates.ways import SPELLINGS, Way
from masdar.text import Clean

_EASTERN = re.compile("[٠-٩۰-۹]")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")

# What may not stand before or after a numeric date or time: it would be a part of something longer.
_BEFORE = r"(?<![0-9/\\.:\-])"
_AFTER = r"(?![0-9]|[/\\.:\-][0-9])"
_DAY = r"[-–][0-9]{1,2}[ ][^\W0-9_]"  # «10:23-12 مارس» is no range
_ZONE = r"(?:Z|[ ]?(?:GMT|UTC)?[+-][0-9][0-9]:?[0-9][0-9])"
_LEXER = re.compile(
    rf"""
    (?P<word>[^\W0-9_]+)
  | (?P<stamp>{_BEFORE}[0-9]{{4}}-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]
        (?::[0-9][0-9](?:\.[0-9]{{1,9}})?)?{_ZONE}?(?![0-9:]))
  | (?P<compact>{_BEFORE}(?:19|20)[0-9]{{6}}(?=T[0-9]{{4}}))
  | (?P<date>{_BEFORE}[0-9]{{1,4}}
        [ ]?(?P<separator>[-/\\.–؍])[ ]?[0-9]{{1,2}}[ ]?(?P=separator)[ ]?[0-9]{{1,4}}{_AFTER})
  | (?P<time>{_BEFORE}[0-9]{{1,2}}:[0-9][0-9](?::[0-9][0-9]{_ZONE}?)?(?:{_AFTER}|(?={_DAY})))
  | (?P<amount>[0-9]+(?:[.,٫٬][0-9]+)+)
  | (?P<number>[0-9]+)
  | (?P<line>[\n\r\u2028\u2029]+)
  | (?P<sign>[^\s\w])
""",
    re.VERBOSE,
)
_COMPACT = re.compile(r"\s*(?:19|20)[0-9]{6}\s*")
"""A text that is nothing but a date in eight digits."""
_STAMP = re.compile(r"[T ]")
_CLOCK = re.compile(r"(\d\d?):(\d\d)(?::\d\d(?:\.\d+)?)?\s*(?:GMT|UTC)?(.*)")
_SIGNS = {",": "c", "،": "c", "(": "p", ")": "z", "/": "l", "\\": "l", "|": "l", "-": "d", "–": "d", "—": "d"}
_YEARS = range(1000, 2200)
_TANWIN = "\u064b"
_UNITS = "JsGUuKk12359="
"""The classes whose entries stand without the article that the text may have."""
EASTERN = "eastern"
"""The word of a numeric date in Eastern digits."""
PAIR = "pair"
"""The word of a month that is named twice, and so is no person and no verb."""


class Token(msgspec.Struct, frozen=True, gc=False):
    """A piece of the clean text: its class, its range, and what it holds.

    `parts` are the strings of a numeric date (first, separator, middle, last)
    and of a time (hour, minute, zone); a timestamp has both.
    """

    letter: str
    start: int
    end: int
    number: int = 0
    word: str = ""
    parts: tuple[str, ...] = ()
    definite: bool = False


def tokenise(clean: Clean, vocabulary: Vocabulary) -> list[Token]:
    """Returns the tokens of the text, two names of one month made one; time is linear in its length."""
    text = clean.text.translate(_DIGITS) if _EASTERN.search(clean.text) else clean.text
    if _COMPACT.fullmatch(text):
        start = len(text) - len(text.lstrip())
        return [_plain("compact", start, start + 8, text.strip())]
    pieces = [*_LEXER.finditer(text)]
    words = [SPELLINGS[piece[0]] if piece.lastgroup == "word" else "" for piece in pieces]
    tokens: list[Token] = []
    done, months, openings = 0, False, vocabulary.openings
    for place, word in enumerate(words):
        if place < done:
            continue
        begin, end = pieces[place].span()
        if not word:
            token = _plain(pieces[place].lastgroup or "", begin, end, text[begin:end])
            eastern = token.letter == "D" and _EASTERN.match(clean.text, begin) is not None
            tokens.append(replace(token, word=EASTERN) if eastern else token)
            continue
        found = _look_up(words, place, ways, vocabulary) if (ways := openings(word)) else None
        if found is None:
            tokens.append(Token("X" if word[:2] == "ال" else "x", begin, end))
            continue
        way, entry, count = found
        done = place + count
        if way.clitic[:1] == "و":
            tokens.append(Token("w", begin, begin + 1))
        start, stop = begin + len(way.clitic), pieces[done - 1].end()
        letter = entry.letter
        if letter == "r" and _TANWIN in clean.original[slice(*clean.span(start, stop))]:
            letter = "R"  # «غدًا» is no verb
        months = months or letter == "M"
        tokens.append(Token(letter, start, stop, entry.number, entry.word, definite=way.article))
    return _one_month(tokens) if months else tokens


def _plain(kind: str, start: int, end: int, text: str) -> Token:
    if kind == "stamp":
        date, clock = _STAMP.split(text, maxsplit=1)
        year, month, day = date.split("-")
        return Token("D", start, end, parts=(year, "-", month, day, *_clock(clock)))
    if kind == "compact":
        return Token("D", start, end, parts=(text[:4], "", text[4:6], text[6:]))
    if kind == "date":
        separator = next(char for char in text if not char.isdecimal() and char != " ")
        first, middle, last = (part.strip() for part in text.split(separator))
        return Token("D", start, end, parts=(first, separator, middle, last))
    if kind == "time":
        return Token("t", start, end, parts=_clock(text))
    if kind == "line":
        return Token("E", start, end)
    if kind == "sign":
        return Token(_SIGNS.get(text, "."), start, end)
    if kind == "number" and len(text) < len("1000"):
        return Token("N" if len(text) < len("100") else "Q", start, end, int(text))
    if kind == "number" and len(text) == len("1000") and int(text) in _YEARS:
        return Token("Y", start, end, int(text))
    return Token("x", start, end)


def _clock(text: str) -> tuple[str, str, str]:
    match = _CLOCK.fullmatch(text)
    assert match is not None, text  # noqa: S101 - the lexer has seen to it
    zone = match[3]
    if zone == "Z":
        zone = "+00:00"
    elif zone and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:]}"
    return match[1], match[2], zone


def _look_up(
    words: list[str], place: int, ways: tuple[Way, ...], vocabulary: Vocabulary
) -> tuple[Way, Entry, int] | None:
    """Returns how the entry that begins at a word was found, the entry, and how many words it has; or null."""
    for way in ways:
        for count in range(vocabulary.longest[way.word], 0, -1):
            phrase = (way.word, *words[place + 1 : place + count])
            entry = vocabulary.entries.get(phrase) if len(phrase) == count else None
            if entry is None or (way.article and entry.letter not in _UNITS):
                continue
            if not _begins_a_date(words, place, count, entry, vocabulary):
                return way, entry, count
    return None


def _begins_a_date(words: list[str], place: int, count: int, entry: Entry, vocabulary: Vocabulary) -> bool:
    """Tells whether a phrase of days gone by ends in an ordinal that begins a date («أمس الأول من مايو»)."""
    if entry.letter != "R" or count == 1 or words[place + count : place + count + 1] != ["من"]:
        return False
    last = vocabulary.entries.get((words[place + count - 1],))
    following = vocabulary.entries.get(tuple(words[place + count + 1 : place + count + 2]))
    return last is not None and last.letter == "o" and following is not None and following.letter in "MmZ"


def _one_month(tokens: list[Token]) -> list[Token]:
    """Returns the tokens with the two names of one month joined («يوليو/تموز», «تموز (يوليو)»).

    Two names of different months beside a day are joined to a month 0, which is a contradiction.
    """
    joined: list[Token] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        width = _width(tokens, place, joined) if token.letter == "M" else 0
        if width:
            months = [part.number for part in tokens[place : place + width] if part.letter == "M"]
            number = token.number if len(set(months)) == 1 else 0
            token = replace(token, end=tokens[place + width - 1].end, number=number, word=PAIR)
        joined.append(token)
        place += max(width, 1)
    return joined


def _width(tokens: list[Token], place: int, before: list[Token]) -> int:
    """Returns how many tokens from `place` on name one month, 0 where it is one."""
    letters = "".join(token.letter for token in tokens[place : place + 4])
    for shape, width in (("MpMz", 4), ("MlM", 3), ("MdM", 3), ("MM", 2)):
        if not letters.startswith(shape):
            continue
        other = next(token for token in tokens[place + 1 : place + width] if token.letter == "M")
        dated = bool(before) and before[-1].letter in "Nof"
        if other.number == tokens[place].number or (dated and shape in ("MpMz", "MlM")):
            return width
    return 0
