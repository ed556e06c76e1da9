"""What stands beside the body of an article: deck, dates, byline, datelines and pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice

import regex

from masdar.model import Image
from masdar.pages.agencies import Dateline, shipped_agencies
from masdar.pages.blocks import Block, Blocks, Mark
from masdar.pages.body import Body
from masdar.pages.byline import labelled, names_in
from masdar.pages.captions import Captions, shipped_captions, without_copies
from masdar.pages.declared import Declared, Node, clean
from masdar.pages.headline import Headline
from masdar.pages.labels import Labels
from masdar.pages.markup import NOISE
from masdar.pages.published import Candidate, before_date, dated_parts, has_date, is_date, is_date_line
from masdar.pages.sections import Section
from masdar.pages.wires import Supplier
from masdar.pages.words import key

_NEAR = 12  # blocks before the headline and after the body that may belong to the article
_SHORT = 14  # words of a line that is no sentence: a byline, a date, a source
_BELOW = 2  # lines below the body that are surely the article's: its date, the caption of its last picture
_DECK = 4  # words of a deck, at least
_FOREIGN = NOISE - {"foot", "share", "tags", "hidden"}  # bylines stand between buttons, dates for machines are hidden
_MOST_NAMES = 60  # of a byline, with room: a bound for hostile pages
_NAME = 4  # words of a name behind a label without a colon
_LINE = 120  # characters of a line of which a part is a byline
_BARS = regex.compile(r"\s*[|•·]\s*")
_SEPARATORS = " \t|/،,-–—•·"
_NO_BYLINE = frozenset({"caption", "credit", "hidden"})
_PARTS = frozenset({"caption", "credit", "byline", "date"})


class Beside:
    """The blocks around the body that speak of the article."""

    def __init__(  # noqa: PLR0913, PLR0917 - all that was found of the article so far
        self,
        section: Section,
        page: Blocks,
        labels: Labels,
        headline: Headline,
        body: Body,
        node: Node | None,
        outlet: str | None,
    ) -> None:
        self.page = page
        self.labels = labels
        self.headline = headline
        self.body = body
        self.node = node
        self.outlet = outlet
        top = headline.block.place if headline.block is not None else body.start
        self.top = min(top, body.start)
        low, high = _common(page, section, self.top, body.end)
        inside = {block.place for block in body.paragraphs}
        self.around = [b for b in section.blocks if low <= b.place < high and b.place not in inside]
        near = [b for b in self.around if self.top - _NEAR <= b.place < body.end + _NEAR]
        near = [b for b in near if not body.roles(b) & _FOREIGN]
        self.near = sorted(near, key=lambda block: (block.place < top, block.place))

    def deck(self) -> str | None:
        """Returns the lines between the headline and the body, as declared or as shown."""
        if self.node is not None and len(self.node.deck.split()) >= _DECK:
            return self.node.deck
        if self.headline.block is None:
            return None
        for block in self.around:
            if not self.headline.block.place < block.place < self.body.start or self.labels.of(block) is not None:
                continue
            roles = self.body.roles(block)
            if (
                roles & (NOISE | _PARTS)
                or block.tag == "li"
                or block.is_link()
                or is_date_line(block.text)
                or " " not in block.text  # the address of a picture, written out for machines
                or self._filed(block)
            ):
                continue
            if sum(not word.isdecimal() for word in block.words) >= _DECK and block.key != key(self.headline.text):
                return block.text
        return None

    def dates(
        self, declared: Declared | None, captured: datetime | None, address: Candidate | None = None
    ) -> Iterator[Candidate]:
        """Yields the dates that may be that of publication, the most trustworthy first; updates come last.

        `address` is what the address of the page tells; `captured` is when the page was, where that is known: lines
        that tell dates may count from it.
        """
        if declared is not None:
            for where, written in declared.published():
                yield Candidate(where, written, visible=False)
        elif self.node is not None and self.node.published:
            yield Candidate("JSON-LD", self.node.published, visible=False)
        stamps: list[Candidate] = []
        printed: list[Candidate] = []
        updates: list[Candidate] = []
        for block in self.near:
            update = self.labels.of(block) == "updated" or any(_tells_update(mark) for mark in block.marks())
            for mark in block.marks():
                if mark.element.tag == "time" and (stamp := mark.element.get("datetime")):
                    (updates if update else stamps).append(Candidate("the time element", stamp, visible=False))
                elif "date" in mark.roles and (stamp := _stamp(mark)):
                    (updates if update else stamps).append(Candidate("the date element", stamp, visible=False))
            if self._is_dated(block, captured) and not _is_quoted(block):
                part = self._published_in(block.text) if update else block.text
                shown = part is not None and block.place < self.body.end + _BELOW
                (updates if part is None else printed).append(Candidate("the page", part or block.text, visible=shown))
        yield from (*stamps, *printed)
        if address is not None:
            yield address
        yield from updates

    def _is_dated(self, block: Block, captured: datetime | None) -> bool:
        told = "date" in self.body.roles(block) or self.labels.of(block) in ("published", "updated")
        if told:
            return has_date(block.text, captured)
        lines = self.top < block.place < self.body.start and not _PARTS & self.body.roles(block)
        if block.is_link():
            return lines and is_date(block.text)  # dates lead to what else appeared on the day
        return (is_date_line if lines else is_date)(block.text)

    def _published_in(self, text: str) -> str | None:
        """Returns the part of a line with several dates that tells of publication, or null where none does."""
        for part in dated_parts(text):
            if self.labels.lines.classify(part.strip(_SEPARATORS)) == "published":
                return part
        return None

    def authors(self, declared: Declared | None = None) -> tuple[str, ...]:
        """Returns the names of the byline, those declared before those shown."""
        lines = list(self.node.authors if self.node is not None else ())
        if declared is not None and not lines:
            lines.extend(self._noted(declared))
        lines.extend(before_date(block.text) for block in self._bylines())
        lines.extend(part for block in self.near for part in self._in_parts(block))
        found = (name for line in lines for name in names_in(line, self.labels.lines, shipped_agencies(), self.outlet))
        names: dict[str, str] = {}
        for name in islice(found, _MOST_NAMES):
            letters = key(name)
            if not any(known in letters for known in names):  # again, with other words
                names[letters] = name
        return tuple(names.values())

    def _noted(self, declared: Declared) -> Iterator[str]:
        """Yields the author in the notes that a page has for those who share it."""
        for number in ("1", "2"):
            label = declared.metas.get(f"twitter:label{number}", "")
            if label and self.labels.lines.classify(label) == "byline":
                yield declared.metas.get(f"twitter:data{number}", "")

    def _in_parts(self, block: Block) -> Iterator[str]:
        """Yields the bylines in a line that tells more of the article («12 مارس 2024 | بقلم: سامر الوادي»)."""
        if self.labels.of(block) == "byline" or len(block.text) > _LINE or "date" in self.body.roles(block):
            return
        parts = _BARS.split(block.text)
        for part in parts if len(parts) > 1 and not block.prose else ():
            if self.labels.lines.classify(part) == "byline":
                yield part

    def _bylines(self) -> Iterator[Block]:
        for block in self.near:
            roles = self.body.roles(block)
            told = "byline" in roles or self.labels.of(block) == "byline"
            if not told and self.top < block.place < self.body.start and not block.prose:  # «كتبت هناء السعدي»
                label = self.labels.lines.opening(block.folded, "byline")
                told = label > 0 and label + 1 < len(block.words) <= label + _NAME
            if not told and "date" in roles:  # «أرسلت بواسطة سامر الوادي في 12/3/2024»
                told = self.labels.lines.classify(before_date(block.text)) == "byline"
            if told and not roles & _NO_BYLINE and len(block.words) <= _SHORT:
                yield block

    def filed(self) -> Dateline | None:
        """Returns the dateline that stands in a line of its own («المصدر: (أبوظبي - البيان)»)."""
        return next((found for block in self.near if (found := self._filed(block))), None)

    def _filed(self, block: Block) -> Dateline | None:
        if len(block.words) > _SHORT or has_date(block.text):
            return None
        line = labelled(block.text)[1] if self.labels.of(block) == "source" else block.text
        return shipped_agencies().filed(line.strip("()[] "), self.outlet)

    def suppliers(self) -> Iterator[Supplier]:
        """Yields the words that may name an agency: lines with the source, bylines, declared authors."""
        for block in self.near:
            if self.labels.of(block) == "source":
                yield Supplier(labelled(block.text)[1], block.text, "source")
        for block in self._bylines():
            yield Supplier(labelled(block.text)[1] or block.text, block.text, "byline")
        if self.node is not None:
            for name in (*self.node.organizations, *self.node.authors):
                yield Supplier(name, name, "byline")

    def images(self) -> tuple[Image, ...]:
        """Returns the pictures of the article with what is printed below them."""
        return without_copies(self._images())

    def _images(self) -> Iterator[Image]:
        captions = shipped_captions(shipped_agencies())
        end = self.body.end + _BELOW
        lines = [b for b in self.around if self.top <= b.place < end and not self.body.roles(b) & NOISE]
        credited = {b.place: b for b in lines if "credit" in self.body.roles(b)}
        lone = {b.place: b for b in lines if "caption" in self.body.roles(b) and _is_credit(b, captions)}
        credited.update(lone)
        for block in lines:
            roles = self.body.roles(block)
            if "caption" not in roles or "credit" in roles or block.place in lone or self.labels.of(block) is not None:
                continue
            if block.key == key(self.headline.text):
                continue
            own = (place for place, other in credited.items() if _in_one_figure(other, block))
            place = min(own, key=_from(block), default=None)
            credit = credited.pop(place).text if place is not None else None
            if picture := captions.image(block.text, credit, self.outlet):
                yield picture
        for place, block in credited.items():
            if picture := captions.image(self._described(place), block.text, self.outlet):
                yield picture

    def _described(self, place: int) -> str:
        """Returns the description of the picture above a credit that no caption stands with, or nothing."""
        near = next((picture for picture in self.page.pictures if picture.place in (place, place - 1)), None)
        text = clean(near.element.get("alt") or "") if near is not None else ""
        return text if key(text) != key(self.headline.text) else ""


def _stamp(mark: Mark) -> str | None:
    """Returns the date for machines of an element that shows one: microdata has it, or the microformat of entries."""
    title = mark.element.get("title") if mark.element.tag == "abbr" else None
    return mark.element.get("content") or title


def _is_quoted(block: Block) -> bool:
    """Tells whether the block is quoted from elsewhere, as what is said on social networks is, with its own date."""
    return any(above.tag == "blockquote" for above in (block.element, *block.element.iterancestors()))


def _common(page: Blocks, section: Section, start: int, end: int) -> tuple[int, int]:
    """Returns the range of the smallest element of the section that holds all between the two places."""
    first, last = section.blocks[0].place, section.blocks[-1].place + 1
    holding = [spread for spread in page.within(first, last) if spread.start <= start and spread.end >= end]
    best = min(holding, key=lambda spread: spread.end - spread.start, default=None)
    return (best.start, best.end) if best else (first, last)


def _from(block: Block) -> Callable[[int], int]:
    """Returns how far a place is from the block."""
    return lambda place: abs(place - block.place)


def _is_credit(block: Block, captions: Captions) -> bool:
    """Tells whether a line of a figure is a credit and nothing else."""
    image = captions.image(block.text)
    return image is not None and image.caption is None


def _in_one_figure(one: Block, other: Block) -> bool:
    figures = {mark.element for mark in one.marks() if "caption" in mark.roles}
    return any(mark.element in figures for mark in other.marks())


def _tells_update(mark: Mark) -> bool:
    names = f"{mark.element.get('itemprop', '')} {mark.element.get('class', '')}".lower()
    return "date" in mark.roles and ("modif" in names or "updated" in names) and "publish" not in names
