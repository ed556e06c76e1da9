"""One article, put together from the section of the page that holds it."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import NamedTuple

import msgspec
from lxml import html
from lxml.html import HtmlElement

from masdar.model import Article, Paragraph
from masdar.pages.agencies import Dateline, shipped_agencies
from masdar.pages.article import make_article
from masdar.pages.beside import Beside
from masdar.pages.blocks import Blocks
from masdar.pages.body import Body, find_body
from masdar.pages.byline import names_in
from masdar.pages.declared import Declared, Node
from masdar.pages.headline import declared_headline, find_headline, site_of
from masdar.pages.labels import Labels
from masdar.pages.lines import shipped_lines
from masdar.pages.page import Page
from masdar.pages.published import Candidate, establish, of_address
from masdar.pages.sections import Section
from masdar.pages.wires import find_wire
from masdar.pages.words import Known, key, reads_as_prose

_WIDEST = 3_000  # inline elements of one paragraph: trafilatura's time grows with their square
_LITTLE = 100  # characters of an article that trafilatura may have missed
_OPENING = 2  # times that what is declared is longer than an opening that is shown alone
_SMALL = 250  # characters of text below which trafilatura doubts its own choice


class Context(NamedTuple):
    """What is known of a page as a whole."""

    page: Page
    declared: Declared
    blocks: Blocks
    labels: Labels


def recover(section: Section, context: Context) -> Article | None:
    """Returns the article of the section, or null where it holds none."""
    page, declared = context.page, context.declared
    headline = find_headline(section.blocks, declared, context.blocks.common, alone=section.alone)
    node = _node(declared, headline.text, alone=section.alone)
    outlet = page.outlet or declared.outlet() or site_of(declared.title, headline.text)
    votes = Known(_votes(section, context, node))
    ranges = context.blocks.within(section.blocks[0].place, section.blocks[-1].place + 1)
    body = find_body(section.blocks, ranges, votes, context.labels, headline)
    if body is None:
        return None
    opening = _dateline_alone(body, outlet)
    beside = Beside(section, context.blocks, context.labels, headline, body, node, outlet)
    lines = _lines(body, node, context)
    text = "\n".join(line for line, _ in lines)
    url = page.url or ((declared.url() or page.saved) if section.alone else None)
    dates = beside.dates(declared if section.alone else None, page.captured, of_address(url))
    shown_lines = (block.text for block in context.blocks.blocks)
    date, reason = establish(dates, page.date, page.captured, shown_lines)
    dateline = shipped_agencies().dateline(text, outlet)
    filed = opening or beside.filed()
    shown = dateline or filed
    return msgspec.structs.replace(
        make_article(
            text=text,
            title=headline.text,
            page=page.name,
            url=url,
            outlet=outlet,
        ),
        deck=beside.deck(),
        date=date,
        date_reason=reason,
        authors=beside.authors(declared if section.alone else None),
        dateline=shown.text if shown else None,
        wire=find_wire(text, dateline, filed, beside.suppliers(), outlet),
        images=beside.images(),
        paragraphs=tuple(_spread(lines)),
    )


def _lines(body: Body, node: Node | None, context: Context) -> list[tuple[str, str]]:
    """Returns the lines of the article with their origins: as declared where the page shows its opening alone."""
    shown = [(block.text, context.blocks.paths.of(block)) for block in body.paragraphs]
    size = sum(len(block.text) for block in body.paragraphs)
    if node is None or sum(map(len, node.body)) < _OPENING * size:
        return shown
    declared = Known(node.body)
    if not all(declared.holds(block.words) for block in body.paragraphs):
        return shown
    return [(line, node.path) for line in node.body]


def declared_article(context: Context) -> Article | None:
    """Returns the article whose body the page declares and does not show, or null where there is none."""
    nodes = context.declared.nodes
    node = next((node for node in nodes if any(reads_as_prose(line) for line in node.body)), None)
    return None if node is None or len(nodes) > 1 else article_of(node, context)


def article_of(node: Node, context: Context) -> Article:
    """Returns the article that a node describes whole, with what the page declares besides."""
    page, declared = context.page, context.declared
    agencies = shipped_agencies()
    text = "\n".join(node.body)
    title, url = declared_headline(declared), page.url or declared.url() or page.saved
    if node not in declared.nodes and not next(declared.titles(), ""):
        title = node.headline  # the title of the page alone may hold the name of the site, too
    outlet = page.outlet or declared.outlet() or site_of(declared.title, title)
    dates = [Candidate(*found, visible=False) for found in declared.published()]
    if node not in declared.nodes and node.published:
        dates.append(Candidate("the state of the page", node.published, visible=False))
    date, reason = establish(filter(None, (*dates, of_address(url))), page.date, page.captured)
    dateline = agencies.dateline(text, outlet)
    return msgspec.structs.replace(
        make_article(text=text, title=title, page=page.name, url=url, outlet=outlet),
        deck=node.deck or None,
        date=date,
        date_reason=reason,
        authors=tuple(name for author in node.authors for name in names_in(author, shipped_lines(), agencies, outlet)),
        dateline=dateline.text if dateline else None,
        wire=find_wire(text, dateline, None, (), outlet),
        paragraphs=tuple(_spread((line, node.path) for line in node.body)),
    )


def _dateline_alone(body: Body, outlet: str | None) -> Dateline | None:
    """Takes the first paragraph away where it is a dateline and nothing else, and returns it."""
    filed = shipped_agencies().filed(body.paragraphs[0].text.strip("()[] "), outlet)
    if filed is not None and len(body.paragraphs) > 1:
        del body.paragraphs[0]
        return filed
    return None


def _node(declared: Declared, title: str, *, alone: bool) -> Node | None:
    """Returns what the page declares of the article with this headline."""
    found = next((node for node in declared.nodes if node.headline and key(node.headline) == key(title)), None)
    return found or (next(iter(declared.nodes), None) if alone else None)


def _spread(lines: Iterable[tuple[str, str]]) -> Iterator[Paragraph]:
    """Yields the paragraphs of lines that will be joined by newlines, each with its origin."""
    start = 0
    for line, origin in lines:
        end = start + len(line)
        yield Paragraph(span=(start, end), origin=origin)
        start = end + 1


def _votes(section: Section, context: Context, node: Node | None) -> Iterator[str]:
    """Yields the lines that the page declares as the body, and those that trafilatura takes for it."""
    if node is not None:
        yield from node.body
    if context.blocks.widest > _WIDEST:
        return
    if section.alone:
        yield from _extracted(context.blocks.root)
    elif section.element is not None and sum(len(block.text) for block in section.blocks) >= _SMALL:
        yield from _extracted(_document(section.element))


def _document(element: HtmlElement) -> HtmlElement:
    """Returns a document that holds a copy of the element alone."""
    root = html.Element("html")
    body = html.Element("body")
    root.append(body)
    body.append(deepcopy(element))
    return root


def _extracted(tree: HtmlElement) -> list[str]:
    """Returns the lines of what trafilatura takes for the article.

    Its comparison with other algorithms doubles the time, and is asked for
    where its own finds hardly anything.
    """
    lines = _extract(tree, fast=True)
    return lines if sum(map(len, lines)) >= _LITTLE else _extract(tree, fast=False)


def _extract(tree: HtmlElement, *, fast: bool) -> list[str]:
    import trafilatura  # noqa: PLC0415 - slow to import, and text needs no page extraction

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    try:
        document = trafilatura.bare_extraction(tree, fast=fast, include_comments=False, with_metadata=False)
    except Exception:  # noqa: BLE001 - on a page that it fails on, the blocks themselves decide
        return []
    text = (document.get("text") if isinstance(document, dict) else document.text) if document is not None else None
    return (text or "").splitlines()
