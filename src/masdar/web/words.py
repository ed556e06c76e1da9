"""The interface in its languages: every string from one table, and numbers and days as each language writes them."""

from __future__ import annotations

import re
from datetime import date as whole_day
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Final, Literal, cast, get_args

from babel import Locale
from babel.core import get_global
from babel.dates import format_date, format_skeleton
from markupsafe import Markup, escape

from masdar.tables import TableError, read_cells

Language = Literal["ar", "en"]
Digits = Literal["latn", "arab"]
LANGUAGES: Final = get_args(Language)
_TABLE = Path(str(files("masdar.web"))) / "strings.tsv"
_ARABIC = str.maketrans("0123456789,.%", "٠١٢٣٤٥٦٧٨٩٬٫٪")
_YEAR, _MONTH, _DAY = len("2024"), len("2024-03"), len("2024-03-12")


@cache
def strings(language: Language) -> dict[str, str]:
    """Returns the strings of a language by their keys.

    Raises:
        TableError: the table is incomplete.
    """
    found: dict[str, str] = {}
    for line, cells in read_cells(_TABLE, ("key", *LANGUAGES)):
        key, text = cells[0], cells[1 + LANGUAGES.index(language)]
        if key in found or not text:
            raise TableError(str(_TABLE), line, f"{key} stands twice, or has no {language}.")
        found[key] = text
    return found


class Words:
    """What a visitor reads: the strings of a language, with the digits of their choice."""

    def __init__(self, language: Language, digits: Digits) -> None:
        self.language: Language = language
        self.digits: Digits = digits
        self.direction = "rtl" if language == "ar" else "ltr"
        self._strings = strings(language)
        self._locale = Locale.parse(language)

    def text(self, key: str, **values: object) -> str:
        """Returns the string of a key, with values in its places."""
        found = self._strings[key]
        return found.format(**values) if values else found

    def marked(self, key: str, **values: object) -> Markup:
        """Returns the string of a key as markup, its values escaped and each isolated from the line around it."""
        places = {name: Markup("<bdi>{}</bdi>").format(value) for name, value in values.items()}
        return Markup(escape(self._strings[key])).format(**places)  # noqa: S704 - escaped before

    def told(self, family: str, value: str) -> str:
        """Returns the string of a value of some family (`act`, `form`); the value itself where there is none."""
        return self._strings.get(f"{family}.{value}", value)

    def translated(self, family: str, english: str) -> str:
        """Returns the string of a family that says what an English sentence of the program says; else the sentence."""
        for key, pattern in _patterns(family):
            match = pattern.fullmatch(english)
            if match is not None:
                return self._strings[key].format(**match.groupdict())
        return english

    def figures(self, text: str) -> str:
        """Returns a text that holds figures, in the digits of the visitor's choice."""
        return text.translate(_ARABIC) if self.digits == "arab" else text

    def number(self, value: float) -> str:
        """Returns a number."""
        return self.figures(f"{value:,}")

    def share(self, part: float, whole: float) -> str:
        """Returns a share in percent; a dash where there is no whole."""
        return self.figures(f"{part / whole:.0%}") if whole else "–"

    def day(self, date: str | None) -> str:
        """Returns a date of ISO 8601, or its beginning (a year, a month, a day), in words; "no date" for null."""
        if date is None:
            return self._strings["none.date"]
        return self.figures(_written(date, self._locale))

    def country(self, code: str) -> str:
        """Returns the name of the country of an ISO 3166-1 alpha-3 code."""
        aliases = cast("dict[str, list[str]]", get_global("territory_aliases")).get(code, [code])
        return str(self._locale.territories.get(aliases[0], code))


@cache
def words(language: Language, digits: Digits) -> Words:
    """Returns the words for a visitor, made once."""
    return Words(language, digits)


@cache
def _patterns(family: str) -> list[tuple[str, re.Pattern[str]]]:
    """Returns the English strings of a family as patterns, their places as groups."""
    found = [(key, text) for key, text in strings("en").items() if key.startswith(f"{family}.")]
    return [(key, re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>.+)", re.escape(text)))) for key, text in found]


@lru_cache(4_096)
def _written(date: str, locale: Locale) -> str:
    try:
        if len(date) >= _DAY:
            return format_date(whole_day.fromisoformat(date[:_DAY]), "d MMMM y", locale=locale)
        if len(date) == _MONTH:
            return format_skeleton("yMMMM", whole_day.fromisoformat(f"{date}-01"), locale=locale)
    except ValueError:
        return date  # what an article gives as its date may be anything
    return date
