"""A page as a list of blocks: its lines of text in order, each with where it stands and what the markup says of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import accumulate

import regex
from lxml import etree
from lxml.html import HtmlElement

from masdar.pages.escaped import SHOWN
from masdar.pages.markup import NAME_LENGTH, roles_of
from masdar.pages.tree import DEEPEST, PageError
from masdar.pages.words import folded, key, reads_as_prose, words_of

_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins",
    "kbd", "label", "mark", "nobr", "picture", "q", "ruby", "s", "samp", "small", "source", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr",
})  # fmt: skip
_SKIPPED = frozenset({
    "audio", "button", "canvas", "datalist", "embed", "head", "iframe", "input", "map", "meta", "link", "noscript",
    "object", "option", "script", "select", "style", "svg", "template", "textarea", "video",
})  # fmt: skip
_BREAKS = frozenset({"br", "hr"})
_RUNNING = frozenset({"p", "li", "td", "blockquote", "pre"})
_LINK = 0.8  # the least share of a block that is linked where all of it is a link, but for a mark or label
_LABEL = 40  # characters of the label before a link
_TEASER = 6  # blocks of a teaser, at most
_TEASED = 2  # lines of prose in it
_RELATED = frozenset({"related"})
_CAPTION = frozenset({"caption"})
_APART = frozenset({"byline", "caption", "credit", "date", "hidden", "title"})
_SINGLE = frozenset({"comments", "related"})
_UNSEEN = ("\u200b", "\ufeff")  # spaces of no width, which end no word for `split`
# What a server sends after the page is hidden until a script moves it to its place (React's streaming).
_AWAITS = regex.compile(r"S:[0-9a-f]+$")
_GLUED = regex.compile(r"(?:\w\w|[:،؟!.])\p{L}$")  # a letter alone is the first of a word, set larger
_NUMBERED = regex.compile(r"(?:\d[\p{L}--ـ]|[\p{L}--ـ]{2}\d)$", regex.VERSION1)
_HIDDEN = regex.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", regex.IGNORECASE)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


class Mark:
    """A role that an element plays, and the roles of what it stands in."""

    __slots__ = ("element", "names", "outer", "roles")

    def __init__(self, roles: frozenset[str], element: HtmlElement, outer: Mark | None, names: str = "") -> None:
        self.roles = roles
        self.element = element
        self.outer = outer
        self.names = names
        """The tag and the classes of the element, or nothing where it has none, or plays its role for one line."""


class Block:
    """A line of text on the page.

    `text` has its white space made single spaces, `linked` is how many of its
    characters stand in links, `element` the nearest element around it that is
    no inline one, and `after` the element that the text follows there, or null
    where it opens the element.
    """

    __slots__ = (
        "_folded", "_link", "_prose", "_words", "after", "element", "label", "linked", "mark", "place", "tag", "text"
    )  # fmt: skip

    def __init__(  # noqa: PLR0913, PLR0917 - all of it is known at once
        self, text: str, linked: int, element: HtmlElement, after: HtmlElement | None, mark: Mark | None, place: int
    ) -> None:
        self.text = text
        self.linked = linked
        self.element = element
        self.after = after
        self.mark = mark
        self.place = place
        self.label = ""
        """The few words before a link that is all of the rest."""
        self.tag: str = element.tag
        self._link = linked > 0 and linked >= _LINK * len(text)
        self._folded: str | None = None
        self._words: list[str] | None = None
        self._prose: bool | None = None

    @property
    def folded(self) -> str:
        """The text as words are compared."""
        if self._folded is None:
            self._folded = folded(self.text)
        return self._folded

    @property
    def words(self) -> list[str]:
        """The folded words."""
        if self._words is None:
            self._words = words_of(self.folded)
        return self._words

    @property
    def key(self) -> str:
        """The folded letters and digits: equal for blocks that read the same."""
        return "".join(self.words)

    @property
    def prose(self) -> bool:
        """Whether the block reads as sentences, not as a heading, a label or a link."""
        if self._prose is None:
            self._prose = self.tag not in HEADINGS and not self.is_link() and reads_as_prose(self.text)
        return self._prose

    def marks(self) -> Iterator[Mark]:
        """Yields the marks around the block, the innermost first."""
        mark = self.mark
        while mark is not None:
            yield mark
            mark = mark.outer

    def is_link(self) -> bool:
        """Tells whether all of the block is a link, but for punctuation and a short label."""
        return self._link


class Range:
    """An element and the half-open range of the blocks that stand in it."""

    __slots__ = ("element", "end", "start")

    def __init__(self, element: HtmlElement, start: int, end: int) -> None:
        self.element = element
        self.start = start
        self.end = end


class Picture:
    """An image element, the nearest element around it that is no inline one, and how many blocks stand before it."""

    __slots__ = ("element", "home", "place")

    def __init__(self, element: HtmlElement, home: HtmlElement, place: int) -> None:
        self.element = element
        self.home = home
        self.place = place


class Blocks:
    """The blocks of a page or of a part of it, the ranges of its elements and its pictures."""

    __slots__ = ("_ends", "blocks", "common", "paths", "pictures", "ranges", "root", "walls", "widest")

    def __init__(self, root: HtmlElement) -> None:
        """Walks the tree once.

        Raises:
            PageError: the elements are nested too deep.
        """
        self.root = root
        self.widest = 0
        """The most inline elements of one block."""
        self.paths = Paths()
        self.blocks: list[Block] = []
        self.ranges: list[Range] = []
        self.pictures: list[Picture] = []
        self.walls: list[Mark] = []
        """The marks of pay walls."""
        _Walk(self).run()
        self._mark_captions()
        self.common = marks_of_most([block for block in self.blocks if block.prose])
        """The marks that most of the page's prose stands in: they tell nothing apart."""
        self._mark_teasers()
        self._ends = [spread.end for spread in self.ranges]

    def _mark_captions(self) -> None:
        """Marks as captions the lines that say what the picture above them is said to show, or share its element."""
        for picture in self.pictures:
            block = self.blocks[picture.place] if picture.place < len(self.blocks) else None
            if block is None or block.tag in HEADINGS or block.prose or block.is_link():
                continue
            described = block.key and block.key == key(picture.element.get("alt") or "")
            if described or (picture.home is block.element and block.tag != "body"):
                block.mark = Mark(_CAPTION, block.element, block.mark)

    def _mark_teasers(self) -> None:
        """Marks small elements that open with a linked heading: they tell of an article that stands elsewhere."""
        number = list(accumulate((block.prose for block in self.blocks), initial=0))
        for spread in self.ranges:
            first = self.blocks[spread.start]
            if first.tag not in HEADINGS or not first.is_link() or spread.end - spread.start > _TEASER:
                continue
            if number[spread.end] - number[spread.start] > _TEASED:
                continue
            if any("byline" in mark.roles for mark in first.marks() if mark not in self.common):
                continue  # the author, who has a page of his own
            for block in self.blocks[spread.start : spread.end]:
                block.mark = Mark(_RELATED, spread.element, block.mark)

    def within(self, start: int, end: int) -> list[Range]:
        """Returns the ranges of the elements that hold blocks of `start` to `end` and no others."""
        # Elements close in the order of the page, so the ranges are sorted by their ends.
        inner = self.ranges[bisect_right(self._ends, start) : bisect_right(self._ends, end)]
        return [spread for spread in inner if spread.start >= start]


def names_of(element: HtmlElement) -> str:
    """Returns the tag of an element and its classes, up to a length that bounds hostile pages."""
    return f"{element.tag} {element.get('class', '')[:NAME_LENGTH]}".rstrip()


def marks_of_most(chosen: Iterable[Block]) -> set[Mark]:
    """Returns the marks around more than half of what is written in the blocks, but for hidden elements.

    Elements of the same names count as one, but for those that hold what others wrote or wrote elsewhere.
    """
    total = 0
    weights: dict[Mark, int] = {}
    for block in chosen:
        size = len(block.text) - block.linked
        total += size
        for mark in block.marks():
            weights[mark] = weights.get(mark, 0) + size
    named: dict[str, int] = {}
    for mark, weight in weights.items():
        if (names := mark.names) and _SINGLE.isdisjoint(mark.roles):
            named[names] = named.get(names, 0) + weight
    return {
        mark
        for mark, weight in weights.items()
        if 2 * max(weight, named.get(mark.names, 0)) > total and "hidden" not in mark.roles
    }


class _Walk:
    """One pass over the tree."""

    def __init__(self, found: Blocks) -> None:
        self.found = found
        self.pieces: list[str] = []
        self.linked = 0
        self.links = 0
        self.lead = 0  # pieces before the first link
        self.inlines = 0
        self.mark: Mark | None = None
        self.element = found.root
        self.after: HtmlElement | None = None
        self.frames: list[tuple[HtmlElement, int]] = []  # the block elements that are open

    def run(self) -> None:
        root = self.found.root
        depth = 0
        alive = list(root.iter())  # elements that nobody holds are made anew each time that they are met
        walk = etree.iterwalk(root, events=("start", "end"))
        skipped: set[HtmlElement] = set()
        for event, element in walk:
            tag = element.tag
            if event == "start":
                depth += 1
                if depth > DEEPEST:
                    raise PageError(f"the elements of the page are nested more than {DEEPEST} deep")
                if not isinstance(tag, str) or tag in _SKIPPED:
                    skipped.add(element)
                    walk.skip_subtree()
                else:
                    self.start(element, tag)
            else:
                depth -= 1
                if skipped and element in skipped:
                    skipped.discard(element)
                else:
                    self.end(element, tag)
                tail = element.tail
                if tail and element is not root:
                    if tag == "span":
                        self.part(tail)
                    self.add(tail)
        self.flush()
        del alive

    def start(self, element: HtmlElement, tag: str) -> None:
        if tag == "img":
            self.found.pictures.append(Picture(element, self.element, len(self.found.blocks) + bool(self.pieces)))
            return
        if tag in _BREAKS:
            self.flush()
            self.after = element
            return
        roles = _roles(element, tag)
        inline = tag in _INLINE
        if not inline:
            if self.pieces:
                self.flush()
            self.frames.append((element, len(self.found.blocks)))
            self.element, self.after = element, None
        else:
            self.inlines += 1
            self.links += tag == "a"
        if roles:
            if inline and not _APART.isdisjoint(roles):
                self.flush()  # what plays a part of its own is a line of its own
            names = names_of(element)
            self.mark = Mark(roles, element, self.mark, names if " " in names else "")
            if "paywall" in roles:
                self.found.walls.append(self.mark)
        text = element.text
        if text:
            if tag == "span":
                self.part(text)
            self.add(text)

    def part(self, text: str) -> None:
        """Parts the text from what stands before it in a heading: kicker and title are shown in lines of their own.

        Elsewhere words go on from one element to the next, but beside paragraphs dates and names do not.
        """
        if not self.pieces or self.element.tag in _RUNNING:
            return
        glued = _GLUED if self.element.tag in HEADINGS else _NUMBERED
        if glued.search(self.pieces[-1][-2:] + text[:1]):
            self.pieces.append(" ")

    def end(self, element: HtmlElement, tag: str) -> None:
        if tag == "img" or tag in _BREAKS:
            return
        mark = self.mark
        marked = mark is not None and mark.element is element
        if tag not in _INLINE:
            if self.pieces:
                self.flush()
            start, end = self.frames.pop()[1], len(self.found.blocks)
            if end > start:
                self.found.ranges.append(Range(element, start, end))
            self.element, self.after = (self.frames[-1][0] if self.frames else self.found.root), element
        elif tag == "a":
            self.links -= 1
        if marked and mark is not None:
            if tag in _INLINE and not _APART.isdisjoint(mark.roles):
                self.flush()
                self.after = element
            self.mark = mark.outer

    def add(self, text: str) -> None:
        if not self.pieces and text.isspace():
            return
        self.pieces.append(text)
        if self.links:
            self.linked += len(text.strip())
            self.lead = self.lead or len(self.pieces) - 1

    def flush(self) -> None:
        if not self.pieces:
            return
        text = "".join(self.pieces)
        if "&" in text:
            text = unescape(text)  # signs that were escaped twice
        for space in _UNSEEN:
            text = text.replace(space, " ")
        text = " ".join(text.split())
        if text:
            blocks = self.found.blocks
            linked = min(self.linked, len(text))
            block = Block(text, linked, self.element, self.after, self.mark, len(blocks))
            if linked and self.lead:
                label = "".join(self.pieces[: self.lead]).strip()
                if len(label) <= _LABEL and len(label) + linked >= _LINK * len(text):
                    block.label = label
            blocks.append(block)
        self.pieces.clear()
        self.lead = 0
        self.linked = 0
        self.found.widest = max(self.found.widest, self.inlines)
        self.inlines = 0


def _roles(element: HtmlElement, tag: str) -> frozenset[str]:
    if tag == "footer" and next(element.iterancestors("article"), None) is not None:
        tag = "article-footer"
    attributes = element.attrib
    if not attributes:
        return roles_of(tag, "", "")
    names = attributes.get("class", "")
    if "id" in attributes:
        names = f"{names} {attributes['id']}"
    prop = attributes.get("itemprop") or attributes.get("property", "")
    roles = roles_of(tag, names[:NAME_LENGTH], prop[:NAME_LENGTH])
    style = attributes.get("style")
    if ("hidden" in attributes and not _AWAITS.match(attributes.get("id", ""))) or (style and _HIDDEN.search(style)):
        return roles | {"hidden"}
    return roles


class Paths:
    """The XPaths of a page's blocks; the children of an element are counted once."""

    def __init__(self) -> None:
        self._places: dict[HtmlElement, str] = {}

    def of(self, block: Block) -> str:
        """Returns the XPath of the block: of its element, or of the text that follows one in it."""
        shown = next(
            (above for above in (block.element, *block.element.iterancestors()) if SHOWN in above.attrib), None
        )
        if shown is not None and (parent := shown.getparent()) is not None:
            return self._path(parent)
        if block.after is None:
            return self._path(block.element)
        return f"{self._path(block.after)}/following::text()[normalize-space()][1]"

    def _path(self, element: HtmlElement) -> str:
        steps: list[str] = []
        parent = element.getparent()
        while parent is not None:
            if element not in self._places:
                self._count(parent)
            steps.append(self._places[element])
            element, parent = parent, parent.getparent()
        steps.append(str(element.tag))
        return "/" + "/".join(reversed(steps))

    def _count(self, parent: HtmlElement) -> None:
        counts: dict[str, int] = {}
        for child in parent:
            if SHOWN in child.attrib:
                continue
            tag = str(child.tag)
            counts[tag] = counts.get(tag, 0) + 1
            self._places[child] = f"{tag}[{counts[tag]}]"
