"""Which blocks of a page are the paragraphs of the article.

`trafilatura` says which text it takes for the article, and where the page
declares a body, that is heard too.  The blocks they vote for show where the
article stands; there, what the markup and the lines themselves say decides:
paragraphs that were left out come back, labels, captions and links to other
stories go.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate, islice

import regex
from lxml.html import HtmlElement

from masdar.pages.blocks import HEADINGS, Block, Mark, Range, marks_of_most, names_of
from masdar.pages.headline import Headline
from masdar.pages.labels import Labels
from masdar.pages.markup import NOISE
from masdar.pages.openings import shipped_openings
from masdar.pages.published import is_date
from masdar.pages.words import LONG, Known, key, stops

_APART = frozenset({"byline", "caption", "credit", "date", "deck"})
_FEW = 4  # words that a sentence has at least
_MOST_OF = 0.5
_CORE = 0.75  # of what was voted for stands in the container of the article
_SHARED = 2  # words that a linked heading shares with the paragraph that it opens
_DATED = 3  # paragraphs among which the date of publication may stand
_MANY_LINKS = 8  # behind which an article does not go on in another element
_SCRAPS = 5  # short lines below the last sentence that are more than a signature
_SCRAP = 20  # characters of such a line
_RUNS = 8  # places in which an article may go on
_LARGE = 0.3  # of what was chosen is an article that others may follow
_ABOVE = 3  # elements around a paragraph by whose names others are known to belong to it
_LETTER = regex.compile(r"\p{L}")
_WORD = 4  # letters of a word that tells what a text is about
_OPENING = frozenset({"related", "app", "share", "skip", "comments"})
TAIL = 0.25
"""What follows a label that ends articles is less than this of the article."""
ENDING = frozenset({"comments", "tags", "copyright", "feed"})
"""The classes of lines that end articles."""


class Body:
    """The paragraphs of an article, and where on the page they begin and end."""

    __slots__ = ("container", "neutral", "paragraphs")

    def __init__(self, paragraphs: list[Block], container: Range, neutral: set[Mark]) -> None:
        self.paragraphs = paragraphs
        self.container = container
        self.neutral = neutral

    @property
    def start(self) -> int:
        """The place of the first paragraph."""
        return self.paragraphs[0].place

    @property
    def end(self) -> int:
        """The place after the last paragraph."""
        return self.paragraphs[-1].place + 1

    def roles(self, block: Block) -> frozenset[str]:
        """Returns the roles of the block's elements, but for those that hold the article itself."""
        return roles_of_block(block, self.neutral)


def roles_of_block(block: Block, neutral: set[Mark]) -> frozenset[str]:
    """Returns the roles that the elements around the block play, but for the `neutral` ones."""
    roles: frozenset[str] = frozenset()
    for mark in block.marks():
        if mark not in neutral:
            roles |= mark.roles
    return roles


def find_body(
    blocks: Sequence[Block], ranges: Sequence[Range], votes: Known, labels: Labels, headline: Headline
) -> Body | None:
    """Returns the body of the article among the blocks, or null where there is none.

    `blocks` are in order; `ranges` are those of the whole page.
    """
    return _Finder(blocks, ranges, labels, headline).find(votes) if blocks else None


class _Names(dict[HtmlElement, str]):
    """The names of elements, each of which is asked for them once."""

    def __missing__(self, element: HtmlElement) -> str:
        names = self[element] = names_of(element)
        return names


class _Run:
    """Blocks that stand together, and where the paragraphs among them stand."""

    __slots__ = ("blocks", "elements", "names", "size")

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.elements: set[HtmlElement | None] = set()
        self.names: set[str] = set()
        self.size = 0

    def add(self, block: Block, names: str) -> None:
        """Adds a block; `names` are those of the elements around it."""
        self.blocks.append(block)
        if block.prose:
            self.elements |= {block.element, block.element.getparent()}
            self.names.add(names)
            self.size += len(block.text)

    def holds(self, block: Block, names: str) -> bool:
        """Tells whether the block stands where a paragraph does, or in elements of the same names."""
        home = block.element.getparent()
        above = home.getparent() if home is not None and block.tag == "li" else None
        return (names != "" and names in self.names) or not self.elements.isdisjoint(
            {block.element, home, above} - {None}
        )


class _Finder:
    """Finds the body of one article."""

    def __init__(self, blocks: Sequence[Block], ranges: Sequence[Range], labels: Labels, headline: Headline) -> None:
        self.blocks = blocks
        self.ranges = ranges
        self.labels = labels
        self.headline = headline
        self.neutral: set[Mark] = set()
        self.comments = self._commented()
        self._names = _Names()

    def find(self, votes: Known) -> Body | None:
        """Returns the body that the votes point to; where they point nowhere, that of all prose."""
        chosen = self._standing([block for block in self.blocks if votes.holds(block.words)])
        if not any(block.prose for block in chosen):
            chosen = self._standing([block for block in self.blocks if block.prose])
        if not chosen:
            return None
        chosen = self._together(chosen)
        container = _container(chosen, self.ranges, self.blocks)
        chosen = [block for block in chosen if container.start <= block.place < container.end]
        if more := self._alike(chosen, container):
            chosen += more
            container = Range(container.element, container.start, more[-1].place + 1)
        paragraphs = self._between(_core(chosen, self.headline.block), container)
        paragraphs = _without_titles(paragraphs, self.headline.text)
        paragraphs = _without_related(paragraphs, self.labels)
        paragraphs = _without_ending(paragraphs, self.labels)
        paragraphs = [block for block in paragraphs if self._may_stand(block)]
        paragraphs = _without_date(_from_prose(paragraphs))
        if paragraphs and shipped_openings().go_on(paragraphs[0].text):
            paragraphs = [*self._leads(paragraphs[0].place), *paragraphs]
        return Body(paragraphs, container, self.neutral) if paragraphs else None

    def _together(self, chosen: list[Block]) -> list[Block]:
        """Returns those of the chosen blocks that stand together: no article goes on elsewhere behind many links.

        Without names of elements that say so, what stands there is told by nothing else: the notices of a site, its
        description of itself, the rules of its comments.
        """
        runs = [_Run()]
        linked = list(accumulate((block.is_link() for block in self.blocks), initial=0))
        if linked[-1] < _MANY_LINKS:
            return chosen
        first = before = self.blocks[0].place
        for block in chosen:
            names = self._home(block)
            run = next((run for run in runs[:_RUNS] if run.holds(block, names)), None)
            if run is None and runs[0].blocks and linked[block.place - first] - linked[before - first] >= _MANY_LINKS:
                runs.append(_Run())
            (run or runs[-1]).add(block, names)
            before = block.place
        title = self.headline.block.place if self.headline.block is not None else first
        enough = _LARGE * sum(run.size for run in runs)
        best = next((run for run in runs if run.blocks[-1].place > title and run.size >= enough), None)
        best = best or max(runs, key=lambda run: run.size)
        last = max((place for place, block in enumerate(best.blocks) if block.prose), default=len(best.blocks) - 1)
        end = [block for block in best.blocks[last + 1 :] if best.holds(block, self._home(block))]
        return best.blocks[: last + 1] + end

    def _alike(self, chosen: Sequence[Block], container: Range) -> list[Block]:
        """Returns the prose after the container that stands in elements of the same names as what was chosen.

        Advertisements part an article into several elements, of which the votes may point to one.
        """
        homes = {home for block in chosen if block.prose and (home := self._home(block))}
        title = self._home(self.headline.block) if self.headline.block is not None else ""
        known = {mark.names for mark in self.neutral} - {""}
        more: list[Block] = []
        for block in self.blocks if homes else ():
            if block.place < container.end:
                continue
            if block.tag == "h1" or (title and self._home(block) == title) or self.labels.of(block) in ENDING:
                break
            if not block.prose or self._home(block) not in homes:
                continue
            twins = {mark for mark in block.marks() if mark.names in known}
            if self._may_stand(block, self.neutral | twins):
                self.neutral |= twins
                more.append(block)
        return more

    def _home(self, block: Block) -> str:
        """Returns the names of the elements around the block, or nothing where they have none."""
        around = (block.element, *islice(block.element.iterancestors(), _ABOVE))
        names = [self._names[above] for above in around]
        return "/".join(names) if any(" " in name for name in names) else ""

    def _commented(self) -> set[int]:
        """Returns the places of what stands below a label of comments, in an element after the first paragraph."""
        title = self.headline.block.place if self.headline.block is not None else -1
        first = next((block.place for block in self.blocks if block.prose and block.place > title), None)
        by_place = {block.place: block for block in self.blocks if first is not None and block.place > first}
        ends: dict[int, int] = {}
        for spread in self.ranges:
            label = by_place.get(spread.start)
            if label is not None and not label.linked and self.labels.of(label) == "comments":
                ends[spread.start] = max(spread.end, ends.get(spread.start, 0))
        places: set[int] = set()
        done = 0
        for start, end in sorted(ends.items()):
            places.update(range(max(start, done), end))
            done = max(done, end)
        return places

    def _standing(self, chosen: list[Block]) -> list[Block]:
        self.neutral = _neutral(chosen, self.headline.block)
        return [block for block in chosen if self._may_stand(block)]

    def _may_stand(self, block: Block, neutral: set[Mark] | None = None) -> bool:
        """Tells whether the block can be a paragraph, by its roles and its words."""
        roles = roles_of_block(block, self.neutral if neutral is None else neutral)
        apart = roles & NOISE or roles & _APART or block.place in self.comments
        return not apart and self.labels.of(block) is None

    def _between(self, core: list[Block], container: Range) -> list[Block]:
        """Returns the blocks from the lead to the last paragraph, without what cannot stand in an article.

        Labels stay for the moment: they say what to do with what follows them.
        """
        voted = {block.place for block in core}
        homes = {block.element for block in core} | {block.element.getparent() for block in core}
        low, high = self._lead(core[0].place), core[-1].place
        kept: list[Block] = []
        aside = self._labelled(sum(len(block.text) for block in core), low, max(high + 1, container.end))
        for block in self.blocks:
            if block.place in aside or not low <= block.place < max(high + 1, container.end):
                continue
            roles = roles_of_block(block, self.neutral)
            if roles & _APART:
                continue
            if self.labels.of(block) is not None:
                kept.append(block)
                continue
            home = block.element.getparent()
            at_home = block.element in homes or home in homes
            if block.tag == "li" and home is not None:  # a list among the paragraphs
                at_home = at_home or (home.getparent() in homes and not block.is_link())
            inside = block.place <= high and (block.prose or at_home)
            if not roles & NOISE and (block.place in voted or inside or (block.prose and at_home)):
                kept.append(block)
        return kept

    def _labelled(self, size: int, low: int, high: int) -> set[int]:
        """Returns the places of the blocks in small elements that open with a label: they are what it says.

        `size` is that of the article in characters, `low` and `high` where it stands.
        """
        aside: set[int] = set()
        by_place = {block.place: block for block in self.blocks if low <= block.place < high}
        for spread in self.ranges:
            first = by_place.get(spread.start)
            if first is None or spread.end - spread.start < 2 or self.labels.of(first) not in _OPENING:  # noqa: PLR2004
                continue
            inner = [by_place[place] for place in range(spread.start, spread.end) if place in by_place]
            small = sum(len(block.text) for block in inner if block.prose) <= TAIL * size
            if small and (not first.linked or self.labels.of(first) == "skip"):
                aside.update(block.place for block in inner[1:])
        return aside

    def _lead(self, low: int) -> int:
        """Returns where the article begins: paragraphs between the headline and the first one may stand apart."""
        headline = self.headline.block
        if headline is None:
            return low
        for block in self.blocks:
            between = headline.place < block.place < low
            prose = between and len(block.text) >= LONG and block.prose and stops(block.text)
            if prose and self._may_stand(block):
                return block.place
        return low

    def _leads(self, place: int) -> list[Block]:
        """Returns the sentence above the paragraph at `place` that the markup sets apart as a summary, if any."""
        headline = self.headline.block.place if self.headline.block is not None else place
        for block in self.blocks:
            if not headline < block.place < place or not block.prose or not stops(block.text):
                continue
            roles = roles_of_block(block, self.neutral)
            if "deck" in roles and not roles & (NOISE | _APART - {"deck"}) and self.labels.of(block) is None:
                return [block]
        return []


def _neutral(chosen: Sequence[Block], headline: Block | None) -> set[Mark]:
    """Returns the marks that hold the headline or most of the article: they do not tell a part of the page apart."""
    neutral = marks_of_most(chosen)
    if headline is not None:
        neutral.update(mark for mark in headline.marks() if "hidden" not in mark.roles)
    return neutral


def _container(chosen: Sequence[Block], ranges: Sequence[Range], blocks: Sequence[Block]) -> Range:
    """Returns the smallest element that holds most of the chosen blocks."""
    first, end = blocks[0].place, blocks[-1].place + 1
    sums = [0] * (end - first + 1)
    for block in chosen:
        sums[block.place - first + 1] = len(block.text)
    for place in range(1, len(sums)):
        sums[place] += sums[place - 1]
    wanted = _CORE * sums[-1]
    least = min(len(chosen), 2)  # a long paragraph is not the container of the short ones beside it
    best: Range | None = None
    for spread in ranges:
        start, stop = max(spread.start, first) - first, min(spread.end, end) - first
        if stop - start < least or sums[stop] - sums[start] < wanted:
            continue
        if best is None or _size(spread) < _size(best):
            best = spread
    return best or Range(blocks[0].element, first, end)


def _size(spread: Range) -> int:
    return spread.end - spread.start


def _core(chosen: list[Block], headline: Block | None) -> list[Block]:
    """Returns the chosen blocks after the headline, where most of them stand there."""
    if headline is None:
        return chosen
    after = [block for block in chosen if block.place > headline.place]
    size: Callable[[list[Block]], int] = lambda some: sum(len(block.text) for block in some)  # noqa: E731 - used here
    return after if size(after) >= _MOST_OF * size(chosen) else chosen


def _without_titles(paragraphs: list[Block], title: str) -> list[Block]:
    """Drops the headline where the body repeats it, and a paragraph that comes a second time: pages have copies."""
    wanted = key(title)
    known: set[str] = set()
    kept: list[Block] = []
    for block in paragraphs:
        found = block.key
        if not found or found == wanted or found in known:
            continue
        if len(block.text) > LONG:
            known.add(found)
        kept.append(block)
    return kept


def _without_related(paragraphs: list[Block], labels: Labels) -> list[Block]:
    """Drops links to other stories: those that a label announces, and those that open nothing that follows."""
    kept: list[Block] = []
    announced: Block | None = None
    linked = sum(block.is_link() for block in paragraphs)
    for place, block in enumerate(paragraphs):
        cls = labels.of(block)
        if cls in ("related", "more"):
            announced = block
        elif cls is not None:
            kept.append(block)
        elif announced is not None and _is_announced(block, announced):
            continue
        else:
            announced = None
            if not block.is_link() or (linked > 1 and _opens(block, paragraphs[place + 1 :])):
                kept.append(block)
    return kept


def _is_announced(block: Block, label: Block) -> bool:
    """Tells whether the block is one of the stories under the label; a label may name its story itself."""
    if block.is_link():
        return True
    if label.linked or block.tag in HEADINGS or block.prose:
        return False
    return block.element.getparent() is label.element.getparent()


def _opens(heading: Block, following: Sequence[Block]) -> bool:
    """Tells whether a linked line is the heading of the paragraph after it: they are about the same."""
    paragraph = next((block for block in following if block.prose), None)
    if paragraph is None:
        return False
    about = {word for word in heading.words if len(word) >= _WORD}
    return len(about.intersection(paragraph.words)) >= _SHARED


def _from_prose(paragraphs: list[Block]) -> list[Block]:
    """Returns the paragraphs from the first that reads as prose to the last with a letter: the rest is no body."""
    first = next((place for place, block in enumerate(paragraphs) if block.prose), 0)
    end = len(paragraphs)
    last = max((place for place, block in enumerate(paragraphs) if block.prose), default=end)
    rest = paragraphs[last + 1 :]
    if len(rest) >= _SCRAPS and all(len(block.text) < _SCRAP and block.tag != "li" for block in rest):
        end = last + 1  # keywords and numbers, each in a line of its own
    while end > first and _LETTER.search(paragraphs[end - 1].text) is None:
        end -= 1
    return paragraphs[first:end]


def _without_date(paragraphs: list[Block]) -> list[Block]:
    """Drops the date of publication where it stands among the first paragraphs."""
    first = (block for block in paragraphs[:_DATED] if block.tag not in HEADINGS and is_date(block.text))
    dated = next(first, None)
    return [block for block in paragraphs if block is not dated]


def _without_ending(paragraphs: list[Block], labels: Labels) -> list[Block]:
    """Cuts the article where a label says that comments, tags or notices begin, if little follows."""
    total = sum(len(block.text) for block in paragraphs)
    after = 0
    for place in range(len(paragraphs) - 1, -1, -1):
        block = paragraphs[place]
        after += len(block.text)
        if after > TAIL * total:
            break
        if labels.of(block) in ENDING:
            paragraphs = paragraphs[:place]
    return paragraphs
