"""The headline of an article, as the page shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

import regex

from masdar.pages.blocks import HEADINGS, Block, Mark
from masdar.pages.declared import Declared
from masdar.pages.markup import NOISE
from masdar.pages.published import is_date
from masdar.pages.words import key

_SHORTEST = 8  # letters of a headline that a declared title may be told by
_LONGEST = 400  # characters of a headline
_DECLARED = 20  # the least score of a line that shows what the page declares
_NEAR = 8  # blocks after a heading within which the article begins
_FEW = 3  # words of the shortest headline
_HOME = regex.compile(r"(?:https?://[^/]+)?/?(?:(?:index|default|home)\.\w{3,5})?(?:[?#].*)?$", regex.IGNORECASE)
_MOST_BARS = 8
_BESIDE = NOISE | {"byline", "date", "credit", "caption", "deck"}
_APART = regex.compile(r"\s+([:：،,؛])")  # a sign that stands in an element of its own
_BAR = regex.compile(r"\s+[-–—|»:·•]+\s+|\s*\|\s*")


class Headline(NamedTuple):
    """A headline, and the block that shows it; of several lines of one heading, the last."""

    text: str
    block: Block | None


def find_headline(blocks: Sequence[Block], declared: Declared, common: set[Mark], *, alone: bool) -> Headline:
    """Returns the headline and the block that shows it.

    The page shows the headline in a heading, or in a line that says what the
    page declares to machines; what is shown has the quotation marks and lacks
    the name of the site.  Where nothing is shown, the declared headline is
    taken without the site's name.  With `alone` false the blocks are one of
    several articles on the page, of which the page declares nothing sure;
    `common` are the marks that most of the page stands in.
    """
    titles = list(_keys(declared))
    scores = ((_score(block, titles, common), -block.place, block) for block in blocks)
    best = max((found for found in scores if _is_shown(found)), default=None, key=_rank)
    if best is not None and (best[2].tag in HEADINGS or _is_followed(best[2], blocks)):
        return _whole(best[2], blocks, titles)
    levels = ((_level(block, common), -block.place, block) for block in blocks)
    heading = max((found for found in levels if _is_shown(found)), default=None, key=_rank)
    if heading is not None and (not alone or _is_followed(heading[2], blocks)):
        return _whole(heading[2], blocks, titles)
    return Headline(declared_headline(declared) if alone else "", None)


def _whole(block: Block, blocks: Sequence[Block], titles: list[str]) -> Headline:
    """Returns the headline with the other lines of its heading, unless the page declares the one to be all of it."""
    if block.tag not in HEADINGS or block.key in titles:
        return Headline(block.text, block)
    lines = [other for other in blocks if other.element is block.element and _is_part(other)]
    if len(lines) < 2 or sum(len(line.text) for line in lines) > _LONGEST:  # noqa: PLR2004 - nothing to be joined
        return Headline(block.text, block)
    return Headline(_APART.sub(r"\1", " ".join(line.text for line in lines)), lines[-1])


def _is_part(line: Block) -> bool:
    """Tells whether a line of a heading is part of the headline: dates, names and buttons stand there too."""
    inner = takewhile(lambda mark: line.element in mark.element.iterancestors(), line.marks())
    return not any(_BESIDE & mark.roles for mark in inner) and not is_date(line.text)


def _is_followed(heading: Block, blocks: Sequence[Block]) -> bool:
    """Tells whether prose begins soon after the line."""
    return any(block.prose for block in blocks if heading.place < block.place <= heading.place + _NEAR)


def _is_shown(found: tuple[int, int, Block]) -> bool:
    """Tells whether a block with this score may be the headline; a link to the front page is none."""
    return found[0] > 0 and not (found[2].is_link() and _leads_home(found[2]))


def _rank(found: tuple[int, int, Block]) -> tuple[int, int]:
    return found[0], found[1]


def _leads_home(block: Block) -> bool:
    """Tells whether a linked line leads to the front page, as the name of the site does."""
    link = next(block.element.iter("a"), None)
    if link is None:
        link = next((above for above in block.element.iterancestors("a")), None)
    target = (link.get("href") or "") if link is not None else ""
    return _HOME.match(target.strip()) is not None


def _bars(title: str) -> list[regex.Match[str]]:
    """Returns the bars and dashes of a title; no title is so long or has so many that they count."""
    bars = list(_BAR.finditer(title[:_LONGEST]))
    return bars if len(bars) <= _MOST_BARS else []


def _keys(declared: Declared) -> Iterator[str]:
    """Yields the keys of what the page declares, and of what a title says without the lesser part of it.

    The name of the site is no headline.
    """
    outlet = key(declared.outlet() or "")
    for title in (*declared.titles(), declared.title):
        whole = key(title)
        if len(whole) < _SHORTEST or whole == outlet:
            continue
        yield whole
        for bar in _bars(title):
            for part in (key(title[: bar.start()]), key(title[bar.end() :])):
                if len(part) >= max(_SHORTEST, len(whole) / 2) and part != outlet:
                    yield part


def declared_headline(declared: Declared) -> str:
    """Returns the headline that the page declares, without the name of the site."""
    title = next(declared.titles(), "") or declared.title
    return without_site(title, declared)


def without_site(title: str, declared: Declared) -> str:
    """Returns the title without the site's name before or behind a dash or a bar."""
    outlets = {key(name) for name in (declared.outlet(), declared.metas.get("application-name")) if name}
    outlets.update(key(node.publisher) for node in declared.nodes if node.publisher)
    bars = _bars(title)
    if not bars:
        return title
    head, tail = title[: bars[-1].start()], title[bars[-1].end() :]
    if key(tail) in outlets or ("|" in bars[-1][0] and len(tail) < len(head)):
        return head.strip()
    first, rest = title[: bars[0].start()], title[bars[0].end() :]
    if key(first) in outlets:
        return rest.strip()
    # The rest of the page tells whether what stands behind the bar belongs to the headline.
    shorter = [
        known for known in declared.titles() if known != title and key(known) and key(title).startswith(key(known))
    ]
    return max(shorter, key=len) if shorter else title


def site_of(page_title: str, headline: str) -> str | None:
    """Returns the name of the site, where the page's title is the headline and, behind a bar or a dash, that name."""
    for bar in _bars(page_title):
        if headline and key(page_title[: bar.start()]) == key(headline):
            return page_title[bar.end() :].strip() or None
        if headline and key(page_title[bar.end() :]) == key(headline):
            return page_title[: bar.start()].strip() or None
    return None


def _score(block: Block, titles: list[str], common: set[Mark]) -> int:
    """Returns how surely the block shows what the page declares as its headline."""
    if len(block.text) > _LONGEST or (block.is_link() and block.tag not in HEADINGS and not _is_named(block)):
        return 0  # a link with the headline leads to the article, and does not stand above it
    size = len(block.text)
    if size < _SHORTEST or (
        block.tag not in HEADINGS and not any(len(title) <= size <= 3 * len(title) for title in titles)
    ):
        return 0  # spaces and marks make no line three times as long, and only the whole headline is looked for
    letters = block.key
    if len(letters) < _SHORTEST:
        return 0
    level = _level(block, common)
    if letters in titles:
        shown = block.tag in HEADINGS or _is_named(block) or not _is_noise(block, common)
        return shown * (_DECLARED + 20 + level)  # the name of the site stands in the foot of the page
    if level > 0 and any(letters in title or title in letters for title in titles):
        return _DECLARED + 10 + level
    return 0


def _is_named(block: Block) -> bool:
    return block.mark is not None and "title" in block.mark.roles


def _is_noise(block: Block, common: set[Mark]) -> bool:
    return any(NOISE & mark.roles for mark in block.marks() if mark not in common)


def _level(block: Block, common: set[Mark]) -> int:
    """Returns how much the block looks like a headline by its markup alone; below zero it does not at all."""
    named = _is_named(block)
    level = {"h1": 8, "h2": 4, "h3": 2}.get(block.tag, 0) + 4 * named
    if len(block.text) > _LONGEST or (block.tag not in HEADINGS and not named):
        return 0
    if _is_noise(block, common):
        level -= 20
    return level - 3 * block.is_link() - 6 * (len(block.words) < _FEW)
