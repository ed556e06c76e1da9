"""The articles of a page: where each begins and ends, by what the markup and the declared data say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lxml.html import HtmlElement

from masdar.pages.blocks import HEADINGS, Block, Blocks, Range
from masdar.pages.body import roles_of_block
from masdar.pages.declared import Declared
from masdar.pages.markup import NOISE
from masdar.pages.words import key

_ENOUGH = 200  # characters of prose that make an article of its own
_ENTRY = 60  # characters of prose that make an entry of a live page
_MANY = 2


class Section(NamedTuple):
    """A run of blocks that holds one article.

    `element` holds the article and nothing else, where there is such an
    element; `alone` says that the page has this one article.
    """

    blocks: Sequence[Block]
    element: HtmlElement | None
    alone: bool


def find_sections(page: Blocks, declared: Declared) -> list[Section]:
    """Returns the sections of the page in order; a page that nothing divides is one section."""
    elements = _elements(page, live="LiveBlogPosting" in declared.types)
    held = sum(_prose(page, section.blocks) for section in elements)
    if len(elements) >= _MANY and 2 * held >= _prose(page, page.blocks):
        return elements
    parts = _headed(page, declared)
    if len(parts) >= _MANY:
        return parts
    return [Section(page.blocks, None, alone=True)] if page.blocks else []


def _elements(page: Blocks, *, live: bool) -> list[Section]:
    """Returns a section for each `article` element that holds an article, not the teaser of one."""
    articles = sorted((r for r in page.ranges if r.element.tag == "article"), key=lambda r: (r.start, -r.end))
    if len(articles) < _MANY:
        return []
    inner: dict[int, list[Range]] = {}  # by the number of the outer one
    outer: list[int] = []
    open_: list[int] = []
    for number, spread in enumerate(articles):
        while open_ and articles[open_[-1]].end <= spread.start:
            open_.pop()
        if open_:
            inner.setdefault(open_[0], []).append(spread)
        else:
            outer.append(number)
        open_.append(number)
    sections: list[Section] = []
    for number in outer:
        sections.extend(_entries(page, articles[number], inner.get(number, []), live=live))
    return sections


def _entries(page: Blocks, outer: Range, inner: list[Range], *, live: bool) -> list[Section]:
    entries = [spread for spread in inner if _holds_article(page, spread, live=True)]
    entries = [spread for spread in entries if not any(_within(spread, other) for other in entries)]
    held = [block for spread in entries for block in page.blocks[spread.start : spread.end]]
    whole = _prose(page, page.blocks[outer.start : outer.end])
    if len(entries) >= _MANY and (live or _prose(page, held) > whole / 2):
        places = {block.place for block in held}
        rest = [block for block in page.blocks[outer.start : outer.end] if block.place not in places]
        first = [Section(rest, None, alone=False)] if _prose(page, rest) >= (_ENTRY if live else _ENOUGH) else []
        return first + [_section(page, spread) for spread in entries]
    return [_section(page, outer)] if _holds_article(page, outer, live=live) else []


def _within(spread: Range, other: Range) -> bool:
    return spread is not other and other.start <= spread.start and spread.end <= other.end


def _section(page: Blocks, spread: Range) -> Section:
    return Section(page.blocks[spread.start : spread.end], spread.element, alone=False)


def _holds_article(page: Blocks, spread: Range, *, live: bool) -> bool:
    blocks = page.blocks[spread.start : spread.end]
    outer = (mark for mark in blocks[0].marks() if mark not in page.common)
    if any(NOISE & mark.roles for mark in outer if _around(mark.element, spread.element)):
        return False
    prose = [block for block in blocks if block.prose]
    heading = next((block for block in blocks if block.tag in HEADINGS), None)
    if heading is not None and heading.is_link() and len(prose) <= _MANY:
        return False  # the teaser of an article that stands elsewhere
    return _prose(page, blocks) >= (_ENTRY if live else _ENOUGH) and (live or heading is not None)


def _around(element: HtmlElement, inner: HtmlElement) -> bool:
    return element is inner or any(element is above for above in inner.iterancestors())


def _prose(page: Blocks, blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks if block.prose and not NOISE & roles_of_block(block, page.common))


def _headed(page: Blocks, declared: Declared) -> list[Section]:
    """Returns the sections that begin with the headlines of several articles, each followed by prose."""
    known = {key(node.headline) for node in declared.nodes if node.headline}
    seen: set[str] = set()
    starts: list[int] = []
    # Pages without an end add articles below, whose headings are named as the headline is.
    headings = [block for block in page.blocks if block.tag in HEADINGS and not block.is_link()]
    first = next((block for block in headings if block.tag == "h1"), None)
    first = first or next((block for block in headings if block.mark is not None and "title" in block.mark.roles), None)
    names = first.element.get("class", "").split() if first is not None else []
    for block in page.blocks:
        if block.tag not in HEADINGS or block.is_link() or NOISE & roles_of_block(block, page.common):
            continue
        found = block.key
        alike = bool(names) and block.element.get("class", "").split() == names
        if (block.tag == "h1" or alike or (len(known) >= _MANY and found in known)) and found not in seen:
            seen.add(found)
            starts.append(block.place)
    if len(starts) < _MANY:
        return []
    ends = [*starts[1:], len(page.blocks)]
    sections = [
        Section(page.blocks[start:end], None, alone=False)
        for start, end in zip(starts, ends, strict=True)
        if _prose(page, page.blocks[start:end]) >= _ENOUGH
    ]
    return sections if len(sections) == len(starts) else []
