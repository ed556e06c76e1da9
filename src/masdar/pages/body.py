"""Which blocks of a page are the paragraphs of the article.

`trafilatura` says which text it takes for the article, and where the page
declares a body, that is heard too.  The blocks they vote for show where the
article stands; there, what the markup and the lines themselves say decides:
paragraphs that were left out come back, labels, captions and links to other
stories go.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from masdar.pages.blocks import HEADINGS, Block, Mark, Range
from masdar.pages.labels import Labels
from masdar.pages.markup import NOISE
from masdar.pages.words import Known, key, stops, words

_APART = frozenset({"byline", "caption", "credit", "date", "deck"})
_LONG = 80  # characters of a line that reads as prose without a full stop
_FEW = 4  # words that a sentence has at least
_MOST_OF = 0.5
_CORE = 0.75  # of what was voted for stands in the container of the article
_TAIL = 0.25  # what follows a label that ends articles is less than this of the article
_SHARED = 2  # words that a linked heading shares with the paragraph that it opens
_WORD = 4  # letters of a word that tells what a text is about
_ENDING = frozenset({"comments", "tags", "copyright"})


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


def is_prose(block: Block) -> bool:
    """Tells whether the block reads as sentences, not as a heading, a label or a link."""
    if block.tag in HEADINGS or block.is_link():
        return False
    text = block.text
    return len(text) >= _LONG or (stops(text) and len(words(text)) >= _FEW)


def find_body(
    blocks: Sequence[Block], ranges: Sequence[Range], votes: Known, labels: Labels, headline: Block | None, title: str
) -> Body | None:
    """Returns the body of the article among the blocks, or null where there is none.

    `blocks` are in order and stand next to each other; `ranges` are those of
    the whole page.
    """
    chosen = [block for block in blocks if votes.holds(block.text)] if votes else []
    neutral = _neutral(chosen, headline)
    chosen = [block for block in chosen if _may_stand(block, neutral, labels)]
    if not any(is_prose(block) for block in chosen):
        chosen = [block for block in blocks if is_prose(block)]
        neutral = _neutral(chosen, headline)
        chosen = [block for block in chosen if _may_stand(block, neutral, labels)]
    if not chosen:
        return None
    container = _container(chosen, ranges, blocks)
    chosen = [block for block in chosen if container.start <= block.place < container.end]
    core = _core(chosen, headline)
    paragraphs = _between(blocks, core, neutral, labels, container, headline)
    paragraphs = _without_titles(paragraphs, title)
    paragraphs = _without_related(paragraphs, labels)
    paragraphs = _without_ending(paragraphs, labels)
    paragraphs = [block for block in paragraphs if _may_stand(block, neutral, labels)]
    return Body(paragraphs, container, neutral) if paragraphs else None


def _neutral(chosen: Sequence[Block], headline: Block | None) -> set[Mark]:
    """Returns the marks that hold the headline or most of the article: they do not tell a part of the page apart."""
    total = 0
    weights: dict[Mark, int] = {}
    for block in chosen:
        size = len(block.text) - block.linked
        total += size
        for mark in block.marks():
            weights[mark] = weights.get(mark, 0) + size
    neutral = {mark for mark, weight in weights.items() if weight > _MOST_OF * total and "hidden" not in mark.roles}
    if headline is not None:
        neutral.update(mark for mark in headline.marks() if "hidden" not in mark.roles)
    return neutral


def _may_stand(block: Block, neutral: set[Mark], labels: Labels) -> bool:
    """Tells whether the block can be a paragraph, by its roles and its words."""
    roles = roles_of_block(block, neutral)
    if roles & NOISE or roles & _APART:
        return False
    return labels.of(block) is None


def _container(chosen: Sequence[Block], ranges: Sequence[Range], blocks: Sequence[Block]) -> Range:
    """Returns the smallest element that holds most of the chosen blocks."""
    first, end = blocks[0].place, blocks[-1].place + 1
    sums = [0] * (end - first + 1)
    for block in chosen:
        sums[block.place - first + 1] = len(block.text)
    for place in range(1, len(sums)):
        sums[place] += sums[place - 1]
    wanted = _CORE * sums[-1]
    best: Range | None = None
    for spread in ranges:
        start, stop = max(spread.start, first) - first, min(spread.end, end) - first
        if stop > start and sums[stop] - sums[start] >= wanted and (best is None or _size(spread) < _size(best)):
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


def _between(  # noqa: PLR0913 - the article's surroundings decide
    blocks: Sequence[Block],
    core: list[Block],
    neutral: set[Mark],
    labels: Labels,
    container: Range,
    headline: Block | None,
) -> list[Block]:
    """Returns the blocks from the lead to the last paragraph, without what cannot stand in an article.

    Labels stay for the moment: they say what to do with what follows them.
    """
    voted = {block.place for block in core}
    homes = {block.element for block in core} | {block.element.getparent() for block in core}
    low, high = core[0].place, core[-1].place
    low = _lead(blocks, low, neutral, labels, headline)
    kept: list[Block] = []
    for block in blocks:
        if not low <= block.place < max(high + 1, container.end):
            continue
        roles = roles_of_block(block, neutral)
        if roles & _APART:
            continue
        if labels.of(block) is not None:
            kept.append(block)
            continue
        if roles & NOISE:
            continue
        if block.place in voted or (block.place <= high and low <= block.place):
            at_home = block.element in homes or block.element.getparent() in homes
            if block.place in voted or is_prose(block) or at_home:
                kept.append(block)
        elif is_prose(block) and (block.element in homes or block.element.getparent() in homes):
            kept.append(block)
    return kept


def _lead(blocks: Sequence[Block], low: int, neutral: set[Mark], labels: Labels, headline: Block | None) -> int:
    """Returns where the article begins: paragraphs between the headline and the first one may stand apart."""
    if headline is None or not blocks[0].place <= headline.place < low:
        return low
    first = blocks[0].place
    for place in range(headline.place + 1, low):
        block = blocks[place - first]
        if is_prose(block) and stops(block.text) and len(block.text) >= _LONG and _may_stand(block, neutral, labels):
            return place
    return low


def _without_titles(paragraphs: list[Block], title: str) -> list[Block]:
    """Drops the headline where the body repeats it, and a paragraph that comes a second time running."""
    wanted = key(title)
    kept: list[Block] = []
    for block in paragraphs:
        found = key(block.text)
        if found and (found == wanted or (kept and found == key(kept[-1].text) and len(block.text) > _LONG)):
            continue
        if found:
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
            continue
        if cls is not None:
            kept.append(block)
            continue
        if announced is not None:
            if block.is_link() or (not is_prose(block) and block.element.getparent() is announced.element.getparent()):
                continue
            announced = None
        if block.is_link() and block.tag != "td":
            opened = next((b for b in paragraphs[place + 1 :] if not b.is_link() and is_prose(b)), None)
            if opened is None or not _opens(block, opened) or linked == 1:
                if opened is None or len(words(block.text)) >= _FEW:
                    continue
        kept.append(block)
    return kept


def _opens(heading: Block, paragraph: Block) -> bool:
    """Tells whether a linked line is the heading of the paragraph after it: they are about the same."""
    about = {word for word in words(heading.text) if len(word) >= _WORD}
    return len(about.intersection(words(paragraph.text))) >= _SHARED


def _without_ending(paragraphs: list[Block], labels: Labels) -> list[Block]:
    """Cuts the article where a label says that comments, tags or notices begin, if little follows."""
    total = sum(len(block.text) for block in paragraphs)
    after = 0
    for place in range(len(paragraphs) - 1, -1, -1):
        block = paragraphs[place]
        after += len(block.text)
        if after > _TAIL * total:
            break
        if labels.of(block) in _ENDING:
            paragraphs = paragraphs[:place]
    return paragraphs
