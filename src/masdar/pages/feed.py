"""Articles from feeds: RSS 0.9 to 2.0, RSS 1.0 (RDF) and Atom, with whole bodies or teasers.

A feed is XML of strangers: it is parsed without entities, without a DTD and
without network, within bounds.  What is not well-formed is read as far as it
goes, and told.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import entities, unescape

import msgspec
import regex
from lxml import etree

from masdar.model import Article, Failure
from masdar.pages.agencies import shipped_agencies
from masdar.pages.article import make_article
from masdar.pages.byline import names_in
from masdar.pages.html import read_fragment
from masdar.pages.lines import shipped_lines
from masdar.pages.page import Page
from masdar.pages.published import Candidate, establish
from masdar.pages.tree import MOST_CHARACTERS, PageError
from masdar.pages.wires import find_wire

MOST_MARKS = 150_000
"""The most `<` of a feed, those in its bodies included: a feed of 500 whole articles has some fifty thousand."""
MOST_ATTRIBUTES = 50_000
"""The most `=` between two `>` of a feed: each attribute is compared with the others of its element."""

_DATED = 30
"""The items whose dates show in which order the feed writes day and month."""
_NOT_XML = regex.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ENTITY = regex.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
_DECLARES = regex.compile(r"<!ENTITY\b", regex.IGNORECASE)
_TAG = regex.compile(r"<[^<>]*+>")
_SPACE = regex.compile(r"\s++")
_ITEMS = frozenset({"item", "entry"})
_FEEDS = frozenset({"channel", "feed"})
# From the whole body to the teaser.
_BODIES = ("encoded", "content", "description", "summary")
_DATES = ("pubDate", "published", "date", "issued", "updated", "modified")
_MEDIA = "{http://search.yahoo.com/mrss/}"  # its `content`, `title` and `description` are those of a picture or video


def read_feed(page: Page) -> list[Article | Failure]:
    """Returns the articles of a feed, one for each item with text, and a failure for each other."""
    try:
        root, damage = _parse(page.text)
    except PageError as error:
        return [Failure(page=page.name, line=None, reason=str(error))]
    outlet = page.outlet or _outlet(root)
    items = [element for element in root.iter(etree.Element) if _name(element) in _ITEMS]
    dates = [found.written for item in items[:_DATED] for found in _dates(_children(item))]
    outcomes = [_item(item, outlet, page, dates) for item in items]
    if damage is not None:
        outcomes.append(Failure(page=page.name, line=damage[0], reason=damage[1]))
    elif not items:
        outcomes.append(Failure(page=page.name, line=None, reason="the feed has no items"))
    return outcomes


def _parse(text: str) -> tuple[etree._Element, tuple[int, str] | None]:
    """Returns the root of the feed, and where and how it is not well-formed.

    Raises:
        PageError: the feed is beyond the bounds, or nothing of it can be read.
    """
    _bound(text)
    content = _NOT_XML.sub("\ufffd", _ENTITY.sub(_character, text)).encode("utf-8")
    try:
        return etree.fromstring(content, _parser(recover=False)), None
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        damage = (line, f"the feed is not well-formed ({error.msg}); it was read as far as it goes")
    try:
        root = etree.fromstring(content, _parser(recover=True))
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise PageError("the feed is no XML that can be read")
    return root, damage


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        dtd_validation=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        recover=recover,
    )


def _bound(text: str) -> None:
    if len(text) > MOST_CHARACTERS:
        raise PageError(f"the feed is longer than {MOST_CHARACTERS:,} characters; split it")
    if _DECLARES.search(text):
        raise PageError("the feed declares entities, which no feed needs and bombs are made of")
    if text.count("<") > MOST_MARKS:
        raise PageError(f"the feed has more than {MOST_MARKS:,} tags; split it")
    if any(part.count("=") > MOST_ATTRIBUTES for part in text.split(">")):
        raise PageError(f"an element of the feed has more than {MOST_ATTRIBUTES:,} attributes")


def _character(found: regex.Match[str]) -> str:
    """Returns the character of an entity of HTML, which feeds use though XML has no such names."""
    name = found[1]
    if name in _OF_XML:
        return found[0]
    return entities.html5.get(f"{name};", found[0])


def _children(item: etree._Element) -> list[etree._Element]:
    return [child for child in item if _name(child) and not str(child.tag).startswith(_MEDIA)]


def _item(item: etree._Element, outlet: str | None, page: Page, dates: list[str]) -> Article | Failure:
    children = _children(item)
    title = _line(_first(children, "title"))
    text = _body(children)
    if not text:
        named = f" «{title[:80]}»" if title else ""
        return Failure(page=page.name, line=_source_line(item), reason=f"the item{named} has no text")
    agencies = shipped_agencies()
    date, reason = establish(_dates(children), page.date, lines=dates)
    dateline = agencies.dateline(text, outlet)
    bylines = (_line(child) for child in children if _name(child) in ("creator", "author"))
    article = make_article(text=text, title=title, page=page.name, url=_link(children) or page.url, outlet=outlet)
    return msgspec.structs.replace(
        article,
        date=date,
        date_reason=reason,
        authors=tuple(name for line in bylines for name in names_in(line, shipped_lines(), agencies, outlet)),
        dateline=dateline.text if dateline else None,
        wire=find_wire(text, dateline, None, [], outlet),
    )


def _body(children: list[etree._Element]) -> str:
    """Returns the paragraphs of the fullest body that the item has."""
    for name in _BODIES:
        for child in children:
            if _name(child) != name:
                continue
            try:
                text = read_fragment(_markup(child))
            except PageError:
                continue  # beyond the bounds; what is left is the teaser
            if text:
                return text
    return ""


def _markup(element: etree._Element) -> str:
    """Returns the HTML that an element holds: as elements (XHTML), escaped, or as CDATA."""
    if len(element) and element.get("type") in (None, "xhtml"):
        inside = (etree.tostring(child, encoding="unicode", method="html") for child in element)
        return (element.text or "") + "".join(inside)
    return _text(element)


def _dates(children: list[etree._Element]) -> Iterator[Candidate]:
    for name in _DATES:
        for child in children:
            if _name(child) == name and (written := _line(child)):
                yield Candidate(f"the feed's {name}", written, visible=False)


def _link(children: list[etree._Element]) -> str | None:
    for child in children:
        if _name(child) == "link" and child.get("rel", "alternate") == "alternate":
            address = (child.get("href") or child.text or "").strip()
            if address:
                return address
    guid = _first(children, "guid")
    if guid is not None and guid.get("isPermaLink") != "false":
        address = (guid.text or "").strip()
        return address if address.startswith(("http://", "https://")) else None
    return None


def _outlet(root: etree._Element) -> str | None:
    for element in root.iter(etree.Element):
        if _name(element) in _FEEDS:
            return _line(_first(list(element), "title")) or None
    return None


def _first(children: list[etree._Element], name: str) -> etree._Element | None:
    return next((child for child in children if _name(child) == name), None)


def _line(element: etree._Element | None) -> str:
    """Returns the text of an element on one line; its markup, escaped or not, is left out."""
    if element is None:
        return ""
    text = _text(element)
    if element.get("type") != "text":
        text = unescape(_TAG.sub(" ", unescape(text)))
    return _SPACE.sub(" ", text).strip()


def _text(element: etree._Element) -> str:
    return "".join(str(part) for part in element.itertext())


def _source_line(element: etree._Element) -> int | None:
    line: object = element.sourceline
    return line if isinstance(line, int) else None


def _name(element: etree._Element) -> str:
    tag: object = element.tag  # that of a comment is a function
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
