"""Why a page gives no article: a wall, an index, or nothing to read."""

from __future__ import annotations

from collections.abc import Sequence

from masdar.model import Article
from masdar.pages.blocks import HEADINGS, Blocks
from masdar.pages.declared import Declared
from masdar.pages.recover import Context
from masdar.pages.words import words

_STUB = 600  # characters of body that a wall lets through
_TEASERS = 5
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
        walled = any("paywall" in mark.roles for block in found.blocks for mark in block.marks())
        said = {labels.of(block) for block in found.blocks}
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
    linked = sum(
        1 for block in found.blocks if block.tag in HEADINGS and block.is_link() and len(block.words) >= _LEAST
    )
    prose = sum(1 for block in found.blocks if block.prose)
    if len(articles) > 1 or any(node.type != "LiveBlogPosting" and node.headline for node in declared.nodes):
        return False
    if declared.types & {"CollectionPage", "SearchResultsPage"} and not declared.nodes:
        return linked >= _TEASERS
    longest = max((len(article.text) for article in articles), default=0)
    h1 = any(block.tag == "h1" and not block.is_link() for block in found.blocks)
    if declared.metas.get("og:type", "").lower() == "article":
        return False
    return linked >= _TEASERS and (prose <= linked * 1.2 if not h1 else prose < linked / 2 and longest < _STUB)
