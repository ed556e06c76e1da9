"""Why a page gives no article: a wall, an index, or nothing to read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from masdar.model import Article
from masdar.pages.blocks import HEADINGS, Blocks
from masdar.pages.body import roles_of_block
from masdar.pages.declared import Declared
from masdar.pages.markup import NOISE
from masdar.pages.recover import Context
from masdar.pages.words import words

_STUB = 600  # characters of body that a wall lets through
_TEASERS = 5
_LINKS = 10  # linked lines of a page without prose that make it an index
_NEAR = 3  # blocks before a teaser in which its heading stands
_LEAST = 4  # words of the shortest news

PAYWALL = "the article is behind a pay wall: the page shows only its opening"
LOGIN = "the page asks for a login and shows no article"
INDEX = "the page is an index of articles, not an article; give the pages it links to"
NOTHING = "the page holds no article: no paragraphs of text were found"


def refusal(context: Context, articles: Sequence[Article]) -> str | None:
    """Returns the reason why the page counts as one without an article, or null."""
    _, declared, found, labels = context
    size = sum(len(article.text) for article in articles)
    if size < _STUB:
        walls = {mark for mark in found.walls if "paywall" in mark.roles}  # the others turned out to hold the text
        walled = walls and any(mark in walls for block in found.blocks for mark in block.marks())
        said = {labels.of(block) for block in found.blocks if not block.is_link()}
        if "paywall" in said or walled or not all(node.free for node in declared.nodes):
            return PAYWALL
        asks = any(element.get("type") == "password" for element in found.root.iter("input"))
        if "login" in said and (asks or size == 0) and size < _STUB / 2:
            return LOGIN
    if _is_index(found, declared, articles):
        return INDEX
    if not any(len(words(article.text)) >= _LEAST for article in articles):
        return NOTHING
    return None


def _is_index(found: Blocks, declared: Declared, articles: Sequence[Article]) -> bool:
    """Tells whether the page lists articles: linked headings, each with a line of prose at most."""
    if len(articles) > 1 or any(node.headline or node.body for node in declared.nodes):
        return False
    if declared.metas.get("og:type", "").lower() == "article":
        return False
    linked = {block.place for block in found.blocks if block.is_link() and len(block.words) >= _LEAST}
    headings = {place for place in linked if found.blocks[place].tag in HEADINGS}
    prose = [block.place for block in found.blocks if block.prose and not NOISE & roles_of_block(block, found.common)]
    if not prose:
        return len(linked) >= _LINKS or len(headings) >= _TEASERS
    runs = sum(after - before == 1 for before, after in pairwise(prose))
    opened = not headings.isdisjoint(range(prose[0] - _NEAR, prose[0]))
    return len(headings) >= _TEASERS and runs == 0 and opened
