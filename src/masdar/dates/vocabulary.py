"""The words of dates: CLDR's names and the tables beside them, by folded spelling."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from babel import Locale

from masdar.dates.ways import WAYS, Way
from masdar.memory import Memory
from masdar.tables import TableError, read_cells
from masdar.text import bare, fold, may_be

LETTERS = {
    "month": "M",
    "hijri": "m",
    "hijri-or-number": "Z",
    "weekday": "W",
    "latin-weekday": "A",
    "day": "J",
    "month-word": "s",
    "year-word": "G",
    "unit": "U",
    "units": "u",
    "dual": "K",
    "relative": "R",
    "relative-noun": "r",
    "ago": "a",
    "shift": "L",
    "this": "H",
    "stage": "B",
    "ordinal": "o",
    "ordinal-mark": "O",
    "number": "k",
    "clock": "S",
    "part": "i",
    "fraction": "y",
    "zone": "T",
    "gregorian-era": "g",
    "hijri-era": "h",
    "matching": "q",
    "from": "f",
    "in": "n",
    "on": "j",
    "same": "X",
    "between": "b",
    "until": "e",
    "update": "C",
    "and": "w",
    "blocks": "v",
    "names": "V",
    "name": "x",
    # Of running text only
    "about": "P",
    "extent": "&",
    "after": "!",
    "few": "6",
    "age": "8",
    "event": "9",
    "decades": "1",
    "century": "2",
    "decade-name": "3",
    "stretch": "5",
    "night": "7",
    "season": "=",
    "vague": "0",
    "latest": "%",
    "repeated": "I",
    "article": "~",
}
"""The classes of date words, and the letter by which the patterns know each."""

COLUMNS = ("form", "class", "value", "example", "reads", "note")
_NUMBERED = frozenset("MmZWARrLoky13%")
_TELLING = frozenset("MmZWAJsGUuKRrI012357=")
"""The classes of which each expression of time has one, unless it is in digits or has two of these instead."""
_TELLING_BEFORE = {"a": "9", "!": "9", "H": "i"}
"""Classes that tell of a time right before one of another class («قبل تنصيب …»، «هذا المساء»)."""
_NAMES = (
    *((name, "wide", "W") for name in ("ar", "ar_EG", "ar_LB", "ar_SY", "ar_IQ", "ar_MA", "ar_DZ", "ar_TN")),
    ("en", "wide", "A"),
    ("en", "abbreviated", "A"),
)
"""Where CLDR's names are taken from: the locale, their width, and the letter of its weekdays.

Pages print and declare English dates too; an English weekday alone is a name or a word.
"""


class Row(NamedTuple):
    """A row of a table: the spellings of one date word, and an example with the value that it gives."""

    forms: tuple[str, ...]
    letter: str
    value: str
    example: str
    reads: str
    file: str
    line: int


class Entry(NamedTuple):
    """What a date word means: its class, and a number or a word that belongs to it."""

    letter: str
    number: int = 0
    word: str = ""


class Vocabulary(NamedTuple):
    """Date words by folded spelling, and how many words the longest entry with a given first word has."""

    entries: dict[tuple[str, ...], Entry]
    longest: dict[str, int]
    openings: Callable[[str], tuple[Way, ...]]
    """The ways to read a folded word that begin an entry; mostly none."""
    telling: frozenset[str]
    """A word of each entry of the classes that tell of a time."""
    telling_before: dict[str, frozenset[str]]
    """The words that tell of a time behind a word that does not by itself."""


def read_rows(folder: Path) -> Iterator[Row]:
    """Yields the rows of every table in `folder`.

    Raises:
        TableError: a table cannot be read, or a row is malformed.
    """
    for path in sorted(folder.glob("*.tsv")):
        for line, cells in read_cells(path, COLUMNS):
            try:
                yield _row(cells, str(path), line)
            except ValueError as error:
                raise TableError(str(path), line, str(error)) from error


def _row(cells: tuple[str, ...], file: str, line: int) -> Row:
    form, cls, value, example, reads, _ = cells
    if cls not in LETTERS:
        raise ValueError(f"There is no class {cls} that a row can have.")
    if not form or not example or not reads:
        raise ValueError("The row needs a form, an example and what it reads.")
    letter = LETTERS[cls]
    if letter in _NUMBERED and not value.removeprefix("-").isdecimal():
        raise ValueError(f"The value of the class {cls} is a whole number.")
    return Row(tuple(form.split("|")), letter, value, example, reads, file, line)


def data_folder() -> Path:
    """Returns the folder of the shipped tables."""
    return Path(str(files("masdar"))) / "data" / "ar" / "dates"


def running_folder() -> Path:
    """Returns the folder of the tables that running text is read with beside those of dates."""
    return data_folder().with_name("times")


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Returns the shipped vocabulary of dates; read once per process."""
    return _load(data_folder())


@lru_cache(maxsize=1)
def running_vocabulary() -> Vocabulary:
    """Returns the vocabulary of running text: that of dates, and what says more in a sentence than in a dateline."""
    return _load(data_folder(), running_folder())


def _load(*folders: Path) -> Vocabulary:
    """Returns the vocabulary of tables; the entries of a later folder replace those of an earlier one."""
    entries: dict[tuple[str, ...], Entry] = {}
    for name, width, weekday in _NAMES:
        locale = Locale.parse(name)
        for number, month in locale.months["format"][width].items():
            entries[_key(month)] = Entry("M", int(number))
        for number, day in locale.days["format"][width].items():
            entries[_key(day)] = Entry(weekday, int(number))
    for row in (row for folder in folders for row in read_rows(folder)):
        entry = Entry(row.letter, int(row.value) if row.letter in _NUMBERED else 0, row.value)
        for form in row.forms:
            entries[_key(form)] = entry
    longest: dict[str, int] = {}
    for words in entries:
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    behind = {
        letter: frozenset(words[0] for words, entry in entries.items() if entry.letter == following)
        for letter, following in _TELLING_BEFORE.items()
    }
    before = {words[0]: behind[entry.letter] for words, entry in entries.items() if entry.letter in behind}

    def openings(word: str) -> tuple[Way, ...]:
        return tuple(way for way in WAYS[word] if way.word in longest) if may_be(word, longest) else ()

    return Vocabulary(entries, longest, Memory(openings).__getitem__, _telling(entries, before), before)


def _telling(entries: dict[tuple[str, ...], Entry], before: Container[str]) -> frozenset[str]:
    """Returns a word of each entry that tells: of several one that does alone, or the longest of the rare ones."""
    told = [words for words, entry in entries.items() if entry.letter in _TELLING]
    alone = {words[0] for words in told if len(words) == 1}
    for words in told:
        if alone.isdisjoint(words):
            alone.add(max(words, key=lambda word: ((word,) not in entries, word not in before, len(word))))
    return frozenset(alone)


def _key(form: str) -> tuple[str, ...]:
    return tuple(fold(bare(form)).casefold().split())
