"""Articles from HTML pages.

The page is parsed once and laid out as blocks; its articles are told apart by
the markup; for each, `trafilatura` says where the body is, and the blocks
there are sorted into headline, deck, byline, dates, captions and paragraphs.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from copy import deepcopy
from html import unescape
from typing import NamedTuple

import msgspec
import regex
from lxml import html
from lxml.html import HtmlElement

from masdar.model import Article, Failure, Image, Paragraph, Wire
from masdar.pages.agencies import Agencies, Dateline, shipped_agencies
from masdar.pages.article import make_article
from masdar.pages.blocks import HEADINGS, Block, Blocks, path_of
from masdar.pages.body import Body, find_body
from masdar.pages.byline import image, labelled, names_in, without_copies
from masdar.pages.declared import Declared, Node, clean, read_declared
from masdar.pages.headline import find_headline, site_of
from masdar.pages.labels import Labels
from masdar.pages.lines import shipped_lines
from masdar.pages.markup import NOISE
from masdar.pages.page import Page
from masdar.pages.published import Candidate, establish, has_date, is_date
from masdar.pages.refusal import refusal
from masdar.pages.sections import Section, find_sections
from masdar.pages.tree import PageError, parse
from masdar.pages.words import Known, key, words

_SMALL = 250  # characters of text below which trafilatura doubts its own choice
_BESIDE = 12  # blocks before the headline and after the body that may belong to the article
_DATE_WORDS = 14  # words of a line with a date that is no sentence
_DECK_WORDS = 4
_TAG = regex.compile(r"<[a-zA-Z][^<>]*>")


def read_html(page: Page) -> list[Article | Failure]:
    """Returns the articles of an HTML page, or one failure that says why there is none."""
    try:
        root = parse(page.text)
        declared = read_declared(root)
        found = _articles(page, root, declared)
    except PageError as error:
        return [Failure(page=page.name, line=None, reason=str(error))]
    return list(found)


def read_fragment(content: str) -> str:
    """Returns the paragraphs of a piece of HTML, joined by newlines; escaped markup is taken for markup.

    The labels, links to other stories and notices that feeds add are left out.

    Raises:
        PageError: the piece is beyond the bounds of a page.
    """
    if not _TAG.search(content) and "&lt;" in content:
        content = unescape(content)
    if not content.strip():
        return ""
    found = Blocks(parse(f"<div>{content}</div>"))
    labels = Labels(shipped_lines())
    body = find_body(found.blocks, found.ranges, Known(block.text for block in found.blocks), labels, None, "")
    return "\n".join(block.text for block in body.paragraphs) if body else ""


def _articles(page: Page, root: HtmlElement, declared: Declared) -> list[Article | Failure]:
    found = Blocks(root)
    labels = Labels(shipped_lines())
    sections = find_sections(found, declared)
    articles = [
        article
        for section in sections
        if (article := _Reader(page, found, declared, labels, section).read()) is not None
    ]
    reason = refusal(found, declared, labels, articles)
    if reason is not None:
        return [Failure(page=page.name, line=None, reason=reason)]
    return list(articles)


class _Found(NamedTuple):
    """What was found of one article before it is put together."""

    title: str
    headline: Block | None
    body: Body
    text: str


class _Reader:
    """Reads one article of a page."""

    def __init__(self, page: Page, found: Blocks, declared: Declared, labels: Labels, section: Section) -> None:
        self.page = page
        self.found = found
        self.declared = declared
        self.labels = labels
        self.section = section
        self.agencies: Agencies = shipped_agencies()
        self.outlet = page.outlet or declared.outlet()
        self.node: Node | None = None

    def read(self) -> Article | None:
        """Returns the article of the section, or null where it holds none."""
        blocks, alone = self.section.blocks, self.section.alone
        title, headline = find_headline(blocks, self.declared, alone=alone)
        self.node = _node(self.declared, title, alone=alone)
        self.outlet = self.outlet or site_of(self.declared.title, title)
        votes = Known(self._votes())
        body = find_body(blocks, self.found.ranges, votes, self.labels, headline, title)
        if body is None:
            return None
        text = "\n".join(block.text for block in body.paragraphs)
        return self._made(_Found(title, headline, body, text))

    def _votes(self) -> Iterator[str]:
        if self.node is not None and self.node.body:
            yield from self.node.body.splitlines() or ()
            yield self.node.body
        if self.section.alone:
            yield from _extracted(self.found.root)
        elif self.section.element is not None and sum(len(b.text) for b in self.section.blocks) >= _SMALL:
            holder = html.HtmlElement()
            holder.tag = "html"
            inner = html.HtmlElement()
            inner.tag = "body"
            holder.append(inner)
            inner.append(deepcopy(self.section.element))
            yield from _extracted(holder)

    def _made(self, found: _Found) -> Article:
        page, declared = self.page, self.declared
        body = found.body
        dateline = self.agencies.dateline(found.text, self.outlet)
        beside = list(self._beside(found))
        date, reason = establish(self._dates(found, beside), page.date)
        filed = next((line for line in (self._filed(block) for block in beside) if line), None)
        base = make_article(
            text=found.text,
            title=found.title,
            page=page.name,
            url=page.url or (declared.url() if self.section.alone else None),
            outlet=self.outlet,
        )
        return msgspec.structs.replace(
            base,
            deck=self._deck(found),
            date=date,
            date_reason=reason,
            authors=self._authors(found, beside),
            dateline=dateline.text if dateline else filed.text if filed else None,
            wire=self._wire(found, beside, dateline, filed),
            images=without_copies(self._images(found)),
            paragraphs=tuple(_paragraphs(body.paragraphs)),
        )

    def _beside(self, found: _Found) -> Iterator[Block]:
        """Yields the blocks around the body that may speak of the article: before, between, after it."""
        body = found.body
        place = found.headline.place if found.headline is not None else body.start
        inside = {block.place for block in body.paragraphs}
        low, high = min(place, body.start) - _BESIDE, body.end + _BESIDE
        common = self._common(found)
        blocks = [b for b in self.section.blocks if low <= b.place < high and b.place not in inside]
        for block in sorted(blocks, key=lambda b: (b.place < place, b.place)):
            if common[0] <= block.place < common[1] and not body.roles(block) & (NOISE - {"share", "tags", "hidden"}):
                yield block

    def _common(self, found: _Found) -> tuple[int, int]:
        """Returns the range of the smallest element with both headline and body."""
        first = min(found.headline.place, found.body.start) if found.headline is not None else found.body.start
        holding = [r for r in self.found.ranges if r.start <= first and r.end >= found.body.end]
        best = min(holding, key=lambda r: r.end - r.start, default=None)
        return (best.start, best.end) if best else (first, found.body.end)

    def _deck(self, found: _Found) -> str | None:
        if self.node is not None and self.node.deck:
            return self.node.deck
        if found.headline is None:
            return None
        for block in self.section.blocks:
            if not found.headline.place < block.place < found.body.start:
                continue
            roles = found.body.roles(block)
            if roles & (NOISE | {"caption", "credit", "byline", "date"}) or self.labels.of(block) is not None:
                continue
            told = block.tag in HEADINGS or roles & {"deck", "lead"}
            if (
                told
                and len(words(block.text)) >= _DECK_WORDS
                and not block.is_link()
                and key(block.text) != key(found.title)
            ):
                return block.text
        return None

    def _dates(self, found: _Found, beside: Sequence[Block]) -> Iterator[Candidate]:
        if self.section.alone:
            for where, written in self.declared.published():
                yield Candidate(where, written, visible=False)
        elif self.node is not None and self.node.published:
            yield Candidate("JSON-LD", self.node.published, visible=False)
        visible: list[Candidate] = []
        updated: list[Candidate] = []
        for block in beside:
            roles, cls = found.body.roles(block), self.labels.of(block)
            for mark in block.marks():
                if mark.element.tag == "time" and (stamp := mark.element.get("datetime")):
                    changed = "modified" in str(mark.element.attrib).lower() or cls == "updated"
                    (updated if changed else visible).insert(0, Candidate("the time element", stamp, visible=False))
            if "date" in roles or cls in ("published", "updated") or (is_date(block.text) and not block.is_link()):
                if has_date(block.text):
                    changed = cls == "updated" or "dateModified" in _property(block)
                    (updated if changed else visible).append(Candidate("the page", block.text, visible=True))
        yield from visible
        yield from updated

    def _authors(self, found: _Found, beside: Sequence[Block]) -> tuple[str, ...]:
        names: dict[str, str] = {}
        lines = self.labels.lines
        shown: list[str] = []
        for block in beside:
            roles = found.body.roles(block)
            if "hidden" in roles or len(words(block.text)) > _DATE_WORDS:
                continue
            if "byline" in roles or self.labels.of(block) == "byline":
                shown.extend(names_in(block.text, lines, self.agencies, self.outlet))
        declared = [
            name
            for author in (self.node.authors if self.node is not None else ())
            for name in names_in(author, lines, self.agencies, self.outlet)
        ]
        for name in (*declared, *shown):
            names.setdefault(key(name), name)
        return tuple(names.values())

    def _filed(self, block: Block) -> Dateline | None:
        """Returns the dateline of a line of its own beside the body («المصدر: (أبوظبي - البيان)»)."""
        if len(words(block.text)) > _DATE_WORDS:
            return None
        line = block.text if self.labels.of(block) != "source" else labelled(block.text)[1]
        line = line.strip("()[] ")
        return self.agencies.filed(line, self.outlet) if line and not has_date(line) else None

    def _wire(
        self, found: _Found, beside: Sequence[Block], dateline: Dateline | None, filed: Dateline | None
    ) -> Wire | None:
        if dateline is not None and dateline.agency:
            mention = (dateline.start, dateline.end)
            return Wire(name=dateline.agency, evidence=dateline.text, place="dateline", mention=mention)
        if filed is not None and filed.agency:
            return Wire(name=filed.agency, evidence=filed.text, place="dateline")
        last = found.body.paragraphs[-1].text
        if signed := self.agencies.signature(last):
            start = found.text.rindex(signed)
            return Wire(name=signed, evidence=last, place="signature", mention=(start, start + len(signed)))
        for block in (*beside, *self.section.blocks[-1:]):
            if self.labels.of(block) == "source" and (agency := self.agencies.named(labelled(block.text)[1])):
                return Wire(name=agency, evidence=block.text, place="source")
            if "byline" in found.body.roles(block) or self.labels.of(block) == "byline":
                agency = self.agencies.named(labelled(block.text)[1] or block.text)
                if agency and not self.agencies.is_own(agency, self.outlet):
                    return Wire(name=agency, evidence=block.text, place="byline")
        for name in (*self.node.organizations, *self.node.authors) if self.node is not None else ():
            agency = self.agencies.named(name)
            if agency and not self.agencies.is_own(agency, self.outlet):
                return Wire(name=agency, evidence=name, place="byline")
        return None

    def _images(self, found: _Found) -> Iterator[Image]:
        body = found.body
        low = min(found.headline.place, body.start) if found.headline is not None else body.start
        common = self._common(found)
        inside = {block.place for block in body.paragraphs}
        blocks = [b for b in self.section.blocks if common[0] <= b.place < common[1] and b.place not in inside]
        credits = {b.place: b for b in blocks if "credit" in body.roles(b)}
        for block in blocks:
            roles = body.roles(block)
            if "caption" not in roles or roles & NOISE or block.place in credits or not low <= block.place < body.end:
                continue
            if key(block.text) == key(found.title) or self.labels.of(block) is not None:
                continue
            credit = credits.pop(block.place + 1, None) or credits.pop(block.place - 1, None)
            if picture := image(block.text, credit.text if credit else None, self.agencies, self.outlet):
                yield picture
        for place, block in credits.items():
            roles = body.roles(block)
            if roles & NOISE or not low <= place < body.end:
                continue
            near = next((p for p in self.found.pictures if p.place in (place, place - 1)), None)
            alt = clean(near.element.get("alt") or "") if near is not None else ""
            caption = alt if alt and key(alt) != key(found.title) else ""
            if picture := image(caption, block.text, self.agencies, self.outlet):
                yield picture


def _property(block: Block) -> str:
    return " ".join(mark.element.get("itemprop") or "" for mark in block.marks())


def _node(declared: Declared, title: str, *, alone: bool) -> Node | None:
    """Returns what the page declares of the article with this headline."""
    found = next((node for node in declared.nodes if node.headline and key(node.headline) == key(title)), None)
    return found or (next(iter(declared.nodes), None) if alone else None)


def _paragraphs(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    start = 0
    for block in blocks:
        end = start + len(block.text)
        yield Paragraph(span=(start, end), origin=path_of(block))
        start = end + 1


def _extracted(tree: HtmlElement) -> Iterator[str]:
    """Yields the lines of what trafilatura takes for the article."""
    import trafilatura  # noqa: PLC0415 - reading text needs no page extraction, which is slow to import

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    try:
        document = trafilatura.bare_extraction(tree, include_comments=False, with_metadata=False)
    except Exception:  # noqa: BLE001 - on a page that it fails on, the blocks themselves decide
        return
    if document is not None:
        text = document["text"] if isinstance(document, dict) else document.text
        yield from (text or "").splitlines()
