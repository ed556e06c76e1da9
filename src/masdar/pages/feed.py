"""Articles from RSS and Atom feeds: each item is one, as much of it as the feed carries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from email.utils import parsedate_to_datetime

from lxml import etree

from masdar.model import Article, Failure
from masdar.pages.article import make_article
from masdar.pages.html import read_fragment
from masdar.pages.page import Page
from masdar.pages.tree import MOST_CHARACTERS, PageError

_BODIES = ("encoded", "content", "description", "summary")
"""Local names of what holds the body, the fullest first."""
_DATES = ("pubDate", "published", "date", "updated")
_XHTML = "{http://www.w3.org/1999/xhtml}div"


def read_feed(page: Page) -> Iterator[Article | Failure]:
    """Yields the articles of a feed in its order; an item without a body is a failure that names it.

    Entities and document types are not read, nothing is fetched.
    """
    if len(page.text) > MOST_CHARACTERS:
        reason = f"the feed is longer than {MOST_CHARACTERS:,} characters"
        yield Failure(page=page.name, line=None, reason=reason)
        return
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, load_dtd=False)
    try:
        root = etree.fromstring(_undeclared(page.text).encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        yield Failure(page=page.name, line=None, reason="the feed is no XML that can be read")
        return
    outlet = page.outlet or _channel_title(root)
    items = [element for element in root.iter() if _local(element) in ("item", "entry")]
    if not items:
        yield Failure(page=page.name, line=None, reason="the feed holds no item")
    for item in items:
        yield _article(page, item, outlet)


def _undeclared(text: str) -> str:
    """Returns the text without its XML declaration: it is decoded already, whatever that says."""
    text = text.lstrip("\ufeff \t\r\n")
    if text.startswith("<?xml"):
        return text[text.find("?>") + 2 :]
    return text


def _article(page: Page, item: etree._Element, outlet: str | None) -> Article | Failure:
    title = " ".join(read_fragment(_text(item, "title")).split())
    url = _link(item) or page.url
    name = url or page.name
    try:
        text = next((body for tag in _BODIES if (body := read_fragment(_body(item, tag)))), "")
    except PageError as error:
        return Failure(page=name, line=None, reason=str(error))
    if not text.strip():
        return Failure(page=name, line=None, reason=f"the item «{title[:80]}» has no text")
    date = page.date or _date(item)
    return make_article(text=text, title=title, url=url, date=date, outlet=outlet, page=page.name)


def _local(element: etree._Element) -> str:
    tag: object = element.tag  # that of an entity is no string
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _words(element: etree._Element) -> str:
    return "".join(str(part) for part in element.itertext())


def _child(item: etree._Element, name: str) -> etree._Element | None:
    return next((child for child in item if _local(child) == name), None)


def _text(item: etree._Element, name: str) -> str:
    child = _child(item, name)
    return _words(child) if child is not None else ""


def _body(item: etree._Element, name: str) -> str:
    """Returns the markup of a body: escaped, in CDATA, or as XHTML elements of the feed itself."""
    child = _child(item, name)
    if child is None:
        return ""
    if child.find(_XHTML) is not None:
        return etree.tostring(child, encoding="unicode")
    return _words(child)


def _link(item: etree._Element) -> str | None:
    for child in item:
        if _local(child) == "link":
            address = (child.get("href") or child.text or "").strip()
            if address and child.get("rel", "alternate") == "alternate":
                return address
    return None


def _channel_title(root: etree._Element) -> str | None:
    for element in (root, *root):
        title = _child(element, "title")
        if title is not None and (said := _words(title).strip()):
            return said
    return None


def _date(item: etree._Element) -> str | None:
    """Returns the day of publication (ISO 8601) that the item gives to programs, or null."""
    for name in _DATES:
        written = _text(item, name).strip()
        if not written:
            continue
        try:
            return parsedate_to_datetime(written).date().isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            pass
        try:
            return dt.datetime.fromisoformat(written).date().isoformat()
        except ValueError:
            continue
    return None
