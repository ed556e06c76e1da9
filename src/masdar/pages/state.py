"""An article that a page holds for its scripts alone: as JSON of the state that they would show it from."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, NamedTuple

import regex
from lxml.html import HtmlElement

from masdar.pages.declared import Declared, Node, clean
from masdar.pages.tree import parse
from masdar.pages.words import key, reads_as_prose

_MOST_NODES = 50_000  # of all states: a bound for hostile pages
_MOST_STATES = 20  # of one script
_MOST_BODIES = 40  # of one page, the longest first
_DEEPEST = 4  # of the parts of blocks in blocks
_LEAST = 200  # characters of a script that may hold an article
_ENOUGH = 120  # characters of an article
_ASSIGNED = regex.compile(r"(?:window|self|globalThis)(?:\.\w+|\[[\"'][\w-]+[\"']\])++\s*+=\s*+(?:JSON\.parse\(\s*+)?")
_LETTERS = regex.compile(r"[^a-z]+")
_ARABIC = regex.compile(r"\p{Arabic}")
_BODIES = frozenset({
    "articlebody", "articlecontent", "blocks", "body", "bodyhtml", "content", "contenthtml", "contents", "description",
    "details", "elements", "fulltext", "html", "paragraphs", "rendered", "story", "storybody", "text", "value",
})  # fmt: skip
_TITLES = ("title", "headline", "maintitle", "name")
_DATES = (
    "publishedat", "datepublished", "publisheddate", "publishdate", "publishtime", "pubdate", "firstpublished",
    "publicationdate", "published", "date", "createdat", "created",
)  # fmt: skip
_AUTHORS = ("author", "authors", "byline", "writer")
_MILLISECONDS = 10**11  # time stamps beyond count them, not seconds


class _Found(NamedTuple):
    """An object of a state that has a title and a text."""

    fields: dict[str, Any]
    title: str
    texts: tuple[str, ...]
    path: str


def read_state(text: str, declared: Declared, read_fragment: Callable[[str], str]) -> Node | None:
    """Returns the article in the states of the page's scripts, or null where there is none.

    It has the title that the page declares, or it is the only one with paragraphs.

    Raises:
        PageError: the page cannot be read.
    """
    found = sorted(_objects(parse(text)), key=lambda one: -sum(map(len, one.texts)))[:_MOST_BODIES]
    titles = {key(title) for title in (*declared.titles(), declared.title) if title}
    named = [one for one in found if (own := key(one.title)) and any(own in title for title in titles)]
    alone = found if len({key(one.title) for one in found}) == 1 else []
    for one in named or alone:
        lines = read_fragment("".join(_markup(part) for part in one.texts)).splitlines()
        if sum(map(len, lines)) >= _ENOUGH and any(reads_as_prose(line) for line in lines):
            return Node(
                type="Article",
                headline=one.title,
                published=_date(one.fields),
                authors=tuple(_authors(one.fields)),
                body=tuple(lines),
                path=one.path,
            )
    return None


def _markup(text: str) -> str:
    """Returns the text of a block as HTML, in which some states have it already."""
    return text if "<" in text else "".join(f"<p>{line}</p>" for line in text.splitlines() if line.strip())


def _objects(root: HtmlElement) -> Iterator[_Found]:
    waiting: list[tuple[object, str]] = []
    tree = root.getroottree()
    for script in root.iter("script"):
        content = script.text or ""
        if "ld+json" not in (script.get("type") or "") and len(content) >= _LEAST:
            states = list(_states(content, whole="json" in (script.get("type") or "")))
            waiting.extend((state, tree.getpath(script)) for state in reversed(states))
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        item, path = waiting.pop()
        inner = list(item.values()) if isinstance(item, dict) else item if isinstance(item, list) else []
        waiting.extend((value, path) for value in reversed(inner) if isinstance(value, dict | list))
        if isinstance(item, dict):
            fields = {_LETTERS.sub("", str(name).lower()): value for name, value in item.items()}
            title = next(filter(None, (_title(fields.get(name)) for name in _TITLES)), "")
            texts = tuple(_longest(fields)) if title else ()
            if texts:
                yield _Found(fields, title, texts, path)


def _states(content: str, *, whole: bool) -> Iterator[object]:
    """Yields the values of a script: the whole of one that is JSON, and what others assign."""
    decoder = json.JSONDecoder(strict=False)
    content = content.strip()
    starts = [0] if whole else [found.end() for found in islice(_ASSIGNED.finditer(content), _MOST_STATES)]
    done = 0
    for start in starts:
        if start < done:
            continue
        try:
            value, done = decoder.raw_decode(content, start)
            yield json.loads(value, strict=False) if isinstance(value, str) else value
        except (ValueError, RecursionError):
            continue


def _longest(fields: dict[str, Any]) -> list[str]:
    """Returns the texts of the longest body among the fields of an object."""
    bodies = (list(_texts(fields[name], 0)) for name in fields if name in _BODIES)
    best = max(bodies, key=lambda texts: sum(map(len, texts)), default=[])
    return best if sum(map(len, best)) >= _ENOUGH and any(map(_ARABIC.search, best)) else []


def _texts(value: object, depth: int) -> Iterator[str]:
    """Yields the texts of a body: of a string, of blocks, and of the parts of blocks."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list) and depth <= _DEEPEST:
        for item in value:
            yield from _texts(item, depth + 1)
    elif isinstance(value, dict) and depth <= _DEEPEST:
        for name, inner in value.items():
            if _LETTERS.sub("", str(name).lower()) in _BODIES:
                yield from _texts(inner, depth + 1)


def _title(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("rendered")
    return clean(value) if isinstance(value, str) else ""


def _date(fields: dict[str, Any]) -> str:
    for name in _DATES:
        value = fields.get(name)
        if isinstance(value, str) and value.strip():
            return clean(value)
        if isinstance(value, int | float) and not isinstance(value, bool) and value > 0:
            seconds = value / 1000 if value > _MILLISECONDS else value
            try:
                return dt.datetime.fromtimestamp(seconds, dt.UTC).isoformat()
            except (OverflowError, ValueError, OSError):
                continue
    return ""


def _authors(fields: dict[str, Any]) -> Iterator[str]:
    for name in _AUTHORS:
        value = fields.get(name)
        for item in value if isinstance(value, list) else [value]:
            found = _title(item.get("name")) if isinstance(item, dict) else _title(item)
            if found:
                yield found
