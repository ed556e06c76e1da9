"""What a page declares of itself to machines: JSON-LD, and the `meta` elements of its head."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

import msgspec
import regex
from lxml.html import HtmlElement

_MOST_NODES = 20_000  # of JSON-LD: a bound for hostile pages
_SPACE = regex.compile(r"[\s\u00a0]+")
_TAG = regex.compile(r"<[a-zA-Z/][^<>]*+>")
_WRAPPING = regex.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$")
_BREAK = regex.compile(r"<(?:br|/p|/div)\b[^<>]*+>", regex.IGNORECASE)
_SIGNS = regex.compile(r"[^a-z]+")
_KIND = regex.compile(r'"@type"\s*+:\s*+"(\w*+(?<=Article|Posting))"')
_PUBLISHED_AT = regex.compile(r'"datePublished"\s*+:\s*+"([^"\n]{4,40})"')
_COMMA = regex.compile(r",(\s*[}\]])")

_PUBLISHED = (
    "article:published_time", "datepublished", "og:published_time", "og:article:published_time", "published_time",
    "parsely-pub-date", "sailthru.date", "publish-date", "publisheddate", "publication_date", "pubdate",
    "article:published", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created",
    "article_date_original", "displaydate", "created", "date", "cxenseparse:recs:publishtime", "analytics:p_date",
)  # fmt: skip
"""Names of `meta` elements; sites write the same ones with other signs or none between their words."""
_TITLES = ("og:title", "twitter:title", "headline", "title", "dc.title", "parsely-title", "sailthru.title")


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """An article as JSON-LD describes it; what it does not say is empty."""

    type: str
    headline: str = ""
    deck: str = ""
    published: str = ""
    authors: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    publisher: str = ""
    body: tuple[str, ...] = ()
    """The lines of the body."""
    path: str = ""
    """The XPath of the script."""
    url: str = ""
    free: bool = True


class Declared(msgspec.Struct, frozen=True, kw_only=True):
    """What the page declares: its JSON-LD articles, and its meta elements by lower-cased name."""

    nodes: tuple[Node, ...]
    types: frozenset[str]
    metas: dict[str, str]
    title: str
    page_published: str = ""
    """When JSON-LD says that the page was published, where it says no more of it."""

    def titles(self) -> Iterator[str]:
        """Yields what the page says its headline is, the most trustworthy first."""
        for node in self.nodes:
            if node.headline:
                yield node.headline
        for name in _TITLES:
            if value := self.metas.get(name):
                yield value

    def published(self) -> Iterator[tuple[str, str]]:
        """Yields (where it is declared, the date as written)."""
        for node in self.nodes:
            if node.published:
                yield "JSON-LD", node.published
        named: dict[str, str] = {}
        for name in self.metas:
            named.setdefault(_SIGNS.sub("", name), name)
        for wanted in _PUBLISHED:
            if found := named.get(_SIGNS.sub("", wanted)):
                yield f"meta {found}", self.metas[found]
        if self.page_published:
            yield "JSON-LD", self.page_published

    def outlet(self) -> str | None:
        """Returns the name of the site, as it calls itself."""
        publisher = next((node.publisher for node in self.nodes if node.publisher), "")
        return self.metas.get("og:site_name") or publisher or self.metas.get("application-name") or None

    def url(self) -> str | None:
        """Returns the address that the page gives itself."""
        return (
            self.metas.get("canonical") or self.metas.get("og:url") or next((n.url for n in self.nodes if n.url), None)
        )


def read_declared(root: HtmlElement) -> Declared:
    """Returns what the page declares."""
    metas: dict[str, str] = {}
    nodes: list[Node] = []
    types: set[str] = set()
    title = ""
    pages: list[str] = []
    for element in root.iter("meta", "script", "title", "link"):
        tag = element.tag
        if tag == "meta":
            name = element.get("property") or element.get("name") or element.get("itemprop") or ""
            value = clean(element.get("content") or "")
            if name and value:
                metas.setdefault(name.strip().lower(), value)
        elif tag == "title":
            title = title or clean(element.text or "")
        elif tag == "link":
            if (element.get("rel") or "").lower() == "canonical" and element.get("href"):
                metas.setdefault("canonical", (element.get("href") or "").strip())
        elif "ld+json" in (element.get("type") or "").lower():
            for item in _objects(element.text or ""):
                kinds = _types(item)
                types.update(kinds)
                nodes.extend(_articles(item, kinds, element))
                pages.extend([_text(item.get("datePublished"))] if "WebPage" in kinds else [])
    page_published = next(filter(None, pages), "")
    return Declared(nodes=tuple(nodes), types=frozenset(types), metas=metas, title=title, page_published=page_published)


def _articles(item: dict[str, Any], kinds: Iterable[str], script: HtmlElement) -> Iterator[Node]:
    """Yields the article that an object describes, if it does."""
    kind = next((kind for kind in kinds if kind.endswith(("Article", "Posting"))), None)
    if kind is not None:
        yield _node(item, kind, script.getroottree().getpath(script))


def clean(text: str) -> str:
    """Returns a declared text as it reads: entities resolved, tags taken out, white space single."""
    if "&" in text:
        text = unescape(text)
    if "<" in text:
        text = _TAG.sub(" ", text)
    return _SPACE.sub(" ", text).strip()


def _objects(script: str) -> Iterator[dict[str, Any]]:
    """Yields every object of a JSON-LD script, the outer before the inner."""
    content = _WRAPPING.sub("", _WRAPPING.sub("", script)).strip().rstrip(";")
    try:
        value = _parsed(content)
    except RecursionError:
        return
    waiting = [value]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        item = waiting.pop()
        if isinstance(item, dict):
            yield item
            waiting.extend(inner for inner in reversed(item.values()) if isinstance(inner, dict | list))
        elif isinstance(item, list):
            waiting.extend(inner for inner in reversed(item) if isinstance(inner, dict | list))


def _parsed(content: str) -> object:
    """Returns the value that JSON holds; of JSON that is broken, an article with what can still be read of it.

    Sites write it with commas too many, as if it were text of HTML, or with the quotation marks of their headlines.
    """
    for text in (content, _COMMA.sub(r"\1", content), unescape(content)):
        try:
            return json.loads(text, strict=False)
        except ValueError:
            continue
    kind, published = _KIND.search(content), _PUBLISHED_AT.search(content)
    return {"@type": kind[1], "datePublished": published[1]} if kind and published else None


def _types(value: dict[str, Any]) -> tuple[str, ...]:
    kinds = value.get("@type")
    return tuple(kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str))


def _node(value: dict[str, Any], kind: str, path: str) -> Node:
    authors, organizations = _people(value.get("author"))
    return Node(
        type=kind,
        headline=_text(value.get("headline")) or _text(value.get("name")),
        deck=_text(value.get("alternativeHeadline")),
        published=_text(value.get("datePublished")) or _text(value.get("dateCreated")),
        authors=authors,
        organizations=organizations,
        publisher=next(iter(_names(value.get("publisher"))), ""),
        body=tuple(_lines(value.get("articleBody"))),
        path=path,
        url=_text(value.get("url")),
        free=str(value.get("isAccessibleForFree", True)).lower() != "false",
    )


def _text(value: object) -> str:
    return clean(value) if isinstance(value, str) else ""


def _lines(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from filter(None, (clean(line) for line in _BREAK.sub("\n", unescape(value)).splitlines()))


def _names(value: object) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        name = item.get("name") if isinstance(item, dict) else item
        for one in name if isinstance(name, list) else [name]:
            if text := _text(one):
                yield text


def _people(value: object) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Returns the names of persons and those of organizations."""
    people: list[str] = []
    organizations: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        kinds = _types(item) if isinstance(item, dict) else ()
        (people if "Person" in kinds else organizations).extend(_names(item))
    return tuple(people), tuple(organizations)
