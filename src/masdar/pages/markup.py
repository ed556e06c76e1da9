"""What the markup says of what stands in an element: related stories, share buttons, a caption, a byline.

Sites name their elements for themselves, yet with the same words: the table
`data/ar/pages/markup.tsv` lists those words and the role they tell of.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

import regex

from masdar.pages.tables import read_table
from masdar.tables import TableError, TableRow

ROLES = frozenset({
    "byline", "caption", "comments", "credit", "date", "deck", "foot", "hidden", "lead", "nav", "paywall", "promo",
    "related", "share", "tags", "title",
})  # fmt: skip
"""What an element can hold, besides the text of the article."""

NOISE = frozenset({"comments", "foot", "nav", "paywall", "promo", "related", "share", "tags", "hidden", "form"})
"""The roles of what is no part of any article; its foot tells by whom and when it was written."""

_WORD = regex.compile(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]*")
NAME_LENGTH = 200
"""Characters of a class attribute that are read: names are short, and what was read is kept."""
_PROPERTIES = {
    "author": "byline",
    "caption": "caption",
    "copyrightHolder": "credit",
    "created": "date",
    "date": "date",
    "dateModified": "date",
    "datePublished": "date",
    "description": "lead",
    "headline": "title",
    "keywords": "tags",
    "logo": "hidden",
    "mainEntityOfPage": "hidden",
    "publisher": "hidden",
}
_TAGS = {
    "article-footer": "foot",
    "aside": "promo",
    "figcaption": "caption",
    "figure": "caption",
    "footer": "promo",
    "form": "form",
    "nav": "nav",
    "time": "date",
}


class Markup:
    """The table's patterns, found by their first word."""

    def __init__(self, rows: Iterable[TableRow]) -> None:
        """Takes the rows of the table.

        Raises:
            TableError: a row is malformed.
        """
        self._patterns: dict[str, list[tuple[tuple[str, ...], bool, str]]] = {}
        self.rows = tuple(rows)
        for row in self.rows:
            role = row.cells["role"]
            if role not in ROLES:
                raise TableError(row.file, row.line, f"There is no role {role} of elements.")
            for value in row.values("pattern"):
                words = _words(value.removeprefix("="))
                if not words:
                    raise TableError(row.file, row.line, f"The pattern {value} holds no word.")
                self._patterns.setdefault(words[0], []).append((words, value.startswith("="), role))

    def roles(self, names: str) -> frozenset[str]:
        """Returns the roles that the names of an element (its class and id) tell of.

        The longer pattern is heard where it holds the words of a shorter one: a foot of an entry is none of the page.
        """
        found: set[str] = set()
        for name in names.split():
            words = _words(name)
            spans = [
                (place, place + len(wanted), role)
                for place, word in enumerate(words)
                for wanted, whole, role in self._patterns.get(word, ())
                if (words == wanted if whole else words[place : place + len(wanted)] == wanted)
            ]
            found.update(span[2] for span in spans if not any(_holds(other, span) for other in spans))
        return frozenset(found)


def _holds(outer: tuple[int, int, str], inner: tuple[int, int, str]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1] and outer[1] - outer[0] > inner[1] - inner[0]


def load_markup(*folders: Path) -> Markup:
    """Returns the patterns of the table (see `read_table`).

    Raises:
        TableError: the table is malformed.
    """
    return Markup(read_table("markup", *folders))


@cache
def _shipped() -> Markup:
    return load_markup()


@lru_cache(maxsize=8192)
def roles_of(tag: str, names: str, prop: str) -> frozenset[str]:
    """Returns the roles of an element by its tag, its class and id (`names`) and its microdata or RDFa property."""
    roles = _shipped().roles(names) if names else frozenset()
    more = {role for role in (_TAGS.get(tag), _PROPERTIES.get(prop.rpartition(":")[2])) if role}
    if tag == "footer" and roles & {"date", "byline", "foot"}:
        more.discard("promo")  # the foot of an article's head, where Drupal says by whom and when it was submitted
    if tag == "figure" and ("table" in names or "quote" in names):
        more.discard("caption")  # WordPress frames tables and quotations as figures too
    return roles | more if more else roles


def _words(name: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORD.findall(name))
