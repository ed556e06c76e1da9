"""The names in bylines."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from masdar.pages.agencies import Agencies
from masdar.pages.lines import Lines
from masdar.pages.words import folded, key, words

_MOST = 6  # words of one name
# «و» joins two names of two words; before that it is as likely the first letter of a name («محمد وليد»).
_BETWEEN = regex.compile(r"\s*[،,|/•·:]\s*|\s+[-–—]\s+|(?<=\w\s+\w+)\s+و(?=\p{L}{2,}\s+\p{L})|\s+and\s+")
_WHERE = regex.compile(r"\s(?:(?:في|بتاريخ|يوم)(?:\s|$)|[(\[@])")  # «هناء السعدي في بيروت», «هناء السعدي (بيروت)»
_NAME = regex.compile(r"(?:[\p{L}\p{M}\s'’-]|(?<=\b\p{L})\.)+")
_LABELLED = regex.compile(r"^\s*([\p{L}\s]{2,20}?)\s*[:/：-]\s*(.*)$")
_WORD = regex.compile(r"\w+")


def names_in(line: str, lines: Lines, agencies: Agencies, outlet: str | None) -> Iterator[str]:
    """Yields the names in a byline; its label («كتب», «بقلم»), places, agencies and the outlet are no names."""
    for written in _BETWEEN.split(line):
        part = _WHERE.split(written, maxsplit=1)[0] or written
        name = _after(part, lines.opening(folded(part), "byline")).strip(" \t|-–—•*.()[]")
        found = words(name)
        if not 1 < len(found) <= _MOST or not _NAME.fullmatch(name):
            continue
        if agencies.is_medium(name) or agencies.is_place(name) or lines.classify(name) is not None:
            continue
        if outlet and (key(name) in key(outlet) or key(outlet) in key(name)):
            continue
        yield name


def _after(text: str, count: int) -> str:
    """Returns what follows the first `count` words."""
    place = 0
    for _, found in zip(range(count), _WORD.finditer(text), strict=False):
        place = found.end()
    return text[place:]


def labelled(line: str) -> tuple[str, str]:
    """Returns the label of a line («المصدر: …») and what follows it; no label is the empty string."""
    found = _LABELLED.match(line)
    return (found[1], found[2].strip()) if found else ("", line.strip())
