"""The headline of an article, as the page shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from masdar.pages.blocks import HEADINGS, Block
from masdar.pages.declared import Declared
from masdar.pages.markup import NOISE
from masdar.pages.words import key

_SHORTEST = 8  # letters of a headline that a declared title may be told by
_LONGEST = 400  # characters of a headline
_MOST_BARS = 8
_BAR = regex.compile(r"\s+[-–—|»:·•]+\s+|\s*\|\s*")


class Headline(NamedTuple):
    """A headline, and the block that shows it."""

    text: str
    block: Block | None


def find_headline(blocks: Sequence[Block], declared: Declared, *, alone: bool) -> Headline:
    """Returns the headline and the block that shows it.

    The page shows the headline in a heading, or in a line that says what the
    page declares to machines; what is shown has the quotation marks and lacks
    the name of the site.  Where nothing is shown, the declared headline is
    taken without the site's name.  With `alone` false the blocks are one of
    several articles on the page, of which the page declares nothing sure.
    """
    titles = list(_keys(declared))
    exact = set(titles)
    best: tuple[int, Block] | None = None
    for block in blocks:
        score = _score(block, titles, exact, alone=alone)
        if score > 0 and (best is None or score > best[0]):
            best = (score, block)
    if best is not None:
        return Headline(best[1].text, best[1])
    return Headline(declared_headline(declared) if alone else "", None)


def _bars(title: str) -> list[regex.Match[str]]:
    """Returns the bars and dashes of a title; no title is so long or has so many that they count."""
    bars = list(_BAR.finditer(title[:_LONGEST]))
    return bars if len(bars) <= _MOST_BARS else []


def _keys(declared: Declared) -> Iterator[str]:
    """Yields the keys of what the page declares, and of what a title says without the lesser part of it."""
    for title in (*declared.titles(), declared.title):
        whole = key(title)
        if len(whole) < _SHORTEST:
            continue
        yield whole
        for bar in _bars(title):
            for part in (key(title[: bar.start()]), key(title[bar.end() :])):
                if len(part) >= max(_SHORTEST, len(whole) / 2):
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


def _score(block: Block, titles: list[str], exact: set[str], *, alone: bool) -> int:
    if len(block.text) > _LONGEST:
        return 0
    named = "title" in (block.mark.roles if block.mark else ())
    level = int(block.tag[1]) if block.tag in HEADINGS else 0
    # A line that is no heading can only be told by what the page declares.
    if not level and not named and not titles:
        return 0
    found = block.key
    score = 0
    if len(found) >= _SHORTEST:
        if found in exact:
            score = 40
        elif (level or named) and any(found in title or title in found for title in titles):
            score = 30
    if not score and titles and alone and level != 1:
        return 0
    if not score and not level and not named:
        return 0
    score += {1: 8, 2: 4, 3: 2}.get(level, 0) + 4 * named
    if any(NOISE & mark.roles for mark in block.marks()):
        score -= 20
    if block.is_link():
        score -= 3
    return score
